from odoo import fields, models


class LinfaPointService(models.Model):
    """What people can do at a LINFA POINT, in words that a resident would use."""

    _name = "linfa.point.service"
    _description = "What One Can Do at a LINFA POINT"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    description = fields.Char(translate=True, help="One sentence, shown on the POINT's page.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _name_unique = models.Constraint("UNIQUE (name)", "There is one service of this name already.")
