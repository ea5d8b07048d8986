from odoo import models


class ResUsers(models.Model):
    _inherit = "res.users"

    def _get_own_merchant(self):
        """Return, as superuser, the shop whose till this person works at, or none.

        Whose agreement is suspended or ended still reads the list of what it accepted.
        """
        self.ensure_one()
        shop_sudo = self.sudo().partner_id.commercial_partner_id
        agreements_sudo = self.env["linfa.merchant.agreement"].sudo()
        is_merchant = agreements_sudo.search_count(
            [("partner_id", "=", shop_sudo.id), ("state", "!=", "draft")], limit=1
        )
        return shop_sudo if is_merchant else shop_sudo.browse()
