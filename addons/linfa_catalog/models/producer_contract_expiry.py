from datetime import timedelta

from odoo import api, fields, models

from . import italian_time
from .producer_state import OFFICE_GROUP

NOTICE_DAYS = 30


class ResPartner(models.Model):
    """The office is told once, a month before the contract of a producer ends."""

    _inherit = "res.partner"

    contract_notice_date = fields.Date(
        string="End of the Contract That the Office Knows Of",
        groups=OFFICE_GROUP,
        copy=False,
        readonly=True,
    )

    @api.model
    def _cron_contract_expiry(self):
        """Make one activity per producer and end of contract.

        Running it again, or twice at once, adds nothing: what was told is written on
        the producer in the same transaction, so the second of two fails on that row
        and the next run finds it done.
        """
        limit = italian_time.today() + timedelta(days=NOTICE_DAYS)
        ending = self.search(
            [("producer_state", "=", "approved"), ("contract_date_to", "<=", limit)]
        )
        untold = ending.filtered(
            lambda producer: producer.contract_notice_date != producer.contract_date_to
        )
        for day, producers in untold.grouped("contract_date_to").items():
            producers.contract_notice_date = day
        untold._schedule_office_activity(
            lambda env: env._("The contract of this producer is ending"),
            deadline="contract_date_to",
        )
