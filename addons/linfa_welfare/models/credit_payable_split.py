"""The split of a purchase between credit and other money, and the words for it."""

from odoo import models

from .cents import exact
from .credit_allocation import Lot, allocate
from .credit_proposal import CreditProposal


class CreditPayableMixin(models.AbstractModel):
    _inherit = "linfa.credit.payable.mixin"

    def _propose_credit(self, limit=None):
        """Return what the resident's credit would pay, and why not the rest.

        :param limit: how much credit to use at most, in euro
        :rtype: CreditProposal
        """
        self.ensure_one()
        vouchers = self._get_credit_vouchers()
        lines, sentences = self._get_credit_lines_of(vouchers)
        lots = tuple(
            Lot(
                voucher.id,
                voucher.programme_id.id,
                exact(voucher.available_amount),
                voucher.expiry_date,
                voucher.programme_id.own_money_allowed,
                voucher.programme_id.partial_use,
            )
            for voucher in vouchers
        )
        top = None if limit is None else exact(limit)
        allocation = allocate(lines, list(lots), top)
        apart = allocation.apart
        shares = tuple(share for share in allocation.shares if share.line_key not in apart)
        total = sum(line.amount for line in lines if line.key not in apart)
        sentences = {
            **sentences,
            **self._say_unpaid(lines, lots, allocation, top),
            **self._say_apart(apart),
        }
        return CreditProposal(exact(total), shares, dict(apart), sentences, lots)

    def _get_credit_lines_of(self, vouchers):
        """Return what `_get_credit_lines` says, and the sentences that go with it.

        A door whose lines are products extends this with `_get_payable_lines`.
        """
        return self._get_credit_lines(), {}

    def _say_apart(self, apart):
        """Return one sentence for each line that must be bought apart."""
        programmes = self.env["linfa.programme"].sudo()
        return {
            key: self.env._(
                "%(what)s: %(programme)s takes no own money, so this goes into an order of its"
                " own that it pays in full.",
                what=self._say_credit_line(key),
                programme=programmes.browse(programme_id).name,
            )
            for key, programme_id in apart.items()
        }

    def _say_unpaid(self, lines, lots, allocation, limit):
        """Return one sentence for each line that credit could pay, but not this credit."""
        if limit is not None:
            return {}
        paid = {share.line_key for share in allocation.shares}
        rules = {lot.programme_id: lot for lot in lots}
        sentences = {}
        for line in lines:
            strict = [
                lot
                for lot in rules.values()
                if lot.programme_id in line.programme_ids
                and not (lot.own_money_allowed and lot.partial_use)
            ]
            if line.key not in paid and strict and len(strict) == len(line.programme_ids):
                sentences[line.key] = self._say_too_little(line, strict[0])
        return sentences

    def _say_too_little(self, line, lot):
        values = {
            "what": self._say_credit_line(line.key),
            "programme": self.env["linfa.programme"].sudo().browse(lot.programme_id).name,
        }
        if not lot.partial_use:
            return self.env._(
                "%(what)s: the voucher of %(programme)s is spent as a whole, for this amount"
                " exactly.",
                **values,
            )
        return self.env._(
            "%(what)s: %(programme)s takes no own money, and what is left does not pay all of it.",
            **values,
        )

    def _say_credit_line(self, key):
        """Return what people call a line."""
        return str(key)
