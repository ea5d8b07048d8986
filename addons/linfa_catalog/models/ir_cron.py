from functools import partial

from odoo import models
from odoo.service.model import retrying


class IrCron(models.Model):
    _inherit = "ir.cron"

    def _callback(self, cron_name, server_action_id):
        """Override of `base` to start a job again when it lost a row to somebody else, as a
        page is started again.

        Stock counts such a job as failed and forgets that it was called for: the mail of an
        order that was confirmed meanwhile waited for the job's next turn, a day.
        """
        job = super()._callback
        return retrying(partial(job, cron_name, server_action_id), self.env)
