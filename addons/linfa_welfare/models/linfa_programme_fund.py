"""What a programme may issue: all it wants, or what its funder granted."""

from odoo import models
from odoo.exceptions import ValidationError
from odoo.tools import SQL, formatLang

from .cents import exact
from .credit_error import NOT_ACTIVE, TOO_MUCH, CreditError


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    def write(self, values):
        """Override of `linfa_welfare` to keep the budget rule once something was granted:
        whether the database guards the fund was decided with its account.
        """
        if "has_budget" in values:
            changed = self.filtered(lambda p: p.has_budget != bool(values["has_budget"]))
            accounts = self.env["linfa.ledger.account"].sudo()
            if changed and accounts.search_count(
                [("programme_id", "in", changed.ids), ("kind", "=", "fund")], limit=1
            ):
                raise ValidationError(
                    self.env._("A budget was granted already: its rule stays. Make another one.")
                )
        return super().write(values)

    def _grant(self, amount, key, **context):
        """Add to what may be issued, as the funder granted it; negative takes back.

        :param amount: euro
        :param str key: who asks again with it changes nothing
        :raises ValidationError: the programme has no limited budget
        :raises CreditError: more is taken back than is left
        """
        self.ensure_one()
        if not self.has_budget:
            raise ValidationError(
                self.env._("%(programme)s has no limited budget.", programme=self.name)
            )
        ledger = self.env["linfa.ledger"].sudo()
        is_more = amount > 0
        cents = ledger._read_amount(abs(amount))
        question = [self.id, is_more, cents]
        if ledger._find_done("budget", key, question):
            return
        accounts = self.env["linfa.ledger.account"].sudo()
        funder = accounts._get_programme_accounts(self, "funder")[self.id]
        fund = accounts._get_programme_accounts(self, "fund")[self.id]
        if not is_more:
            self._check_left(fund, cents)
        transaction, _is_new = ledger._begin("budget", key, question, self.company_id, **context)
        ledger._post(transaction, [(funder, fund, cents) if is_more else (fund, funder, cents)])

    def _lock_fund(self, wanted):
        """Return the account that an issue takes from, once it is sure that it may.

        The programme stays as it is until the end: who wants to close it waits, and nothing
        is issued by one that was closed at this moment. Issues do not wait for each other,
        unless they share a limited budget.

        :param decimal.Decimal wanted: what is issued together
        :rtype: int
        :raises CreditError: not active, or less is left in the budget
        """
        self.flush_recordset()
        rows = self.env.execute_query(
            SQL("SELECT state, has_budget FROM linfa_programme WHERE id = %s FOR SHARE", self.id)
        )
        [(state, has_budget)] = rows
        if state != "active":
            raise CreditError(
                NOT_ACTIVE, self.env._("%(programme)s is not active.", programme=self.name)
            )
        accounts = self.env["linfa.ledger.account"].sudo()
        fund = accounts._get_programme_accounts(self, "fund")[self.id]
        if has_budget:
            self._check_left(fund, wanted)
        return fund

    def _check_left(self, fund, wanted):
        """Say what is left of the budget where more is wanted; the fund is locked."""
        rows = self.env.execute_query(
            SQL("SELECT balance FROM linfa_ledger_account WHERE id = %s FOR NO KEY UPDATE", fund)
        )
        left = exact(rows[0][0])
        if wanted > left:
            currency = self.currency_id
            raise CreditError(
                TOO_MUCH,
                self.env._(
                    "The budget of %(programme)s has %(left)s left; this takes %(wanted)s.",
                    programme=self.name,
                    left=formatLang(self.env, float(left), currency_obj=currency),
                    wanted=formatLang(self.env, float(wanted), currency_obj=currency),
                ),
            )
