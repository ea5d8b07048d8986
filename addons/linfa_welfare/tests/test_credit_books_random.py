"""Any sequence of operations: the ledger and the books say the same, to the cent."""

from random import Random

from odoo.tests import tagged

from .credit_books_common import CreditBooksCommon

STEPS = 60
SEEDS = (1, 7, 2026)


@tagged("post_install", "-at_install")
class TestCreditBooksRandom(CreditBooksCommon):
    def test_sums_agree_after_any_sequence(self):
        for seed in SEEDS:
            with self.subTest(seed=seed):
                self._play(Random(seed))  # noqa: S311 - the same sequence every time

    def _play(self, random):
        self.programmes = [
            self._create_programme(service_fee_rate=random.choice((0, 2.5))),
            self._create_single(random.choice((4, 10, 22))),
            self._create_municipality_programme(has_budget=True),
            self._create_municipality_programme(),
            self._create_programme(kind="gift", funder_id=self.company.partner_id.id),
        ]
        self.programmes[2]._grant(10000, f"grant {random.random()}")
        self.shops = [self.shop, self._create_shop(rate=0), self._create_shop(rate=2.5)]
        self.vouchers, self.spent = [], []
        steps = [
            *[self._do_issue] * 3,
            *[self._do_spend] * 6,
            *[self._do_refund] * 3,
            self._do_cancel,
            self._do_expire,
            self._do_book,
            self._do_invoice,
            self._do_settle,
        ]
        for _step in range(STEPS):
            random.choice(steps)(random)
            self.assert_explained()
        self._finish()

    def _finish(self):
        """Book, invoice and settle all that is left: then nothing is left to explain."""
        self._book()
        for programme in self.programmes:
            self._invoice(programme)
            marks = self.env["linfa.issue.invoicing"].search([("programme_id", "=", programme.id)])
            marks.move_id.filtered(lambda move: move.state == "draft").action_post()
        ledger = self.env["linfa.ledger"]._compare_accounting(self.company)
        [multi] = [row for row in ledger if row["code"] == "multi"]
        unpaid = sum(amount for _text, amount in multi["explained"])
        if unpaid < 0:
            self._pay(float(-unpaid))
        self._settle_shops()
        self.assert_books_agree()

    def _do_issue(self, random):
        amounts = [random.randrange(1, 20000) / 100 for _number in range(random.randrange(1, 4))]
        programme = random.choice(self.programmes)
        old = {"available_from": "2020-01-01"}
        for amount in amounts:
            day = random.choice(("2020-02-01", "2099-12-31", "2099-12-31"))
            self.vouchers.append(self._issue(amount, programme, expiry_date=day, **old))

    def _do_spend(self, random):
        today = self.env["linfa.voucher"]._get_today()
        usable = [
            voucher
            for voucher in self.vouchers
            if voucher.available_amount and voucher.expiry_date >= today and not voucher.is_blocked
        ]
        if not usable:
            return
        voucher = random.choice(usable)
        cents = random.randrange(1, round(voucher.available_amount * 100) + 1)
        shop = random.choice((*self.shops, None))
        self.spent.append(self._spend(voucher, cents / 100, shop))

    def _do_refund(self, random):
        open_ones = [one for one in self.spent if one.captured_amount > one.refunded_amount]
        if open_ones:
            authorization = random.choice(open_ones)
            left = round((authorization.captured_amount - authorization.refunded_amount) * 100)
            amount = random.randrange(1, left + 1) / 100
            authorization._refund(f"refund {random.random()}", amount)

    def _do_cancel(self, random):
        if self.vouchers:
            random.choice(self.vouchers)._cancel(f"cancel {random.random()}")

    def _do_expire(self, _random):
        self.run_job(self.env["linfa.voucher"]._expire)

    def _do_book(self, _random):
        self._book()

    def _do_invoice(self, random):
        for invoice in self._invoice(random.choice(self.programmes)):
            if random.random() < 0.7:
                invoice.action_post()

    def _do_settle(self, _random):
        self._settle_shops()

    def _settle_shops(self):
        today = self.env["linfa.voucher"]._get_today()
        shops = self.env["res.partner"].union(*self.shops)
        settlements = self.env["linfa.settlement"]._run(self.company, today, "on_demand", shops)
        settlements.action_confirm()
        self.env["linfa.settlement"].search(
            [("partner_id", "in", shops.ids), ("state", "=", "confirmed")]
        ).collected_id.filtered(lambda move: move.state == "draft").action_post()
