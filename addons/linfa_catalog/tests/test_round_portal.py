from lxml import html

from odoo import http
from odoo.tests import tagged

from .round_common import RoundCommon
from .website_common import WebsiteCase


@tagged("post_install", "-at_install")
class TestRoundPortal(RoundCommon, WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._create_user("malga", "base.group_portal", partner_id=cls.malga.id)
        cls._create_user("orto", "base.group_portal", partner_id=cls.orto.id)
        cls._confirm({cls.cheese: 2, cls.salad: 3})
        cls._confirm({cls.cheese: 1})
        cls.url = f"/my/producer/round/{cls.round.id}"

    def setUp(self):
        super().setUp()
        self.round.action_close()
        self.requests = self.round.request_ids
        self.own = self.requests.filtered(lambda one: one.producer_id == self.malga)
        self.env.flush_all()

    def _sign_in(self, login):
        self.authenticate(login, login)

    def _post(self, action, **values):
        token = http.Request.csrf_token(self)
        return self.url_open(f"{self.url}/{action}", {"csrf_token": token, **values})

    def test_the_round_says_what_to_prepare(self):
        self._sign_in("malga")
        document = self._read("/my/producer/round")
        self.assertTrue(document.xpath(f"//a[@href='{self.url}']"))
        page = self._read(self.url)
        text = " ".join(page.find_class("linfa-round__lines")[0].text_content().split())
        self.assertIn("Formaggella di monte", text)
        self.assertIn("3", text)
        for private in ("Insalata", "Bontempi", "Rosa", "Via Roma"):
            self.assertNotIn(private, text)

    def test_confirming_and_being_ready(self):
        self._sign_in("malga")
        self._post("confirm").raise_for_status()
        self.assertEqual(self.own.state, "confirmed")
        self._post("ready").raise_for_status()
        self.assertEqual(self.own.state, "ready")
        self.assertEqual((self.requests - self.own).state, "new")
        self.assertEqual(self.own.move_ids.picking_id.state, "assigned")

    def test_reporting_less(self):
        self._sign_in("malga")
        answer = self._post("short", request_id=self.own.id, quantity="2,0", reason="x" * 900)
        answer.raise_for_status()
        self.assertEqual((self.own.state, self.own.confirmed_qty), ("short", 2))
        self.assertEqual(len(self.own.reason), 200)
        self.assertEqual(self.own.shortage_ids.given_qty, 0)

    def test_wrong_numbers_are_explained(self):
        self._sign_in("malga")
        for quantity in ("", "molti", "-1", "3", "nan", "inf", "1e99"):
            answer = self._post("short", request_id=self.own.id, quantity=quantity)
            self.assertEqual(answer.status_code, 200)
            document = html.fromstring(answer.text)
            self.assertTrue(document.find_class("linfa-shelf__error"), quantity)
        self.assertEqual(self.own.state, "new")

    def test_requests_of_others_are_not_there(self):
        self._sign_in("orto")
        answer = self._post("short", request_id=self.own.id, quantity="1")
        self.assertEqual(answer.status_code, 404)
        missing = self._post("short", request_id=self.own.id + 10**6, quantity="1")
        self.assertEqual(missing.status_code, 404)
        self._post("confirm")
        self.assertEqual((self.own.state, self.own.confirmed_qty), ("new", 3))

    def test_a_round_of_others_is_not_there(self):
        stranger = self._create_producer("Altra Azienda")
        self._create_user("altra", "base.group_portal", partner_id=stranger.id)
        self._sign_in("altra")
        for path in (self.url, f"{self.url}/pdf", "/my/producer/round/999999999"):
            self.assertEqual(self.url_open(path).status_code, 404, path)
        for action in ("confirm", "ready", "short"):
            self.assertEqual(self._post(action, request_id=self.own.id).status_code, 404)

    def test_a_change_wants_a_post_with_a_token(self):
        self._sign_in("malga")
        self.assertIn(self.url_open(f"{self.url}/confirm").status_code, (404, 405))
        answer = self.url_open(f"{self.url}/confirm", {"csrf_token": "wrong"})
        self.assertEqual(answer.status_code, 400)
        self.assertEqual(self.own.state, "new")

    def test_a_resident_has_no_round(self):
        self._create_user("residente", "base.group_portal")
        self._sign_in("residente")
        self.assertEqual(self.url_open(self.url).status_code, 403)

    def test_nothing_changes_after_the_collection(self):
        self.own.move_ids.picking_id.button_validate()
        self._sign_in("malga")
        self._post("short", request_id=self.own.id, quantity="1")
        self.assertEqual(self.own.confirmed_qty, 3)


@tagged("post_install", "-at_install")
class TestRoundShop(RoundCommon, WebsiteCase):
    def _get_card(self, name):
        document = self._read(f"/shop?search={name}")
        [card] = document.find_class("linfa-card")
        return card

    def test_an_open_round_can_be_ordered_from(self):
        card = self._get_card("Insalata")
        self.assertTrue(card.find_class("linfa-card__add"))
        self.assertIn("Ordina entro", card.find_class("linfa-round-when")[0].text_content())
        self.assertTrue(self._read(self.salad.website_url).find_class("linfa-round-when"))

    def test_outside_a_round_the_shop_names_the_next(self):
        self.round.state = "draft"
        self.round.write({"open_at": "2099-01-01 08:00:00", "close_at": "2099-01-02 08:00:00"})
        card = self._get_card("Insalata")
        self.assertFalse(card.find_class("linfa-card__add"))
        self.assertTrue(card.find_class("linfa-round-when--closed"))
        page = self._read(self.salad.website_url)
        self.assertTrue(page.find_class("linfa-round-not-now"))

    def _add(self, offer):
        return self.make_jsonrpc_request(
            "/shop/cart/add",
            {
                "product_template_id": offer.id,
                "product_id": offer.product_variant_id.id,
                "quantity": 1,
            },
        )

    def test_a_closed_round_puts_nothing_in_the_cart(self):
        self.round.state = "cancelled"
        values = self._add(self.salad)
        self.assertEqual(values["cart_quantity"], 0)
        self.assertIn("Insalata", values["notification_info"]["warning"])

    def test_the_cart_moves_to_the_next_round(self):
        self._add(self.salad)
        cart = self._read("/shop/cart")
        self.assertIn("Ordina entro", self._get_texts(cart, "linfa-round-cart")[0])
        self.round.state = "closed"
        self._create_round(days=2, state="open")
        self.env.flush_all()
        text = self._get_texts(self._read("/shop/cart"), "linfa-round-cart")[0]
        self.assertIn("Passa al prossimo giro", text)
        token = http.Request.csrf_token(self)
        self.url_open("/shop/round/move", {"csrf_token": token}).raise_for_status()
        text = self._get_texts(self._read("/shop/cart"), "linfa-round-cart")[0]
        self.assertIn("Ordina entro", text)

    def test_the_cart_drops_what_cannot_come(self):
        self._add(self.salad)
        self.round.state = "closed"
        self.env.flush_all()
        self.assertIn("Nessun giro aperto", self._read("/shop/cart").text_content())
        token = http.Request.csrf_token(self)
        self.url_open("/shop/round/remove", {"csrf_token": token}).raise_for_status()
        self.assertTrue(self._read("/shop/cart").xpath("//div[@id='shop_cart']//a[@href='/shop']"))
