from odoo.fields import Command
from odoo.tests import new_test_user, tagged

from odoo.addons.linfa_catalog.tests.website_common import WebsiteCase

from .common import PointCommon


@tagged("post_install", "-at_install")
class TestPointPages(PointCommon, WebsiteCase):
    def test_the_list_names_every_public_point(self):
        hidden = self._create_point(self._create_place("Nascosta"), is_published=False)
        archived = self._create_point(self._create_place("Chiusa"), active=False)
        text = self.url_open("/punti").text
        self.assertIn(self.point.name, text)
        self.assertIn(self.point.website_url, text)
        self.assertNotIn(hidden.name, text)
        self.assertNotIn(archived.name, text)

    def test_the_page_says_where_when_and_what(self):
        service = self.env["linfa.point.service"].create({"name": "Ricarica del telefono"})
        self.point.write(
            {
                "service_ids": [Command.link(service.id)],
                "directions": "Accanto alla fontana",
                "entrance": "steps",
                "accessibility_note": "Usciamo noi",
            }
        )
        text = self.url_open(self.point.website_url).text
        for words in (
            "Piazza Prova 1",
            "tel:0305550177",
            "Ricarica del telefono",
            "Accanto alla fontana",
            "Usciamo noi",
            "8:00-12:30, 15:00-19:00",
        ):
            self.assertIn(words, text)

    def test_hidden_and_missing_ones_answer_alike(self):
        hidden = self._create_point(self._create_place("Nascosta"), is_published=False)
        self.point.active = False
        for url in (
            hidden.website_url,
            self.point.website_url,
            "/punti/punto-99999999",
            "/punti/99999999999999999999",
            "/punti/nessuno",
            "/punti/-1",
        ):
            with self.subTest(url):
                self.assertEqual(self.url_open(url).status_code, 404)

    def test_whoever_prepares_it_sees_it_before(self):
        self.point.is_published = False
        new_test_user(
            self.env,
            "prova.capo",
            password="prova.capo",
            groups="linfa_points.linfa_points_group_manager",
        )
        self.authenticate("prova.capo", "prova.capo")
        self.assertEqual(self.url_open(self.point.website_url).status_code, 200)

    def test_an_old_address_leads_to_the_new_one(self):
        response = self.url_open(f"/punti/altro-nome-{self.point.id}", allow_redirects=False)
        self.assertEqual(response.status_code, 301)
        self.assertTrue(response.headers["Location"].endswith(self.point.website_url))

    def test_the_website_knows_the_pages(self):
        self.assertIn(self.point.website_url, self.url_open("/sitemap.xml").text)

    def test_a_point_of_another_company_is_not_shown(self):
        other = self.env["res.company"].create({"name": "Un'altra cooperativa"})
        self.point.company_id = other
        self.assertNotIn(self.point.name, self.url_open("/punti").text)
        self.assertEqual(self.url_open(self.point.website_url).status_code, 404)
