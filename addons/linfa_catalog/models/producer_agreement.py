"""What the cooperative and a producer agreed on, and what is missing to approve it."""

from stdnum.exceptions import ValidationError as NumberError
from stdnum.it import codicefiscale, iva

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.base_iban.models.res_partner_bank import validate_iban

from . import italian_time
from .producer_state import OFFICE_GROUP

SETTLEMENT_PERIODS = [
    ("weekly", "Every week"),
    ("monthly", "Every month"),
    ("on_demand", "On demand"),
]
STATES_OF_CANDIDATES = ("candidate", "review", "refused")
APPROVAL_FIELDS = (
    "vat",
    "l10n_it_codice_fiscale",
    "is_company",
    "bank_ids.acc_number",
    "seller_model",
    "commission_rate",
    "makes_food",
    "food_registration",
    "contract_date_from",
    "contract_date_to",
    "municipality_id",
    "email",
    "phone",
)


def is_number_valid(check, number):
    """Tell whether a check of `stdnum` accepts a number."""
    try:
        return bool(check.validate(number))
    except NumberError:
        return False


def is_tax_code_valid(number):
    """Tell whether it is a codice fiscale: of a person, or the number of a company."""
    return is_number_valid(codicefiscale, number) or is_number_valid(iva, number)


def is_iban_valid(number):
    """Tell whether stock takes it for an IBAN."""
    try:
        validate_iban(number)
    except ValidationError:
        return False
    return True


class ResPartner(models.Model):
    """The agreement of a producer.

    Its fields name the group of the back office for a reason beyond the views: stock
    serves to anybody each binary field without groups of a published contact.
    """

    _inherit = "res.partner"

    contract_date_from = fields.Date(
        string="Contract From", groups=OFFICE_GROUP, tracking=True, copy=False
    )
    contract_date_to = fields.Date(
        string="Contract Until",
        groups=OFFICE_GROUP,
        tracking=True,
        copy=False,
        help="Leave empty when it has no end.",
    )
    contract_document = fields.Binary(
        string="Signed Contract", attachment=True, groups=OFFICE_GROUP, copy=False
    )
    contract_document_name = fields.Char(
        string="Name of the Signed Contract", groups=OFFICE_GROUP, copy=False
    )
    makes_food = fields.Boolean(
        groups=OFFICE_GROUP,
        tracking=True,
        help="It makes or handles food, and needs a registration with the health authority.",
    )
    food_registration = fields.Char(
        groups=OFFICE_GROUP,
        tracking=True,
        help="Number of the registration (SCIA) or of the recognition of the health authority.",
    )
    settlement_period = fields.Selection(
        selection=SETTLEMENT_PERIODS,
        default="monthly",
        tracking=True,
        help="How often LINFA pays this producer.",
    )
    offers_need_approval = fields.Boolean(
        default=True,
        tracking=True,
        help="What the producer changes in names, prices, allergens and marks waits for "
        "the back office. Stock and pauses never wait.",
    )
    managed_by_office = fields.Boolean(
        string="Managed by the Office",
        tracking=True,
        help="The producer uses no computer: the back office does everything in its place.",
    )
    approval_issues = fields.Text(
        string="What Is Missing to Approve",
        compute="_compute_approval_issues",
        groups=OFFICE_GROUP,
    )

    _contract_date_order = models.Constraint(
        "CHECK(contract_date_to >= contract_date_from)",
        "A contract cannot end before it begins.",
    )

    @api.depends(*APPROVAL_FIELDS)
    @api.depends_context("lang")
    def _compute_approval_issues(self):
        for partner in self:
            issues = partner._get_approval_issues()
            partner.approval_issues = "\n".join(f"- {issue}" for issue in issues)

    def _get_approval_issues(self):
        """Return everything that keeps this candidate from being approved.

        Addons with a condition of their own extend this method.

        :return: a sentence per missing thing, in the language of the reader
        :rtype: list(str)
        """
        self.ensure_one()
        return (
            self._get_tax_issues()
            + self._get_payment_issues()
            + self._get_contract_issues()
            + self._get_contact_issues()
        )

    def _get_tax_issues(self):
        tax_code = self.l10n_it_codice_fiscale
        issues = []
        if not self.vat:
            issues.append(self.env._("The partita IVA is missing."))
        elif not is_number_valid(iva, self.vat):
            issues.append(self.env._("The partita IVA %s is not valid.", self.vat))
        if tax_code and not is_tax_code_valid(tax_code):
            issues.append(self.env._("The codice fiscale %s is not valid.", tax_code))
        elif not tax_code and not self.is_company:
            issues.append(self.env._("The codice fiscale is missing."))
        if self.makes_food and not self.food_registration:
            issues.append(self.env._("It makes food: the food registration is missing."))
        return issues

    def _is_paid_by_linfa(self):
        """Tell whether LINFA owes money to this producer: it collects in every model."""
        self.ensure_one()
        return bool(self.seller_model)

    def _get_payment_issues(self):
        issues = []
        if not self.seller_model:
            issues.append(self.env._("Who sells is not decided: choose the seller model."))
        if not self.commission_rate:
            issues.append(self.env._("LINFA's share is missing."))
        accounts = self.bank_ids.filtered(lambda bank: is_iban_valid(bank.acc_number))
        if self._is_paid_by_linfa() and not accounts:
            issues.append(
                self.env._("The IBAN is not valid: check it.")
                if self.bank_ids
                else self.env._("The IBAN to pay it is missing.")
            )
        return issues

    def _get_contract_issues(self):
        today = italian_time.today()
        begin, end = self.contract_date_from, self.contract_date_to
        if not begin:
            return [self.env._("The first day of the contract is missing.")]
        if begin > today:
            return [self.env._("The contract has not begun yet.")]
        if end and end < today:
            return [self.env._("The contract has ended.")]
        return []

    def _get_contact_issues(self):
        issues = []
        if not self.municipality_id:
            issues.append(self.env._("The municipality is missing."))
        if not (self.phone or self.email):
            issues.append(self.env._("A phone number or an e-mail address is missing."))
        return issues

    def _check_approval_issues(self):
        """Refuse to approve while something is missing.

        :raises ValidationError: with everything that is missing
        """
        for partner in self:
            if issues := partner._get_approval_issues():
                raise ValidationError(
                    self.env._(
                        "%(name)s cannot be approved yet:\n%(issues)s",
                        name=partner.display_name,
                        issues="\n".join(f"- {issue}" for issue in issues),
                    )
                )

    def _check_approval_issues_of_candidates(self):
        """Check those who applied; a plain contact may be made a producer at once."""
        waiting = self.filtered(lambda partner: partner.producer_state in STATES_OF_CANDIDATES)
        waiting._check_approval_issues()
