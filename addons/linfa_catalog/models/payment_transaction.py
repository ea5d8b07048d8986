from odoo import models


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    def _post_process(self):
        """Override of `sale` to leave every notification to the mail queue, because the
        customer waits on the payment page while this runs.
        """
        queued = self.with_context(mail_notify_force_send=False)
        return super(PaymentTransaction, queued)._post_process()
