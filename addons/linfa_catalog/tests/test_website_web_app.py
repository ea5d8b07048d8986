import io
import json

from PIL import Image

from odoo.tests import tagged

from odoo.addons.linfa_catalog.controllers.web_app import OFFLINE_COPY_HEADER

from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestWebsiteWebApp(WebsiteCase):
    def test_manifest(self):
        response = self.url_open("/linfa.webmanifest")
        self.assertEqual(response.headers["Content-Type"], "application/manifest+json")
        manifest = json.loads(response.text)
        self.assertEqual(manifest["name"], "LINFA")
        self.assertEqual(manifest["start_url"], "/")
        purposes = {icon["purpose"] for icon in manifest["icons"]}
        self.assertEqual(purposes, {"any", "maskable"})

    def test_icons_are_as_large_as_they_say(self):
        manifest = json.loads(self.url_open("/linfa.webmanifest").text)
        for icon in manifest["icons"]:
            with self.subTest(icon=icon["src"]):
                picture = Image.open(io.BytesIO(self.url_open(icon["src"]).content))
                self.assertEqual("{}x{}".format(*picture.size), icon["sizes"])

    def test_pages_announce_the_app(self):
        links = self._read("/").xpath("//link[@rel='manifest']/@href")
        self.assertEqual(links, ["/linfa.webmanifest"])

    def test_service_worker_rules_the_website_and_nothing_old(self):
        response = self.url_open("/linfa-service-worker.js")
        self.assertTrue(response.headers["Content-Type"].startswith("text/javascript"))
        self.assertEqual(response.headers["Service-Worker-Allowed"], "/")
        self.assertEqual(response.headers["Cache-Control"], "no-cache")
        module = self.env.ref("base.module_linfa_catalog")
        self.assertIn(f'"linfa-{module.latest_version}"', response.text)

    def test_offline_page_stands_alone(self):
        document = self._read("/offline")
        self.assertFalse(document.xpath("//script | //link[@rel='stylesheet']"))
        self.assertEqual(len(document.xpath("//h1")), 1)

    def test_only_pages_that_are_the_same_for_everybody_may_be_kept(self):
        offer = self._create_food(self._create_producer("Malga Alta"))
        shared = ("/", "/shop", offer.website_url, "/produttori", "/valli")
        for url in (*shared, offer.producer_id.website_url):
            with self.subTest(url=url):
                self.assertIn(OFFLINE_COPY_HEADER, self.url_open(url).headers)
        for url in ("/shop/cart", "/web/login", "/my", "/contactus"):
            with self.subTest(url=url):
                self.assertNotIn(OFFLINE_COPY_HEADER, self.url_open(url).headers)

    def test_nothing_is_kept_of_who_has_a_cart_or_signed_in(self):
        offer = self._create_food(self._create_producer("Malga Alta"))
        params = {
            "product_template_id": offer.id,
            "product_id": offer.product_variant_id.id,
            "quantity": 1,
        }
        self.make_jsonrpc_request("/shop/cart/add", params)
        self.assertNotIn(OFFLINE_COPY_HEADER, self.url_open("/shop").headers)
        self._create_user("residente", "base.group_portal")
        self.authenticate("residente", "residente")
        self.assertNotIn(OFFLINE_COPY_HEADER, self.url_open("/produttori").headers)
