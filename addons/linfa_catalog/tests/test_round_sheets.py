import io

from pypdf import PdfReader

from odoo.tests import tagged

from .round_common import RoundCommon


@tagged("post_install", "-at_install")
class TestRoundSheets(RoundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        product = cls.env["product.product"].create({"name": "Furgone", "type": "service"})
        van = cls.env["delivery.carrier"].create(
            {"name": "Furgone", "delivery_type": "fixed", "product_id": product.id}
        )
        cls.customer.municipality_id = cls.collio
        cls.paid = cls._confirm({cls.cheese: 2, cls.salad: 3}, carrier_id=van.id)
        cls.unpaid = cls._confirm({cls.cheese: 1.5}, paid=False, carrier_id=van.id)
        cls.round.action_close()

    def _get_text(self, name, **context):
        """Return what the PDF of a list says, with single spaces."""
        report = self.env["ir.actions.report"].with_context(
            force_report_rendering=True, lang="en_US", **context
        )
        content, kind = report._render_qweb_pdf(
            f"linfa_catalog.linfa_round_report_{name}", self.round.ids
        )
        self.assertEqual(kind, "pdf")
        pages = PdfReader(io.BytesIO(content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split()), len(pages)

    def test_preparation_list(self):
        text, pages = self._get_text("preparation")
        self.assertEqual(pages, 2)
        for word in ("Malga Alta", "Formaggella di monte", "3.5", "Furgone - Collio", "Insalata"):
            self.assertIn(word, text)
        self.assertNotIn("Rosa", text)

    def test_preparation_list_of_one_producer(self):
        text, pages = self._get_text("preparation", round_producer_id=self.malga.id)
        self.assertEqual(pages, 1)
        self.assertIn("Malga Alta", text)
        self.assertNotIn("Insalata", text)

    def test_pick_list(self):
        text, _pages = self._get_text("picking")
        for word in ("Furgone - Collio", "orders: 2", "Orto Basso", "Insalata", "3.5"):
            self.assertIn(word, text)
        self.assertNotIn("Rosa", text)

    def test_delivery_list(self):
        text, _pages = self._get_text("delivery")
        for word in (self.paid.name, self.unpaid.name, "Rosa Bontempi", "Via Roma 1", "paid"):
            self.assertIn(word, text)
        self.assertIn(f"{self.unpaid.amount_total:.2f}", text)

    def test_labels(self):
        text, pages = self._get_text("labels")
        self.assertEqual(pages, 1)
        for word in ("Rosa B.", self.paid.name, "Malga Alta", "Orto Basso", "Allergens", "3"):
            self.assertIn(word, text)
        for private in ("Bontempi", "Via Roma"):
            self.assertNotIn(private, text)

    def test_a_sheet_holds_24_labels(self):
        order = self.paid
        self.patch(type(order), "_prepare_labels", lambda order, place: [{"place": place}] * 13)
        pages = self.round._get_label_pages()
        self.assertEqual(len(pages), 2)
        self.assertEqual(len(pages[0]), 8)
        self.assertEqual({len(row) for row in pages[0]}, {3})

    def test_what_has_no_room_gets_another_label(self):
        offers = [self._create_offer(self.malga, name=f"Cosa {number}") for number in range(6)]
        for offer in offers:
            offer.sold_in_rounds = True
        order = self._create_order(offers, round_id=self.round.id)
        labels = order._prepare_labels("Collio")
        self.assertEqual([len(label["goods"]) for label in labels], [3, 3])
