"""The ledger as one would write it down on paper, to compare the real one with."""

from dataclasses import dataclass, field
from decimal import Decimal


class RefusedError(Exception):
    """What the real ledger refuses with a CreditError."""


@dataclass
class Voucher:
    available: Decimal
    held: Decimal = Decimal(0)
    is_blocked: bool = False
    is_expired: bool = False
    #: A refund made it valid again, for less long than the others.
    is_extended: bool = False


@dataclass
class Part:
    voucher: Voucher
    number: int
    amount: Decimal
    captured: Decimal = Decimal(0)
    released: Decimal = Decimal(0)
    refunded: Decimal = Decimal(0)


@dataclass
class Sale:
    parts: list

    @property
    def state(self):
        amount, captured, released, refunded = (
            sum(getattr(part, name) for part in self.parts)
            for name in ("amount", "captured", "released", "refunded")
        )
        if captured + released < amount:
            return "held"
        if not captured:
            return "released"
        return "refunded" if refunded == captured else "captured"


@dataclass
class Books:
    vouchers: list = field(default_factory=list)
    sales: list = field(default_factory=list)
    keys: set = field(default_factory=set)

    def issue(self, _places, amount, key):
        if key not in self.keys:
            self.keys.add(key)
            self.vouchers.append(Voucher(amount or Decimal(50)))

    def hold(self, places, amount, key):
        if key in self.keys:
            return
        shares = {places[0]: amount or Decimal(10)}
        shares.setdefault(places[1], Decimal(5))
        for number, part in shares.items():
            voucher = self.vouchers[number]
            self._need(not voucher.is_blocked and not voucher.is_expired)
            self._need(part <= voucher.available)
        self.keys.add(key)
        for number, part in shares.items():
            self._move(self.vouchers[number], -part, part)
        self.sales.append(
            Sale([Part(self.vouchers[number], number, part) for number, part in shares.items()])
        )

    def capture(self, places, amount, key):
        self._settle(places, amount, key, "captured", is_needed=True)

    def release(self, places, amount, key):
        self._settle(places, amount, key, "released")

    def refund(self, places, amount, key):
        self._settle(places, amount, key, "refunded")

    def cancel(self, places, _amount, key):
        if key not in self.keys:
            self.keys.add(key)
            voucher = self.vouchers[places[0]]
            voucher.is_blocked, voucher.available = True, Decimal(0)

    def expire(self, places, _amount, key):
        if key not in self.keys:
            self.keys.add(key)
            self.vouchers[places[0]].is_expired = True
            for voucher in self.vouchers:
                if voucher.is_expired:
                    voucher.available = Decimal(0)

    def transfer(self, places, amount, key):
        if key in self.keys:
            return
        source, target = (self.vouchers[place] for place in places)
        self._need(source is not target)
        self._need(self._get_order(target) <= self._get_order(source))
        for voucher in (source, target):
            self._need(not voucher.is_blocked and not voucher.is_expired)
        self._need((amount or Decimal(1)) <= source.available)
        self.keys.add(key)
        source.available -= amount or Decimal(1)
        target.available += amount or Decimal(1)

    def _settle(self, places, amount, key, name, is_needed=False):
        if key in self.keys:
            return
        sale = self.sales[places[0]]
        movable = {
            id(part): part.captured - part.refunded
            if name == "refunded"
            else part.amount - part.captured - part.released
            for part in sale.parts
        }
        total = sum(movable.values())
        left = total if amount is None else amount
        self._need(left <= total and (total or not is_needed))
        self.keys.add(key)
        for part in sorted(sale.parts, key=self._get_place, reverse=name == "refunded"):
            moved = min(left, movable[id(part)])
            left -= moved
            if moved:
                setattr(part, name, getattr(part, name) + moved)
                self._settle_part(part.voucher, moved, name)

    def _settle_part(self, voucher, moved, name):
        if name == "captured":
            return self._move(voucher, 0, -moved)
        if name == "released":
            return self._move(voucher, moved, -moved)
        if voucher.is_expired:
            voucher.is_expired, voucher.is_extended = False, True
            voucher.available = Decimal(0)
        return self._move(voucher, moved, 0)

    def _get_place(self, part):
        return (self._get_order(part.voucher), part.number)

    def _get_order(self, voucher):
        """Which expires first: those of yesterday, those that a refund extended, the rest."""
        if voucher.is_expired:
            return 0
        return 1 if voucher.is_extended else 2

    def _move(self, voucher, available, held):
        voucher.available += available
        voucher.held += held

    def _need(self, is_true):
        if not is_true:
            raise RefusedError
