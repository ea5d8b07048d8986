from odoo import fields, models

from .linfa_programme import KINDS


class LinfaUnspentReport(models.Model):
    """What was issued and can still be spent, by programme."""

    _name = "linfa.unspent.report"
    _description = "Unspent Credit"
    _auto = False
    _order = "expiry_date, id"
    _rec_name = "voucher_id"

    voucher_id = fields.Many2one(comodel_name="linfa.voucher", readonly=True)
    programme_id = fields.Many2one(comodel_name="linfa.programme", readonly=True)
    funder_id = fields.Many2one(comodel_name="res.partner", string="Funded by", readonly=True)
    partner_id = fields.Many2one(comodel_name="res.partner", string="Holder", readonly=True)
    company_id = fields.Many2one(comodel_name="res.company", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    kind = fields.Selection(KINDS, readonly=True)
    expiry_date = fields.Date(string="Last Day", readonly=True)
    face_value = fields.Monetary(readonly=True)
    available_amount = fields.Monetary(string="Available", readonly=True)
    held_amount = fields.Monetary(string="Held", readonly=True)

    @property
    def _table_query(self):
        return """
            SELECT v.id, v.id AS voucher_id, v.programme_id, p.funder_id, v.partner_id,
                   v.company_id, v.kind, v.expiry_date, v.face_value,
                   sum(a.balance) FILTER (WHERE a.kind = 'available') AS available_amount,
                   sum(a.balance) FILTER (WHERE a.kind = 'held') AS held_amount
              FROM linfa_voucher v
              JOIN linfa_programme p ON p.id = v.programme_id
              JOIN linfa_ledger_account a ON a.voucher_id = v.id AND a.balance > 0
          GROUP BY v.id, p.id
        """
