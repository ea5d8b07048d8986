"""The law of a programme: which tax rule, on what basis, from where the credit comes."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .linfa_voucher import ORIGINS

#: Art. 51 of DPR 917/1986 by letter; what employers may give, and how it is taxed.
TAX_CATEGORIES = [
    ("c2_a", "c. 2 a: health funds"),
    ("c2_c", "c. 2 c: canteen and meal vouchers"),
    ("c2_d", "c. 2 d: collective transport to work"),
    ("c2_dbis", "c. 2 d-bis: season tickets of public transport"),
    ("c2_f", "c. 2 f: education, recreation, social and health care"),
    ("c2_fbis", "c. 2 f-bis: school and nursery of the family"),
    ("c2_fter", "c. 2 f-ter: care of the old or dependent of the family"),
    ("c2_fquater", "c. 2 f-quater: insurance for long-term care"),
    ("c2_h", "c. 2 h: deductible charges, pension funds"),
    ("c3", "c. 3: other goods and services, with a ceiling"),
    ("c4", "c. 4: car, loan, housing"),
    ("none", "None: not employment income"),
]
DEFAULT_CATEGORIES = {"welfare_c3": "c3", "welfare_c2": "c2_f", "municipal": "none", "gift": "none"}
RECOGNITION_EVENTS = [("issue", "When it is issued"), ("use", "When it is used")]
WELFARE_KINDS = ("welfare_c3", "welfare_c2")


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    is_welfare = fields.Boolean(compute="_compute_is_welfare")
    tax_category = fields.Selection(
        TAX_CATEGORIES,
        compute="_compute_tax_category",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        tracking=True,
        help="The rule of art. 51 TUIR (DPR 917/1986) that lets employees receive it.",
    )
    legal_basis = fields.Selection(
        [
            ("ccnl", "National collective agreement"),
            ("agreement", "Company or local agreement"),
            ("regulation", "Binding company regulation"),
            ("voluntary", "Voluntary, by the employer alone"),
        ],
        compute="_compute_legal_basis",
        store=True,
        readonly=False,
        precompute=True,
        tracking=True,
        help="What obliges the employer. It decides how much of the cost is deducted.",
    )
    recognition_event = fields.Selection(
        RECOGNITION_EVENTS,
        string="Received",
        required=True,
        default="issue",
        tracking=True,
        help="When the employee has received it for tax. At the issue is the prudent choice.",
    )
    origin = fields.Selection(
        ORIGINS,
        required=True,
        default="on_top",
        tracking=True,
        help="Where the money of the employer comes from.",
    )
    residual_policy = fields.Selection(
        [
            ("forfeit", "It is lost"),
            ("pension_fund", "To the employee's pension fund"),
            ("carry_over", "Carried over to another year"),
            ("return_to_employer", "Back to the funder"),
        ],
        string="What Is Left over",
        required=True,
        default="forfeit",
        tracking=True,
        help="What becomes of credit that nobody spent in time. It is never paid out.",
    )
    delegate_allowed = fields.Boolean(
        string="Delegates Allowed",
        help="A relative or neighbour may spend it for the holder, with a written delegation.",
    )

    @api.depends("kind")
    def _compute_is_welfare(self):
        for programme in self:
            programme.is_welfare = programme.kind in WELFARE_KINDS

    @api.depends("kind")
    def _compute_tax_category(self):
        for programme in self:
            programme.tax_category = DEFAULT_CATEGORIES[programme.kind]

    @api.depends("kind")
    def _compute_legal_basis(self):
        """Propose the least favourable basis, until somebody names a document."""
        for programme in self:
            programme.legal_basis = "voluntary" if programme.is_welfare else False

    @api.constrains("kind", "tax_category")
    def _check_tax_category(self):
        """Never mix the two regimes of art. 51, nor let gifts count as pay."""
        for programme in self:
            category = programme.tax_category
            fits = {
                "welfare_c3": category in ("c3", "c4"),
                "welfare_c2": category.startswith("c2_"),
            }.get(programme.kind, category == "none")
            if not fits:
                raise ValidationError(
                    self.env._(
                        "The tax category does not fit the kind of programme: choose a letter of"
                        " c. 2 for one service, c. 3 for cumulative credit, none for schemes and"
                        " gifts."
                    )
                )

    @api.model
    def _get_fixed_once_issued(self):
        """Override of `linfa_welfare` because these decide the tax of what was issued."""
        return [*super()._get_fixed_once_issued(), "tax_category", "recognition_event"]
