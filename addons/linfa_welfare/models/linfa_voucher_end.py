"""How a voucher ends before it is spent: blocked, cancelled, expired."""

from uuid import uuid4

from odoo import api, models
from odoo.tools import SQL

from .ledger_guard import STAY

BATCH = 500


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    def init(self):
        """Override of `linfa_welfare` to have the database keep what was issued."""
        self.env.cr.execute(SQL(STAY.format(table=self._table)))
        return super().init()

    def _cancel(self, key, **context):
        """Take back what these vouchers still have available; what is held stays held.

        :param str key: who asks again with it changes nothing
        :param dict context: `channel`, and `note`: the reason
        """
        ledger = self.env["linfa.ledger"].sudo()
        if ledger._find_done("cancel", key, sorted(self.ids)):
            return
        vouchers = self.sudo()
        vouchers.is_blocked = True
        vouchers.flush_recordset(["is_blocked"])  # vouchers before accounts
        vouchers._sweep("cancel", key, "cancelled", **context)

    @api.model
    def _expire(self):
        """Take back what expired, in batches. For the scheduler: one commit each.

        What is held by a purchase that began in time is not touched; if it is released, the
        next run finds it. Where a batch fails its vouchers are tried one by one; whoever
        fails then, or is spent at this very moment, is left for the next run.
        """
        cron, ledger, passed = self.env["ir.cron"], self.env["linfa.ledger"], 0
        while vouchers := self._find_expired(BATCH, passed):
            passed = vouchers[-1].id
            if not ledger._try_alone(vouchers, self._expire_now):
                ledger._each_alone(vouchers, self._expire_now)
            if not cron._commit_progress(len(vouchers)):
                break

    @api.model
    def _expire_now(self, vouchers):
        for company_vouchers in vouchers.grouped("company_id").values():
            company_vouchers._sweep("expire", f"expire,{uuid4()}", "expired")

    @api.model
    def _find_expired(self, limit, after=0):
        """Return expired vouchers that have something available, by id."""
        self.flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT v.id FROM linfa_voucher v
                  JOIN linfa_ledger_account a ON a.voucher_id = v.id AND a.kind = 'available'
                 WHERE v.expiry_date < %s AND a.balance > 0 AND v.id > %s
              ORDER BY v.id LIMIT %s
                """,
                self._get_today(),
                after,
                limit,
            )
        )
        return self.sudo().browse(row[0] for row in rows)

    def _sweep(self, operation, key, kind, **context):
        """Move what is available to an account of the programme."""
        ledger = self.env["linfa.ledger"].sudo()
        transaction, is_new = ledger._begin(
            operation, key, sorted(self.ids), self.company_id.ensure_one(), **context
        )
        available = self._lock_available() if is_new else []
        if not available:
            return
        programmes = self.programme_id
        accounts = self.env["linfa.ledger.account"].sudo()
        targets = accounts._get_programme_accounts(programmes, kind)
        ledger._post(
            transaction,
            [(account, targets[programme], amount) for account, programme, amount in available],
        )

    def _lock_available(self):
        """Return account, programme and amount of what is available, locked until the end.

        The vouchers are locked too: one that somebody extends at this moment does not expire.
        """
        return self.env.execute_query(
            SQL(
                """
                SELECT a.id, a.programme_id, a.balance
                  FROM linfa_voucher v
                  JOIN linfa_ledger_account a ON a.voucher_id = v.id AND a.kind = 'available'
                 WHERE v.id = ANY(%s) AND a.balance > 0
              ORDER BY v.id
                   FOR SHARE OF v FOR NO KEY UPDATE OF a
                """,
                self.ids,
            )
        )
