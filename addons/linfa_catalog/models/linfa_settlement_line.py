from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .linfa_settlement import AMOUNTS
from .seller_model import SELLER_MODELS
from .settlement_guard import GUARD

#: What may never change once the settlement is confirmed.
FROZEN = (*AMOUNTS, "settlement_id", "partner_id", "key", "quantity", "bearer")


class LinfaSettlementLine(models.Model):
    """One thing that is settled, once. Corrections are other lines, never changes."""

    _name = "linfa.settlement.line"
    _description = "Settlement Line"
    _order = "date, id"
    _check_company_auto = True

    settlement_id = fields.Many2one(
        comodel_name="linfa.settlement",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(comodel_name="res.company", required=True, index=True)
    currency_id = fields.Many2one(comodel_name="res.currency", required=True)
    partner_id = fields.Many2one(
        comodel_name="res.partner", required=True, ondelete="restrict", index=True
    )
    state = fields.Selection(related="settlement_id.state", string="Settlement Status")
    source = fields.Char(required=True, help="Code of the source that this line comes from.")
    res_model = fields.Char(string="Origin Model")
    res_id = fields.Many2oneReference(string="Origin", model_field="res_model")
    number = fields.Integer(default=1, help="Counts the lines of the same origin.")
    key = fields.Char(required=True, help="Says what is settled: nothing is settled twice.")
    basis = fields.Char(help="What the origin looked like when this line was made.")
    date = fields.Date(required=True)
    origin = fields.Char(string="Order")
    description = fields.Char(required=True)
    product_id = fields.Many2one(comodel_name="product.product", ondelete="restrict")
    quantity = fields.Float(digits="Product Unit")
    uom_id = fields.Many2one(comodel_name="uom.uom", string="Unit", ondelete="restrict")
    seller_model = fields.Selection(selection=SELLER_MODELS)
    commission_rate = fields.Float(string="LINFA's Share (%)", digits=(5, 2), aggregator=None)
    vendor_price = fields.Float(
        digits="Product Price",
        aggregator=None,
        help="Price without VAT agreed with the producer, when it was first settled.",
    )
    bearer = fields.Selection(
        selection=[("producer", "Producer"), ("cooperative", "LINFA")],
        string="Borne by",
        default="producer",
        required=True,
        help="Who bears a refund: with LINFA the producer keeps the money.",
    )
    sale_tax_ids = fields.Many2many(
        comodel_name="account.tax",
        relation="linfa_settlement_line_sale_tax_rel",
        string="VAT of the Sale",
    )
    purchase_tax_ids = fields.Many2many(
        comodel_name="account.tax",
        relation="linfa_settlement_line_purchase_tax_rel",
        string="VAT of the Purchase",
    )
    gross = fields.Monetary(string="Paid by the Customer")
    sale_net = fields.Monetary(string="Sale without VAT")
    sale_vat = fields.Monetary(string="VAT on the Sale")
    commission_net = fields.Monetary(string="LINFA's Share")
    commission_vat = fields.Monetary(string="VAT on LINFA's Share")
    owed_net = fields.Monetary(string="Owed without VAT")
    owed_vat = fields.Monetary(string="VAT Owed")
    owed = fields.Monetary()
    vat_to_state = fields.Monetary(string="VAT to the State")
    coop_cost = fields.Monetary(string="Refund Borne by LINFA")
    carried = fields.Monetary(string="Carried over")

    _key_uniq = models.Constraint(
        "UNIQUE(company_id, key)", "This is already settled: nothing is settled twice."
    )
    _origin_idx = models.Index("(res_model, res_id, number DESC)")
    _sale_sum = models.Constraint(
        "CHECK(gross = sale_net + sale_vat)", "A sale is its net amount and its VAT."
    )
    _owed_sum = models.Constraint(
        "CHECK(owed = owed_net + owed_vat)", "What is owed is a net amount and its VAT."
    )
    _identity = models.Constraint(
        "CHECK(gross = owed + commission_net + commission_vat + vat_to_state - coop_cost)",
        "What the customer paid must be what is owed, LINFA's share and the VAT.",
    )

    def init(self):
        """Let the database itself keep confirmed lines, whoever writes."""
        changed = SQL(" OR ").join(
            SQL("NEW.%(name)s IS DISTINCT FROM OLD.%(name)s", name=SQL.identifier(name))
            for name in FROZEN
        )
        self.env.cr.execute(SQL(GUARD, changed=changed))

    def write(self, vals):
        """Override of `base` to say in words what the database refuses anyway."""
        if not set(FROZEN).isdisjoint(vals):
            self._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_open(self):
        self._check_open()

    def _check_open(self):
        if any(line.settlement_id.state == "confirmed" for line in self.sudo()):
            raise UserError(
                self.env._(
                    "The lines of a confirmed settlement stay as they are. Correct the order "
                    "or its return: the difference goes to the next settlement."
                )
            )

    def action_open_origin(self):
        """Open what this line settles: the order of an order line, else the record."""
        self.ensure_one()
        record = self.env[self.res_model].browse(self.res_id)
        if "order_id" in record._fields:
            record = record.order_id
        return record.get_formview_action()
