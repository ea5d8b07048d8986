"""What serves the resident best, case by case, and what must hold for every cart."""

import doctest
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from odoo.tests import BaseCase, tagged

from ..models import credit_allocation, subset_sum
from ..models.credit_allocation import Lot, PayableLine, allocate

SOON, LATE = date(2026, 12, 31), date(2027, 12, 31)


def line(key, amount, *programmes):
    return PayableLine(key, Decimal(str(amount)), frozenset(programmes))


def lot(voucher, programme, available, expiry=LATE, *, own_money=True, parts=True):
    return Lot(voucher, programme, Decimal(str(available)), expiry, own_money, parts)


def cents(low, high):
    return st.integers(low, high).map(lambda number: Decimal(number) / 100)


PROGRAMMES = [1, 2, 3, 4]
LINES = st.lists(
    st.tuples(
        st.one_of(cents(1, 6000), st.sampled_from([Decimal(20), Decimal(25), Decimal(50)])),
        st.frozensets(st.sampled_from(PROGRAMMES)),
    ),
    max_size=6,
).map(lambda rows: [PayableLine(f"L{i}", *row) for i, row in enumerate(rows)])
LOTS = st.tuples(
    st.lists(
        st.tuples(
            st.sampled_from(PROGRAMMES),
            st.one_of(cents(1, 8000), st.sampled_from([Decimal(20), Decimal(25), Decimal(50)])),
            st.sampled_from([SOON, LATE]),
        ),
        max_size=6,
    ),
    st.fixed_dictionaries(
        {number: st.tuples(st.booleans(), st.booleans()) for number in PROGRAMMES}
    ),
).map(
    lambda pair: [
        Lot(voucher, programme, available, expiry, *pair[1][programme])
        for voucher, (programme, available, expiry) in enumerate(pair[0], 100)
    ]
)


@tagged("post_install", "-at_install")
class TestCreditAllocation(BaseCase):
    def _shares(self, lines, lots, limit=None):
        """Return what each voucher pays of each line, as text."""
        answer = allocate(lines, lots, limit)
        return {(share.voucher_id, share.line_key): str(share.amount) for share in answer.shares}

    def test_examples_of_the_docstrings(self):
        for module in (credit_allocation, subset_sum):
            with self.subTest(module.__name__):
                self.assertEqual(doctest.testmod(module).failed, 0)

    def test_nothing_to_pay_or_to_pay_with(self):
        for lines, lots, left in (
            ([], [], "0.00"),
            ([line("a", 10, 1)], [], "10.00"),
            ([line("a", 0, 1), line("b", -5, 1)], [lot(1, 1, 9)], "0.00"),
        ):
            answer = allocate(lines, lots)
            self.assertEqual((answer.shares, answer.apart, str(answer.left)), ((), {}, left))

    def test_what_expires_first_goes_first_and_the_older_of_equals(self):
        lots = [lot(3, 1, 10), lot(2, 1, 10), lot(4, 1, 10, SOON)]
        self.assertEqual(
            self._shares([line("a", 25, 1)], lots),
            {(4, "a"): "10.00", (2, "a"): "10.00", (3, "a"): "5.00"},
        )

    def test_restricted_credit_goes_before_general_credit_of_the_same_day(self):
        lots = [lot(1, 1, 30), lot(2, 2, 30)]
        lines = [line("bread", 20, 1, 2), line("book", 20, 1)]
        self.assertEqual(
            self._shares(lines, lots),
            {(2, "bread"): "20.00", (1, "book"): "20.00"},
        )

    def test_early_credit_makes_room_for_credit_that_has_one_line_only(self):
        lots = [lot(1, 1, 20, SOON), lot(2, 2, 20)]
        lines = [line("bread", 20, 1, 2), line("book", 20, 1)]
        self.assertEqual(self._shares(lines, lots), {(1, "book"): "20.00", (2, "bread"): "20.00"})

    def test_a_limit_is_kept_and_what_expires_last_is_saved(self):
        lots = [lot(1, 1, 30), lot(2, 1, 10, SOON)]
        self.assertEqual(
            self._shares([line("a", 50, 1)], lots, Decimal(25)),
            {(2, "a"): "10.00", (1, "a"): "15.00"},
        )

    def test_a_whole_lot_is_used_whole_or_not_at_all(self):
        lines = [line("a", 30, 1), line("b", 15, 1)]
        self.assertEqual(self._shares(lines, [lot(1, 1, 50, parts=False)]), {})
        self.assertEqual(
            self._shares(lines, [lot(1, 1, 40, parts=False)]),
            {(1, "a"): "30.00", (1, "b"): "10.00"},
        )

    def test_a_whole_lot_that_does_not_fit_leaves_the_line_to_others(self):
        lots = [lot(1, 1, 50, SOON, parts=False), lot(2, 1, 10)]
        self.assertEqual(self._shares([line("a", 30, 1)], lots), {(2, "a"): "10.00"})

    def test_one_service_is_paid_by_a_voucher_of_just_its_price(self):
        service = line("course", 60, 1)
        strict = {"own_money": False, "parts": False}
        self.assertEqual(self._shares([service], [lot(1, 1, 55, **strict)]), {})
        self.assertEqual(self._shares([service], [lot(1, 1, 65, **strict)]), {})
        self.assertEqual(
            self._shares([service], [lot(1, 1, 65, **strict), lot(2, 1, 60, **strict)]),
            {(2, "course"): "60.00"},
        )

    def test_notes_of_a_scheme_are_put_together_to_the_exact_price(self):
        notes = [
            lot(n, 1, value, own_money=False, parts=False)
            for n, value in ((1, 50), (2, 20), (3, 25))
        ]
        self.assertEqual(
            self._shares([line("a", 45, 1)], notes), {(2, "a"): "20.00", (3, "a"): "25.00"}
        )

    def test_without_own_money_lines_go_apart_when_the_rest_is_paid_otherwise(self):
        lots = [lot(1, 1, 100, own_money=False)]
        answer = allocate([line("wine", 12, 2), line("a", 30, 1), line("b", 20, 1)], lots)
        self.assertEqual(answer.apart, {"a": 1, "b": 1})
        self.assertEqual(str(answer.left), "12.00")

    def test_without_own_money_nothing_goes_apart_when_credit_pays_all(self):
        answer = allocate([line("a", 30, 1), line("b", 20, 1)], [lot(1, 1, 50, own_money=False)])
        self.assertEqual((answer.apart, str(answer.left)), ({}, "0.00"))

    def test_without_own_money_the_lines_that_use_most_credit_are_chosen(self):
        lots = [lot(1, 1, 100, own_money=False)]
        lines = [line("a", 60, 1), line("b", 50, 1), line("c", 40, 1)]
        answer = allocate(lines, lots)
        self.assertEqual(answer.apart, {"a": 1, "c": 1})
        self.assertEqual(str(answer.left), "50.00")

    def test_without_own_money_a_dear_line_is_not_paid_in_part(self):
        answer = allocate([line("a", 60, 1)], [lot(1, 1, 50, own_money=False)])
        self.assertEqual((answer.shares, answer.apart, str(answer.left)), ((), {}, "60.00"))

    def test_credit_with_own_money_leaves_the_lines_that_others_pay_as_a_whole(self):
        lots = [lot(1, 1, 20, SOON), lot(2, 2, 30, own_money=False)]
        answer = allocate([line("a", 30, 1, 2), line("b", 30, 1)], lots)
        self.assertEqual(answer.apart, {"a": 2})
        self.assertEqual(str(answer.left), "10.00")

    def test_less_own_money_counts_more_than_an_early_expiry(self):
        lots = [lot(1, 1, 30, SOON), lot(2, 2, 100, own_money=False)]
        answer = allocate([line("a", 100, 1, 2)], lots)
        self.assertEqual([share.voucher_id for share in answer.shares], [2])
        self.assertEqual((answer.apart, str(answer.left)), ({}, "0.00"))

    def test_of_equal_plans_the_one_that_uses_early_credit_wins(self):
        lots = [lot(1, 1, 100, SOON), lot(2, 2, 100, own_money=False)]
        self.assertEqual(self._shares([line("a", 100, 1, 2)], lots), {(1, "a"): "100.00"})

    def test_three_decimals_and_doubles_are_refused(self):
        for lines, lots in (
            ([line("a", "1.005", 1)], []),
            ([line("a", "NaN", 1)], []),
            ([line("a", 1, 1), line("a", 2, 1)], []),
            ([], [lot(1, 1, "0.001")]),
            ([], [lot(1, 1, 1), lot(1, 1, 2)]),
        ):
            with self.subTest(lines=lines, lots=lots), self.assertRaises(ValueError):
                allocate(lines, lots)

    def test_huge_amounts_take_neither_time_nor_memory(self):
        lots = [lot(n, 1, 999999999, own_money=False, parts=False) for n in range(20)]
        lines = [line(f"a{n}", 99999999 + n, 1) for n in range(60)]
        self.assertEqual(allocate(lines, lots).shares, ())

    @settings(max_examples=400, deadline=None, derandomize=True, database=None)
    @given(LINES, LOTS, st.one_of(st.none(), cents(0, 10000)))
    def test_whatever_the_cart(self, lines, lots, limit):
        answer = allocate(lines, lots, limit)
        self.assertEqual(answer, allocate(lines, lots, limit))
        lines_by_key = {each.key: each for each in lines}
        lots_by_id = {each.voucher_id: each for each in lots}
        of_line, of_lot = dict.fromkeys(lines_by_key, 0), dict.fromkeys(lots_by_id, 0)
        for share in answer.shares:
            programme = lots_by_id[share.voucher_id].programme_id
            self.assertIn(programme, lines_by_key[share.line_key].programme_ids)
            self.assertGreater(share.amount, 0)
            self.assertEqual(share.amount, share.amount.quantize(Decimal("0.01")))
            of_line[share.line_key] += share.amount
            of_lot[share.voucher_id] += share.amount
        self._check_sums(answer, lines, lots, limit, of_line, of_lot)
        self._check_apart(answer, lines_by_key, lots_by_id, of_line)

    def _check_sums(self, answer, lines, lots, limit, of_line, of_lot):
        for each in lines:
            self.assertLessEqual(of_line[each.key], each.amount)
        for each in lots:
            allowed = (0, each.available)
            self.assertLessEqual(of_lot[each.voucher_id], each.available)
            self.assertTrue(each.partial_use or of_lot[each.voucher_id] in allowed)
        paid = sum(of_line.values())
        self.assertEqual(answer.left, sum(each.amount for each in lines) - paid)
        if limit is not None:
            self.assertLessEqual(paid, limit)

    def _check_apart(self, answer, lines_by_key, lots_by_id, of_line):
        """A programme without own money pays lines alone, whole, apart from own money."""
        payers = {}
        for share in answer.shares:
            payers.setdefault(share.line_key, set()).add(lots_by_id[share.voucher_id])
        for key, lots in payers.items():
            if all(each.own_money_allowed for each in lots):
                self.assertNotIn(key, answer.apart)
                continue
            programme = {each.programme_id for each in lots}
            self.assertEqual(len(programme), 1)
            self.assertEqual(of_line[key], lines_by_key[key].amount)
            self.assertEqual(answer.apart.get(key), programme.pop() if answer.left else None)
        self.assertLessEqual(set(answer.apart), set(payers))

    @settings(max_examples=200, deadline=None, derandomize=True, database=None)
    @given(LINES, LOTS)
    def test_no_simple_credit_is_left_that_a_line_could_take(self, lines, lots):
        lots = [lot(a.voucher_id, a.programme_id, a.available, a.expiry) for a in lots]
        answer = allocate(lines, lots)
        unpaid = {each.key: each.amount for each in lines}
        unused = {each.voucher_id: each.available for each in lots}
        for share in answer.shares:
            unpaid[share.line_key] -= share.amount
            unused[share.voucher_id] -= share.amount
        wanted = {p for each in lines if unpaid[each.key] for p in each.programme_ids}
        for each in lots:
            self.assertFalse(each.programme_id in wanted and unused[each.voucher_id])
