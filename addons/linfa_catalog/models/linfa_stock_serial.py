from odoo import api, fields, models
from odoo.tools import SQL


class LinfaStockSerial(models.Model):
    """One counter per product that whoever claims the last pieces has to move.

    PostgreSQL runs Odoo's transactions at REPEATABLE READ: waiting for a lock does not
    renew what a transaction sees. Two that move the same counter cannot both commit: the
    later one is refused (40001), Odoo runs its request again, and then it sees what the
    first one took. The counter is apart from `product_product` because that table has many
    indexes and is read by everybody.
    """

    _name = "linfa.stock.serial"
    _description = "Turn to Claim a Product"
    _log_access = False
    _rec_name = "product_id"

    product_id = fields.Many2one(
        comodel_name="product.product", required=True, ondelete="cascade", readonly=True
    )
    serial = fields.Integer(string="Turns Taken", required=True, default=0, readonly=True)

    _product_unique = models.Constraint(
        "UNIQUE(product_id)", "A product has one counter of its turns."
    )

    @api.model
    def _take_turn(self, products):
        """Let nobody else claim these products until this transaction ends.

        In a request the loser is run again by Odoo. Outside requests (scheduled actions)
        it raises a serialization failure, and the caller's next run starts afresh.
        """
        if not products:
            return
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO linfa_stock_serial (product_id, serial)
                     SELECT id, 1 FROM unnest(%s) AS id ORDER BY id
                ON CONFLICT (product_id)
              DO UPDATE SET serial = linfa_stock_serial.serial + 1
                """,
                products.ids,
            )
        )
