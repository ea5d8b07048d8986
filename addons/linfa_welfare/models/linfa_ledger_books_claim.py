"""The proof goes on into accounting: what LINFA owes for credit is what the ledger says."""

from odoo import api, models
from odoo.tools import SQL

CLAIM = "books"


class LinfaLedger(models.AbstractModel):
    _inherit = "linfa.ledger"

    @api.model
    def _get_claims(self):
        """Override of `linfa_welfare` to prove the books together with the ledger."""
        return {
            **super()._get_claims(),
            CLAIM: self.env._(
                "The accounts of credit in the books hold what the ledger says, less what is"
                " still to be booked or posted."
            ),
        }

    @api.model
    def _find_broken(self, code):
        """Override of `linfa_welfare` to name each account that somebody booked by hand: what
        it has, and what it should have as long as nothing more is booked or posted.
        """
        if code != CLAIM:
            return super()._find_broken(code)
        companies = self._find_companies_with_credit()
        several = len(companies) > 1
        return [
            (
                self._name_account(company, row["account"], several),
                row["books"],
                row["books"] + row["difference"],
            )
            for company in companies
            for row in self._find_accounting_differences(company)
        ]

    @api.model
    def _find_companies_with_credit(self):
        """Return, as superuser, the companies that the ledger knows; others have no books of
        credit, and get no accounts by being looked at.
        """
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT c.id FROM res_company c
                 WHERE EXISTS (SELECT FROM linfa_ledger_transaction t WHERE t.company_id = c.id)
                 ORDER BY c.id
                """
            )
        )
        return self.env["res.company"].sudo().browse(row[0] for row in rows)

    @api.model
    def _name_account(self, company, account, several):
        account = account.with_company(company)
        name = f"{account.code} {account.name}"
        return f"{company.name}: {name}" if several else name
