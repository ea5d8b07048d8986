from odoo import fields, models

LINE_FIELDS = ("producer_id", "offer_line", "valley_id", "municipality_id")


class SaleReport(models.Model):
    _inherit = "sale.report"

    producer_id = fields.Many2one(comodel_name="res.partner", readonly=True)
    offer_line = fields.Selection(selection=lambda self: self._get_offer_lines(), readonly=True)
    valley_id = fields.Many2one(comodel_name="linfa.valley", readonly=True)
    municipality_id = fields.Many2one(comodel_name="linfa.municipality", readonly=True)

    def _get_offer_lines(self):
        offer_line = self.env["product.template"]._fields["offer_line"]
        return offer_line._description_selection(self.env)

    def _select_additional_fields(self):
        """Override of `sale` to analyse sales by who made what and where."""
        fields_info = super()._select_additional_fields()
        fields_info.update({name: f"l.{name}" for name in LINE_FIELDS})
        return fields_info

    def _group_by_sale(self):
        """Override of `sale` to keep apart what different producers made."""
        columns = ", ".join(f"l.{name}" for name in LINE_FIELDS)
        return f"{super()._group_by_sale()}, {columns}"
