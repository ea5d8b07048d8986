from datetime import datetime

from odoo.tests import tagged

from .settlement_common import SettlementCommon


@tagged("post_install", "-at_install")
class TestSettlementChanges(SettlementCommon):
    """What comes after: returns, refunds, new prices, cancelled orders."""

    def test_running_twice_adds_nothing(self):
        self._sell(self._goods(10), 1)
        settlement = self._settle()
        self.assertFalse(self._settle())
        settlement.action_confirm()
        self.assertFalse(self._settle())
        self.assertEqual(settlement.line_count, 1)

    def test_new_deliveries_join_the_draft(self):
        self._sell(self._goods(10), 1)
        draft = self._settle()
        self._sell(self._goods(5), 1)
        self.assertEqual(self._settle(), draft)
        self.assert_amounts(draft, gross=16.5, owed_net=12.75)

    def test_partial_deliveries_add_up_to_the_order(self):
        order = self._sell(self._goods(0.33), 3, deliver=False)
        drafts = self.Settlement
        for _ in range(3):
            self._deliver(order, 1)
            drafts |= self._settle()
            drafts.action_confirm()
        self.assertEqual(len(drafts), 3)
        self.assertAlmostEqual(sum(drafts.mapped("gross")), order.amount_total)
        self.assertAlmostEqual(sum(drafts.mapped("sale_net")), order.amount_untaxed)

    def test_return_before_settlement(self):
        order = self._sell(self._goods(10), 3)
        self._return(order, 1)
        self.assert_amounts(self._settle(), gross=22, owed=18.7)

    def test_return_after_settlement_is_in_the_next(self):
        order = self._sell(self._goods(10), 3)
        first = self._settle()
        first.action_confirm()
        self._return(order, 1, self.reason_producer)
        second = self._settle()
        self.assert_amounts(first, gross=33, owed=28.05)
        self.assert_amounts(second, gross=-11, owed=-9.35, commission_net=-1.5)
        self.assertEqual(second.line_ids.quantity, -1)

    def test_return_at_linfas_cost(self):
        """The customer has 11.00 back; the producer keeps 9.35; LINFA bears 10.00 net."""
        order = self._sell(self._goods(10), 3)
        self._settle().action_confirm()
        self._return(order, 1, self.reason_coop)
        self.assertEqual(order.order_line.coop_returned_qty, 1)
        second = self._settle()
        self.assert_amounts(
            second, gross=-11, owed=0, commission_net=0, vat_to_state=-1, coop_cost=10, to_pay=0
        )
        self.assertEqual(second.line_ids.bearer, "cooperative")
        second.action_confirm()
        self.assertFalse(second.move_ids)

    def test_return_at_linfas_cost_of_what_the_producer_sells(self):
        self.producer.seller_model = "intermediation"
        order = self._sell(self._goods(10), 2)
        self._return(order, 1, self.reason_coop)
        settlement = self._settle()
        self.assertEqual(settlement.line_count, 2)
        self.assert_amounts(
            settlement, gross=11, owed=18.34, commission_net=3, commission_vat=0.66, coop_cost=11
        )

    def test_reason_corrected_after_settlement(self):
        order = self._sell(self._goods(10), 2)
        back = self._return(order, 1, self.reason_coop)
        self._settle().action_confirm()
        back.return_reason_id = self.reason_producer
        self.assert_amounts(self._settle(), gross=0, owed=-9.35, coop_cost=-10)
        self.assertFalse(self._settle())

    def test_new_price_makes_a_difference(self):
        order = self._sell(self._goods(10), 2)
        self._settle().action_confirm()
        order.order_line.price_unit = 9
        second = self._settle()
        self.assert_amounts(second, gross=-2.2, owed=-1.87)
        self.assertEqual(second.line_ids.quantity, 0)

    def test_cancelled_order_is_reversed(self):
        offer = self._goods(50, type="service", invoice_policy="delivery")
        order = self._sell(offer, 1, deliver=False)
        order.order_line.qty_delivered = 1
        first = self._settle()
        first.action_confirm()
        order._action_cancel()
        second = self._settle()
        self.assertAlmostEqual(first.owed + second.owed, 0)
        self.assertFalse(self._settle())

    def test_agreed_price_stays_agreed(self):
        self.producer.seller_model = "resale"
        offer = self._goods(10)
        agreed = self.env["product.supplierinfo"].create(
            {"partner_id": self.producer.id, "product_tmpl_id": offer.id, "price": 6}
        )
        order = self._sell(offer, 2)
        first = self._settle()
        first.action_confirm()
        agreed.price = 7
        offer.own_seller_model = "commission"
        self.assertFalse(self._settle())
        self._return(order, 2)
        second = self._settle()
        self.assertAlmostEqual(first.owed_net + second.owed_net, 0)

    def test_another_fulfiller_takes_over(self):
        order = self._sell(self._goods(10), 1)
        self._settle().action_confirm()
        other = self._create_producer("Malga Due")
        order.order_line.fulfiller_id = other
        both = self._settle(partners=self.producer | other)
        self.assertEqual({s.partner_id: s.gross for s in both}, {self.producer: -11, other: 11})
        self.assertFalse(self._settle(partners=self.producer | other))

    def test_negative_total_is_carried_over(self):
        order = self._sell(self._goods(10), 2)
        self._settle().action_confirm()
        self._return(order, 2)
        negative = self._settle()
        negative.action_confirm()
        self.assertEqual(negative.bill_id.move_type, "in_refund")
        self._sell(self._goods(30), 1)
        third = self._settle()
        self.assertEqual(negative.carried_over_id, third)
        self.assert_amounts(third, gross=33, owed=28.05, carried=-18.7, to_pay=9.35)
        third.action_cancel()
        self.assertFalse(negative.carried_over_id)
        fourth = self._settle()
        self.assert_amounts(fourth, carried=-18.7, to_pay=9.35)

    def test_cancelled_draft_frees_its_lines(self):
        self._sell(self._goods(10), 1)
        first = self._settle()
        first.action_cancel()
        second = self._settle()
        self.assertNotEqual(first, second)
        self.assert_amounts(first, gross=0)
        self.assert_amounts(second, gross=11)

    def test_due_writes_nothing(self):
        self._sell(self._goods(10), 1)
        due = self.Settlement._get_due(self.company, self._settle.__defaults__[0], self.producer)
        self.assertEqual(due[self.producer]["owed_net"], 8.5)
        self.assertFalse(self.Settlement.search([("partner_id", "=", self.producer.id)]))

    def _count_queries(self, lines):
        """Return the queries that a run makes for so many delivered lines."""
        offers = [self._goods(10, name=f"Forma {number}") for number in range(lines)]
        orders = self._create_order(offers)
        orders.action_confirm()
        orders.date_order = datetime(2026, 3, 2)
        picking = orders.picking_ids
        for move in picking.move_ids:
            move.write({"quantity": 1, "picked": True})
        picking._action_done()
        picking.move_ids.date = datetime(2026, 3, 10)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.cr.sql_log_count
        settlement = self._settle()
        self.env.flush_all()
        queries = self.cr.sql_log_count - before
        self.assertEqual(settlement.line_count, lines)
        settlement.action_cancel()
        orders._action_cancel()
        return queries

    def test_queries_do_not_grow_with_the_lines(self):
        self._count_queries(1)  # what is read once per process
        few = self._count_queries(3)
        many = self._count_queries(30)
        self.assertLessEqual(many, few + 5)
