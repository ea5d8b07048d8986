"""A payment that arrives when its round has closed: the order goes to the next round, or
what cannot be delivered is refunded. Nothing is lost and nothing is refused."""

from odoo import models
from odoo.exceptions import UserError


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _resolve_issues_of_paid(self):
        """Override of `linfa_catalog` to move a paid order to a round that takes it."""
        for order in self.sudo():
            lines = order._get_round_lines()
            if not lines or not order._get_round_issues(order.round_id, lines, scheduled=True):
                continue
            try:
                with self.env.cr.savepoint():
                    order._resolve_round_of_paid(lines)
            except UserError as error:
                order._schedule_issue_review([str(error)])
        return super()._resolve_issues_of_paid()

    def _resolve_round_of_paid(self, lines):
        """Find a round for a paid order; see `_resolve_issues_of_paid`."""
        found = self._find_round(lines, scheduled=True)
        if found:
            self._move_to_round(found)
            return
        found, kept = self._find_best_round(lines)
        if found and found != self.round_id:
            self._move_to_round(found)
        lost = lines - kept
        shortages = self.env["linfa.shortage"]._create_for_lines(
            dict.fromkeys(lost, 0.0),
            self.env._("The round closed while you were paying, and no other one takes it."),
        )
        shortages._apply()

    def _find_best_round(self, lines):
        """Return the round that takes most of these lines, and which.

        :rtype: tuple(linfa.round, sale.order.line)
        """
        best, kept = self.env["linfa.round"].sudo(), lines.browse()
        for sale_round in best._get_coming(self.company_id):
            stuck = self._get_round_issues(sale_round, lines, scheduled=True)
            taken = lines.filtered(lambda line, stuck=stuck: line not in stuck)
            if len(taken) > len(kept):
                best, kept = sale_round, taken
        return best, kept

    def _move_to_round(self, sale_round):
        """Move an order to another round and tell its customer, by queued mail."""
        self.ensure_one()
        self._set_round(sale_round)
        self._lock_rounds()
        template = self.env.ref("linfa_catalog.mail_template_round_moved")
        template._queue_mails(self)
