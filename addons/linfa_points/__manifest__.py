{
    "name": "LINFA Points",
    "summary": "LINFA POINTs: roles and the places where orders are picked up",
    "version": "19.0.1.0.0",
    "category": "Sales/LINFA",
    "author": "LINFA",
    "license": "AGPL-3",
    "depends": [
        "linfa_welfare",  # A POINT takes welfare credit.
    ],
    "data": [
        "security/linfa_points_groups.xml",
        "views/stock_warehouse_views.xml",
        "views/linfa_points_menus.xml",  # Depends on the action and on the groups.
    ],
}
