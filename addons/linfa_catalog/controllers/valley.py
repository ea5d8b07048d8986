from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

from .web_app import allow_offline_copy

_lt = LazyTranslate(__name__)


class ValleyPages(Controller):
    @route(
        "/valli",
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Valleys"),
    )
    def valleys(self, **kwargs):
        website = request.website
        response = request.render(
            "linfa_catalog.valleys",
            {
                "valleys": website._prepare_valleys(),
                "valley_map": website._prepare_valley_map(),
                "additional_title": request.env._("The valleys"),
            },
        )
        return allow_offline_copy(response)

    @route(
        "/accessibilita",
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Accessibility"),
    )
    def accessibility(self, **kwargs):
        title = request.env._("Accessibility statement")
        return request.render("linfa_catalog.accessibility", {"additional_title": title})
