from odoo.fields import Command
from odoo.tests import tagged

from .common import LinfaCatalogCommon


@tagged("post_install", "-at_install")
class TestSaleOrder(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.malga = cls._create_producer("Malga Alta")
        cls.fucina = cls._create_producer("Fucina Bassa", cls.bagolino)
        cls.cheese = cls._create_food(cls.malga)
        cls.visit = cls._create_offer(
            cls.fucina, name="Visita", offer_line="tourism", type="service"
        )
        cls.order = cls._create_order(cls.cheese + cls.visit)

    def test_each_line_knows_who_made_it_where_and_in_which_line(self):
        cheese, visit = self.order.order_line
        self.assertEqual(cheese.producer_id, self.malga)
        self.assertEqual(cheese.offer_line, "product")
        self.assertEqual(cheese.municipality_id, self.collio)
        self.assertEqual(cheese.valley_id, self.trompia)
        self.assertEqual(visit.producer_id, self.fucina)
        self.assertEqual(visit.offer_line, "tourism")
        self.assertEqual(visit.valley_id, self.sabbia)

    def test_a_line_keeps_what_was_true_when_it_was_made(self):
        self.malga.municipality_id = self.bagolino
        self.visit.offer_line = "service"
        self.cheese.producer_id = self.fucina
        self.env.flush_all()
        self.env.invalidate_all()
        cheese, visit = self.order.order_line
        self.assertEqual(cheese.producer_id, self.malga)
        self.assertEqual(cheese.municipality_id, self.collio)
        self.assertEqual(cheese.valley_id, self.trompia)
        self.assertEqual(visit.offer_line, "tourism")

    def test_a_line_with_another_product_belongs_to_another_producer(self):
        line = self.order.order_line[0]
        line.product_id = self.visit.product_variant_id
        self.assertEqual(line.producer_id, self.fucina)
        self.assertEqual(line.offer_line, "tourism")

    def test_a_product_without_producer_belongs_to_nobody(self):
        delivery = self.env["product.product"].create(
            {"name": "Consegna", "type": "service", "list_price": 5}
        )
        self.order.order_line = [Command.create({"product_id": delivery.id})]
        line = self.order.order_line[-1]
        self.assertFalse(line.producer_id)
        self.assertFalse(line.offer_line)

    def test_orders_are_found_by_their_producers(self):
        other = self._create_order(self.visit)
        self.assertEqual(self.order.producer_ids, self.malga + self.fucina)
        orders = self.order + other
        own = [("id", "in", orders.ids)]
        search = self.env["sale.order"].search
        self.assertEqual(search([*own, ("producer_ids", "in", self.malga.ids)]), self.order)
        self.assertEqual(search([*own, ("producer_ids", "=", self.fucina.id)]), orders)
        self.assertEqual(search([*own, ("producer_ids", "not in", self.malga.ids)]), other)
        self.assertEqual(search([*own, ("producer_ids.name", "=", "Malga Alta")]), self.order)

    def test_the_channel_tells_the_website_from_the_back_office(self):
        website = self.env["website"].search([], limit=1)
        cart = self._create_order(self.cheese, website_id=website.id)
        self.assertEqual(cart.channel, "website")
        self.assertEqual(self.order.channel, "back_office")

    def test_sales_are_analysed_by_producer_line_and_place(self):
        self.order.action_confirm()
        self.env.flush_all()
        self.malga.municipality_id = self.bagolino
        self.env.flush_all()
        groups = self.env["sale.report"]._read_group(
            [("name", "=", self.order.name)],
            ["producer_id", "offer_line", "valley_id", "municipality_id"],
            ["price_total:sum", "product_uom_qty:sum"],
        )
        cheese, visit = self.order.order_line
        self.assertCountEqual(
            groups,
            [
                (self.malga, "product", self.trompia, self.collio, cheese.price_total, 1),
                (self.fucina, "tourism", self.sabbia, self.bagolino, visit.price_total, 1),
            ],
        )

    def test_the_list_by_producer_opens_the_order(self):
        action = self.order.order_line[0].action_open_order()
        self.assertEqual(action["res_id"], self.order.id)
        self.assertEqual(self.order.order_line[0].order_date, self.order.date_order)

    def test_the_report_knows_the_lines_of_the_offers(self):
        offers = self.env["product.template"].fields_get(["offer_line"])
        for model in ("sale.report", "sale.order.line"):
            fields = self.env[model].fields_get(["offer_line"])
            self.assertEqual(fields["offer_line"]["selection"], offers["offer_line"]["selection"])
