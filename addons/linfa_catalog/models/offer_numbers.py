"""Reading the numbers that people write: "1.234,50 €", "100,50", "0,3", "10%".

Pure functions. A refusal is a `ValueError` whose argument is one of the codes below; the
caller has the words, in the language of the reader.
"""

import re
from decimal import Decimal

NOT_A_NUMBER, AMBIGUOUS, TOO_LARGE, TOO_FINE = "number", "ambiguous", "large", "fine"
MAX_LENGTH = 20
_BLANKS = re.compile(r"[\s\u00a0\u202f'\u2019€]+")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+")
_ITALIAN = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def parse_number(text, maximum, decimals=2):
    """Return the number a text holds, written the Italian or the English way.

    A dot before three digits is refused, because it is thousand for some and a comma for
    others: nobody's price list should grow a thousandfold.

    :param text: str as typed, or int/float as a spreadsheet holds it
    :param maximum: the largest number that makes sense
    :param int decimals: how many of them make sense
    :rtype: float
    :raises ValueError: with a code of this module
    """
    number = _read_number(text)
    if number > maximum:
        raise ValueError(TOO_LARGE)
    if number != round(number, decimals):
        raise ValueError(TOO_FINE)
    return float(number)


def _read_number(text):
    if isinstance(text, (int, float)) and not isinstance(text, bool):
        text = repr(round(text, 6))  # A spreadsheet holds 0.1 + 0.2.
        return Decimal(_checked(text, _PLAIN))
    text = _BLANKS.sub("", str(text))
    if len(text) > MAX_LENGTH:
        raise ValueError(NOT_A_NUMBER)
    if _AMBIGUOUS.fullmatch(text):
        raise ValueError(AMBIGUOUS)
    if _ITALIAN.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _ENGLISH.fullmatch(text):
        return Decimal(text.replace(",", ""))
    return Decimal(_checked(text, _PLAIN).replace(",", "."))


def _checked(text, pattern):
    if not (text.isascii() and pattern.fullmatch(text)):
        raise ValueError(NOT_A_NUMBER)
    return text


def parse_rate(text):
    """Return the VAT rate that "10", "IVA 10%", "10,0" or the spreadsheet's 0.1 mean.

    :raises ValueError: for what is not a rate
    """
    if isinstance(text, float) and 0 < text < 1:
        text = round(text * 100, 4)
    if isinstance(text, str):
        text = re.sub(r"(?i)\b(iva|vat)\b|%", "", text)
    return parse_number(text, maximum=100)
