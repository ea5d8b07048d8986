from odoo import api, fields, models
from odoo.exceptions import AccessError

FATES = [
    ("error", "To correct"),
    ("over", "Above the ceiling"),
    ("done", "Already issued"),
    ("override", "Above the ceiling, with a reason"),
    ("new", "New person"),
    ("known", "Known person"),
]


class LinfaIssueBatchRow(models.Model):
    """What becomes of one row of a list of people; made anew each time the list is read."""

    _name = "linfa.issue.batch.row"
    _description = "Row of a List of People"
    _order = "rank, number, id"
    _rec_name = "number"

    batch_id = fields.Many2one(
        comodel_name="linfa.issue.batch", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="batch_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    rank = fields.Integer(readonly=True, help="What is to correct is read first.")
    number = fields.Integer(string="Row", readonly=True)
    fate = fields.Selection(FATES, required=True, readonly=True)
    fate_text = fields.Text(string="In Words", readonly=True)
    office_text = fields.Text(
        string="For the Office",
        readonly=True,
        groups="linfa_welfare.linfa_welfare_group_user",
        help="What the employer, who reads this list too, must not learn.",
    )
    first_name = fields.Char(string="Name", readonly=True)
    last_name = fields.Char(string="Surname", readonly=True)
    fiscal_code = fields.Char(string="Codice Fiscale", readonly=True)
    employee_code = fields.Char(string="Code at the Employer", readonly=True)
    email = fields.Char(string="E-mail", readonly=True)
    category = fields.Char(readonly=True)
    household_key = fields.Char(string="Household", readonly=True)
    lang = fields.Char(string="Language", readonly=True)
    amount = fields.Monetary(readonly=True)
    override_reason = fields.Char(
        string="Reason to Go above the Ceiling",
        help="The whole amount of the year is then taxed. It is logged with your name.",
    )
    beneficiary_id = fields.Many2one(
        comodel_name="linfa.beneficiary",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
    )
    voucher_id = fields.Many2one(
        comodel_name="linfa.voucher", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    row_key = fields.Char(
        readonly=True,
        copy=False,
        groups=fields.NO_ACCESS,
        help="Of what was issued: the same credit is issued once.",
    )

    _key_unique = models.UniqueIndex(
        "(row_key) WHERE row_key IS NOT NULL",
        "A row of this file was already issued: read the file again.",
    )

    @api.model
    def _get_writable_fields(self):
        """Return what people may write: the rest is what the file says."""
        return {"override_reason"}

    def write(self, values):
        """Override of `base` so that a row stays what the file says, for managers too."""
        if not self.env.su and not set(values) <= self._get_writable_fields():
            raise AccessError(self.env._("Correct the file and upload it again."))
        return super().write(values)
