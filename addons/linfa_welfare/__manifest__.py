{
    "name": "LINFA Welfare",
    "summary": "Welfare credit and vouchers: roles and the voucher offers",
    "version": "19.0.1.0.0",
    "category": "Sales/LINFA",
    "author": "LINFA",
    "license": "AGPL-3",
    "depends": [
        "linfa_catalog",  # Vouchers are offers of the catalogue.
    ],
    "data": [
        "security/linfa_welfare_groups.xml",
        "views/product_template_views.xml",
        "views/linfa_welfare_menus.xml",  # Depends on the action and on the groups.
    ],
}
