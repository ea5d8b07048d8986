from odoo import fields, models

from .cents import exact


class LinfaSchemeDenomination(models.Model):
    """A note of a municipal scheme: 20, 25, 50 euro."""

    _name = "linfa.scheme.denomination"
    _description = "Note of a Scheme"
    _order = "programme_id, amount"
    _rec_name = "amount"

    programme_id = fields.Many2one(
        comodel_name="linfa.programme", required=True, ondelete="cascade", index=True
    )
    currency_id = fields.Many2one(related="programme_id.currency_id")
    amount = fields.Monetary(required=True)

    _amount_positive = models.Constraint(
        "CHECK(amount >= 1 AND amount <= 10000)", "A note is worth from 1 to 10,000 euro."
    )
    _amount_unique = models.Constraint(
        "UNIQUE(programme_id, amount)", "A scheme has each note once."
    )

    def _make_up(self, amount):
        """Tell whether an amount can be paid out in these notes."""
        wanted = int(exact(amount) * 100)
        notes = {int(exact(note.amount) * 100) for note in self}
        if not wanted or wanted > 100_000_00:
            return not wanted
        reachable, mask = 1, (1 << wanted + 1) - 1
        for note in notes:
            step = note
            while step <= wanted:  # so many notes, doubled each time
                reachable |= reachable << step & mask
                step *= 2
        return bool(reachable >> wanted & 1)
