from odoo import fields, models

from .story_html import StoryHtml


class LinfaValley(models.Model):
    _name = "linfa.valley"
    _description = "Valley"
    _order = "sequence, name, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Short name used in addresses and files.")
    description = StoryHtml(translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    municipality_ids = fields.One2many(
        comodel_name="linfa.municipality",
        inverse_name="valley_id",
        string="Municipalities",
    )

    _code_unique = models.Constraint("UNIQUE(code)", "Another valley already has this code.")
