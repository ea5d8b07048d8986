"""A line of an order that buys gift vouchers: for whom, how much, when and how."""

from odoo import api, fields, models
from odoo.tools import email_normalize

GIFT_WAYS = [
    ("print", "To print"),
    ("mail", "By e-mail to the recipient"),
    ("collect", "To collect at the office or at a LINFA POINT"),
]
MOST_AT_ONCE = 20


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    is_gift_voucher = fields.Boolean(
        string="Buys Gift Vouchers", compute="_compute_is_gift_voucher", compute_sudo=True
    )
    voucher_amount = fields.Monetary(
        string="Chosen Amount", copy=False, help="What the buyer chose each voucher to be worth."
    )
    gift_way = fields.Selection(GIFT_WAYS, string="Delivery of the Gift")
    gift_recipient_name = fields.Char(string="For")
    gift_recipient_email = fields.Char(string="E-mail of the Recipient")
    gift_message = fields.Text(string="Message")
    gift_date = fields.Date(string="Day of the Gift", help="Empty: as soon as it is paid.")
    gift_sent_at = fields.Datetime(string="Gift Sent", readonly=True, copy=False)
    gift_voucher_ids = fields.One2many(
        comodel_name="linfa.voucher",
        inverse_name="sale_line_id",
        string="Gift Vouchers",
        readonly=True,
        copy=False,
        groups="linfa_welfare.linfa_welfare_group_user",
    )

    @api.depends("product_id")
    def _compute_is_gift_voucher(self):
        for line in self:
            line.is_gift_voucher = bool(line.product_id.voucher_programme_id)

    def _get_display_price(self):
        """Override of `sale` because the buyer may choose what a voucher is worth."""
        if self.voucher_amount and self.product_id.product_tmpl_id._is_free_amount():
            return self.voucher_amount
        return super()._get_display_price()

    def _get_sale_order_line_multiline_description_sale(self):
        """Override of `sale` to tell two gifts of one order apart."""
        text = super()._get_sale_order_line_multiline_description_sale()
        if self.gift_recipient_name and self.product_id.product_tmpl_id._is_gift_voucher():
            text += "\n" + self.env._("For %(name)s", name=self.gift_recipient_name)
        return text

    def _get_sale_issues(self):
        """Override of `linfa_catalog` to name what keeps gift vouchers from being sold."""
        issues = super()._get_sale_issues()
        gifts = self.sudo().filtered(
            lambda line: line.is_gift_voucher and not line.gift_voucher_ids
        )
        gifts = gifts.sudo(self.env.su)
        for line in gifts:
            if sentence := line._get_gift_issue():
                line._add_sale_issue(issues, sentence)
        if gifts and gifts.order_id._is_gift_paid_with_credit():
            gifts[0]._add_sale_issue(
                issues,
                self.env._(
                    "A voucher cannot be paid with credit: pay it in another way, or take it out"
                    " of the order."
                ),
            )
        return issues

    def _get_gift_issue(self):
        """Return what is wrong with a gift, in one sentence, or nothing."""
        self.ensure_one()
        product = self.product_id.product_tmpl_id
        quantity = self.product_uom_qty
        if product.sudo().voucher_programme_id.state != "active":
            return self.env._("%(offer)s is not on sale at the moment.", offer=product.name)
        if not 0 <= quantity <= MOST_AT_ONCE or quantity != int(quantity):
            return self.env._(
                "Of a voucher you can buy from 1 to %(most)s at once.", most=MOST_AT_ONCE
            )
        if not self._is_gift_price_right():
            return self.env._(
                "%(offer)s: choose an amount again. A voucher is sold for what it is worth,"
                " without discount.",
                offer=product.name,
            )
        if self.gift_way == "mail" and not email_normalize(self.gift_recipient_email):
            return self.env._("%(offer)s: enter the recipient's e-mail.", offer=product.name)
        return None

    def _is_gift_price_right(self):
        self.ensure_one()
        product = self.product_id.product_tmpl_id
        if self.discount or self.price_unit <= 0:
            return False
        if product._is_free_amount():
            chosen, currency = self.voucher_amount, self.currency_id
            return (
                product.voucher_min_amount <= chosen <= product.voucher_max_amount
                and not currency.compare_amounts(chosen, self.price_unit)
            )
        return True

    def _prepare_invoice_line(self, **optional_values):
        """Override of `sale` because a voucher is no revenue: LINFA owes what it is worth."""
        values = super()._prepare_invoice_line(**optional_values)
        programme_sudo = self.product_id.sudo().voucher_programme_id
        if programme_sudo:
            account = self.company_id._get_credit_account(programme_sudo.vat_species)
            values["account_id"] = account.id
        return values
