"""The pages of the producer's portal about its own offers, as a browser asks for them."""

import base64
import io

from PIL import Image

from odoo.tests import tagged

from odoo.addons.linfa_catalog.models.offer_picture import clean_picture

from .shelf import ShelfHttpCase

OFFERS = "/my/producer/offers"
FORM = {
    "name": "Mestolo di faggio",
    "price": "7,50",
    "vat": "10",
    "line": "product",
    "tracked": "1",
    "stock": "4,5",
    "unit": "piece",
}


@tagged("post_install", "-at_install")
class TestProducerShelf(ShelfHttpCase):
    def _find(self, name=FORM["name"]):
        return self.env["product.template"].search(
            [("producer_id", "=", self.producer.id), ("name", "=", name)]
        )

    def test_the_list_shows_states_prices_and_what_is_missing(self):
        self._create_shelf_offer(name="Ciotola")
        self._create_shelf_offer(name="Vaso", is_paused=True)
        self._create_shelf_offer(name="Torta", is_food=True, is_published=False)
        page = self._read(OFFERS)
        self.assertEqual(self._texts(page, "linfa-goods__name"), ["Ciotola", "Torta", "Vaso"])
        self.assertIn("10,00", self._texts(page, "linfa-goods__price")[0])
        for state, name in (("sale", "Ciotola"), ("paused", "Vaso"), ("incomplete", "Torta")):
            shown = self._texts(self._read(f"{OFFERS}?state={state}"), "linfa-goods__name")
            self.assertEqual(shown, [name], state)
        found = self._read(f"{OFFERS}?search=cioto&page=99999999999999&state=boh")
        self.assertEqual(self._texts(found, "linfa-goods__name"), ["Ciotola"])
        self.assertEqual(self._texts(self._read(f"{OFFERS}?search=%25"), "linfa-goods__name"), [])

    def test_a_new_offer_with_a_photo(self):
        exif = Image.Exif()
        exif[0x010F] = "Telefono di Rosa"
        photo = self._make_photo(exif=exif)
        self.assertIn(b"Telefono di Rosa", photo)
        response = self._post(
            f"{OFFERS}/new", files={"picture": ("a.jpg", photo, "image/jpeg")}, **FORM
        )
        offer = self._find()
        self.assertTrue(response.url.endswith(f"/{offer.id}?done=saved"), response.url)
        self.assertEqual((offer.list_price, offer.taxes_id), (7.5, self.tax_10))
        self.assertEqual(offer.product_variant_id._get_producer_quantity(), 4.5)
        self.assertTrue(offer.is_published)
        kept = offer.with_context(bin_size=False).image_1920
        content = base64.b64decode(kept)
        self.assertNotIn(b"Telefono di Rosa", content)
        with Image.open(io.BytesIO(content)) as image:
            self.assertEqual(image.size, (1600, 800))
        shown = self.url_open(f"{OFFERS}/{offer.id}/picture")
        self.assertTrue(shown.headers["Content-Type"].startswith("image/"))

    def test_the_photos_that_phones_send_and_those_that_are_none(self):
        for kind in ("JPEG", "PNG", "WEBP"):
            self.assertTrue(clean_picture(self._make_photo(kind, size=(40, 20))))
        for content in (b"", b"GIF89a", self._make_photo("GIF", size=(4, 4)), b"\xff\xd8\xff"):
            with self.assertRaisesRegex(ValueError, "format"):
                clean_picture(content)
        with self.assertRaisesRegex(ValueError, "large"):
            clean_picture(b"x" * (12 * 1024 * 1024 + 1))
        bomb = self._make_photo("PNG", size=(9000, 9000))
        with self.assertRaisesRegex(ValueError, "large"):
            clean_picture(bomb)

    def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(self):
        response = self._post(
            f"{OFFERS}/new",
            files={"picture": ("a.jpg", b"<svg onload=alert(1)>", "image/jpeg")},
            **{**FORM, "price": "nan", "stock": "-1", "available_from": "domani"},
        )
        self.assertEqual(response.status_code, 200)
        for field in ("price", "stock", "picture", "available_from"):
            self.assertIn(f'id="linfa_{field}_error"', response.text)
        self.assertIn("Mestolo di faggio", response.text)
        self.assertFalse(self._find())

    def test_a_form_saved_as_it_is_changes_nothing(self):
        offer = self._create_food(
            self.producer, taxes_id=[(6, 0, self.tax_4.ids)], description_sale="Riga\nRiga"
        )
        self.producer.offers_need_approval = True
        before = offer._read_shelf_values()
        page = self._read(f"{OFFERS}/{offer.id}")
        [form] = page.find_class("linfa-form")
        data = {name: value for name, value in form.form_values() if name != "csrf_token"}
        data["allergens"] = [value for name, value in form.form_values() if name == "allergens"]
        self._post(f"{OFFERS}/{offer.id}", **data)
        self.assertEqual(offer._read_shelf_values(), before)
        self.assertFalse(self._get_changes())

    def test_a_price_waits_for_approval_and_is_shown(self):
        self.producer.offers_need_approval = True
        offer = self._create_shelf_offer(name="Ciotola")
        response = self._post(f"{OFFERS}/{offer.id}", name="Ciotola", price="11", tracked="")
        self.assertIn("done=waiting", response.url)
        self.assertIn("linfa_waits", response.text)
        self.assertEqual(offer.list_price, 10.0)
        self.assertEqual(self._get_changes().after_values, {"list_price": 11.0})
        self.assertIn("11,00", self.url_open(f"{OFFERS}/{offer.id}").text)
        cards = self._read(f"{OFFERS}?state=waiting")
        self.assertEqual(self._texts(cards, "linfa-goods__name"), ["Ciotola"])

    def test_the_shop_s_rules_are_told_beside_the_form(self):
        food = self._create_food(self.producer, taxes_id=[(6, 0, self.tax_4.ids)])
        response = self._post(
            f"{OFFERS}/{food.id}", legal_name="", food="1", checked="1", allergens=self.milk.ids
        )
        self.assertEqual(response.status_code, 200)
        self.assertIn("linfa-shelf__error", response.text)
        self.assertTrue(food.legal_name)

    def test_stock_and_pause_from_the_list(self):
        offer = self._create_shelf_offer(name="Ciotola", is_storable=True)
        stock = f"{OFFERS}/{offer.id}/stock"
        variant = offer.product_variant_id
        for data, quantity in (
            ({"quantity": "2,5"}, 2.5),
            ({"quantity": "2,5", "step": "more"}, 3.5),
            ({"quantity": "0", "step": "less"}, 0),
            ({"quantity": "boh"}, 0),
        ):
            response = self._post(stock, **data)
            self.assertEqual(response.status_code, 200)
            self.assertEqual(variant._get_producer_quantity(), quantity)
        response = self._post(f"{OFFERS}/{offer.id}/pause", pause="1", back="1-sale")
        self.assertTrue(offer.is_paused)
        self.assertIn("state=sale", response.url)
        self._post(f"{OFFERS}/{offer.id}/pause", pause="0", back="https://altrove.example")
        self.assertFalse(offer.is_paused)

    def test_a_made_on_request_offer_keeps_no_stock(self):
        self._post(f"{OFFERS}/new", **{**FORM, "tracked": ""})
        offer = self._find()
        self.assertFalse(offer.is_storable)
        self.assertEqual(self._post(f"{OFFERS}/{offer.id}/stock", quantity="3").status_code, 404)

    def test_without_a_token_nothing_changes(self):
        offer = self._create_shelf_offer()
        response = self.url_open(f"{OFFERS}/{offer.id}/pause", data={"pause": "1"})
        self.assertEqual(response.status_code, 400)
        self.assertFalse(offer.is_paused)

    def test_only_own_certificates_are_taken(self):
        own = self._create_certificate(self.producer)
        other = self._create_certificate(self._create_producer("Malga Altra"))
        offer = self._create_shelf_offer(name="Ciotola")
        self._post(f"{OFFERS}/{offer.id}", marks=[own.id, other.id], name="Ciotola")
        self.assertEqual(offer.certificate_ids, own)

    def test_the_page_of_the_producer(self):
        response = self._post(
            "/my/producer/page",
            producer_story="Siamo in tre.<img src=x onerror=alert(1)>",
            phone="030 123",
            files={"picture": ("a.png", self._make_photo("PNG"), "image/png")},
        )
        self.assertIn("done=saved", response.url)
        self.assertEqual(self.producer.phone, "030 123")
        self.assertNotIn("<img", self.producer.producer_story)
        self.assertTrue(self.producer.image_1920)
        response = self._post("/my/producer/page", phone="0" * 31)
        self.assertIn('id="linfa_phone_error"', response.text)

    def test_a_paused_offer_in_the_shop(self):
        offer = self._create_shelf_offer(name="Ciotola Ferma", is_paused=True)
        self.authenticate(None, None)
        page = self._read(offer.website_url)
        self.assertTrue(page.find_class("linfa-unavailable"))
        self.assertFalse(page.xpath("//*[@id='add_to_cart']"))
        shop = self._read("/shop?search=Ciotola+Ferma")
        self.assertTrue(shop.find_class("linfa-card__sold-out"))
        self.assertFalse(shop.find_class("linfa-card__add"))

    def test_a_price_list_from_the_file_to_the_shelf(self):
        bad = "codice;nome;prezzo;iva\nA;Ciotola;nan;10\nB;Vaso;7;10\n"
        good = bad.replace("nan", "9,50")
        page = self._post("/my/producer/import", files={"file": ("l.csv", bad, "text/csv")})
        self.assertIn("linfa-rows__item--error", page.text)
        self.assertNotIn("/confirm", page.text)
        refused = self._post(page.url + "/confirm")
        self.assertFalse(self._find("Vaso"), refused.url)
        page = self._post("/my/producer/import", files={"file": ("l.csv", good, "text/csv")})
        self.assertIn("/confirm", page.text)
        done = self._post(page.url + "/confirm")
        self.assertEqual(self._find("Ciotola").list_price, 9.5)
        self.assertEqual(self._post(page.url + "/confirm").status_code, 200)
        rows = self.url_open(done.url + "/rows.csv")
        self.assertTrue(rows.content.startswith("\ufeff".encode()))
        self.assertIn("Ciotola", rows.text)
        self.assertFalse(self.url_open(done.url + "/progress").json()["busy"])

    def test_the_template_can_be_filled_and_sent_back(self):
        template = self.url_open("/my/producer/import/template.csv")
        page = self._post(
            "/my/producer/import", files={"file": ("l.csv", template.content, "text/csv")}
        )
        self.assertNotIn("linfa-rows__item--error", page.text)
        self.assertIn("/confirm", page.text)

    def test_nothing_in_a_file_is_a_command_to_a_spreadsheet(self):
        bad = "codice;nome;prezzo;iva\n+A;+cmd|' /C calc'!A0;nan;10\n"
        page = self._post("/my/producer/import", files={"file": ("l.csv", bad, "text/csv")})
        rows = self.url_open(page.url + "/rows.csv").text
        self.assertIn("'+A;'+cmd", rows)
