"""What the tests of settlements start from: a producer, offers with VAT, deliveries."""

from datetime import date, datetime

from odoo.fields import Command

from .common import LinfaCatalogCommon

DAY = date(2026, 3, 31)


class SettlementCommon(LinfaCatalogCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.Settlement = cls.env["linfa.settlement"]
        cls.producer = cls._create_producer(
            name="Malga Conti", seller_model="commission", commission_rate=15
        )
        cls.reason_coop = cls.env["linfa.return.reason"].create(
            {"name": "Caduta dal furgone", "bearer": "cooperative"}
        )
        cls.reason_producer = cls.env["linfa.return.reason"].create(
            {"name": "Andata a male", "bearer": "producer"}
        )

    @classmethod
    def _tax(cls, amount, use="sale", **values):
        """Return the tax of the tests with this rate; each is made once."""
        name = f"Test {amount} {use} {sorted(values)}"
        tax = cls.env["account.tax"].search(
            [("name", "=", name), ("company_id", "=", cls.company.id)]
        )
        return tax or cls.env["account.tax"].create(
            {
                "name": name,
                "amount": amount,
                "type_tax_use": use,
                "company_id": cls.company.id,
                **values,
            }
        )

    @classmethod
    def _goods(cls, price, sale_vat=10, purchase_vat=None, producer=None, **values):
        """Return an offer with these rates; the purchase has that of the sale."""
        rate = sale_vat if purchase_vat is None else purchase_vat
        return cls._create_offer(
            producer or cls.producer,
            list_price=price,
            taxes_id=[Command.set(cls._tax(sale_vat).ids)],
            supplier_taxes_id=[Command.set(cls._tax(rate, "purchase").ids)],
            **values,
        )

    @classmethod
    def _sell(cls, offer, quantity=1, deliver=True, partner=None, **values):
        """Return a confirmed order of one offer, delivered unless told otherwise."""
        order = cls._create_order([offer], partner=partner)
        order.order_line.write({"product_uom_qty": quantity, **values})
        order.date_order = datetime(2026, 3, 2, 9)
        order.action_confirm()
        order.date_order = datetime(2026, 3, 2, 9)
        if deliver:
            cls._deliver(order, quantity)
        return order

    @classmethod
    def _deliver(cls, order, quantity, day=datetime(2026, 3, 10, 9)):
        """Deliver some of the first line of an order, on a day."""
        picking = order.picking_ids.filtered(lambda p: p.state not in ("done", "cancel"))[:1]
        picking.move_ids.write({"quantity": quantity, "picked": True})
        picking.with_context(skip_backorder=False)._action_done()
        picking.move_ids.date = day
        return picking

    @classmethod
    def _return(cls, order, quantity, reason=None, day=datetime(2026, 3, 20, 9)):
        """Let the customer give back some of what was delivered first."""
        picking = order.picking_ids.filtered(
            lambda p: p.state == "done" and p.picking_type_code == "outgoing"
        )[:1]
        wizard = (
            cls.env["stock.return.picking"]
            .with_context(active_id=picking.id, active_model="stock.picking")
            .create({"return_reason_id": reason and reason.id})
        )
        wizard.product_return_moves.quantity = quantity
        back = wizard._create_return()
        back.move_ids.write({"quantity": quantity, "picked": True})
        back._action_done()
        back.move_ids.date = day
        return back

    @classmethod
    def _settle(cls, day=DAY, partners=None):
        """Settle the producer of the tests, or these."""
        return cls.Settlement._run(cls.company, day, "on_demand", partners or cls.producer)

    def assert_amounts(self, settlement, **expected):
        """Check totals to the cent, and that all of it adds up."""
        found = {name: settlement[name] for name in expected}
        for name, amount in expected.items():
            self.assertEqual(
                settlement.currency_id.compare_amounts(found[name], amount), 0, (name, found)
            )
        here, there = settlement._get_identity()
        self.assertEqual(settlement.currency_id.compare_amounts(here, there), 0)
