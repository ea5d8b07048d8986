from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

from .voucher_code import GROUP, make_code


class LinfaVoucher(models.Model):
    _inherit = "linfa.voucher"

    @api.model
    def _issue(self, programme, lots, key, **context):
        """Issue vouchers of a programme, once.

        :param linfa.programme programme: active
        :param list(dict) lots: `face_value` in euro each, and as wanted `partner_id`,
            `available_from`, `expiry_date`, `origin`, `origin_year` and fields of addons
        :param str key: who asks again with it gets the first vouchers
        :param dict context: `channel`, `note` of the ledger
        :rtype: linfa.voucher
        :raises CreditError: the programme is not active, a value is no amount, the budget ends
        """
        programme = programme.sudo().ensure_one()
        ledger = self.env["linfa.ledger"].sudo()
        amounts = [ledger._read_amount(lot["face_value"]) for lot in lots]
        lots = [{**lot, "face_value": amount} for lot, amount in zip(lots, amounts, strict=True)]
        question = [programme.id, lots]
        if first := ledger._find_done("issue", key, question):
            return self.sudo().search([("issue_transaction_id", "=", first.id)], order="id")
        fund = programme._lock_fund(sum(amounts))
        transaction, _is_new = ledger._begin(
            "issue", key, question, programme.company_id, **context
        )
        vouchers = self.sudo().create(
            [self._prepare_voucher(programme, transaction, lot) for lot in lots]
        )
        vouchers.flush_recordset()
        accounts = self.env["linfa.ledger.account"].sudo()
        ledger._renew_plans(self._table, len(lots))
        available = accounts._open_voucher_accounts(vouchers)
        ledger._renew_plans(accounts._table, len(lots))
        rows = [
            (fund, available[voucher], amount)
            for voucher, amount in zip(vouchers.ids, amounts, strict=True)
        ]
        ledger._post(transaction, rows)
        return vouchers

    @api.model
    def _prepare_voucher(self, programme, transaction, lot):
        """Return the values of a new voucher; what the programme is, it stays."""
        code = make_code()
        available_from = fields.Date.to_date(lot.get("available_from")) or self._get_today()
        last_day = available_from + relativedelta(months=programme.voucher_months, days=-1)
        if programme.date_to:
            last_day = min(last_day, programme.date_to)
        return {
            "expiry_date": last_day,
            **lot,
            "available_from": available_from,
            "programme_id": programme.id,
            "company_id": programme.company_id.id,
            "kind": programme.kind,
            "vat_species": programme.vat_species,
            "code": code,
            "code_digest": self._get_code_digest(code),
            "hint": code[-GROUP:],
            "issue_transaction_id": transaction.id,
            "issued_at": transaction.date,
        }
