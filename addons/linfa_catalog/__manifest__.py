{
    "name": "LINFA Catalogue",
    "summary": "Valleys, producers and their offers, sold in one shop",
    "version": "19.0.1.0.0",
    "category": "Sales/LINFA",
    "author": "LINFA",
    "license": "AGPL-3",
    "depends": [
        "contacts",  # Producers are contacts.
        "mail",  # Producers are told of their orders through the mail queue.
        "website_partner",  # A producer has a page of its own, published or not.
        "sale_management",  # The back office sells and follows orders too.
        "website_sale_collect",  # Shop, delivery, pick-up and payment on site.
        "l10n_it_edi",  # An Italian company: chart, VAT, codice fiscale, FatturaPA.
        "stock_sms",  # Its text messages at the delivery are switched off.
        "stock_picking_batch",  # What goes to one destination is prepared together.
        "account_payment_sepa_credit_transfer",  # Producers are paid by a SEPA file.
        "payment_demo",  # The demonstration shop pays with it; disabled elsewhere.
    ],
    "data": [
        "security/linfa_catalog_groups.xml",
        "security/ir.model.access.csv",
        "security/linfa_catalog_security.xml",
        "security/linfa_stock_hold_security.xml",
        "security/linfa_unmet_search_security.xml",
        "security/linfa_offer_shelf_security.xml",
        "security/linfa_settlement_security.xml",
        "security/linfa_round_security.xml",
        "security/linfa_producer_group_security.xml",
        "data/linfa_valley_data.xml",
        "data/linfa_municipality_data.xml",  # Depends on the valleys.
        "data/linfa_allergen_data.xml",
        "data/linfa_quality_mark_data.xml",
        "data/website_base_unit_data.xml",
        "data/product_public_category_data.xml",
        "data/base_geo_provider_data.xml",
        "data/ir_config_parameter_data.xml",  # Depends on the geo provider.
        "data/outside_services_data.xml",
        "data/payment_provider_data.xml",
        "data/mail_template_data.xml",
        "views/linfa_valley_views.xml",
        "views/linfa_municipality_views.xml",
        "views/linfa_allergen_views.xml",
        "views/linfa_quality_mark_views.xml",
        "views/linfa_quality_certificate_views.xml",
        "views/product_template_views.xml",
        "views/res_partner_views.xml",
        "views/sale_order_views.xml",
        "views/sale_order_line_views.xml",
        "views/sale_report_views.xml",
        "data/linfa_round_mail_data.xml",
        "data/linfa_round_cron_data.xml",
        "views/linfa_round_report_templates.xml",
        "views/linfa_round_reports.xml",
        "views/linfa_shortage_views.xml",
        "views/linfa_round_request_views.xml",
        "views/linfa_round_views.xml",  # Depends on requests, shortages and reports.
        "views/linfa_round_template_views.xml",
        "views/sale_order_round_views.xml",
        "data/linfa_settlement_data.xml",
        "report/linfa_settlement_report.xml",
        "wizards/linfa_settlement_run_wizard_views.xml",
        "views/linfa_settlement_views.xml",
        "views/linfa_settlement_line_views.xml",
        "views/linfa_return_reason_views.xml",
        "views/settlement_settings_views.xml",
        "views/linfa_menus.xml",  # Depends on every action.
        "data/mail_template_candidate_data.xml",
        "data/ir_cron_producer_data.xml",
        "views/linfa_producer_decision_views.xml",
        "views/linfa_producer_group_views.xml",
        "views/res_partner_candidate_views.xml",
        "views/res_partner_agreement_views.xml",
        "views/sale_order_line_open_views.xml",
        "views/linfa_producer_menus.xml",  # Depends on the actions above.
        "views/linfa_round_menus.xml",
        "views/linfa_stock_hold_views.xml",  # Depends on the menus.
        "data/offer_shelf_data.xml",
        "views/linfa_offer_change_views.xml",
        "views/linfa_offer_import_views.xml",
        "views/offer_shelf_views.xml",  # Depends on both, and on the menus.
        "views/website_mark_templates.xml",
        "views/website_layout_templates.xml",
        "views/website_card_templates.xml",
        "views/website_home_templates.xml",
        "views/website_shop_templates.xml",
        "views/website_product_templates.xml",
        "views/website_map_templates.xml",
        "views/website_producer_templates.xml",
        "views/website_valley_templates.xml",
        "views/website_candidate_field_templates.xml",
        "views/website_candidate_templates.xml",
        "views/website_producer_group_templates.xml",
        "views/website_checkout_templates.xml",
        "views/website_stock_templates.xml",
        "views/website_page_templates.xml",
        "views/portal_producer_layout_templates.xml",
        "views/website_round_templates.xml",
        "views/portal_round_templates.xml",
        "views/portal_producer_offer_templates.xml",
        "views/portal_producer_offer_form_templates.xml",
        "views/portal_producer_import_templates.xml",
        "views/portal_producer_page_templates.xml",
        "views/website_unavailable_templates.xml",
        "views/portal_settlement_templates.xml",
        "views/website_accessibility_templates.xml",
        "views/age_restriction_views.xml",
        "views/website_age_templates.xml",
        "views/seller_named_templates.xml",
        "views/linfa_unmet_search_views.xml",
        "views/quality_revocation_views.xml",
        "views/linfa_insight_views.xml",
        "views/website_terms_templates.xml",
        "data/website_data.xml",
    ],
    # Loaded by `./linfa up` alone, without the demonstration data of stock Odoo.
    "demo": [
        "demo/res_company_demo.xml",
        "demo/taxes_demo.xml",
        "demo/delivery_demo.xml",
        "demo/payment_provider_demo.xml",
        "demo/producers_trompia_demo.xml",
        "demo/producers_sabbia_demo.xml",
        "demo/producers_candidate_demo.xml",
        "demo/residents_demo.xml",
        "demo/producer_agreements_demo.xml",  # Depends on the producers.
        "demo/producer_groups_demo.xml",  # Depends on the producers.
        # Offers depend on their producers and on the taxes.
        "demo/offers_cheese_demo.xml",
        "demo/offers_dairy_demo.xml",
        "demo/offers_meat_demo.xml",
        "demo/offers_fish_demo.xml",
        "demo/offers_bakery_demo.xml",
        "demo/offers_honey_jam_demo.xml",
        "demo/offers_fruit_veg_demo.xml",
        "demo/offers_pantry_demo.xml",
        "demo/offers_drinks_demo.xml",
        "demo/offers_crafts_demo.xml",
        "demo/offers_boxes_demo.xml",
        "demo/offers_tourism_demo.xml",
        "demo/offers_services_demo.xml",
        "demo/offers_vouchers_demo.xml",
        "demo/certificates_demo.xml",  # Depends on offers.
        "demo/stock_demo.xml",  # Depends on offers and warehouses.
        "demo/users_demo.xml",  # Depends on residents and producers.
        "demo/rounds_demo.xml",  # Depends on offers.
        "demo/settlement_demo.xml",
        "demo/orders_demo.xml",  # Depends on everything above.
    ],
    "assets": {
        "web._assets_primary_variables": [
            (
                "after",
                "website/static/src/scss/primary_variables.scss",
                "linfa_catalog/static/src/scss/primary_variables.scss",
            ),
        ],
        "web.assets_frontend": [
            "linfa_catalog/static/src/scss/**/*",  # The variables came before.
            "linfa_catalog/static/src/interactions/**/*",
            "linfa_catalog/static/src/js/**/*",
        ],
        "web.assets_backend": [
            "linfa_catalog/static/src/backend/**/*",
        ],
        "web.assets_tests": [
            "linfa_catalog/static/tests/tours/**/*",
        ],
        # The text of a PDF is read, copied and searched: see the style sheet.
        "web.report_assets_common": [
            ("remove", "web/static/fonts/fonts.scss"),
            "linfa_catalog/static/src/report/**/*",
        ],
    },
    "application": True,
}
