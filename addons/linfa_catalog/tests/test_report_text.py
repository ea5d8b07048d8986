import io

from odoo.tests import HttpCase, tagged
from odoo.tools.pdf import PdfReader

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestReportText(LinfaCatalogCommon, HttpCase):
    """The text of the documents can be read, searched and copied."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta")
        cls.cheese = cls._create_food(cls.malga)
        cls.order = cls._create_order(cls.cheese)
        cls.order.partner_id.lang = "en_US"

    def _read_pdf(self, report, record):
        with self.allow_pdf_render():
            content, kind = (
                self.env["ir.actions.report"]
                .with_context(force_report_rendering=True)
                ._render_qweb_pdf(report, record.ids)
            )
        self.assertEqual(kind, "pdf")
        pages = PdfReader(io.BytesIO(content)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    def test_the_order(self):
        text = self._read_pdf("sale.action_report_saleorder", self.order)
        for words in (self.order.name, self.cheese.name, "Made by Malga Alta", "Rosa Bontempi"):
            self.assertIn(words, text)

    def test_the_invoice(self):
        self.order.action_confirm()
        self.order.order_line.qty_delivered = 1
        invoice = self.order._create_invoices()
        invoice.action_post()
        text = self._read_pdf("account.account_invoices", invoice)
        for words in (invoice.name, self.cheese.name, "Rosa Bontempi"):
            self.assertIn(words, text)
