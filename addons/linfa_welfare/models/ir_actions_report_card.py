from odoo import models

PLAIN_REPORTS = ("linfa_welfare.report_resident_card", "linfa_welfare.report_card_letter")


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _get_layout(self):
        """Override of `linfa_catalog` to draw cards and letters as it draws the lists of
        rounds: the renderer asks the server for nothing.
        """
        if self.report_name in PLAIN_REPORTS:
            return self.env.ref("linfa_catalog.round_paper_layout")
        return super()._get_layout()
