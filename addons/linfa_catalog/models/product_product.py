from odoo import api, models


class ProductProduct(models.Model):
    _inherit = "product.product"

    @api.constrains("base_unit_count", "base_unit_id")
    def _check_published_net_quantity(self):
        """The net quantity lives on the variant: check the offer it belongs to."""
        self.product_tmpl_id._check_published_content()

    @api.onchange("public_categ_ids")
    def _onchange_public_categ_ids(self):
        """Override of `website_sale` to not publish whatever has a category, because
        here an offer is published on purpose and only when it is complete.
        """
