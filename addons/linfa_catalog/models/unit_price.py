"""The price of a kilo or a litre beside every price: D.Lgs. 206/2005, art. 14."""

from markupsafe import Markup

from odoo import models


class ProductTemplate(models.Model):
    _inherit = "product.template"

    def _search_render_results_prices(self, mapping, combination_info):
        """Override of `website_sale` to say the price of a kilo in the suggestions of the
        search as well, because they say a price.
        """
        price, list_price = super()._search_render_results_prices(mapping, combination_info)
        offer_sudo = self.sudo().browse(combination_info.get("product_template_id"))
        website = self.env["website"].get_current_website()
        unit_price = price and website._format_unit_price(combination_info["price"], offer_sudo)
        if unit_price:
            price = Markup('%s <small class="linfa-unit-price">%s</small>') % (
                price,  # Markup already, of the converter of amounts of stock.
                unit_price,
            )
        return price, list_price
