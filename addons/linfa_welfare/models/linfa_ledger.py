"""The one way into the ledger. Everything else asks vouchers and authorizations."""

import hashlib
import json
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .cents import CENT
from .credit_error import BAD_INPUT, CreditError
from .ledger_guard import AMOUNT_LIMIT


class LinfaLedger(models.AbstractModel):
    """Writes transactions and postings. Its methods are private: no RPC reaches them.

    Locks are always taken in this order: programme, authorization, vouchers, accounts; each
    kind by ascending id. Under REPEATABLE READ whoever comes second at one row is refused by
    PostgreSQL (40001); Odoo runs the request again and it then sees what the first one did.
    Nobody here may catch that error.
    """

    _name = "linfa.ledger"
    _description = "Ledger"

    @api.model
    def _read_amount(self, amount):
        """Return an amount in euro as exact cents.

        :param amount: int, Decimal, float of a Monetary field, or text with a point
        :rtype: decimal.Decimal
        :raises CreditError: zero, negative, infinite, three decimals, far too much
        """
        try:
            exact = Decimal(str(round(amount, 6) if isinstance(amount, float) else amount))
            cents = exact.quantize(CENT)
        except (ArithmeticError, ValueError):
            cents = exact = None
        if cents is None or exact != cents or not 0 < cents < AMOUNT_LIMIT:
            raise CreditError(
                BAD_INPUT, self.env._("Enter an amount above zero, with two decimals at most.")
            )
        return cents

    @api.model
    def _begin(self, operation, key, question, company, **values):
        """Begin an operation, unless it was done: then return what was done first.

        Two that ask at once: the second waits and is run again by Odoo (see the class).

        :param str key: who asks again with it gets the first answer
        :param dict question: what is asked; the same key with another question is refused
        :param dict values: `authorization`, `channel`, `note`
        :return: the transaction, and whether it is new and wants its postings
        :rtype: tuple(linfa.ledger.transaction, bool)
        :raises UserError: the key was used for something else
        """
        authorization = values.get("authorization")
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO linfa_ledger_transaction
                       (operation, idempotency_key, fingerprint, date, user_id, company_id,
                        authorization_id, channel, note)
                VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
           ON CONFLICT (idempotency_key) DO NOTHING
             RETURNING id
                """,
                operation,
                key,
                self._get_fingerprint(operation, question),
                fields.Datetime.now(),
                self.env.uid,
                company.id,
                (authorization and authorization.id) or None,
                values.get("channel"),
                values.get("note"),
            )
        )
        if rows:
            return self.env["linfa.ledger.transaction"].sudo().browse(rows[0][0]), True
        return self._find_done(operation, key, question), False

    @api.model
    def _find_done(self, operation, key, question):
        """Return what was done with a key, or nothing.

        Whoever checks before it writes asks this first, so that a refusal leaves nothing
        behind, even where somebody catches it and commits.

        :rtype: linfa.ledger.transaction
        :raises UserError: the key was used for something else
        """
        rows = self.env.execute_query(
            SQL(
                "SELECT id, fingerprint FROM linfa_ledger_transaction WHERE idempotency_key = %s",
                key,
            )
        )
        Transaction = self.env["linfa.ledger.transaction"].sudo()
        if not rows:
            return Transaction
        [(first, fingerprint)] = rows
        if fingerprint != self._get_fingerprint(operation, question):
            raise UserError(
                self.env._("This operation was already done with other figures: start it anew.")
            )
        return Transaction.browse(first)

    @api.model
    def _get_fingerprint(self, operation, question):
        words = json.dumps([operation, question], sort_keys=True, default=str)
        return hashlib.sha256(words.encode()).hexdigest()

    @api.model
    def _post(self, transaction, rows):
        """Move credit: many rows by one statement, guarded balances along with them.

        :param list rows: (debited account id, credited account id, amount)
        """
        sources, targets, amounts = zip(*rows, strict=True)
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO linfa_ledger_posting
                       (transaction_id, company_id, debit_account_id, credit_account_id, amount)
                SELECT t.id, t.company_id, legs.debit, legs.credit, legs.amount
                  FROM linfa_ledger_transaction t,
                       unnest(%s::int[], %s::int[], %s::numeric[])
                           AS legs(debit, credit, amount)
                 WHERE t.id = %s
                """,
                list(sources),
                list(targets),
                list(amounts),
                transaction.id,
            )
        )
        self.env["linfa.ledger.posting"].invalidate_model(flush=False)
        self.env["linfa.ledger.account"].invalidate_model(["balance"], flush=False)
        self.env["linfa.voucher"].invalidate_model(
            ["available_amount", "held_amount", "state"], flush=False
        )
