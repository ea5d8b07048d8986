from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .italian_time import say_day


class LinfaRoundRequest(models.Model):
    """What a closed round asks of a producer: so much of one product."""

    _name = "linfa.round.request"
    _description = "Request of a Round to a Producer"
    _inherit = ["mail.thread"]
    _order = "round_id desc, producer_id, product_id, id"
    _rec_name = "product_id"

    round_id = fields.Many2one(
        comodel_name="linfa.round", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True)
    delivery_date = fields.Date(related="round_id.delivery_date", store=True)
    producer_id = fields.Many2one(
        comodel_name="res.partner",
        required=True,
        ondelete="restrict",
        index=True,
        readonly=True,
    )
    product_id = fields.Many2one(
        comodel_name="product.product", required=True, ondelete="restrict", readonly=True
    )
    product_uom_id = fields.Many2one(related="product_id.uom_id")
    ordered_qty = fields.Float(string="Ordered", digits="Product Unit", readonly=True)
    confirmed_qty = fields.Float(string="Confirmed", digits="Product Unit", tracking=True)
    reason = fields.Char(tracking=True, help="Why there is less than ordered.")
    state = fields.Selection(
        selection=[
            ("new", "To Confirm"),
            ("confirmed", "Confirmed"),
            ("short", "Short"),
            ("ready", "Ready"),
            ("cancelled", "Cancelled"),
        ],
        default="new",
        required=True,
        index=True,
        tracking=True,
    )
    move_ids = fields.One2many(
        comodel_name="stock.move", inverse_name="round_request_id", string="Collection"
    )
    shortage_ids = fields.One2many(comodel_name="linfa.shortage", inverse_name="request_id")

    _once = models.Constraint(
        "UNIQUE(round_id, producer_id, product_id)",
        "A round asks a producer for a product once.",
    )
    _quantities = models.Constraint(
        "CHECK(ordered_qty >= 0 AND confirmed_qty >= 0)", "Quantities are not negative."
    )

    def action_confirm(self):
        """Promise everything that was ordered."""
        for request in self.filtered(lambda request: request.state in ("new", "short")):
            request._set_confirmed(request.ordered_qty, "", "confirmed")

    def action_ready(self):
        """Say that the goods wait for the collection; what was not confirmed is now."""
        self.filtered(lambda request: request.state == "new").action_confirm()
        done = self.filtered(lambda request: request.state in ("confirmed", "short"))
        done.state = "ready"

    def _report_short(self, quantity, reason):
        """Report that less can be delivered; whose order it is taken from is decided by
        `linfa.shortage`.

        :raises ValidationError: for what is not less, or after the collection
        """
        self.ensure_one()
        if not 0 <= quantity < self.ordered_qty:
            raise ValidationError(
                self.env._(
                    "Write how many you can bring: from 0 to less than %(ordered)g.",
                    ordered=self.ordered_qty,
                )
            )
        if self.state == "cancelled" or "done" in self.sudo().move_ids.mapped("state"):
            raise ValidationError(self.env._("These goods were collected already. Call us."))
        self._set_confirmed(quantity, reason, "short")

    def _set_confirmed(self, quantity, reason, state):
        self.ensure_one()
        self.write({"confirmed_qty": quantity, "reason": reason, "state": state})
        moves_sudo = self.sudo().move_ids.filtered(
            lambda move: move.state not in ("done", "cancel")
        )
        if moves_sudo:
            moves_sudo[0].product_uom_qty = quantity
        self.env["linfa.shortage"].sudo()._allot(self.sudo())

    def _get_order_lines(self):
        """Return the order lines of this request, the last confirmed order first."""
        self.ensure_one()
        lines = self.env["sale.order.line"].search(
            [
                ("order_id.round_id", "=", self.round_id.id),
                ("state", "=", "sale"),
                ("is_round_line", "=", True),
                ("fulfiller_id", "=", self.producer_id.id),
                ("product_id", "=", self.product_id.id),
            ]
        )
        return lines.sorted(lambda line: (line.order_id.date_order, line.order_id.id, line.id))[
            ::-1
        ]

    def action_report_short(self):
        """Record in the office what a producer without computer said by telephone: the
        confirmed quantity and the reason were written in the form before.
        """
        for request in self:
            request._report_short(request.confirmed_qty, request.reason or "")

    @api.depends("product_id", "producer_id", "delivery_date")
    def _compute_display_name(self):
        for request in self:
            day = request.delivery_date and say_day(self.env, request.delivery_date)
            names = (request.product_id.name, request.producer_id.name, day)
            request.display_name = " · ".join(filter(None, names))
