from odoo.exceptions import UserError
from odoo.http import Controller, request, route

from odoo.addons.linfa_catalog.controllers.params import clean_text, parse_id
from odoo.addons.linfa_catalog.models.offer_file import MAX_BYTES

from .employer_portal import EMPLOYER_PATH, find_own, get_own_employer, render_employer_page

UPLOAD_PATH = f"{EMPLOYER_PATH}/upload"
BATCH_PATH = f"{EMPLOYER_PATH}/batch"
PAGE_SIZE = 100
TROUBLE = ("error", "over")


def find_batch(number):
    """Return a list of the employer who is signed in, as superuser.

    :raises NotFound: for one of somebody else as for a missing one
    """
    employer_sudo = get_own_employer()
    programmes = request.env["linfa.programme"].sudo()
    own = programmes.search(employer_sudo._get_welfare_programme_domain())
    return find_own("linfa.issue.batch", [("programme_id", "in", own.ids)], number)


class EmployerUpload(Controller):
    @route(
        UPLOAD_PATH,
        type="http",
        auth="user",
        website=True,
        methods=["GET", "POST"],
        sitemap=False,
        max_content_length=MAX_BYTES + 1024 * 1024,
    )
    def employer_upload(self, **post):
        """Show how to give credit and the lists that came, or take a new one."""
        employer_sudo = get_own_employer()
        own_sudo = (
            request.env["linfa.programme"]
            .sudo()
            .search(employer_sudo._get_welfare_programme_domain())
        )
        programmes_sudo = own_sudo.filtered(lambda programme: programme.state == "active")
        error = ""
        reference = request.env["linfa.issue.batch"]._propose_reference()
        if request.httprequest.method == "POST":
            programme_sudo = programmes_sudo.filtered(
                lambda programme: programme.id == parse_id(post.get("programme_id"))
            )
            reference = clean_text(post.get("reference")) or reference
            error, batch_sudo = self._receive(programme_sudo, reference)
            if batch_sudo:
                return request.redirect(f"{BATCH_PATH}/{batch_sudo.id}", code=303)
        batches_sudo = (
            request.env["linfa.issue.batch"]
            .sudo()
            .search([("programme_id", "in", own_sudo.ids)], limit=20, order="id desc")
        )
        return render_employer_page(
            "linfa_welfare.employer_upload",
            "upload",
            request.env._("Give credit to your people"),
            {
                "programmes": programmes_sudo,
                "chosen": parse_id(post.get("programme_id")),
                "reference": reference,
                "batches": batches_sudo,
                "error": error,
            },
        )

    def _receive(self, programme_sudo, reference):
        """Return what is wrong in one sentence, and the list that was read or nothing."""
        upload = request.httprequest.files.get("file")
        content = upload.read(MAX_BYTES + 1) if upload and upload.filename else b""
        if not programme_sudo:
            return request.env._("Choose the programme."), None
        if not content:
            return request.env._("Choose the file with people and amounts."), None
        if len(content) > MAX_BYTES:
            return request.env._("The file is too large: at most 5 MB."), None
        try:
            with request.env.cr.savepoint():
                batch_sudo = request.env["linfa.issue.batch"]._create_from_upload(
                    programme_sudo,
                    clean_text(upload.filename),
                    content,
                    request.env.user,
                    reference=reference,
                )
                if batch_sudo.state in ("draft", "checked", "failed"):
                    batch_sudo._dry_run()
        except UserError as error:
            return str(error), None
        return "", batch_sudo

    @route(
        f"{BATCH_PATH}/<int:number>",
        type="http",
        auth="user",
        website=True,
        readonly=True,
        sitemap=False,
    )
    def employer_batch(self, number, page="1", **kwargs):
        """Show what becomes of every row, what has to be corrected first."""
        return self._render_batch(find_batch(number), page)

    def _render_batch(self, batch_sudo, page="1", error=""):
        Row_sudo = batch_sudo.env["linfa.issue.batch.row"]
        domain = [("batch_id", "=", batch_sudo.id)]
        pages = max(1, -(-Row_sudo.search_count(domain) // PAGE_SIZE))
        page = min(max(parse_id(page), 1), pages)
        return render_employer_page(
            "linfa_welfare.employer_batch",
            "upload",
            batch_sudo.filename,
            {
                "batch": batch_sudo,
                "interrupted": batch_sudo._is_interrupted(),
                "rows": Row_sudo.search(domain, limit=PAGE_SIZE, offset=(page - 1) * PAGE_SIZE),
                "fates": dict(Row_sudo._fields["fate"]._description_selection(request.env)),
                "trouble": TROUBLE,
                "page": page,
                "pages": pages,
                "error": error or batch_sudo.message,
            },
        )

    @route(
        f"{BATCH_PATH}/<int:number>/<any(issue,issue_good,retry):step>",
        type="http",
        auth="user",
        website=True,
        methods=["POST"],
        sitemap=False,
    )
    def employer_batch_step(self, number, step, **kwargs):
        """Do what the dry run showed."""
        batch_sudo = find_batch(number)
        try:
            with request.env.cr.savepoint():
                if step == "retry":
                    batch_sudo.action_retry()
                else:
                    batch_sudo._issue_batch(only_good=step == "issue_good")
        except UserError as error:
            return self._render_batch(batch_sudo, error=str(error))
        return request.redirect(f"{BATCH_PATH}/{batch_sudo.id}", code=303)
