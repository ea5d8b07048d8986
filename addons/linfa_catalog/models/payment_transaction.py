from odoo import models
from odoo.tools import SQL


class PaymentTransaction(models.Model):
    _inherit = "payment.transaction"

    def _post_process(self):
        """Override of `sale` to leave every notification to the mail queue, because the
        customer waits on the payment page while this runs; and to confirm each payment once,
        where the page and the scheduler ask at the same instant.
        """
        self._take_turn_to_post_process()
        queued = self.with_context(mail_notify_force_send=False)
        return super(PaymentTransaction, queued)._post_process()

    def _take_turn_to_post_process(self):
        """Let one at a time confirm what these payments pay.

        Who comes second waits, and is refused (40001) when the first is done: the page asks
        again, the scheduler goes on with the next. Without it both confirm the order, and the
        second fails halfway with an error that nobody can read.
        """
        self.flush_recordset()
        self.env.execute_query(
            SQL(
                "SELECT id FROM payment_transaction WHERE id = ANY(%s)"
                " ORDER BY id FOR NO KEY UPDATE",
                self.ids,
            )
        )
