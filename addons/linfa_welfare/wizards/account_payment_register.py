from odoo import models


class AccountPaymentRegister(models.TransientModel):
    _inherit = "account.payment.register"

    def _create_payments(self):
        """Override of `account` to issue the gift vouchers of invoices that are now paid: a
        payment without an entry of its own calls no hook of the invoice.
        """
        payments = super()._create_payments()
        self.line_ids.move_id.sudo().line_ids.sale_line_ids.order_id._issue_paid_gifts()
        return payments
