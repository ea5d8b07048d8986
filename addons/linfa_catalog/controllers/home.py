from odoo.fields import Domain
from odoo.http import request, route

from odoo.addons.website.controllers.main import Website

from .web_app import allow_offline_copy

HOME_OFFERS = 8
HOME_PRODUCERS = 3


class LinfaHome(Website):
    @route()
    def index(self, **kw):
        """Override of `website` to welcome visitors with the four lines of the
        cooperative, unless the editors chose a home page of their own.
        """
        homepage_url = request.website._get_cached("homepage_url")
        if homepage_url and homepage_url != "/":
            return super().index(**kw)
        response = request.render("linfa_catalog.homepage", self._prepare_home_values())
        return allow_offline_copy(response)

    def _prepare_home_values(self):
        website = request.website
        offers = website._get_visible_offers(
            Domain("offer_line", "!=", "voucher"), limit=HOME_OFFERS
        )
        producers_sudo = website._get_spotlight_producers(HOME_PRODUCERS)
        return {
            "line_counts": website._get_line_counts(),
            "cards": website._prepare_offer_cards(offers),
            "producers": website._prepare_producer_cards(producers_sudo),
            "main_object": website,
        }
