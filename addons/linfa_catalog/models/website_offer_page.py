import re

from markupsafe import Markup, escape

from odoo import models

# A word in capitals, as labels write the allergens: "farina di GRANO".
CAPITALS = re.compile(r"\b([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ']{2,})\b")


class Website(models.Model):
    """What the page of one offer says beside stock: who makes it and its label."""

    _inherit = "website"

    def _prepare_offer_page_values(self, product):
        """Return the values of our part of the page of an offer.

        :param product.template product: the offer, which the visitor may see
        """
        self.ensure_one()
        product_sudo = product.sudo()
        producer_sudo = product_sudo.producer_id
        return {
            "producer": producer_sudo,
            "producer_image": bool(producer_sudo.with_context(bin_size=True).image_128)
            and self.image_url(producer_sudo, "image_256"),
            "producer_address": self._format_producer_address(producer_sudo),
            "certificates": product_sudo.certificate_ids.filtered("is_valid"),
            "ingredients": self._emphasise_allergens(product.ingredients),
            "label_rows": self._prepare_label_rows(product),
        }

    def _format_producer_address(self, producer_sudo):
        """Return name and address of who answers for a food, in one line."""
        place = " ".join(filter(None, [producer_sudo.zip, producer_sudo.city]))
        if place and producer_sudo.state_id:
            place = f"{place} ({producer_sudo.state_id.code})"
        return ", ".join(filter(None, [producer_sudo.name, producer_sudo.street, place]))

    def _emphasise_allergens(self, ingredients):
        """Return the ingredients as markup, with the words in capitals emphasised.

        Art. 21 of Reg. (EU) 1169/2011 wants the allergens to stand out in the list.
        """
        if not ingredients:
            return False
        parts = CAPITALS.split(ingredients)
        return Markup().join(
            Markup("<strong>%s</strong>") % part if index % 2 else escape(part)
            for index, part in enumerate(parts)
        )

    def _prepare_label_rows(self, product):
        """Return the facts of the label that are one line of text each.

        :return: pairs of a name and its text, without those that say nothing
        :rtype: list(tuple(str, str))
        """
        rows = [
            (self.env._("Legal name"), product.legal_name),
            (self.env._("Net quantity"), product.net_quantity_display),
            (self.env._("Alcohol"), self._format_alcohol(product.alcohol_by_volume)),
            (self.env._("Origin"), product.origin),
            (self.env._("How to store it"), product.storage_instructions),
            (self.env._("How to use it"), product.usage_instructions),
        ]
        return [(name, text) for name, text in rows if text]

    def _format_alcohol(self, volume):
        """Return the alcohol as a label prints it, above the 1.2 % of the law."""
        if volume <= 1.2:
            return False
        language = self.env["res.lang"]._lang_get(self.env.lang or "en_US")
        return f"{language.format('%.1f', volume)} % vol"

    def _get_line_categories(self, line):
        """Return the categories to choose from inside a line of the shop."""
        Category = self.env["product.public.category"]
        if not line:
            return Category
        top = self.env.ref(f"linfa_catalog.category_{line}", raise_if_not_found=False)
        if not top:
            return Category
        return Category.search([("parent_id", "=", top.id)]).filtered("has_published_products")
