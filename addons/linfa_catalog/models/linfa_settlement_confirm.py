"""A settlement is checked, then confirmed: from then on it stays as it is."""

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from . import italian_time

MANAGER = "linfa_catalog.linfa_catalog_group_manager"


class LinfaSettlement(models.Model):
    _inherit = "linfa.settlement"

    def action_confirm(self):
        """Confirm, make the documents and tell the partner; a second time does nothing.

        Two people who confirm at once change the same row: the second begins anew, and
        finds it confirmed.
        """
        self._check_manager()
        for settlement in self.sudo().filtered(lambda settlement: settlement.state == "draft"):
            settlement._confirm_one()
        return True

    def _confirm_one(self):
        self.ensure_one()
        if not self.line_ids:
            raise UserError(self.env._("There is nothing in this settlement: cancel it."))
        here, there = self._get_identity()
        if self.currency_id.compare_amounts(here, there):
            raise UserError(
                self.env._(
                    "%(settlement)s does not add up: customers paid %(paid)s, but owed, share "
                    "and VAT make %(sum)s. Cancel it and settle again.",
                    settlement=self.name,
                    paid=here,
                    sum=there,
                )
            )
        self.write({"state": "confirmed", "confirmed_on": italian_time.today()})
        self.flush_recordset()
        self._create_documents()
        self._request_statement()

    def action_cancel(self):
        """Cancel a draft: its lines are free to be settled again."""
        self._check_manager()
        settlements_sudo = self.sudo()
        if any(settlement.state == "confirmed" for settlement in settlements_sudo):
            raise UserError(
                self.env._(
                    "A confirmed settlement stays: correct the order or its return, and the "
                    "difference goes to the next settlement."
                )
            )
        settlements_sudo.line_ids.unlink()
        settlements_sudo.carried_from_ids.carried_over_id = False
        settlements_sudo.write({"state": "cancelled"})
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        """Settlements are numbered: they are cancelled, never deleted."""
        raise UserError(self.env._("Settlements are not deleted. Cancel the ones to check."))

    def _check_manager(self):
        if not (self.env.su or self.env.user.has_group(MANAGER)):
            raise AccessError(self.env._("Only a LINFA manager confirms or cancels a settlement."))
        self.check_access("read")
