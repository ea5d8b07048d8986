{
    "name": "LINFA Points",
    "summary": "LINFA POINTs: their roles, their pages and the places where orders are picked up",
    "version": "19.0.1.1.0",
    "category": "Sales/LINFA",
    "author": "LINFA",
    "license": "AGPL-3",
    "depends": [
        "linfa_welfare",  # A POINT takes welfare credit.
    ],
    "data": [
        "security/linfa_points_groups.xml",
        "security/ir.model.access.csv",
        "security/linfa_points_security.xml",
        "data/linfa_point_service_data.xml",
        "data/website_data.xml",
        "views/linfa_point_views.xml",
        "views/stock_warehouse_views.xml",
        "views/website_point_templates.xml",
        "views/linfa_points_menus.xml",  # Depends on the actions and on the groups.
    ],
    "demo": [
        "demo/linfa_point_demo.xml",
    ],
    "assets": {
        "web.assets_frontend": [
            "linfa_points/static/src/scss/**/*",
        ],
    },
}
