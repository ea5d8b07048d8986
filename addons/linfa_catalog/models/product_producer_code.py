"""The key by which a producer knows its own offers, in its price list and in ours."""

from odoo import api, fields, models


class ProductTemplate(models.Model):
    _inherit = "product.template"

    producer_code = fields.Char(
        string="Producer's Code",
        copy=False,
        help="The code of the offer in the producer's own price list.",
    )

    _producer_code_unique = models.UniqueIndex(
        "(producer_id, producer_code) WHERE producer_code IS NOT NULL",
        "This producer already has an offer with this code.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        """Override of `product` to keep codes without blanks around them, or none."""
        for vals in vals_list:
            self._clean_producer_code(vals)
        return super().create(vals_list)

    def write(self, vals):
        """Override of `product` for the same."""
        self._clean_producer_code(vals)
        return super().write(vals)

    @api.model
    def _clean_producer_code(self, vals):
        if "producer_code" in vals:
            vals["producer_code"] = (vals["producer_code"] or "").strip() or False
