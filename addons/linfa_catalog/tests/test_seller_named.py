from odoo.tests import tagged

from .website_common import WebsiteCase

VAT = "IT12345670017"


@tagged("post_install", "-at_install")
class TestSellerNamed(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta")
        cls.bottega = cls._create_producer(
            "Bottega Sola",
            cls.bagolino,
            seller_model="intermediation",
            vat=VAT,
            street="Via Ferro 9",
        )
        cls.cheese = cls._create_food(cls.malga)
        cls.board = cls._create_offer(cls.bottega)
        cls.customer.lang = "en_US"
        cls.order = cls._create_order(cls.cheese + cls.board)

    def _check_order_text(self, text):
        """Look for the sellers in what is printed in English and shown in Italian."""
        text = " ".join(text.split())
        for italian, english in (
            ("Prodotto da", "Made by"),
            ("Venduto da", "Sold by"),
            ("tramite LINFA", "through LINFA"),
        ):
            text = text.replace(italian, english)
        for words in (
            "Made by Malga Alta, Collio",
            "Made by Bottega Sola, Bagolino",
            "Sold by Bottega Sola, through LINFA",
            "Via Ferro 9",
            VAT,
            self.company.name,
        ):
            self.assertIn(words, text)
        self.assertNotIn("Sold by Malga Alta", text)

    def _get_text(self, markup):
        from lxml import html

        return html.fromstring(str(markup)).text_content()

    def test_the_page_of_an_offer(self):
        [sold_by] = self._get_texts(self._read(self.board.website_url), "linfa-sold-by")
        for words in ("Bottega Sola", "LINFA", "Via Ferro 9", VAT):
            self.assertIn(words, sold_by)
        [sold_by] = self._get_texts(self._read(self.cheese.website_url), "linfa-sold-by")
        self.assertIn(self.website.company_id.name, sold_by)
        self.assertNotIn("Malga Alta", sold_by)

    def test_the_page_names_the_producer_beside_the_mark(self):
        """Reg. (EU) 2024/1143, art. 37: DOP and producer in the same field of vision."""
        certificate = self._create_certificate(self.malga, "dop")
        certificate.product_ids = self.cheese
        document = self._read(self.cheese.website_url)
        [maker] = document.find_class("linfa-maker")
        self.assertIn("Malga Alta", maker.text_content())
        self.assertIn("linfa-badges", maker.getnext().get("class"))

    def test_the_cart_and_the_summary(self):
        for offer in (self.cheese, self.board):
            params = {
                "product_template_id": offer.id,
                "product_id": offer.product_variant_id.id,
                "quantity": 1,
            }
            self.make_jsonrpc_request("/shop/cart/add", params)
        document = self._read("/shop/cart")
        [sold_by] = self._get_texts(document, "linfa-cart-seller")
        self.assertIn("Bottega Sola", sold_by)
        summary = self._read("/shop/address")
        self.assertTrue(summary.find_class("linfa-line-maker"))
        self.assertIn("Bottega Sola", self._get_texts(summary, "linfa-line-seller")[0])
        self.assertIn(VAT, self._get_texts(summary, "linfa-sellers")[0])

    def test_the_quotation_the_order_and_their_document(self):
        render = self.env["ir.actions.report"]._render_qweb_html
        for state in ("draft", "sale"):
            self.order.state = state
            content, _kind = render("sale.action_report_saleorder", self.order.ids)
            self._check_order_text(self._get_text(content.decode()))
            self.order._portal_ensure_token()
            self._check_order_text(
                self._read(
                    f"/my/orders/{self.order.id}?access_token={self.order.access_token}"
                ).text_content()
            )

    def test_the_mails_of_an_order(self):
        for template in (
            "sale.mail_template_sale_confirmation",
            "sale.mail_template_sale_payment_executed",
            "sale.email_template_edi_sale",
        ):
            with self.subTest(template):
                mail = self.env.ref(template)._generate_template(self.order.ids, ["body_html"])
                self._check_order_text(self._get_text(mail[self.order.id]["body_html"]))

    def test_an_order_of_the_cooperative_alone_has_no_list_of_sellers(self):
        order = self._create_order(self.cheese)
        mail = self.env.ref("sale.mail_template_sale_confirmation")
        body = mail._generate_template(order.ids, ["body_html"])[order.id]["body_html"]
        self.assertNotIn("Who sells", body)
        self.assertIn("Made by Malga Alta", self._get_text(body).replace("\xa0", " "))

    def test_other_mails_stay_as_they_are(self):
        template = self.env["mail.template"].create(
            {"model_id": self.env.ref("base.model_res_partner").id, "body_html": "<p>Ciao</p>"}
        )
        body = template._generate_template(self.customer.ids, ["body_html"])
        self.assertEqual(body[self.customer.id]["body_html"], "<p>Ciao</p>")
