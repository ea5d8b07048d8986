from werkzeug.exceptions import NotFound

from odoo import fields
from odoo.fields import Domain
from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

from odoo.addons.linfa_catalog.controllers.params import parse_slug
from odoo.addons.linfa_catalog.controllers.web_app import allow_offline_copy
from odoo.addons.linfa_catalog.models import italian_time

_lt = LazyTranslate(__name__)

POINTS_PATH = "/punti"
EDITOR_GROUP = "linfa_points.linfa_points_group_manager"


def sitemap_points(env, rule, qs):
    website = env["website"].get_current_website()
    points_sudo = website._get_public_points()
    for loc in (POINTS_PATH, *points_sudo.mapped("website_url")):
        if not qs or qs.lower() in loc:
            yield {"loc": loc}


class PointPages(Controller):
    @route(
        POINTS_PATH,
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=sitemap_points,
        list_as_website_content=_lt("LINFA POINTs"),
    )
    def points(self, **kwargs):
        """List the POINTs by valley, and say which are open."""
        website = request.website
        response = request.render(
            "linfa_points.points",
            {
                "valleys": website._prepare_point_cards(website._get_public_points()),
                "additional_title": request.env._("LINFA POINTs"),
            },
        )
        return allow_offline_copy(response)

    @route(
        f"{POINTS_PATH}/<string:point_slug>",
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=False,  # `sitemap_points` lists them.
    )
    def point(self, point_slug, **kwargs):
        """Show a POINT; a hidden one is as unknown as one that never was."""
        point_sudo = self._find_point(point_slug)
        canonical = request.env["ir.http"]._slug(point_sudo)
        if canonical != point_slug:
            return request.redirect(f"{POINTS_PATH}/{canonical}", code=301)
        response = request.render("linfa_points.point", self._prepare_page(point_sudo))
        return allow_offline_copy(response)

    def _find_point(self, point_slug):
        point_id = parse_slug(point_slug)
        if not point_id:
            raise NotFound()
        points_sudo = request.env["linfa.point"].sudo()
        domain = Domain("id", "=", point_id)
        point_sudo = points_sudo.search(domain & request.website._get_public_point_domain())
        if not point_sudo and request.env.user.has_group(EDITOR_GROUP):
            # Whoever prepares a page may look at it before it is published.
            mine = request.env["linfa.point"].with_context(active_test=False).search(domain)
            point_sudo = mine.sudo()
        if not point_sudo:
            raise NotFound()
        return point_sudo

    def _prepare_page(self, point_sudo):
        website, env = request.website, request.env
        municipality = point_sudo.municipality_id
        coming = env["linfa.round"]._get_coming(point_sudo.company_id)[:1]
        return {
            "point": point_sudo,
            "main_object": point_sudo,
            "is_open": point_sudo.is_open_now,
            "opening": point_sudo._say_opening(fields.Datetime.now()),
            "week": point_sudo._get_week() if point_sudo.hour_ids else [],
            "closures": [
                (
                    italian_time.say_day(env, closure.date_from),
                    italian_time.say_day(env, closure.date_to),
                    closure.reason or "",
                )
                for closure in point_sudo._get_coming_closures(italian_time.today())
            ],
            "round_window": coming._say_window() if coming else "",
            "valley_map": municipality and website._prepare_valley_locator(municipality),
            "additional_title": point_sudo.name,
        }
