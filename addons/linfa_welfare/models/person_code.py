"""The codice fiscale of a person as people type it. Pure functions."""

from datetime import date

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale

from odoo.addons.linfa_catalog.models.fiscal_code import PERSON_LENGTH, FiscalCode, read_fiscal_code

PROVISIONAL_LENGTH = 11


def normalise_code(text: str | None) -> str:
    """Return a code as it is kept: capitals, without blanks and signs."""
    return "".join(sign for sign in str(text or "").upper() if sign.isalnum())[:20]


def read_person_code(text: str | None, today: date) -> tuple[str, FiscalCode | None, str]:
    """Return the code as it is kept, what it says of the person, and what is wrong.

    Omocodia is accepted. A provisional code of eleven digits says nothing of the person.

    :return: code, details or None, and "", "missing", "length", "letter" or "form"
    """
    code = normalise_code(text)
    if not code:
        return code, None, "missing"
    if len(code) not in (PERSON_LENGTH, PROVISIONAL_LENGTH):
        return code, None, "length"
    details = read_fiscal_code(code, today)
    if details or (len(code) == PROVISIONAL_LENGTH and codicefiscale.is_valid(code)):
        return code, details, ""
    return code, None, "letter" if _has_wrong_letter(code, today) else "form"


def _has_wrong_letter(code: str, today: date) -> bool:
    """Tell whether another last letter would make it the code of a person."""
    try:
        right = codicefiscale.calc_check_digit(code[:-1])
    except (ValidationError, KeyError, ValueError):
        return False
    return len(code) == PERSON_LENGTH and bool(read_fiscal_code(code[:-1] + right, today))


def say_person_code_error(env, code: str, error: str) -> str:
    """Return what is wrong with a codice fiscale, and what to do."""
    sentences = {
        "missing": env._("Write the codice fiscale."),
        "length": env._(
            "The codice fiscale %(code)s has %(count)s signs instead of 16: copy it from the"
            " health card.",
            code=code,
            count=len(code),
        ),
        "letter": env._(
            "The last letter of the codice fiscale %(code)s does not fit the rest: one sign is"
            " mistyped. Copy it from the health card.",
            code=code,
        ),
        "form": env._("%(code)s is not a codice fiscale: copy it from the health card.", code=code),
    }
    return sentences[error]
