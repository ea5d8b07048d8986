from odoo import Command
from odoo.exceptions import UserError
from odoo.tests import tagged

from .round_common import RoundCommon


@tagged("post_install", "-at_install")
class TestRoundClosing(RoundCommon):
    def _create_carrier(self, name="Furgone", **values):
        product = self.env["product.product"].create({"name": name, "type": "service"})
        return self.env["delivery.carrier"].create(
            {"name": name, "delivery_type": "fixed", "product_id": product.id, **values}
        )

    def test_requests_add_up_the_orders(self):
        self._confirm({self.cheese: 2, self.salad: 1})
        self._confirm({self.cheese: 3, self.knife: 5})
        self._create_quantities({self.cheese: 50})  # A quotation asks nothing.
        requests = self._close()
        self.assertEqual(
            {name: request.ordered_qty for name, request in requests.items()},
            {"Formaggella di monte": 5, "Insalata": 1},
        )
        self.assertEqual(requests["Insalata"].producer_id, self.orto)
        self.assertEqual(requests["Insalata"].state, "new")

    def test_dozens_are_counted_in_units(self):
        order = self._create_quantities({self.cheese: 2})
        order.order_line.product_uom_id = self.env.ref("uom.product_uom_dozen")
        order.action_confirm()
        self._confirm({self.cheese: 1})
        self.assertEqual(self._close()["Formaggella di monte"].ordered_qty, 25)

    def test_closing_twice_is_answered(self):
        self._confirm({self.cheese: 2})
        first, second = self.round.action_close(), self.round.action_close()
        self.assertEqual(first["params"]["type"], "success")
        self.assertEqual(second["params"]["type"], "warning")
        self.assertEqual(len(self.round.request_ids), 1)
        self.assertEqual(len(self.round.receipt_ids), 1)

    def test_a_collection_per_producer_is_ready(self):
        self._confirm({self.cheese: 2, self.salad: 1})
        self._close()
        receipts = self.round.receipt_ids
        self.assertEqual(receipts.partner_id, self.malga + self.orto)
        self.assertEqual(set(receipts.mapped("state")), {"assigned"})
        kind = receipts.picking_type_id
        self.assertEqual(kind.code, "incoming")
        self.assertEqual(receipts.location_dest_id, self.round._get_hub().lot_stock_id)
        self.assertEqual(receipts[0].move_ids.quantity, receipts[0].move_ids.product_uom_qty)

    def test_deliveries_are_put_together_by_destination(self):
        van = self._create_carrier()
        collio = [self._confirm({self.cheese: 1}, carrier_id=van.id) for _number in range(2)]
        neighbour = self.customer.copy(
            {"name": "Gino Bagozzi", **self.bagolino._prepare_address_vals()}
        )
        neighbour.municipality_id = self.bagolino
        far = self._confirm({self.cheese: 1}, partner=neighbour, carrier_id=van.id)
        self._close()
        batches = self.round.batch_ids
        self.assertEqual(len(batches), 2)
        self.assertEqual(set(batches.mapped("state")), {"in_progress"})
        together = collio[0].picking_ids.batch_id
        self.assertEqual(together, collio[1].picking_ids.batch_id)
        self.assertIn("Furgone", together.description)
        self.assertNotEqual(far.picking_ids.batch_id, together)
        self.assertEqual(far.picking_ids.round_id, self.round)

    def test_goods_received_are_reserved_for_the_orders(self):
        self.cheese.is_storable = True
        order = self._confirm({self.cheese: 4})
        self.assertEqual(order.picking_ids.state, "confirmed")
        self._close()
        self.round.receipt_ids.button_validate()
        self.assertEqual(self.round.receipt_ids.state, "done")
        self.assertEqual(order.picking_ids.state, "assigned")
        location = self.malga._get_producer_location(self.round._get_hub())
        self.assertFalse(location.quant_ids.filtered(lambda quant: quant.quantity < 0))

    def test_producers_are_told_once_when_it_closes(self):
        order = self._confirm({self.cheese: 2, self.knife: 1})
        before = self._get_mails(self.malga)
        self.assertEqual(len(before), 1, "the knife is told at once")
        self.assertNotIn("Formaggella", before.body_html)
        self._close()
        mail = self._get_mails(self.malga) - before
        self.assertEqual((len(mail), mail.state), (1, "outgoing"))
        self.assertIn("Formaggella", mail.body_html)
        for private in ("Bontempi", "Rosa", "Via Roma", order.name):
            self.assertNotIn(private, mail.body_html)
        self.assertTrue(all(order.order_line.mapped("producer_notified")))

    def test_a_producer_without_mail_is_called(self):
        self.malga.email = False
        self._confirm({self.cheese: 2})
        self._close()
        self.assertIn("Malga Alta", self.round.activity_ids.note)
        self.assertFalse(self._get_mails(self.malga))

    def test_done_wants_everything_delivered(self):
        order = self._confirm({self.cheese: 2})
        self._close()
        with self.assertRaises(UserError):
            self.round.action_done()
        order.picking_ids.move_ids.quantity = 2
        order.picking_ids.with_context(skip_backorder=True).button_validate()
        self.round.action_done()
        self.assertEqual(self.round.state, "done")

    def test_cancelling_moves_the_orders(self):
        coming = self._create_round(days=7)
        order = self._confirm({self.cheese: 2})
        self._close()
        self.round.action_cancel()
        self.assertEqual((self.round.state, order.round_id), ("cancelled", coming))
        self.assertEqual(self.round.receipt_ids.state, "cancel")
        self.assertNotEqual(order.picking_ids.state, "cancel")
        self.assertFalse(order.picking_ids.batch_id)
        self.assertEqual(len(self._get_mails(self.customer, order.name)), 1)
        coming.write({"state": "open"})
        coming.action_close()
        self.assertEqual(coming.request_ids.ordered_qty, 2)

    def test_cancelling_refunds_what_no_round_takes(self):
        order = self._confirm({self.cheese: 2})
        paid = order.amount_total
        self.round.action_cancel()
        self.assertEqual(order.order_line.product_uom_qty, 0)
        self.assertAlmostEqual(order.amount_to_refund, paid, 2)
        self.assertEqual(len(self._get_mails(self.customer, order.name)), 1)

    def test_figures(self):
        self._confirm({self.cheese: 2, self.knife: 1})
        self._confirm({self.salad: 1})
        self.round.invalidate_recordset()
        self.assertEqual((self.round.order_count, self.round.producer_count), (2, 2))
        lines = self.round.order_ids.order_line.filtered("is_round_line")
        self.assertAlmostEqual(self.round.amount_total, sum(lines.mapped("price_total")), 2)

    def test_who_may_see_and_close(self):
        office = self._create_user("ufficio", "linfa_catalog.linfa_catalog_group_user")
        resident = self._create_user("residente", "base.group_portal")
        plain = self._create_user("contabile", "base.group_user")
        self._confirm({self.cheese: 2})
        self.round.with_user(office).action_close()
        self.assertEqual(self.round.state, "closed")
        for model in ("linfa.round", "linfa.round.request", "linfa.shortage"):
            for user in (resident, plain):
                self.assertFalse(self.env[model].with_user(user).has_access("read"))

    def test_a_round_with_orders_is_not_deleted(self):
        self._create_order(self.cheese)
        with self.assertRaises(UserError):
            self.round.unlink()

    def test_only_an_open_round_is_closed(self):
        with self.assertRaises(UserError):
            self._create_round(days=7).action_close()

    def test_capacity_belongs_to_one(self):
        self.round.capacity_ids = [Command.create({"producer_id": self.malga.id})]
        self.assertFalse(self.round.capacity_ids.template_id)
