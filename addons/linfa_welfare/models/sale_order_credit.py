"""Credit on an order: what it may pay, and how long it is kept."""

import hashlib
import json

from odoo import fields, models

from .cents import exact
from .credit_allocation import PayableLine


class SaleOrder(models.Model):
    """Binds `linfa.credit.payable.mixin` to orders. Each authorisation is a payment of Odoo:
    held is authorised, taken is done, released is cancelled.
    """

    _name = "sale.order"
    _inherit = ["sale.order", "linfa.credit.payable.mixin"]

    credit_wanted = fields.Boolean(
        string="Pays with Credit",
        copy=False,
        readonly=True,
        help="The resident asked to pay with credit as much as possible.",
    )
    credit_limit = fields.Monetary(
        string="Credit at Most", copy=False, readonly=True, help="Zero: as much as possible."
    )
    credit_round = fields.Integer(
        copy=False, readonly=True, help="How often credit was kept; serialises two at once."
    )
    credit_fingerprint = fields.Char(
        copy=False, readonly=True, help="What the cart was when credit was kept."
    )

    def _get_credit_partner(self):
        """Override of `linfa_welfare` to take the person, not one of its addresses; never
        the company somebody works for.
        """
        partner = self.partner_id
        while partner.type in ("invoice", "delivery", "other") and partner.parent_id:
            partner = partner.parent_id
        return partner

    def _get_credit_channel(self):
        """Override of `linfa_welfare` to name the door of the order."""
        return "web" if self.channel == "website" else "office"

    def _get_credit_reference(self):
        """Override of `linfa_welfare`: people know an order by its number."""
        return self.name

    def _get_credit_expiry(self):
        """Override of `linfa_welfare` to keep credit as long as the goods."""
        return self.env["linfa.stock.hold"]._get_expiry()

    def _get_credit_lines(self):
        """Override of `linfa_welfare` to pay the lines of an order."""
        return self._get_credit_lines_of(self._get_credit_vouchers())[0]

    def _get_credit_lines_of(self, vouchers):
        """Override of `linfa_welfare` to name why a programme does not pay a product.

        Vouchers on sale are not paid with credit: it would be worth what it may not buy.
        Delivery is paid by the programmes that pay all of the goods.
        """
        items = self._get_credit_items()
        goods = [item for item in items if not item[0].is_delivery]
        lines, sentences = self._get_payable_lines(goods, vouchers)
        lines = [self._refuse_voucher_line(line, sentences) for line in lines]
        common = frozenset(vouchers.filtered(lambda v: v.kind != "municipal").programme_id.ids)
        for line in lines:
            common &= line.programme_ids
        delivery = [item for item in items if item[0].is_delivery]
        lines += [PayableLine(line, amount, common) for line, _product, amount in delivery]
        return lines, sentences

    def _refuse_voucher_line(self, line, sentences):
        if line.key.offer_line != "voucher":
            return line
        sentences[line.key] = self.env._(
            "%(what)s: vouchers are paid with other money, not with credit.",
            what=self._say_credit_line(line.key),
        )
        return PayableLine(line.key, line.amount, frozenset())

    def _get_credit_items(self):
        """Return line, product and amount of what is to pay; discounts lower the dearest.

        The amounts add up to the total of the order, to the cent.
        """
        self.ensure_one()
        lines = self.order_line.filtered(lambda line: not line.display_type)
        amounts = {line: exact(line.price_total) for line in lines if line.price_total > 0}
        surplus = sum(amounts.values()) - exact(self.amount_total)
        for line in sorted(amounts, key=amounts.get, reverse=True):
            part = min(surplus, amounts[line])
            amounts[line] -= part
            surplus -= part
        return [(line, line.product_id, amount) for line, amount in amounts.items() if amount]

    def _say_credit_line(self, key):
        """Override of `linfa_welfare` to name the product."""
        return key.sudo().product_id.name or key.sudo().name

    def _get_credit_fingerprint(self):
        """Return what decides whether credit that is kept still fits the cart."""
        self.ensure_one()
        lines = sorted(
            (line.product_id.id, line.product_uom_qty, str(exact(line.price_total)))
            for line in self.order_line
            if not line.display_type
        )
        words = json.dumps([lines, str(exact(self.amount_total))])
        return hashlib.sha256(words.encode()).hexdigest()

    def _get_credit_payments(self, *states):
        """Return, as superuser, the payments with credit, as they began."""
        transactions = self.sudo().transaction_ids
        return transactions.filtered(
            lambda tx: tx._is_credit() and tx.operation != "refund" and tx.state in states
        )

    def _get_amount_left(self):
        """Return what is still to pay of an order."""
        self.ensure_one()
        order = self.sudo()
        order.invalidate_recordset(["amount_paid"])
        return max(order.currency_id.round(order.amount_total - order.amount_paid), 0.0)

    def _is_credit_current(self):
        """Tell whether what is kept fits the cart as it is, and may still be spent."""
        self.ensure_one()
        if self.credit_fingerprint != self._get_credit_fingerprint():
            return False
        vouchers = self._get_held_authorizations().line_ids.voucher_id
        return all(
            voucher.programme_id.state == "active" and not voucher.is_blocked
            for voucher in vouchers
        )
