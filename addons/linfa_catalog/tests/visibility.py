import json
from http import HTTPStatus

from odoo.fields import Command
from odoo.tests import HttpCase, JsonRpcException
from odoo.tools import mute_logger

from .common import LinfaCatalogCommon

NAME = "Formaggella Zafferanata"
# A database with many offers has several pages: the newest are on the first.
NEWEST = "/shop?order=publish_date+desc"
QUIET = ("odoo.http", "odoo.addons.base.models.ir_rule")


class OfferVisibilityCase(LinfaCatalogCommon, HttpCase):
    """An offer whose producer will be hidden, and a neighbour that suggests it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer("Malga Nascondina", image_1920=cls._create_image())
        cls.category = cls.env["product.public.category"].create({"name": "Prova malga"})
        cls.offer = cls._create_food(
            cls.producer,
            name=NAME,
            image_1920=cls._create_image("#F2B632"),
            public_categ_ids=[Command.set(cls.category.ids)],
        )
        cls.neighbour = cls._create_offer(
            cls._create_producer("Malga Vicina"),
            name="Tagliere vicino",
            accessory_product_ids=[Command.set(cls.offer.product_variant_id.ids)],
            alternative_product_ids=[Command.set(cls.offer.ids)],
            optional_product_ids=[Command.set(cls.offer.ids)],
        )

    def setUp(self):
        super().setUp()
        self.authenticate(None, None)

    def _hide_producer(self):
        self.producer.is_published = False
        self.env.flush_all()

    def _read_page(self, url):
        """Return a page without the words that merely repeat the address."""
        response = self.url_open(url, allow_redirects=True)
        if response.status_code != HTTPStatus.OK:
            return ""
        return response.text

    def _call(self, url, **params):
        """Return the answer of a JSON-RPC route as text, the empty text if refused."""
        try:
            return json.dumps(self.make_jsonrpc_request(url, params))
        except JsonRpcException:
            return ""

    def _assert_shown_then_hidden(self, read, what=NAME):
        self.assertIn(what, read(), "the route does not show published offers")
        self._hide_producer()
        with mute_logger(*QUIET):
            self.assertNotIn(what, read())
