from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError


class LinfaShortage(models.Model):
    """A customer gets less than it ordered: what instead, and what it gets back."""

    _name = "linfa.shortage"
    _description = "Shortage of an Order Line"
    _order = "state desc, id desc"
    _rec_name = "order_line_id"

    order_line_id = fields.Many2one(
        comodel_name="sale.order.line", required=True, ondelete="cascade", index=True, readonly=True
    )
    order_id = fields.Many2one(
        related="order_line_id.order_id", store=True, index=True, string="Order"
    )
    customer_id = fields.Many2one(related="order_id.partner_id", string="Customer")
    company_id = fields.Many2one(related="order_id.company_id", store=True)
    currency_id = fields.Many2one(related="order_id.currency_id")
    round_id = fields.Many2one(
        comodel_name="linfa.round", ondelete="restrict", index="btree_not_null", readonly=True
    )
    request_id = fields.Many2one(
        comodel_name="linfa.round.request",
        ondelete="set null",
        index="btree_not_null",
        readonly=True,
    )
    producer_id = fields.Many2one(related="order_line_id.fulfiller_id", string="Producer")
    product_id = fields.Many2one(related="order_line_id.product_id", string="Product")
    asked_qty = fields.Float(string="Asked", digits="Product Unit", readonly=True)
    given_qty = fields.Float(string="Given", digits="Product Unit", readonly=True)
    reason = fields.Char()
    refund_amount = fields.Monetary(
        string="Difference", readonly=True, help="How much less the order costs."
    )
    substitute_id = fields.Many2one(
        comodel_name="product.product",
        domain=[("sale_ok", "=", True), ("producer_id", "!=", False)],
        help="Given instead of what is missing, at the same price or its own lower one.",
    )
    substitute_line_id = fields.Many2one(comodel_name="sale.order.line", readonly=True)
    deadline = fields.Datetime(help="Then the customer is told without a substitute.")
    state = fields.Selection(
        selection=[("to_decide", "To Decide"), ("told", "Customer Told")],
        default="to_decide",
        required=True,
        readonly=True,
        index=True,
    )

    _one_open = models.UniqueIndex(
        "(order_line_id) WHERE state = 'to_decide'",
        "This order line has a shortage to decide already.",
    )
    _less = models.Constraint(
        "CHECK(given_qty >= 0 AND given_qty < asked_qty)", "A shortage gives less than asked."
    )

    @api.model
    def _allot(self, requests):
        """Decide whose orders a request's missing goods are taken from: the last
        confirmed order loses first, so that who ordered early gets everything.

        Doing it again, with another quantity or the same, replaces what was not told yet.
        """
        for request in requests:
            self.search([("request_id", "=", request.id), ("state", "=", "to_decide")]).unlink()
            lines = request._get_order_lines()
            given = request._get_allotted(lines)
            shortages = self._create_for_lines(given, request.reason, request)
            if request.company_id.round_shortages == "automatic":
                shortages._apply()

    @api.model
    def _create_for_lines(self, given, reason, request=None):
        """Create the shortages of order lines that get less than they hold.

        :param dict given: quantity that remains, by order line
        """
        hours = self.env.company.round_shortage_hours
        deadline = fields.Datetime.now() + timedelta(hours=hours)
        return self.create(
            [
                {
                    "order_line_id": line.id,
                    "round_id": line.order_id.round_id.id,
                    "request_id": request.id if request else False,
                    "asked_qty": line.product_uom_qty,
                    "given_qty": quantity,
                    "reason": reason or False,
                    "refund_amount": line._get_price_of_missing(quantity),
                    "deadline": deadline,
                }
                for line, quantity in given.items()
            ]
        )

    def action_tell(self):
        """Reduce the orders, add the substitutes and tell the customers."""
        self.check_access("write")
        self._apply()

    @api.model
    def _cron_tell(self):
        """Tell the customers whose substitute nobody chose in time."""
        due = [("state", "=", "to_decide"), ("deadline", "<=", fields.Datetime.now())]
        for order in self.search(due).order_id:
            self.search([*due, ("order_id", "=", order.id)])._apply()
            self.env["linfa.round"]._commit_step()

    def _apply(self):
        """Carry the decision out, once: an order is told of all its shortages together."""
        waiting = self.sudo().filtered(lambda shortage: shortage.state == "to_decide")
        waiting.state = "told"
        self.env.flush_all()  # Two at once: the second runs again and finds it told.
        for order, shortages in waiting.grouped("order_id").items():
            shortages._reduce_order()
            shortages._queue_customer_mail(order)

    def _reduce_order(self):
        order = self.order_id
        locked = order.locked
        if locked:
            order.action_unlock()
        for shortage in self:
            line = shortage.order_line_id
            before, price = line.price_total, line.price_reduce_taxinc
            line._reduce_to(shortage.given_qty)
            after = line.price_total
            if shortage.substitute_id:
                shortage.substitute_line_id = shortage._add_substitute(price)
                after += shortage.substitute_line_id.price_total
            shortage.refund_amount = before - after
        order._drop_delivery_of_nothing()
        if locked:
            order.action_lock()

    def _add_substitute(self, price):
        """Add what is given instead, and ask its producer for it.

        :param float price: of one unit with VAT, which it never exceeds
        """
        old = self.order_line_id
        line = self.env["sale.order.line"].create(
            {
                "order_id": old.order_id.id,
                "product_id": self.substitute_id.id,
                "product_uom_qty": self.asked_qty - self.given_qty,
                "sequence": old.sequence,
            }
        )
        if line.currency_id.compare_amounts(line.price_reduce_taxinc, price) > 0:
            line.write({"price_unit": old.price_unit, "discount": old.discount})
        if line.currency_id.compare_amounts(line.price_reduce_taxinc, price) > 0:
            raise UserError(
                self.env._(
                    "%(product)s would cost more than what it replaces, because its taxes "
                    "are higher. Choose another one.",
                    product=self.substitute_id.display_name,
                )
            )
        line.is_round_line = True
        self.round_id._add_late_line(line)
        return line

    def _queue_customer_mail(self, order):
        template = self.env.ref("linfa_catalog.mail_template_shortage")
        template._queue_mails(order, round_mail={"shortages": self})
