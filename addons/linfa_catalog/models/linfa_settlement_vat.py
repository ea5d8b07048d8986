"""VAT of the lines, such that it adds up to the VAT of the documents.

Tax authorities want VAT on the document's taxable amount, not on each line of ours. So
it is computed for the groups that the documents have as lines, by Odoo's tax engine, and
given to our lines; what rounding leaves over goes to the largest.
"""

from odoo import models

MODELS_WITH_BILL = ("resale", "commission")
#: What documents are made of.
ROW_FIELDS_OF_DOCUMENTS = (
    "bearer",
    "seller_model",
    "purchase_tax_ids",
    "commission_net",
    "commission_vat",
    "owed_net",
    "owed_vat",
)


class LinfaSettlement(models.Model):
    _inherit = "linfa.settlement"

    def _allocate_vat(self, rows):
        """Complete all the lines of one settlement with the amounts that follow from VAT.

        :param list(dict) rows: values of lines, changed in place
        """
        self.ensure_one()
        goods = [row for row in rows if self._is_billed(row)]
        fees = [row for row in rows if self._is_fee(row)]
        self._spread_vat(self._group_goods(goods), "owed_net", "owed_vat")
        self._spread_vat(self._group_fees(fees), "commission_net", "commission_vat")
        for row in rows:
            self._complete_row(row)

    def _is_billed(self, row):
        return row["bearer"] == "producer" and row.get("seller_model") in MODELS_WITH_BILL

    def _is_fee(self, row):
        return row["bearer"] == "producer" and row.get("seller_model") == "intermediation"

    def _group_goods(self, rows):
        """Return the lines of the vendor bill: seller model, taxes and our rows."""
        groups = {}
        for row in rows:
            key = (row["seller_model"], tuple(sorted(row["purchase_tax_ids"])))
            groups.setdefault(key, []).append(row)
        return dict(sorted(groups.items()))

    def _group_fees(self, rows):
        taxes = self.company_id._get_settlement_commission_tax()
        return {("intermediation", tuple(taxes.ids)): rows} if rows else {}

    def _spread_vat(self, groups, net_name, vat_name):
        """Compute the VAT of the groups as one document has it, and give it to the rows."""
        nets = {
            key: self.currency_id.round(sum(row[net_name] for row in rows))
            for key, rows in groups.items()
        }
        for key, vat in self._compute_document_vat(nets).items():
            self._spread(vat, key, groups[key], net_name, vat_name)

    def _compute_document_vat(self, nets):
        """Return the VAT of each line of a document, as Odoo will compute it.

        :param dict nets: amounts without VAT per (seller model, ids of taxes)
        :rtype: dict
        """
        AccountTax = self.env["account.tax"]
        base_lines = {
            key: AccountTax._prepare_base_line_for_taxes_computation(
                {},
                price_unit=net,
                quantity=1,
                tax_ids=AccountTax.browse(key[1]),
                currency_id=self.currency_id,
                partner_id=self.partner_id,
                special_mode="total_excluded",
            )
            for key, net in nets.items()
        }
        AccountTax._add_tax_details_in_base_lines(base_lines.values(), self.company_id)
        AccountTax._round_base_lines_tax_details(list(base_lines.values()), self.company_id)
        return {
            key: self.currency_id.round(
                sum(data["tax_amount"] for data in base_line["tax_details"]["taxes_data"])
            )
            for key, base_line in base_lines.items()
        }

    def _spread(self, total, key, rows, net_name, vat_name):
        """Give each row its own VAT, and what is left to the largest (the first of them)."""
        rate = sum(self.env["account.tax"].browse(key[1]).mapped("amount")) / 100 if total else 0
        left = total
        for row in rows:
            row[vat_name] = self.currency_id.round(row[net_name] * rate)
            left -= row[vat_name]
        largest = max(rows, key=lambda row: (abs(row[net_name]), row["key"]))
        largest[vat_name] = self.currency_id.round(largest[vat_name] + left)

    def _complete_row(self, row):
        """Fill what is left: each amount follows from the others, so all add up."""
        rounded = self.currency_id.round
        row.setdefault("owed_vat", 0)
        row.setdefault("commission_vat", 0)
        if self._is_fee(row):
            row["owed_vat"] = rounded(row["sale_vat"] - row["commission_vat"])
        row["owed"] = rounded(row["owed_net"] + row["owed_vat"])
        row["vat_to_state"] = rounded(
            row["gross"]
            - row["owed"]
            - row["commission_net"]
            - row["commission_vat"]
            + row["coop_cost"]
        )
