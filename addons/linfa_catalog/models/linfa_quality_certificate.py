from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from . import italian_time


class LinfaQualityCertificate(models.Model):
    _name = "linfa.quality.certificate"
    _description = "Quality Certificate"
    _order = "valid_to, id"

    mark_id = fields.Many2one(
        comodel_name="linfa.quality.mark",
        required=True,
        ondelete="restrict",
        index=True,
    )
    producer_id = fields.Many2one(
        comodel_name="res.partner",
        required=True,
        domain=[("is_producer", "=", True)],
        ondelete="cascade",
        index=True,
    )
    number = fields.Char()
    body = fields.Char(string="Certifying Body")
    valid_from = fields.Date()
    valid_to = fields.Date(string="Valid Until", index=True)
    is_valid = fields.Boolean(
        string="Valid Today", compute="_compute_is_valid", search="_search_is_valid"
    )
    product_ids = fields.Many2many(
        comodel_name="product.template",
        relation="linfa_quality_certificate_product_rel",
        column1="certificate_id",
        column2="product_tmpl_id",
        string="Offers Covered",
        help="Leave empty when the certificate is about the producer itself.",
    )

    _validity_order = models.Constraint(
        "CHECK(valid_to >= valid_from)",
        "A certificate cannot expire before it begins.",
    )

    @api.depends("mark_id.name", "number", "producer_id.name")
    def _compute_display_name(self):
        for certificate in self:
            parts = (
                certificate.mark_id.name,
                certificate.number,
                certificate.producer_id.name,
            )
            certificate.display_name = " - ".join(filter(None, parts))

    @api.depends("valid_from", "valid_to")
    def _compute_is_valid(self):
        today = italian_time.today()
        for certificate in self:
            begun = not certificate.valid_from or certificate.valid_from <= today
            lasting = not certificate.valid_to or certificate.valid_to >= today
            certificate.is_valid = begun and lasting

    def _search_is_valid(self, operator, value):
        if operator != "in":
            return NotImplemented
        # The ORM inverts the domain by itself when certificates that are not
        # valid are looked for.
        return self._get_valid_domain()

    @api.constrains("mark_id", "number", "body", "valid_to")
    def _check_body(self):
        for certificate in self.filtered("mark_id.requires_body"):
            if not (certificate.number and certificate.body and certificate.valid_to):
                raise ValidationError(
                    self.env._(
                        "The mark %(mark)s may be shown only with the number of the "
                        "certificate, the body that issued it and its expiry.",
                        mark=certificate.mark_id.name,
                    )
                )

    @api.constrains("producer_id", "product_ids")
    def _check_products_of_producer(self):
        for certificate in self:
            strangers = certificate.product_ids.filtered(
                lambda product, producer=certificate.producer_id: product.producer_id != producer
            )
            if strangers:
                raise ValidationError(
                    self.env._(
                        "The certificate of %(producer)s cannot cover the offers of "
                        "others: %(products)s.",
                        producer=certificate.producer_id.name,
                        products=", ".join(strangers.mapped("name")),
                    )
                )

    @api.model
    def _get_valid_domain(self):
        """Return the domain of the certificates that count today."""
        today = italian_time.today()
        begun = Domain("valid_from", "=", False) | Domain("valid_from", "<=", today)
        lasting = Domain("valid_to", "=", False) | Domain("valid_to", ">=", today)
        return begun & lasting
