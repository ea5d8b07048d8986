"""What every page of the shopkeeper begins with: whose shop it is, and how often wrong."""

from decimal import Decimal, InvalidOperation

from werkzeug.exceptions import NotFound

from odoo.http import request

from ..models.credit_settings import FAILURES, FAILURES_PARAMETER

MERCHANT_PATH = "/my/merchant"
#: Several tills of a shop, or several shops, may share one address.
ADDRESS_FACTOR = 3
SCOPE = "redemption"


def get_own_shop():
    """Return, as superuser, the shop of the person who is signed in.

    :raises NotFound: whoever has none, as if the page did not exist
    """
    shop_sudo = request.env.user._get_own_merchant()
    if not shop_sudo:
        raise NotFound()
    return shop_sudo


def get_failure_counters():
    """Return scope, key and limit of what counts wrong codes: person and address."""
    limit = request.env["linfa.redemption"]._read_number(FAILURES_PARAMETER, FAILURES)
    return [
        (f"{SCOPE}-user", str(request.env.uid), limit),
        (f"{SCOPE}-address", request.httprequest.remote_addr or "", limit * ADDRESS_FACTOR),
    ]


def is_over_failures():
    """Tell whether this person, or this address, was wrong too often within the hour."""
    limits_sudo = request.env["linfa.request.limit"].sudo()
    return any(limits_sudo._is_at_limit(*counter) for counter in get_failure_counters())


def count_failure():
    """Remember that a code or a PIN was wrong. The request must end without an error."""
    limits_sudo = request.env["linfa.request.limit"].sudo()
    for counter in get_failure_counters():
        limits_sudo._is_over_limit(*counter)


def parse_amount(text):
    """Return the amount somebody typed, "12,50" or "12.50", or None for no number."""
    text = (text or "").strip().replace("€", "").replace(" ", "").replace(",", ".")
    try:
        return Decimal(text) if len(text) <= 15 and text.count(".") <= 1 else None
    except InvalidOperation:
        return None


def render_shop_page(template, title, status=200, **values):
    """Render a page of the shopkeeper."""
    response = request.render(
        template,
        {
            "page_name": "linfa_merchant",
            "page_title": title,
            "additional_title": title,
            **values,
        },
    )
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
