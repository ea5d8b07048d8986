from odoo import models


class StockWarehouse(models.Model):
    _inherit = "stock.warehouse"

    def _prepare_pickup_location_data(self):
        """Override of `website_sale_collect` to write names and addresses as they are
        written: stock makes "LINFA POINT di Bovegno" a "Linfa Point Di Bovegno".
        """
        values = super()._prepare_pickup_location_data()
        if values:
            place = self.partner_id
            values.update(name=place.name, street=place.street, city=place.city)
        return values
