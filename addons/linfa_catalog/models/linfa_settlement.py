from odoo import api, fields, models

PERIODS = [("weekly", "Weekly"), ("monthly", "Monthly"), ("on_demand", "On Demand")]
#: What a line adds up to: what customers paid is all that follows it, to the cent.
AMOUNTS = (
    "gross",
    "sale_net",
    "sale_vat",
    "commission_net",
    "commission_vat",
    "owed_net",
    "owed_vat",
    "owed",
    "vat_to_state",
    "coop_cost",
    "carried",
)


class LinfaSettlement(models.Model):
    """What is owed to one partner for one period: the lines, their totals, and the
    documents that follow from them. Sources registered by `_get_sources` fill it.
    """

    _name = "linfa.settlement"
    _description = "Settlement"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "date_to desc, id desc"
    _mail_post_access = "read"
    _check_company_auto = True

    name = fields.Char(string="Number", readonly=True, required=True, copy=False)
    partner_id = fields.Many2one(
        comodel_name="res.partner",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict", index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id", store=True)
    date_from = fields.Date(string="From", readonly=True)
    date_to = fields.Date(string="To", required=True, readonly=True)
    period = fields.Selection(selection=PERIODS, required=True, readonly=True)
    state = fields.Selection(
        selection=[
            ("draft", "To Check"),
            ("confirmed", "Confirmed"),
            ("cancelled", "Cancelled"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        index=True,
        tracking=True,
    )
    confirmed_on = fields.Date(readonly=True, copy=False)
    line_ids = fields.One2many(
        comodel_name="linfa.settlement.line",
        inverse_name="settlement_id",
        string="Lines",
        readonly=True,
    )
    line_count = fields.Integer(
        string="Number of Lines", compute="_compute_amounts", store=True, precompute=False
    )
    carried_over_id = fields.Many2one(
        comodel_name="linfa.settlement",
        string="Carried over to",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
        help="The settlement that takes the negative total of this one.",
    )
    carried_from_ids = fields.One2many(
        comodel_name="linfa.settlement", inverse_name="carried_over_id", string="Carried over from"
    )
    gross = fields.Monetary(
        string="Paid by Customers", compute="_compute_amounts", store=True, aggregator="sum"
    )
    sale_net = fields.Monetary(string="Sales without VAT", compute="_compute_amounts", store=True)
    sale_vat = fields.Monetary(string="VAT on Sales", compute="_compute_amounts", store=True)
    commission_net = fields.Monetary(string="LINFA's Share", compute="_compute_amounts", store=True)
    commission_vat = fields.Monetary(
        string="VAT on LINFA's Share", compute="_compute_amounts", store=True
    )
    owed_net = fields.Monetary(string="Owed without VAT", compute="_compute_amounts", store=True)
    owed_vat = fields.Monetary(string="VAT Owed", compute="_compute_amounts", store=True)
    owed = fields.Monetary(compute="_compute_amounts", store=True)
    vat_to_state = fields.Monetary(
        string="VAT to the State", compute="_compute_amounts", store=True
    )
    coop_cost = fields.Monetary(
        string="Refunds Borne by LINFA", compute="_compute_amounts", store=True
    )
    carried = fields.Monetary(
        string="Carried over from Before", compute="_compute_amounts", store=True
    )
    to_pay = fields.Monetary(compute="_compute_amounts", store=True)

    _name_uniq = models.Constraint(
        "UNIQUE(company_id, name)", "Two settlements cannot have the same number."
    )
    _one_draft = models.UniqueIndex(
        "(company_id, partner_id) WHERE state = 'draft'",
        "This partner already has a settlement to check.",
    )
    _identity = models.Constraint(
        "CHECK(state <> 'confirmed' OR gross = owed + commission_net + commission_vat"
        " + vat_to_state - coop_cost)",
        "What customers paid must be what is owed, LINFA's share and the VAT, to the cent.",
    )

    @api.depends("line_ids", *[f"line_ids.{name}" for name in AMOUNTS])
    def _compute_amounts(self):
        totals = {
            settlement.id: sums
            for settlement, *sums in self.env["linfa.settlement.line"]._read_group(
                [("settlement_id", "in", self.ids)],
                ["settlement_id"],
                ["__count", *[f"{name}:sum" for name in AMOUNTS]],
            )
        }
        for settlement in self:
            count, *sums = totals.get(settlement.id, [0] * (len(AMOUNTS) + 1))
            rounded = [settlement.currency_id.round(amount or 0) for amount in sums]
            settlement.line_count = count
            settlement.update(dict(zip(AMOUNTS, rounded, strict=True)))
            settlement.to_pay = settlement.currency_id.round(settlement.owed + settlement.carried)

    @api.model
    def _get_sources(self):
        """Return the names of the models that know what is to be settled.

        Addons with something of their own to settle extend this method; each model
        inherits `linfa.settlement.source`.

        :rtype: list(str)
        """
        return ["linfa.settlement.source.sale"]

    def _get_identity(self):
        """Return the two sides that must be equal: what customers paid, and where it went.

        :rtype: tuple(float, float)
        """
        self.ensure_one()
        there = (
            self.owed
            + self.commission_net
            + self.commission_vat
            + self.vat_to_state
            - self.coop_cost
        )
        return self.gross, self.currency_id.round(there)

    def _get_vat_totals(self):
        """Return, for the statement, the sales and what is owed by VAT rate.

        :return: dictionaries with `name` (str), `net`, `vat` and `owed`, by name
        :rtype: list(dict)
        """
        self.ensure_one()
        groups = self.line_ids.filtered(lambda line: line.source != "carried").grouped(
            lambda line: line.sale_tax_ids
        )
        rows = [
            {
                "name": ", ".join(taxes.mapped("name")) or self.env._("Without VAT"),
                "net": self.currency_id.round(sum(lines.mapped("sale_net"))),
                "vat": self.currency_id.round(sum(lines.mapped("sale_vat"))),
                "owed": self.currency_id.round(sum(lines.mapped("owed"))),
            }
            for taxes, lines in groups.items()
        ]
        return sorted(rows, key=lambda row: row["name"])
