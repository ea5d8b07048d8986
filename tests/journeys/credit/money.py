"""What the year comes to, reckoned by hand: independent of the code that is tested.

given      198 x 100.00 + 120.00 to Marta; 1,000.01 is one cent above the ceiling
LINFA's    2 % of 19,920.00 = 398.40, and 22 % of it = 87.65
Marta      buys 2 cheeses of 50.00, half by credit; takes one back; 30.00 in the shop
a gift     of 40.00, of which its recipient spends 15.00
"""

from dataclasses import dataclass

PEOPLE = 200
OTHERS, MARTA, TOO_MUCH = "100,00", "120,00", "1000,01"
GIVEN = 19_920.00
INVOICED = {"untaxed": 20_320.40, "tax": 87.65, "total": 20_408.05}

#: Two at 50.00 with 10 % in it: 100.00 / 1.1 = 90.91; what comes back: 50.00 / 1.1 = 45.45.
CHEESE = 50.00
SOLD = {"untaxed": 90.91, "tax": 9.09, "total": 100.00}
RETURNED = {"untaxed": 45.45, "tax": 4.55, "total": 50.00}
BY_CREDIT = BY_CARD = 50.00
BACK_TO_CREDIT = BACK_TO_CARD = 25.00

AT_THE_SHOP = 30.00
#: A voucher is sold out of the scope of VAT.
GIFT_SOLD = {"untaxed": 40.00, "tax": 0.00, "total": 40.00}

#: 120 - 50 + 25 - 30
MARTA_LEFT = 65.00
#: 50 - 25 + 30
MARTA_SPENT = 55.00
#: 198 x 100.00, and what Marta had left.
EXPIRED = 19_865.00

#: The dairy sells to LINFA (resale, 25 %) the one that was kept: 45.45 - 11.36 = 34.09, and
#: 10 % on it = 3.41.
DAIRY = {"gross": 50.00, "sale_net": 45.45, "commission_net": 11.36, "to_pay": 37.50}
#: The shop pays 4 % of each: 1.20 + 0.60, and 22 % of it = 0.40.
SHOP = {"gross": 45.00, "commission_net": 1.80, "commission_vat": 0.40, "to_pay": 42.80}


@dataclass(frozen=True)
class Standing:
    """Where all credit is after a step: on vouchers, and owed to shops."""

    vouchers: float
    shops: float = 0.0


NOTHING = Standing(0.00)
AFTER_ISSUE = Standing(19_920.00)
AFTER_PURCHASE = Standing(19_870.00)
AFTER_RETURN = Standing(19_895.00)
AFTER_SHOP = Standing(19_865.00, 30.00)
AFTER_GIFT = Standing(19_905.00, 30.00)
AFTER_GIFT_SPENT = Standing(19_890.00, 45.00)
AFTER_EXPIRY = Standing(25.00, 45.00)
AFTER_SETTLEMENT = Standing(25.00, 0.00)
