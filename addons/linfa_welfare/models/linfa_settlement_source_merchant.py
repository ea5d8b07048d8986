"""What shops are reimbursed for the credit that they took."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

from odoo import api, fields, models

from .cents import CENT, exact
from .credit_net import without_vat
from .settlement_redemptions import CODE, MODEL, UNSETTLED

#: Multi-purpose credit: a debit note out of the scope of VAT. Single-purpose: LINFA sold
#: the service with VAT at issue, so the shop bills it to LINFA.
DEBIT_NOTE, BILL = "intermediation", "commission"


class LinfaSettlementSourceMerchant(models.AbstractModel):
    """One line per redemption; a refund after it was settled is another one, negative.

    What is due is the difference between what the ledger says was redeemed until a day and
    what was settled before, so all corrections add up to the cent.
    """

    _name = "linfa.settlement.source.merchant"
    _inherit = "linfa.settlement.source"
    _description = "Settlement of Credit Taken by Shops"

    _code = CODE

    @api.model
    def _collect(self, company, date_to, partners=None):
        """Override of `linfa_catalog` to yield what was redeemed and is not settled."""
        rows = self._find_unsettled(company, date_to, partners)
        before = self._get_last_lines(MODEL, [row["id"] for row in rows])
        numbers = Counter({res_id: line.number for res_id, line in before.items()})
        terms = {}
        for row in rows:
            numbers[row["id"]] += 1
            key = row["shop"], row["day"]
            if row["id"] in before:
                rate = before[row["id"]].commission_rate
            else:
                if key not in terms:
                    terms[key] = self._get_rate(*key, company)
                rate = terms[key]
            yield self._prepare_row(row, numbers[row["id"]], rate, company)

    @api.model
    def _find_unsettled(self, company, date_to, partners):
        """Return what shops redeemed until a day, less what is in a settlement."""
        self.env.flush_all()
        self.env.cr.execute(
            UNSETTLED,
            {
                "company": company.id,
                "undoable_since": fields.Datetime.now()
                - self.env["linfa.redemption"]._get_undo_time(),
                "date_to": date_to or self.env["linfa.voucher"]._get_today(),
                "everybody": partners is None,
                "shops": [] if partners is None else partners.ids,
            },
        )
        return self.env.cr.dictfetchall()

    @api.model
    def _get_rate(self, shop_id, day, company):
        """Return the commission that a shop agreed to."""
        shop = self.env["res.partner"].browse(shop_id)
        agreements = self.env["linfa.merchant.agreement"]
        return agreements._get_terms(shop, day, company).commission_rate

    @api.model
    def _prepare_row(self, row, number, rate, company):
        """Return the line of one redemption: its shop gets it less the commission."""
        shop = self.env["res.partner"].browse(row["shop"])
        env = self.with_context(lang=shop.lang or self.env.lang).env
        amounts = self._get_amounts(row, rate)
        return {
            "source": self._code,
            "res_model": MODEL,
            "res_id": row["id"],
            "number": number,
            "key": f"{MODEL},{row['id']},{number}",
            "date": row["last_day"] if row["settled"] else row["day"],
            "origin": row["reference"],
            "description": env._("Voucher ending in %(hints)s", hints=row["hints"]),
            "quantity": 1 if amounts["gross"] > 0 else -1,
            "partner_id": row["shop"],
            "bearer": "producer",
            "seller_model": BILL if row["is_single"] else DEBIT_NOTE,
            "commission_rate": rate,
            "purchase_tax_ids": self._get_purchase_taxes(row, shop, company).ids,
            "sale_tax_ids": (row["tax"] and [row["tax"]]) or [],
            "coop_cost": 0,
            **{name: float(amount) for name, amount in amounts.items()},
        }

    @api.model
    def _get_amounts(self, row, rate):
        """Return what is worth now less what was settled, amount by amount."""
        gross = exact(row["amount"])
        net = without_vat(gross, row["vat"])
        commission = (net * Decimal(str(rate)) / 100).quantize(CENT, ROUND_HALF_UP)
        net_due = net - exact(row["settled_net"])
        gross_due = gross - exact(row["settled"])
        commission_due = commission - exact(row["settled_commission"])
        return {
            "gross": gross_due,
            "sale_net": net_due,
            "sale_vat": gross_due - net_due,
            "commission_net": commission_due,
            "owed_net": net_due - commission_due,
        }

    @api.model
    def _get_purchase_taxes(self, row, shop, company):
        """Return the VAT of the shop's bill: the rate that LINFA sold the service with."""
        Tax = self.env["account.tax"]
        if not row["is_single"] or not row["vat"] or shop.sells_without_vat:
            return Tax
        return Tax.search(
            [
                *Tax._check_company_domain(company),
                ("type_tax_use", "=", "purchase"),
                ("amount_type", "=", "percent"),
                ("amount", "=", row["vat"]),
            ],
            limit=1,
        )
