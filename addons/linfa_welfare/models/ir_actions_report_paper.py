from odoo import models

PAPERS = "linfa_welfare.report_paper_"


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _get_layout(self):
        """Override of `base` to draw letters and vouchers with the fonts of the machine and no
        style sheet, as the lists of rounds are.
        """
        if self.report_name and self.report_name.startswith(PAPERS):
            return self.env.ref("linfa_catalog.round_paper_layout")
        return super()._get_layout()
