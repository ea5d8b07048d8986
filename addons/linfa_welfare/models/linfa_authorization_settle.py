"""What becomes of held credit: captured, released, refunded."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

from .cents import exact
from .credit_error import TOO_MUCH, CreditError

AMOUNTS = ("amount", "captured", "released", "refunded")
#: What each operation adds to.
MOVES = {"capture": "captured", "release": "released", "refund": "refunded"}


def get_movable(operation, line):
    """Return how much of a line an operation may still move."""
    if operation == "refund":
        return line["captured"] - line["refunded"]
    return line["amount"] - line["captured"] - line["released"]


def get_state(lines):
    """Return in one word what became of the whole; the lines are what counts."""
    amount, captured, released, refunded = (sum(line[name] for line in lines) for name in AMOUNTS)
    if captured + released < amount:
        return "held"
    if not captured:
        return "released"
    return "refunded" if refunded == captured else "captured"


class LinfaAuthorization(models.Model):
    _inherit = "linfa.authorization"

    def _capture(self, key, amount=None, **context):
        """Take held credit for good: all of it, or an amount; the rest stays held.

        :param str key: who asks again with it changes nothing
        :raises CreditError: more than is held
        """
        self._settle("capture", key, amount, **context)

    def _release(self, key, amount=None, **context):
        """Give held credit back to its vouchers: all that is still held, or an amount.

        :raises CreditError: more than is held
        """
        self._settle("release", key, amount, **context)

    def _refund(self, key, amount=None, **context):
        """Give captured credit back to the vouchers it came from, never as money.

        The voucher that was used last gets first: it is the one that lasts longest. Where
        it expired meanwhile it can be spent for the days that its programme grants.

        :raises CreditError: more than was captured and not refunded yet
        """
        self._settle("refund", key, amount, **context)

    def _settle(self, operation, key, amount, **context):
        """Do what was asked, once.

        :return: whether a document may have to follow
        :rtype: bool
        """
        self.ensure_one()
        ledger = self.env["linfa.ledger"].sudo()
        wanted = None if amount is None else ledger._read_amount(amount)
        question = [self.id, wanted]
        if ledger._find_done(operation, key, question):
            return True
        lines = self._lock_lines(operation)
        moved = self._spread(operation, lines, wanted)
        company = self.env["res.company"].browse(lines[0]["company_id"])
        transaction, _is_new = ledger._begin(
            operation, key, question, company, authorization=self, **context
        )
        self._move_lines(operation, lines, moved)
        if operation == "refund":
            self._extend_vouchers([line["voucher_id"] for line, _amount in moved], transaction)
        if moved:
            ledger._post(transaction, self._prepare_postings(operation, moved))
        return bool(lines[0]["res_model"])

    def _lock_lines(self, operation):
        """Return the lines, locked until the end; the one used last first in a refund.

        The authorisation comes first: everybody moves it at the end, so that whoever waited
        for it is refused (40001), and nobody holds one line while wanting another. Accounts
        are asked for one by one: to plan six tables joined takes longer than all the rest.
        """
        self.flush_recordset()
        self.env["linfa.voucher"].flush_model(["expiry_date"])
        lines = self.env.execute_query_dict(
            SQL(
                """
                SELECT l.id, l.voucher_id, v.programme_id,
                       (SELECT a.id FROM linfa_ledger_account a
                         WHERE a.voucher_id = v.id AND a.kind = 'available') AS available,
                       (SELECT h.id FROM linfa_ledger_account h
                         WHERE h.voucher_id = v.id AND h.kind = 'held') AS held,
                       (SELECT r.id FROM linfa_ledger_account r
                         WHERE r.programme_id = v.programme_id AND r.kind = 'redeemed'
                           AND r.voucher_id IS NULL
                           AND coalesce(r.partner_id, 0) = coalesce(t.payee_id, 0)) AS redeemed,
                       t.company_id, t.payee_id, t.res_model,
                       l.amount, l.captured_amount AS captured,
                       l.released_amount AS released, l.refunded_amount AS refunded
                  FROM linfa_authorization t
                  JOIN linfa_authorization_line l ON l.authorization_id = t.id
                  JOIN linfa_voucher v ON v.id = l.voucher_id
                 WHERE t.id = %(id)s
              ORDER BY v.expiry_date %(direction)s, v.id %(direction)s
                   FOR NO KEY UPDATE OF t, l
                """,
                id=self.id,
                direction=SQL("DESC" if operation == "refund" else "ASC"),
            )
        )
        return [{**line, **{name: exact(line[name]) for name in AMOUNTS}} for line in lines]

    def _spread(self, operation, lines, wanted):
        """Return what each line moves; everything movable where no amount is wanted.

        To capture nothing is refused: a hold that timed out pays nothing.
        """
        total = sum(get_movable(operation, line) for line in lines)
        if operation == "capture" and not total:
            raise CreditError(
                TOO_MUCH, self.env._("The credit is not held any more: start the payment again.")
            )
        left = total if wanted is None else wanted
        if left > total:
            raise CreditError(TOO_MUCH, self.env._("That is more than this purchase still has."))
        moved = []
        for line in lines:
            part = min(left, get_movable(operation, line))
            if part:
                line[MOVES[operation]] += part
                moved.append((line, part))
                left -= part
        return moved

    def _move_lines(self, operation, lines, moved):
        self.env.cr.execute(
            SQL(
                """
                WITH moved AS (
                    UPDATE linfa_authorization_line l SET %(column)s = part.amount
                      FROM unnest(%(ids)s::int[], %(amounts)s::numeric[]) AS part(id, amount)
                     WHERE l.id = part.id)
                UPDATE linfa_authorization SET state = %(state)s WHERE id = %(authorization)s
                """,
                column=SQL.identifier(f"{MOVES[operation]}_amount"),
                ids=[line["id"] for line, _amount in moved],
                amounts=[line[MOVES[operation]] for line, _amount in moved],
                state=get_state(lines),
                authorization=self.id,
            )
        )
        self.env["linfa.authorization.line"].invalidate_model(flush=False)
        self.invalidate_recordset(flush=False)

    def _prepare_postings(self, operation, moved):
        """Return from which account to which each part goes."""
        if operation == "release":
            return [(line["held"], line["available"], amount) for line, amount in moved]
        redeemed = self._get_redeemed_accounts(moved)
        if operation == "capture":
            return [
                (line["held"], redeemed[line["programme_id"]], amount) for line, amount in moved
            ]
        return [
            (redeemed[line["programme_id"]], line["available"], amount) for line, amount in moved
        ]

    def _get_redeemed_accounts(self, moved):
        """Return where what is redeemed goes, by programme; made when first needed."""
        found = {line["programme_id"]: line["redeemed"] for line, _amount in moved}
        if all(found.values()):
            return found
        programmes = self.env["linfa.programme"].browse(sorted(found))
        payee = self.env["res.partner"].browse(moved[0][0]["payee_id"])
        accounts = self.env["linfa.ledger.account"].sudo()
        return accounts._get_programme_accounts(programmes, "redeemed", payee)

    @api.model
    def _extend_vouchers(self, voucher_ids, transaction):
        """Let what comes back to an expired voucher be spent for the programme's days.

        What else it had, and the scheduler did not take yet, expired: it does not come to
        life again with the refund.
        """
        vouchers = self.env["linfa.voucher"].sudo().browse(sorted(voucher_ids))
        today = vouchers._get_today()
        expired = vouchers.filtered(lambda voucher: voucher.expiry_date < today)
        if not expired:
            return
        for voucher in expired:
            days = voucher.programme_id.refund_grace_days
            voucher.expiry_date = today + timedelta(days=days)
        expired.flush_recordset(["expiry_date"])
        expired._sweep("expire", f"expire,refund,{transaction.id}", "expired")

    @api.model
    def _release_timed_out(self):
        """Release what nobody captured in time. For the scheduler: one commit each.

        Whoever cannot be released now, because a capture was quicker or its data is bad, is
        left for the next run; all others go on.
        """
        late = self.sudo().search(
            [("state", "=", "held"), ("expires_at", "<", fields.Datetime.now())], order="id"
        )
        self.env["linfa.ledger"]._each_alone(
            late, lambda authorization: authorization._release(f"timeout,{authorization.id}")
        )
