"""A municipal scheme: the act it rests on, who it is for, in which notes it is given out."""

from odoo import api, fields, models


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    act_number = fields.Char(
        string="Act", tracking=True, help="The number of the municipality's decision."
    )
    act_date = fields.Date(string="Date of the Act", tracking=True)
    funding_source = fields.Char(
        string="Source of Funds", tracking=True, help="As the act says: own funds, a fund, a law."
    )
    municipality_id = fields.Many2one(
        comodel_name="linfa.municipality",
        string="Residents of",
        compute="_compute_municipality_id",
        store=True,
        readonly=False,
        precompute=True,
        ondelete="restrict",
        tracking=True,
        help="Only people who live here receive it. Empty: residence is not checked.",
    )
    one_per_household = fields.Boolean(
        string="Once per Household",
        compute="_compute_one_per_household",
        store=True,
        readonly=False,
        precompute=True,
        help="Each household receives it in one issue, and never again.",
    )
    denomination_ids = fields.One2many(
        comodel_name="linfa.scheme.denomination",
        inverse_name="programme_id",
        string="Notes",
        copy=True,
        help="What is issued to a person is made of these notes. Empty: any amount.",
    )
    household_count = fields.Integer(
        string="Households", compute="_compute_household_count", compute_sudo=True
    )

    @api.depends("kind", "funder_id")
    def _compute_municipality_id(self):
        """A municipality helps who lives there, unless its act says more."""
        for programme in self:
            is_scheme = programme.kind == "municipal"
            programme.municipality_id = is_scheme and programme.funder_id.municipality_id

    @api.depends("kind")
    def _compute_one_per_household(self):
        for programme in self:
            programme.one_per_household = programme.kind == "municipal"

    def _compute_household_count(self):
        counts = dict(
            self.env["linfa.scheme.household"]._read_group(
                [("programme_id", "in", self.ids)], ["programme_id"], ["__count"]
            )
        )
        for programme in self:
            programme.household_count = counts.get(programme, 0)

    @api.model
    def _get_fixed_once_issued(self):
        """Override of `linfa_welfare` because a household that received stays counted."""
        return [*super()._get_fixed_once_issued(), "municipality_id", "one_per_household"]

    def _get_activation_issues(self):
        """Override of `linfa_welfare` because a municipality spends by an act only."""
        issues = super()._get_activation_issues()
        if self.kind == "municipal":
            wanted = {
                "act_number": self.env._("the number of the act"),
                "act_date": self.env._("the date of the act"),
                "funding_source": self.env._("the source of funds"),
            }
            issues += [words for name, words in wanted.items() if not self[name]]
        return issues

    def action_open_households(self):
        """Show who received it, to who may know."""
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(
                "linfa_welfare.linfa_scheme_household_action"
            ),
            "domain": [("programme_id", "=", self.id)],
        }

    def action_open_scheme_export(self):
        """Choose a statement for the municipality."""
        self.ensure_one()
        return {
            **self.env["ir.actions.act_window"]._for_xml_id(
                "linfa_welfare.linfa_scheme_export_action"
            ),
            "context": {"default_programme_id": self.id},
        }
