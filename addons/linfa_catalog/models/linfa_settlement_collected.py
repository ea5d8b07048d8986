"""Money that customers paid for what the producer sold is never LINFA's.

A customer's payment stands on his receivable. The entry of a settlement moves it to the
account of money collected for producers, and from there to the producer, less LINFA's
share, which is set off against LINFA's invoice:

    debit  receivable, per customer      what he paid
    credit collected for producers       the same, all customers
    debit  collected for producers       the same
    credit receivable of the producer    LINFA's share with VAT (set off with the invoice)
    credit payable of the producer       what is left: paid by bank transfer
"""

from collections import defaultdict

from odoo import fields, models


class LinfaSettlement(models.Model):
    _inherit = "linfa.settlement"

    def _create_collected_entry(self):
        """Create the entry, as a draft, when there is something collected."""
        self.ensure_one()
        fees = self.line_ids.filtered(
            lambda line: line.seller_model == "intermediation" and line.bearer == "producer"
        )
        if not any(fees.mapped("gross")):
            return
        entry = self.env["account.move"].create(
            {
                "move_type": "entry",
                "company_id": self.company_id.id,
                "partner_id": self.partner_id.id,
                "ref": self.name,
                "date": self.confirmed_on,
                "linfa_settlement_id": self.id,
                "linfa_document": "collected",
                "line_ids": [
                    fields.Command.create(values) for values in self._prepare_entry_lines(fees)
                ],
            }
        )
        entry.payment_reference = self.name

    def _prepare_entry_lines(self, lines):
        """Return the lines of the entry; negative amounts change sides."""
        rounded = self.currency_id.round
        account = self.company_id._get_settlement_collected_account()
        gross = rounded(sum(lines.mapped("gross")))
        fee = rounded(sum(lines.mapped("commission_net")) + sum(lines.mapped("commission_vat")))
        partner = self.partner_id.with_company(self.company_id)
        rows = [
            *(
                (customer.property_account_receivable_id, customer, amount)
                for customer, amount in self._get_collected_by_customer(lines).items()
            ),
            (account, self.partner_id, -gross),
            (account, self.partner_id, gross),
            (partner.property_account_receivable_id, self.partner_id, -fee),
            (partner.property_account_payable_id, self.partner_id, -rounded(gross - fee)),
        ]
        return [
            {
                "name": self.name,
                "account_id": account.id,
                "partner_id": owner.id,
                "balance": amount,
            }
            for account, owner, amount in rows
            if amount
        ]

    def _get_collected_by_customer(self, lines):
        """Return what each customer paid, by who pays his bills.

        Sources other than orders have no customer: the company itself collected.
        """
        amounts = defaultdict(float)
        order_lines = lines.filtered(lambda line: line.res_model == "sale.order.line")
        records = self.env["sale.order.line"].browse(order_lines.mapped("res_id"))
        payers = {
            record.id: record.order_id.partner_invoice_id.commercial_partner_id
            for record in records
        }
        for line in lines:
            payer = payers.get(line.res_id) if line in order_lines else None
            amounts[payer or self.company_id.partner_id] += line.gross
        return {
            payer.with_company(self.company_id): self.currency_id.round(amount)
            for payer, amount in amounts.items()
        }

    def _set_off_fee(self):
        """Reconcile LINFA's invoice with the part of the money collected that pays it."""
        for settlement in self:
            moves = settlement.fee_id | settlement.collected_id
            if not settlement.fee_id or set(moves.mapped("state")) != {"posted"}:
                continue
            lines = moves.line_ids.filtered(
                lambda line, owner=settlement.partner_id.commercial_partner_id: (
                    line.account_id.account_type == "asset_receivable"
                    and line.partner_id == owner
                    and not line.reconciled
                )
            )
            if lines.move_id == moves:
                lines.reconcile()
