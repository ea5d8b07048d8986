"""What a producer sees of its settlements."""

from odoo import models
from odoo.fields import Domain
from odoo.tools import formatLang


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _get_producer_portal_sections(self):
        """Override of `linfa_catalog` to add the statements."""
        sections = super()._get_producer_portal_sections()
        last = self.env["linfa.settlement"].search(
            self._get_statement_domain(), limit=1, order="confirmed_on desc, id desc"
        )
        hint = self.env._("What you sold and what you are paid.")
        if last:
            amount = formatLang(self.env, last.to_pay, currency_obj=last.currency_id)
            hint = self.env._(
                "The last one: %(number)s, %(amount)s", number=last.name, amount=amount
            )
        sections.append(
            {
                "code": "statements",
                "name": self.env._("Statements"),
                "url": "/my/producer/statements",
                "sequence": 30,
                "hint": hint,
            }
        )
        return sections

    def _get_statement_domain(self):
        """Return which settlements this producer may read: its own, once confirmed."""
        self.ensure_one()
        return Domain("partner_id", "=", self.id) & Domain("state", "=", "confirmed")
