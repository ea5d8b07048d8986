from odoo import http
from odoo.tests import tagged
from odoo.tools import mute_logger

from .website_common import WebsiteCase

SHELF = "/my/producer"


@tagged("post_install", "-at_install")
class TestSuspendedProducer(WebsiteCase):
    """Who is suspended keeps reading its statements, and changes nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.producer = cls._create_producer("Malga Sospesa")
        cls.offer = cls._create_offer(cls.producer, is_storable=True)
        user = cls._create_user("prova_sospesa", "base.group_portal")
        user.partner_id = cls.producer
        cls.price_list = cls.env["linfa.offer.import"].create(
            {"producer_id": cls.producer.id, "file": b"Y29kaWNl", "filename": "listino.csv"}
        )
        offer = f"{SHELF}/offers/{cls.offer.id}"
        cls.changes = (
            f"{offer}/pause",
            f"{offer}/stock",
            offer,
            f"{SHELF}/offers/new",
            f"{SHELF}/page",
            f"{SHELF}/import",
            f"{SHELF}/import/{cls.price_list.id}/confirm",
            f"{SHELF}/round/1/confirm",
            f"{SHELF}/round/1/ready",
            f"{SHELF}/round/1/short",
        )

    def setUp(self):
        super().setUp()
        self.authenticate("prova_sospesa", "prova_sospesa")

    def _post(self, url):
        values = {"pause": "1", "quantity": "7", "name": "Altro", "producer_makes": "Altro"}
        values["csrf_token"] = http.Request.csrf_token(self)
        return self.url_open(url, values, allow_redirects=False)

    @mute_logger("odoo.http")
    def test_no_section_takes_a_change(self):
        self.producer.producer_state = "suspended"
        for url in self.changes:
            self.assertEqual(self._post(url).status_code, 403, url)
        self.assertFalse(self.offer.is_paused)
        self.assertEqual(self.offer.name, "Tagliere di noce")
        self.assertEqual(self.offer.product_variant_id._get_producer_quantity(), 0)
        self.assertFalse(
            self.env["linfa.offer.change"].search([("producer_id", "=", self.producer.id)])
        )
        self.assertEqual(self.producer.offer_ids, self.offer)

    def test_the_same_changes_are_taken_from_who_is_not(self):
        self._post(self.changes[0])
        self.assertTrue(self.offer.is_paused)
        self._post(self.changes[1])
        self.assertEqual(self.offer.product_variant_id._get_producer_quantity(), 7)

    def test_statements_stay_to_be_read(self):
        self.producer.producer_state = "suspended"
        for url in (SHELF, f"{SHELF}/statements"):
            self.assertEqual(self.url_open(url).status_code, 200, url)
