"""An order with goods that are sold in rounds belongs to one round, and keeps it."""

from odoo import api, fields, models
from odoo.exceptions import UserError


class SaleOrder(models.Model):
    _inherit = "sale.order"

    round_id = fields.Many2one(
        comodel_name="linfa.round",
        string="Order Round",
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        tracking=True,
        help="Taken with the first thing that is sold in rounds, and kept.",
    )

    def _get_round_lines(self):
        """Return the lines that are delivered by a round."""
        return self.order_line.filtered(
            lambda line: line.is_round_line and line.product_uom_qty > 0
        )

    def _assign_round(self):
        """Put orders that hold their first goods of a round in the open round that takes
        them, and release those that hold none any more.
        """
        for order in self.filtered(lambda order: order.state in ("draft", "sent")):
            lines = order.order_line.filtered("is_round_line")
            if not lines and order.round_id:
                order._set_round(order.env["linfa.round"])
            elif lines and not order.round_id:
                order._set_round(order._find_round(lines) or order._guess_round(lines))

    def _find_round(self, lines, scheduled=False, without=()):
        """Return the first round by delivery that takes all these lines of this order.

        :param bool scheduled: whether a round that opens later will do too
        :param without: ids of rounds that are out of the question
        :rtype: linfa.round, as superuser, possibly empty
        """
        self.ensure_one()
        rounds = self.env["linfa.round"]._get_coming(self.company_id)
        return next(
            (
                sale_round
                for sale_round in rounds
                if sale_round.id not in without
                and (scheduled or sale_round._is_selling())
                and not self._get_round_issues(sale_round, lines, scheduled)
            ),
            rounds.browse(),
        )

    def _guess_round(self, lines):
        """Return the open round that would take these lines if it were not full, or came
        here: the order then says what is in the way, not only that something is.
        """
        self.ensure_one()
        offers_sudo = lines.product_id.product_tmpl_id.sudo()
        rounds = self.env["linfa.round"]._get_coming(self.company_id)
        return rounds.filtered(
            lambda sale_round: (
                sale_round._is_selling()
                and all(sale_round._takes_offer(offer) for offer in offers_sudo)
            )
        )[:1]

    def _set_round(self, sale_round):
        """Put the order in a round; its goods then come from the main warehouse."""
        self.ensure_one()
        if self.round_id == sale_round:
            return
        self.sudo().round_id = sale_round
        self._drop_foreign_carrier()
        self._compute_warehouse_id()

    def _lock_rounds(self):
        """Keep the rounds of these orders from being closed until this transaction ends,
        and serialise the confirmations of those that can be full.

        A round that somebody closed meanwhile ends this transaction with a conflict: the
        request runs again and finds it closed. Outside requests, as in a scheduled
        action, the conflict is an error of that order and its next run settles it.
        """
        round_ids = tuple(sorted(self.sudo().round_id.ids))
        if not round_ids:
            return
        self.env["linfa.round"].flush_model()
        self.env.cr.execute(
            """
            UPDATE linfa_round SET confirmation_count = coalesce(confirmation_count, 0) + 1
             WHERE id IN %s
               AND (max_orders > 0 OR EXISTS (SELECT 1 FROM linfa_round_capacity AS capacity
                                               WHERE capacity.round_id = linfa_round.id))
            """,
            [round_ids],
        )
        self.env.cr.execute(
            "SELECT id FROM linfa_round WHERE id IN %s ORDER BY id FOR SHARE", [round_ids]
        )

    def action_confirm(self):
        """Override of `linfa_catalog` to hold the round while it is asked whether the
        order fits in it, because it may be closing or filling up at this moment.
        """
        self._lock_rounds()
        return super().action_confirm()

    def action_next_round(self):
        """Move a quotation to the next open round that takes everything."""
        for order in self:
            lines = order._get_round_lines()
            found = order._find_round(lines, without=order.round_id.ids)
            if not found:
                raise UserError(self.env._("No open round takes all the goods of this order."))
            order._set_round(found)


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    is_round_line = fields.Boolean(
        string="Sold in a Round",
        compute="_compute_is_round_line",
        store=True,
        precompute=True,
        help="What it was when ordered: a later change of the offer does not matter.",
    )

    @api.depends("product_id")
    def _compute_is_round_line(self):
        for line in self:
            line.is_round_line = line.product_id.product_tmpl_id.sudo().sold_in_rounds

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `sale` to give an order its round with the first line of one."""
        lines = super().create(vals_list)
        lines.filtered("is_round_line").order_id._assign_round()
        return lines

    def write(self, vals):
        """Override of `sale` because another product may belong to a round or not."""
        result = super().write(vals)
        if "product_id" in vals:
            self.order_id._assign_round()
        return result

    def unlink(self):
        """Override of `sale` to release the round with the last line of it."""
        orders = self.filtered("is_round_line").order_id
        result = super().unlink()
        orders._assign_round()
        return result

    def _filter_producer_to_notify(self):
        """Override of `linfa_catalog` because a producer is told of a round when it
        closes, of everything at once.
        """
        waiting = ("draft", "open")
        return (
            super()
            ._filter_producer_to_notify()
            .filtered(
                lambda line: (
                    not (line.is_round_line and line.order_id.sudo().round_id.state in waiting)
                )
            )
        )
