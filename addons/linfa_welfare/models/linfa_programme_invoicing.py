"""What a programme says about its invoices and its place in the books."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    service_fee_rate = fields.Float(
        string="Service Fee (%)",
        digits=(5, 2),
        tracking=True,
        help="What LINFA asks for its service, on the credit that was issued; VAT on top.",
    )
    single_tax_id = fields.Many2one(
        comodel_name="account.tax",
        string="VAT at Issue",
        domain=[("type_tax_use", "=", "sale"), ("amount_type", "=", "percent")],
        check_company=True,
        ondelete="restrict",
        tracking=True,
        help="Of single-purpose vouchers: the VAT of the service or product they are for.",
    )
    single_rate = fields.Float(
        string="Rate of VAT at Issue",
        compute="_compute_single_rate",
        store=True,
        help="Kept with the programme: a later change of the tax does not change its books.",
    )
    uninvoiced_amount = fields.Monetary(
        string="To Invoice", compute="_compute_uninvoiced_amount", compute_sudo=True
    )

    _service_fee_range = models.Constraint(
        "CHECK(service_fee_rate >= 0 AND service_fee_rate < 100)",
        "A service fee is between 0 and 100 %.",
    )

    @api.depends("single_tax_id")
    def _compute_single_rate(self):
        for programme in self:
            programme.single_rate = programme.single_tax_id.amount

    @api.depends("voucher_ids")
    def _compute_uninvoiced_amount(self):
        lots = self.env["linfa.issue.invoicing"]._find_uninvoiced(self._origin)
        for programme in self:
            programme.uninvoiced_amount = sum(
                lot["amount"] for lot in lots if lot["programme"] == programme._origin.id
            )

    @api.constrains("kind", "vat_species", "single_tax_id", "state")
    def _check_single_tax(self):
        """VAT is paid when a single-purpose voucher is issued: it must be known by then."""
        for programme in self.filtered(lambda programme: programme.vat_species == "single"):
            if programme.kind == "municipal":
                raise ValidationError(
                    self.env._("Vouchers of a municipal scheme are multi-purpose (VAT).")
                )
            if programme.state == "active" and not programme.single_tax_id:
                raise ValidationError(
                    self.env._(
                        "%(programme)s has single-purpose vouchers: choose their VAT first.",
                        programme=programme.name,
                    )
                )

    def write(self, values):
        """Override of `linfa_welfare` to keep the VAT of vouchers that were issued."""
        if "single_tax_id" in values:
            for programme in self.filtered("voucher_count"):
                if programme._differs("single_tax_id", values["single_tax_id"]):
                    raise ValidationError(
                        self.env._(
                            "%(programme)s has issued vouchers with this VAT. Make another"
                            " programme.",
                            programme=programme.name,
                        )
                    )
        return super().write(values)

    def action_open_invoice_wizard(self):
        """Show what would be invoiced of this programme."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "linfa_welfare.linfa_issue_invoice_action"
        )
        return {**action, "context": {"default_programme_ids": self.ids}}

    def action_open_invoices(self):
        """Open the invoices for what was issued."""
        self.ensure_one()
        marks = self.env["linfa.issue.invoicing"].sudo().search([("programme_id", "=", self.id)])
        return marks.move_id._get_records_action(name=self.env._("Invoices for Credit"))

    def _get_liability_code(self):
        """Return on which liability account the credit of this programme stands."""
        self.ensure_one()
        return "municipal" if self.kind == "municipal" else self.vat_species

    def _get_payment_account_code(self):
        """Return which account the payments by credit of LINFA's own orders debit.

        Where it is not the programme's own, the booking moves the amount.
        """
        return "multi"

    def _is_given_by_company(self):
        """Tell whether LINFA itself gives this credit."""
        self.ensure_one()
        return self.funder_id.commercial_partner_id == self.company_id.partner_id

    def _is_residual_returned(self):
        """Tell whether the funder gets back what was not spent; municipalities always do."""
        self.ensure_one()
        policy = getattr(self, "residual_policy", "forfeit")
        return self.kind == "municipal" or policy == "return_to_employer"
