from datetime import timedelta

from odoo.fields import Datetime
from odoo.tests import tagged

from .stock_common import StockCommon


@tagged("post_install", "-at_install")
class TestShortageOfPaidGoods(StockCommon):
    """A payment arrives when the goods are gone: the money has a way back."""

    def _confirm_paid(self):
        """Return a confirmed order of 3, paid when only 1 piece was left."""
        order = self._create_stock_order([self.cheese], 3)
        payment = self._create_payment(order)
        order.hold_ids.expires_at = Datetime.now() - timedelta(minutes=1)
        self._create_stock_order([self.cheese], 2).action_confirm()
        payment._set_done()
        order.action_confirm()
        return order

    def setUp(self):
        super().setUp()
        self._put(self.cheese, 3)

    def test_the_office_finds_it_in_the_list_of_shortages(self):
        order = self._confirm_paid()
        shortage = self.env["linfa.shortage"].search([("order_id", "=", order.id)])
        self.assertEqual((shortage.asked_qty, shortage.given_qty), (3, 1))
        self.assertEqual(shortage.state, "to_decide")

    def test_the_money_of_what_lacks_goes_back(self):
        order = self._confirm_paid()
        paid, price = order.amount_total, order.order_line.price_total / 3
        self.env["linfa.shortage"].search([("order_id", "=", order.id)])._apply()
        self.assertEqual(order.order_line.product_uom_qty, 1)
        self.assertAlmostEqual(order.amount_to_refund, 2 * price, 2)
        self.assertAlmostEqual(order.amount_total + order.amount_to_refund, paid, 2)

    def test_a_line_is_listed_once(self):
        order = self._confirm_paid()
        order.order_line._handle_paid_shortage(2)
        found = self.env["linfa.shortage"].search_count([("order_id", "=", order.id)])
        self.assertEqual(found, 1)
