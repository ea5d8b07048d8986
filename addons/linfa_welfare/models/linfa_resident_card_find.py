"""Whose card is it: by its QR, its number, or the codice fiscale of the health card."""

from odoo import api, models

from odoo.addons.linfa_catalog.models import italian_time
from odoo.addons.linfa_catalog.models.fiscal_code import read_fiscal_code

from .card_code import read_qr
from .voucher_code import clean_code


class LinfaResidentCard(models.Model):
    _inherit = "linfa.resident.card"

    @api.model
    def _find_by_text(self, text, company):
        """Return, as superuser, the working card whose QR or number was read, or none."""
        code = read_qr(text, self._get_qr_digest) or clean_code(text)
        if not code:
            return self.sudo().browse()
        return self.sudo().search(
            [
                ("code_digest", "=", self._get_code_digest(code)),
                ("company_id", "=", company.id),
                ("state", "=", "active"),
            ]
        )

    @api.model
    def _find_of(self, partner, company):
        """Return, as superuser, the working card of a person, or none."""
        return self.sudo().search(
            [
                ("partner_id", "=", partner.id),
                ("company_id", "=", company.id),
                ("state", "=", "active"),
            ]
        )

    @api.model
    def _find_by_fiscal_code(self, text, company):
        """Return, as superuser, the working card of the person with a codice fiscale, or none.

        A codice fiscale is no secret: whoever calls this asks for the PIN before saying
        anything, even that there is somebody. Two people with one code are nobody.
        """
        partners_sudo = self._find_partners_by_fiscal_code(text)
        cards_sudo = self.sudo().search(
            [
                ("partner_id", "in", partners_sudo.ids),
                ("company_id", "=", company.id),
                ("state", "=", "active"),
            ]
        )
        return cards_sudo if len(cards_sudo) == 1 else cards_sudo.browse()

    @api.model
    def _find_partners_by_fiscal_code(self, text):
        """Return, as superuser, who has a codice fiscale: as a contact, or as somebody whom an
        employer or municipality gave credit. Other addons know more people.
        """
        found = read_fiscal_code(text, italian_time.today())
        partners_sudo = self.env["res.partner"].sudo()
        if not found:
            return partners_sudo.browse()
        people_sudo = self.env["linfa.beneficiary"].sudo().with_context(active_test=False)
        return (
            partners_sudo.search([("l10n_it_codice_fiscale", "=ilike", found.number)])
            | people_sudo.search([("fiscal_code", "=", found.number)]).partner_id
        )
