from odoo import models

PLAIN_REPORTS = "linfa_catalog.report_round_"


class IrActionsReport(models.Model):
    _inherit = "ir.actions.report"

    def _get_layout(self):
        """Override of `base` to draw the lists of rounds with the fonts of the machine and
        no style sheet: the renderer then asks the server for nothing, and the text of the
        PDF can be read and searched.
        """
        if self.report_name and self.report_name.startswith(PLAIN_REPORTS):
            return self.env.ref("linfa_catalog.round_paper_layout")
        return super()._get_layout()
