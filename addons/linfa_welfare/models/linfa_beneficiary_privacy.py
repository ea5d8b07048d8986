"""Keeping the orders of employees out of the sight of their employer.

Odoo shows a portal user the orders and invoices of every contact of the same company. A
person who has credit from an employer is therefore never a contact of that employer.
"""

from odoo import api, models
from odoo.exceptions import ValidationError


class LinfaBeneficiary(models.Model):
    _inherit = "linfa.beneficiary"

    @api.constrains("partner_id", "employer_id")
    def _check_contact_apart(self):
        for person in self.sudo():
            if person.partner_id.commercial_partner_id == person.employer_id.commercial_partner_id:
                raise ValidationError(
                    self.env._(
                        "%(person)s: make a contact that does not belong to the employer, who"
                        " would otherwise see what this person buys.",
                        person=person.display_name,
                    )
                )


class ResPartner(models.Model):
    _inherit = "res.partner"

    @api.constrains("parent_id", "is_company")
    def _check_beneficiary_apart(self):
        """Check the contacts below too: their company changes with them."""
        family = self.search([("id", "child_of", self.ids)])
        people_sudo = self.env["linfa.beneficiary"].sudo().with_context(active_test=False)
        people_sudo.search([("partner_id", "in", family.ids)])._check_contact_apart()
