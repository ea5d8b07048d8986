"""The books against the ledger: every liability account, and why it differs if it does."""

from collections import defaultdict
from decimal import Decimal

from odoo import api, models
from odoo.tools import SQL

from .accounting_questions import BOOKS, ISSUED, LEDGER, SETTLED
from .cents import exact
from .credit_accounts import CREDIT_ACCOUNTS
from .credit_net import SOLD_KEY

ZERO = Decimal(0)


class LinfaLedger(models.AbstractModel):
    _inherit = "linfa.ledger"

    @api.model
    def _find_accounting_differences(self, company):
        """Return the liability accounts that do not agree with the ledger: none, unless
        somebody booked by hand what the ledger does not know.

        :return: see `_compare_accounting`
        :rtype: list(dict)
        """
        return [row for row in self._compare_accounting(company) if row["difference"]]

    @api.model
    def _compare_accounting(self, company):
        """Return what each liability account has in the books and in the ledger.

        :return: per account `code` (multi, merchants, single, municipal), `account`,
            `books` (posted) and `ledger` in euro, credits positive, `explained`: pairs of
            a sentence and an amount that the books lack (negative: have too much), and
            `difference`: what is left unexplained
        :rtype: list(dict)
        """
        company = company.sudo()
        self.env.flush_all()
        accounts = {code: company._get_credit_account(code) for code in CREDIT_ACCOUNTS}
        books = self._read_books(company, accounts)
        ledger = defaultdict(lambda: ZERO, self._ask(LEDGER, company))
        settled = self._ask(SETTLED, company)["settled"]
        issued = defaultdict(lambda: ZERO, self._read_issued(company))
        wanted = {
            "multi": ledger["multi"],
            "single": issued["outstanding"],
            "municipal": ledger["municipal"],
            "merchants": ledger["merchants"] - settled,
        }
        pending = {
            "issued": {
                code: issued[code] - books[code]["invoiced"] for code in ("multi", "single")
            },
            "own": books["multi"]["paid"] - ledger["own"],
            "settled": books["merchants"]["settled"] - settled,
        }
        reasons = self._explain(company, accounts, pending)
        return [
            self._prepare_comparison(
                code, account, books[code]["balance"], wanted[code], reasons[code]
            )
            for code, account in accounts.items()
        ]

    @api.model
    def _prepare_comparison(self, code, account, has, wants, reasons):
        return {
            "code": code,
            "account": account,
            "books": has,
            "ledger": wants,
            "explained": reasons,
            "difference": wants - has - sum((amount for _text, amount in reasons), ZERO),
        }

    @api.model
    def _explain(self, company, accounts, pending):
        """Return, by account, why the books have something else than the ledger."""
        unbooked = self.env["linfa.ledger.booking"]._get_unbooked(company)
        reasons = {
            code: [(self.env._("Not booked yet"), unbooked[account])]
            for code, account in accounts.items()
        }
        for code, amount in pending["issued"].items():
            reasons[code].append((self.env._("Issued, without a posted invoice"), amount))
        reasons["multi"].append(
            (self.env._("Spent with LINFA, payment not posted"), pending["own"])
        )
        reasons["merchants"].append(
            (self.env._("Settled with shops, entry not posted"), pending["settled"])
        )
        return {
            code: [(sentence, amount) for sentence, amount in found if amount]
            for code, found in reasons.items()
        }

    @api.model
    def _ask(self, question, company, **values):
        """Return amounts by what the first column of a question says."""
        rows = self.env.execute_query(SQL(question, company=company.id, **values))
        return {key: exact(amount) for key, amount in rows}

    @api.model
    def _read_issued(self, company):
        programmes = self.env["linfa.programme"].sudo().with_context(active_test=False)
        given = programmes.search(
            [
                ("company_id", "=", company.id),
                ("funder_id", "child_of", company.partner_id.id),
            ]
        )
        given = given.filtered(lambda programme: programme._is_given_by_company())
        return self._ask(ISSUED, company, given=given.ids, sold=SOLD_KEY)

    @api.model
    def _read_books(self, company, accounts):
        rows = self.env.execute_query_dict(
            SQL(BOOKS, company=company.id, accounts=[one.id for one in accounts.values()])
        )
        found = {row.pop("account_id"): row for row in rows}
        names = ("balance", "invoiced", "paid", "settled")
        return {
            code: {name: exact(found.get(account.id, {}).get(name, 0)) for name in names}
            for code, account in accounts.items()
        }
