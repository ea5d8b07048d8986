from werkzeug.exceptions import NotFound

from odoo.exceptions import ValidationError
from odoo.http import Controller, request, route

from .my_credits import CREDITS_PATH, get_resident, render_credit_page

CARD_PATH = f"{CREDITS_PATH}/card"
DONE = ("pin", "blocked")


def get_own_card():
    """Return, as superuser, the working card of the person who is signed in, or none."""
    return request.env["linfa.resident.card"]._find_of(get_resident(), request.env.company)


class CreditCardPages(Controller):
    @route(CARD_PATH, type="http", auth="user", website=True, readonly=True, sitemap=False)
    def card(self, done=None, **kwargs):
        """Show the card, to be read by a shop."""
        return self._render_card(done=done if done in DONE else None)

    @route(
        f"{CARD_PATH}/pin", type="http", auth="user", website=True, methods=["POST"], sitemap=False
    )
    def card_pin(self, pin="", new_pin="", new_pin_again="", **kwargs):
        """Change the PIN: who knows the old one does it; the others ask the office."""
        card_sudo = self._get_card()
        if new_pin != new_pin_again:
            return self._render_card(request.env._("The two new PINs differ: type both again."))
        try:
            card_sudo._check_new_pin(new_pin)
        except ValidationError as error:
            return self._render_card(error.args[0])
        if not card_sudo._check_pin(pin):
            return self._render_card(
                request.env._(
                    "The old PIN is wrong. After 5 wrong PINs the card is locked: then call us,"
                    " or come to a LINFA POINT."
                )
            )
        card_sudo._set_pin(new_pin)
        return request.redirect(f"{CARD_PATH}?done=pin", code=303)

    @route(
        f"{CARD_PATH}/block",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def card_block(self, **kwargs):
        """Block a card that was lost, at once."""
        self._get_card()._block()
        return request.redirect(f"{CARD_PATH}?done=blocked", code=303)

    def _get_card(self):
        card_sudo = get_own_card()
        if not card_sudo:
            raise NotFound()
        return card_sudo

    def _render_card(self, error=None, done=None):
        return render_credit_page(
            "linfa_welfare.portal_credit_card",
            request.env._("My card"),
            card=get_own_card(),
            error=error,
            done=done,
        )
