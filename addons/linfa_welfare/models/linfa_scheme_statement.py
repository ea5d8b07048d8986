"""What a municipality is told: what each shop took, and, to who may know, who received."""

from odoo import models
from odoo.tools import SQL

from .cents import exact
from .csv_sheet import make_csv
from .linfa_scheme_household import MUNICIPAL_GROUP


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    def _get_redemptions(self, date_from, date_to):
        """Return what shops took between two days of Italian time, refunds as negative rows.

        :return: dicts of `partner_id` (None: LINFA), `date`, `hint`, `reference`, `amount`
        :rtype: list(dict)
        """
        self.ensure_one()
        rows = self.env.execute_query_dict(
            SQL(
                """
                SELECT shop.partner_id, v.hint, n.reference,
                       (t.date AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Rome')::timestamp(0)
                           AS date,
                       CASE WHEN p.credit_account_id = shop.id THEN p.amount ELSE -p.amount END
                           AS amount
                  FROM linfa_ledger_account shop
                  JOIN linfa_ledger_posting p
                    ON p.credit_account_id = shop.id OR p.debit_account_id = shop.id
                  JOIN linfa_ledger_transaction t ON t.id = p.transaction_id
                  JOIN linfa_ledger_account other
                    ON other.id = p.credit_account_id + p.debit_account_id - shop.id
                  JOIN linfa_voucher v ON v.id = other.voucher_id
                  LEFT JOIN linfa_authorization n ON n.id = t.authorization_id
                 WHERE shop.programme_id = %s AND shop.kind = 'redeemed'
                   AND (t.date AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Rome')::date
                       BETWEEN %s AND %s
              ORDER BY shop.partner_id NULLS FIRST, t.date, p.id
                """,
                self.id,
                date_from,
                date_to,
            )
        )
        return [{**row, "amount": exact(row["amount"])} for row in rows]

    def _export_redemptions(self, date_from, date_to):
        """Return the CSV of every redemption, shop by shop, each with its total.

        The reference names an order or a sale, and so a person: it is for "Municipal Schemes".
        """
        is_for_all = self.env.su or self.env.user.has_group(MUNICIPAL_GROUP)
        header = [
            self.env._("Shop"),
            self.env._("VAT Number"),
            self.env._("Date"),
            self.env._("Voucher"),
            self.env._("Reference"),
            self.env._("Amount"),
        ]
        rows = []
        for shop, redemptions in self._group_by_shop(date_from, date_to):
            rows += [
                (
                    shop.name,
                    shop.vat,
                    f"{row['date']:%d/%m/%Y %H:%M}",
                    row["hint"],
                    row["reference"] if is_for_all else "",
                    row["amount"],
                )
                for row in redemptions
            ]
            rows.append((shop.name, shop.vat, self.env._("Total"), "", "", _sum(redemptions)))
        return make_csv(header, rows)

    def _export_shop_totals(self, date_from, date_to):
        """Return the CSV of what each shop took together."""
        header = [
            self.env._("Shop"),
            self.env._("VAT Number"),
            self.env._("Operations"),
            self.env._("Amount"),
        ]
        return make_csv(
            header,
            [
                (shop.name, shop.vat, len(redemptions), _sum(redemptions))
                for shop, redemptions in self._group_by_shop(date_from, date_to)
            ],
        )

    def _group_by_shop(self, date_from, date_to):
        """Return pairs of a shop and what it took; LINFA's own shop is the company."""
        shops = {}
        for row in self._get_redemptions(date_from, date_to):
            shops.setdefault(row["partner_id"], []).append(row)
        partners = self.env["res.partner"].sudo()
        partners.browse(filter(None, shops)).fetch(["name", "vat"])
        own = self.company_id.partner_id.sudo()
        return [
            (partners.browse(number) if number else own, rows) for number, rows in shops.items()
        ]

    def _export_households(self):
        """Return the CSV of who received the scheme, without where or what they bought.

        Asked with the rights of the user: only "Municipal Schemes" reads households.
        """
        header = [
            self.env._("Household"),
            self.env._("Holder"),
            self.env._("Codice Fiscale"),
            self.env._("Issued"),
            self.env._("Not Spent Yet"),
        ]
        households = self.env["linfa.scheme.household"].search([("programme_id", "=", self.id)])
        return make_csv(
            header,
            [
                (
                    household.household_key,
                    household.sudo().partner_id.name,
                    household.sudo().partner_id.l10n_it_codice_fiscale,
                    exact(household.issued_amount),
                    exact(household.left_amount),
                )
                for household in households
            ],
        )


def _sum(redemptions):
    return sum(row["amount"] for row in redemptions)
