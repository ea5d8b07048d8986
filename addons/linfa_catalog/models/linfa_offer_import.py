"""The price list of a producer, from the file to the shelf."""

from odoo import api, fields, models
from odoo.exceptions import UserError

# A file up to this size is read while its sender waits; a larger one by the scheduler.
AT_ONCE_BYTES = 40_000
QUEUED = ("check", "apply")


class LinfaOfferImport(models.Model):
    _name = "linfa.offer.import"
    _inherit = ["linfa.queued.list.mixin"]
    _description = "Price List of a Producer"
    _order = "id desc"
    _rec_name = "filename"
    _queued_states = QUEUED

    producer_id = fields.Many2one(
        comodel_name="res.partner",
        required=True,
        ondelete="cascade",
        index=True,
        domain=[("is_producer", "=", True)],
    )
    company_id = fields.Many2one(
        comodel_name="res.company",
        required=True,
        default=lambda self: self.env.company,
    )
    file = fields.Binary(attachment=True, required=True)
    filename = fields.Char(required=True, default="listino.csv")
    absent_to_zero = fields.Boolean(
        string="Nothing Left of What Is Not Listed",
        help="Offers with a code that the file leaves out get a stock of zero.",
    )
    lang = fields.Char(
        string="Language", required=True, default=lambda self: self.env.lang or "en_US"
    )
    state = fields.Selection(
        selection=[
            ("draft", "Not read yet"),
            ("check", "Waiting to be read"),
            ("checked", "Read, nothing changed yet"),
            ("apply", "Waiting to be imported"),
            ("done", "Imported"),
            ("failed", "Not imported"),
            ("interrupted", "Interrupted, nothing imported"),
        ],
        required=True,
        default="draft",
        readonly=True,
        index=True,
    )
    message = fields.Text(readonly=True)
    done_on = fields.Datetime(string="Imported on", readonly=True)
    row_ids = fields.One2many(
        comodel_name="linfa.offer.import.row", inverse_name="import_id", string="Rows"
    )
    progress_ids = fields.One2many(
        comodel_name="linfa.offer.import.progress", inverse_name="import_id"
    )
    error_count = fields.Integer(string="Errors", readonly=True)
    new_count = fields.Integer(string="New", readonly=True)
    changed_count = fields.Integer(string="Changed", readonly=True)
    unchanged_count = fields.Integer(string="Unchanged", readonly=True)
    absent_count = fields.Integer(string="Set to Zero", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `odoo` to make the row of the progress now, because the work only
        touches it from another transaction.
        """
        imports = super().create(vals_list)
        self.env["linfa.offer.import.progress"].sudo().create(
            [{"import_id": record.id} for record in imports]
        )
        return imports

    def action_check(self):
        """Read the file and show what it would do."""
        self.ensure_one()
        if self.state in ("apply", "done"):
            raise UserError(self.env._("This list is imported, or about to be."))
        self._start("check")

    def action_apply(self):
        """Do what the dry run showed.

        Asked twice at once, both write the same row: the second is run again, and finds
        that it is done.
        """
        self.ensure_one()
        if self.state != "checked" or self.error_count:
            raise UserError(self.env._("Only a list that was read without errors can be imported."))
        self._start("apply")

    def action_retry(self):
        """Begin again after an interruption; nothing had been imported."""
        self.ensure_one()
        if not self._is_interrupted():
            raise UserError(self.env._("This list was not interrupted."))
        self._start("check")

    def _start(self, work):
        """Do small files now, and leave the large ones to the scheduler."""
        self.write({"state": work, "message": False})
        if len(self.with_context(bin_size=False).file or b"") * 3 // 4 <= AT_ONCE_BYTES:
            self._run()
            return
        self.sudo().progress_ids.write({"done": 0, "total": 0, "attempts": 0, "beat_on": False})
        self.env.ref("linfa_catalog.ir_cron_offer_import").sudo()._trigger()

    def _is_interrupted(self):
        """Tell whether the work stopped without an end, because a server was killed."""
        self.ensure_one()
        if self.state == "interrupted":
            return True
        return self.state in QUEUED and self.sudo().progress_ids._is_silent()

    def _get_progress(self):
        """Return how far the work is, as a percentage."""
        progress_sudo = self.sudo().progress_ids[:1]
        if not progress_sudo.total:
            return 0
        return min(99, int(100 * progress_sudo.done / progress_sudo.total))
