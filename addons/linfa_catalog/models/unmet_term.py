"""What may be kept of a search that found nothing.

People type anything into a search box, also their own address or the number of a card.
Nothing that looks like something personal is kept: when in doubt, the search is lost.
"""

import re
import unicodedata

MAX_LENGTH = 60
MIN_LENGTH = 2
# Telephone and card numbers, IBAN, partita IVA, dates of birth; "grana 24 mesi" stays.
MAX_DIGITS = 4

LINK = re.compile(r"https?:|www\.|/|\\|\.(com|it|net|org|eu)\b", re.IGNORECASE)
FISCAL_CODE = re.compile(r"[a-z]{6}[0-9l-v]{2}[a-z][0-9l-v]{2}[a-z][0-9l-v]{3}[a-z]")
# What no name of an offer holds: code, queries, tags.
CODE_LIKE = re.compile(r"[<>{}\[\]=;|$`~^*#%_]")


def clean_unmet_term(text: str | None) -> str:
    """Return a search as it may be kept, or an empty text when it may not.

    Letters are lower case and blanks single, so that one wish is one row.
    """
    text = unicodedata.normalize("NFKC", text or "")
    if any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs") for letter in text):
        return ""
    term = " ".join(text.casefold().split()).strip(" .,:!?\"'()-+&«»\u201c\u201d\u2018\u2019")
    if not MIN_LENGTH <= len(term) <= MAX_LENGTH or _looks_personal(term):
        return ""
    return term if any(letter.isalpha() for letter in term) else ""


def _looks_personal(term: str) -> bool:
    joined = "".join(letter for letter in term if letter.isalnum())
    return bool(
        "@" in term
        or "chiocciola" in term
        or sum(letter.isdigit() for letter in term) > MAX_DIGITS
        or LINK.search(term)
        or CODE_LIKE.search(term)
        or FISCAL_CODE.search(joined)
    )


def fold_words(text: str | None) -> str:
    """Return a text without accents and capitals, to compare it with another."""
    decomposed = unicodedata.normalize("NFKD", (text or "").casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
