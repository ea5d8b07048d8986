from odoo import fields, models


class LinfaIssueProgress(models.Model):
    _name = "linfa.issue.progress"
    _description = "Progress of an Issue"
    _inherit = ["linfa.progress.mixin"]

    batch_id = fields.Many2one(
        comodel_name="linfa.issue.batch", required=True, ondelete="cascade", index=True
    )
