import math
from unittest.mock import patch

from odoo.tests import tagged

from .stock_common import StockCommon


@tagged("post_install", "-at_install")
class TestProducerStock(StockCommon):
    def test_location(self):
        place = self.producer._get_producer_location(self.warehouse)
        self.assertEqual(place, self.producer._get_producer_location())
        self.assertEqual(place, self.producer._get_producer_location(self.place))
        self.assertEqual(place.usage, "internal")
        self.assertEqual(place.location_id.usage, "view")
        self.assertEqual(place.location_id.location_id, self.warehouse.view_location_id)
        other = self._create_producer("Malga Altra")._get_producer_location(self.warehouse)
        self.assertNotEqual(other, place)
        self.assertEqual(other.location_id, place.location_id)

    def test_each_company_has_its_own(self):
        company = self.env["res.company"].create({"name": "Altra cooperativa"})
        warehouse = self.env["stock.warehouse"].search([("company_id", "=", company.id)], limit=1)
        here = self.producer._get_producer_location(self.warehouse)
        there = self.producer._get_producer_location(warehouse)
        self.assertEqual(there.company_id, company)
        self.assertNotEqual(here, there)
        self.assertEqual(self.producer._get_producer_location(), here)

    def test_declared_stock_is_sellable(self):
        self.cheese._set_producer_quantity(7)
        self.assertEqual(self.cheese._get_producer_quantity(), 7)
        self.assertEqual(self._left(), 7)
        self.assertEqual(self._left(warehouse=self.place), 0)
        self.cheese._set_producer_quantity(2)
        self.assertEqual(self.cheese._get_producer_quantity(), 2)
        self.cheese._set_producer_quantity(0)
        self.assertEqual(self._left(), 0)

    def test_history_names_the_producer(self):
        self.cheese._set_producer_quantity(7)
        self.cheese._set_producer_quantity(7)
        self.cheese._set_producer_quantity(4)
        moves = self.env["stock.move"].search([("product_id", "=", self.cheese.id)])
        self.assertEqual(sorted(moves.mapped("quantity")), [3, 7])
        for move in moves:
            self.assertIn(self.producer.name, move.reference)

    def test_nonsense_is_refused(self):
        for nonsense in (-1, math.nan, math.inf, "tanti", None, 1e12):
            with self.subTest(nonsense), self.assert_refused("number from 0 up"):
                self.cheese._set_producer_quantity(nonsense)
        craft = self._create_offer(self.producer).product_variant_id
        with self.assert_refused("No stock is kept"):
            craft._set_producer_quantity(1)
        self.assertEqual(self.cheese._get_producer_quantity(), 0)

    def test_many_are_refused_what_one_is(self):
        declare = self.env["product.product"]._set_producer_quantities
        many = {self._create_limited(f"Prova {number}"): 5 for number in range(5)}
        for nonsense in (-1, math.nan, math.inf, "tanti", None, 1e12):
            with self.subTest(nonsense), self.assert_refused("number from 0 up"):
                declare({**many, self.cheese: nonsense})
        with self.assert_refused("No stock is kept of Tagliere"):
            declare({**many, self._create_offer(self.producer).product_variant_id: 1})
        self.cheese.product_tmpl_id.write({"is_published": False, "producer_id": False})
        with self.assert_refused("Formaggella has no producer"):
            declare({**many, self.cheese: 1})

    def test_many_belong_to_whom_one_does(self):
        declare = self.env["product.product"]._set_producer_quantities
        offers = [self._create_limited(f"Prova {number}") for number in range(5)]
        declare(dict.fromkeys(offers, 5))
        sold, *kept = offers
        sold.product_tmpl_id.own_seller_model = "resale"
        declare({sold: 6, **dict.fromkeys(kept, 2.0)})
        for product, owner, quantity in (
            (sold, self.env["res.partner"], 6),
            *((product, self.producer, 2) for product in kept),
        ):
            quant = product._get_producer_quants().filtered("quantity")
            self.assertEqual((quant.owner_id, quant.quantity), (owner, quantity))
            self.assertEqual(self._left(product), quantity)
        moves = self.env["stock.move"].search([("product_id", "in", [p.id for p in offers])])
        self.assertEqual(len(moves), 11)
        for move in moves:
            self.assertIn(self.producer.name, move.reference)

    def test_many_cost_no_query_each(self):
        """Beside what stock Odoo asks for every move."""
        declare = self.env["product.product"]._set_producer_quantities
        offers = [self._create_limited(f"Prova {number}") for number in range(20)]
        declare(dict.fromkeys(offers, 5))
        counts = set()
        with patch.object(type(self.env["stock.quant"]), "_apply_inventory", lambda quants: None):
            for some in (offers[:5], offers):
                self.env.flush_all()
                self.env.invalidate_all()
                before = self.env.cr.sql_log_count
                declare(dict.fromkeys(some, 7))
                counts.add(self.env.cr.sql_log_count - before)
        self.assertEqual(len(counts), 1, counts)

    def test_owner(self):
        self.cheese._set_producer_quantity(5)
        quant = self.cheese._get_producer_quants()
        self.assertEqual(quant.owner_id, self.producer)
        self.cheese.standard_price = 10
        self.assertEqual(quant.value, 0)
        self.cheese.product_tmpl_id.own_seller_model = "resale"
        self.cheese._set_producer_quantity(6)
        self.assertEqual(self.cheese._get_producer_quantity(), 6)
        with_stock = self.cheese._get_producer_quants().filtered("quantity")
        self.assertFalse(with_stock.owner_id)

    def test_receipt_of_both(self):
        """A receipt from the producer's shelf moves owned goods and others alike."""
        for model, owner in (("commission", self.producer), ("resale", self.env["res.partner"])):
            with self.subTest(model):
                product = self._create_limited(f"Prova {model}", own_seller_model=model)
                product._set_producer_quantity(5)
                picking = self._receive(product, 3)
                self.assertEqual(picking.state, "done")
                self.assertEqual(product._get_producer_quantity(), 2)
                shelf = self.env["stock.quant"]._gather(product, self.warehouse.lot_stock_id)
                self.assertEqual(shelf.quantity, 3)
                self.assertEqual(shelf.owner_id, owner)
                self.assertEqual(self._left(product), 5)
                self._deliver(product, 3)
                self.assertEqual(self._left(product), 2)

    def _receive(self, product, quantity):
        source = self.producer._get_producer_location(self.warehouse)
        target = self.warehouse.lot_stock_id
        picking = self.env["stock.picking"].create(
            {
                "picking_type_id": self.warehouse.in_type_id.id,
                "partner_id": self.producer.id,
                "location_id": source.id,
                "location_dest_id": target.id,
                "move_ids": [
                    (
                        0,
                        0,
                        {
                            "product_id": product.id,
                            "product_uom_qty": quantity,
                            "location_id": source.id,
                            "location_dest_id": target.id,
                        },
                    )
                ],
            }
        )
        picking.action_confirm()
        picking.action_assign()
        self.assertEqual(picking.state, "assigned")
        picking.move_ids.picked = True
        picking.button_validate()
        return picking

    def _deliver(self, product, quantity):
        order = self._create_stock_order([product], quantity)
        order.action_confirm()
        self.assertEqual(order.picking_ids.state, "assigned")
        order.picking_ids.move_ids.picked = True
        order.picking_ids.button_validate()
        self.assertEqual(order.picking_ids.state, "done")

    def test_portal_user_needs_no_rights(self):
        """The portal's controller decides who may; stock Odoo need not know."""
        user = self._create_user("p4_malga", "base.group_portal", partner_id=self.producer.id)
        product = self.cheese.with_user(user).sudo()
        product._set_producer_quantity(3)
        self.assertEqual(self.cheese._get_producer_quantity(), 3)
