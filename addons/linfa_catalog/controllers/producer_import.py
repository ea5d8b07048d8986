import base64
import csv
import io

from werkzeug.exceptions import NotFound

from odoo.exceptions import UserError
from odoo.http import Controller, content_disposition, request, route

from ..models.offer_file import HEADERS, MAX_BYTES, MAX_ROWS
from ..models.offer_reader import clean_text
from .params import MAX_ID, parse_id
from .producer_offers import get_shelf_producer
from .producer_portal import render_section

IMPORT_PATH = "/my/producer/import"
PER_PAGE = 50
# A text that begins like this would be a command to a spreadsheet.
COMMANDS = ("=", "+", "-", "@", "\t", "\r")
EXAMPLE = ("F01", "Formaggella", "9,50", "10", "g", "300", "Formaggi", "12")


def find_import(import_id):
    """Return a price list of the visitor, as superuser.

    :raises NotFound: for one of somebody else as for one that is not there
    """
    producer_sudo = get_shelf_producer()
    found_sudo = producer_sudo.env["linfa.offer.import"]
    if import_id <= MAX_ID:
        domain = [("id", "=", import_id), ("producer_id", "=", producer_sudo.id)]
        found_sudo = found_sudo.search(domain, limit=1)
    if not found_sudo:
        raise NotFound()
    return found_sudo


def write_csv(rows):
    """Return rows as a file that Italian spreadsheets open with a click."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    for row in rows:
        writer.writerow([defuse(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def defuse(cell):
    """Return a text that no spreadsheet takes for a formula."""
    text = str(cell or "")
    return f"'{text}" if text.startswith(COMMANDS) else text


class ProducerImport(Controller):
    @route(
        IMPORT_PATH,
        type="http",
        auth="user",
        website=True,
        methods=["GET", "POST"],
        sitemap=False,
        max_content_length=MAX_BYTES + 1024 * 1024,
    )
    def producer_imports(self, **post):
        """Show how to send a price list and those that came, or take a new one."""
        producer_sudo = get_shelf_producer()
        error = ""
        if request.httprequest.method == "POST":
            upload = request.httprequest.files.get("file")
            content = upload.read(MAX_BYTES + 1) if upload and upload.filename else b""
            if not content:
                error = request.env._("Choose the file of your price list.")
            elif len(content) > MAX_BYTES:
                error = request.env._("The file is too large: at most 5 MB.")
            else:
                return self._receive(producer_sudo, upload.filename, content, post)
        imports_sudo = producer_sudo.env["linfa.offer.import"].search(
            [("producer_id", "=", producer_sudo.id)], limit=10
        )
        return render_section(
            "linfa_catalog.portal_producer_imports",
            "import",
            request.env._("Price list"),
            {"imports": imports_sudo, "max_rows": MAX_ROWS, "error": error},
        )

    def _receive(self, producer_sudo, filename, content, post):
        Import = producer_sudo.env["linfa.offer.import"]
        record_sudo = Import.create(
            {
                "producer_id": producer_sudo.id,
                "company_id": producer_sudo.env.company.id,
                "filename": clean_text(filename)[-80:] or "listino.csv",
                "file": base64.b64encode(content),
                "absent_to_zero": post.get("absent_to_zero") == "1",
                "lang": request.env.lang,
            }
        )
        record_sudo.action_check()
        return request.redirect(f"{IMPORT_PATH}/{record_sudo.id}")

    @route(
        f"{IMPORT_PATH}/template.csv",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def producer_import_template(self, **kwargs):
        """Give a file with the names of the columns, and one row as an example."""
        get_shelf_producer()
        names = [words[0] for words in HEADERS.values()]
        content = write_csv([names, [*EXAMPLE, *[""] * (len(names) - len(EXAMPLE))]])
        return self._download(content, "listino.csv")

    @route(
        f"{IMPORT_PATH}/<int:import_id>",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def producer_import(self, import_id, page="1", **kwargs):
        """Show what becomes of every row, the errors first."""
        record_sudo = find_import(import_id)
        Row = record_sudo.env["linfa.offer.import.row"]
        domain = [("import_id", "=", record_sudo.id)]
        total = Row.search_count(domain)
        pages = max(1, -(-total // PER_PAGE))
        page = min(max(parse_id(page), 1), pages)
        rows = Row.search(domain, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
        return render_section(
            "linfa_catalog.portal_producer_import",
            "import",
            record_sudo.filename,
            {
                "record": record_sudo,
                "interrupted": record_sudo._is_interrupted(),
                "rows": rows,
                "fates": dict(Row._fields["fate"]._description_selection(request.env)),
                "page": page,
                "pages": pages,
                "page_url": lambda number: f"{IMPORT_PATH}/{record_sudo.id}?page={number}",
                "error": record_sudo.message,
            },
        )

    @route(
        f"{IMPORT_PATH}/<int:import_id>/progress",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def producer_import_progress(self, import_id, **kwargs):
        """Tell a page that waits how far the work is."""
        record_sudo = find_import(import_id)
        busy = record_sudo.state in ("check", "apply") and not record_sudo._is_interrupted()
        return request.make_json_response({"busy": busy, "percent": record_sudo._get_progress()})

    @route(
        f"{IMPORT_PATH}/<int:import_id>/rows.csv",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def producer_import_rows(self, import_id, **kwargs):
        """Give the fate of every row as a file."""
        record_sudo = find_import(import_id)
        names = record_sudo._get_column_names()
        fates = dict(record_sudo.row_ids._fields["fate"]._description_selection(request.env))
        head = [
            request.env._("Row"),
            names["code"],
            names["name"],
            request.env._("What becomes of it"),
            request.env._("Errors"),
            request.env._("Changes"),
        ]
        rows = [
            (row.number or "", row.code, row.name, fates[row.fate], row.problem, row.change_text)
            for row in record_sudo.row_ids
        ]
        return self._download(write_csv([head, *rows]), f"righe-{record_sudo.id}.csv")

    @route(
        f"{IMPORT_PATH}/<int:import_id>/<string:step>",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
    )
    def producer_import_step(self, import_id, step, **kwargs):
        """Do what the dry run showed, or begin again after an interruption."""
        record_sudo = find_import(import_id)
        actions = {"confirm": record_sudo.action_apply, "retry": record_sudo.action_retry}
        if step not in actions:
            raise NotFound()
        try:
            actions[step]()
        except UserError:
            # The page says in which state the list is, and what can be done.
            return request.redirect(f"{IMPORT_PATH}/{record_sudo.id}")
        return request.redirect(f"{IMPORT_PATH}/{record_sudo.id}")

    def _download(self, content, filename):
        headers = [
            ("Content-Type", "text/csv; charset=utf-8"),
            ("Content-Disposition", content_disposition(filename)),
            ("X-Content-Type-Options", "nosniff"),
        ]
        return request.make_response(content, headers)
