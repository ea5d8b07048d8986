import socket
from unittest.mock import patch
from urllib.parse import urlsplit

from odoo.tests import tagged

from .outside import OutsideCallsCase


@tagged("post_install", "-at_install")
class TestOutsideCalls(OutsideCallsCase):
    def test_the_recorder_sees_the_services_of_odoo_when_they_are_on(self):
        self.env["ir.config_parameter"].set_param("website.website_api_endpoint", False)
        with self._record_calls() as hosts:
            self._ask_for_industries()
        self.assertEqual(hosts, ["website.api.odoo.com"])

    def test_the_services_of_odoo_are_off(self):
        with self._record_calls() as hosts:
            self._ask_for_industries()
        self.assertEqual(hosts, ["127.0.0.1"])

    def _ask_for_industries(self):
        with self.assertRaises(ConnectionError):
            self.env["website"]._website_api_rpc("/api/website/industries", {})

    def test_the_recorder_sees_connections(self):
        with self._record_calls() as hosts, self.assertRaises(OSError):
            socket.create_connection(("outside.example.com", 443))
        self.assertEqual(hosts, ["outside.example.com"])

    def test_new_partners_are_looked_up_nowhere(self):
        with self._record_calls() as hosts:
            partner = self.env["res.partner"].create(
                {
                    "name": "Caseificio Alto",
                    "is_company": True,
                    "vat": "IT00743110157",
                    "email": "latte@caseificio.example.com",
                    "website": "https://caseificio.example.com",
                    **self.collio._prepare_address_vals(),
                }
            )
            partner.write({"vat": "IT12345670017", "street": "Via Po 1"})
            partner.with_context(force_geo_localize=True).geo_localize()
            self.env.flush_all()
        self.assertEqual(partner.partner_latitude, self.collio.latitude)
        self.assert_none_outside(hosts)

    def test_addresses_outside_the_valleys_are_looked_up_nowhere(self):
        partner = self.env["res.partner"].create(
            {"name": "Turista", "zip": "20121", "city": "Milano"}
        )
        with self._record_calls() as hosts:
            partner.with_context(force_geo_localize=True).geo_localize()
        self.assertEqual(hosts, [])

    def test_web_pages_mentioned_in_messages_are_not_fetched(self):
        previews = self.env["mail.link.preview"]
        self.assertFalse(previews._is_link_preview_enabled())
        with self._record_calls() as hosts:
            self.customer.message_post(body="https://outside.example.com/page")
        self.assertEqual(hosts, [])

    def test_an_order_is_confirmed_without_calling_out(self):
        order = self._create_order(self._create_food())
        with self._record_calls() as hosts:
            order._validate_order()
            self.env.flush_all()
        self.assert_none_outside(hosts)

    def test_no_scheduled_action_calls_out(self):
        self._create_order(self._create_food())._validate_order()
        crons = self.env["ir.cron"].search([("active", "=", True)])
        self.assertGreater(len(crons), 10)
        self.assertNotIn(self.env.ref("mail.ir_cron_module_update_notification"), crons)
        for cron in crons:
            with (
                self.subTest(cron=cron.cron_name),
                self._record_calls() as hosts,
                self.enter_registry_test_mode(),
                patch.object(type(self.env["mail.mail"]), "send"),
            ):
                cron.method_direct_trigger()
                self.assert_none_outside(hosts)

    def test_calls_among_the_staff_use_no_server_of_others(self):
        for server in self.env["mail.ice.server"]._get_ice_servers():
            self.assertIn("127.0.0.1", server["urls"])

    def test_no_digest_with_pictures_of_others_is_sent(self):
        self.assertFalse(self.env["digest.digest"].search([("state", "=", "activated")]))

    def test_services_are_switched_off_by_parameters_that_can_be_deleted(self):
        parameters = self.env["ir.config_parameter"]
        for key in (
            "enrich.endpoint",
            "html_editor.media_library_endpoint",
            "html_editor.olg_api_endpoint",
            "iap.endpoint",
            "iap.partner_autocomplete.endpoint",
            "reveal.endpoint",
            "sms.endpoint",
            "snailmail.endpoint",
            "website.olg_api_endpoint",
            "website.website_api_endpoint",
        ):
            with self.subTest(key=key):
                host = urlsplit(parameters.get_param(key)).hostname
                self.assertEqual(host, "127.0.0.1")
