"""Bad input, faults and attacks that cross several parts; the README lists where the rest is."""

from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tests import freeze_time, tagged

from odoo.addons.linfa_welfare.models.credit_error import BAD_INPUT, CreditError

from .credit_common import CreditOrderCommon
from .people import HEAD, PeopleCommon, make_code


@tagged("post_install", "-at_install")
class TestBadCarts(CreditOrderCommon):
    def test_delivery_chosen_after_credit_was_kept(self):
        """What delivery costs is paid too, and nothing is paid before that was worked out."""
        voucher = self._issue(200)
        order = self._create_credit_order(self.honey)
        order._apply_credit()
        self.assert_credit(voucher, 178, 22)
        self._deliver(order, 6)
        with self.assertRaises(UserError):
            order._check_credit_is_kept()
        self.assertTrue(order._renew_credit())
        self.assertEqual((order.amount_total, order._get_amount_left()), (28, 0))
        self.assert_credit(voucher, 172, 28)
        self._deliver(order, 2)
        order._renew_credit()
        self.assert_credit(voucher, 176, 24)

    def test_delivery_that_became_dearer_while_the_card_pays(self):
        """The money arrived for a cart that is dearer now: nobody is charged with a stuck order."""
        voucher = self._issue(10)
        order = self._create_credit_order(self.honey)
        order._apply_credit()
        card = self._create_card(order)
        self._deliver(order, 5)
        card._set_done()
        card._post_process()
        self.assertEqual((order.state, order._get_amount_left()), ("draft", 15))
        self.assertEqual(len(order.activity_ids), 1, "the office is asked")
        self.assert_credit(voucher, 10)
        order._apply_credit()
        self.assertEqual(order._get_amount_left(), 5)
        self._pay_card(order)
        self.assertEqual(order.state, "sale")
        self.assert_credit(voucher, 0)

    def _deliver(self, order, price):
        order.set_delivery_line(self._get_carrier(), price)

    def _get_carrier(self):
        product = self._create_taxed("Consegna", 0, type="service", is_published=False)
        return self.env["delivery.carrier"].create(
            {"name": "Furgone", "product_id": product.product_variant_id.id}
        )

    def test_a_worker_that_died_between_payment_and_confirmation(self):
        """The card said yes, then the worker was killed: the scheduler ends it, once."""
        voucher = self._issue(60)
        order = self._create_credit_order()
        order._apply_credit()
        card = self._create_card(order)
        card._set_done()
        self.assertEqual((order.state, order.credit_state), ("draft", "held"))
        for _time in range(2):
            self._book(order)
        self.assertEqual((order.state, order.credit_state), ("sale", "captured"))
        self.assertEqual(order._get_amount_left(), 0)
        self.assert_credit(voucher, 0)

    def test_a_voucher_is_not_topped_up_with_itself(self):
        """Neither by moving credit, nor by buying a voucher with it, alone or beside goods."""
        voucher = self._issue(100)
        with self.assertRaises(CreditError) as caught:
            voucher._transfer(voucher, 10, "itself")
        self.assertEqual(caught.exception.code, BAD_INPUT)
        gifts = self._create_programme(kind="gift", funder_id=self.company.partner_id.id)
        gift = self._create_offer(
            self.producer,
            name="Buono da 20",
            list_price=20,
            offer_line="voucher",
            type="service",
            voucher_programme_id=gifts.id,
        )
        with self.assertRaises(CreditError):
            self._create_credit_order(gift)._apply_credit()
        mixed = self._create_credit_order(gift, self.honey)
        mixed._apply_credit()
        self.assertEqual(mixed._get_amount_left(), 20)
        self.assert_credit(voucher, 78, 22)
        with self.assertRaises(CreditError):
            mixed._pay_with_credit()
        self.assertFalse(gifts.voucher_ids)

    def test_a_gift_of_its_own_programme_is_not_bought_with_it(self):
        """Credit of a gift programme does not buy the next gift of the same programme."""
        gifts = self._create_programme(kind="gift", funder_id=self.company.partner_id.id)
        voucher = self._issue(20, gifts)
        gift = self._create_offer(
            self.producer,
            name="Buono da 20",
            list_price=20,
            offer_line="voucher",
            type="service",
            voucher_programme_id=gifts.id,
        )
        with self.assertRaises(CreditError):
            self._create_credit_order(gift)._pay_with_credit()
        self.assert_credit(voucher, 20)

    def test_a_quantity_of_nonsense(self):
        """Lines below zero lower what credit pays; they never add credit."""
        voucher = self._issue(200)
        order = self._create_credit_order(self.cheese, self.honey)
        order.order_line[1].product_uom_qty = -1
        self.assertEqual(order.amount_total, 88)
        order._apply_credit()
        self.assert_credit(voucher, 112, 88)
        order.write({"order_line": [Command.update(order.order_line[0].id, {"price_unit": -110})]})
        self.assertTrue(order._renew_credit())
        self.assert_credit(voucher, 200, 0)


@tagged("post_install", "-at_install")
@freeze_time("2026-11-10 10:00:00")
class TestBadLists(PeopleCommon):
    def _row(self, amount, code=None):
        return f"Anna;Rizzi;{code or make_code()};;;{amount}\n"

    def test_amounts_as_people_write_them(self):
        """`100,50` is a hundred and a half; what could be two amounts is neither."""
        written = {"100,50": 100.5, "100.50": 100.5, "1.000,00": 1000, "€ 7": 7, " 12,5 ": 12.5}
        codes = {make_code(): (text, amount) for text, amount in written.items()}
        refused = ("NaN", "nan", "inf", "-inf", "Infinity", "-1", "1,234,567", "١٢", "1e2")
        rows = [self._row(text, code) for code, (text, _amount) in codes.items()]
        rows += [self._row(text) for text in refused]
        batch = self._upload(HEAD + "".join(rows))
        batch._dry_run()
        fates = {row.fiscal_code: row for row in batch.row_ids}
        for code, (text, amount) in codes.items():
            with self.subTest(text):
                self.assertEqual((fates[code].fate, fates[code].amount), ("new", amount))
        bad = batch.row_ids.filtered(lambda row: row.fate == "error")
        self.assertEqual(len(bad), len(refused))
        batch._issue_batch(only_good=True)
        self.assertEqual(sum(batch._get_vouchers().mapped("face_value")), 1220.5)
        self.assertEqual(self.env["linfa.ledger"]._find_differences(), [])

    def test_the_same_file_under_another_name_issues_nothing(self):
        text = HEAD + self._row("10", self.person.fiscal_code)
        for name in ("novembre.csv", "copia di novembre.csv"):
            batch = self._upload(text, filename=name)
            if batch.state != "issued":
                batch._dry_run()
                batch._issue_batch()
        again = self._upload(text + "\n")
        again._dry_run()
        self.assertEqual(self._fates(again), {2: "done"})
        self.assertEqual(len(self.person.voucher_ids), 1)
