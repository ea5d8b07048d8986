from datetime import timedelta

from lxml import html

from odoo import http
from odoo.tests import tagged

from odoo.addons.linfa_catalog.tests.website_common import WebsiteCase
from odoo.addons.linfa_welfare.controllers.voucher_balance import HOURLY_LIMIT

from .gift_common import GiftCommon


@tagged("post_install", "-at_install")
class TestGiftPages(GiftCommon, WebsiteCase):
    def setUp(self):
        super().setUp()
        # Other people may have tried codes in this database.
        self.env["linfa.request.limit"].search([]).unlink()
        self.env.flush_all()

    def _post(self, url, **values):
        values = {"csrf_token": http.Request.csrf_token(self), **values}
        return self.url_open(url, values)

    def _add(self, offer=None, **values):
        offer = offer or self.free
        return self._post(
            "/shop/voucher/add",
            **{
                "product_template_id": offer.id,
                "product_id": offer.product_variant_id.id,
                "quantity": "1",
                "amount": "50,00",
                "way": "print",
                **values,
            },
        )

    def _get_line(self, offer=None):
        product = (offer or self.free).product_variant_id
        return self.env["sale.order.line"].search(
            [("product_id", "=", product.id)], order="id desc", limit=1
        )

    def test_the_page_asks_for_whom(self):
        page = self._read(self.free.website_url)
        self.assertTrue(page.xpath("//form[@id='gift']//input[@name='amount']"))
        self.assertTrue(page.xpath("//form[@id='gift']//textarea[@name='message']"))
        self.assertFalse(page.xpath("//a[@id='add_to_cart']|//button[@id='add_to_cart']"))
        page = self._read(self.fixed.website_url)
        self.assertFalse(page.xpath("//form[@id='gift']//input[@name='amount']"))

    def test_other_offers_are_bought_as_ever(self):
        page = self._read(self._create_offer(self.seller).website_url)
        self.assertFalse(page.xpath("//form[@id='gift']"))
        self.assertTrue(page.xpath("//*[@id='add_to_cart']"))

    def test_a_paused_gift_is_not_on_sale(self):
        self.free.is_paused = True
        page = self._read(self.free.website_url)
        self.assertTrue(page.find_class("linfa-unavailable"))
        self.assertFalse(page.xpath("//form[@id='gift']|//*[@id='add_to_cart']"))

    def test_two_gifts_are_two_lines(self):
        day = self.env["linfa.voucher"]._get_today() + timedelta(days=9)
        for name in ("Anna", "Bruno"):
            answer = self._add(
                way="mail", recipient=name, email=f"{name}@Example.com", day=day.isoformat()
            )
            self.assertTrue(answer.url.endswith("/shop/cart"), answer.url)
        line = self._get_line()
        self.assertEqual(len(line.order_id.order_line), 2)
        self.assertIn("Bruno", line.name)
        self.assertEqual((line.price_unit, line.gift_recipient_name), (50, "Bruno"))
        self.assertEqual((line.gift_recipient_email, line.gift_date), ("bruno@example.com", day))

    def test_what_is_wrong_is_said_and_kept(self):
        bad = [
            {"amount": amount} for amount in ("", "9,99", "200.01", "NaN", "inf", "-50", "10,001")
        ]
        bad += [{"quantity": text} for text in ("0", "-1", "21", "1e3", "²")]
        bad += [
            {"way": "fax"},
            {"way": "mail", "email": "no"},
            {"way": "mail", "email": "a@example.com", "day": "2000-01-01"},
            {"way": "mail", "email": "a@example.com", "day": "xx"},
            {"message": "x" * 600},
        ]
        for values in bad:
            answer = self._add(recipient="Anna", **values)
            page = html.fromstring(answer.text)
            self.assertTrue(page.find_class("linfa-field__error"), values)
            self.assertIn("Anna", page.xpath("//input[@name='recipient']/@value"))
        self.assertFalse(self._get_line())

    def test_other_offers_are_not_there(self):
        offer = self._create_offer(self.seller)
        hidden = self._create_gift_offer(name="Nascosto", is_published=False)
        for number in (offer.id, hidden.id, 2**31 - 1, "x", 2**40):
            answer = self._post("/shop/voucher/add", product_template_id=number, way="print")
            self.assertEqual(answer.status_code, 404, number)

    def test_the_cart_takes_no_gift_from_elsewhere(self):
        answer = self.make_jsonrpc_request(
            "/shop/cart/add",
            {
                "product_template_id": self.free.id,
                "product_id": self.free.product_variant_id.id,
                "quantity": 1,
                "gift_values": {"voucher_amount": 15, "price_unit": 0.01},
            },
        )
        self.assertTrue(answer)
        line = self._get_line()
        self.assertEqual((line.price_unit, line.voucher_amount), (30, 0))
        self.assertTrue(line.order_id._get_sale_issues())

    def test_the_balance_of_a_voucher(self):
        order = self._order_gift()
        self._pay(order)
        code = self._get_vouchers(order)._get_shown_code()
        answer = self._post("/buono", code=code.lower())
        text = html.fromstring(answer.text).find_class("linfa-gift__balance")[0].text_content()
        self.assertIn("20,00", text)
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        # A code in the address says nothing: it would stand in logs and histories.
        self.assertFalse(self._read(f"/buono?code={code}").find_class("linfa-gift__balance"))

    def test_every_bad_code_gets_the_same_answer(self):
        nominative = self._issue(20)
        order = self._order_gift()
        self._pay(order)
        cancelled = self._get_vouchers(order)
        order._cancel_gifts("test")
        texts = set()
        for code in (nominative._get_shown_code(), cancelled._get_shown_code(), "x", "A" * 16):
            page = html.fromstring(self._post("/buono", code=code).text)
            self.assertFalse(page.find_class("linfa-gift__balance"))
            texts.add(page.find_class("linfa-shelf__error")[0].text_content())
        self.assertEqual(len(texts), 1)

    def test_guessing_ends_soon(self):
        for _time in range(HOURLY_LIMIT):
            answer = self._post("/buono", code="A" * 16)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(self._post("/buono", code="A" * 16).status_code, 429)

    def test_the_buyer_prints_what_is_for_printing(self):
        printed, mailed = (
            self._order_gift(gift_way="print"),
            self._order_gift(gift_way="mail", gift_recipient_email="anna@example.com"),
        )
        for order in (printed, mailed):
            self._pay(order)
        self.run_job(self.env["sale.order.line"]._cron_deliver_gifts)
        self._create_user("rosa", "base.group_portal", partner_id=self.customer.id)
        self.env.flush_all()
        self.authenticate("rosa", "rosa")
        code = self._get_vouchers(printed)._get_shown_code()
        self.assertNotIn(code, self.url_open(printed.get_portal_url()).text)
        page = self.url_open(f"/my/orders/{printed.id}/vouchers")
        self.assertIn(code, page.text)
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        text = self.url_open(f"/my/orders/{mailed.id}").text
        self.assertIn("anna" if "anna@" in text else "gift_vouchers", text)
        self.assertNotIn(self._get_vouchers(mailed)._get_shown_code(), text)
        self._read(f"/my/orders/{mailed.id}/vouchers", 404)

    def test_orders_of_others_are_not_there(self):
        order = self._order_gift()
        self._pay(order)
        self._create_user("altro", "base.group_portal")
        self.env.flush_all()
        self.authenticate("altro", "altro")
        for number in (order.id, 2**31 - 1):
            self._read(f"/my/orders/{number}/vouchers", 404)
            self._read(f"/my/orders/{number}/vouchers?access_token=x", 404)
