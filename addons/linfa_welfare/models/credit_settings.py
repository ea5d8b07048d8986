"""What an office changes by itself: the accounts of credit, and how shops take it."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .linfa_redemption import UNDO_MINUTES, UNDO_PARAMETER
from .linfa_redemption_reserve import PIN_FREE_AMOUNT, PIN_FREE_PARAMETER

FAILURES_PARAMETER = "linfa_welfare.redemption_hourly_failures"
FAILURES = 20
#: Field: the parameter that keeps it, what holds without one, the least and the most.
NUMBERS = {
    "credit_pin_free_amount": (PIN_FREE_PARAMETER, PIN_FREE_AMOUNT, 0, 10_000),
    "credit_undo_minutes": (UNDO_PARAMETER, UNDO_MINUTES, 0, 24 * 60),
    "credit_hourly_failures": (FAILURES_PARAMETER, FAILURES, 1, 1000),
}


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    credit_multi_account_id = fields.Many2one(
        related="company_id.credit_multi_account_id", readonly=False
    )
    credit_single_account_id = fields.Many2one(
        related="company_id.credit_single_account_id", readonly=False
    )
    credit_merchants_account_id = fields.Many2one(
        related="company_id.credit_merchants_account_id", readonly=False
    )
    credit_municipal_account_id = fields.Many2one(
        related="company_id.credit_municipal_account_id", readonly=False
    )
    credit_pin_free_amount = fields.Integer(
        string="Without PIN up to",
        help="In 24 hours, with a card or a code. Zero: the PIN is always asked.",
    )
    credit_undo_minutes = fields.Integer(
        string="Minutes to Undo a Sale",
        help="How long a shop can undo a sale by itself. Only then is it reimbursed.",
    )
    credit_hourly_failures = fields.Integer(
        string="Wrong Codes per Hour",
        help="After so many wrong codes or PINs a shop waits, so that nobody guesses.",
    )

    @api.constrains(*NUMBERS)
    def _check_credit_numbers(self):
        for settings in self:
            for name, (_parameter, _default, least, most) in NUMBERS.items():
                if not least <= settings[name] <= most:
                    raise ValidationError(
                        self.env._(
                            "%(what)s: choose a number from %(least)s to %(most)s.",
                            what=self._fields[name].get_description(self.env)["string"],
                            least=least,
                            most=most,
                        )
                    )

    @api.model
    def get_values(self):
        """Override of `base` to show what holds, also where nobody changed it."""
        read = self.env["linfa.redemption"]._read_number
        return {
            **super().get_values(),
            **{name: read(NUMBERS[name][0], NUMBERS[name][1]) for name in NUMBERS},
        }

    def set_values(self):
        """Override of `base` because zero is a number here: stock would forget it, and the
        amount without PIN would be the usual one again.
        """
        result = super().set_values()
        parameters_sudo = self.env["ir.config_parameter"].sudo()
        for name, (parameter, *_limits) in NUMBERS.items():
            parameters_sudo.set_param(parameter, str(self[name]))
        return result
