"""What a programme asks of the vouchers it issues."""

from odoo import api, models
from odoo.exceptions import UserError

from .credit_error import NOT_ACTIVE, CreditError


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    @api.model
    def _issue(self, programme, lots, key, **context):
        """Override of `linfa_welfare` to let the programme look at what is issued.

        :raises UserError: see `linfa.programme._check_lots`
        """
        programme = programme.sudo()
        if not self._is_issued(key):
            if programme.is_winding_up:
                raise CreditError(
                    NOT_ACTIVE,
                    self.env._(
                        "%(programme)s is running out: it issues nothing more.",
                        programme=programme.name,
                    ),
                )
            programme._check_lots(lots)
        return super()._issue(programme, lots, key, **context)

    @api.model
    def _is_issued(self, key):
        """Tell whether this was issued before: then the first answer stands, unchecked."""
        transactions = self.env["linfa.ledger.transaction"].sudo()
        return bool(transactions.search_count([("idempotency_key", "=", key)], limit=1))

    @api.model
    def _prepare_voucher(self, programme, transaction, lot):
        """Override of `linfa_welfare` because the programme knows where its money comes from."""
        return {
            "origin": programme.origin,
            **super()._prepare_voucher(programme, transaction, lot),
        }


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    def _check_lots(self, lots):
        """Refuse lots that the rules of this programme do not allow; called once per issue.

        Overrides call super, and number the lots from 1 in their messages: never names.

        :param list(dict) lots: as for `linfa.voucher._issue`
        :raises UserError: says which lot, and what to do
        """
        self.ensure_one()
        if not lots:
            raise UserError(self.env._("There is nothing to issue."))
