"""What is about to expire: told once at 30 and once at 7 days, by mail or by telephone."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import SQL

FIRST, LAST = 30, 7
BATCH = 500


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    expiry_notice = fields.Integer(
        string="Told of the Expiry",
        readonly=True,
        default=0,
        copy=False,
        help="The days before the expiry of the last notice: 30, then 7.",
    )
    partner_phone = fields.Char(related="partner_id.phone")
    needs_expiry_call = fields.Boolean(
        string="To Call",
        readonly=True,
        copy=False,
        help="The credit expires soon, and the holder has no e-mail.",
    )

    @api.model
    def _notify_expiring(self):
        """Tell people what expires soon, in batches. For the scheduler: one commit each.

        A conflict with a sale ends this run; what was committed is told only once.
        """
        cron = self.env["ir.cron"]
        while vouchers := self._find_to_notify(BATCH):
            by_mail = vouchers.filtered("partner_id.email_normalized")
            by_mail._queue_notices(
                "linfa_welfare.expiry_notice",
                lambda env, company: env._("%(company)s: credit expires soon", company=company),
            )
            (vouchers - by_mail).needs_expiry_call = True
            last_call = self._get_today() + timedelta(days=LAST)
            for voucher in vouchers:
                voucher.expiry_notice = LAST if voucher.expiry_date <= last_call else FIRST
            vouchers.flush_recordset()
            cron._commit_progress(len(vouchers))

    @api.model
    def _find_to_notify(self, limit):
        """Return what can be spent, expires soon, and was not yet told of."""
        self.flush_model()
        today = self._get_today()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT v.id FROM linfa_voucher v
                  JOIN linfa_programme p ON p.id = v.programme_id AND p.state = 'active'
                  JOIN linfa_ledger_account a ON a.voucher_id = v.id AND a.kind = 'available'
                 WHERE v.partner_id IS NOT NULL AND v.is_blocked IS NOT TRUE AND a.balance > 0
                   AND v.available_from <= %(today)s
                   AND v.expiry_date BETWEEN %(today)s AND %(first)s
                   AND (coalesce(v.expiry_notice, 0) = 0
                        OR v.expiry_notice = %(days)s AND v.expiry_date <= %(last)s)
              ORDER BY v.partner_id, v.id LIMIT %(limit)s
                """,
                today=today,
                first=today + timedelta(days=FIRST),
                last=today + timedelta(days=LAST),
                days=FIRST,
                limit=limit,
            )
        )
        return self.sudo().browse(row[0] for row in rows)

    def action_expiry_called(self):
        """Note that the holder was told by telephone."""
        if not self.env.user.has_group("linfa_welfare.linfa_welfare_group_user"):
            raise AccessError(self.env._("Only the welfare office notes calls."))
        self.check_access("read")
        self.sudo().needs_expiry_call = False
