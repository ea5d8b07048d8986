from urllib.parse import urlencode

from odoo.http import request, route

from odoo.addons.website_sale.controllers.main import WebsiteSale

from .offer_filters import OfferFilters
from .params import clean_text, parse_id
from .web_app import allow_offline_copy


class LinfaWebsiteSale(WebsiteSale):
    @route()
    def shop(self, page=0, category=None, search="", **post):
        """Override of `website_sale` to read the filters of our shop, and to leave out
        the parameters that stock would answer with an error.
        """
        filters = OfferFilters(request.website, request.httprequest.args)
        # Stock hands its hooks nothing but the parameters of the address.
        request.offer_filters = filters
        if isinstance(category, str) and not parse_id(category):
            category = None
        post.pop("attribute_values", None)
        post.update(filters.get_params(), order=self._clean_order(post.get("order")))
        post = {name: value for name, value in post.items() if value}
        response = super().shop(page=page, category=category, search=clean_text(search), **post)
        return allow_offline_copy(response)

    @route()
    def product(self, product, category=None, pricelist=None, **kwargs):
        """Override of `website_sale` to let phones keep the page for without network."""
        response = super().product(product, category, pricelist, **kwargs)
        return allow_offline_copy(response)

    def _get_attribute_value_dict(self, attribute_values):
        """Override of `website_sale` to leave out what is not a value of an attribute."""
        try:
            return super()._get_attribute_value_dict(attribute_values)
        except (IndexError, ValueError):
            return {}

    def _clean_order(self, order):
        known = dict(request.website._get_product_sort_mapping())
        return order if order in known else ""

    def _get_search_options(self, **post):
        """Override of `website_sale` to pass the filters on to the search."""
        options = super()._get_search_options(**post)
        filters = getattr(request, "offer_filters", None)
        if filters:
            options["offer_filters"] = filters.get_options()
        return options

    def _shop_get_query_url_kwargs(self, search, min_price, max_price, **post):
        """Override of `website_sale` to keep the filters in every link of the page."""
        kwargs = super()._shop_get_query_url_kwargs(search, min_price, max_price, **post)
        filters = getattr(request, "offer_filters", None)
        return {**kwargs, **filters.get_params()} if filters else kwargs

    def _get_additional_shop_values(self, values, **kwargs):
        """Override of `website_sale` to add what the cards and the filters show."""
        additional = super()._get_additional_shop_values(values, **kwargs)
        filters = request.offer_filters
        products = values["products"]
        prices = {product.id: values["get_product_prices"](product) for product in products}
        website = request.website
        return {
            **additional,
            "filters": filters,
            "chips": filters.get_chips(values["keep"]),
            "cards": website._prepare_offer_cards(products, prices),
            "line_categories": website._get_line_categories(filters.line),
            "sort_options": website._get_product_sort_mapping(),
            "producer_search_url": f"/produttori?{urlencode({'search': values['search']})}",
        }

    def _prepare_product_values(self, product, category, **kwargs):
        """Override of `website_sale` to add who makes the offer and its label."""
        values = super()._prepare_product_values(product, category, **kwargs)
        return {**values, **request.website._prepare_offer_page_values(product)}

    def _get_default_country(self, **kwargs):
        """Override of `website_sale` to propose the country of the cooperative, because
        residents live here and where a request comes from is not asked to anybody.
        """
        country = super()._get_default_country(**kwargs)
        return country or request.website.company_id.sudo().country_id
