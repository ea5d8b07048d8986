from odoo import fields, models


class LinfaRoundFilter(models.AbstractModel):
    """What a round takes and where it goes; empty means everything."""

    _name = "linfa.round.filter"
    _description = "What an Order Round Takes"

    producer_ids = fields.Many2many(
        comodel_name="res.partner",
        string="Producers",
        domain=[("is_producer", "=", True)],
        help="Empty: all of them.",
    )
    public_categ_ids = fields.Many2many(
        comodel_name="product.public.category",
        string="Shop Categories",
        help="With the categories below them. Empty: all of them.",
    )
    municipality_ids = fields.Many2many(
        comodel_name="linfa.municipality",
        string="Municipalities",
        help="Where the round delivers at home. Empty: everywhere.",
    )
    carrier_ids = fields.Many2many(
        comodel_name="delivery.carrier",
        string="Delivery Methods",
        help="Empty: all of them.",
    )
    max_orders = fields.Integer(string="At Most Orders", help="0: as many as come.", default=0)
    company_id = fields.Many2one(
        comodel_name="res.company",
        required=True,
        index=True,
        default=lambda self: self.env.company,
    )

    def _get_filter_values(self):
        """Return the values that copy the filter to another record."""
        self.ensure_one()
        many = ("producer_ids", "public_categ_ids", "municipality_ids", "carrier_ids")
        return {
            **{name: [fields.Command.set(self[name].ids)] for name in many},
            "max_orders": self.max_orders,
            "company_id": self.company_id.id,
            "capacity_ids": [
                fields.Command.create(line._get_copied_values()) for line in self.capacity_ids
            ],
        }

    def _takes_offer(self, product):
        """Tell whether this round sells an offer, whatever the day.

        :param product.template product: the offer, as superuser
        """
        self.ensure_one()
        if self.producer_ids and product.producer_id not in self.producer_ids:
            return False
        return not self.public_categ_ids or bool(
            set(self.public_categ_ids.ids) & product._get_public_category_tree()
        )
