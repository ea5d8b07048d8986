"""What a programme pays for, and where: the fields. `linfa_programme_refusal` answers."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Offer lines that credit may pay, and the field that allows each. A voucher never buys a
#: voucher: credit would renew itself for ever.
LINE_FIELDS = {
    "product": "pays_products",
    "tourism": "pays_visits",
    "service": "pays_services",
}
#: What a rule names stays in it: were it deleted, or hidden once archived, a list could become
#: empty, and an empty list allows everything.
KEPT = {"ondelete": "restrict", "context": {"active_test": False}}


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    pays_products = fields.Boolean(
        string="Valley Products",
        compute="_compute_pays",
        store=True,
        readonly=False,
        precompute=True,
    )
    pays_visits = fields.Boolean(string="Visits and Stays", default=True)
    pays_services = fields.Boolean(string="Services", default=True)
    allowed_offer_lines = fields.Char(
        string="Pays for", compute="_compute_allowed_offer_lines", help="In words."
    )
    allowed_category_ids = fields.Many2many(
        comodel_name="product.public.category",
        relation="linfa_programme_allowed_category_rel",
        **KEPT,
        string="Only These Categories",
        help="With all that is below them. Empty, and no offers below: everything of the lines.",
    )
    allowed_product_ids = fields.Many2many(
        comodel_name="product.template",
        relation="linfa_programme_allowed_product_rel",
        **KEPT,
        string="Only These Offers",
        help="Besides the categories. For art. 51 c. 2: the one service.",
    )
    excluded_category_ids = fields.Many2many(
        comodel_name="product.public.category",
        relation="linfa_programme_excluded_category_rel",
        **KEPT,
        string="Not These Categories",
        help="With all that is below them.",
    )
    excluded_product_ids = fields.Many2many(
        comodel_name="product.template",
        relation="linfa_programme_excluded_product_rel",
        **KEPT,
        string="Not These Offers",
    )
    excludes_alcohol = fields.Boolean(
        string="No Alcohol",
        compute="_compute_excludes_alcohol",
        store=True,
        readonly=False,
        precompute=True,
        help="Drinks of more than the alcohol by volume that the law calls alcohol.",
    )
    producer_ids = fields.Many2many(
        comodel_name="res.partner",
        relation="linfa_programme_producer_rel",
        **KEPT,
        string="Only These Producers",
        domain=[("is_producer", "=", True)],
        help="Empty: offers of all producers.",
    )
    valley_ids = fields.Many2many(
        comodel_name="linfa.valley",
        relation="linfa_programme_valley_rel",
        **KEPT,
        string="Only These Valleys",
        help="Where the producer or the shop is. Empty: everywhere.",
    )
    in_shops = fields.Boolean(
        string="In Shops with Their Own Till",
        compute="_compute_in_shops",
        store=True,
        readonly=False,
        precompute=True,
        help="Shops that signed an agreement take it and are reimbursed.",
    )
    merchant_ids = fields.Many2many(
        comodel_name="res.partner",
        relation="linfa_programme_merchant_rel",
        **KEPT,
        string="Only These Shops",
        help="Empty: all shops with an agreement.",
    )

    @api.depends("kind")
    def _compute_pays(self):
        """Goods are not among what art. 51 c. 2 lets an employer give."""
        for programme in self:
            programme.pays_products = programme.kind != "welfare_c2"

    @api.depends("kind")
    def _compute_excludes_alcohol(self):
        for programme in self:
            programme.excludes_alcohol = programme.kind == "municipal"

    @api.depends("kind")
    def _compute_in_shops(self):
        """One service is booked through LINFA; a shop cannot tell what it sells."""
        for programme in self:
            programme.in_shops = programme.kind != "welfare_c2"

    @api.depends(*LINE_FIELDS.values())
    def _compute_allowed_offer_lines(self):
        for programme in self:
            labels = [
                programme._fields[name].get_description(self.env)["string"]
                for name in LINE_FIELDS.values()
                if programme[name]
            ]
            programme.allowed_offer_lines = ", ".join(labels)

    @api.constrains(*LINE_FIELDS.values())
    def _check_pays_something(self):
        for programme in self:
            if not any(programme[name] for name in LINE_FIELDS.values()):
                raise ValidationError(self.env._("Choose at least one line that may be paid."))

    @api.constrains("kind", "pays_products")
    def _check_services_only(self):
        for programme in self:
            if programme.kind == "welfare_c2" and programme.pays_products:
                raise ValidationError(
                    self.env._("Art. 51 c. 2 is for services, not for goods: use c. 3 for those.")
                )

    @api.constrains("excluded_product_ids", "allowed_product_ids")
    def _check_not_both(self):
        for programme in self:
            if both := programme.allowed_product_ids & programme.excluded_product_ids:
                raise ValidationError(
                    self.env._(
                        "%(offers)s: either allowed or excluded, not both.",
                        offers=", ".join(both.mapped("name")),
                    )
                )
