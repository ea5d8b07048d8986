"""The proof of the ledger goes on into accounting."""

from odoo.fields import Command
from odoo.tests import tagged

from odoo.addons.linfa_welfare.models.linfa_ledger_books_claim import CLAIM

from .credit_books_common import CreditBooksCommon


@tagged("post_install", "-at_install")
class TestLedgerBooksClaim(CreditBooksCommon):
    def _book_by_hand(self, amount):
        account = self.company._get_credit_account("multi")
        other = self.company._get_booking_account("windfall")
        entry = self.env["account.move"].create(
            {
                "line_ids": [
                    Command.create({"name": "?", "account_id": account.id, "balance": -amount}),
                    Command.create({"name": "?", "account_id": other.id, "balance": amount}),
                ]
            }
        )
        entry.action_post()
        return account

    def test_what_waits_to_be_booked_is_no_difference(self):
        self._spend(self._issue(50), 30, self.shop)
        self.assertEqual(self.env["linfa.ledger"]._find_broken(CLAIM), [])

    def test_what_somebody_booked_by_hand_is_on_the_page(self):
        self._issue(50)
        account = self._book_by_hand(12.5)
        [(name, found, wanted)] = self.env["linfa.ledger"]._find_broken(CLAIM)
        self.assertIn(account.code, name)
        self.assertEqual(float(found - wanted), 12.5)
        claims = [claim for claim, _rows in self.env["linfa.ledger"]._find_differences()]
        self.assertEqual(claims, [self.env["linfa.ledger"]._get_claims()[CLAIM]])
        proofs = self.env["linfa.ledger.proof"]
        proofs._check_all()
        proof = proofs.search([("code", "=", CLAIM)])
        self.assertFalse(proof.is_agreeing)
        self.assertEqual(proof.difference_count, 1)
        self.assertIn(account.code, proof.details)
        self.assertIn("12,50", proof.details)
        self.assertTrue(proof.activity_ids)

    def test_a_company_without_credit_gets_no_accounts(self):
        other = self.env["res.company"].create({"name": "Senza credito"})
        self.assertEqual(self.env["linfa.ledger"]._find_broken(CLAIM), [])
        self.assertFalse(other.credit_multi_account_id)
