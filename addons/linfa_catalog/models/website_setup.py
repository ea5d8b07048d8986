import base64

from odoo import api, models
from odoo.fields import Domain
from odoo.tools import file_open

LANGUAGE = "it_IT"
STOCK_MENU_URLS = ("/", "/shop", "/contactus")
# Parts of the stock shop that ours replace: some of them cost a query on every page.
STOCK_VIEWS_OFF = (
    "website.header_visibility_standard",  # It follows, and hides what has the focus.
    "website_sale.filter_products_price",
    "website_sale.filter_products_tags",
    "website_sale.products_attributes",
    "website_sale.products_categories_list_collapsible",
    "website_sale.products_categories_top",
    "website_sale.search",
    "website_sale.sort",
    "website_sale_comparison.product_add_to_compare",
    "website_sale_wishlist.product_add_to_wishlist",
    "website_sale_wishlist.product_cart_lines",
)
FAVICON = "linfa_catalog/static/src/img/icons/icon-192.png"


class Website(models.Model):
    """How a website becomes the one of the cooperative when the addon is installed."""

    _inherit = "website"

    @api.depends("company_id.account_fiscal_country_id")
    def _compute_show_line_subtotals_tax_selection(self):
        """Override of `website_sale` to show prices with VAT, because residents are
        consumers: stock falls back to prices without it.
        """
        self.show_line_subtotals_tax_selection = "tax_included"

    @api.model
    def _set_up_linfa_websites(self):
        """Prepare the websites of a new database; called once, by the data files."""
        for xmlid in STOCK_VIEWS_OFF:
            # Some belong to addons that stock installs by itself, or does not.
            view = self.env.ref(xmlid, raise_if_not_found=False)
            if view:
                view.active = False
        for website in self.search(Domain.TRUE):
            website._set_up_linfa()

    def _set_up_linfa(self):
        self.ensure_one()
        with file_open(FAVICON, "rb") as icon:
            favicon = base64.b64encode(icon.read())
        self.write(
            {
                "name": "LINFA",
                "favicon": favicon,
                "shop_ppg": 24,
                "product_page_image_ratio_mobile": "4_3",
                # It was computed when stock was installed, without our override.
                "show_line_subtotals_tax_selection": "tax_included",
                **self._prepare_language_vals(),
            }
        )
        menus = self.menu_id.child_id.filtered(lambda menu: menu.url in STOCK_MENU_URLS)
        menus.unlink()

    def _prepare_language_vals(self):
        """Return Italian as the only language, when the database speaks it."""
        language = self.env["res.lang"]._lang_get(LANGUAGE)
        if not language:
            return {}
        return {
            "default_lang_id": language.id,
            "language_ids": [(6, 0, language.ids)],
        }
