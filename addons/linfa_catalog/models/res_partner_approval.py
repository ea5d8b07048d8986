from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    offers_need_approval = fields.Boolean(
        string="Offers Wait for Approval",
        default=True,
        help="Names, prices and labels that the producer changes wait for the back office.",
    )
