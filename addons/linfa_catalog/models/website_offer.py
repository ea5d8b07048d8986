from odoo import models
from odoo.tools import format_amount

PRODUCER_CARD_FIELDS = ("name", "municipality_id", "is_producer", "is_published")


class Website(models.Model):
    """What the pages of the shop print of an offer, read in one go for all of them."""

    _inherit = "website"

    def _prepare_offer_cards(self, products, prices=None):
        """Return what a card of the shop shows, without a query per offer.

        :param product.template products: offers the visitor may see
        :param dict prices: what `_get_sales_prices` of them returned, when known
        :rtype: list(dict)
        """
        self.ensure_one()
        if not products:
            return []
        prices = prices or products._get_sales_prices(self)
        variants = self._get_first_variants(products)
        producers_sudo = products.sudo().producer_id
        producers_sudo.fetch(PRODUCER_CARD_FIELDS)
        return [
            self._prepare_offer_card(product, variants[product], prices[product.id])
            for product in products.with_context(bin_size=True)
        ]

    def _get_first_variants(self, products):
        """Map each offer to the variant whose net quantity and price it shows."""
        variants_sudo = (
            self.env["product.product"]
            .sudo()
            .browse(product._get_first_possible_variant_id() for product in products)
        )
        variants_sudo.fetch(["base_unit_count", "base_unit_id", "product_tmpl_id"])
        return dict(zip(products, variants_sudo, strict=True))

    def _prepare_offer_card(self, product, variant_sudo, price):
        producer_sudo = product.sudo().producer_id
        amount = price["price_reduce"]
        base_price = price.get("base_price") or 0
        return {
            "id": product.id,
            "name": product.name,
            "url": product.website_url,
            "line": product.offer_line,
            "image": bool(product.image_128) and self.image_url(product, "image_512"),
            "maker": producer_sudo.name,
            "place": producer_sudo.municipality_id.name,
            "marks": self._prepare_mark_badges(product.quality_mark_ids),
            "price": self._format_price(amount),
            "old_price": base_price > amount and self._format_price(base_price),
            "unit_price": self._format_unit_price(amount, variant_sudo),
            "variant_id": variant_sudo.id,
            "type": product.type,
            "published": product.website_published,
            "sold_out": product._is_sold_out(),
        }

    def _prepare_mark_badges(self, marks):
        """Return the marks as a card has room for them: short, with the whole name."""
        short_names = {
            "dop": "DOP",
            "igp": "IGP",
            "stg": "STG",
            "bio": self.env._("Organic"),
            "pat": "PAT",
            "deco": "De.Co.",
            "presidio": self.env._("Presidium"),
            "mountain": self.env._("Mountain"),
        }
        return [{"name": mark.name, "short": short_names[mark.kind]} for mark in marks]

    def _format_price(self, amount):
        return format_amount(self.env, amount, self.currency_id)

    def _format_unit_price(self, amount, variant_sudo):
        """Return the price of a kilo or a litre, which the law wants beside it.

        :return: the price with its unit, or False where it says nothing more
        """
        unit, count = variant_sudo.base_unit_id, variant_sudo.base_unit_count
        if not unit or count <= 0 or not amount:
            return False
        return f"{self._format_price(amount / count)}/{unit.name}"

    def _get_visible_offers(self, domain, limit=None, order=None):
        """Return offers on sale here for whoever looks, in the order of the shop."""
        self.ensure_one()
        return self.env["product.template"].search(
            self.sale_product_domain() & domain,
            limit=limit,
            order=order or f"is_published desc, {self.shop_default_sort}, id desc",
        )

    def _get_line_names(self):
        """Return what residents call the four lines, in the order we show them.

        :rtype: dict(str, str)
        """
        return {
            "product": self.env._("Products"),
            "tourism": self.env._("Tourism"),
            "service": self.env._("Services"),
            "voucher": self.env._("Shopping vouchers"),
        }

    def _get_line_counts(self):
        """Return how many offers each of the four lines has.

        :rtype: dict(str, int)
        """
        groups = self.env["product.template"]._read_group(
            self.sale_product_domain(), ["offer_line"], ["__count"]
        )
        return dict(groups)
