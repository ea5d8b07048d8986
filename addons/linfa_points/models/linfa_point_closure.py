from odoo import fields, models


class LinfaPointClosure(models.Model):
    """Days on which a POINT stays closed, whatever its hours say."""

    _name = "linfa.point.closure"
    _description = "Closure of a LINFA POINT"
    _order = "date_from desc, id"

    point_id = fields.Many2one(
        comodel_name="linfa.point", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="point_id.company_id", store=True)
    date_from = fields.Date(string="From", required=True)
    date_to = fields.Date(string="To", required=True)
    reason = fields.Char(translate=True, help="Shown to everybody: holidays, works, mourning.")

    _days_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "A closure begins before it ends."
    )

    def _is_on(self, day):
        self.ensure_one()
        return self.date_from <= day <= self.date_to
