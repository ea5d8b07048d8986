import re
import socket
from contextlib import contextmanager
from unittest.mock import patch
from urllib.parse import urlsplit

from lxml import html

from odoo.tests import HttpCase, tagged

from .outside import LOCAL_HOSTS, OutsideCallsCase

LOADING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
}
LOADING_RELATIONS = {"stylesheet", "preconnect", "preload", "icon", "dns-prefetch"}
CSS_ADDRESS = re.compile(r"(?:@import\s+|url\()\s*[\"']?((?:https?:)?//[^\"')]+)")


@tagged("post_install", "-at_install")
class TestOutsidePages(OutsideCallsCase, HttpCase):
    def _get_loaded_addresses(self, page):
        """Yield the addresses that a browser opens by itself for this page."""
        document = html.fromstring(page)
        for tag, attribute in LOADING.items():
            yield from document.xpath(f"//{tag}/@{attribute}")
        for link in document.xpath("//link[@href]"):
            if LOADING_RELATIONS & set((link.get("rel") or "").split()):
                yield link.get("href")

    def _assert_loads_from_here(self, url):
        response = self.url_open(url)
        self.assertEqual(response.status_code, 200)
        addresses = list(self._get_loaded_addresses(response.text))
        self.assertTrue(addresses)
        for address in addresses:
            host = urlsplit(address).hostname or ""
            self.assertIn(host, LOCAL_HOSTS, f"{url} loads {address}")
        for sheet in (address for address in addresses if ".css" in address):
            outside = CSS_ADDRESS.findall(self.url_open(sheet).text)
            self.assertEqual(outside, [], f"{sheet} loads from outside")

    def test_the_pages_of_the_shop_load_from_here_alone(self):
        offer = self._create_food()
        self.authenticate(None, None)
        for url in ("/", "/shop", offer.website_url, "/web/login", "/shop/cart"):
            with self.subTest(url=url):
                self._assert_loads_from_here(url)

    def test_the_back_office_loads_from_here_alone(self):
        self._create_user("prova_bottega", "linfa_catalog.linfa_catalog_group_user")
        self.authenticate("prova_bottega", "prova_bottega")
        self._assert_loads_from_here("/odoo")

    def test_pick_up_places_are_searched_by_zip_without_calling_out(self):
        carrier = self._create_pick_up()
        offer = self._create_offer()
        self.authenticate(None, None)
        params = {
            "product_template_id": offer.id,
            "product_id": offer.product_variant_id.id,
            "quantity": 1,
        }
        self.make_jsonrpc_request("/shop/cart/add", params)
        order = (
            self.env["sale.order.line"]
            .search([("product_id", "=", offer.product_variant_id.id)])
            .order_id
        )
        order.carrier_id = carrier
        with self._record_outside_resolution() as hosts:
            answer = self.make_jsonrpc_request(
                "/website_sale/get_pickup_locations", {"zip_code": "25072"}
            )
        self.assertEqual(hosts, [])
        names = [place["name"].lower() for place in answer["pickup_locations"]]
        self.assertIn("punto di collio", names)

    @contextmanager
    def _record_outside_resolution(self):
        """Let the test itself reach the server, record everybody else."""
        hosts = []
        resolve = socket.getaddrinfo

        def getaddrinfo(host, *args, **kwargs):
            if host not in LOCAL_HOSTS:
                hosts.append(host)
            return resolve(host, *args, **kwargs)

        localize = type(self.env["res.partner"]).geo_localize

        def geo_localize(partners):
            return localize(partners.with_context(force_geo_localize=True))

        with (
            patch.object(socket, "getaddrinfo", getaddrinfo),
            patch.object(type(self.env["res.partner"]), "geo_localize", geo_localize),
        ):
            yield hosts

    def _create_pick_up(self):
        place = self.env["res.partner"].create(
            {
                "name": "Punto di Collio",
                "street": "Piazza Zanardelli 1",
                "is_company": True,
                **self.collio._prepare_address_vals(),
                "partner_latitude": self.collio.latitude,
                "partner_longitude": self.collio.longitude,
            }
        )
        warehouse = self.env["stock.warehouse"].create(
            {"name": "Collio", "code": "COL", "partner_id": place.id}
        )
        return self.env["delivery.carrier"].create(
            {
                "name": "Ritiro",
                "delivery_type": "in_store",
                "product_id": self._create_offer(name="Ritiro").product_variant_id.id,
                "warehouse_ids": [(6, 0, warehouse.ids)],
                "is_published": True,
            }
        )
