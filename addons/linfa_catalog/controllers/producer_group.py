from werkzeug.exceptions import NotFound

from odoo.fields import Domain
from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

from .params import parse_slug
from .producer import EDITOR_GROUP, PRODUCERS_PATH
from .web_app import allow_offline_copy

_lt = LazyTranslate(__name__)

GROUPS_PATH = f"{PRODUCERS_PATH}/gruppi"
OFFERS_PER_GROUP = 12


def sitemap_groups(env, rule, qs):
    website = env["website"].get_current_website()
    groups_sudo = env["linfa.producer.group"].sudo().search(website._get_public_group_domain())
    for loc in (GROUPS_PATH, *groups_sudo.mapped("website_url")):
        if not qs or qs.lower() in loc:
            yield {"loc": loc}


class ProducerGroupPages(Controller):
    @route(
        GROUPS_PATH,
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=sitemap_groups,
        list_as_website_content=_lt("Producer Groups"),
    )
    def groups(self, **kwargs):
        """List the groups; there are few of them, so on one page."""
        website = request.website
        groups_sudo = (
            request.env["linfa.producer.group"].sudo().search(website._get_public_group_domain())
        )
        response = request.render(
            "linfa_catalog.producer_groups",
            {
                "groups": website._prepare_group_cards(groups_sudo),
                "additional_title": request.env._("Producer groups"),
            },
        )
        return allow_offline_copy(response)

    @route(
        f"{GROUPS_PATH}/<string:group_slug>",
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=False,  # `sitemap_groups` lists them.
    )
    def group(self, group_slug, **kwargs):
        """Show a group; a hidden one is as unknown as one that never was."""
        group_sudo = self._find_group(group_slug)
        canonical = request.env["ir.http"]._slug(group_sudo)
        if canonical != group_slug:
            return request.redirect(f"{GROUPS_PATH}/{canonical}", code=301)
        website = request.website
        members_sudo = website._get_public_group_members(group_sudo)
        producers_sudo = members_sudo.producer_id
        offers = website._get_visible_offers(
            Domain("producer_id", "in", producers_sudo.ids)
            & Domain("producer_is_published", "=", True),
            limit=OFFERS_PER_GROUP,
        )
        response = request.render(
            "linfa_catalog.producer_group",
            {
                "group": group_sudo,
                "main_object": group_sudo,
                "members": members_sudo.filtered("role"),
                "producers": website._prepare_producer_cards(producers_sudo),
                "cards": website._prepare_offer_cards(offers),
                "additional_title": group_sudo.name,
            },
        )
        return allow_offline_copy(response)

    def _find_group(self, group_slug):
        group_id = parse_slug(group_slug)
        if not group_id:
            raise NotFound()
        group_sudo = request.website._get_public_group(group_id)
        if not group_sudo and request.env.user.has_group(EDITOR_GROUP):
            # Whoever prepares a page may look at it before it is published.
            group_sudo = request.env["linfa.producer.group"].sudo().browse(group_id).exists()
        if not group_sudo:
            raise NotFound()
        return group_sudo
