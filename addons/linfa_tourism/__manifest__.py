{
    "name": "LINFA Tourism",
    "summary": "Visits and stays in the valleys: roles and the tourism offers",
    "version": "19.0.1.0.0",
    "category": "Sales/LINFA",
    "author": "LINFA",
    "license": "AGPL-3",
    "depends": [
        "linfa_catalog",  # Visits and stays are offers of the catalogue.
    ],
    "data": [
        "security/linfa_tourism_groups.xml",
        "views/product_template_views.xml",
        "views/linfa_tourism_menus.xml",  # Depends on the action and on the groups.
    ],
}
