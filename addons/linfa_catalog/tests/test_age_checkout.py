from odoo.tests import tagged

from .test_age_restriction import ADULT
from .website_common import WebsiteCase

MINOR = "RCCMNL15A01D969"


@tagged("post_install", "-at_install")
class TestAgeCheckout(WebsiteCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta")
        cls.cheese = cls._create_food(cls.malga)
        cls.wine = cls._create_food(
            cls.malga, name="Rosso dei monti", alcohol_by_volume=12.5, age_restriction="18"
        )
        cls.resident = cls._create_user("prova_age_residente", "base.group_portal")
        cls.resident.partner_id.write(
            {
                "email": "prova.age@example.com",
                "phone": "+39 333 111 2233",
                "street": "Via Roma 1",
                **cls.collio._prepare_address_vals(),
            }
        )

    def _put_into_cart(self, offer):
        params = {
            "product_template_id": offer.id,
            "product_id": offer.product_variant_id.id,
            "quantity": 1,
        }
        self.make_jsonrpc_request("/shop/cart/add", params)

    def _get_form(self, document):
        form = document.xpath("//form[@name='address_form']")[0]
        return {
            field.get("name"): field.get("value") or ""
            for field in form.xpath(".//input[@name]")
            if field.get("type") not in ("checkbox", "submit")
        }

    def _submit(self, document, code):
        values = {
            **self._get_form(document),
            "name": "Rosa Prova",
            "email": "prova.age@example.com",
            "phone": "+39 333 111 2233",
            "street": "Via Roma 1",
            "city": "Collio",
            "zip": "25060",
            "country_id": self.env.ref("base.it").id,
            "state_id": self.env.ref("base.state_it_bs").id,
            "address_type": "billing",
            "use_delivery_as_billing": "true",
            "l10n_it_codice_fiscale": code,
        }
        return self.url_open("/shop/address/submit", data=values).json()

    def _get_last_cart(self):
        return self.env["sale.order"].search(
            [("website_id", "!=", False)], order="id desc", limit=1
        )

    def test_the_page_and_the_cart_say_it(self):
        document = self._read(self.wine.website_url)
        self.assertEqual(len(document.find_class("linfa-age")), 1)
        self.assertFalse(self._read(self.cheese.website_url).find_class("linfa-age"))
        self._put_into_cart(self.wine)
        self.assertEqual(len(self._read("/shop/cart").find_class("linfa-age")), 1)

    def test_a_guest_is_asked_and_a_minor_is_refused_beside_the_field(self):
        self._put_into_cart(self.wine)
        cart = self._get_last_cart()
        self.assertTrue(cart._is_cart_ready())
        document = self._read("/shop/address")
        [field] = document.xpath("//input[@name='l10n_it_codice_fiscale']")
        self.assertIsNotNone(field.get("required"))
        self.assertTrue(document.xpath("//*[@id='linfa_age_code_error']"))
        for code, words in (("", "16"), ("RCCMNL83SMUD969Q", "16"), (self._minor(), "18")):
            with self.subTest(code):
                answer = self._submit(document, code)
                self.assertIn("l10n_it_codice_fiscale", answer["invalid_fields"])
                [message] = answer["messages"]
                self.assertIn(words, message)
        self.assertEqual(cart.partner_id, self.website.user_id.partner_id)

    def test_a_guest_of_age_goes_on(self):
        self._put_into_cart(self.wine)
        document = self._read("/shop/address")
        answer = self._submit(document, "btt gli 85c52 d918e")
        self.assertIn("redirectUrl", answer)
        cart = self._get_last_cart()
        self.assertEqual(cart.partner_id.l10n_it_codice_fiscale, ADULT)
        self.assertFalse(cart._get_sale_issues())
        self.assertIn("/shop/checkout", self.url_open("/shop/checkout").url)

    def test_who_signed_in_is_asked_before_the_payment(self):
        self.authenticate("prova_age_residente", "prova_age_residente")
        self._put_into_cart(self.wine)
        for url in ("/shop/checkout", "/shop/payment"):
            answer = self.url_open(url)
            self.assertIn("/shop/address", answer.url)
            self.assertIn("linfa_age_code", answer.text)
        cart = self._get_last_cart()
        with self.assert_refused("codice fiscale"):
            cart._check_cart_is_ready_to_be_paid()
        self.resident.partner_id.l10n_it_codice_fiscale = ADULT
        self.assertIn("/shop/checkout", self.url_open("/shop/checkout").url)
        self.assertNotIn("linfa_age_code", self.url_open("/shop/address").text)

    def test_a_cart_without_wine_asks_nothing(self):
        self.authenticate("prova_age_residente", "prova_age_residente")
        self._put_into_cart(self.cheese)
        self.assertIn("/shop/checkout", self.url_open("/shop/checkout").url)

    def test_a_known_minor_reads_it_in_the_cart(self):
        self.resident.partner_id.l10n_it_codice_fiscale = self._minor()
        self.authenticate("prova_age_residente", "prova_age_residente")
        self._put_into_cart(self.wine)
        cart = self._get_last_cart()
        self.assertFalse(cart._is_cart_ready())
        self.assertIn(self.wine.name, cart._get_shop_warning())
        with self.assert_refused("18"):
            cart._check_cart_is_ready_to_be_paid()

    def _minor(self):
        from stdnum.it.codicefiscale import calc_check_digit

        return MINOR + calc_check_digit(MINOR)
