from odoo import models


class LinfaIssueBatch(models.Model):
    _inherit = "linfa.issue.batch"

    def _queue_notices(self, vouchers):
        """Tell everybody by mail, and count the letters that the office has to print."""
        self.letter_count = len(vouchers._queue_issue_notices())

    def _get_vouchers(self):
        """Return what was issued, in the order of the file."""
        return self.row_ids.sorted("number").voucher_id

    def _get_letters(self):
        """Return the letters of those who have no e-mail."""
        vouchers = self._get_vouchers()
        return vouchers.filtered(lambda v: not v.partner_id.email_normalized)._get_letters()
