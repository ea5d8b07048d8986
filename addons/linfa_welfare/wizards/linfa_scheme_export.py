import base64

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from ..models.linfa_scheme_household import MUNICIPAL_GROUP


class LinfaSchemeExport(models.TransientModel):
    """A statement for the municipality, as a file."""

    _name = "linfa.scheme.export"
    _description = "Statement of a Scheme"

    programme_id = fields.Many2one(
        comodel_name="linfa.programme",
        string="Scheme",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    content = fields.Selection(
        [
            ("redemptions", "Every redemption, shop by shop"),
            ("totals", "Totals by shop"),
            ("households", "Who received it, and what is left"),
        ],
        required=True,
        default="redemptions",
    )
    date_from = fields.Date(string="From", default=lambda self: self._get_default_month()[0])
    date_to = fields.Date(string="To", default=lambda self: self._get_default_month()[1])
    data = fields.Binary(readonly=True, attachment=False)
    filename = fields.Char(readonly=True)

    @api.model
    def _get_default_month(self):
        """Return the first and last day of the month before this one."""
        today = self.env["linfa.programme"]._get_today()
        first = today + relativedelta(months=-1, day=1)
        return first, today + relativedelta(day=1, days=-1)

    @api.constrains("date_from", "date_to", "content")
    def _check_dates(self):
        for wizard in self:
            if wizard.content != "households" and not (
                wizard.date_from and wizard.date_to and wizard.date_from <= wizard.date_to
            ):
                raise ValidationError(self.env._("Say from which day until which day."))

    def action_export(self):
        """Make the file and download it."""
        self.ensure_one()
        self.programme_id.check_access("read")
        programme = self.programme_id
        if self.content == "households":
            if not self.env.user.has_group(MUNICIPAL_GROUP):
                raise AccessError(
                    self.env._("Only the group “Municipal Schemes” reads who received help.")
                )
            table = programme._export_households()
        elif self.content == "totals":
            table = programme._export_shop_totals(self.date_from, self.date_to)
        else:
            table = programme._export_redemptions(self.date_from, self.date_to)
        days = f"-{self.date_from}-{self.date_to}" if self.content != "households" else ""
        self.write({"data": base64.b64encode(table), "filename": f"linfa-{programme.id}{days}.csv"})
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/data/{self.filename}?download=true",
            "target": "download",
        }
