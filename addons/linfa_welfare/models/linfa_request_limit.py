from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import hmac


class LinfaRequestLimit(models.Model):
    _inherit = "linfa.request.limit"

    @api.model
    def _is_at_limit(self, scope, address, limit):
        """Tell whether as many requests as allowed were counted, without counting one.

        Where only failures count: who asks looks here first, and counts what failed by
        `_is_over_limit`. Two failures at once update one row, so that the second is run
        again by the server and looks again.
        """
        key = hmac(self.env(su=True), f"linfa-limit-{scope}", address)
        start = fields.Datetime.now() - timedelta(hours=1)
        return bool(
            self.search_count(
                [("key", "=", key), ("since", ">=", start), ("count", ">=", limit)], limit=1
            )
        )
