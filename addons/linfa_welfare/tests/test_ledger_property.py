"""Whatever is asked, in whatever order: the books say what a plain model in Python says."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from odoo.tests import tagged

from odoo.addons.linfa_welfare.models.credit_error import CreditError

from .common import WelfareCommon
from .ledger_model import Books, RefusedError

NAMES = ("issue", "hold", "capture", "release", "refund", "expire", "cancel", "transfer", "again")
STEPS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.integers(0, 4), st.integers(1, 6000), st.booleans()),
    min_size=3,
    max_size=25,
)
QUICK = settings(
    max_examples=40,
    phases=(Phase.explicit, Phase.generate),  # to shrink would take minutes
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@tagged("post_install", "-at_install")
class TestLedgerProperty(WelfareCommon):
    @QUICK
    @given(steps=STEPS)
    def test_the_books_follow_the_model(self, steps):
        with self.cr.savepoint() as savepoint:
            self.books, self.done = Books(), []
            self.vouchers, self.sales, self.expiries = [], [], set()
            for number in range(2):
                self._do(("issue", number, 5000, False), f"first {number}")
            for number, step in enumerate(steps):
                self._do(step, f"step {number}")
                self._check()
            savepoint.rollback()
            self.env.invalidate_all(flush=False)

    def _do(self, step, key):
        name, which, cents, is_whole = step
        if name == "again":
            if self.done:
                self._ask(*self.done[which % len(self.done)])
            return
        amount = None if is_whole else Decimal(cents) / 100
        if name in ("capture", "release", "refund"):
            count = len(self.sales)
        else:
            count = len(self.vouchers) or 1
        if count:
            question = name, (which % count, (which + 1) % count), amount, key
            self._ask(*question)
            self.done.append(question)

    def _ask(self, name, places, amount, key):
        """Ask both; they agree on whether it is possible."""
        act = getattr(self, f"_act_{name}")
        arguments = places, amount, key
        try:
            getattr(self.books, name)(*arguments)
            is_possible = True
        except RefusedError:
            is_possible = False
        try:
            with self.cr.savepoint():
                act(*arguments)
        except CreditError:
            self.assertFalse(is_possible, (name, *arguments))
        else:
            self.assertTrue(is_possible, (name, *arguments))

    def _act_issue(self, _places, amount, key):
        voucher = self._issue(amount or 50, key=key)
        if voucher not in self.vouchers:
            self.vouchers.append(voucher)

    def _act_hold(self, places, amount, key):
        shares = {self.vouchers[places[0]]: amount or 10}
        shares.setdefault(self.vouchers[places[1]], 5)
        sale = self._hold(*shares.items(), key=key)
        if sale not in self.sales:
            self.sales.append(sale)

    def _act_capture(self, places, amount, key):
        self.sales[places[0]]._capture(key, amount)

    def _act_release(self, places, amount, key):
        self.sales[places[0]]._release(key, amount)

    def _act_refund(self, places, amount, key):
        self.sales[places[0]]._refund(key, amount)

    def _act_cancel(self, places, _amount, key):
        self.vouchers[places[0]]._cancel(key)

    def _act_transfer(self, places, amount, key):
        self.vouchers[places[0]]._transfer(self.vouchers[places[1]], amount or 1, key)

    def _act_expire(self, places, _amount, key):
        """One voucher's last day was yesterday; the scheduler comes by."""
        voucher = self.vouchers[places[0]]
        if key not in self.expiries:
            self.expiries.add(key)
            yesterday = voucher._get_today() - timedelta(days=1)
            voucher.write({"available_from": "2020-01-01", "expiry_date": yesterday})
            self.run_job(voucher._expire)

    def _check(self):
        found = [(v.available_amount, v.held_amount) for v in self.vouchers]
        expected = [(float(v.available), float(v.held)) for v in self.books.vouchers]
        self.assertEqual(found, expected)
        states = [sale.state for sale in self.sales]
        self.assertEqual(states, [sale.state for sale in self.books.sales])
        self.assertEqual(self.env["linfa.ledger"]._find_differences(), [])
        accounts = self.env["linfa.ledger.account"].search(
            [("programme_id", "=", self.programme.id)]
        )
        self.assertEqual(accounts._get_balance(), 0)
