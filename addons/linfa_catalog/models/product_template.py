from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain


class ProductTemplate(models.Model):
    _inherit = "product.template"

    producer_id = fields.Many2one(
        comodel_name="res.partner",
        domain=[("is_producer", "=", True)],
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        tracking=True,
    )
    offer_line = fields.Selection(
        selection=[
            ("product", "Valley Product"),
            ("tourism", "Visit or Stay"),
            ("service", "Service"),
            ("voucher", "Voucher"),
        ],
        required=True,
        default="product",
        index=True,
        help="One of the four lines of the cooperative.",
    )
    municipality_id = fields.Many2one(
        related="producer_id.municipality_id", store=True, index="btree_not_null"
    )
    valley_id = fields.Many2one(related="producer_id.valley_id", store=True, index="btree_not_null")
    certificate_ids = fields.Many2many(
        comodel_name="linfa.quality.certificate",
        relation="linfa_quality_certificate_product_rel",
        column1="product_tmpl_id",
        column2="certificate_id",
        string="Certificates",
        copy=False,
    )
    quality_mark_ids = fields.Many2many(
        comodel_name="linfa.quality.mark",
        string="Quality Marks",
        compute="_compute_quality_mark_ids",
        search="_search_quality_mark_ids",
        compute_sudo=True,
        help="Only the marks whose certificate is valid today.",
    )

    @api.depends("certificate_ids.is_valid", "certificate_ids.mark_id")
    def _compute_quality_mark_ids(self):
        for product in self:
            valid = product.certificate_ids.filtered("is_valid")
            product.quality_mark_ids = valid.mark_id.sorted()

    def _search_quality_mark_ids(self, operator, value):
        """Search through the certificates, which the public cannot read itself."""
        if operator not in ("in", "any", "any!"):
            return NotImplemented
        valid = self.env["linfa.quality.certificate"]._get_valid_domain()
        marked = Domain("certificate_ids", "any!", valid & Domain("mark_id", operator, value))
        if operator == "in" and False in value:
            marked |= ~Domain("certificate_ids", "any!", valid)
        return marked

    @api.constrains("producer_id", "certificate_ids")
    def _check_certificates_of_producer(self):
        for product in self:
            if product.certificate_ids.producer_id - product.producer_id:
                raise ValidationError(
                    self.env._(
                        "%(product)s cannot carry the certificate of another producer.",
                        product=product.name,
                    )
                )

    def _prepare_variant_values(self, combination):
        """Override of `website_sale` to also hand the unit of the net quantity to a
        new variant, because without it the template loses its unit at once.
        """
        values = super()._prepare_variant_values(combination)
        values["base_unit_id"] = self.base_unit_id.id
        return values
