from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class LinfaPages(Controller):
    @route(
        "/privacy",
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=True,
        list_as_website_content=_lt("Privacy"),
    )
    def privacy(self, **kwargs):
        """Say which data are kept, why and for how long: art. 13 of Reg. (EU) 2016/679."""
        title = request.env._("How we treat your data")
        return request.render("linfa_catalog.privacy", {"additional_title": title})
