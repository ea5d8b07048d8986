from odoo import api, fields, models

FATES = [
    ("error", "Error"),
    ("new", "New"),
    ("changed", "Changed"),
    ("absent", "Set to zero"),
    ("unchanged", "Unchanged"),
]


class LinfaOfferImportRow(models.Model):
    """What becomes of one row of a price list; made anew each time the list is read."""

    _name = "linfa.offer.import.row"
    _description = "Row of a Price List"
    _order = "rank, number, id"
    _rec_name = "code"

    import_id = fields.Many2one(
        comodel_name="linfa.offer.import", required=True, ondelete="cascade", index=True
    )
    rank = fields.Integer(help="Errors are read first.")
    number = fields.Integer(string="Row")
    fate = fields.Selection(selection=FATES, required=True)
    code = fields.Char()
    name = fields.Char()
    problem = fields.Text()
    difference = fields.Json()
    change_text = fields.Text(string="What Changes", compute="_compute_change_text")

    @api.depends("difference")
    def _compute_change_text(self):
        for row in self:
            row.change_text = "\n".join(
                f"{label}: {old} → {new}" if old else f"{label}: {new}"
                for label, old, new in row.difference or []
            )
