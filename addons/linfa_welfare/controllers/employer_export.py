from werkzeug.exceptions import NotFound

from odoo.http import Controller, content_disposition, request, route

from .employer_portal import EMPLOYER_PATH, get_own_employer, render_employer_page

EXPORT_PATH = f"{EMPLOYER_PATH}/export"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class EmployerExport(Controller):
    @route(EXPORT_PATH, type="http", auth="user", website=True, readonly=True, sitemap=False)
    def employer_exports(self, **kwargs):
        """Show which years can be downloaded, and what is in the files."""
        get_own_employer()
        export = request.env["linfa.payroll.export"]
        this_year = request.env["linfa.voucher"]._get_today().year
        years = [(year, export._get_edition(year)) for year in range(this_year, this_year - 5, -1)]
        return render_employer_page(
            "linfa_welfare.employer_exports",
            "export",
            request.env._("For payroll, at the end of the year"),
            {"years": years, "this_year": this_year},
        )

    @route(
        f"{EXPORT_PATH}/<int:year>.<any(csv,xlsx):extension>",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def employer_export(self, year, extension, **kwargs):
        """Hand out the edition of a year that is due today."""
        employer_sudo = get_own_employer()
        export_sudo = request.env["linfa.payroll.export"].sudo()
        edition = export_sudo._get_edition(year)
        if not edition:
            raise NotFound()
        content = export_sudo._get_file(employer_sudo, year, edition, extension)
        name = f"welfare-{year}-{export_sudo._get_edition_name(edition)}.{extension}"
        return request.make_response(
            content,
            [
                ("Content-Type", TYPES[extension]),
                ("Content-Disposition", content_disposition(name)),
                ("X-Content-Type-Options", "nosniff"),
                ("Cache-Control", "no-store"),
            ],
        )
