"""Gift vouchers come into being when their order is confirmed and paid with money."""

from odoo import api, models
from odoo.exceptions import UserError, ValidationError

from .cents import exact

#: The payment provider of credit: what it pays is not money that came in.
CREDIT_PROVIDER = "linfa_credit"


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def action_confirm(self):
        """Override of `sale` to issue the gift vouchers of an order that was paid before."""
        result = super().action_confirm()
        self._issue_paid_gifts()
        return result

    def _action_cancel(self):
        """Override of `sale` to take back gift vouchers, or refuse once one was used."""
        self._cancel_gifts("order")
        return super()._action_cancel()

    def _get_gift_lines(self):
        return self.order_line.filtered(lambda line: line.is_gift_voucher)

    def _issue_paid_gifts(self):
        """Issue what these orders bought and paid; asked again, it issues nothing."""
        for order in self.sudo():
            lines = order._get_gift_lines()
            if lines and order.state == "sale" and order._is_paid_with_money(lines):
                order._issue_gifts(lines)

    def _issue_gifts(self, lines):
        """Issue the vouchers of a paid order. Who paid is never turned away: when it cannot be,
        such as after the programme was closed, the back office is asked to look at it.
        """
        self.ensure_one()
        try:
            with self.env.cr.savepoint():
                for line in lines:
                    line._issue_gifts()
        except UserError as error:
            if not self.activity_ids:
                self._schedule_issue_review([str(error)])

    def _is_paid_with_money(self, gift_lines):
        """Tell whether the whole order is paid, and the gifts not with credit."""
        self.ensure_one()
        done = self.transaction_ids.filtered(lambda tx: tx.state == "done")
        compare = self.currency_id.compare_amounts
        if compare(sum(done.mapped("amount")), self.amount_total) >= 0:
            return not self._is_gift_paid_with_credit()
        received = float(self.invoice_ids._get_money_received())
        is_paid = compare(received, self.amount_total) >= 0
        return is_paid and not self._is_gift_paid_with_credit()

    def _is_gift_paid_with_credit(self):
        """Tell whether credit pays more than what is no voucher: money out of nothing."""
        for order in self.sudo():
            credit = sum(
                tx.amount
                for tx in order.transaction_ids
                if tx.provider_code == CREDIT_PROVIDER and tx.state in ("authorized", "done")
            )
            gifts = sum(order._get_gift_lines().mapped("price_total"))
            rest = order.amount_total - gifts
            if credit and gifts and order.currency_id.compare_amounts(credit, rest) > 0:
                return True
        return False

    def _cancel_gifts(self, reason, kept=0):
        """Take back gift vouchers of these orders until no more are left than were paid.

        What is asked is what may stay, not what goes: a refund and the credit note for it
        take the same vouchers back once.

        :param str reason: part of the key: once per reason
        :param kept: how much of the vouchers of each order stays paid, in euro
        :raises UserError: too many were used, even in part
        """
        for order in self.sudo():
            vouchers = order._get_gift_lines().gift_voucher_ids
            live = vouchers.filtered(lambda voucher: not voucher.is_blocked)
            surplus = sum((exact(v.face_value) for v in live), exact(0)) - exact(kept)
            back = live._pick_unused(surplus)
            if back is None:
                raise UserError(
                    self.env._(
                        "%(order)s: a voucher bought with it was already used, or has expired. It"
                        " cannot be cancelled or refunded any more.",
                        order=order.name,
                    )
                )
            if back:
                back._cancel(f"sale.order,{order.id},{reason},{back.ids[0]}", channel="office")

    def _get_gifts_not_credited(self):
        """Return how much of the gifts of an order no posted credit note gives back."""
        self.ensure_one()
        lines = self.sudo()._get_gift_lines()
        credited = lines.invoice_lines.filtered(
            lambda line: line.move_id.move_type == "out_refund" and line.parent_state == "posted"
        )
        return max(sum(lines.mapped("price_total")) - sum(credited.mapped("price_total")), 0)

    def _cron_issue_paid_gifts(self):
        """Find the paid gifts that a fault left without vouchers."""
        lines = self.env["sale.order.line"].search(
            [
                ("product_id.voucher_programme_id", "!=", False),
                ("product_uom_qty", ">", 0),
                ("gift_voucher_ids", "=", False),
                ("state", "=", "sale"),
            ]
        )
        lines.order_id._issue_paid_gifts()


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _issue_gifts(self):
        """Issue one voucher per piece of this line, once each."""
        self.ensure_one()
        Voucher = self.env["linfa.voucher"]
        worth = exact(self.price_total) / int(self.product_uom_qty or 1)
        first = len(self.gift_voucher_ids) + 1
        for number in range(first, int(self.product_uom_qty) + 1):
            Voucher._issue(
                self.product_id.voucher_programme_id,
                [{"face_value": worth, "sale_line_id": self.id}],
                f"sale.order.line,{self.id},{number}",
                channel=self.order_id.channel,
            )
        self.invalidate_recordset(["gift_voucher_ids"])

    @api.constrains("product_uom_qty", "price_unit", "discount", "product_id")
    def _check_issued_gifts(self):
        """Keep what was issued in step with what is sold: cancelling takes vouchers back."""
        for line in self.sudo().filtered("gift_voucher_ids"):
            live = line.gift_voucher_ids.filtered(lambda voucher: not voucher.is_blocked)
            worth = sum(exact(voucher.face_value) for voucher in live)
            if worth > exact(line.price_total):
                raise ValidationError(
                    self.env._(
                        "%(offer)s: its vouchers were issued already. Cancel the order to take"
                        " them back.",
                        offer=line.product_id.name,
                    )
                )
