from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.linfa_catalog.models import italian_time

from .person_code import normalise_code, read_person_code, say_person_code_error


class LinfaBeneficiary(models.Model):
    """A person to whom one employer, municipality or giver may issue credit.

    Whoever works for two employers is a beneficiary of each; the codice fiscale, as one
    whole text, tells that they are the same person for the ceiling. Contacts are never
    merged because of it: people with omocodia share most of the code.

    No thread of messages here: whoever followed it would read about the person.
    """

    _name = "linfa.beneficiary"
    _description = "Beneficiary"
    _order = "last_name, first_name, id"
    _rec_names_search = ["last_name", "first_name", "fiscal_code", "employee_code"]

    company_id = fields.Many2one(
        comodel_name="res.company",
        required=True,
        default=lambda self: self.env.company,
        ondelete="restrict",
    )
    employer_id = fields.Many2one(
        comodel_name="res.partner",
        string="Employer or Giver",
        required=True,
        ondelete="restrict",
        index=True,
        domain=[("is_company", "=", True)],
    )
    partner_id = fields.Many2one(
        comodel_name="res.partner",
        string="Contact",
        required=True,
        ondelete="restrict",
        index=True,
        domain=[("is_company", "=", False)],
        help="The person who spends the credit.",
    )
    first_name = fields.Char(string="Name", required=True)
    last_name = fields.Char(string="Surname", required=True)
    fiscal_code = fields.Char(string="Codice Fiscale", required=True, index=True)
    employee_code = fields.Char(
        string="Code at the Employer", help="The number of the person in the payroll."
    )
    category = fields.Char(help="The group as the plan defines it: role, site, shift.")
    birth_date = fields.Date(help="As the person states it; the codice fiscale may differ.")
    sex = fields.Selection([("F", "Woman"), ("M", "Man")])
    code_warning = fields.Char(string="Please Look Again", compute="_compute_code_warning")
    date_from = fields.Date(string="From", default=lambda self: italian_time.today())
    date_to = fields.Date(string="To", help="The last day at this employer.")
    active = fields.Boolean(default=True)
    is_helped = fields.Boolean(
        string="Of a Municipal Scheme",
        readonly=True,
        help="Only the group “Municipal Schemes” reads who receives help from a municipality.",
    )
    relative_ids = fields.One2many(
        comodel_name="linfa.welfare.relative", inverse_name="beneficiary_id", string="Relatives"
    )
    declaration_ids = fields.One2many(
        comodel_name="linfa.children.declaration",
        inverse_name="beneficiary_id",
        string="Children's Declarations",
    )
    external_ids = fields.One2many(
        comodel_name="linfa.external.benefit",
        inverse_name="beneficiary_id",
        string="Benefits from Elsewhere",
    )
    voucher_ids = fields.One2many(
        comodel_name="linfa.voucher", inverse_name="beneficiary_id", string="Vouchers"
    )

    _person_unique = models.Constraint(
        "UNIQUE(company_id, employer_id, partner_id)",
        "This person is already a beneficiary of this employer.",
    )
    _fiscal_code_unique = models.Constraint(
        "UNIQUE(company_id, employer_id, fiscal_code)",
        "A beneficiary of this employer already has this codice fiscale.",
    )
    _employee_code_unique = models.UniqueIndex(
        "(company_id, employer_id, employee_code) WHERE employee_code IS NOT NULL",
        "Another beneficiary of this employer already has this code.",
    )
    _dates_ordered = models.Constraint(
        "CHECK(date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "The last day is not before the first.",
    )

    @api.depends("first_name", "last_name")
    def _compute_display_name(self):
        for person in self:
            person.display_name = f"{person.last_name or ''} {person.first_name or ''}".strip()

    @api.depends("fiscal_code", "birth_date", "sex")
    def _compute_code_warning(self):
        """Only warn: the tax agency gives codes that say another day or sex."""
        today = self.env["linfa.voucher"]._get_today()
        for person in self:
            details = read_person_code(person.fiscal_code, today)[1]
            differs = details and (
                (person.birth_date and person.birth_date != details.birth_date)
                or (person.sex and person.sex != details.sex)
            )
            person.code_warning = differs and self.env._(
                "The codice fiscale says another birth date or sex: compare it with the document."
            )

    @api.constrains("fiscal_code")
    def _check_fiscal_code(self):
        today = self.env["linfa.voucher"]._get_today()
        for person in self:
            code, _details, error = read_person_code(person.fiscal_code, today)
            if error:
                raise ValidationError(say_person_code_error(self.env, code, error))

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `base` to keep codes the way they are compared."""
        return super().create([self._normalise(values) for values in vals_list])

    def write(self, values):
        """Override of `base` to keep codes the way they are compared, and whose credit it is."""
        self.check_access("write")
        if "employer_id" in values or "company_id" in values:
            self._check_no_voucher()
        return super().write(self._normalise(values))

    @api.model
    def _normalise(self, values):
        values = dict(values)
        if "fiscal_code" in values:
            values["fiscal_code"] = normalise_code(values["fiscal_code"])
        if "employee_code" in values:
            values["employee_code"] = (values["employee_code"] or "").strip() or False
        return values

    def _check_no_voucher(self):
        domain = Domain("beneficiary_id", "in", self.ids)
        if self.env["linfa.voucher"].sudo().search_count(domain, limit=1):
            raise ValidationError(
                self.env._("Credit was already issued to this person by this employer.")
            )
