"""Who sells an offer: the cooperative or the producer, and what the cooperative keeps.

The three models of `domain rules 2.5`: `resale` (LINFA buys and sells in its own name),
`commission` (conto vendita: LINFA sells in its own name goods that stay the producer's
until then) and `intermediation` (the producer sells, LINFA collects and invoices its fee).
"""

from odoo import api, fields, models

SELLER_MODELS = [
    ("resale", "LINFA buys and sells"),
    ("commission", "LINFA sells on consignment"),
    ("intermediation", "The producer sells through LINFA"),
]


class ResPartner(models.Model):
    _inherit = "res.partner"

    seller_model = fields.Selection(
        selection=SELLER_MODELS,
        default="commission",
        tracking=True,
        help="Who is the seller of this producer's offers unless an offer says otherwise.",
    )
    commission_rate = fields.Float(
        string="LINFA's Share (%)",
        digits=(5, 2),
        tracking=True,
        help="Per cent of the price without VAT that LINFA keeps.",
    )

    _commission_rate_range = models.Constraint(
        "CHECK(commission_rate IS NULL OR commission_rate BETWEEN 0 AND 100)",
        "LINFA's share is between 0 and 100 per cent.",
    )


class ProductTemplate(models.Model):
    _inherit = "product.template"

    own_seller_model = fields.Selection(
        selection=SELLER_MODELS,
        string="Seller Model of This Offer",
        tracking=True,
        help="Leave empty to follow the producer.",
    )
    has_own_commission_rate = fields.Boolean(string="Share of Its Own", tracking=True)
    own_commission_rate = fields.Float(string="Share of This Offer (%)", digits=(5, 2))
    seller_model = fields.Selection(
        selection=SELLER_MODELS, compute="_compute_seller_model", store=True
    )

    _own_commission_rate_range = models.Constraint(
        "CHECK(own_commission_rate IS NULL OR own_commission_rate BETWEEN 0 AND 100)",
        "LINFA's share is between 0 and 100 per cent.",
    )

    @api.depends("own_seller_model", "producer_id.seller_model")
    def _compute_seller_model(self):
        for product in self:
            product.seller_model = (
                product.own_seller_model or product.producer_id.seller_model or "resale"
            )

    def _get_commission_rate(self):
        """Return LINFA's share of this offer, in per cent of the price without VAT."""
        self.ensure_one()
        if self.has_own_commission_rate:
            return self.own_commission_rate
        return self.producer_id.commission_rate

    def _get_seller(self, company):
        """Return who sells this offer: the company's partner or the producer."""
        self.ensure_one()
        if self.seller_model == "intermediation":
            return self.producer_id
        return company.partner_id


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    seller_model = fields.Selection(
        selection=SELLER_MODELS, compute="_compute_seller_model", store=True, precompute=True
    )
    commission_rate = fields.Float(
        string="LINFA's Share (%)",
        digits=(5, 2),
        compute="_compute_seller_model",
        store=True,
        precompute=True,
    )
    fulfiller_id = fields.Many2one(
        comodel_name="res.partner",
        string="Delivered by",
        compute="_compute_fulfiller_id",
        store=True,
        precompute=True,
        readonly=False,
        ondelete="restrict",
        index="btree_not_null",
        help="The producer that prepares this line and is paid for it.",
    )

    @api.depends("product_id")
    def _compute_seller_model(self):
        """Only the product matters: what it says changes, the line keeps."""
        for line in self:
            product_sudo = line.product_id.product_tmpl_id.sudo()
            producer = product_sudo.producer_id
            line.seller_model = producer and product_sudo.seller_model
            line.commission_rate = producer and product_sudo._get_commission_rate()

    @api.depends("producer_id")
    def _compute_fulfiller_id(self):
        for line in self:
            line.fulfiller_id = line._find_fulfiller()

    def _find_fulfiller(self):
        """Return who prepares this line. Addons with a rule of their own extend this.

        :return: a producer, or an empty `res.partner` for what nobody has to prepare
        """
        self.ensure_one()
        return self.producer_id

    def _get_seller(self):
        """Return the partner named as seller of this line."""
        self.ensure_one()
        if self.seller_model == "intermediation":
            return self.producer_id
        return self.company_id.partner_id
