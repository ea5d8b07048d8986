"""What everybody is owed, reckoned by hand: independent of the code that is tested."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
#: Price with VAT, VAT, LINFA's share, of each thing of the week.
TERMS = {
    "Pane di segale": ("4.50", "4", "20"),
    "Grissini al burro": ("3.20", "10", "20"),
    "Formaggella della settimana": ("9.90", "4", "25"),
    "Coltellino della settimana": ("35.00", "22", "15"),
}


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def sold(lines: list[tuple[str, int]]) -> dict[str, Decimal]:
    """Add up order lines (what, how many): gross, net, share, owed without VAT, by VAT."""
    total = {"gross": Decimal(0), "net": Decimal(0), "share": Decimal(0)}
    owed_by_rate: dict[str, Decimal] = {}
    for what, quantity in lines:
        price, rate, share = TERMS[what]
        gross = Decimal(price) * quantity
        net = cents(gross / (1 + Decimal(rate) / 100))
        kept = cents(net * Decimal(share) / 100)
        total["gross"] += gross
        total["net"] += net
        total["share"] += kept
        owed_by_rate[rate] = owed_by_rate.get(rate, Decimal(0)) + net - kept
    owed_vat = sum(cents(net * Decimal(rate) / 100) for rate, net in owed_by_rate.items())
    owed_net = sum(owed_by_rate.values())
    return {**total, "owed_net": owed_net, "owed_vat": owed_vat, "owed": owed_net + owed_vat}


def collected(lines: list[tuple[str, int]]) -> dict[str, Decimal]:
    """The same for a producer who sells through LINFA: the fee and its 22 % are kept."""
    total = sold(lines)
    fee_vat = cents(total["share"] * Decimal("0.22"))
    return {**total, "fee_vat": fee_vat, "owed": total["gross"] - total["share"] - fee_vat}
