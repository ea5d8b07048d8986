from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .settlement_common import SettlementCommon


@tagged("post_install", "-at_install")
class TestSettlementDocuments(SettlementCommon):
    def test_bill_is_the_statement_to_the_cent(self):
        self.producer.commission_rate = 17.35
        for price, rate in ((0.37, 10), (1.13, 4), (3.33, 22), (7.77, 10)):
            self._sell(self._goods(price, rate), 7)
            self._sell(self._goods(price, rate, own_seller_model="resale"), 3)
        settlement = self._settle()
        settlement.action_confirm()
        bill = settlement.bill_id
        self.assertEqual((bill.move_type, bill.state), ("in_invoice", "draft"))
        self.assertEqual(bill.ref, settlement.name)
        self.assertEqual(len(bill.invoice_line_ids), 6)
        self.assert_amounts(
            settlement,
            owed=bill.amount_total,
            owed_net=bill.amount_untaxed,
            owed_vat=bill.amount_tax,
        )
        self.assertFalse(settlement.fee_id | settlement.collected_id)

    def test_vat_of_the_document_when_rounded_globally(self):
        self.company.tax_calculation_rounding_method = "round_globally"
        self.producer.commission_rate = 33
        for model in ("resale", "commission"):
            for price in (0.05, 0.15, 0.25):
                self._sell(self._goods(price, own_seller_model=model), 1)
        settlement = self._settle()
        settlement.action_confirm()
        self.assert_amounts(settlement, owed_vat=settlement.bill_id.amount_tax)

    def test_bill_without_vat(self):
        self.producer.sells_without_vat = True
        self._sell(self._goods(10), 1)
        settlement = self._settle()
        settlement.action_confirm()
        self.assertEqual(settlement.bill_id.amount_total, 8.5)
        self.assertEqual(settlement.bill_id.amount_tax, 0)

    def test_vat_where_all_prices_hold_it(self):
        """As the shop shows prices, so the company's taxes are: those of purchases too."""
        self.company.account_price_include = "tax_included"
        goods = self._goods(11)
        goods.supplier_taxes_id = False
        self._sell(goods, 2)
        settlement = self._settle()
        self.assert_amounts(settlement, gross=22, sale_net=20, owed_net=17, owed_vat=1.7)
        settlement.action_confirm()
        self.assertEqual(settlement.bill_id.amount_untaxed, 17)
        self.assertEqual(settlement.bill_id.amount_total, 18.7)

    def test_what_the_producer_sells_is_never_our_revenue(self):
        self.producer.seller_model = "intermediation"
        order = self._sell(self._goods(10), 2)
        self.assertFalse(order._get_invoiceable_lines(final=True))
        self.assertEqual(order.order_line.qty_to_invoice, 0)
        settlement = self._settle()
        settlement.action_confirm()
        fee, entry = settlement.fee_id, settlement.collected_id
        self.assertFalse(settlement.bill_id)
        self.assertEqual(fee.move_type, "out_invoice")
        self.assertEqual((fee.amount_untaxed, fee.amount_tax), (3, 0.66))
        revenue = entry.line_ids.account_id.filtered(lambda a: a.internal_group == "income")
        self.assertFalse(revenue)
        payable = entry.line_ids.filtered(
            lambda line: line.account_id.account_type == "liability_payable"
        )
        self.assertEqual(payable.balance, -settlement.owed)
        self.assertEqual(payable.partner_id, self.producer)
        customer = entry.line_ids.filtered(lambda line: line.partner_id == self.customer)
        self.assertEqual(customer.balance, 22)
        account = self.company.settlement_collected_account_id
        self.assertEqual(account.account_type, "liability_current")
        passed = entry.line_ids.filtered(lambda line: line.account_id == account)
        self.assertEqual(sorted(passed.mapped("balance")), [-22, 22])

    def test_share_is_set_off_when_posted(self):
        self.producer.seller_model = "intermediation"
        self._sell(self._goods(10), 2)
        settlement = self._settle()
        settlement.action_confirm()
        self.assertEqual(settlement.payment_state, "open")
        settlement.action_post_documents()
        self.assertEqual(settlement.fee_id.amount_residual, 0)
        self.assertEqual(settlement.payment_state, "open")

    def test_credit_notes_for_a_negative_total(self):
        self.producer.seller_model = "intermediation"
        order = self._sell(self._goods(10), 2)
        self._settle().action_confirm()
        self._return(order, 2)
        negative = self._settle()
        negative.action_confirm()
        self.assertEqual(negative.fee_id.move_type, "out_refund")
        self.assertEqual(negative.fee_id.amount_total, 3.66)
        negative.action_post_documents()
        self.assertEqual(negative.fee_id.amount_residual, 0)

    def test_confirmed_twice_has_one_document(self):
        self._sell(self._goods(10), 1)
        settlement = self._settle()
        settlement.action_confirm()
        settlement.action_confirm()
        settlement._create_documents()
        self.assertEqual(len(settlement.move_ids), 1)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError), self.cr.savepoint():
            settlement.bill_id.copy(
                {"linfa_settlement_id": settlement.id, "linfa_document": "bill"}
            )
            self.env.flush_all()

    def test_confirmed_lines_stay(self):
        self._sell(self._goods(10), 1)
        settlement = self._settle()
        settlement.action_confirm()
        line = settlement.line_ids
        for attempt in (
            lambda: line.write({"owed": 1}),
            line.unlink,
            settlement.action_cancel,
            settlement.unlink,
        ):
            with self.assertRaises(UserError), self.cr.savepoint():
                attempt()

    def test_the_database_keeps_confirmed_lines(self):
        self._sell(self._goods(10), 1)
        settlement = self._settle()
        settlement.action_confirm()
        self.env.flush_all()
        line, parent = settlement.line_ids.id, settlement.id
        for statement, record in (
            ("UPDATE linfa_settlement_line SET owed = 1 WHERE id = %s", line),
            ("UPDATE linfa_settlement_line SET quantity = 9 WHERE id = %s", line),
            ("UPDATE linfa_settlement_line SET settlement_id = NULL WHERE id = %s", line),
            ("DELETE FROM linfa_settlement_line WHERE id = %s", line),
            ("UPDATE linfa_settlement SET state = 'draft' WHERE id = %s", parent),
            ("DELETE FROM linfa_settlement WHERE id = %s", parent),
        ):
            with (
                self.subTest(statement),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.cr.savepoint(),
            ):
                self.cr.execute(statement, [record])

    def test_the_database_refuses_what_does_not_add_up(self):
        self._sell(self._goods(10), 1)
        line = self._settle().line_ids
        for name in ("gross", "owed", "commission_net", "vat_to_state", "sale_vat"):
            with (
                self.subTest(name),
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.cr.savepoint(),
            ):
                line[name] += 0.01
                self.env.flush_all()

    def test_who_may_do_what(self):
        office = self._create_user("sett_office", "linfa_catalog.linfa_catalog_group_user")
        manager = self._create_user("sett_manager", "linfa_catalog.linfa_catalog_group_manager")
        self._sell(self._goods(10), 1)
        wizard = self.env["linfa.settlement.run.wizard"].with_user(office)
        run = wizard.create({"partner_ids": self.producer.ids})
        self.assertEqual(run.line_ids.partner_id, self.producer)
        run.action_run()
        settlement = self.Settlement.search([("partner_id", "=", self.producer.id)])
        self.assertEqual(settlement.with_user(office).gross, 11)
        for user in (office, manager):
            with self.assertRaises(AccessError):
                settlement.with_user(user).write({"partner_id": self.customer.id})
            with self.assertRaises(AccessError):
                settlement.line_ids.with_user(user).write({"owed": 0})
        with self.assertRaises(AccessError):
            settlement.with_user(office).action_confirm()
        settlement.with_user(manager).action_confirm()
        self.assertEqual(settlement.state, "confirmed")
        self.assertEqual(settlement.bill_id.state, "draft")
        notice = run.action_run()
        self.assertEqual(notice["tag"], "display_notification")

    def test_companies_are_settled_apart(self):
        other = self.env["res.company"].create({"name": "Altra Cooperativa"})
        self.env["account.chart.template"].try_loading("it", company=other, install_demo=False)
        self._sell(self._goods(10), 1)
        none = self.Settlement._run(other, self._settle.__func__.__defaults__[0], "on_demand")
        self.assertNotIn(self.producer, none.partner_id)
        settlement = self._settle()
        user = self._create_user(
            "sett_other",
            "linfa_catalog.linfa_catalog_group_user",
            company_id=other.id,
            company_ids=[(6, 0, other.ids)],
        )
        self.assertFalse(
            self.env["linfa.settlement"].with_user(user).search([("id", "=", settlement.id)])
        )
        with self.assertRaises(AccessError):
            settlement.with_user(user).read(["gross"])
        with self.assertRaises(AccessError):
            self.env["linfa.settlement.run.wizard"].with_user(user).create(
                {"company_id": self.company.id}
            )
