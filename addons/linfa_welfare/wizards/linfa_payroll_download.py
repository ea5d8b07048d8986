import base64

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

YEARS = 5


class LinfaPayrollDownload(models.TransientModel):
    """The yearly export of one employer, for an office that is asked for it on the phone."""

    _name = "linfa.payroll.download"
    _description = "Yearly Export for Payroll, Download"

    employer_id = fields.Many2one(
        comodel_name="res.partner",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    year = fields.Selection(
        selection="_list_years", required=True, default=lambda self: self._list_years()[0][0]
    )
    extension = fields.Selection(
        [("xlsx", "Spreadsheet (XLSX)"), ("csv", "Text (CSV)")],
        string="File",
        required=True,
        default="xlsx",
    )
    data = fields.Binary(readonly=True, attachment=False)
    filename = fields.Char(readonly=True)

    @api.model
    def _list_years(self):
        """Return the years that have an export today, the latest first."""
        export = self.env["linfa.payroll.export"]
        this_year = self.env["linfa.voucher"]._get_today().year
        editions = [
            (year, export._get_edition(year)) for year in range(this_year, this_year - YEARS, -1)
        ]
        return [
            (str(year), f"{year} ({export._get_edition_name(edition)})")
            for year, edition in editions
            if edition
        ]

    def action_export(self):
        """Make the file and download it: the same file that the employer gets by itself."""
        self.ensure_one()
        domain = self.employer_id._get_welfare_programme_domain() & Domain("state", "!=", "draft")
        if not self.env["linfa.programme"].search_count(domain, limit=1):
            raise UserError(
                self.env._("%(employer)s has no welfare programme.", employer=self.employer_id.name)
            )
        export_sudo = self.env["linfa.payroll.export"].sudo()
        year = int(self.year)
        edition = export_sudo._get_edition(year)
        content = export_sudo._get_file(self.employer_id.sudo(), year, edition, self.extension)
        name = f"welfare-{year}-{export_sudo._get_edition_name(edition)}.{self.extension}"
        self.write({"data": base64.b64encode(content), "filename": name})
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/data/{name}?download=true",
            "target": "download",
        }


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    def action_open_payroll_download(self):
        """Choose the year of the export for the employer who funds this programme."""
        self.ensure_one()
        return self.funder_id.action_open_payroll_download()


class ResPartner(models.Model):
    _inherit = "res.partner"

    is_welfare_employer = fields.Boolean(
        compute="_compute_is_welfare_employer",
        groups="linfa_welfare.linfa_welfare_group_user",
        help="Funds a welfare programme that began.",
    )

    def _compute_is_welfare_employer(self):
        domain = [
            ("funder_id", "in", self.ids),
            ("kind", "in", ("welfare_c3", "welfare_c2")),
            ("state", "!=", "draft"),
        ]
        found = self.env["linfa.programme"]._read_group(domain, ["funder_id"])
        employers = self.browse(employer.id for (employer,) in found)
        for partner in self:
            partner.is_welfare_employer = partner in employers

    def action_open_payroll_download(self):
        """Choose the year of the export for this employer."""
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(
                "linfa_welfare.linfa_payroll_download_action"
            ),
            "context": {"default_employer_id": self.id},
        }
