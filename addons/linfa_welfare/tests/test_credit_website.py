from lxml import html

from odoo import http
from odoo.tests import HttpCase, tagged
from odoo.tests.common import JsonRpcException

from .credit_common import CreditOrderCommon

STEP = "/shop/payment/credit/"


@tagged("post_install", "-at_install")
class TestCreditWebsite(CreditOrderCommon, HttpCase):
    """The resident's own credit stands first on the payment page."""

    cart = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.website = cls.env["website"].get_current_website()
        cls.user = cls._create_user(
            "rosa", "base.group_portal", partner_id=cls.customer.id, lang="en_US"
        )
        cls.visit = cls._create_taxed("Visita alla malga", 110, type="service")

    def _sign_in(self, *, quantity=1):
        self.authenticate("rosa", "rosa")
        return self._fill_cart(quantity)

    def _fill_cart(self, quantity=1):
        params = {
            "product_template_id": self.visit.id,
            "product_id": self.visit.product_variant_id.id,
            "quantity": quantity,
        }
        self.make_jsonrpc_request("/shop/cart/add", params)
        self.cart = self.env["sale.order"].search([("website_id", "!=", False)], limit=1)
        return self.cart

    def _read(self, url="/shop/payment"):
        return html.fromstring(self.url_open(url).text)

    def _post(self, step, *, token=None, **values):
        token = token or http.Request.csrf_token(self)
        data = {"csrf_token": token, "order": self.cart.id, **values}
        return self.url_open(STEP + step, data=data)

    def _find_actions(self, document):
        forms = document.xpath("//section[@id='linfa_credit']//form")
        return [form.get("action").removeprefix(STEP) for form in forms]

    def _begin_card(self, order, amount):
        return self.make_jsonrpc_request(
            f"/shop/payment/transaction/{order.id}",
            {
                "access_token": order._portal_ensure_token(),
                "provider_id": self.card.id,
                "payment_method_id": self.env.ref("payment_demo.payment_method_demo").id,
                "token_id": None,
                "amount": amount,
                "flow": "direct",
                "tokenization_requested": False,
                "landing_route": "/shop/payment/validate",
            },
        )

    def test_guests_see_nothing_and_reach_nothing(self):
        self._issue(60)
        self.authenticate(None, None)
        self._fill_cart()
        self.assertFalse(self._read().xpath("//section[@id='linfa_credit']"))
        answer = self.url_open(STEP + "use", data={"csrf_token": "x"}, allow_redirects=False)
        self.assertIn(answer.status_code, (303, 400))

    def test_vouchers_that_pay_no_order_say_where_they_are_spent(self):
        tax = self.vat.copy({"name": "IVA mensa"})
        single = self._create_programme(
            name="Buoni mensa", vat_species="single", single_tax_id=tax.id
        )
        self._issue(60, single)
        self._sign_in()
        document = self._read()
        text = " ".join(document.xpath("//section[@id='linfa_credit']")[0].text_content().split())
        self.assertIn("Buoni mensa: Questo buono si spende nei negozi, non sul sito.", text)
        self.assertEqual(self._find_actions(document), [])
        self.assertTrue(document.xpath("//form[@id='o_payment_form']"))
        self.assertIn("non sul sito", self._read("/my/credits").text_content())
        places = self._read("/my/credits/where").find_class("linfa-places")[0].text_content()
        self.assertNotIn("paga con il tuo credito", places)
        self._issue(60)
        self.assertEqual(self._find_actions(self._read()), ["use"])

    def test_a_part_is_kept_and_the_rest_is_asked(self):
        voucher = self._issue(60)
        order = self._sign_in()
        document = self._read()
        self.assertEqual(self._find_actions(document), ["use"])
        document = html.fromstring(self._post("use", amount="60,00").text)
        self.assertEqual(self._find_actions(document), ["drop"])
        self.assert_credit(voucher, 0, 60)
        form = document.xpath("//form[@id='o_payment_form']")[0]
        self.assertEqual(float(form.get("data-amount")), 50)
        self.assertTrue(document.find_class("linfa-credit-left"))
        self.assertEqual(order.state, "draft")

    def test_the_cart_stays_while_credit_is_kept(self):
        self._issue(60)
        order = self._sign_in()
        self._post("use")
        self.assertTrue(self._read("/shop/cart").find_class("linfa-credit-total"))
        self.url_open("/shop/payment/validate")
        self.assertTrue(self._read("/shop/cart").find_class("linfa-credit-total"))
        self._post("drop")
        self.assertFalse(self._read("/shop/cart").find_class("linfa-credit-total"))
        self.assertEqual(order.credit_state, "released")

    def test_credit_pays_all_without_another_provider(self):
        voucher = self._issue(200)
        order = self._sign_in()
        self.assertEqual(self._find_actions(self._read()), ["pay", "use"])
        answer = self._post("pay")
        self.assertTrue(answer.url.endswith("/shop/confirmation"))
        self.assertIn("linfa-credit-total", answer.text)
        self.assertEqual(order.state, "sale")
        self.assert_credit(voucher, 90, 0)
        self.assertIn("linfa-credit-total", self.url_open(order.get_portal_url()).text)

    def test_who_has_enough_may_use_a_part(self):
        voucher = self._issue(200)
        order = self._sign_in()
        document = html.fromstring(self._post("use", amount="50").text)
        self.assertEqual(self._find_actions(document), ["drop"])
        self.assert_credit(voucher, 150, 50)
        self.assertEqual(order._get_amount_left(), 60)

    def test_pressing_twice_pays_once_and_no_older_cart(self):
        voucher = self._issue(250)
        order = self._sign_in()
        older = order.copy({"website_id": order.website_id.id})
        token = http.Request.csrf_token(self)
        self._post("pay", token=token)
        self.assertTrue(self._post("pay", token=token).url.endswith("/shop/confirmation"))
        self.assertEqual((order.state, older.state), ("sale", "draft"))
        self.assertEqual(self._post("pay", order="99999999").status_code, 404)
        self.assert_credit(voucher, 140, 0)

    def test_the_card_pays_the_rest_only(self):
        self._issue(60)
        order = self._sign_in()
        self._post("use")
        for wrong in (110, 49, 60):
            with (
                self.assertRaises(JsonRpcException, msg=wrong),
                self.assertLogs("odoo.http", "WARNING"),
            ):
                self._begin_card(order, wrong)
        self._begin_card(order, 50)
        payment = order.transaction_ids.filtered(lambda tx: tx.provider_id == self.card)
        self.assertEqual(payment.amount, 50)
        payment._set_done()
        payment._post_process()
        self.assertEqual(order.state, "sale")

    def test_the_card_is_refused_when_the_cart_changed(self):
        self._issue(60)
        order = self._sign_in()
        self._post("use")
        order.order_line.product_uom_qty = 2
        with self.assertRaises(JsonRpcException), self.assertLogs("odoo.http", "WARNING"):
            self._begin_card(order, 50)
        document = self._read()
        self.assertTrue(document.find_class("linfa-credit__notice"))
        self.assertEqual(order._get_amount_left(), 160)

    def test_amounts_are_read_as_people_write_them(self):
        voucher = self._issue(60)
        self._sign_in()
        for bad in ("-5", "NaN", "1e3", "12,345", "x" * 50, "٣"):
            document = html.fromstring(self._post("use", amount=bad).text)
            self.assertTrue(document.find_class("linfa-credit__notice"), bad)
            self.assert_credit(voucher, 60, 0)
        self._post("use", amount="12,50 €")
        self.assert_credit(voucher, 47.5, 12.5)

    def test_without_a_cart_there_is_nothing(self):
        self._issue(60)
        self.cart = self._create_credit_order()
        self.authenticate("rosa", "rosa")
        for step in ("use", "pay", "drop"):
            self.assertEqual(self._post(step).status_code, 404)

    def test_a_cart_of_somebody_else_never_spends_that_credit(self):
        other = self.env["res.partner"].create({"name": "Altra", "email": "altra@example.com"})
        foreign = self._issue(60, partner_id=other.id)
        order = self._sign_in()
        order.partner_id = other
        self._post("use")
        self._post("pay")
        self.assert_credit(foreign, 60, 0)

    def test_reading_and_other_methods_change_nothing(self):
        voucher = self._issue(60)
        self._sign_in()
        self.assertEqual(self.url_open(STEP + "use").status_code, 405)
        self.assertEqual(self.url_open(STEP + "steal", data={"a": "1"}).status_code, 404)
        self._read()
        self.assert_credit(voucher, 60, 0)
        self.assertEqual(self.url_open(STEP + "use", data={"a": "1"}).status_code, 400)
        self.assert_credit(voucher, 60, 0)
