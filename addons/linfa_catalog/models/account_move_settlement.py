from odoo import fields, models


class AccountMove(models.Model):
    _inherit = "account.move"

    linfa_settlement_id = fields.Many2one(
        comodel_name="linfa.settlement",
        string="Settlement",
        readonly=True,
        copy=False,
        ondelete="restrict",
        index="btree_not_null",
    )
    linfa_document = fields.Selection(
        selection=[
            ("bill", "Bill of the producer"),
            ("fee", "Invoice for LINFA's share"),
            ("collected", "Money collected for the producer"),
        ],
        string="Document of the Settlement",
        readonly=True,
        copy=False,
    )

    _linfa_document_uniq = models.UniqueIndex(
        "(linfa_settlement_id, linfa_document)"
        " WHERE linfa_settlement_id IS NOT NULL AND state <> 'cancel'",
        "A settlement has each of its documents once.",
    )

    def _post(self, soft=True):
        """Override of `account` to set LINFA's share off against the money collected, as
        soon as both documents are posted.
        """
        posted = super()._post(soft=soft)
        posted.linfa_settlement_id._set_off_fee()
        return posted
