from werkzeug.exceptions import NotFound

from odoo.fields import Domain
from odoo.http import Controller, request, route

from .producer_portal import PORTAL_PATH, get_own_producer, render_section

STATEMENTS_PATH = f"{PORTAL_PATH}/statements"
PAGE_SIZE = 20


def get_own_statement(number):
    """Return, as superuser, a confirmed settlement of the producer who is signed in.

    :raises NotFound: for a foreign one and for a missing one alike
    """
    domain = get_own_producer()._get_statement_domain() & Domain("id", "=", number)
    statement_sudo = request.env["linfa.settlement"].sudo().search(domain)
    if not statement_sudo:
        raise NotFound()
    return statement_sudo


class ProducerStatements(Controller):
    @route(
        [STATEMENTS_PATH, f"{STATEMENTS_PATH}/page/<int:page>"],
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def statements(self, page=1, **kwargs):
        """List the statements of the producer, the newest first."""
        Settlement_sudo = request.env["linfa.settlement"].sudo()
        domain = get_own_producer()._get_statement_domain()
        pager = request.website.pager(
            url=STATEMENTS_PATH,
            total=Settlement_sudo.search_count(domain),
            page=page,
            step=PAGE_SIZE,
        )
        statements_sudo = Settlement_sudo.search(domain, limit=PAGE_SIZE, offset=pager["offset"])
        return render_section(
            "linfa_catalog.portal_statements",
            "statements",
            request.env._("Statements"),
            {"statements": statements_sudo, "pager": pager},
        )

    @route(
        f"{STATEMENTS_PATH}/<int:number>",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def statement(self, number, **kwargs):
        """Show one statement, line by line."""
        statement_sudo = get_own_statement(number)
        return render_section(
            "linfa_catalog.portal_statement",
            "statements",
            request.env._("Statement %(number)s", number=statement_sudo.name),
            {"statement": statement_sudo},
        )

    @route(
        f"{STATEMENTS_PATH}/<int:number>/pdf",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def statement_pdf(self, number, **kwargs):
        """Hand out the PDF that the scheduler made."""
        attachment_sudo = get_own_statement(number).statement_id
        if not attachment_sudo:
            raise NotFound()
        stream = request.env["ir.binary"]._get_stream_from(attachment_sudo)
        return stream.get_response(as_attachment=True)
