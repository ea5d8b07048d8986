"""Gift vouchers as offers of the catalogue, the fourth offer line."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Command

SMALLEST, LARGEST = 1, 1000


class ProductTemplate(models.Model):
    _inherit = "product.template"

    voucher_programme_id = fields.Many2one(
        comodel_name="linfa.programme",
        string="Gift Voucher of",
        domain=[("kind", "=", "gift")],
        ondelete="restrict",
        index="btree_not_null",
        groups="base.group_user",
        copy=False,
        help="Whoever buys this offer gets a voucher of this programme, once it is paid.",
    )
    voucher_min_amount = fields.Monetary(
        string="Smallest Amount", help="With a largest amount too, the buyer chooses between both."
    )
    voucher_max_amount = fields.Monetary(
        string="Largest Amount", help="Empty: the voucher is worth the price of the offer."
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `product` to tax gift vouchers as their programme says."""
        products = super().create(vals_list)
        products._set_voucher_tax()
        return products

    def write(self, vals):
        """Override of `product` to tax gift vouchers as their programme says."""
        result = super().write(vals)
        if "voucher_programme_id" in vals or "taxes_id" in vals:
            self._set_voucher_tax()
        return result

    def _set_voucher_tax(self):
        """Put what is no supply yet outside the scope of VAT; single-purpose ones keep theirs."""
        multi = self.sudo().filtered(lambda p: p.voucher_programme_id.vat_species == "multi")
        for product in multi:
            company = product.voucher_programme_id.company_id
            tax = company._get_voucher_tax()
            own = product.taxes_id.filtered(lambda t, company=company: t.company_id == company)
            if own != tax:
                commands = [Command.unlink(old.id) for old in own - tax]
                product.taxes_id = [*commands, Command.link(tax.id)]

    @api.constrains(
        "voucher_programme_id", "voucher_min_amount", "voucher_max_amount", "offer_line", "type"
    )
    def _check_gift_voucher(self):
        for product in self.sudo().filtered("voucher_programme_id"):
            if product.offer_line != "voucher" or product.type != "service":
                raise ValidationError(
                    self.env._("A gift voucher is a service, and its line is Voucher.")
                )
            if product.voucher_programme_id.kind != "gift":
                raise ValidationError(
                    self.env._("Only the vouchers of a gift programme can be bought by anybody.")
                )
            low, high = product.voucher_min_amount, product.voucher_max_amount
            if (low or high) and not SMALLEST <= low <= high <= LARGEST:
                raise ValidationError(
                    self.env._(
                        "The buyer's amount goes from %(least)s to %(most)s euro: set a smallest"
                        " and a largest one in between.",
                        least=SMALLEST,
                        most=LARGEST,
                    )
                )

    def _is_gift_voucher(self):
        """Tell whether buying this gives a voucher; anybody may ask."""
        self.ensure_one()
        return bool(self.sudo().voucher_programme_id)

    def _is_free_amount(self):
        self.ensure_one()
        return self._is_gift_voucher() and bool(self.voucher_max_amount)


class ProductProduct(models.Model):
    _inherit = "product.product"

    def _website_show_quick_add(self):
        """Override of `website_sale` because a gift asks for whom it is, on its page."""
        return not self.product_tmpl_id._is_gift_voucher() and super()._website_show_quick_add()
