from odoo import models


class Website(models.Model):
    _inherit = "website"

    def _search_with_fuzzy(self, search_type, search, limit, order, options):
        """Override of `website` to prefer what was typed to a word that resembles it,
        because stock compares it with the words of the offers alone: "Bovegno", the
        place of a producer, would become the name of some cheese.
        """
        if search and search_type == "products_only":
            count, results, fuzzy_term = super()._search_with_fuzzy(
                search_type, search, limit, order, {**options, "allowFuzzy": False}
            )
            if count:
                return count, results, fuzzy_term
        return super()._search_with_fuzzy(search_type, search, limit, order, options)
