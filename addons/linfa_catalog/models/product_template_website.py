from odoo import api, models
from odoo.fields import Domain
from odoo.tools import escape_psql


class ProductTemplate(models.Model):
    _inherit = "product.template"

    @api.model
    def _search_get_detail(self, website, order, options):
        """Override of `website_sale` to apply the filters of our shop and to find an
        offer also by who makes it and where, because people remember the name of
        the farm or of the village.
        """
        detail = super()._search_get_detail(website, order, options)
        detail["base_domain"].append(
            self._get_offer_filter_domain(options.get("offer_filters") or {})
        )
        detail["search_extra"] = lambda env, word: env["product.template"]._get_offer_word_domain(
            escape_psql(word)
        )
        return detail

    @api.model
    def _get_offer_filter_domain(self, filters):
        """Return the offers that pass the filters of the shop.

        :param dict filters: ids by name of filter (`valley`, `producer`, `mark`), the
            code of a `line` and the ids of the allergens to be `free` of
        """
        domain = Domain.TRUE
        if filters.get("line"):
            domain &= Domain("offer_line", "=", filters["line"])
        if filters.get("valley"):
            domain &= Domain("valley_id", "=", filters["valley"])
        if filters.get("producer"):
            domain &= Domain("producer_id", "=", filters["producer"])
        if filters.get("mark"):
            domain &= Domain("quality_mark_ids", "in", [filters["mark"]])
        if filters.get("free"):
            domain &= self._get_free_from_domain(filters["free"])
        return domain

    @api.model
    def _get_free_from_domain(self, allergen_ids):
        """Return the food whose label was checked and names none of the allergens, not
        even as a trace: who asks may be ill if we are wrong.
        """
        return (
            Domain("is_food", "=", True)
            & Domain("allergens_declared", "=", True)
            & Domain("allergen_ids", "not in", list(allergen_ids))
            & Domain("trace_allergen_ids", "not in", list(allergen_ids))
        )

    @api.model
    def _get_offer_word_domain(self, word):
        producers = Domain("name", "ilike", word) | Domain("municipality_id.name", "ilike", word)
        return Domain("producer_id", "any!", producers) | Domain("legal_name", "ilike", word)
