from odoo import api, fields, models
from odoo.exceptions import AccessError

from ..models import italian_time

OFFICE = "linfa_catalog.linfa_catalog_group_user"


class LinfaSettlementRunWizard(models.TransientModel):
    """Settle on demand: look first at what is due, then make the drafts."""

    _name = "linfa.settlement.run.wizard"
    _description = "Settle"

    company_id = fields.Many2one(
        comodel_name="res.company", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    date_to = fields.Date(string="Until", required=True, default=lambda self: italian_time.today())
    period = fields.Selection(
        selection=[
            ("on_demand", "Everybody, or the producers below"),
            ("weekly", "Who is settled every week"),
            ("monthly", "Who is settled every month"),
        ],
        string="Who",
        required=True,
        default="on_demand",
    )
    partner_ids = fields.Many2many(
        comodel_name="res.partner",
        string="Only These Producers",
        domain=[("is_producer", "=", True)],
        help="Leave empty to settle all.",
    )
    line_ids = fields.One2many(
        comodel_name="linfa.settlement.run.wizard.line",
        inverse_name="wizard_id",
        string="Not Settled Yet",
        compute="_compute_line_ids",
        store=True,
        readonly=True,
    )

    @api.depends("date_to", "period", "partner_ids", "company_id")
    def _compute_line_ids(self):
        """Show what is due; nothing but this list is made."""
        for wizard in self:
            wizard._check_office()
            due = {}
            if wizard.date_to:
                due = self.env["linfa.settlement"]._get_due(
                    wizard.company_id, wizard.date_to, wizard._get_partners()
                )
            wizard.line_ids = [
                fields.Command.clear(),
                *(
                    fields.Command.create({"partner_id": partner.id, **amounts})
                    for partner, amounts in due.items()
                ),
            ]

    @api.constrains("company_id")
    def _check_company(self):
        for wizard in self:
            wizard._check_office()

    def action_run(self):
        """Make the drafts and show them, or say that there is nothing."""
        self.ensure_one()
        self._check_office()
        drafts_sudo = self.env["linfa.settlement"]._run(
            self.company_id, self.date_to, self.period, self._get_partners()
        )
        if not drafts_sudo:
            return {
                "type": "ir.actions.client",
                "tag": "display_notification",
                "params": {
                    "type": "info",
                    "message": self.env._("Nothing to settle: all is settled until that day."),
                    "next": {"type": "ir.actions.act_window_close"},
                },
            }
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "linfa_catalog.linfa_settlement_action"
        )
        action["domain"] = [("id", "in", drafts_sudo.ids)]
        action["context"] = {}
        return action

    def _get_partners(self):
        """Return who is settled; None for everybody."""
        partners = self.partner_ids._origin
        if self.period == "on_demand":
            return partners or None
        settled_so = self.env["linfa.settlement"]._get_period_partners(self.company_id, self.period)
        return settled_so & partners if partners else settled_so

    def _check_office(self):
        """Runs write as superuser: only the office, and only for its own companies."""
        if not (self.env.su or self.env.user.has_group(OFFICE)):
            raise AccessError(self.env._("Only the LINFA office makes settlements."))
        if self.company_id not in self.env.companies:
            raise AccessError(self.env._("Choose a company that you work for."))


class LinfaSettlementRunWizardLine(models.TransientModel):
    _name = "linfa.settlement.run.wizard.line"
    _description = "Not Settled Yet"

    wizard_id = fields.Many2one(
        comodel_name="linfa.settlement.run.wizard", required=True, ondelete="cascade"
    )
    currency_id = fields.Many2one(related="wizard_id.currency_id")
    partner_id = fields.Many2one(comodel_name="res.partner", string="Producer", readonly=True)
    count = fields.Integer(string="Lines", readonly=True)
    gross = fields.Monetary(string="Paid by Customers", readonly=True)
    commission_net = fields.Monetary(string="LINFA's Share", readonly=True)
    owed_net = fields.Monetary(string="Owed without VAT", readonly=True)
