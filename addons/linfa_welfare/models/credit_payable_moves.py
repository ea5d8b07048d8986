"""Credit of a document is held, taken, released and given back."""

from odoo import models

from .cents import exact
from .credit_error import NOT_AVAILABLE, TOO_MUCH, CreditError


class CreditPayableMixin(models.AbstractModel):
    _inherit = "linfa.credit.payable.mixin"

    def _hold_credit(self, key, limit=None):
        """Keep the credit that pays this document, once.

        :param str key: who asks again with it gets what was kept first
        :param limit: how much to keep at most, in euro
        :return: one authorisation for each liability, as superuser
        :rtype: linfa.authorization
        :raises CreditError: there is no credit for this, or it must be bought apart first
        """
        self.ensure_one()
        authorizations = self.env["linfa.authorization"].sudo()
        keys = [f"{key},{code}" for code in self._get_liability_codes()]
        if done := authorizations.search([("idempotency_key", "in", keys)]):
            return done
        amounts = self._propose_credit(limit).get_voucher_amounts()
        if not amounts:
            raise CreditError(NOT_AVAILABLE, self.env._("There is no credit for this purchase."))
        vouchers = self.env["linfa.voucher"].sudo().browse(sorted(amounts))
        for code, mine in vouchers.grouped(self._get_liability_code).items():
            shares = [(voucher, amounts[voucher.id]) for voucher in mine]
            authorizations |= self._hold_shares(f"{key},{code}", shares, code)
        self._forget_credit()
        return authorizations

    def _hold_shares(self, key, shares, liability):
        """Keep parts of vouchers whose liability stands in one account."""
        return (
            self.env["linfa.authorization"]
            .sudo()
            ._hold(
                shares,
                key,
                self._get_credit_reference(),
                document=self,
                partner=self._get_credit_partner(),
                expires_at=self._get_credit_expiry(),
                channel=self._get_credit_channel(),
            )
        )

    def _get_liability_codes(self):
        return ("multi", "municipal")

    def _get_liability_code(self, voucher):
        """Return which liability a voucher is paid from; see `_get_credit_account`."""
        return "municipal" if voucher.kind == "municipal" else "multi"

    def _capture_credit(self):
        """Take what is kept for these documents, for good."""
        for authorization in self._get_held_authorizations():
            authorization._capture(f"capture,{authorization.id}", channel=self._get_door())
        self._forget_credit()

    def _release_credit(self):
        """Give back what is kept for these documents and was not taken."""
        for authorization in self._get_held_authorizations():
            authorization._release(f"release,{authorization.id}", channel=self._get_door())
        self._forget_credit()

    def _refund_credit(self, amount, key):
        """Give taken credit back to its vouchers, never as money.

        :param amount: euro
        :param str key: who asks again with it changes nothing
        :raises CreditError: more than was taken and not given back yet
        """
        self.ensure_one()
        left = exact(amount)
        for authorization in self._get_credit_authorizations().sorted("id", reverse=True):
            taken = exact(authorization.captured_amount)
            done = self._get_refunded_by(key, authorization)
            part = min(left, done or taken - exact(authorization.refunded_amount))
            if part > 0:
                authorization._refund(f"{key},{authorization.id}", part, channel=self._get_door())
                left -= part
        if left:
            raise CreditError(TOO_MUCH, self.env._("That is more than this purchase still has."))
        self._forget_credit()

    def _get_refunded_by(self, key, authorization):
        """Return what a key gave back already, so that asking again asks the same."""
        found = (
            self.env["linfa.ledger.transaction"]
            .sudo()
            .search([("idempotency_key", "=", f"{key},{authorization.id}")])
        )
        return exact(sum(found.posting_ids.mapped("amount"))) if found else None

    def _get_held_authorizations(self):
        return self._get_credit_authorizations().filtered(lambda one: one.state == "held")

    def _get_door(self):
        return self[:1]._get_credit_channel() if self else None
