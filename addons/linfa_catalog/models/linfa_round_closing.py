"""Closing a round, in two steps that are committed one after the other.

First its state changes, which waits for the confirmations that hold the round (see
`sale.order._lock_rounds`). Then a transaction that began later, and therefore sees each
of them, prepares requests, collections and deliveries. Between the two the round is
closed but not prepared: the button and the scheduled action go on from there.
"""

import logging
from contextlib import nullcontext

from odoo import api, fields, models, modules
from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)


class LinfaRound(models.Model):
    _inherit = "linfa.round"

    def action_close(self):
        """Close the round and prepare its collection. Of two at once one wins: the other
        is answered that it is closed already.
        """
        self.ensure_one()
        self.check_access("write")
        self._claim_closing()
        if self.state in ("draft", "cancelled"):
            raise UserError(self.env._("Only an open round can be closed."))
        self._commit_step()
        prepared = self._prepare_closed()
        message = self.env._("%(round)s is closed already.", round=self.name)
        if prepared:
            message = self.env._("%(round)s is closed: the producers are told.", round=self.name)
        return self.env["sale.order"]._notify_office(message, "success" if prepared else "warning")

    def _claim_closing(self):
        """Close it unless somebody did; planned ones only when their time is over."""
        self.flush_recordset()
        self.env.cr.execute(
            """
            UPDATE linfa_round SET state = 'closed', closed_at = now() AT TIME ZONE 'UTC'
             WHERE id = %s AND (state = 'open' OR (state = 'draft' AND close_at <= %s))
            """,
            [self.id, fields.Datetime.now()],
        )
        self.invalidate_recordset(["state", "closed_at"])

    def _claim_preparing(self):
        """Take the preparation for this transaction; a second one waits for its end, runs
        again and finds it done.
        """
        self.env.cr.execute(
            """
            UPDATE linfa_round SET prepared_at = now() AT TIME ZONE 'UTC'
             WHERE id = %s AND state = 'closed' AND prepared_at IS NULL RETURNING id
            """,
            [self.id],
        )
        claimed = bool(self.env.cr.fetchone())
        self.invalidate_recordset(["state", "prepared_at"])
        return claimed

    def _prepare_closed(self):
        """Prepare what follows the closing, once.

        :return: whether this call did it
        """
        self.ensure_one()
        if not self._claim_preparing():
            return False
        round_sudo = self.sudo().with_company(self.company_id)
        requests = round_sudo._create_requests()
        round_sudo._create_receipts(requests)
        round_sudo._group_deliveries()
        round_sudo._mark_lines_told()
        round_sudo._notify_round_producers(requests)
        return True

    def _create_requests(self):
        """Create a request per producer and product, of all the lines at once."""
        rows = self.env["sale.order.line"]._read_group(
            [
                ("order_id.round_id", "=", self.id),
                ("state", "=", "sale"),
                ("is_round_line", "=", True),
                ("fulfiller_id", "!=", False),
                ("product_uom_qty", ">", 0),
            ],
            ["fulfiller_id", "product_id", "product_uom_id"],
            ["product_uom_qty:sum"],
        )
        totals = {}
        for producer, product, unit, quantity in rows:
            key = (producer.id, product.id)
            wanted = unit._compute_quantity(quantity, product.uom_id)
            totals[key] = totals.get(key, 0.0) + wanted
        return self.env["linfa.round.request"].create(
            [
                {
                    "round_id": self.id,
                    "producer_id": producer_id,
                    "product_id": product_id,
                    "ordered_qty": quantity,
                    "confirmed_qty": quantity,
                }
                for (producer_id, product_id), quantity in totals.items()
            ]
        )

    def _mark_lines_told(self):
        """Note that the producers know of the lines, in one statement for all of them."""
        self.env["sale.order.line"].flush_model()
        self.env.cr.execute(
            """
            UPDATE sale_order_line AS line SET producer_notified = true
              FROM sale_order WHERE sale_order.id = line.order_id AND sale_order.round_id = %s
               AND line.is_round_line AND line.state = 'sale'
            """,
            [self.id],
        )
        self.env["sale.order.line"].invalidate_model(["producer_notified"])

    @api.model
    def _commit_step(self):
        """Keep what is done so far; tests keep their transaction."""
        if not modules.module.current_test:
            self.env["ir.cron"]._commit_progress()

    @api.model
    def _cron_open_and_close(self):
        """Open and close the rounds whose time has come, each in a step of its own.

        What fails is logged and tried again five minutes later, and so is what another
        transaction is changing at this moment: the other rounds go on.
        """
        now = fields.Datetime.now()
        window = [("state", "=", "draft"), ("open_at", "<=", now), ("close_at", ">", now)]
        for sale_round in self.search(window):
            sale_round._run_step(sale_round.action_open)
        over = [("state", "in", ("draft", "open")), ("close_at", "<=", now)]
        unprepared = [("state", "=", "closed"), ("prepared_at", "=", False)]
        for sale_round in self.search(["|", *["&", *over], *["&", *unprepared]]):
            sale_round._run_step(sale_round.action_close)

    def _run_step(self, action):
        """Take one step that may fail without taking the others along."""
        testing = modules.module.current_test
        try:
            with self.env.cr.savepoint() if testing else nullcontext():
                action()
        except Exception:
            _logger.exception("Round %s: %s failed", self.id, action.__name__)
            if not testing:
                self.env.cr.rollback()
            self.env.invalidate_all()
        self._commit_step()
