from odoo import fields, models


class LinfaAllergen(models.Model):
    """One of the 14 substances of Annex II of Reg. (EU) 1169/2011."""

    _name = "linfa.allergen"
    _description = "Allergen"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)

    _code_unique = models.Constraint("UNIQUE(code)", "Another allergen already has this code.")
