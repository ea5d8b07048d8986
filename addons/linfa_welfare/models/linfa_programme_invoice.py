"""What an invoice says about the credit that was issued."""

from decimal import ROUND_HALF_UP, Decimal

from odoo import models
from odoo.fields import Command

from odoo.addons.linfa_catalog.models import italian_time

from .cents import CENT, exact
from .credit_net import without_vat


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    def _is_invoiced(self):
        """Tell whether the funder gets invoices: not LINFA itself, nor for municipal money
        without a service fee.
        """
        self.ensure_one()
        is_face_invoiced = self.kind != "municipal"
        return not self._is_given_by_company() and (is_face_invoiced or self.service_fee_rate > 0)

    def _prepare_issue_invoice(self, company, lines):
        return {
            "move_type": "out_invoice",
            "linfa_programme_id": self.id,
            "company_id": company.id,
            "partner_id": self.funder_id.id,
            "invoice_origin": self.name,
            "invoice_date": italian_time.today(),
            "invoice_line_ids": [Command.create(line) for line in lines],
        }

    def _prepare_issue_lines(self, transactions):
        """Return the invoice lines for these issues: face value, then LINFA's service."""
        groups = self.env["linfa.voucher"]._read_group(
            [("issue_transaction_id", "in", transactions)],
            ["face_value"],
            ["__count"],
            order="face_value",
        )
        faces = [(exact(face), count) for face, count in groups]
        lines = [] if self.kind == "municipal" else self._prepare_face_lines(faces)
        total = sum(face * count for face, count in faces)
        rate = Decimal(str(self.service_fee_rate))
        fee = (total * rate / 100).quantize(CENT, ROUND_HALF_UP)
        return [*lines, self._prepare_fee_line(fee)] if fee else lines

    def _prepare_face_lines(self, faces):
        """Return the lines for the credit itself, on its liability account."""
        programme = self._in_funder_language()
        account = self.company_id._get_credit_account(self._get_liability_code())
        if self.vat_species == "multi":
            count = sum(number for _face, number in faces)
            total = sum(face * number for face, number in faces)
            name = programme.env._(
                "%(programme)s: credit issued, vouchers: %(count)s",
                programme=programme.name,
                count=count,
            )
            tax = self.company_id._get_credit_tax("out_of_scope")
            return [self._prepare_line(name, total, tax, account_id=account.id)]
        return [
            self._prepare_line(
                programme.env._(
                    "%(programme)s: vouchers of %(face)s",
                    programme=programme.name,
                    face=self.currency_id.format(float(face)),
                ),
                without_vat(face, self.single_rate),
                self.single_tax_id,
                account_id=account.id,
                quantity=number,
            )
            for face, number in faces
        ]

    def _prepare_fee_line(self, fee):
        programme = self._in_funder_language()
        name = programme.env._("LINFA's service for %(programme)s", programme=programme.name)
        return self._prepare_line(name, fee, self.company_id._get_settlement_commission_tax())

    def _prepare_line(self, name, net, tax, quantity=1, **values):
        """Return a line of an amount without VAT, whatever way prices are given."""
        position = self.env["account.fiscal.position"]._get_fiscal_position(self.funder_id)
        taxes = position.map_tax(tax)
        price = float(net)
        if any(taxes.mapped("price_include")):
            price = taxes.with_context(force_price_include=False).compute_all(price)[
                "total_included"
            ]
        return {
            "name": name,
            "quantity": quantity,
            "price_unit": price,
            "tax_ids": [Command.set(taxes.ids)],
            **values,
        }

    def _in_funder_language(self):
        return self.with_context(lang=self.funder_id.lang or self.env.lang)

    def _apply_stamp_duty(self, move):
        """Note the stamp duty where more than its threshold is out of the scope of VAT."""
        company = self.company_id
        tax = company._get_credit_tax("out_of_scope")
        free = move.invoice_line_ids.filtered(lambda line: not sum(line.tax_ids.mapped("amount")))
        day = move.invoice_date
        parameters = self.env["linfa.rule.parameter"]
        if sum(free.mapped("price_subtotal")) <= float(
            parameters._get("stamp_duty_threshold", day)
        ):
            return
        duty = float(parameters._get("stamp_duty", day))
        move.l10n_it_stamp_duty = duty
        if company.credit_stamp_recharged:
            name = self._in_funder_language().env._("Stamp duty")
            account = company._get_booking_account("stamp")
            line = self._prepare_line(name, duty, tax, account_id=account.id)
            move.invoice_line_ids = [Command.create(line)]
