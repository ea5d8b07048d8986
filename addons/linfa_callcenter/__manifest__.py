{
    "name": "LINFA Call Center",
    "summary": "Telephone desk: roles and the residents' contacts",
    "version": "19.0.1.0.0",
    "category": "Sales/LINFA",
    "author": "LINFA",
    "license": "AGPL-3",
    "depends": [
        "linfa_welfare",  # The operator answers about welfare credit.
    ],
    "data": [
        "security/linfa_callcenter_groups.xml",
        "views/res_partner_views.xml",
        "views/linfa_callcenter_menus.xml",  # Depends on the action and on the groups.
    ],
}
