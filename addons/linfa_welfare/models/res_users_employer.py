"""The employer's own part of the website: who the visitor is, and what it may see."""

from odoo import fields, models
from odoo.fields import Domain

WELFARE_KINDS = ("welfare_c3", "welfare_c2")


class ResPartner(models.Model):
    _inherit = "res.partner"

    handles_welfare = fields.Boolean(
        groups="linfa_welfare.linfa_welfare_group_user",
        help="This contact of a company may open the company's welfare pages: who has credit,"
        " how much was issued, the export for payroll.",
    )

    def write(self, values):
        """Override of `base` because who moves to another company was named by the former one:
        the office decides anew.
        """
        if "parent_id" in values and "handles_welfare" not in values:
            moved = self.sudo().filtered(
                lambda one: one.handles_welfare and one.parent_id.id != values["parent_id"]
            )
            moved.handles_welfare = False
        return super().write(values)

    def _get_welfare_programme_domain(self):
        """Return which programmes are this employer's own."""
        self.ensure_one()
        return Domain("funder_id", "=", self.id) & Domain("kind", "in", WELFARE_KINDS)


class ResUsers(models.Model):
    _inherit = "res.users"

    def _get_own_employer(self):
        """Return, as superuser, the employer whose welfare this user handles.

        The company's own user does; of its other contacts only those whom the back office
        named, because a colleague with an account must not read who has which credit.

        :return: the partner, or an empty record
        :rtype: res.partner
        """
        self.ensure_one()
        partner_sudo = self.sudo().partner_id
        employer_sudo = partner_sudo.commercial_partner_id
        if not employer_sudo.active or not (
            partner_sudo == employer_sudo or partner_sudo.handles_welfare
        ):
            return employer_sudo.browse()
        domain = employer_sudo._get_welfare_programme_domain() & Domain("state", "!=", "draft")
        programmes_sudo = self.env["linfa.programme"].sudo()
        is_employer = programmes_sudo.search_count(domain, limit=1)
        return employer_sudo if is_employer else employer_sudo.browse()
