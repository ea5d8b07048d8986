from odoo import fields, models


class SaleReport(models.Model):
    _inherit = "sale.report"

    channel = fields.Selection(selection=lambda self: self._get_channels(), readonly=True)

    def _get_channels(self):
        channel = self.env["sale.order"]._fields["channel"]
        return channel._description_selection(self.env)

    def _select_additional_fields(self):
        """Override of `sale` to analyse sales by the door they came through."""
        fields_info = super()._select_additional_fields()
        fields_info["channel"] = "s.channel"
        return fields_info

    def _group_by_sale(self):
        """Override of `sale` to keep the doors apart."""
        return f"{super()._group_by_sale()}, s.channel"
