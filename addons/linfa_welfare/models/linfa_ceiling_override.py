from odoo import api, fields, models
from odoo.exceptions import UserError


class LinfaCeilingOverride(models.Model):
    """Who let somebody above the ceiling, when, by which door and why."""

    _name = "linfa.ceiling.override"
    _description = "Credit above the Ceiling"
    _order = "id desc"
    _rec_name = "beneficiary_id"

    voucher_id = fields.Many2one(
        comodel_name="linfa.voucher", required=True, readonly=True, ondelete="restrict", index=True
    )
    beneficiary_id = fields.Many2one(
        comodel_name="linfa.beneficiary",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    company_id = fields.Many2one(related="voucher_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    year = fields.Integer(string="Tax Year", required=True, readonly=True)
    amount = fields.Monetary(related="voucher_id.face_value")
    ceiling = fields.Monetary(required=True, readonly=True)
    total = fields.Monetary(required=True, readonly=True, help="Of the year, with this credit.")
    reason = fields.Char(required=True, readonly=True)
    channel = fields.Char(
        string="Code of the Channel", readonly=True, help="By which door: web, office."
    )
    user_id = fields.Many2one(
        comodel_name="res.users",
        string="By",
        required=True,
        readonly=True,
        ondelete="restrict",
        default=lambda self: self.env.user,
    )

    def write(self, values):
        """Override of `base`: what was logged stays."""
        self.check_access("write")
        if self:
            raise UserError(self.env._("This was logged, and stays as it is."))
        return super().write(values)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("This was logged, and stays as it is."))
