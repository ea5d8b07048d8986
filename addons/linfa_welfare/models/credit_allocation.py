"""Which credit pays which line of a cart: pure arithmetic, in whole cents.

It knows no model and no door: website, till, telephone and office ask `allocate`.

What serves the resident best, in this order:

1. As little own money as possible.
2. Credit that expires first goes first. Lots that could pay the same lines make room for each
   other, so that no lot stays unused because an earlier one took the only line it could pay.
3. Of two lots that expire on the same day, first the one that may pay fewer lines of this cart:
   general credit keeps longer. Then the older one.

Two rules bind everything. A lot without partial use is spent as a whole or not at all. A
programme that allows no own money pays a line alone and as a whole; while other lines are still
to be paid otherwise, its lines go `apart`, into an order of their own.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .cents import CENT
from .credit_flow import CreditFlow
from .subset_sum import choose_common_sum, choose_largest_sum


@dataclass(frozen=True)
class PayableLine:
    """Something to pay, and the programmes whose rules let them pay it."""

    key: object
    amount: Decimal
    programme_ids: frozenset[int]


@dataclass(frozen=True)
class Lot:
    """What one voucher has available."""

    voucher_id: int
    programme_id: int
    available: Decimal
    expiry: date
    own_money_allowed: bool
    partial_use: bool


@dataclass(frozen=True)
class Share:
    """So much of one voucher for one line."""

    voucher_id: int
    line_key: object
    amount: Decimal


@dataclass(frozen=True)
class Allocation:
    """What credit pays; `apart`: lines for an order of their own, and by which programme;
    `left`: what is still to pay otherwise."""

    shares: tuple[Share, ...]
    apart: dict
    left: Decimal


def allocate(lines, lots, limit=None) -> Allocation:
    """Propose what each lot pays of each line.

    :param lines: of `PayableLine`; an amount of zero or less asks for nothing
    :param lots: of `Lot`, all of them valid today
    :param limit: no more than this together; None for as much as possible
    :raises ValueError: an amount has more than two decimals, or a key comes twice

    >>> soon, late = date(2026, 12, 31), date(2027, 12, 31)
    >>> cheese = PayableLine("cheese", Decimal("30.00"), frozenset({1, 2}))
    >>> lots = [
    ...     Lot(8, 1, Decimal("50.00"), late, own_money_allowed=True, partial_use=True),
    ...     Lot(9, 2, Decimal("12.50"), soon, own_money_allowed=True, partial_use=True),
    ... ]
    >>> [(share.voucher_id, str(share.amount)) for share in allocate([cheese], lots).shares]
    [(9, '12.50'), (8, '17.50')]

    A programme without own money pays what it can pay as a whole, apart from the rest:

    >>> wine = PayableLine("wine", Decimal("20.00"), frozenset())
    >>> strict = Lot(7, 1, Decimal("50.00"), late, own_money_allowed=False, partial_use=True)
    >>> answer = allocate([cheese, wine], [strict])
    >>> answer.apart, str(answer.left)
    ({'cheese': 1}, '20.00')
    """
    carts = [_Plan(lines, lots, limit, turn) for turn in range(_count_turns(lots))]
    return max(carts, key=_Plan.rank).answer()


def _count_turns(lots):
    return 1 + len({lot.programme_id for lot in lots if not lot.own_money_allowed})


def _to_cents(amount):
    cents = amount / CENT
    if not cents.is_finite() or cents != int(cents):
        raise ValueError(f"not in whole cents: {amount}")
    return int(cents)


class _Plan:
    """One way to share out: the lots that allow own money take turn number `turn` among the
    programmes that do not, which stand by the expiry of their first lot."""

    def __init__(self, lines, lots, limit, turn):
        self.lines = [line for line in lines if _to_cents(line.amount) > 0]
        if len({line.key for line in lines}) != len(lines) or len(
            {lot.voucher_id for lot in lots}
        ) != len(lots):
            raise ValueError("a line or a voucher comes twice")
        self.due = {line.key: _to_cents(line.amount) for line in self.lines}
        self.paid = {}  # cents by (voucher, line)
        self.room = sum(self.due.values()) if limit is None else max(_to_cents(limit), 0)
        self.strict_lines = {}
        self._sort(lots)
        self._run(turn)

    def _sort(self, lots):
        """Put lots in the order they are spent, and lines first that few programmes pay."""
        programmes = {lot.programme_id for lot in lots}
        reach = {p: sum(p in line.programme_ids for line in self.lines) for p in programmes}
        self.lots = sorted(
            (lot for lot in lots if _to_cents(lot.available) > 0),
            key=lambda lot: (lot.expiry, reach[lot.programme_id], lot.voucher_id),
        )
        self.scarce_first = sorted(
            self.lines, key=lambda line: len(line.programme_ids & programmes)
        )

    def _run(self, turn):
        strict = dict.fromkeys(lot.programme_id for lot in self.lots if not lot.own_money_allowed)
        steps = [lambda p=programme: self._pay_whole_lines(p) for programme in strict]
        steps.insert(turn, lambda: self._pay_in_parts(strict))
        for step in steps:
            step()

    def _pay_whole_lines(self, programme):
        """Let a programme without own money pay some lines, each alone and as a whole."""
        lots = [lot for lot in self.lots if lot.programme_id == programme]
        touched = {key for _voucher, key in self.paid}
        lines = [
            line
            for line in self.scarce_first
            if programme in line.programme_ids and line.key not in touched
        ]
        amounts = [self.due[line.key] for line in lines]
        available = [_to_cents(lot.available) for lot in lots]
        if all(lot.partial_use for lot in lots):
            chosen = choose_largest_sum(amounts, min(sum(available), self.room))
            used = range(len(lots))
        else:
            chosen, used = choose_common_sum(amounts, available, self.room)
        self._fill([lines[i].key for i in chosen], [lots[i] for i in used], programme)

    def _fill(self, keys, lots, programme):
        """Pay whole lines from lots that are enough for them, one lot after the other."""
        purse = [(lot.voucher_id, _to_cents(lot.available)) for lot in lots]
        for key in keys:
            self.strict_lines[key] = programme
            wanted = self.due[key]
            self.room -= wanted
            while wanted:
                voucher, rest = purse.pop(0)
                amount = min(wanted, rest)
                self.paid[voucher, key] = amount
                wanted -= amount
                if rest > amount:
                    purse.insert(0, (voucher, rest - amount))

    def _pay_in_parts(self, strict):
        """Let all lots that allow own money pay what they can of the other lines."""
        flow = CreditFlow(
            {
                line.key: self.due[line.key]
                for line in self.scarce_first
                if line.key not in self.strict_lines
            }
        )
        reach = {line.key: line.programme_ids for line in self.lines}
        for lot in self.lots:
            if lot.programme_id not in strict:
                keys = [key for key in flow.due if lot.programme_id in reach[key]]
                amount = min(_to_cents(lot.available), self.room)
                whole = _to_cents(lot.available) if not lot.partial_use else 0
                self.room -= flow.push(lot.voucher_id, keys, amount, at_least=whole)
        self.paid.update(flow.paid)

    def rank(self):
        """Return what makes a plan better: credit used, early lots used, fewer lines apart."""
        used = dict.fromkeys((lot.voucher_id for lot in self.lots), 0)
        for (voucher, _key), cents in self.paid.items():
            used[voucher] += cents
        return sum(used.values()), tuple(used.values()), -len(self._apart())

    def _left(self):
        return sum(self.due.values()) - sum(self.paid.values())

    def _apart(self):
        return self.strict_lines if self._left() else {}

    def answer(self):
        apart = self._apart()
        shares = tuple(
            Share(lot.voucher_id, line.key, self.paid[lot.voucher_id, line.key] * CENT)
            for lot in self.lots
            for line in self.lines
            if self.paid.get((lot.voucher_id, line.key))
        )
        order = [line.key for line in self.lines if line.key in apart]
        return Allocation(shares, {key: apart[key] for key in order}, self._left() * CENT)
