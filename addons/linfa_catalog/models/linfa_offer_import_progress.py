"""How far a large import is, for whoever waits.

The import is one transaction, whose changes nobody sees before its end. The progress is
therefore written by a transaction of its own, to a row that the import never touches:
under REPEATABLE READ it would fail on a row that somebody else changed meanwhile.
"""

from datetime import timedelta

from odoo import fields, models

SILENCE = timedelta(minutes=3)


class LinfaOfferImportProgress(models.Model):
    _name = "linfa.offer.import.progress"
    _description = "Progress of an Import"

    import_id = fields.Many2one(
        comodel_name="linfa.offer.import", required=True, ondelete="cascade", index=True
    )
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
        self._execute("attempts = attempts + 1, done = 0")

    def _beat(self, done, total):
        """Note how many rows are done."""
        self._execute("done = %s, total = %s", done, total)

    def _execute(self, assignments, *values):
        with self.env.registry.cursor() as cr:
            cr.execute(
                f"UPDATE linfa_offer_import_progress SET {assignments}, "  # noqa: S608  ours
                "beat_on = now() AT TIME ZONE 'UTC' WHERE id IN %s",
                (*values, self._ids),
            )
