import secrets

from werkzeug.exceptions import NotFound

from odoo.exceptions import UserError
from odoo.http import Controller, request, route

from odoo.addons.linfa_catalog.controllers.params import MAX_ID, parse_id

from ..models.credit_error import BAD_INPUT, NOT_AVAILABLE, CreditError
from .merchant_portal import (
    MERCHANT_PATH,
    count_failure,
    get_own_shop,
    is_over_failures,
    parse_amount,
    render_shop_page,
)


class MerchantPages(Controller):
    """A sale with credit in three steps: read a code, enter the amount, done.

    What was wrong is an answer and no error of the server, so that it stays counted.
    """

    @route(MERCHANT_PATH, type="http", auth="user", website=True, readonly=True, sitemap=False)
    def merchant_home(self, **kwargs):
        """Ask for a code, by camera or by typing."""
        return self._render_home(get_own_shop())

    @route(
        f"{MERCHANT_PATH}/check",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def merchant_check(self, code="", pin="", **kwargs):
        """Show what the shop may take from the credit behind a code."""
        shop_sudo = get_own_shop()
        if is_over_failures():
            return self._render_wait()
        redemptions = request.env["linfa.redemption"]
        if not pin and redemptions._wants_pin_first(code):
            return render_shop_page(
                "linfa_welfare.portal_merchant_pin", request.env._("PIN"), code=code
            )
        try:
            purchase = redemptions._check(shop_sudo, code, pin)
        except CreditError as error:
            return self._refuse(shop_sudo, error)
        ticket = redemptions._write_ticket(purchase, secrets.token_urlsafe(16))
        return self._render_amount(purchase, ticket)

    @route(
        f"{MERCHANT_PATH}/confirm",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def merchant_confirm(self, ticket="", **post):
        """Take the credit, once: who sends the same again gets the first answer."""
        shop_sudo = get_own_shop()
        redemptions = request.env["linfa.redemption"]
        read = redemptions._read_ticket(shop_sudo, ticket)
        if not read:
            return self._refuse(shop_sudo, redemptions._make_refusal())
        if first_sudo := redemptions._find_by_key(read[-1]):
            return self._show_sale(
                first_sudo, first_sudo.amount != parse_amount(post.get("amount"))
            )
        if is_over_failures():
            return self._render_wait()
        category = self._find_category(shop_sudo, post.get("category"))
        try:
            purchase = redemptions._resume(shop_sudo, read, category)
        except CreditError as error:
            return self._refuse(shop_sudo, error)
        try:
            return self._take(purchase, read[-1], category, post)
        except CreditError as error:
            if error.code == NOT_AVAILABLE:
                count_failure()
            return self._render_amount(purchase, ticket, error, post)

    def _take(self, purchase, key, category, post):
        """Reserve and confirm at once; nothing of it stays when it is refused."""
        amount = parse_amount(post.get("amount"))
        if amount is None:
            raise CreditError(BAD_INPUT, request.env._("Enter the amount, for example 12,50."))
        redemption_sudo = request.env["linfa.redemption"]._redeem(
            purchase,
            amount,
            key,
            pin=post.get("pin"),
            category=category,
            receipt_number=post.get("receipt"),
        )
        return self._show_sale(redemption_sudo)

    @route(
        f"{MERCHANT_PATH}/sale/<int:number>",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def merchant_sale(self, number, again=None, late=None, **kwargs):
        """Show what was taken, and how to undo it."""
        redemption_sudo = self._get_own_sale(number)
        return render_shop_page(
            "linfa_welfare.portal_merchant_sale",
            request.env._("Done"),
            sale=redemption_sudo,
            is_undoable=redemption_sudo._is_undoable(),
            undo_minutes=int(redemption_sudo._get_undo_time().total_seconds() // 60),
            is_again=bool(again),
            is_late=bool(late),
        )

    @route(
        f"{MERCHANT_PATH}/sale/<int:number>/undo",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def merchant_undo(self, number, **kwargs):
        """Give the credit back."""
        redemption_sudo = self._get_own_sale(number)
        url = f"{MERCHANT_PATH}/sale/{number}"
        try:
            redemption_sudo._undo()
        except UserError:
            return request.redirect(f"{url}?late=1", code=303)
        return request.redirect(url, code=303)

    def _get_own_sale(self, number):
        """Return, as superuser, a sale of the visitor's shop.

        :raises NotFound: for one of another shop as for one that is not there
        """
        domain = [("merchant_id", "=", get_own_shop().id), ("id", "=", number)]
        sale_sudo = request.env["linfa.redemption"].sudo()
        sale_sudo = sale_sudo.search(domain) if number <= MAX_ID else sale_sudo
        if not sale_sudo:
            raise NotFound()
        return sale_sudo

    def _find_category(self, shop, text):
        """Return one of the things that the shop's agreement is for, or none."""
        categories_sudo = shop._get_merchant_agreement().category_ids
        return categories_sudo.filtered(lambda category: category.id == parse_id(text))

    def _show_sale(self, sale, is_again=False):
        again = "?again=1" if is_again else ""
        return request.redirect(f"{MERCHANT_PATH}/sale/{sale.id}{again}", code=303)

    def _refuse(self, shop, error):
        """Begin again with a reason; wrong codes are counted."""
        if error.code == NOT_AVAILABLE:
            count_failure()
        return self._render_home(shop, error=error)

    def _render_home(self, shop, error=None):
        return render_shop_page(
            "linfa_welfare.portal_merchant",
            shop.name,
            shop=shop,
            is_accepting=bool(shop._get_merchant_agreement()),
            today=request.env["linfa.redemption"]._get_totals(shop, "today"),
            error=error,
        )

    def _render_wait(self):
        return render_shop_page(
            "linfa_welfare.portal_merchant_wait", request.env._("Please wait"), status=429
        )

    def _render_amount(self, purchase, ticket, error=None, post=None):
        redemptions = request.env["linfa.redemption"]
        return render_shop_page(
            "linfa_welfare.portal_merchant_amount",
            request.env._("How much?"),
            purchase=purchase,
            ticket=ticket,
            error=error,
            post=post or {},
            asks_pin=redemptions._may_ask_pin(purchase),
            pin_free=redemptions._get_pin_free_amount(),
            today=request.env["linfa.voucher"]._get_today(),
        )
