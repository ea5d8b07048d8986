from odoo.tests import tagged

from .round_common import RoundCommon


@tagged("post_install", "-at_install")
class TestRoundPaid(RoundCommon):
    def _pay_late(self, quantities):
        """Return an order that was paid while its round closed."""
        order = self._create_quantities(quantities)
        transaction = self._pay(order)
        self.round.action_close()
        return order, transaction

    def test_the_order_goes_to_the_next_round(self):
        coming = self._create_round(days=7)
        order, transaction = self._pay_late({self.cheese: 2})
        transaction._post_process()
        self.assertEqual((order.state, order.round_id), ("sale", coming))
        self.assertFalse(order.shortage_ids)
        self.assertFalse(order.activity_ids)
        mail = self._get_mails(self.customer, order.name)
        self.assertEqual(len(mail), 1)
        self.assertEqual(mail.state, "outgoing")
        self.assertFalse(self.round.request_ids)
        coming.write({"state": "open"})
        coming.action_close()
        self.assertEqual(coming.request_ids.ordered_qty, 2)

    def test_without_a_round_the_money_goes_back(self):
        order, transaction = self._pay_late({self.cheese: 2, self.knife: 1})
        paid = order.amount_total
        transaction._post_process()
        self.assertEqual(order.state, "sale")
        shortage = order.shortage_ids
        self.assertEqual((shortage.state, shortage.given_qty), ("told", 0))
        self.assertEqual(order.order_line.mapped("product_uom_qty"), [0, 1])
        self.assertAlmostEqual(order.amount_to_refund, paid - order.amount_total, 2)
        self.assertAlmostEqual(order.amount_to_refund, shortage.refund_amount, 2)
        self.assertGreater(order.amount_to_refund, 0)
        self.assertEqual(len(self._get_mails(self.customer, order.name)), 1)
        moved = order.picking_ids.move_ids.product_id
        self.assertEqual(moved, self.knife.product_variant_id)

    def test_what_another_round_takes_is_delivered(self):
        coming = self._create_round(days=7, producer_ids=self.orto.ids)
        order, transaction = self._pay_late({self.cheese: 2, self.salad: 3})
        transaction._post_process()
        self.assertEqual((order.state, order.round_id), ("sale", coming))
        self.assertEqual(order.shortage_ids.product_id, self.cheese.product_variant_id)
        self.assertEqual(order.order_line.mapped("product_uom_qty"), [0, 3])

    def test_the_last_place_was_taken_while_paying(self):
        coming = self._create_round(days=7)
        self.round.max_orders = 1
        late = self._create_quantities({self.cheese: 1})
        transaction = self._pay(late)
        self._confirm({self.cheese: 1})
        transaction._post_process()
        self.assertEqual((late.state, late.round_id), ("sale", coming))
