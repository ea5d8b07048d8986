"""How a programme goes from draft to active to closed, and what stays once it gave credit."""

from odoo import api, models
from odoo.exceptions import UserError, ValidationError

#: What may come after what.
NEXT_STATES = {"draft": ("active",), "active": ("closed",), "closed": ()}


class LinfaProgramme(models.Model):
    _inherit = "linfa.programme"

    @api.model
    def _get_fixed_once_issued(self):
        """Return the fields that decide how credit is taxed and booked: they never change once
        some was granted or issued.
        """
        return ["kind", "vat_species", "company_id", "has_budget", "funder_id"]

    def write(self, values):
        """Override of `base` to keep what decided how issued credit is taxed, and the order of
        the states.
        """
        for programme in self:
            programme._check_next_state(values.get("state"))
        fixed = [name for name in self._get_fixed_once_issued() if name in values]
        for programme in self._filter_with_ledger() if fixed else ():
            if any(programme._differs(name, values[name]) for name in fixed):
                raise ValidationError(
                    self.env._(
                        "%(programme)s has granted or issued credit: who funds it, its kind, its"
                        " taxes, its company and its budget rule stay. Make another programme.",
                        programme=programme.name,
                    )
                )
        return super().write(values)

    def _check_next_state(self, state):
        if state and state not in (self.state, *NEXT_STATES[self.state]):
            raise ValidationError(
                self.env._(
                    "A programme goes from draft to active to closed, and never back: make another"
                    " one."
                )
            )

    def _filter_with_ledger(self):
        """Return the programmes that the ledger knows."""
        accounts = self.env["linfa.ledger.account"].sudo()
        found = accounts._read_group([("programme_id", "in", self.ids)], ["programme_id"])
        return self & self.browse(programme.id for (programme,) in found)

    def _differs(self, name, value):
        field = self._fields[name]
        return field.convert_to_cache(value, self) != field.convert_to_cache(self[name], self)

    @api.ondelete(at_uninstall=False)
    def _unlink_only_drafts(self):
        if self.filtered(lambda programme: programme.state != "draft"):
            raise UserError(self.env._("A programme that was active stays: close it instead."))

    def action_activate(self):
        """Let credit be issued and spent."""
        for programme in self:
            if issues := programme._get_activation_issues():
                raise UserError(
                    self.env._(
                        "%(programme)s still wants: %(issues)s.",
                        programme=programme.name,
                        issues=", ".join(issues),
                    )
                )
        self.state = "active"

    def _get_activation_issues(self):
        """Return, in a few words each, what is missing before credit may be issued."""
        self.ensure_one()
        return []
