"""What the resident reads about credit before paying: from whom, until when, how much."""

from odoo import models
from odoo.tools import format_amount, format_date

from .cents import exact


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def _is_credit_of(self, user):
        """Tell whether a signed-in resident pays this order with own credit."""
        self.ensure_one()
        return not user._is_public() and self.sudo()._get_credit_partner() == user.partner_id

    def _prepare_credit_block(self):
        """Return what the block "My credit" of the payment page shows; nothing where there
        is nothing to say. For who `_is_credit_of` allows only.

        :rtype: dict
        """
        self.ensure_one()
        order = self.sudo()
        kept = (order | order.credit_order_ids)._get_held_authorizations()
        proposal = order._propose_credit()
        vouchers = order._get_credit_vouchers() | kept.line_ids.voucher_id
        elsewhere = order._describe_vouchers_for_shops()
        if not vouchers and not elsewhere:
            return {}
        used = order._get_credit_used(kept, proposal)
        left = order._get_amount_left() if kept else float(proposal.left)
        return {
            "rows": order._prepare_credit_rows(vouchers, kept, used),
            "is_kept": bool(kept),
            "used": order._say_amount(float(sum(used.values()))),
            "can_use": bool(used),
            "highest": str(proposal.amount).replace(".", ","),
            "left": order._say_amount(left),
            "is_whole": bool(vouchers) and order.currency_id.is_zero(left),
            "elsewhere": elsewhere,
            "sentences": [] if kept else list(dict.fromkeys(proposal.sentences.values())),
            "is_split": bool(proposal.apart) and not kept,
            "split_orders": order._prepare_split_orders(),
        }

    def _describe_vouchers_for_shops(self):
        """Return one sentence for each programme whose vouchers pay no order: whoever has one
        would look for it in vain.
        """
        vouchers = self._get_usable_vouchers().filtered(lambda one: one.vat_species == "single")
        return [
            f"{programme.name}: {programme._describe_single()}"
            for programme in vouchers.programme_id
        ]

    def _get_credit_used(self, kept, proposal):
        """Return how much each programme pays, or would pay, by its id."""
        used = {}
        if kept:
            for line in kept.line_ids:
                programme = line.voucher_id.programme_id
                used[programme.id] = used.get(programme.id, 0) + exact(line.amount)
            return used
        programmes = {lot.voucher_id: lot.programme_id for lot in proposal.lots}
        for voucher_id, amount in proposal.get_voucher_amounts().items():
            programme_id = programmes[voucher_id]
            used[programme_id] = used.get(programme_id, 0) + amount
        for line, programme_id in proposal.apart.items():
            used[programme_id] = used.get(programme_id, 0) + exact(line.price_total)
        return used

    def _prepare_credit_rows(self, vouchers, kept, used):
        """Return one row for each programme, with the balance before and after."""
        held = {}
        for line in kept.line_ids:
            held[line.voucher_id] = held.get(line.voucher_id, 0) + exact(line.amount)
        rows = []
        lots = vouchers.sorted(lambda voucher: (voucher.expiry_date, voucher.id))
        for programme, mine in lots.grouped("programme_id").items():
            before = sum(exact(one.available_amount) + held.get(one, 0) for one in mine)
            spent = used.get(programme.id, 0)
            rows.append(
                {
                    "programme": programme.name,
                    "funder": programme.funder_id.name,
                    "until": format_date(
                        self.env, min(mine.mapped("expiry_date")), date_format="d MMMM y"
                    ),
                    "before": self._say_amount(float(before)),
                    "used": self._say_amount(float(spent)) if spent else "",
                    "after": self._say_amount(float(before - spent)),
                }
            )
        return rows

    def _prepare_split_orders(self):
        """Return what is bought apart, one sentence each."""
        orders = self.credit_order_ids.filtered(lambda order: order.state in ("draft", "sent"))
        return [
            self.env._(
                "Order %(name)s, paid in full with credit (%(amount)s): %(offers)s. It is confirmed"
                " together with this one.",
                name=order.name,
                offers=", ".join(order.order_line.product_id.mapped("name")),
                amount=self._say_amount(order.amount_total),
            )
            for order in orders
        ]

    def _prepare_credit_totals(self):
        """Return the two rows below the total: what credit pays, and what is left.

        :rtype: dict
        """
        self.ensure_one()
        order = self.sudo()
        paid = order.credit_held_amount + order.credit_paid_amount
        if order.currency_id.is_zero(paid):
            return {}
        return {
            "credit": format_amount(self.env, paid, order.currency_id),
            "left": order._say_amount(order._get_amount_left()),
            "has_left": order.state in ("draft", "sent")
            and not order.currency_id.is_zero(order._get_amount_left()),
        }
