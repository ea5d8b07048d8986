from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.linfa_catalog.models import italian_time
from odoo.addons.linfa_catalog.models.fiscal_code import get_age

from .person_code import normalise_code, read_person_code, say_person_code_error

RELATIONS = [
    ("spouse", "Spouse, not separated"),
    ("child", "Child"),
    ("parent", "Parent"),
    ("grandparent", "Grandparent"),
    ("sibling", "Brother or sister"),
    ("in_law", "In-law"),
    ("adopter", "Adoptive parent"),
]
#: For whom no cohabitation is asked (TUIR art. 12 c. 4-ter).
NEAREST = ("spouse", "child")
#: What may be given for a relative, by tax category.
FOR_RELATIVES = ("c2_dbis", "c2_f", "c2_fbis", "c2_fter", "c3")
ELDERLY_AGE = 75
RESTRICTED = "linfa_welfare.linfa_welfare_group_manager"


class LinfaWelfareRelative(models.Model):
    """A relative of a beneficiary, as declared, for whom a service may be paid."""

    _name = "linfa.welfare.relative"
    _description = "Relative"
    _order = "beneficiary_id, last_name, first_name, id"

    beneficiary_id = fields.Many2one(
        comodel_name="linfa.beneficiary", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="beneficiary_id.company_id", store=True)
    first_name = fields.Char(string="Name", required=True)
    last_name = fields.Char(string="Surname", required=True)
    fiscal_code = fields.Char(string="Codice Fiscale", required=True)
    relation = fields.Selection(RELATIONS, required=True)
    is_cohabiting = fields.Boolean(string="Lives with the Beneficiary")
    has_alimony = fields.Boolean(
        string="Gets Alimony", help="From the beneficiary, and not because a judge set it."
    )
    is_dependent = fields.Boolean(string="Fiscally Dependent")
    birth_date = fields.Date()
    is_not_self_sufficient = fields.Boolean(
        string="Not Self-sufficient", groups=RESTRICTED, help="By a medical certificate."
    )
    certificate_ref = fields.Char(string="Certificate", groups=RESTRICTED)
    certificate_file = fields.Binary(attachment=True, groups=RESTRICTED)
    certificate_filename = fields.Char(groups=RESTRICTED)
    date_from = fields.Date(
        string="From",
        required=True,
        default=lambda self: italian_time.today(),
        help="Of the declaration.",
    )
    date_to = fields.Date(string="To")
    declared_on = fields.Date(required=True, default=lambda self: italian_time.today())
    declaration_file = fields.Binary(attachment=True, groups=RESTRICTED)
    declaration_filename = fields.Char(groups=RESTRICTED)

    _person_unique = models.Constraint(
        "UNIQUE(beneficiary_id, fiscal_code)", "This relative is already listed."
    )

    @api.depends("first_name", "last_name")
    def _compute_display_name(self):
        for person in self:
            person.display_name = f"{person.last_name or ''} {person.first_name or ''}".strip()

    @api.constrains("fiscal_code")
    def _check_fiscal_code(self):
        today = self.env["linfa.voucher"]._get_today()
        for person in self:
            code, _details, error = read_person_code(person.fiscal_code, today)
            if error:
                raise ValidationError(say_person_code_error(self.env, code, error))

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `base` to keep the code as it is compared, and the day it says."""
        today = self.env["linfa.voucher"]._get_today()
        completed = []
        for values in vals_list:
            code, details, _error = read_person_code(values.get("fiscal_code"), today)
            day = values.get("birth_date") or (details and details.birth_date)
            completed.append({**values, "fiscal_code": code, "birth_date": day})
        return super().create(completed)

    def write(self, values):
        """Override of `base` to keep the code as it is compared."""
        if "fiscal_code" in values:
            values = {**values, "fiscal_code": normalise_code(values["fiscal_code"])}
        return super().write(values)

    def _get_refusal(self, tax_category, day):
        """Return one sentence that says why this relative may not receive it, or nothing.

        :param str tax_category: of the programme
        :param date day: of the service
        """
        self.ensure_one()
        relative_sudo = self.sudo()
        if tax_category not in FOR_RELATIVES:
            return self.env._("This benefit is for the employee alone.")
        if day < self.date_from or (self.date_to and day > self.date_to):
            return self.env._("The declaration of this relative is not valid on that day.")
        near = self.relation in NEAREST or self.is_cohabiting or self.has_alimony
        if not near:
            return self.env._(
                "Only a spouse or child may receive it, or a relative who lives with the"
                " employee or gets alimony from them."
            )
        if tax_category == "c2_dbis" and not self.is_dependent:
            return self.env._("Public transport is only for relatives who are dependent.")
        if tax_category == "c2_fter" and not relative_sudo._needs_care(day):
            return self.env._(
                "Care is for relatives of 75 years or more, or with the certificate on file."
            )
        return ""

    def _needs_care(self, day):
        is_old = self.birth_date and get_age(self.birth_date, day) >= ELDERLY_AGE
        return is_old or (self.is_not_self_sufficient and bool(self.certificate_ref))
