"""What an Italian codice fiscale says of a person: the day of birth and the sex.

Pure functions on top of python-stdnum, which accepts the codes of people whose code was
changed because another person had the same one (omocodia), but reads the sex of none of
them, and takes whoever was born before 1920 for a child of this century.
"""

from dataclasses import dataclass
from datetime import date

from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale

# Positions of the digits that omocodia turns into letters, and the letters.
DIGIT_POSITIONS = (6, 7, 9, 10, 12, 13, 14)
DIGITS_BY_LETTER = dict(zip("LMNPQRSTUV", "0123456789", strict=True))
PERSON_LENGTH = 16
WOMEN_DAY = 40
LONGEST_LIFE = 99


@dataclass(frozen=True)
class FiscalCode:
    """A valid code of a person.

    `base` is the code without omocodia and without its check letter: different people
    may share it, so that it never identifies anybody.
    """

    number: str
    base: str
    birth_date: date
    sex: str


def read_fiscal_code(number: str | None, today: date) -> FiscalCode | None:
    """Return what the code of a person says, or nothing for any other text.

    The code holds two digits of the year. They are read as the youngest age possible:
    whoever decides by age errs on the side of caution.

    :param today: the day on which nobody is born yet tomorrow
    """
    number = codicefiscale.compact(number or "")
    if len(number) != PERSON_LENGTH:
        return None  # Eleven digits: a company, or a provisional code without a date.
    try:
        codicefiscale.validate(number)
    except ValidationError:
        return None
    base = _undo_omocodia(number)[:-1]
    day = int(base[9:11])
    if not (1 <= day <= 31 or 1 <= day - WOMEN_DAY <= 31):
        return None
    birth_date = _read_birth_date(base, today)
    return birth_date and FiscalCode(number, base, birth_date, "F" if day > WOMEN_DAY else "M")


def get_age(birth_date: date, today: date) -> int:
    """Return the age in whole years; who is born on 29 February waits for 1 March."""
    birthday_to_come = (today.month, today.day) < (birth_date.month, birth_date.day)
    return today.year - birth_date.year - birthday_to_come


def _undo_omocodia(number: str) -> str:
    letters = list(number)
    for position in DIGIT_POSITIONS:
        letters[position] = DIGITS_BY_LETTER.get(letters[position], letters[position])
    return "".join(letters)


def _read_birth_date(base: str, today: date) -> date | None:
    for first_year in (today.year - LONGEST_LIFE, today.year - LONGEST_LIFE - 1):
        try:
            # The check letter is not looked at here.
            birth_date = codicefiscale.get_birth_date(f"{base}A", minyear=first_year)
        except ValidationError:
            continue
        if birth_date <= today:
            return birth_date
    return None
