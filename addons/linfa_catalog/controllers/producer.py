from werkzeug.exceptions import NotFound

from odoo.fields import Domain
from odoo.http import Controller, request, route
from odoo.tools.translate import LazyTranslate

from odoo.addons.website.models.ir_http import sitemap_qs2dom
from odoo.addons.website_partner.controllers.main import WebsitePartnerPage

from .params import clean_text, parse_id, parse_slug
from .web_app import allow_offline_copy

_lt = LazyTranslate(__name__)

PRODUCERS_PATH = "/produttori"
PRODUCERS_PER_PAGE = 12
OFFERS_PER_PRODUCER = 8
EDITOR_GROUP = "website.group_website_restricted_editor"


def sitemap_producers(env, rule, qs):
    website = env["website"].get_current_website()
    if not qs or qs.lower() in PRODUCERS_PATH:
        yield {"loc": PRODUCERS_PATH}
    domain = website._get_public_producer_domain() & sitemap_qs2dom(
        qs, PRODUCERS_PATH, env["res.partner"]._rec_name
    )
    for producer_sudo in env["res.partner"].sudo().search_fetch(domain, ["name"]):
        loc = f"{PRODUCERS_PATH}/{env['ir.http']._slug(producer_sudo)}"
        if not qs or qs.lower() in loc:
            yield {"loc": loc}


class ProducerPages(Controller):
    @route(
        [PRODUCERS_PATH, f"{PRODUCERS_PATH}/page/<int:page>"],
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=sitemap_producers,
        list_as_website_content=_lt("Producers"),
    )
    def producers(self, page=1, search="", valley="", municipality="", line="", **kwargs):
        """List the producers, with plain links and a form that need no JavaScript."""
        filters = self._read_filters(search, valley, municipality, line)
        website = request.website
        PartnerSudo = request.env["res.partner"].sudo()
        domain = website._get_producer_filter_domain(**filters)
        total = PartnerSudo.search_count(domain)
        pager = website.pager(
            url=PRODUCERS_PATH,
            total=total,
            page=page,
            step=PRODUCERS_PER_PAGE,
            scope=3,
            url_args=self._get_url_args(filters),
        )
        producers_sudo = PartnerSudo.search(
            domain, limit=PRODUCERS_PER_PAGE, offset=pager["offset"], order="name, id"
        )
        response = request.render(
            "linfa_catalog.producers",
            {
                **self._prepare_choices(),
                "filters": filters,
                "total": total,
                "pager": pager,
                "producers": website._prepare_producer_cards(producers_sudo),
                "valley_map": website._prepare_valley_map(filters["municipality"]),
                "additional_title": request.env._("Producers"),
            },
        )
        return allow_offline_copy(response)

    def _read_filters(self, search, valley, municipality, line):
        """Return what was asked for, without what does not exist."""
        env = request.env
        return {
            "search": clean_text(search),
            "valley": env["linfa.valley"].browse(parse_id(valley)).exists(),
            "municipality": env["linfa.municipality"].browse(parse_id(municipality)).exists(),
            "line": line if line in request.website._get_line_names() else "",
        }

    def _get_url_args(self, filters):
        args = {
            "search": filters["search"],
            "valley": filters["valley"].id,
            "municipality": filters["municipality"].id,
            "line": filters["line"],
        }
        return {name: value for name, value in args.items() if value}

    def _prepare_choices(self):
        env = request.env
        return {
            "valleys": env["linfa.valley"].search_fetch([], ["name"]),
            "municipalities": env["linfa.municipality"].search_fetch([], ["name", "valley_id"]),
            "line_names": request.website._get_line_names(),
        }

    @route(
        f"{PRODUCERS_PATH}/<string:producer_slug>",
        type="http",
        auth="public",
        website=True,
        readonly=True,
        sitemap=False,  # `sitemap_producers` lists them.
    )
    def producer(self, producer_slug, **kwargs):
        """Show a producer; a hidden one is as unknown as one that never was."""
        producer_sudo = self._find_producer(producer_slug)
        canonical = request.env["ir.http"]._slug(producer_sudo)
        if canonical != producer_slug:
            return request.redirect(f"{PRODUCERS_PATH}/{canonical}", code=301)
        website = request.website
        offers = website._get_visible_offers(
            Domain("producer_id", "=", producer_sudo.id), limit=OFFERS_PER_PRODUCER
        )
        response = request.render(
            "linfa_catalog.producer",
            {
                "producer": producer_sudo,
                "main_object": producer_sudo,
                "certificates": producer_sudo.certificate_ids.filtered("is_valid"),
                "cards": website._prepare_offer_cards(offers),
                "valley_map": website._prepare_valley_locator(
                    producer_sudo.municipality_id.sudo(False)
                ),
                "markup_data": website._prepare_producer_markup(producer_sudo),
            },
        )
        return allow_offline_copy(response)

    def _find_producer(self, producer_slug):
        producer_id = parse_slug(producer_slug)
        if not producer_id:
            raise NotFound()
        producer_sudo = request.website._get_public_producer(producer_id)
        if not producer_sudo and request.env.user.has_group(EDITOR_GROUP):
            # Whoever prepares a page may look at it before it is published.
            partner_sudo = request.env["res.partner"].sudo().browse(producer_id)
            producer_sudo = partner_sudo.exists().filtered("is_producer")
        if not producer_sudo:
            raise NotFound()
        return producer_sudo


class PartnerPage(WebsitePartnerPage):
    @route()
    def partners_detail(self, partner_id, **post):
        """Override of `website_partner` to send the visitors of a producer to the page
        we made for it, because the stock page also prints what we do not publish.
        """
        if producer_id := parse_slug(partner_id):
            producer_sudo = request.website._get_public_producer(producer_id)
            if producer_sudo:
                slug = request.env["ir.http"]._slug(producer_sudo)
                return request.redirect(f"{PRODUCERS_PATH}/{slug}", code=301)
        return super().partners_detail(partner_id, **post)
