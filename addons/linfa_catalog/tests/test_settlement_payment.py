import base64
from pathlib import Path

from lxml import etree

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools.misc import file_path

from .sepa_common import IBAN, SepaCommon
from .settlement_common import SettlementCommon


@tagged("post_install", "-at_install")
class TestSettlementPayment(SepaCommon, SettlementCommon):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.user.group_ids += (
            cls.env.ref("account_payment_batch_oca.group_account_payment")
            + cls.env.ref("account.group_validate_bank_account")
            + cls.env.ref("account.group_account_manager")
        )
        cls._create_sepa_journal()

    def _confirmed(self, producer, price, **values):
        self._sell(self._goods(price, producer=producer, **values), 1)
        settlement = self._settle(partners=producer)
        settlement.action_confirm()
        settlement.action_post_documents()
        return settlement

    def _pay(self, settlements):
        """Return the payment order and its file, checked against the bank's schema."""
        action = settlements.action_add_to_payment_order()
        order = self.env["account.payment.order"].browse(action["res_id"])
        order.draft2open()
        order.open2generated()
        content = base64.b64decode(order.payment_file_id.datas)
        version = order.payment_method_id.pain_version
        schema = file_path(f"account_payment_sepa_credit_transfer/data/{version}.xsd")
        tree = etree.fromstring(content)
        etree.XMLSchema(etree.fromstring(Path(schema).read_bytes())).assertValid(tree)
        return order, tree

    def _amounts(self, tree):
        """Return what each IBAN gets."""
        space = {"p": tree.nsmap[None]}
        return {
            tx.findtext("p:CdtrAcct/p:Id/p:IBAN", namespaces=space): float(
                tx.findtext("p:Amt/p:InstdAmt", namespaces=space)
            )
            for tx in tree.iterfind(".//p:CdtTrfTxInf", namespaces=space)
        }

    def test_file_for_the_bank(self):
        second = self._create_producer("Api del Maniva", seller_model="intermediation")
        second.commission_rate = 10
        other_iban = "IT07X0542811101000000654321"
        self._create_bank(self.producer, IBAN)
        self._create_bank(second, other_iban)
        settlements = self._confirmed(self.producer, 10) | self._confirmed(second, 25, sale_vat=4)
        self.assertEqual(set(settlements.mapped("payment_state")), {"open"})
        order, tree = self._pay(settlements)
        expected = {IBAN: settlements[0].to_pay, other_iban: settlements[1].to_pay}
        self.assertEqual(self._amounts(tree), expected)
        self.assertEqual(set(settlements.mapped("payment_state")), {"in_payment"})
        order.generated2uploaded()
        self.assertEqual(set(settlements.mapped("payment_state")), {"paid"})
        self.assertTrue(settlements[0].payment_date)

    def test_negative_total_is_taken_from_the_transfer(self):
        self._create_bank(self.producer, IBAN)
        sale = self._sell(self._goods(10), 1)
        first = self._settle()
        first.action_confirm()
        first.action_post_documents()
        order, _tree = self._pay(first)
        order.generated2uploaded()
        self._return(sale, 1)
        negative = self._settle()
        negative.action_confirm()
        third = self._confirmed(self.producer, 30)
        with self.assertRaisesRegex(UserError, f"{negative.name}: post its documents first"):
            third.action_add_to_payment_order()
        negative.action_post_documents()
        order, tree = self._pay(third)
        self.assertEqual(self._amounts(tree), {IBAN: third.to_pay})
        order.generated2uploaded()
        self.assertEqual((negative | third).mapped("payment_state"), ["paid", "paid"])

    def test_bill_and_collected_money_are_one_transfer(self):
        self._create_bank(self.producer, IBAN)
        self._sell(self._goods(10), 1)
        self._sell(self._goods(10, own_seller_model="intermediation"), 1)
        settlement = self._settle()
        settlement.action_confirm()
        settlement.action_post_documents()
        _order, tree = self._pay(settlement)
        self.assertEqual(self._amounts(tree), {IBAN: settlement.to_pay})

    def test_missing_iban_says_what_to_do(self):
        settlement = self._confirmed(self.producer, 10)
        with self.assertRaisesRegex(UserError, "Malga Conti has no IBAN"):
            settlement.action_add_to_payment_order()

    def test_documents_come_first(self):
        self._create_bank(self.producer, IBAN)
        self._sell(self._goods(10), 1)
        settlement = self._settle()
        settlement.action_confirm()
        with self.assertRaisesRegex(UserError, "post its documents first"):
            settlement.action_add_to_payment_order()

    def test_twice_is_not_paid_twice(self):
        self._create_bank(self.producer, IBAN)
        settlement = self._confirmed(self.producer, 10)
        settlement.action_add_to_payment_order()
        with self.assertRaisesRegex(UserError, "nothing to pay"):
            settlement.action_add_to_payment_order()

    def test_accounting_posts_and_pays(self):
        self._create_bank(self.producer, IBAN)
        groups = "account.group_account_invoice,account_payment_batch_oca.group_account_payment"
        clerk = self._create_user("sett_clerk", f"base.group_user,{groups}")
        self._sell(self._goods(10), 1)
        settlement = self._settle()
        settlement.action_confirm()
        settlement.with_user(clerk).action_post_documents()
        settlement.with_user(clerk).action_add_to_payment_order()
        self.assertEqual(settlement.payment_state, "in_payment")
