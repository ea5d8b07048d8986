from datetime import date, datetime

from odoo.tests import tagged

from .settlement_common import DAY, SettlementCommon


@tagged("post_install", "-at_install")
class TestSettlementAmounts(SettlementCommon):
    def test_sold_on_consignment(self):
        """10.00 + VAT 10 %: LINFA keeps 15 %, the producer gets 8.50 + VAT 0.85."""
        self._sell(self._goods(10), 3)
        settlement = self._settle()
        self.assert_amounts(
            settlement,
            gross=33,
            sale_net=30,
            sale_vat=3,
            commission_net=4.5,
            commission_vat=0,
            owed_net=25.5,
            owed_vat=2.55,
            owed=28.05,
            vat_to_state=0.45,
            to_pay=28.05,
        )

    def test_bought_at_the_producers_price(self):
        self.producer.seller_model = "resale"
        offer = self._goods(10)
        self.env["product.supplierinfo"].create(
            {"partner_id": self.producer.id, "product_tmpl_id": offer.id, "price": 6.4}
        )
        self._sell(offer, 2)
        self.assert_amounts(
            self._settle(),
            gross=22,
            owed_net=12.8,
            owed_vat=1.28,
            commission_net=7.2,
            vat_to_state=0.72,
        )

    def test_bought_without_agreed_price_keeps_the_share(self):
        self.producer.seller_model = "resale"
        self._sell(self._goods(10), 2)
        self.assert_amounts(self._settle(), gross=22, owed_net=17, commission_net=3)

    def test_sold_by_the_producer(self):
        """Customers' 22.00 are the producer's; LINFA invoices 3.00 + VAT 22 %."""
        self.producer.seller_model = "intermediation"
        self._sell(self._goods(10), 2)
        self.assert_amounts(
            self._settle(),
            gross=22,
            commission_net=3,
            commission_vat=0.66,
            owed=18.34,
            vat_to_state=0,
        )

    def test_all_models_in_one_settlement(self):
        for model in ("resale", "commission", "intermediation"):
            self._sell(self._goods(10, own_seller_model=model), 1)
        settlement = self._settle()
        self.assertEqual(len(settlement), 1)
        self.assert_amounts(
            settlement,
            gross=33,
            commission_net=4.5,
            commission_vat=0.33,
            owed=9.35 + 9.35 + 9.17,
            vat_to_state=0.3,
        )

    def test_producer_without_vat(self):
        self.producer.sells_without_vat = True
        self._sell(self._goods(10), 1)
        settlement = self._settle()
        self.assert_amounts(settlement, gross=11, owed=8.5, owed_vat=0, vat_to_state=1)
        self.assertFalse(settlement.line_ids.purchase_tax_ids)

    def test_purchase_vat_by_fiscal_position(self):
        offer = self._goods(10)
        tax = offer.supplier_taxes_id
        position = self.env["account.fiscal.position"].create({"name": "Aliquota ridotta"})
        lower = self._tax(4, "purchase", fiscal_position_ids=[(6, 0, position.ids)])
        lower.original_tax_ids = tax
        self.producer.property_account_position_id = position
        self._sell(offer, 1)
        self.assert_amounts(self._settle(), owed_net=8.5, owed_vat=0.34, vat_to_state=0.66)

    def test_purchase_vat_nobody_chose_is_that_of_the_sale(self):
        self.company.account_purchase_tax_id = self._tax(22, "purchase")
        self._tax(4, "purchase", sequence=0)
        offer = self._goods(10, sale_vat=4)
        offer.supplier_taxes_id = self.company.account_purchase_tax_id
        self._sell(offer, 1)
        self.assert_amounts(self._settle(), owed_net=8.5, owed_vat=0.34, vat_to_state=0.06)

    def test_price_with_vat_included_and_discount(self):
        offer = self._create_offer(self.producer, list_price=9.99)
        offer.taxes_id = self._tax(4, price_include_override="tax_included")
        offer.supplier_taxes_id = self._tax(4, "purchase")
        order = self._sell(offer, 7, discount=12.5)
        settlement = self._settle()
        self.assert_amounts(settlement, gross=order.amount_total, sale_net=order.amount_untaxed)

    def test_vat_is_that_of_the_document(self):
        """Ten times 0.37 net: by line VAT would be 0.40, on the document it is 0.37."""
        self.producer.commission_rate = 0
        offer = self._goods(0.37)
        for _ in range(10):
            self._sell(offer, 1)
        settlement = self._settle()
        self.assert_amounts(settlement, owed_net=3.7, owed_vat=0.37)
        self.assertAlmostEqual(sum(settlement.line_ids.mapped("owed_vat")), 0.37)

    def test_free_lines_settle_to_zero(self):
        self._sell(self._goods(0, is_published=False), 2)
        settlement = self._settle()
        self.assertEqual(settlement.line_count, 1)
        self.assert_amounts(settlement, gross=0, owed=0, to_pay=0)

    def test_what_is_nobodys_is_not_settled(self):
        order = self._create_order([self._goods(10)])
        delivery = self.env["product.product"].create(
            {"name": "Consegna", "type": "service", "invoice_policy": "delivery"}
        )
        order.order_line = [(0, 0, {"product_id": delivery.id, "qty_delivered": 1})]
        order.action_confirm()
        order.date_order = datetime(2026, 3, 2)
        self._deliver(order, 1)
        found = self._settle().line_ids.product_id.product_tmpl_id
        self.assertEqual(found.producer_id, self.producer)

    def test_services_count_when_delivered(self):
        offer = self._goods(50, type="service", invoice_policy="delivery")
        order = self._sell(offer, 2, deliver=False)
        self.assertFalse(self._settle())
        order.order_line.qty_delivered = 1
        self.assert_amounts(self._settle(), gross=55)

    def test_undelivered_waits(self):
        self._sell(self._goods(10), 1, deliver=False)
        self.assertFalse(self._settle())

    def test_days_are_italian(self):
        """23:30 of 31 March in Italy is 21:30 UTC; half past midnight is 1 April."""
        first = self._sell(self._goods(10), 1, deliver=False)
        self._deliver(first, 1, day=datetime(2026, 3, 31, 21, 30))
        second = self._sell(self._goods(20), 1, deliver=False)
        self._deliver(second, 1, day=datetime(2026, 3, 31, 22, 30))
        settlement = self._settle(DAY)
        self.assertEqual(settlement.line_ids.mapped("origin"), [first.name])
        self.assertEqual(settlement.line_ids.date, DAY)
        settlement.action_confirm()
        later = self._settle(date(2026, 4, 1))
        self.assertEqual(later.line_ids.mapped("origin"), [second.name])

    def test_partial_delivery_before_the_day_and_the_rest_after(self):
        order = self._sell(self._goods(10), 3, deliver=False)
        self._deliver(order, 1)
        self._deliver(order, 2, day=datetime(2026, 4, 10))
        self.assert_amounts(self._settle(), gross=11)
        self.assert_amounts(self._settle(date(2026, 4, 30)), gross=33)
