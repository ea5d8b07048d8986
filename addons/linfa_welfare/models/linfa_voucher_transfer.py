"""Credit moves between two vouchers of one resident, where it stays what it is."""

from odoo import models

from .credit_error import BAD_INPUT, NOT_ALLOWED, CreditError

#: What must be equal: who it is for, under which rules, how it is taxed and booked. Fields of
#: other parts of the addon count where they exist.
SAME = (
    "partner_id",
    "beneficiary_id",
    "programme_id",
    "company_id",
    "kind",
    "vat_species",
    "tax_category",
    "tax_year",
    "origin",
    "origin_year",
)


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    def _transfer(self, target, amount, key, **context):
        """Move credit of this voucher to another one of the same resident, once.

        It never lives longer by that: the other voucher may not expire later.

        :param linfa.voucher target: where it goes
        :param amount: euro
        :param str key: who asks again with it changes nothing
        :param dict context: `channel`, `note` of the ledger
        :raises CreditError: the two do not belong together, or there is too little
        """
        source, target = self.sudo().ensure_one(), target.sudo().ensure_one()
        ledger = self.env["linfa.ledger"].sudo()
        cents = ledger._read_amount(amount)
        question = [source.id, target.id, cents]
        if ledger._find_done("transfer", key, question):
            return
        source._check_transfer(target)
        authorizations = self.env["linfa.authorization"]
        vouchers, company = authorizations._lock_valid([source.id, target.id])
        authorizations._check_amount(vouchers[source.id], cents, company)
        transaction, _is_new = ledger._begin("transfer", key, question, company, **context)
        available = {voucher: row["available"] for voucher, row in vouchers.items()}
        ledger._post(transaction, [(available[source.id], available[target.id], cents)])

    def _check_transfer(self, target):
        if self == target:
            raise CreditError(BAD_INPUT, self.env._("Choose two different vouchers."))
        if not self.partner_id or any(
            self[name] != target[name] for name in SAME if name in self._fields
        ):
            raise CreditError(
                NOT_ALLOWED,
                self.env._(
                    "Credit moves only between vouchers of the same person and programme, with"
                    " the same tax and origin."
                ),
            )
        if not self.programme_id.partial_use:
            raise CreditError(
                NOT_ALLOWED, self.env._("This voucher is spent as a whole, in one purchase.")
            )
        if target.expiry_date > self.expiry_date:
            raise CreditError(
                NOT_ALLOWED,
                self.env._("Credit cannot move to a voucher that expires later."),
            )
