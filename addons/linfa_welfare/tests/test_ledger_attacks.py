"""Whoever writes SQL by hand: the database itself keeps the ledger."""

from psycopg2 import IntegrityError

from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from .common import WelfareCommon

POSTING = (
    "INSERT INTO linfa_ledger_posting"
    " (transaction_id, company_id, debit_account_id, credit_account_id, amount)"
    " VALUES (%(transaction)s, %(company)s, %(available)s, %(held)s, {})"
)


@tagged("post_install", "-at_install")
class TestLedgerAttacks(WelfareCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.voucher = cls._issue(100)
        cls.sale = cls._hold((cls.voucher, 60))
        cls.sale._capture("attack", 10)
        accounts = {account.kind: account.id for account in cls.voucher.account_ids}
        cls.names = {
            **accounts,
            "voucher": cls.voucher.id,
            "programme": cls.programme.id,
            "authorization": cls.sale.id,
            "transaction": cls.voucher.issue_transaction_id.id,
            "company": cls.company.id,
        }

    def assert_refused(self, statement, *parts):
        statement = statement.format(*parts)
        with (
            self.subTest(statement),
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(flush=False),
        ):
            self.env.cr.execute(SQL(statement, **self.names))

    def tearDown(self):
        self.env.invalidate_all()
        self.assert_credit(self.voucher, 40, 50)
        super().tearDown()

    def test_what_was_written_stays(self):
        for table in ("linfa_ledger_posting", "linfa_ledger_transaction"):
            self.assert_refused("DELETE FROM {}", table)
            self.assert_refused("TRUNCATE {} CASCADE", table)
        self.assert_refused("UPDATE linfa_ledger_posting SET amount = amount + 1")
        self.assert_refused("UPDATE linfa_ledger_transaction SET date = now()")
        self.assert_refused("UPDATE linfa_ledger_transaction SET born_in = txid_current()")

    def test_balances_are_not_typed(self):
        for value in ("balance + 1", "'NaN'", "-1", "NULL"):
            self.assert_refused(
                "UPDATE linfa_ledger_account SET balance = {} WHERE id = %(available)s", value
            )
        self.assert_refused(
            "UPDATE linfa_ledger_account SET is_guarded = FALSE WHERE id = %(available)s"
        )
        self.assert_refused(
            "INSERT INTO linfa_ledger_account"
            " (kind, programme_id, partner_id, company_id, balance)"
            " SELECT 'redeemed', %(programme)s, partner_id, %(company)s, 5"
            " FROM res_company WHERE id = %(company)s"
        )

    def test_amounts_that_are_none(self):
        self.names["transaction"] = self._begin().id
        for amount in ("0", "-1", "'NaN'", "'Infinity'", "'-Infinity'", "0.001", "1e9", "NULL"):
            self.assert_refused(POSTING, amount)

    def test_nothing_is_added_to_a_transaction_of_before(self):
        self._make_old()
        self.assert_refused(POSTING, "1")

    def test_a_transaction_cannot_pretend_to_be_born_later(self):
        self.env.cr.execute(
            SQL(
                "INSERT INTO linfa_ledger_transaction"
                " (operation, idempotency_key, fingerprint, date, company_id, born_in)"
                " VALUES ('hold', 'later', 'x', now(), %s, 1) RETURNING born_in = txid_current()",
                self.company.id,
            )
        )
        self.assertTrue(self.env.cr.fetchone()[0])

    def test_a_guarded_account_never_falls_below_zero(self):
        self.names["transaction"] = self._begin().id
        self.assert_refused(POSTING, "40.01")

    def test_a_posting_goes_elsewhere(self):
        self.names["transaction"] = self._begin().id
        self.assert_refused(POSTING.replace("%(held)s", "%(available)s"), "1")

    def test_what_the_ledger_counts_on_stays(self):
        for table, record in (
            ("linfa_ledger_account", "available"),
            ("linfa_voucher", "voucher"),
            ("linfa_programme", "programme"),
            ("linfa_authorization", "authorization"),
        ):
            self.assert_refused("DELETE FROM {} WHERE id = %({})s", table, record)
            self.assert_refused("TRUNCATE {} CASCADE", table)
        self.assert_refused("DELETE FROM linfa_authorization_line")
        self.assert_refused("TRUNCATE linfa_authorization_line")
        for change in ("captured_amount = 9", "amount = 61", "refunded_amount = 11"):
            self.assert_refused(
                "UPDATE linfa_authorization_line SET {} WHERE authorization_id = %(authorization)s",
                change,
            )

    def _begin(self):
        transaction, _is_new = self.env["linfa.ledger"]._begin("hold", "raw", [], self.company)
        return transaction

    def _make_old(self):
        """Have the issue stand as if another database transaction had written it."""
        for statement in (
            "ALTER TABLE linfa_ledger_transaction DISABLE TRIGGER USER",
            "UPDATE linfa_ledger_transaction SET born_in = 1 WHERE id = %(transaction)s",
            "ALTER TABLE linfa_ledger_transaction ENABLE TRIGGER USER",
        ):
            self.env.cr.execute(SQL(statement, **self.names))
