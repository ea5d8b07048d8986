"""The end of a round: done when everything is delivered, or cancelled without losing an
order."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class LinfaRound(models.Model):
    _inherit = "linfa.round"

    order_count = fields.Integer(string="Orders", compute="_compute_figures", compute_sudo=True)
    amount_total = fields.Monetary(
        string="Value of Orders", compute="_compute_figures", compute_sudo=True
    )
    producer_count = fields.Integer(
        string="Producers in It", compute="_compute_figures", compute_sudo=True
    )
    shortage_count = fields.Integer(
        string="To Decide", compute="_compute_figures", compute_sudo=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")

    @api.depends("order_ids.state", "order_ids.amount_total", "state")
    def _compute_figures(self):
        figures = self._read_order_figures()
        waiting = dict(
            self.env["linfa.shortage"]._read_group(
                [("round_id", "in", self.ids), ("state", "=", "to_decide")],
                ["round_id"],
                ["__count"],
            )
        )
        for sale_round in self:
            orders, amount, producers = figures.get(sale_round.id, (0, 0.0, 0))
            sale_round.order_count = orders
            sale_round.amount_total = amount
            sale_round.producer_count = producers
            sale_round.shortage_count = waiting.get(sale_round, 0)

    def _read_order_figures(self):
        """Return orders, value of the goods with VAT and producers, by id of round."""
        self.env["sale.order.line"].flush_model()
        self.env.cr.execute(
            """
            SELECT o.round_id, count(DISTINCT o.id), sum(line.price_total),
                   count(DISTINCT line.fulfiller_id)
              FROM sale_order_line AS line JOIN sale_order AS o ON o.id = line.order_id
             WHERE o.round_id = ANY(%s) AND o.state = 'sale' AND line.is_round_line
               AND line.product_uom_qty > 0
             GROUP BY o.round_id
            """,
            [self.ids],
        )
        return {row[0]: row[1:] for row in self.env.cr.fetchall()}

    def action_done(self):
        """Declare it done when everything was collected and delivered."""
        for sale_round in self:
            if sale_round.state != "closed" or not sale_round.prepared_at:
                raise UserError(self.env._("Close the round first."))
            open_batches = sale_round.batch_ids.filtered(
                lambda batch: batch.state not in ("done", "cancel")
            )
            if open_batches:
                raise UserError(
                    self.env._(
                        "Not delivered yet: %(places)s.",
                        places=", ".join(batch.description for batch in open_batches),
                    )
                )
            if sale_round.sudo().shortage_count:
                raise UserError(self.env._("Decide the shortages of this round first."))
            sale_round.state = "done"

    def action_cancel(self):
        """Cancel it: each order moves to the next round that takes it all, or what cannot
        be delivered is refunded. Every customer is told.
        """
        for sale_round in self:
            if sale_round.state in ("done", "cancelled"):
                raise UserError(self.env._("This round is over: it cannot be cancelled."))
            if "done" in sale_round.sudo().receipt_ids.mapped("state"):
                raise UserError(self.env._("Goods were collected already: deliver them."))
            sale_round.check_access("write")
            sale_round._cancel_work()
            orders = sale_round.sudo().order_ids.filtered(lambda order: order.state == "sale")
            orders._leave_cancelled_round()

    def _cancel_work(self):
        """Take back what the closing prepared, before the orders leave."""
        self.state = "cancelled"
        self.flush_recordset()
        round_sudo = self.sudo()
        round_sudo.receipt_ids.action_cancel()
        round_sudo.request_ids.state = "cancelled"
        pickings = round_sudo.batch_ids.picking_ids
        pickings.write({"batch_id": False, "round_id": False})
        round_sudo.batch_ids.state = "cancel"
        self.env["linfa.shortage"].sudo().search(
            [("round_id", "=", self.id), ("state", "=", "to_decide")]
        ).unlink()

    def action_view_orders(self):
        """Open the orders of this round."""
        action = self.env["ir.actions.act_window"]._for_xml_id("sale.action_orders")
        return {**action, "domain": [("round_id", "in", self.ids)], "context": {}}

    def action_view_shortages(self):
        """Open the shortages of this round."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "linfa_catalog.linfa_shortage_action"
        )
        return {**action, "domain": [("round_id", "in", self.ids)], "context": {}}


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _leave_cancelled_round(self):
        """Move these confirmed orders to another round, or refund what none takes."""
        lost = {}
        for order in self:
            lines = order._get_round_lines()
            if not lines:
                continue
            found = order._find_round(lines, scheduled=True, without=order.round_id.ids)
            if found:
                lines.producer_notified = False
                order._move_to_round(found)
            else:
                lost.update(dict.fromkeys(lines, 0.0))
        reason = self.env._("The delivery round was cancelled.")
        self.env["linfa.shortage"]._create_for_lines(lost, reason)._apply()
