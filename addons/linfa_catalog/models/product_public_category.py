from odoo import api, models
from odoo.fields import Domain


class ProductPublicCategory(models.Model):
    _inherit = "product.public.category"

    @api.depends("product_tmpl_ids.producer_is_published")
    def _compute_has_published_products(self):
        """Override of `website_sale` to not count the offers of producers that are
        not published, because an empty category would be shown.
        """
        visible = self._search_has_published_products("in", [True])
        visible_categories = self.filtered_domain(visible)
        visible_categories.has_published_products = True
        (self - visible_categories).has_published_products = False

    @api.model
    def _search_has_published_products(self, operator, value):
        """Override of `website_sale` for the same reason as the compute above."""
        if operator != "in":
            return NotImplemented
        offers = Domain("is_published", "=", True) & Domain("producer_is_published", "=", True)
        with_offers = self._search([("product_tmpl_ids", "any", offers)])
        ids = with_offers.get_result_ids()
        return Domain("id", "in", ids) | Domain("id", "parent_of", ids)
