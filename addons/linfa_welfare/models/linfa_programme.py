from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.linfa_catalog.models import italian_time

KINDS = [
    ("welfare_c3", "Company welfare, cumulative (art. 51 c. 3)"),
    ("welfare_c2", "Company welfare, one service (art. 51 c. 2)"),
    ("municipal", "Municipal scheme"),
    ("gift", "Gift voucher"),
]
VAT_SPECIES = [("multi", "Multi-purpose"), ("single", "Single-purpose")]


class LinfaProgramme(models.Model):
    """Who funds credit, for whom, under which rules, until when."""

    _name = "linfa.programme"
    _description = "Programme of Credit"
    _inherit = ["mail.thread"]
    _order = "state, date_from desc, id desc"

    name = fields.Char(required=True, translate=True, tracking=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        comodel_name="res.company",
        required=True,
        default=lambda self: self.env.company,
        ondelete="restrict",
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    funder_id = fields.Many2one(
        comodel_name="res.partner",
        string="Funded by",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        help="The employer, the municipality or the cooperative that pays for the credit.",
    )
    kind = fields.Selection(
        KINDS,
        required=True,
        default="welfare_c3",
        tracking=True,
        help="What sort of credit it is. It proposes everything below, which you may change.",
    )
    vat_species = fields.Selection(
        VAT_SPECIES,
        string="VAT",
        required=True,
        default="multi",
        tracking=True,
        help="Multi-purpose: VAT when it is spent. Single-purpose: VAT when it is issued.",
    )
    state = fields.Selection(
        [("draft", "Draft"), ("active", "Active"), ("closed", "Closed")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    date_from = fields.Date(
        string="From", required=True, default=lambda self: italian_time.today(), tracking=True
    )
    date_to = fields.Date(string="To", tracking=True, help="The last day to spend; empty: none.")
    has_budget = fields.Boolean(
        string="Limited Budget",
        compute="_compute_kind_defaults",
        store=True,
        readonly=False,
        precompute=True,
        help="No more is issued than the funder granted.",
    )
    partial_use = fields.Boolean(
        compute="_compute_kind_defaults",
        store=True,
        readonly=False,
        precompute=True,
        help="May be spent in parts. Otherwise it is spent as a whole, once.",
    )
    own_money_allowed = fields.Boolean(
        string="Own Money May Be Added",
        compute="_compute_kind_defaults",
        store=True,
        readonly=False,
        precompute=True,
        help="The resident may pay the rest of a line with own money. Otherwise what this credit"
        " pays becomes an order of its own.",
    )
    voucher_months = fields.Integer(
        string="Months of Validity",
        default=12,
        help="How long a voucher lasts, unless the issue says another day.",
    )
    refund_grace_days = fields.Integer(
        string="Days after a Refund",
        default=30,
        help="What comes back to a voucher that expired can be spent for so many days.",
    )
    voucher_ids = fields.One2many(comodel_name="linfa.voucher", inverse_name="programme_id")
    voucher_count = fields.Integer(
        string="Vouchers", compute="_compute_voucher_count", compute_sudo=True
    )

    _dates_ordered = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)",
        "A programme ends after it begins.",
    )
    _months_positive = models.Constraint(
        "CHECK(voucher_months > 0 AND refund_grace_days >= 0)",
        "A voucher lasts at least one month.",
    )

    @api.depends("voucher_ids")
    def _compute_voucher_count(self):
        counts = dict(
            self.env["linfa.voucher"]._read_group(
                [("programme_id", "in", self.ids)], ["programme_id"], ["__count"]
            )
        )
        for programme in self:
            programme.voucher_count = counts.get(programme, 0)

    @api.constrains("kind", "vat_species", "partial_use", "own_money_allowed")
    def _check_one_service(self):
        """A voucher for one service is used whole, without own money (DM 25-3-2016 art. 6)."""
        for programme in self.filtered(lambda p: p.kind == "welfare_c2"):
            if programme.partial_use or programme.own_money_allowed:
                raise ValidationError(
                    self.env._(
                        "A voucher of art. 51 c. 2 is for one service as a whole: no partial"
                        " use, and no own money added."
                    )
                )

    @api.depends("kind")
    def _compute_kind_defaults(self):
        """Propose what suits the kind; people may change what the kind does not decide."""
        for programme in self:
            is_service = programme.kind == "welfare_c2"
            programme.has_budget = programme.kind == "municipal"
            programme.partial_use = not is_service
            programme.own_money_allowed = not is_service
