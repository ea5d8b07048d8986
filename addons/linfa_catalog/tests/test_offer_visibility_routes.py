import io
from http import HTTPStatus

from PIL import Image

from odoo.tests import tagged
from odoo.tools import mute_logger

from .visibility import NAME, NEWEST, QUIET, OfferVisibilityCase


@tagged("post_install", "-at_install")
class TestOfferVisibilityRoutes(OfferVisibilityCase):
    """Every public route that shows an offer, first with its producer published, to
    know that the route is the right one, and then with its producer hidden.
    """

    def test_pages(self):
        pages = {
            "shop": NEWEST,
            "category": f"/shop/category/{self.env['ir.http']._slug(self.category)}",
            "offer": self.offer.website_url,
            "offer by number": f"/shop/{self.offer.id}",
            "offer of before": f"/shop/product/{self.offer.id}",
            "sitemap": "/sitemap.xml",
        }
        shown = {name: self.url_open(url).text for name, url in pages.items()}
        self.assertIn("formaggella-zafferanata", shown.pop("sitemap"))
        for name, text in shown.items():
            with self.subTest(page=name):
                self.assertIn(NAME, text)
        self._hide_producer()
        self.env["ir.attachment"].search([("url", "=like", "/sitemap%")]).unlink()
        for name, url in pages.items():
            with self.subTest(page=name), mute_logger(*QUIET):
                text = self._read_page(url)
                self.assertNotIn(NAME, text)
                self.assertNotIn("formaggella-zafferanata", text)

    def test_offer_page_is_not_found(self):
        self._hide_producer()
        with mute_logger(*QUIET):
            status = self.url_open(self.offer.website_url).status_code
        self.assertIn(status, (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND))

    def test_search_of_the_shop(self):
        self._assert_shown_then_hidden(
            lambda: self._read_page("/shop?search=zafferanata").replace("q=", ""),
            'href="/shop/formaggella-zafferanata',
        )

    def test_search_as_you_type(self):
        for search_type in ("products", "products_only", "all"):
            with self.subTest(search_type=search_type):
                self.producer.is_published = True
                self._assert_shown_then_hidden(
                    lambda search_type=search_type: self._call(
                        "/website/snippet/autocomplete",
                        search_type=search_type,
                        term="zafferanata",
                        order="name asc",
                        limit=5,
                        options={
                            "displayDescription": True,
                            "displayDetail": True,
                            "displayExtraLink": True,
                            "displayImage": True,
                            "allowFuzzy": True,
                        },
                    ),
                    "formaggella-zafferanata",
                )

    def _read_snippet(self, **params):
        template = "website_sale.dynamic_filter_template_product_product_products_item"
        return self._call("/website/snippet/filters", template_key=template, **params)

    def test_snippet_with_the_newest_offers(self):
        newest = self.env.ref("website_sale.dynamic_filter_newest_products")
        self._assert_shown_then_hidden(lambda: self._read_snippet(filter_id=newest.id, limit=16))

    def test_snippet_with_accessories_and_alternatives(self):
        for name in ("accessories", "alternative_products"):
            snippet = self.env.ref(f"website_sale.dynamic_filter_cross_selling_{name}")
            with self.subTest(snippet=name):
                self.producer.is_published = True
                self._assert_shown_then_hidden(
                    lambda snippet=snippet: self._read_snippet(
                        filter_id=snippet.id,
                        limit=16,
                        productTemplateId=self.neighbour.id,
                    )
                )

    def test_snippet_with_one_offer_chosen_by_its_number(self):
        self._assert_shown_then_hidden(
            lambda: self._read_snippet(
                filter_id=False,
                limit=1,
                res_model="product.product",
                res_id=self.offer.product_variant_id.id,
            )
        )

    def test_page_of_a_neighbour(self):
        self._assert_shown_then_hidden(
            lambda: (
                self._read_page(self.neighbour.website_url)
                + self._call(
                    "/website_sale/product_configurator/get_values",
                    product_template_id=self.neighbour.id,
                    quantity=1,
                    currency_id=self.company.currency_id.id,
                    so_date="2026-01-01",
                    product_uom_id=None,
                    company_id=None,
                    pricelist_id=None,
                    ptav_ids=[],
                )
            )
        )

    def test_price_and_combination(self):
        self._assert_shown_then_hidden(
            lambda: self._call(
                "/website_sale/get_combination_info",
                product_template_id=self.offer.id,
                product_id=self.offer.product_variant_id.id,
                combination=[],
                add_qty=1,
            )
        )

    def test_remote_calls_of_a_resident(self):
        self._create_user("prova_residente", "base.group_portal")
        self.authenticate("prova_residente", "prova_residente")
        calls = (
            ("product.template", "read", [self.offer.ids, ["name"]]),
            ("product.template", "search_read", [[["id", "=", self.offer.id]], ["name"]]),
            ("product.product", "read", [self.offer.product_variant_id.ids, ["name"]]),
            ("product.template", "name_search", [NAME]),
        )
        for model, method, args in calls:
            with self.subTest(model=model, method=method):
                self.producer.is_published = True
                self._assert_shown_then_hidden(
                    lambda model=model, method=method, args=args: self._call(
                        f"/web/dataset/call_kw/{model}/{method}",
                        model=model,
                        method=method,
                        args=args,
                        kwargs={},
                    )
                )

    def test_images(self):
        urls = (
            f"/web/image/product.template/{self.offer.id}/image_1920",
            f"/web/image/product.product/{self.offer.product_variant_id.id}/image_1920",
            f"/web/image/res.partner/{self.producer.id}/image_1920",
            f"/web/image/res.partner/{self.producer.id}/avatar_128",
        )
        shown = {url: self._read_color(url) for url in urls}
        self.assertEqual(set(shown.values()), {(31, 77, 58), (242, 182, 50)})
        self._hide_producer()
        for url in urls:
            with self.subTest(url=url), mute_logger(*QUIET):
                self.assertNotEqual(self._read_color(url), shown[url])

    def _read_color(self, url):
        response = self.url_open(url)
        if response.status_code != HTTPStatus.OK:
            return None
        image = Image.open(io.BytesIO(response.content)).convert("RGB")
        return image.getpixel((image.width // 2, image.height // 2))

    def test_page_of_the_producer(self):
        slug = self.env["ir.http"]._slug(self.producer)
        for url in (f"/produttori/{slug}", f"/partners/{slug}"):
            with self.subTest(url=url):
                self.producer.is_published = True
                self._assert_shown_then_hidden(
                    lambda url=url: self._read_page(url), "Malga Nascondina"
                )
