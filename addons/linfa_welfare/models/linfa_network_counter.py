"""The limited network of payment law: what was redeemed in twelve months."""

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL, format_amount

MANAGER = "linfa_welfare.linfa_welfare_group_manager"
ACTIVITY = "mail.mail_activity_data_todo"


class LinfaNetworkCounter(models.Model):
    """One row per company: redemptions against the threshold of D.Lgs. 11/2010 art. 2.

    Above it LINFA tells Banca d'Italia. Municipal schemes are another exclusion (number 3
    of the same letter): they are shown apart and do not count.
    """

    _name = "linfa.network.counter"
    _description = "Limited Network"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _rec_name = "company_id"

    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    counted_until = fields.Date(string="Until", readonly=True)
    counted_from = fields.Date(string="From", readonly=True)
    redeemed_amount = fields.Monetary(
        string="Redeemed in Twelve Months",
        readonly=True,
        help="Spent with LINFA and in shops, less what was given back.",
    )
    municipal_amount = fields.Monetary(
        string="Municipal Schemes", readonly=True, help="Shown apart: it does not count."
    )
    threshold = fields.Monetary(readonly=True)
    share = fields.Float(string="Share (%)", digits=(16, 1), readonly=True)
    is_alert = fields.Boolean(string="Near the Threshold", readonly=True)

    _company_unique = models.Constraint("UNIQUE(company_id)", "A company has one counter.")

    @api.model
    def _cron_count(self):
        """Count for every company and tell the managers in time."""
        for company in self.env["res.company"].search([("active", "=", True)]):
            self._count(company)

    @api.model
    def _count(self, company):
        """Count the last twelve months of a company, today in Italy included.

        :rtype: linfa.network.counter
        """
        today = self.env["linfa.voucher"]._get_today()
        start = today - relativedelta(years=1) + relativedelta(days=1)
        counter = self.sudo().search([("company_id", "=", company.id)])
        counter = counter or self.sudo().with_context(mail_create_nolog=True).create(
            {"company_id": company.id}
        )
        redeemed, municipal = counter._sum_redeemed(start, today)
        parameters = self.env["linfa.rule.parameter"]
        threshold = float(parameters._get("limited_network_threshold", today))
        share = float(redeemed) * 100 / threshold
        counter.write(
            {
                "counted_from": start,
                "counted_until": today,
                "redeemed_amount": redeemed,
                "municipal_amount": municipal,
                "threshold": threshold,
                "share": share,
                "is_alert": share >= float(parameters._get("limited_network_alert", today)),
            }
        )
        counter._tell_managers()
        return counter

    def _sum_redeemed(self, start, end):
        """Return what was redeemed between two days: by all others, by municipalities."""
        self.ensure_one()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT coalesce(sum(amount) FILTER (WHERE kind <> 'municipal'), 0),
                       coalesce(sum(amount) FILTER (WHERE kind = 'municipal'), 0)
                  FROM (SELECT g.kind, CASE WHEN p.credit_account_id = a.id
                                            THEN p.amount ELSE -p.amount END AS amount
                          FROM linfa_ledger_account a
                          JOIN linfa_programme g ON g.id = a.programme_id
                          JOIN linfa_ledger_posting p
                            ON a.id IN (p.debit_account_id, p.credit_account_id)
                          JOIN linfa_ledger_transaction t ON t.id = p.transaction_id
                         WHERE a.company_id = %s AND a.kind = 'redeemed'
                           AND (t.date AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Rome')::date
                               BETWEEN %s AND %s) moves
                """,
                self.company_id.id,
                start,
                end,
            )
        )
        return rows[0]

    def _tell_managers(self):
        """Ask each manager once, while it is near the threshold; withdraw it after."""
        self.ensure_one()
        if not self.is_alert:
            self.activity_unlink([ACTIVITY])
            return
        managers = self.env.ref(MANAGER).all_user_ids.filtered(
            lambda user: (
                user.active and self.company_id in user.company_ids and not user._is_superuser()
            )
        )
        for user in managers - self.activity_ids.user_id:
            counter = self.with_context(lang=user.lang or self.env.lang)
            counter.activity_schedule(
                ACTIVITY,
                user_id=user.id,
                summary=counter.env._("Redemptions come near the limited network's threshold"),
                note=counter.env._(
                    "%(amount)s in twelve months. Above %(threshold)s Banca d'Italia must be"
                    " told (D.Lgs. 11/2010, art. 2).",
                    amount=format_amount(counter.env, self.redeemed_amount, self.currency_id),
                    threshold=format_amount(counter.env, self.threshold, self.currency_id),
                ),
            )

    @api.model
    def action_open(self):
        """Count now, and open the page."""
        self.check_access("read")
        return self._count(self.env.company).with_env(self.env).get_formview_action()
