"""Collections from producers and deliveries to destinations, as stock operations."""

from odoo import fields, models


class StockPicking(models.Model):
    _inherit = "stock.picking"

    round_id = fields.Many2one(
        comodel_name="linfa.round",
        string="Order Round",
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )


class StockPickingBatch(models.Model):
    _inherit = "stock.picking.batch"

    round_id = fields.Many2one(
        comodel_name="linfa.round",
        string="Order Round",
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )


class StockMove(models.Model):
    _inherit = "stock.move"

    round_request_id = fields.Many2one(
        comodel_name="linfa.round.request",
        copy=False,
        ondelete="set null",
        index="btree_not_null",
    )

    def _should_bypass_reservation(self, forced_location=False):
        """Override of `stock` because goods of a producer are brought on its word: what
        it promised counts, not what it once declared to have.
        """
        return bool(self.round_request_id) or super()._should_bypass_reservation(forced_location)


class StockWarehouse(models.Model):
    _inherit = "stock.warehouse"

    collection_type_id = fields.Many2one(
        comodel_name="stock.picking.type",
        string="Producer Collections",
        copy=False,
        ondelete="restrict",
        check_company=True,
    )

    def _get_collection_type(self):
        """Return the operation type of collections, made when it is missing."""
        self.ensure_one()
        if not self.collection_type_id:
            lang = self.company_id.partner_id.lang or self.env.lang
            env = self.with_context(lang=lang).env
            self.collection_type_id = env["stock.picking.type"].create(
                {
                    "name": env._("Producer Collections"),
                    "code": "incoming",
                    "sequence_code": "COLL",
                    "warehouse_id": self.id,
                    "company_id": self.company_id.id,
                    "default_location_src_id": env.ref("stock.stock_location_suppliers").id,
                    "default_location_dest_id": self.lot_stock_id.id,
                    "use_create_lots": True,
                    "use_existing_lots": True,
                }
            )
        return self.collection_type_id
