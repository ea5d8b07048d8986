from odoo import api, models


class LinfaMerchantAgreement(models.Model):
    _inherit = "linfa.merchant.agreement"

    @api.model
    def _get_terms(self, shop, day, company):
        """Return the agreement under which a shop is reimbursed for a day, as superuser.

        One that was suspended or ended since counts as well: what was accepted is owed.

        :rtype: linfa.merchant.agreement
        """
        signed = self.sudo().search(
            [
                ("partner_id", "=", shop.commercial_partner_id.id),
                ("company_id", "=", company.id),
                ("state", "!=", "draft"),
            ],
            order="date_from desc, id desc",
        )
        begun = signed.filtered(lambda agreement: agreement.date_from <= day)
        return (begun or signed)[:1]
