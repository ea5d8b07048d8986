from odoo import fields, models


class LinfaOfferImportProgress(models.Model):
    _name = "linfa.offer.import.progress"
    _description = "Progress of an Import"
    _inherit = ["linfa.progress.mixin"]

    import_id = fields.Many2one(
        comodel_name="linfa.offer.import", required=True, ondelete="cascade", index=True
    )
