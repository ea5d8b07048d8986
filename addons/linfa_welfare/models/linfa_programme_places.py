from dataclasses import dataclass

from odoo import models
from odoo.fields import Domain
from odoo.models import BaseModel


@dataclass(frozen=True)
class Places:
    """Where the credit of one programme can be spent."""

    programme: BaseModel
    shops: BaseModel
    sentences: list


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    def _find_places(self):
        """Return for each programme the shops that take it today, by name.

        :rtype: list(Places)
        """
        agreements_sudo = self.env["linfa.merchant.agreement"].sudo()
        domain = agreements_sudo._get_valid_domain(self.env["linfa.voucher"]._get_today())
        shops_sudo = agreements_sudo.search(
            domain & Domain("company_id", "in", self.company_id.ids)
        ).partner_id
        taking = {programme.id: shops_sudo.browse() for programme in self}
        for shop in shops_sudo.sorted("name"):
            refusals = self._get_payee_refusals(shop)
            for programme in self:
                if programme.id not in refusals:
                    taking[programme.id] |= shop
        return [
            Places(programme, taking[programme.id], programme._describe_use()) for programme in self
        ]
