"""A payment with credit: what became of it is what became of its authorisation."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .credit_provider import CODE


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    credit_authorization_id = fields.Many2one(
        comodel_name="linfa.authorization",
        string="Authorisation of Credit",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    credit_liability = fields.Char(
        readonly=True,
        copy=False,
        groups=fields.NO_ACCESS,
        help="Which liability of the company this credit is paid from.",
    )

    _authorization_once = models.UniqueIndex(
        "(credit_authorization_id) WHERE credit_authorization_id IS NOT NULL",
        "An authorisation of credit is one payment.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `linfa_catalog` to let nobody begin a payment with credit by the forms
        of other providers: it begins with credit that is kept.
        """
        transactions = super().create(vals_list)
        for tx in transactions.filtered(lambda tx: tx._is_credit()):
            if not tx.credit_liability and not tx.source_transaction_id:
                raise ValidationError(self.env._("Credit pays by its own page."))
        return transactions

    def _is_credit(self):
        self.ensure_one()
        return self.provider_code == CODE

    def _capture(self, amount_to_capture=None):
        """Override of `payment` to take the held credit as a whole, without a child."""
        if not self._is_credit():
            return super()._capture(amount_to_capture)
        self.ensure_one()
        held = self.credit_authorization_id
        held._capture(f"capture,{held.id}")
        return self

    def _void(self, amount_to_void=None):
        """Override of `payment` to give the held credit back as a whole, without a child."""
        if not self._is_credit():
            return super()._void(amount_to_void)
        self.ensure_one()
        held = self.credit_authorization_id
        held._release(f"release,{held.id}")
        return self

    def _send_refund_request(self):
        """Override of `payment` to give credit back to the vouchers it came from."""
        if not self._is_credit():
            return super()._send_refund_request()
        self.ensure_one()
        authorization = self.source_transaction_id.credit_authorization_id
        authorization._refund(f"payment.transaction,{self.id}", amount=-self.amount)
        self._set_done()
        return self._ask_post_processing()

    def _follow_authorization(self):
        """Make held payments what their authorisation has become."""
        for tx in self.filtered(lambda tx: tx.state == "authorized"):
            if tx.credit_authorization_id.state == "released":
                tx._set_canceled()
            elif tx.credit_authorization_id.state != "held":
                tx._set_done()
                tx._ask_post_processing()

    def _ask_post_processing(self):
        """Leave the booking to the scheduler, because a customer may be waiting."""
        self.env.ref("payment.cron_post_process_payment_tx")._trigger()

    def _post_process(self):
        """Override of `sale` to not tell customers of credit as if it were other money: the
        order's own confirmation says how it was paid.
        """
        credit = self.filtered(lambda tx: tx._is_credit())
        super(PaymentTransaction, credit.with_context(credit_is_quiet=True))._post_process()
        return super(PaymentTransaction, self - credit)._post_process()

    def _invoice_sale_orders(self):
        """Override of `sale` to link the invoice that the first of several payments made to
        the others too, so that all of them pay it.
        """
        result = super()._invoice_sale_orders()
        for tx in self.filtered(lambda tx: not tx.invoice_ids):
            orders = tx.sale_order_ids.filtered("credit_wanted")
            tx.invoice_ids = orders.invoice_ids.filtered(
                lambda move: move.move_type == "out_invoice" and move.state != "cancel"
            )
        return result


class AccountPayment(models.Model):
    _inherit = "account.payment"

    @api.depends("payment_transaction_id")
    def _compute_outstanding_account_id(self):
        """Override of `account` to book credit against the liability for vouchers. Where it
        came from another one, such as the money of a municipality, the booking of the ledger
        has moved it: a second time here would take it twice.
        """
        result = super()._compute_outstanding_account_id()
        for payment in self:
            tx_sudo = payment.payment_transaction_id.sudo()
            if tx_sudo and tx_sudo._is_credit():
                code = self.env["linfa.programme"]._get_payment_account_code()
                payment.outstanding_account_id = payment.company_id._get_credit_account(code)
        return result
