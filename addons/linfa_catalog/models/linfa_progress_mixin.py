"""How far a large import is, for whoever waits.

The import is one transaction, whose changes nobody sees before its end. The progress is
therefore written by a transaction of its own, to a row that the import never touches:
under REPEATABLE READ it would fail on a row that somebody else changed meanwhile.
"""

from datetime import timedelta

from odoo import fields, models
from odoo.tools import SQL

SILENCE = timedelta(minutes=3)


class LinfaProgressMixin(models.AbstractModel):
    _name = "linfa.progress.mixin"
    _description = "Progress of an Import"

    done = fields.Integer()
    total = fields.Integer()
    attempts = fields.Integer(help="How often the scheduler began.")
    beat_on = fields.Datetime(string="Last Sign of Life")

    def _is_silent(self):
        """Tell whether work began and gives no sign of life any more."""
        limit = fields.Datetime.now() - SILENCE
        return any(row.attempts and row.beat_on and row.beat_on < limit for row in self)

    def _begin(self):
        """Note, whatever happens later, that the scheduler takes this one up."""
        self._execute(SQL("attempts = attempts + 1, done = 0"))

    def _beat(self, done, total):
        """Note how many rows are done."""
        self._execute(SQL("done = %s, total = %s", done, total))

    def _get_percentage(self):
        """Return how far the work is; it is never all done before it ended."""
        row = self[:1]
        return min(99, int(100 * row.done / row.total)) if row.total else 0

    def _execute(self, assignments):
        with self.env.registry.cursor() as cr:
            cr.execute(
                SQL(
                    "UPDATE %s SET %s, beat_on = now() AT TIME ZONE 'UTC' WHERE id IN %s",
                    SQL.identifier(self._table),
                    assignments,
                    self._ids,
                )
            )
