"""Paying the producers: a payment order whose file goes to the bank."""

from odoo import api, fields, models
from odoo.exceptions import UserError

METHOD_CODE = "sepa_credit_transfer"
PAYABLE = ("bill", "collected")


class LinfaSettlement(models.Model):
    _inherit = "linfa.settlement"

    payment_state = fields.Selection(
        selection=[
            ("none", "Nothing to Pay"),
            ("open", "To Pay"),
            ("in_payment", "In a Payment Order"),
            ("paid", "Paid"),
        ],
        string="Payment",
        compute="_compute_payment_state",
        store=True,
        compute_sudo=True,
    )
    payment_date = fields.Date(compute="_compute_payment_state", store=True, compute_sudo=True)

    @api.depends(
        "state",
        "to_pay",
        "move_ids.state",
        "move_ids.line_ids.amount_residual",
        "move_ids.line_ids.payment_line_ids.state",
        "carried_over_id",
    )
    def _compute_payment_state(self):
        for settlement in self:
            settlement.payment_state = settlement._get_payment_state()
            settlement.payment_date = (
                settlement.payment_state == "paid" and settlement._get_payment_date()
            )

    def _get_payment_state(self):
        """Return what the documents say of the payment; nothing before there are any."""
        self.ensure_one()
        if self.state != "confirmed":
            return False
        documents = self.move_ids.filtered(
            lambda move: move.linfa_document in PAYABLE and move.state != "cancel"
        )
        if not documents:
            return "none"
        open_lines = self._get_open_payables()
        if "draft" not in documents.mapped("state") and not open_lines:
            return "paid"
        ordered = open_lines.payment_line_ids.filtered(lambda line: line.state != "cancel")
        return "in_payment" if ordered else "open"

    def _get_payment_date(self):
        matched = self._get_payables().full_reconcile_id.reconciled_line_ids
        return max(matched.mapped("date"), default=False)

    def _get_payables(self):
        """Return the journal items by which these partners are owed."""
        moves = self.move_ids.filtered(
            lambda move: move.linfa_document in PAYABLE and move.state == "posted"
        )
        return moves.line_ids.filtered(
            lambda line: line.account_id.account_type == "liability_payable"
        )

    def _get_open_payables(self):
        return self._get_payables().filtered(lambda line: not line.reconciled)

    def action_add_to_payment_order(self):
        """Add what is open of these settlements, and of those carried over to them, to
        the payment order that waits; make one when there is none.

        :raises UserError: with everything that keeps somebody from being paid
        """
        confirmed = self.filtered(lambda settlement: settlement.state == "confirmed")
        payable = confirmed.filtered(lambda settlement: settlement.to_pay > 0)
        paid_together = payable | payable._get_all_carried()
        paid_together._check_payable()
        lines = paid_together._get_open_payables()
        lines = lines.filtered(
            lambda line: all(payment.state == "cancel" for payment in line.payment_line_ids)
        )
        if not lines:
            raise UserError(
                self.env._(
                    "There is nothing to pay here: choose confirmed settlements that are "
                    "not paid and not in a payment order yet."
                )
            )
        orders = self.env["account.payment.order"]
        for company, company_lines in lines.grouped("company_id").items():
            order = self._get_payment_order(company)
            company_lines.create_payment_line_from_move_line(order)
            self._set_payment_banks(order)
            orders |= order
        return orders._get_records_action() if len(orders) > 1 else orders.get_formview_action()

    def _get_all_carried(self):
        """Return the settlements whose negative totals ended, step by step, in these."""
        found = self.browse()
        step = self.carried_from_ids
        while step:
            found |= step
            step = step.carried_from_ids - found
        return found

    def _check_payable(self):
        """Say, for all of them at once, what is missing before they can be paid."""
        problems = []
        for settlement in self:
            name, partner = settlement.name, settlement.partner_id.display_name
            drafts = settlement.move_ids.filtered(
                lambda move: move.state == "draft" and move.linfa_document in PAYABLE
            )
            if drafts:
                problems.append(
                    self.env._("%(settlement)s: post its documents first.", settlement=name)
                )
            if not settlement._get_partner_bank():
                problems.append(
                    self.env._(
                        "%(settlement)s: %(partner)s has no IBAN. Enter it under "
                        "Accounting in the contact.",
                        settlement=name,
                        partner=partner,
                    )
                )
        if problems:
            raise UserError("\n".join(problems))

    def _get_partner_bank(self):
        """Return the account that the partner is paid on: an IBAN, the trusted ones first."""
        self.ensure_one()
        banks = self.partner_id.bank_ids | self.partner_id.commercial_partner_id.bank_ids
        usable = banks.filtered(
            lambda bank: bank.acc_type == "iban" and bank.company_id <= self.company_id
        )
        return usable.sorted(lambda bank: not bank.allow_out_payment)[:1]

    @api.model
    def _set_payment_banks(self, order):
        """Pay all that one partner is owed to one account, so that it is one transfer."""
        for line in order.payment_line_ids:
            settlement = line.move_line_id.move_id.linfa_settlement_id
            if settlement:
                line.partner_bank_id = settlement._get_partner_bank()

    @api.model
    def _get_payment_order(self, company):
        """Return the draft payment order by SEPA transfer of a company, or a new one."""
        method_line = self._get_payment_method_line(company)
        PaymentOrder = self.env["account.payment.order"]
        order = PaymentOrder.search(
            [
                ("payment_method_line_id", "=", method_line.id),
                ("state", "=", "draft"),
                ("date_prefered", "=", "now"),
            ],
            limit=1,
        )
        return order or PaymentOrder.create(
            {
                "payment_method_line_id": method_line.id,
                "payment_type": "outbound",
                "company_id": company.id,
                # Bills and credit notes of one partner make one transfer of one day.
                "date_prefered": "now",
            }
        )

    @api.model
    def _get_payment_method_line(self, company):
        """Return the SEPA transfer of the company's bank, which accounting sets up."""
        MethodLine = self.env["account.payment.method.line"]
        method_line = MethodLine.search(
            [
                ("company_id", "=", company.id),
                ("payment_method_id.code", "=", METHOD_CODE),
                ("payment_type", "=", "outbound"),
                ("selectable", "=", True),
            ],
            limit=1,
        )
        if not method_line:
            raise UserError(
                self.env._(
                    "%(company)s cannot pay by SEPA transfer yet: in Accounting, "
                    "Configuration, Payment Methods, add one of type SEPA Credit Transfer to "
                    "the bank journal that has your IBAN.",
                    company=company.name,
                )
            )
        return method_line
