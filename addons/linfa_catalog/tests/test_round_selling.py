from odoo.exceptions import ValidationError
from odoo.fields import Command
from odoo.tests import tagged

from .round_common import RoundCommon


@tagged("post_install", "-at_install")
class TestRoundSelling(RoundCommon):
    def test_an_order_takes_the_open_round_and_keeps_it(self):
        later = self._create_round(days=1, state="open")
        order = self._create_order(self.cheese + self.knife)
        self.assertEqual(order.round_id, self.round)
        self.assertFalse(order._get_sale_issues())
        later.delivery_date = "2026-01-01"
        order.order_line = [Command.create({"product_id": self.salad.product_variant_id.id})]
        self.assertEqual(order.round_id, self.round)

    def test_what_is_always_there_needs_no_round(self):
        order = self._create_order(self.knife)
        self.assertFalse(order.round_id)
        order.action_confirm()
        self.assertEqual(order.state, "sale")

    def test_the_round_goes_with_its_last_line(self):
        order = self._create_order(self.cheese + self.knife)
        order.order_line.filtered("is_round_line").unlink()
        self.assertFalse(order.round_id)

    def test_outside_a_round_the_next_one_is_named(self):
        self.round.state = "cancelled"
        coming = self._create_round(days=4)
        state = self.cheese._get_round_states(self.company)[self.cheese]
        self.assertFalse(state["open"])
        self.assertEqual(state["round"], coming)
        with self.assert_refused("Formaggella", coming._say_window()):
            self._create_order(self.cheese).action_confirm()

    def test_without_any_round_it_says_so(self):
        self.round.state = "cancelled"
        state = self.cheese._get_round_states(self.company)[self.cheese]
        self.assertEqual((state["open"], bool(state["round"])), (False, False))

    def test_producers_and_categories_choose(self):
        parent = self.env["product.public.category"].create({"name": "Formaggi"})
        child = self.env["product.public.category"].create(
            {"name": "Freschi", "parent_id": parent.id}
        )
        self.round.public_categ_ids = parent
        self.assertFalse(self.round._takes_offer(self.cheese))
        self.cheese.public_categ_ids = child
        self.assertTrue(self.round._takes_offer(self.cheese))
        self.round.producer_ids = self.orto
        self.assertFalse(self.round._takes_offer(self.cheese))

    def test_a_line_of_another_round_is_refused(self):
        self.round.producer_ids = self.malga
        self._create_round(days=2, state="open", producer_ids=self.orto.ids)
        order = self._create_order(self.cheese)
        order.order_line = [Command.create({"product_id": self.salad.product_variant_id.id})]
        self.assertEqual(order.round_id, self.round)
        with self.assert_refused("Insalata", self.round._say_name()):
            order.action_confirm()

    def test_a_cart_refuses_what_its_round_does_not_take(self):
        self.round.producer_ids = self.malga
        order = self._create_order(self.cheese)
        salad = self.salad.product_variant_id
        quantity, warning = order._verify_updated_quantity(
            order.order_line.browse(), salad.id, 1, salad.uom_id.id
        )
        self.assertEqual(quantity, 0)
        self.assertIn("Insalata", warning)
        cheese = self.cheese.product_variant_id
        quantity, warning = order._verify_updated_quantity(
            order.order_line, cheese.id, 4, cheese.uom_id.id
        )
        self.assertEqual((quantity, warning), (4, ""))

    def test_a_cart_whose_round_closed_may_move(self):
        order = self._create_order(self.cheese)
        self.round.state = "closed"
        self.assertIn(self.round._say_name(), order._get_sale_issues()[0])
        self.assertFalse(order._get_round_notice()["next"])
        coming = self._create_round(days=2, state="open")
        self.assertEqual(order._get_round_notice()["next"], coming._say_name())
        order.action_next_round()
        self.assertEqual(order.round_id, coming)
        self.assertFalse(order._get_sale_issues())

    def test_a_cart_whose_round_closed_may_drop_its_goods(self):
        order = self._create_order(self.cheese + self.knife)
        self.round.state = "closed"
        order._remove_round_lines_with_issues()
        self.assertEqual(order.order_line.product_id, self.knife.product_variant_id)
        self.assertFalse(order._get_sale_issues())

    def test_a_round_with_room_for_two(self):
        self.round.max_orders = 2
        for _number in range(2):
            self._create_order(self.cheese).action_confirm()
        with self.assert_refused(self.round._say_name()):
            self._create_order(self.cheese).action_confirm()

    def test_a_producer_prepares_so_much(self):
        self.round.capacity_ids = [
            Command.create({"producer_id": self.malga.id, "max_quantity": 5})
        ]
        self._create_quantities({self.cheese: 3}).action_confirm()
        with self.assert_refused("Malga Alta", "2"):
            self._create_quantities({self.cheese: 3}).action_confirm()
        self._create_quantities({self.cheese: 2, self.salad: 9}).action_confirm()

    def test_a_producer_takes_so_many_orders(self):
        self.round.capacity_ids = [Command.create({"producer_id": self.malga.id, "max_orders": 1})]
        self._create_order(self.cheese).action_confirm()
        with self.assert_refused("Malga Alta"):
            self._create_order(self.cheese).action_confirm()

    def test_a_full_round_is_counted_by_one_row(self):
        self._create_order(self.cheese).action_confirm()
        self.round.invalidate_recordset()
        self.assertEqual(self.round.confirmation_count, 0)
        self.round.max_orders = 10
        self._create_order(self.cheese).action_confirm()
        self.round.invalidate_recordset()
        self.assertEqual(self.round.confirmation_count, 1)

    def test_the_round_goes_to_some_places_only(self):
        self.round.municipality_ids = self.bagolino
        self.customer.municipality_id = self.collio
        with self.assert_refused("Collio"):
            self._create_order(self.cheese).action_confirm()
        self.customer.municipality_id = self.bagolino
        self._create_order(self.cheese).action_confirm()

    def test_a_pick_up_place_is_inside_whoever_comes(self):
        self.round.municipality_ids = self.bagolino
        order = self._create_order(self.cheese, carrier_id=self._create_carrier("in_store").id)
        self.assertFalse(order._get_sale_issues())

    def _create_carrier(self, kind="fixed"):
        product = self.env["product.product"].create({"name": "Consegna", "type": "service"})
        return self.env["delivery.carrier"].create(
            {
                "name": f"Consegna {kind}",
                "delivery_type": kind,
                "product_id": product.id,
                "is_published": True,
            }
        )

    def test_only_the_ways_of_the_round_are_offered(self):
        van, mail = self._create_carrier(), self._create_carrier()
        self.round.carrier_ids = van
        order = self._create_order(self.cheese)
        self.assertIn(van, order._get_delivery_methods())
        self.assertNotIn(mail, order._get_delivery_methods())
        order.carrier_id = mail
        with self.assert_refused(mail.name):
            order.action_confirm()

    def test_goods_for_a_pick_up_place_come_from_the_hub(self):
        point = self.env["stock.warehouse"].create({"name": "Punto", "code": "PNT"})
        carrier = self._create_carrier("in_store")
        order = self._create_order(self.cheese, carrier_id=carrier.id)
        hub = order.warehouse_id
        order.pickup_location_data = {"id": point.id, "name": "Punto"}
        order._compute_warehouse_id()
        self.assertEqual(order.warehouse_id, hub)
        self.assertNotEqual(hub, point)
        plain = self._create_order(self.knife, carrier_id=carrier.id)
        plain.pickup_location_data = {"id": point.id, "name": "Punto"}
        plain._compute_warehouse_id()
        self.assertEqual(plain.warehouse_id, point)

    def test_a_cart_may_still_choose_where_it_goes(self):
        website = self.env["website"].get_current_website()
        self.round.municipality_ids = self.bagolino
        self.customer.municipality_id = self.collio
        order = self._create_order(self.cheese, website_id=website.id)
        self.assertTrue(order._is_cart_ready())
        self.assertFalse(order._get_round_notice()["lines"])
        with self.assert_refused("Collio"):
            order._check_cart_is_ready_to_be_paid()

    def test_a_cart_forgets_a_way_the_round_does_not_go(self):
        website = self.env["website"].get_current_website()
        van, mail = self._create_carrier(), self._create_carrier()
        self.round.carrier_ids = van
        order = self._create_order(self.knife, website_id=website.id, carrier_id=mail.id)
        order.order_line = [Command.create({"product_id": self.cheese.product_variant_id.id})]
        self.assertEqual(order.round_id, self.round)
        self.assertFalse(order.carrier_id)

    def test_a_full_cart_costs_as_many_queries_as_a_small_one(self):
        offers = self.env["product.template"]
        for number in range(12):
            offers += self._create_offer(self.malga, name=f"Cosa {number}", sold_in_rounds=True)
        small, large = self._create_order(offers[:2]), self._create_order(offers)
        counts = []
        for order in (small, large):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            order._get_sale_issues()
            counts.append(self.env.cr.sql_log_count - start)
        self.assertLessEqual(counts[1], counts[0] + 1)

    def test_cards_cost_no_query_each(self):
        website = self.env["website"].get_current_website()
        offers = self.env["product.template"]
        for number in range(12):
            offers += self._create_offer(self.malga, name=f"Cosa {number}", sold_in_rounds=True)
        counts = []
        for part in (offers[:2], offers):
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.env.cr.sql_log_count
            states = part._get_round_states(website.company_id)
            counts.append(self.env.cr.sql_log_count - start)
            self.assertTrue(all(state["open"] for state in states.values()))
        self.assertEqual(counts[0], counts[1])

    def test_the_back_office_obeys_too(self):
        order = self._create_order(self.cheese)
        order.round_id = self._create_round(days=3)
        with self.assertRaises(ValidationError):
            order.action_confirm()
