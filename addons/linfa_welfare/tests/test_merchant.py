from datetime import timedelta
from decimal import Decimal

from psycopg2 import IntegrityError

from odoo import fields
from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.linfa_catalog.models import italian_time
from odoo.addons.linfa_welfare.models.redemption_shares import Purse, split

from .merchant_common import MerchantCommon


@tagged("post_install", "-at_install")
class TestMerchant(MerchantCommon):
    def setUp(self):
        super().setUp()
        self.voucher = self._issue(60)
        self.code = self.voucher._get_number()
        self.agreement = self.shop.merchant_agreement_ids

    def test_a_shop_takes_a_part_by_the_code_of_a_voucher(self):
        purchase = self._check(self.code)
        self.assertEqual((purchase.total, purchase.holder), (60, self.customer))
        sale = self._redeem(self.code, "22.50")
        self.assertEqual((sale.state, sale.amount), ("captured", 22.5))
        self.assertEqual(sale.authorization_id.payee_id, self.shop)
        self.assert_credit(self.voucher, 37.5)
        accounts = self.env["linfa.ledger.account"].search(
            [("partner_id", "=", self.shop.id), ("kind", "=", "redeemed")]
        )
        self.assertEqual(accounts._get_balance(), Decimal("22.50"))

    def test_reserving_and_confirming_less_gives_the_rest_back(self):
        sale = self.redemptions._reserve(self._check(self.code), 30, "reserve")
        self.assert_credit(self.voucher, 30, 30)
        self.assertEqual(sale.state, "held")
        sale._confirm(Decimal("12.30"))
        self.assert_credit(self.voucher, 47.7)
        self.assertEqual((sale.amount, sale.state), (12.3, "captured"))

    def test_a_repeated_sale_gets_the_first_answer(self):
        first = self._redeem(self.code, 10, key="same")
        again = self._redeem(self.code, 10, key="same")
        other = self._redeem(self.code, 25, key="same")
        self.assertEqual(first, again)
        self.assertEqual((other, other.amount), (first, 10))
        self.assert_credit(self.voucher, 50)

    def test_a_scanned_voucher_is_taken_and_a_forged_one_refused_like_an_unknown_one(self):
        text = self.voucher._get_qr_text()
        self._redeem(text, 10)
        self.assert_credit(self.voucher, 50)
        unknown = self.assert_code("02", self._check, "AAAA-BBBB-CCCC-DDDD")
        other = self._issue(5)
        forged = ":".join((text.split(":")[0], other.sudo().code, text.split(":")[2]))
        self.assertEqual(self.assert_code("02", self._check, forged), unknown)
        self.assertEqual(self.assert_code("02", self._check, text[:-1]), unknown)

    def test_a_spent_voucher_is_refused_like_an_unknown_one(self):
        self._redeem(self.code, 60)
        spent = self.assert_code("02", self._check, self.code)
        unknown = self.assert_code("02", self._check, "ABCD-EFGH-JKLM-NPQR")
        self.assertEqual(spent, unknown)

    def test_blocked_expired_and_waiting_vouchers_give_one_answer(self):
        words = {self.assert_code("02", self._check, "nonsense")}
        for values in (
            {"is_blocked": True},
            {"expiry_date": "2021-01-01", "available_from": "2020-01-01"},
            {"available_from": italian_time.today() + timedelta(days=9)},
        ):
            voucher = self._issue(10)
            voucher.sudo().write(values)
            words.add(self.assert_code("02", self._check, voucher._get_number()))
        self.programme.state = "closed"
        words.add(self.assert_code("02", self._check, self.code))
        self.assertEqual(len(words), 1)

    def test_more_than_there_is(self):
        self.assert_code("04", self._redeem, self.code, "60.01")
        self.assert_code("01", self._redeem, self.code, 0)
        self.assert_code("01", self._redeem, self.code, -5)
        self.assert_code("01", self._redeem, self.code, "1.005")
        self.assert_credit(self.voucher, 60)

    def test_no_agreement_no_credit(self):
        today = italian_time.today()
        for values in (
            {"state": "suspended"},
            {"state": "ended"},
            {"state": "active", "date_from": today + timedelta(days=2)},
            {"date_from": "2020-01-01", "date_to": today - timedelta(days=2)},
        ):
            self.agreement.write(values)
            self.assert_code("05", self._check, self.code)
        self.agreement.date_to = False
        self.assertTrue(self._check(self.code))
        draft = self._create_shop("Senza accordo", is_active=False)
        self.assert_code("05", self._check, self.code, shop=draft)

    def test_an_agreement_that_ends_between_check_and_confirm(self):
        purchase = self._check(self.code)
        ticket = self.redemptions._write_ticket(purchase, "key")
        self.agreement.action_end()
        self.agreement.date_to = "2021-01-01"
        read = self.redemptions._read_ticket(self.shop, ticket)
        self.assert_code("05", self.redemptions._resume, self.shop, read)

    def test_a_ticket_is_of_no_use_to_another_shop_or_person(self):
        ticket = self.redemptions._write_ticket(self._check(self.code), "key")
        other = self._create_shop("Altra bottega")
        keeper = self._create_keeper("altra", other)
        self.assertTrue(self.redemptions._read_ticket(self.shop, ticket))
        self.assertIsNone(self.redemptions._read_ticket(other, ticket))
        foreign = self.redemptions.with_user(keeper)
        self.assertIsNone(foreign._read_ticket(self.shop, ticket))
        for forged in (
            "",
            "x",
            ticket[:-4] + "AAAA",
            "A" + ticket[2:],
            ticket[:20] + ticket[21:],
            "é",
            "=====",
        ):
            self.assertIsNone(self.redemptions._read_ticket(self.shop, forged), forged)

    def test_a_category_that_the_agreement_does_not_have(self):
        food, books = self._set_categories(self.shop, "Alimentari", "Libri")
        self.assertTrue(self._check(self.code, category=food))
        foreign = self.env["product.public.category"].create({"name": "Alcolici"})
        self.assert_code("06", self._check, self.code, category=foreign)
        sale = self.redemptions._redeem(self._check(self.code), 5, "books", category=books)
        self.assertEqual(sale.category_id, books)
        self.assert_code("01", self._redeem, self.code, 5)

    def test_a_programme_that_does_not_pay_this_shop(self):
        programme = self._create_programme()
        voucher = self._issue(10, programme)
        refusal = "Vale solo per servizi scolastici."
        self.patch(
            type(self.env["linfa.programme"]),
            "_get_payee_refusals",
            lambda programmes, payee, category=None: {programme.id: refusal},
        )
        words = self.assert_code("06", self._check, voucher._get_number())
        self.assertEqual(words, refusal)
        card = self._create_card()
        self.assertEqual(self._check(card._get_qr_text()).vouchers, self.voucher)

    def test_undoing_gives_the_credit_back_once(self):
        sale = self._redeem(self.code, 20)
        sale._undo()
        sale._undo()
        self.assert_credit(self.voucher, 60)
        self.assertEqual(sale.state, "refunded")
        totals = self.redemptions._get_totals(self.shop, "today")
        self.assertEqual((totals["count"], totals["amount"]), (0, 0))

    def test_undoing_too_late(self):
        sale = self._redeem(self.code, 20)
        sale.sudo().confirmed_at = fields.Datetime.now() - timedelta(minutes=16)
        with self.assertRaises(UserError):
            sale._undo()
        self.env["ir.config_parameter"].sudo().set_param(
            "linfa_welfare.redemption_undo_minutes", "60"
        )
        sale._undo()
        self.assert_credit(self.voucher, 60)

    def test_a_reservation_nobody_confirms_is_released(self):
        sale = self.redemptions._reserve(self._check(self.code), 30, "late")
        sale.authorization_id.sudo().expires_at = fields.Datetime.now() - timedelta(minutes=1)
        self.run_job(self.env["linfa.authorization"]._release_timed_out)
        self.assert_credit(self.voucher, 60)
        self.assertEqual(sale.state, "released")

    def test_what_was_signed_stays(self):
        self._redeem(self.code, 5)
        with self.assertRaises(UserError):
            self.agreement.date_from = "2021-06-01"
        with self.assertRaises(UserError):
            self.agreement.unlink()
        self.agreement.commission_rate = 1.5

    def test_an_agreement_needs_signature_and_own_iban(self):
        shop = self.env["res.partner"].create({"name": "Nuova", "is_company": True})
        agreement = self.env["linfa.merchant.agreement"].create({"partner_id": shop.id})
        with self.assertRaises(UserError):
            agreement.action_activate()
        with self.assertRaises(ValidationError):
            agreement.bank_id = self.agreement.bank_id
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.agreement.commission_rate = 100
            self.agreement.flush_recordset()

    def test_a_sale_stays_in_the_list(self):
        sale = self._redeem(self.code, 5)
        with self.assertRaises(UserError):
            sale.sudo().unlink()

    def test_vouchers_that_are_spent_as_a_whole(self):
        programme = self._create_programme(partial_use=False)
        voucher = self._issue(20, programme)
        self.assert_code("06", self._redeem, voucher._get_number(), 5)
        self._redeem(voucher._get_number(), 20)
        self.assert_credit(voucher, 0)

    def test_what_expires_first_is_spent_first(self):
        day = italian_time.today()
        purses = [
            Purse(1, Decimal(10), day + timedelta(days=30), True),
            Purse(2, Decimal(20), day + timedelta(days=9), True),
            Purse(3, Decimal(50), day, False),
        ]
        self.assertEqual(split(purses, Decimal(25)), {2: 20, 1: 5})
        self.assertEqual(split(purses, Decimal(50)), {3: 50})
        self.assertEqual(split(purses, Decimal(55)), {3: 50, 2: 5})
        self.assertEqual(split(purses, Decimal(81)), {})
        late = [purses[0], Purse(4, Decimal(20), day + timedelta(days=60), False)]
        self.assertEqual(split(late, Decimal(20)), {4: 20})
