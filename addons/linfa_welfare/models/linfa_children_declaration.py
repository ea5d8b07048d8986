from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.linfa_catalog.models import italian_time

from .linfa_welfare_relative import RESTRICTED
from .person_code import read_person_code, say_person_code_error


class LinfaChildrenDeclaration(models.Model):
    """What an employee declares to the employer for the higher ceiling of one tax year.

    It stays when it is revoked: the ceiling is then counted anew, and the record says since
    when.
    """

    _name = "linfa.children.declaration"
    _description = "Children's Declaration"
    _order = "year desc, id desc"
    _rec_name = "year"

    beneficiary_id = fields.Many2one(
        comodel_name="linfa.beneficiary", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(related="beneficiary_id.company_id", store=True)
    year = fields.Integer(
        string="Tax Year",
        required=True,
        default=lambda self: self.env["linfa.voucher"]._get_today().year,
    )
    declared_on = fields.Date(required=True, default=lambda self: italian_time.today())
    children_codes = fields.Text(
        string="Children's Codici Fiscali", required=True, help="One on each line."
    )
    file = fields.Binary(string="Signed Declaration", attachment=True, groups=RESTRICTED)
    filename = fields.Char(groups=RESTRICTED)
    revoked_on = fields.Date(readonly=True, copy=False)
    is_valid = fields.Boolean(string="Valid", compute="_compute_is_valid", store=True)

    _year_sensible = models.Constraint(
        "CHECK(year BETWEEN 2016 AND 2100)", "Write the tax year with four digits."
    )
    _valid_unique = models.UniqueIndex(
        "(beneficiary_id, year) WHERE revoked_on IS NULL",
        "There is already a valid declaration for this year.",
    )

    @api.depends("revoked_on")
    def _compute_is_valid(self):
        for declaration in self:
            declaration.is_valid = not declaration.revoked_on

    @api.constrains("children_codes")
    def _check_children_codes(self):
        today = self.env["linfa.voucher"]._get_today()
        for declaration in self:
            codes = declaration._get_children_codes()
            for text in codes or [""]:
                code, _details, error = read_person_code(text, today)
                if error:
                    raise ValidationError(say_person_code_error(self.env, code, error))
            if declaration.beneficiary_id.fiscal_code in codes or len(set(codes)) < len(codes):
                raise ValidationError(self.env._("Write the code of each child once."))

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `base` to keep one code a line."""
        return super().create([self._normalise(values) for values in vals_list])

    def write(self, values):
        """Override of `base` to keep one code a line, and revoked declarations as they were."""
        if any(self.mapped("revoked_on")):
            raise UserError(self.env._("This declaration was revoked: make a new one."))
        return super().write(self._normalise(values))

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A declaration stays on file: revoke it instead."))

    @api.model
    def _normalise(self, values):
        if "children_codes" not in values:
            return values
        words = (values["children_codes"] or "").upper().replace(",", " ").replace(";", " ")
        return {**values, "children_codes": "\n".join(words.split()[:20])}

    def _get_children_codes(self):
        self.ensure_one()
        return (self.children_codes or "").split()

    def action_revoke(self):
        """Take the declaration back from today on; the year is counted without it."""
        self.filtered("is_valid").revoked_on = self.env["linfa.voucher"]._get_today()
