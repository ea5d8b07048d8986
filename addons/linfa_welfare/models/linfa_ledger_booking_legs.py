"""For which account of the books each account of the ledger stands."""

from decimal import Decimal

from odoo import api, models
from odoo.tools import SQL

from .cents import exact
from .credit_net import SOLD_KEY, without_vat

#: Where credit is still the resident's.
OUTSTANDING = ("available", "held")
LEGS = ("source", "target")


class LinfaLedgerBooking(models.Model):
    _inherit = "linfa.ledger.booking"

    @api.model
    def _get_booked_rows(self, rows):
        """Return the claimed postings that want an entry, with its two sides.

        :param list(dict) rows: as `_claim` returns them
        :return: the same with `programme`, `debit` and `credit` (account and partner) and
            the `amount` to book
        :rtype: list(dict)
        """
        programmes = self.env["linfa.programme"].browse(
            {row[name] for row in rows for name in ("source_programme", "target_programme")}
        )
        by_id = {programme.id: programme for programme in programmes}
        net = self._get_net_amounts(
            [row for row in rows if by_id[row["target_programme"]].vat_species == "single"], by_id
        )
        booked, sides = [], {}
        for row in rows:
            debit, credit = (self._get_row_side(row, leg, by_id, sides) for leg in LEGS)
            amount = net.get(row["id"], exact(row["amount"]))
            if debit != credit and amount:
                entry = {"debit": debit, "credit": credit, "amount": amount}
                booked.append({**row, "programme": by_id[row["target_programme"]], **entry})
        return booked

    @api.model
    def _get_row_side(self, row, leg, programmes, sides):
        """Return one side of a posting; all alike are asked for once."""
        key = (
            row[f"{leg}_programme"],
            row[leg],
            row[f"{leg}_shop"],
            row["key"].startswith(SOLD_KEY),
        )
        if key not in sides:
            sides[key] = self._get_side(programmes[key[0]], *key[1:])
        return sides[key]

    @api.model
    def _get_side(self, programme, kind, shop, sold):
        """Return the account and the partner that an account of the ledger stands for."""
        company = programme.company_id
        partner = self.env["res.partner"].browse(shop)
        nobody = partner.browse()
        if kind == "redeemed" and programme.vat_species == "single":
            return company._get_revenue_account(), nobody
        if kind == "redeemed":
            code = "merchants" if shop else programme._get_payment_account_code()
            return company._get_credit_account(code), partner
        if kind in ("expired", "cancelled"):
            return self._get_end_side(programme, kind)
        if kind in OUTSTANDING or self._is_booked_by_invoice(programme, kind, sold):
            return company._get_credit_account(programme._get_liability_code()), nobody
        if programme._is_given_by_company():
            return company._get_booking_account("given"), nobody
        return self._get_funder_side(programme)

    @api.model
    def _is_booked_by_invoice(self, programme, kind, sold):
        """Tell whether an issue from here is no matter of an entry.

        The grant of a municipality is booked, its issue is not; where nothing is granted
        the issue is. What employers and buyers get is on their invoices.
        """
        if programme.kind == "municipal":
            return kind == "fund" and programme.has_budget
        return sold or not programme._is_given_by_company()

    @api.model
    def _get_end_side(self, programme, kind):
        """Return who has what was not spent: the funder, or else LINFA, without VAT."""
        company = programme.company_id
        is_returned = kind == "cancelled" or programme._is_residual_returned()
        if is_returned and not programme._is_given_by_company():
            return self._get_funder_side(programme)
        return company._get_booking_account("windfall"), self.env["res.partner"]

    @api.model
    def _get_funder_side(self, programme):
        funder = programme.funder_id.commercial_partner_id
        company = programme.company_id
        return funder.with_company(company).property_account_receivable_id, funder

    @api.model
    def _get_net_amounts(self, rows, programmes):
        """Return what these postings of single-purpose vouchers are worth without VAT.

        VAT was paid at issue. What left a voucher until each posting decides, so that all
        parts of a voucher add up to its net value.

        :rtype: dict(int, decimal.Decimal)
        """
        vouchers = {
            row["source_voucher"] or row["target_voucher"]
            for row in rows
            if row["source_voucher"] or row["target_voucher"]
        }
        left = dict.fromkeys(vouchers, Decimal(0))
        net = {
            row["id"]: without_vat(
                exact(row["amount"]), programmes[row["target_programme"]].single_rate
            )
            for row in rows
            if row["operation"] == "issue"
        }
        for posting, voucher, amount, rate in self._find_exits(vouchers):
            before = left[voucher]
            left[voucher] = after = before + exact(amount)
            moved = without_vat(after, rate) - without_vat(before, rate)
            net[posting] = abs(moved)
        return net

    @api.model
    def _find_exits(self, vouchers):
        """Return in order what left these vouchers, and came back, with the rate of VAT."""
        if not vouchers:
            return []
        return self.env.execute_query(
            SQL(
                """
                SELECT p.id, a.voucher_id,
                       CASE WHEN p.debit_account_id = a.id THEN p.amount ELSE -p.amount END,
                       coalesce(g.single_rate, 0)
                  FROM linfa_ledger_account a
                  JOIN linfa_ledger_posting p
                    ON a.id IN (p.debit_account_id, p.credit_account_id)
                  JOIN linfa_ledger_account other
                    ON other.id = p.debit_account_id + p.credit_account_id - a.id
                  JOIN linfa_programme g ON g.id = a.programme_id
                 WHERE a.voucher_id = ANY(%s)
                   AND other.kind IN ('redeemed', 'expired', 'cancelled')
              ORDER BY p.id
                """,
                list(vouchers),
            )
        )
