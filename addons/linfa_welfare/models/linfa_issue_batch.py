"""A list of people and amounts, from the file to their vouchers."""

import base64
import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.linfa_catalog.models import italian_time
from odoo.addons.linfa_catalog.models.offer_file import MAX_BYTES
from odoo.addons.linfa_catalog.models.offer_reader import clean_text
from odoo.addons.linfa_catalog.models.offer_vocabulary import fold

from .linfa_voucher import ORIGINS

# A file up to this size is read while its sender waits; a larger one by the scheduler.
AT_ONCE_BYTES = 20_000
QUEUED = ("check", "issue")


class LinfaIssueBatch(models.Model):
    _name = "linfa.issue.batch"
    _inherit = ["linfa.queued.list.mixin"]
    _description = "Issue from a List"
    _order = "id desc"
    _rec_name = "filename"
    _queued_states = QUEUED

    programme_id = fields.Many2one(
        comodel_name="linfa.programme",
        required=True,
        ondelete="restrict",
        index=True,
        domain=[("state", "=", "active")],
    )
    employer_id = fields.Many2one(related="programme_id.funder_id", store=True)
    company_id = fields.Many2one(related="programme_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    is_welfare = fields.Boolean(related="programme_id.is_welfare")
    user_id = fields.Many2one(
        comodel_name="res.users",
        string="Sent by",
        required=True,
        readonly=True,
        ondelete="restrict",
        default=lambda self: self.env.user,
    )
    file = fields.Binary(attachment=True, required=True)
    filename = fields.Char(required=True, default="persone.csv")
    reference = fields.Char(
        size=60,
        default=lambda self: self._propose_reference(),
        help="What this credit is for, such as the month. The same people and amounts with the"
        " same reference are issued once.",
    )
    content_hash = fields.Char(readonly=True, copy=False)
    lang = fields.Char(
        string="Language", required=True, default=lambda self: self.env.lang or "en_US"
    )
    origin = fields.Selection(ORIGINS, required=True, default="on_top")
    origin_year = fields.Integer()
    competence_year = fields.Integer(
        string="Relates to the Year",
        help="Until 12 January, the year before if the credit belongs to it.",
    )
    available_from = fields.Date(help="Empty: at once.")
    expiry_date = fields.Date(string="Last Day", help="Empty: as the programme says.")
    channel = fields.Selection(
        [("office", "Office"), ("web", "Employer's page")], required=True, default="office"
    )
    state = fields.Selection(
        [
            ("draft", "Not read yet"),
            ("check", "Waiting to be read"),
            ("checked", "Read, nothing issued yet"),
            ("issue", "Waiting to be issued"),
            ("issued", "Issued"),
            ("failed", "Not issued"),
            ("interrupted", "Interrupted, nothing issued"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
    )
    message = fields.Text(readonly=True, copy=False)
    only_good = fields.Boolean(readonly=True, copy=False)
    issued_on = fields.Datetime(readonly=True, copy=False)
    row_ids = fields.One2many(
        comodel_name="linfa.issue.batch.row", inverse_name="batch_id", string="Rows"
    )
    progress_ids = fields.One2many(comodel_name="linfa.issue.progress", inverse_name="batch_id")
    bad_count = fields.Integer(string="Rows That Cannot Be Issued", readonly=True)
    good_count = fields.Integer(string="Rows to Issue", readonly=True)
    good_amount = fields.Monetary(string="Amount", readonly=True)
    letter_count = fields.Integer(string="Letters to Print", readonly=True)

    _content_unique = models.Constraint(
        "UNIQUE(programme_id, content_hash)",
        "This file was already uploaded for this programme. If it is another credit, write a"
        " reference, such as the month.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `base` to know the same file again, and to make the row of the progress
        now, because the work only touches it from another transaction.
        """
        batches = super().create(vals_list)
        for batch in batches:
            batch._keep_content_hash()
        self.env["linfa.issue.progress"].sudo().create(
            [{"batch_id": batch.id} for batch in batches]
        )
        return batches

    def write(self, values):
        """Override of `base`: another file or reference is read anew; what was issued stays."""
        told = {"file", "reference", "programme_id", "expiry_date", "available_from", "origin"}
        changed = (told | {"competence_year", "origin_year"}) & set(values)
        if changed and any(batch.state in ("issued", "issue") for batch in self):
            raise UserError(self.env._("This list was issued, or is about to be."))
        result = super().write(values)
        if changed:
            self.filtered(lambda batch: batch.state == "checked").sudo().state = "draft"
        if {"file", "reference"} & changed:
            for batch in self:
                batch._keep_content_hash()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_issued(self):
        if any(batch.state in ("issue", "issued") for batch in self):
            raise UserError(self.env._("A list that was issued stays on file."))

    @api.model
    def _propose_reference(self):
        """Return the month in words: most credit is given once a month, to the same people."""
        month = format_date(self.env, italian_time.today(), date_format="LLLL y")
        return f"{month[:1].upper()}{month[1:]}"

    @api.model
    def _create_from_upload(self, programme, filename, content, user, reference=""):
        """Return the batch of a file that an employer or the office sent, as superuser.

        The caller decided that the user may issue for this programme. The same file again
        returns the same batch, whatever became of it.

        :param bytes content: the file
        """
        if len(content) > MAX_BYTES:
            raise UserError(self.env._("The file is too large: at most 5 MB."))
        Batch = self.sudo()
        reference = clean_text(reference)[:60]
        known = [("content_hash", "=", _hash(content, reference))]
        if found := Batch.search([("programme_id", "=", programme.id), *known], limit=1):
            return found
        return Batch.create(
            {
                "programme_id": programme.id,
                "filename": clean_text(filename)[-80:] or "persone.csv",
                "file": base64.b64encode(content),
                "user_id": user.id,
                "reference": reference,
                "lang": user.lang or self.env.lang or "en_US",
                "channel": "office" if user._is_internal() else "web",
            }
        )

    def _get_content(self):
        self.ensure_one()
        return base64.b64decode(self.with_context(bin_size=False).file or b"")

    def _keep_content_hash(self):
        self.sudo().content_hash = _hash(self._get_content(), self.reference or "")

    def action_dry_run(self):
        """Read the file and show what it would do."""
        self.check_access("write")
        self._dry_run()

    def action_issue(self):
        """Issue all rows, if all are good."""
        self.check_access("write")
        self._issue_batch()

    def action_issue_good(self):
        """Issue the good rows and leave the others."""
        self.check_access("write")
        self._issue_batch(only_good=True)

    def _dry_run(self):
        """Read the file and keep the fate of every row; nothing is issued."""
        self.ensure_one()
        if self.state in ("issue", "issued"):
            raise UserError(self.env._("This list was issued, or is about to be."))
        self._start("check")

    def _issue_batch(self, only_good=False):
        """Issue what the dry run showed.

        Asked twice at once, both write the same row: the second is run again, and finds that
        it is done.

        :param bool only_good: leave out the rows that cannot be issued
        """
        self.ensure_one()
        if self.state == "issued":
            return
        if self.state != "checked":
            raise UserError(self.env._("Read the list first, and look at what it would do."))
        if self.bad_count and not only_good:
            raise UserError(self.env._("Correct the rows first, or issue only the good ones."))
        if not self.good_count:
            raise UserError(self.env._("There is no row to issue."))
        self.sudo().only_good = only_good
        self._start("issue")

    def action_retry(self):
        """Begin again after an interruption; nothing had been issued."""
        self.check_access("write")
        self.ensure_one()
        if not self._is_interrupted():
            raise UserError(self.env._("This list was not interrupted."))
        self._start("check")

    def _start(self, work):
        """Do small files now, and leave the large ones to the scheduler."""
        batch_sudo = self.sudo()
        batch_sudo.write({"state": work, "message": False})
        if len(self._get_content()) <= AT_ONCE_BYTES:
            batch_sudo._run()
            return
        batch_sudo.progress_ids.write({"done": 0, "total": 0, "attempts": 0, "beat_on": False})
        self.env.ref("linfa_welfare.ir_cron_issue_batch").sudo()._trigger()

    def _is_interrupted(self):
        """Tell whether the work stopped without an end, because a server was killed."""
        self.ensure_one()
        if self.state == "interrupted":
            return True
        return self.state in QUEUED and self.sudo().progress_ids._is_silent()

    def _get_progress(self):
        """Return how far the work is, as a percentage."""
        return self.sudo().progress_ids._get_percentage()


def _hash(content, reference):
    return hashlib.sha256(fold(reference).encode() + b"\0" + content).hexdigest()
