from odoo import models


class IrHttp(models.AbstractModel):
    _inherit = "ir.http"

    @classmethod
    def _get_translation_frontend_modules_name(cls):
        """Override of `http_routing` so that what our scripts say on the website is
        translated too.
        """
        return [*super()._get_translation_frontend_modules_name(), "linfa_catalog"]
