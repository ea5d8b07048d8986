from odoo import fields, models


class ResPartner(models.Model):
    _inherit = "res.partner"

    merchant_agreement_ids = fields.One2many(
        comodel_name="linfa.merchant.agreement",
        inverse_name="partner_id",
        string="Merchant Agreements",
        groups="linfa_welfare.linfa_welfare_group_user",
    )

    def _get_merchant_agreement(self, day=None, company=None):
        """Return, as superuser, the agreement by which a shop accepts credit on a day, or none.

        :param date day: today in Italy unless told
        :param res.company company: the current one unless told
        :rtype: linfa.merchant.agreement
        """
        self.ensure_one()
        agreements_sudo = self.env["linfa.merchant.agreement"].sudo()
        domain = agreements_sudo._get_valid_domain(day or self.env["linfa.voucher"]._get_today())
        company = company or self.env.company
        return agreements_sudo.search(
            [
                ("partner_id", "=", self.commercial_partner_id.id),
                ("company_id", "=", company.id),
                *domain,
            ],
            limit=1,
        )
