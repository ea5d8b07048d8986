from urllib.parse import urlencode

from werkzeug.exceptions import NotFound

from odoo.fields import Domain
from odoo.http import Controller, request, route
from odoo.tools import escape_psql

from ..models.offer_numbers import parse_number
from ..models.offer_reader import MAX_QUANTITY
from .params import MAX_ID, clean_text, parse_id
from .producer_portal import get_own_producer, render_section

OFFERS_PATH = "/my/producer/offers"
PER_PAGE = 20
STATES = ("sale", "paused", "waiting", "incomplete")


def get_shelf_producer():
    """Return the producer of the visitor in the company of this shop, as superuser."""
    return get_own_producer().with_company(request.website.company_id)


def find_offer(offer_id):
    """Return an offer of the visitor, as superuser.

    :raises NotFound: for an offer of somebody else as for one that is not there
    """
    producer_sudo = get_shelf_producer()
    domain = [("id", "=", offer_id), ("producer_id", "=", producer_sudo.id)]
    product_sudo = producer_sudo.env["product.template"]
    if offer_id <= MAX_ID:
        product_sudo = product_sudo.search(domain, limit=1)
    if not product_sudo:
        raise NotFound()
    return product_sudo


def get_notice(code):
    """Return the words of what was just done; the address holds its code alone."""
    return {
        "saved": request.env._("Saved."),
        "waiting": request.env._("Saved. The office looks at it, and tells you."),
        "stock": request.env._("Stock saved."),
        "paused": request.env._("Paused: customers see it, and cannot buy it."),
        "resumed": request.env._("On sale again."),
    }.get(code)


class ProducerOffers(Controller):
    @route(OFFERS_PATH, type="http", auth="user", website=True, readonly=True, sitemap=False)
    def producer_offers(self, search="", state="", page="1", done="", **kwargs):
        """Show the offers of the producer, a card each."""
        producer_sudo = get_shelf_producer()
        search = clean_text(search)
        state = state if state in STATES else ""
        Product = producer_sudo.env["product.template"]
        own = Domain("producer_id", "=", producer_sudo.id)
        if search:
            word = escape_psql(search)
            own &= Domain("name", "ilike", word) | Domain("producer_code", "ilike", word)
        domain = own & self._get_state_domain(state)
        total = Product.search_count(domain)
        pages = max(1, -(-total // PER_PAGE))
        page = min(max(parse_id(page), 1), pages)
        products = Product.search(
            domain, order="name, id", limit=PER_PAGE, offset=(page - 1) * PER_PAGE
        )
        return render_section(
            "linfa_catalog.portal_producer_offers",
            "offers",
            request.env._("My offers"),
            {
                "cards": self._prepare_cards(producer_sudo, products),
                "chips": self._prepare_chips(Product, own, state, search),
                "search": search,
                "state": state,
                "page": page,
                "pages": pages,
                "page_url": lambda number: self._get_url(search, state, number),
                "notice": get_notice(done),
            },
        )

    def _get_state_domain(self, state):
        waiting = Domain("offer_change_ids", "any", [("state", "=", "pending")])
        return {
            "sale": Domain("is_published", "=", True) & Domain("is_paused", "=", False),
            "paused": Domain("is_paused", "=", True),
            "waiting": waiting,
            "incomplete": Domain("is_published", "=", False) & Domain("is_publishable", "=", False),
        }.get(state, Domain.TRUE)

    def _prepare_chips(self, products_sudo, own, state, search):
        names = {
            "": request.env._("All"),
            "sale": request.env._("On sale"),
            "paused": request.env._("Paused"),
            "waiting": request.env._("Waiting for approval"),
            "incomplete": request.env._("Incomplete"),
        }
        return [
            {
                "name": name,
                "count": products_sudo.search_count(own & self._get_state_domain(code)),
                "url": self._get_url(search, code),
                "here": code == state,
            }
            for code, name in names.items()
        ]

    def _get_url(self, search, state, page=1):
        params = {"search": search, "state": state, "page": page if page > 1 else ""}
        query = urlencode({name: value for name, value in params.items() if value})
        return f"{OFFERS_PATH}?{query}" if query else OFFERS_PATH

    def _prepare_cards(self, producer_sudo, products):
        """Return what the cards show, without a query per offer."""
        quantities = producer_sudo._get_shelf_quantities(products)
        pending = producer_sudo.env["linfa.offer.change"]._get_pending(producer_sudo, products)
        refused = producer_sudo._get_refused_changes().grouped("product_tmpl_id")
        return [
            {
                "product": product,
                "price": product.currency_id.format(product._get_price_with_taxes()),
                "quantity": quantities.get(product),
                "waiting": product in pending,
                "refused": product in refused and refused[product].reason,
                "missing": not product.is_published and product._get_publish_content_issues(),
                "notice": product._get_unavailable_notice(),
            }
            for product in products.with_context(bin_size=True)
        ]

    # === SMALL CHANGES, FROM THE LIST ===#

    @route(
        f"{OFFERS_PATH}/<int:offer_id>/stock",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def producer_offer_stock(self, offer_id, quantity="", step="", back="", **kwargs):
        """Declare how much there is: a number, or one more or less than it."""
        product_sudo = find_offer(offer_id)
        known = product_sudo.producer_id._get_shelf_quantities(product_sudo)
        if product_sudo not in known:
            raise NotFound()
        try:
            wanted = parse_number(quantity, MAX_QUANTITY)
        except ValueError:
            return self._go_back(product_sudo, back, "")
        wanted = max(0.0, wanted + {"more": 1, "less": -1}.get(step, 0))
        if wanted != known[product_sudo]:
            product_sudo.product_variant_id._set_producer_quantity(wanted)
        return self._go_back(product_sudo, back, "stock")

    @route(
        f"{OFFERS_PATH}/<int:offer_id>/pause",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def producer_offer_pause(self, offer_id, pause="", back="", **kwargs):
        """Stop selling an offer, or begin again; it stays in sight."""
        product_sudo = find_offer(offer_id)
        product_sudo.is_paused = pause == "1"
        return self._go_back(product_sudo, back, "paused" if pause == "1" else "resumed")

    def _go_back(self, product_sudo, back, done):
        """Return to the list as it was, at the same offer."""
        page, _separator, state = clean_text(back).partition("-")
        state = state if state in STATES else ""
        url = self._get_url("", state, parse_id(page) or 1)
        mark = "&" if "?" in url else "?"
        return request.redirect(f"{url}{mark}done={done}#offer-{product_sudo.id}")

    @route(
        f"{OFFERS_PATH}/<int:offer_id>/picture",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def producer_offer_picture(self, offer_id, **kwargs):
        """Show the photo of an offer that is perhaps not published yet."""
        product_sudo = find_offer(offer_id)
        stream = request.env["ir.binary"].sudo()._get_image_stream_from(product_sudo, "image_256")
        return stream.get_response(max_age=0)
