from werkzeug.exceptions import NotFound

from odoo.http import Controller, request, route

from odoo.addons.linfa_catalog.controllers.params import MAX_ID, parse_id

EMPLOYER_PATH = "/my/welfare"
PAGE_SIZE = 50


def get_own_employer():
    """Return, as superuser, the employer of the person who is signed in.

    :raises NotFound: for everybody else, as for a page that is not there
    """
    employer_sudo = request.env.user._get_own_employer()
    if not employer_sudo:
        raise NotFound()
    return employer_sudo


def find_own(model, domain, number):
    """Return, as superuser, one record of the employer who is signed in.

    :param Domain domain: what is the employer's own
    :raises NotFound: for a foreign one and for a missing one alike
    """
    record_sudo = request.env[model].sudo()
    if number <= MAX_ID:
        record_sudo = record_sudo.search([("id", "=", number), *domain], limit=1)
    if not record_sudo:
        raise NotFound()
    return record_sudo


def get_year(text):
    """Return the year somebody asks for; the current one for anything else."""
    this_year = request.env["linfa.voucher"]._get_today().year
    year = parse_id(text)
    return year if this_year - 10 <= year <= this_year else this_year


def render_employer_page(template, code, title, values):
    """Render a page of the employer's portal; no browser and no proxy keeps it."""
    employer_sudo = get_own_employer()
    response = request.render(
        template,
        {
            "employer": employer_sudo,
            "sections": get_sections(),
            "section_code": code,
            "page_name": "linfa_welfare",
            "page_title": title,
            "additional_title": title,
            "error": "",
            "notice": "",
            **values,
        },
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def get_sections():
    """Return the sections of the employer's portal: code, address and name."""
    env = request.env
    names = {
        "home": env._("Programmes"),
        "people": env._("People"),
        "upload": env._("Give credit"),
        "totals": env._("Totals"),
        "export": env._("Payroll"),
        "documents": env._("Documents"),
    }
    return [
        (code, EMPLOYER_PATH if code == "home" else f"{EMPLOYER_PATH}/{code}", name)
        for code, name in names.items()
    ]


class EmployerPortal(Controller):
    @route(EMPLOYER_PATH, type="http", auth="user", website=True, readonly=True, sitemap=False)
    def employer_home(self, **kwargs):
        """Show the programmes with their budget."""
        employer_sudo = get_own_employer()
        figures_sudo = request.env["linfa.welfare.figures"].sudo()
        return render_employer_page(
            "linfa_welfare.employer_home",
            "home",
            request.env._("Your welfare programmes"),
            {"programmes": figures_sudo._get_programmes(employer_sudo)},
        )

    @route(
        f"{EMPLOYER_PATH}/people",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def employer_people(self, page="1", year="", **kwargs):
        """Show who has credit, and how much was issued to each in a year: nothing of its use."""
        employer_sudo = get_own_employer()
        year = get_year(year)
        People_sudo = request.env["linfa.beneficiary"].sudo()
        domain = [("employer_id", "=", employer_sudo.id)]
        total = People_sudo.search_count(domain)
        pages = max(1, -(-total // PAGE_SIZE))
        page = min(max(parse_id(page), 1), pages)
        people_sudo = People_sudo.search(domain, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE)
        figures_sudo = request.env["linfa.welfare.figures"].sudo()
        return render_employer_page(
            "linfa_welfare.employer_people",
            "people",
            request.env._("Your people"),
            {
                "people": people_sudo,
                "issued": figures_sudo._get_issued_by_person(employer_sudo, people_sudo, year),
                "currency": request.env.company.currency_id,
                "year": year,
                "years": self._get_years(),
                "page": page,
                "pages": pages,
            },
        )

    @route(
        f"{EMPLOYER_PATH}/totals",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def employer_totals(self, year="", **kwargs):
        """Show the totals per fiscal category, of five people at least."""
        employer_sudo = get_own_employer()
        year = get_year(year)
        rows, totals = request.env["linfa.welfare.figures"].sudo()._get_totals(employer_sudo, year)
        names = request.env["linfa.programme"]._fields["tax_category"]
        return render_employer_page(
            "linfa_welfare.employer_totals",
            "totals",
            request.env._("Totals of %(year)s", year=year),
            {
                "rows": rows,
                "totals": totals,
                "names": dict(names._description_selection(request.env)),
                "currency": request.env.company.currency_id,
                "year": year,
                "years": self._get_years(),
            },
        )

    @route(
        f"{EMPLOYER_PATH}/documents",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def employer_documents(self, **kwargs):
        """List the invoices for the employer itself, the newest first."""
        employer_sudo = get_own_employer()
        domain = [
            ("partner_id", "=", employer_sudo.id),
            ("move_type", "in", ("out_invoice", "out_refund")),
            ("state", "=", "posted"),
        ]
        moves_sudo = (
            request.env["account.move"]
            .sudo()
            .search(domain, limit=100, order="invoice_date desc, id desc")
        )
        return render_employer_page(
            "linfa_welfare.employer_documents",
            "documents",
            request.env._("Documents and invoices"),
            {"moves": moves_sudo},
        )

    def _get_years(self):
        this_year = request.env["linfa.voucher"]._get_today().year
        return range(this_year, this_year - 4, -1)
