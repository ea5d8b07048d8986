"""The scheduled runs: every week and every month, for who is paid so."""

import logging

from odoo import api, models

from . import italian_time

_logger = logging.getLogger(__name__)


class LinfaSettlement(models.Model):
    _inherit = "linfa.settlement"

    @api.model
    def _cron_run(self):
        """Settle the last complete week and month of every company.

        It runs every day and settles a period once, so a day without scheduler loses
        nothing. When somebody else is settling a company at this moment the scheduler
        leaves it alone: what remains is found tomorrow.
        """
        today = italian_time.today()
        companies = self.env["res.company"].search([("active", "=", True)])
        self._commit_cron(remaining=len(companies))
        for company in companies:
            if self._is_free(company):
                for period in ("weekly", "monthly"):
                    self._run_period(company, self._get_period_end(period, today), period)
            self._commit_cron(processed=1)

    @api.model
    def _commit_cron(self, **progress):
        """Keep what is done, and begin the next company with fresh eyes."""
        if self.env.context.get("cron_id"):
            self.env["ir.cron"]._commit_progress(**progress)

    @api.model
    def _is_free(self, company):
        if company.sudo().try_lock_for_update(allow_referencing=True):
            return True
        _logger.info("company %s is being settled by somebody else", company.id)
        return False

    @api.model
    def _run_period(self, company, date_to, period):
        """Settle one period for the partners that have it and are not settled for it."""
        partners = self._get_period_partners(company, period)
        settled = self.search(
            [
                ("company_id", "=", company.id),
                ("state", "!=", "cancelled"),
                ("period", "=", period),
                ("date_to", ">=", date_to),
            ]
        ).partner_id
        if waiting := partners - settled:
            self._run(company, date_to, period, waiting)

    @api.model
    def _get_period_partners(self, company, period):
        """Return who is paid by a company in this rhythm; addons add theirs.

        :rtype: res.partner
        """
        return self.env["res.partner"].search(
            [("is_producer", "=", True), ("settlement_period", "=", period)]
        )
