"""What PostgreSQL has to know before many rows refer to many new ones."""

from odoo import api, models
from odoo.tools import SQL

#: From so many rows on the plans are made anew.
MANY = 1000


class LinfaLedger(models.AbstractModel):
    _inherit = "linfa.ledger"

    @api.model
    def _renew_plans(self, table, count):
        """Have the session plan anew for a table that just grew by so many rows.

        PostgreSQL keeps the plans of its foreign key checks for the session. Those made while
        the table was small read it whole, for each of ten thousand new rows: a first issue
        took a minute instead of three seconds. New statistics discard the plans.
        """
        if count >= MANY:
            self.env.cr.execute(SQL("ANALYZE %s", SQL.identifier(table)))
