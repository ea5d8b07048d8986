"""The documents of a confirmed settlement. Accounting checks and posts them.

- Bought by LINFA, or sold on consignment: the producer's bill, a line per seller model
  and VAT.
- Sold by the producer: the invoice for LINFA's share, and the entry that owes the
  producer what customers paid (`linfa_settlement_collected`).
"""

from odoo import api, fields, models

from .linfa_settlement_vat import ROW_FIELDS_OF_DOCUMENTS


class LinfaSettlement(models.Model):
    _inherit = "linfa.settlement"

    move_ids = fields.One2many(
        comodel_name="account.move",
        inverse_name="linfa_settlement_id",
        string="Documents",
        readonly=True,
    )
    bill_id = fields.Many2one(comodel_name="account.move", compute="_compute_documents")
    fee_id = fields.Many2one(
        comodel_name="account.move",
        string="Invoice for LINFA's Share",
        compute="_compute_documents",
    )
    collected_id = fields.Many2one(
        comodel_name="account.move", string="Entry", compute="_compute_documents"
    )

    @api.depends("move_ids.state", "move_ids.linfa_document")
    def _compute_documents(self):
        for settlement in self:
            moves = settlement.move_ids.filtered(lambda move: move.state != "cancel")
            by_kind = moves.grouped("linfa_document")
            settlement.bill_id = by_kind.get("bill")
            settlement.fee_id = by_kind.get("fee")
            settlement.collected_id = by_kind.get("collected")

    def _create_documents(self):
        """Make the documents that are missing, as drafts."""
        self.ensure_one()
        rows = self.line_ids.filtered(lambda line: line.source != "carried").read(
            ROW_FIELDS_OF_DOCUMENTS
        )
        goods = self._group_goods([row for row in rows if self._is_billed(row)])
        fees = self._group_fees([row for row in rows if self._is_fee(row)])
        if not self.bill_id and self._has_amount(goods, "owed_net"):
            self._create_invoice("bill", goods, "owed_net", "owed_vat")
        if not self.fee_id and self._has_amount(fees, "commission_net"):
            self._create_invoice("fee", fees, "commission_net", "commission_vat")
        if not self.collected_id:
            self._create_collected_entry()

    @api.model
    def _has_amount(self, groups, name):
        return any(row[name] for rows in groups.values() for row in rows)

    def _create_invoice(self, kind, groups, net_name, vat_name):
        """Create a bill or an invoice, or a credit note when the whole is negative.

        :param dict groups: rows per (seller model, ids of taxes): the lines to be
        """
        rows = [row for group in groups.values() for row in group]
        total = sum(row[net_name] + row[vat_name] for row in rows)
        sign = 1 if self.currency_id.compare_amounts(total, 0) >= 0 else -1
        types = ("in_invoice", "in_refund") if kind == "bill" else ("out_invoice", "out_refund")
        move = self.env["account.move"].create(
            {
                "move_type": types[0] if sign > 0 else types[1],
                "company_id": self.company_id.id,
                "currency_id": self.currency_id.id,
                "partner_id": self.partner_id.id,
                "ref": self.name,
                "invoice_date": self.confirmed_on,
                "invoice_origin": self.name,
                "linfa_settlement_id": self.id,
                "linfa_document": kind,
                "invoice_line_ids": [
                    fields.Command.create(
                        self._prepare_invoice_line(key, group, net_name, vat_name, sign)
                    )
                    for key, group in groups.items()
                    if any(row[net_name] for row in group)
                ],
            }
        )
        self._check_document(move, sign * total)

    def _prepare_invoice_line(self, key, rows, net_name, vat_name, sign):
        seller_model, tax_ids = key
        taxes = self.env["account.tax"].browse(tax_ids)
        price = sum(row[net_name] for row in rows)
        if any(taxes.mapped("price_include")):
            price += sum(row[vat_name] for row in rows)
        return {
            "name": self._get_document_label(seller_model),
            "quantity": 1,
            "price_unit": self.currency_id.round(sign * price),
            "tax_ids": [fields.Command.set(tax_ids)],
        }

    def _get_document_label(self, seller_model):
        """Return what a line of a document says, in the partner's language."""
        env = self.with_context(lang=self.partner_id.lang or self.env.lang).env
        dates = {
            "date_from": env["ir.qweb.field.date"].value_to_html(self.date_from, {}),
            "date_to": env["ir.qweb.field.date"].value_to_html(self.date_to, {}),
        }
        if seller_model == "resale":
            return env._("Goods bought by LINFA, %(date_from)s - %(date_to)s", **dates)
        if seller_model == "commission":
            return env._("Goods sold on consignment, %(date_from)s - %(date_to)s", **dates)
        return env._("LINFA's share of your sales, %(date_from)s - %(date_to)s", **dates)

    def _check_document(self, move, total):
        """Refuse a document that says something else than the statement.

        :raises ValueError: a mistake of ours, which must not reach the books
        """
        if self.currency_id.compare_amounts(move.amount_total, total):
            raise ValueError(
                f"{self.name}: the document says {move.amount_total}, the statement {total}"
            )

    def action_open_documents(self):
        """Open the documents of these settlements."""
        action = self.env["ir.actions.act_window"]._for_xml_id("account.action_move_journal_line")
        action["domain"] = [("linfa_settlement_id", "in", self.ids)]
        action["context"] = {"create": False}
        return action

    def action_post_documents(self):
        """Post the documents that wait; for accounting, by accounting's own rights."""
        moves = self.env["account.move"].search(
            [("linfa_settlement_id", "in", self.ids), ("state", "=", "draft")]
        )
        moves.action_post()
        return True
