from odoo.http import request, route

from odoo.addons.website_sale.controllers.main import WebsiteSale


class LinfaUnmetSearch(WebsiteSale):
    @route()
    def shop(self, page=0, category=None, search="", **post):
        """Override of `website_sale` to count what was looked for and not found."""
        response = super().shop(page=page, category=category, search=search, **post)
        values = getattr(response, "qcontext", None) or {}
        if search and not page and self._is_unmet(values):
            request.env["linfa.unmet.search"]._record(
                request.website, values.get("original_search") or search
            )
        return response

    def _is_unmet(self, values):
        """Tell whether the words found nothing: neither a filter nor a robot did it."""
        filters = getattr(request, "offer_filters", None)
        if values.get("category") or (filters and (filters.is_active or filters.line)):
            return False
        found = values.get("search_count") and not values.get("original_search")
        return not found and not request.env["ir.http"].is_a_bot()
