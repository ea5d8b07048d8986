"""Whatever happens in whatever order: all that was settled is what the order is worth."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from odoo.tests import tagged

from .settlement_common import SettlementCommon

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["deliver", "return", "return_coop", "price", "settle", "confirm"]),
        st.integers(1, 4),
    ),
    min_size=1,
    max_size=8,
)
QUICK = settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.generate),  # to shrink would take minutes
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@tagged("post_install", "-at_install")
class TestSettlementProperty(SettlementCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.goods = {
            (model, rate): cls._goods(1, rate, own_seller_model=model, invoice_policy="delivery")
            for model in ("resale", "commission", "intermediation")
            for rate in (4, 10, 22)
        }

    def _step(self, order, name, quantity, cents):
        if name == "deliver":
            waiting = order.order_line.product_uom_qty - sum(
                order.picking_ids.filtered(
                    lambda p: p.state == "done" and p.picking_type_code == "outgoing"
                ).move_ids.mapped("quantity")
            )
            if waiting:
                self._deliver(order, min(quantity, waiting))
        elif name.startswith("return") and order.order_line.qty_delivered >= 1:
            reason = self.reason_coop if name == "return_coop" else self.reason_producer
            self._return(order, 1, reason)
        elif name == "price":
            order.order_line.price_unit = (cents + 37 * quantity) / 100
        elif name == "settle":
            self._settle()
        elif name == "confirm":
            self._drafts().action_confirm()

    def _drafts(self):
        return self.Settlement.search(
            [("partner_id", "=", self.producer.id), ("state", "=", "draft")]
        )

    def _check(self, order):
        settlements = self.Settlement.search([("partner_id", "=", self.producer.id)])
        for settlement in settlements:
            self.assert_amounts(settlement)
            self._check_documents(settlement)
        line = order.order_line
        base_line = line._prepare_base_line_for_taxes_computation(quantity=line.qty_delivered)
        self.env["account.tax"]._add_tax_details_in_base_line(base_line, self.company)
        self.env["account.tax"]._round_base_lines_tax_details([base_line], self.company)
        details = base_line["tax_details"]
        lines = settlements.line_ids.filtered(lambda row: row.res_id == line.id)
        self.assertAlmostEqual(sum(lines.mapped("gross")), details["total_included"], 4)
        self.assertAlmostEqual(sum(lines.mapped("sale_net")), details["total_excluded"], 4)
        mine = lines.filtered(lambda row: row.bearer == "producer")
        paid = line.qty_delivered + line.coop_returned_qty
        self.assertAlmostEqual(sum(mine.mapped("quantity")), paid, 4)
        share = self.company.currency_id.round(
            sum(mine.mapped("sale_net")) * line.commission_rate / 100
        )
        self.assertAlmostEqual(sum(mine.mapped("commission_net")), share, 4)

    def _check_documents(self, settlement):
        bill, fee = settlement.bill_id, settlement.fee_id
        billed = settlement.line_ids.filtered(
            lambda line: line.seller_model in ("resale", "commission")
        )
        if bill:
            self.assertAlmostEqual(sum(billed.mapped("owed")), -bill.amount_total_signed, 4)
        if fee:
            total = settlement.commission_net + settlement.commission_vat
            kept = sum(line.commission_net + line.commission_vat for line in billed)
            self.assertAlmostEqual(total - kept, fee.amount_total_signed, 4)

    @QUICK
    @given(
        steps=STEPS,
        model=st.sampled_from(["resale", "commission", "intermediation"]),
        rate=st.sampled_from([4, 10, 22]),
        cents=st.integers(1, 2000),
        share=st.integers(0, 10000),
    )
    def test_any_sequence_adds_up(self, steps, model, rate, cents, share):
        with self.cr.savepoint() as savepoint:
            self.producer.commission_rate = share / 100
            order = self._sell(self.goods[model, rate], 6, deliver=False, price_unit=cents / 100)
            for name, quantity in steps:
                self._step(order, name, quantity, cents)
            self._settle()
            self._drafts().action_confirm()
            self.assertFalse(self._settle())
            self._check(order)
            savepoint.rollback()
            self.env.invalidate_all(flush=False)
