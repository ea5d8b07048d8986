"""The columns of the yearly export for payroll, in the employer's words."""

from odoo import api, models

from .payroll_export import FOR_RELATIVES
from .payroll_file import write_csv, write_xlsx


class LinfaPayrollExport(models.AbstractModel):
    _inherit = "linfa.payroll.export"

    @api.model
    def _get_file(self, employer, year, edition, extension):
        """Return the export as the bytes of a CSV or XLSX file.

        The same edition of the same year is the same file, whoever asks and when.
        """
        rows = self._get_table(employer, year, edition)
        return write_csv(rows) if extension == "csv" else write_xlsx(rows, year)

    @api.model
    def _get_table(self, employer, year, edition):
        """Return the head and the rows, in the order of the head."""
        groups = self._get_groups(employer, year, edition)
        fringe = self._get_fringe(groups, year)
        return [
            self._get_head(),
            *(
                [
                    *self._get_person_cells(employer, year, group["person"]),
                    *self._get_amount_cells(group, edition),
                    *self._get_fringe_cells(group["person"], year, fringe[group["person"]]),
                    *self._get_other_cells(group),
                    self._get_edition_name(edition),
                ]
                for group in groups
            ),
        ]

    @api.model
    def _get_edition_name(self, edition):
        return self.env._("draft") if edition == "draft" else self.env._("final")

    @api.model
    def _get_head(self):
        return [
            self.env._("Employer's tax code"),
            self.env._("Codice fiscale"),
            self.env._("Surname"),
            self.env._("Name"),
            self.env._("Employee code"),
            self.env._("Tax year"),
            self.env._("Tax category"),
            self.env._("Origin"),
            self.env._("Issued"),
            self.env._("Cancelled"),
            self.env._("Counts as income"),
            self.env._("Redeemed in the year"),
            self.env._("Expired"),
            self.env._("Left"),
            self.env._("Ceiling"),
            self.env._("Children declared on"),
            self.env._("Children's codici fiscali"),
            self.env._("Other benefits declared"),
            self.env._("Total of c. 3"),
            self.env._("Above the ceiling"),
            self.env._("Amount to tax"),
            self.env._("Bonus converted: year of the option"),
            self.env._("Bonus converted: amount"),
            self.env._("Relative's codice fiscale"),
            self.env._("Relation"),
            self.env._("Edition"),
        ]

    @api.model
    def _get_person_cells(self, employer, year, person):
        return [
            employer.l10n_it_codice_fiscale or employer.vat or "",
            person.fiscal_code,
            person.last_name,
            person.first_name,
            person.employee_code or "",
            str(year),
        ]

    @api.model
    def _get_amount_cells(self, group, edition):
        """Return the amounts; the draft has none of use, which would tell a purchase."""
        origins = dict(self.env["linfa.voucher"]._fields["origin"]._description_selection(self.env))
        use = (group["redeemed"], group["expired"], group["residual"])
        return [
            group["category"] or "",
            origins.get(group["origin"], ""),
            group["issued"],
            group["cancelled"],
            group["recognised"],
            *(use if edition == "final" else ("", "", "")),
        ]

    @api.model
    def _get_fringe_cells(self, person, year, fringe):
        valid = person.declaration_ids.filtered(lambda d: d.is_valid and d.year == year)[:1]
        codes = valid._get_children_codes() if valid else []
        return [
            fringe["ceiling"],
            valid.declared_on.strftime("%d/%m/%Y") if valid else "",
            " ".join(sorted(codes)),
            fringe["declared"],
            fringe["total"],
            self.env._("yes") if fringe["is_over"] else self.env._("no"),
            fringe["taxed"],
        ]

    @api.model
    def _get_other_cells(self, group):
        is_converted = group["origin"] == "pdr_conversion"
        relative = group["relative"] if group["category"] in FOR_RELATIVES else None
        relations = self.env["linfa.welfare.relative"]._fields["relation"]
        names = dict(relations._description_selection(self.env))
        return [
            str(group["origin_year"] or "") if is_converted else "",
            group["issued"] if is_converted else "",
            relative.fiscal_code if relative else "",
            names.get(relative.relation, "") if relative else "",
        ]
