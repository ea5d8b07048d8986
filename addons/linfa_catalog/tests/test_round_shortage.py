from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .round_common import RoundCommon


@tagged("post_install", "-at_install")
class TestRoundShortage(RoundCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.round_shortages = "manual"

    def _make_short(self, quantity, orders=(2, 3, 1)):
        """Return orders of so much cheese, the first confirmed first, and the request of
        the closed round after its producer said how much there is."""
        found = self.env["sale.order"]
        for number, wanted in enumerate(orders):
            order = self._confirm({self.cheese: wanted})
            order.date_order = f"2026-11-20 0{number + 1}:00:00"
            found += order
        request = self._close()["Formaggella di monte"]
        request._report_short(quantity, "La mucca è malata")
        return found, request

    def test_the_last_order_loses_first(self):
        orders, request = self._make_short(4)
        shortages = request.shortage_ids.sorted(lambda one: one.order_id.id)
        self.assertEqual(shortages.order_id, orders[1:])
        self.assertEqual(shortages.mapped("given_qty"), [2, 0])
        self.assertEqual(set(shortages.mapped("state")), {"to_decide"})
        self.assertEqual(orders.order_line.mapped("product_uom_qty"), [2, 3, 1])
        self.assertFalse(self._get_mails(self.customer, "missing"))
        self.assertEqual(self.round.receipt_ids.move_ids.product_uom_qty, 4)

    def test_saying_it_again_replaces_what_was_not_told(self):
        orders, request = self._make_short(4)
        request._report_short(5, "")
        self.assertEqual(request.shortage_ids.order_id, orders[2])
        request.action_confirm()
        self.assertFalse(request.shortage_ids)
        self.assertEqual(self.round.receipt_ids.move_ids.product_uom_qty, 6)

    def test_telling_reduces_order_delivery_and_price(self):
        orders, request = self._make_short(4)
        before = orders[1].amount_total
        request.shortage_ids.action_tell()
        self.assertEqual(orders.order_line.mapped("product_uom_qty"), [2, 2, 0])
        self.assertEqual(orders[1].picking_ids.move_ids.product_uom_qty, 2)
        live = orders[2].picking_ids.move_ids.filtered(lambda move: move.state != "cancel")
        self.assertFalse(sum(live.mapped("product_uom_qty")))
        refund = orders[1].amount_to_refund
        self.assertAlmostEqual(refund, before - orders[1].amount_total, 2)
        shortage = request.shortage_ids.filtered(lambda one: one.order_id == orders[1])
        self.assertAlmostEqual(refund, shortage.refund_amount, 2)
        self.assertEqual(orders[0].amount_to_refund, 0)

    def test_the_customer_is_told_once_in_plain_words(self):
        orders, request = self._make_short(4)
        request.shortage_ids.action_tell()
        request.shortage_ids.action_tell()
        mail = self._get_mails(self.customer, orders[1].name)
        self.assertEqual((len(mail), mail.state), (1, "outgoing"))
        self.assertIn("La mucca è malata", mail.body_html)
        self.assertIn("Formaggella", mail.body_html)
        self.assertEqual(orders.order_line.mapped("product_uom_qty"), [2, 2, 0])

    def test_a_later_shortage_takes_only_what_is_left(self):
        orders, request = self._make_short(4)
        request.shortage_ids.action_tell()
        request._report_short(3, "")
        last = request.shortage_ids.filtered(lambda one: one.state == "to_decide")
        self.assertEqual((last.order_id, last.given_qty), (orders[1], 1))

    def test_the_price_of_the_order_is_kept(self):
        orders, request = self._make_short(4)
        price = orders[1].order_line.price_unit
        self.cheese.list_price = 99
        request.shortage_ids.action_tell()
        self.assertEqual(orders[1].order_line.price_unit, price)

    def test_automatic_shortages_are_told_at_once(self):
        self.company.round_shortages = "automatic"
        orders, request = self._make_short(5)
        self.assertEqual(request.shortage_ids.state, "told")
        self.assertEqual(orders[2].order_line.product_uom_qty, 0)

    def test_after_the_deadline_nobody_waits_longer(self):
        _orders, request = self._make_short(5)
        self.env["linfa.shortage"]._cron_tell()
        self.assertEqual(request.shortage_ids.state, "to_decide")
        request.shortage_ids.deadline = "2026-01-01 08:00:00"
        self.env["linfa.shortage"]._cron_tell()
        self.assertEqual(request.shortage_ids.state, "told")

    def test_a_substitute_costs_no_more(self):
        butter = self._create_food(self.orto, name="Burro", list_price=20.0, sold_in_rounds=True)
        orders, request = self._make_short(5)
        paid = orders[2].amount_total
        request.shortage_ids.substitute_id = butter.product_variant_id
        request.shortage_ids.action_tell()
        self.assertAlmostEqual(orders[2].amount_total, paid, 2)
        self.assertEqual(orders[2].amount_to_refund, 0)
        asked = self.round.request_ids.filtered(lambda one: one.producer_id == self.orto)
        self.assertEqual((asked.product_id.name, asked.ordered_qty), ("Burro", 1))
        self.assertTrue(asked.move_ids)
        self.assertTrue(self._get_mails(self.orto))

    def test_a_cheaper_substitute_gives_back_the_difference(self):
        orders, request = self._make_short(5)
        paid = orders[2].amount_total
        request.shortage_ids.substitute_id = self.salad.product_variant_id
        request.shortage_ids.action_tell()
        self.assertAlmostEqual(orders[2].amount_to_refund, paid - orders[2].amount_total, 2)
        self.assertGreater(orders[2].amount_to_refund, 0)

    def test_a_refund_through_the_provider_is_made_once(self):
        orders, request = self._make_short(4)
        request.shortage_ids.action_tell()
        amount = orders[1].amount_to_refund
        orders[1].action_refund()
        refund = orders[1].transaction_ids.child_transaction_ids
        self.assertAlmostEqual(refund.amount, -amount, 2)
        self.assertEqual(orders[1].amount_to_refund, 0)
        with self.assertRaises(UserError):
            orders[1].action_refund()
        self.assertEqual(len(orders[1].transaction_ids.child_transaction_ids), 1)

    def test_a_refund_by_hand_is_noted_once(self):
        orders, request = self._make_short(4)
        request.shortage_ids.action_tell()
        orders[1].transaction_ids.provider_id.state = "disabled"
        amount = orders[1].amount_to_refund
        orders[1].action_refund()
        self.assertAlmostEqual(orders[1].amount_to_refund, amount, 2)
        orders[1].action_refund_done()
        self.assertEqual(orders[1].amount_to_refund, 0)
        self.assertAlmostEqual(orders[1].refunded_by_hand, amount, 2)

    def test_who_did_not_pay_gets_nothing_back(self):
        order = self._confirm({self.cheese: 2}, paid=False)
        request = self._close()["Formaggella di monte"]
        request._report_short(1, "")
        request.shortage_ids.action_tell()
        self.assertEqual(order.amount_to_refund, 0)
        self.assertTrue(self._get_mails(self.customer, order.name))

    def test_a_cancelled_order_gives_back_all(self):
        order = self._confirm({self.cheese: 2})
        paid = order.amount_total
        order._action_cancel()
        self.assertAlmostEqual(order.amount_to_refund, paid, 2)

    def test_only_less_is_a_shortage(self):
        _orders, request = self._make_short(4)
        for quantity in (6, 7, -1):
            with self.assertRaises(ValidationError):
                request._report_short(quantity, "")

    def test_nothing_is_short_after_the_collection(self):
        self._confirm({self.cheese: 2})
        request = self._close()["Formaggella di monte"]
        self.round.receipt_ids.button_validate()
        with self.assertRaises(ValidationError):
            request._report_short(1, "")
