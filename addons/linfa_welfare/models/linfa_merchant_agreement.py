from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from odoo.addons.linfa_catalog.models import italian_time
from odoo.addons.linfa_catalog.models.linfa_settlement import PERIODS

#: What the shop signed: it stays as it is once credit was accepted on the strength of it.
SIGNED = ("partner_id", "company_id", "signed_date", "date_from")


class LinfaMerchantAgreement(models.Model):
    """What a shop signed to take credit with its own till: from when, for what, at which cost.

    Nobody accepts credit before the agreement begins (D.Lgs. 11/2010, art. 2: the network is
    limited to those who signed). Its people are the portal users of the shop.
    """

    _name = "linfa.merchant.agreement"
    _description = "Merchant Agreement"
    _inherit = ["mail.thread"]
    _order = "date_from desc, id desc"
    _rec_name = "partner_id"
    _check_company_auto = True

    partner_id = fields.Many2one(
        comodel_name="res.partner",
        string="Shop",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        comodel_name="res.company",
        required=True,
        default=lambda self: self.env.company,
        ondelete="restrict",
    )
    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("active", "Active"),
            ("suspended", "Suspended"),
            ("ended", "Ended"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    signed_date = fields.Date(string="Signed on", copy=False, tracking=True)
    date_from = fields.Date(
        string="From",
        required=True,
        default=lambda self: italian_time.today(),
        tracking=True,
        help="The shop accepts no credit before this day.",
    )
    date_to = fields.Date(string="To", tracking=True, help="The last day; empty: none.")
    category_ids = fields.Many2many(
        comodel_name="product.public.category",
        string="What It Sells",
        help="With more than one, the shop says for each sale what it is for.",
    )
    bank_id = fields.Many2one(
        comodel_name="res.partner.bank",
        string="IBAN",
        ondelete="restrict",
        domain="[('partner_id', '=', partner_id)]",
        tracking=True,
        help="Where the shop is reimbursed.",
    )
    commission_rate = fields.Float(
        string="Commission (%)", digits=(5, 2), tracking=True, help="0: the shop pays nothing."
    )
    settlement_period = fields.Selection(
        PERIODS, string="Reimbursed", required=True, default="weekly", tracking=True
    )
    redemption_count = fields.Integer(compute="_compute_redemption_count")

    _dates_ordered = models.Constraint(
        "CHECK(date_to IS NULL OR date_to >= date_from)", "An agreement ends after it begins."
    )
    _signed_first = models.Constraint(
        "CHECK(signed_date IS NULL OR signed_date <= date_from)",
        "An agreement is signed before it begins.",
    )
    _commission_range = models.Constraint(
        "CHECK(commission_rate >= 0 AND commission_rate < 100)",
        "A commission is between 0 and 100 %.",
    )
    _active_is_complete = models.Constraint(
        "CHECK(state <> 'active' OR (signed_date IS NOT NULL AND bank_id IS NOT NULL))",
        "Enter the day of the signature and the IBAN before you activate an agreement.",
    )
    _one_active = models.UniqueIndex(
        "(partner_id, company_id) WHERE state IN ('active', 'suspended')",
        "This shop already has an agreement: end it before you activate another one.",
    )

    def _compute_redemption_count(self):
        counts = dict(
            self.env["linfa.redemption"]._read_group(
                [("agreement_id", "in", self.ids)], ["agreement_id"], ["__count"]
            )
        )
        for agreement in self:
            agreement.redemption_count = counts.get(agreement, 0)

    @api.constrains("partner_id", "bank_id")
    def _check_partner(self):
        for agreement in self:
            partner = agreement.partner_id
            if partner.commercial_partner_id != partner:
                raise ValidationError(
                    self.env._("An agreement is made with the shop itself, not with a contact.")
                )
            if agreement.bank_id and agreement.bank_id.partner_id != partner:
                raise ValidationError(self.env._("The IBAN belongs to somebody else."))

    def write(self, values):
        """Override of `base` to keep what was signed once credit was accepted under it."""
        changes = [name for name in SIGNED if name in values]
        for agreement in self.filtered("redemption_count") if changes else ():
            if any(agreement._differs(name, values[name]) for name in changes):
                raise UserError(
                    self.env._(
                        "%(shop)s already accepted credit under this agreement: end it and"
                        " make another one.",
                        shop=agreement.partner_id.name,
                    )
                )
        return super().write(values)

    def _differs(self, name, value):
        field = self._fields[name]
        return field.convert_to_cache(value, self) != field.convert_to_cache(self[name], self)

    @api.ondelete(at_uninstall=False)
    def _unlink_draft_only(self):
        if any(agreement.state != "draft" for agreement in self):
            raise UserError(self.env._("An agreement that was signed stays: end it instead."))

    def action_activate(self):
        """Let the shop accept credit from the first day on."""
        for agreement in self:
            is_iban = agreement.bank_id.acc_type == "iban"
            if not (agreement.signed_date and is_iban):
                raise UserError(
                    self.env._(
                        "Enter the day of the signature and the IBAN of %(shop)s first.",
                        shop=agreement.partner_id.name,
                    )
                )
        self.state = "active"

    def action_suspend(self):
        """Let the shop accept nothing for now; it is still reimbursed."""
        self.filtered(lambda agreement: agreement.state == "active").state = "suspended"

    def action_end(self):
        """End the agreement today: the shop keeps its list and is still reimbursed."""
        today = self.env["linfa.voucher"]._get_today()
        for agreement in self.filtered(lambda one: one.state in ("active", "suspended")):
            agreement.date_to = max(agreement.date_from, min(agreement.date_to or today, today))
            agreement.state = "ended"

    def action_open_redemptions(self):
        """Show what the shop accepted under this agreement."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "linfa_welfare.linfa_redemption_action"
        )
        return {**action, "domain": [("agreement_id", "=", self.id)]}

    @api.model
    def _get_valid_domain(self, day):
        """Return which agreements let a shop accept credit on a day."""
        return (
            Domain("state", "=", "active")
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )
