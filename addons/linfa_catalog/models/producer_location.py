"""The shelf at the producer's: a stock location for what a producer has at home.

Rule of ownership. What lies there of an offer sold on consignment or by intermediation
belongs to the producer: its quants carry the producer as owner, stock Odoo does not value
them, and the owner travels along to the cooperative's shelf until the goods are delivered.
What LINFA resells carries no owner. A move without owner (a receipt, a delivery) takes
either, so nobody has to choose one.
"""

from odoo import api, fields, models


class StockWarehouse(models.Model):
    _inherit = "stock.warehouse"

    producers_location_id = fields.Many2one(
        comodel_name="stock.location",
        string="Shelves of the Producers",
        check_company=True,
        copy=False,
        readonly=True,
        help="The view location above the shelves that producers keep at home.",
    )

    def _get_main_warehouse(self):
        """Return the warehouse below which the producers of its company have their shelves:
        they belong to no place to pick up."""
        company = self.company_id or self.env.company
        return self.sudo().search([("company_id", "=", company.id)], limit=1)

    def _get_producers_location(self):
        """Return the view location of the producers, made when it is not there.

        Two that make it at once both write the warehouse: one is run again and finds it.
        """
        self.ensure_one()
        if not self.producers_location_id:
            self.producers_location_id = self.env["stock.location"].create(
                {
                    "name": self.env._("Producers"),
                    "usage": "view",
                    "location_id": self.view_location_id.id,
                    "company_id": self.company_id.id,
                }
            )
        return self.producers_location_id


class ResPartner(models.Model):
    _inherit = "res.partner"

    producer_location_id = fields.Many2one(
        comodel_name="stock.location",
        string="Own Shelf",
        company_dependent=True,
        copy=False,
        groups="stock.group_stock_user,linfa_catalog.linfa_catalog_group_user",
        help="Where the stock lies that the producer keeps at home.",
    )

    @api.model
    def _get_producer_company(self, warehouse=None):
        return (warehouse and warehouse.company_id) or self.env.company

    def _get_producer_location(self, warehouse=None):
        """Return the stock location of this producer, made on demand, as superuser.

        :param stock.warehouse warehouse: one of the company that trades; the location lies
            below the main warehouse of that company whichever is given
        :rtype: stock.location
        """
        self.ensure_one()
        company = self._get_producer_company(warehouse)
        producer_sudo = self.sudo().with_company(company)
        if not producer_sudo.producer_location_id:
            main = self.env["stock.warehouse"].sudo().with_company(company)
            parent = (warehouse or main).sudo()._get_main_warehouse()._get_producers_location()
            # Both of two that make it write the producer: one is run again and finds it.
            producer_sudo.producer_location_id = parent.create(
                {
                    "name": self.name,
                    "usage": "internal",
                    "location_id": parent.id,
                    "company_id": company.id,
                }
            )
        return producer_sudo.producer_location_id
