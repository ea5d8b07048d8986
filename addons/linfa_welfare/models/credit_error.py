"""Why credit does not pay, with the codes that shops know from Carta del docente."""

from odoo.exceptions import UserError

#: Bad input, such as an amount of zero or with three decimals.
BAD_INPUT = "01"
#: Unknown, already used, blocked or cancelled: one answer for all of them.
NOT_AVAILABLE = "02"
#: The programme is not active yet, or no more.
NOT_ACTIVE = "03"
#: More than there is.
TOO_MUCH = "04"
#: The shop has no valid agreement.
MERCHANT_INACTIVE = "05"
#: The credit is not for these goods, or not for this place.
NOT_ALLOWED = "06"


class CreditError(UserError):
    """Credit cannot pay this; `code` says why, as shops and tests read it."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
