from odoo import api, fields, models
from odoo.exceptions import UserError

MUNICIPAL_GROUP = "linfa_welfare.linfa_welfare_group_scheme"


class LinfaSchemeHousehold(models.Model):
    """A household that received a scheme. The database keeps it to once.

    Who receives help is nobody's business: only the group "Municipal Schemes" reads this.
    """

    _name = "linfa.scheme.household"
    _description = "Household of a Scheme"
    _order = "programme_id, id"
    _rec_name = "household_key"

    programme_id = fields.Many2one(
        comodel_name="linfa.programme",
        string="Scheme",
        required=True,
        readonly=True,
        ondelete="restrict",
    )
    company_id = fields.Many2one(related="programme_id.company_id", store=True)
    currency_id = fields.Many2one(related="programme_id.currency_id")
    household_key = fields.Char(
        string="Household",
        required=True,
        readonly=True,
        help="As the municipality calls it: the number in its list, or of its family register.",
    )
    partner_id = fields.Many2one(
        comodel_name="res.partner",
        string="Holder",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    issued_amount = fields.Monetary(string="Issued", compute="_compute_amounts")
    left_amount = fields.Monetary(string="Not Spent Yet", compute="_compute_amounts")

    _household_once = models.Constraint(
        "UNIQUE(programme_id, household_key)",
        "A household of this issue received the scheme before: take it off the list.",
    )

    @api.depends("programme_id", "household_key")
    def _compute_amounts(self):
        vouchers = (
            self.env["linfa.voucher"]
            .sudo()
            .search(
                [
                    ("programme_id", "in", self.programme_id.ids),
                    ("household_key", "in", self.mapped("household_key")),
                ]
            )
            .grouped(lambda voucher: (voucher.programme_id.id, voucher.household_key))
        )
        nothing = self.env["linfa.voucher"]
        for household in self:
            own = vouchers.get((household.programme_id.id, household.household_key), nothing)
            household.issued_amount = sum(own.mapped("face_value"))
            household.left_amount = sum(
                voucher.available_amount + voucher.held_amount for voucher in own
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(self.env._("A household that received a scheme stays on its list."))
