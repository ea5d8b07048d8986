"""What the QR of a resident's card says: its code, and a signature that nobody else can make.

Pure functions. A code alone can be typed where no camera works; whoever scans a QR that
LINFA did not sign is refused before anything is looked up.
"""

import re
from hmac import compare_digest
from itertools import pairwise

from .voucher_code import ALPHABET, clean_code, show_code

PREFIX = "LINFA1"
SIGNS = 12  # 60 bits: enough for what the code itself, of 80 bits, protects already.
PIN = re.compile(r"[0-9]{4,6}")


def shorten_signature(digest: str) -> str:
    """Return the hexadecimal digest of a code as the signs that the QR carries."""
    number = int(digest, 16)
    signs = []
    for _sign in range(SIGNS):
        number, sign = divmod(number, len(ALPHABET))
        signs.append(ALPHABET[sign])
    return "".join(signs)


def write_qr(code: str, digest: str) -> str:
    """Return the text of the QR of a card."""
    return f"{PREFIX}:{show_code(code)}:{shorten_signature(digest)}"


def read_qr(text: str, get_digest) -> str:
    """Return the code of a signed QR, or nothing for any other text.

    :param get_digest: the digest that signs a code
    """
    parts = text.strip().upper().split(":")
    if len(parts) != 3 or parts[0] != PREFIX:
        return ""
    code = clean_code(parts[1])
    if not code or not compare_digest(
        shorten_signature(get_digest(code)).encode(), parts[2].encode()
    ):
        return ""
    return code


def is_weak_pin(pin: str) -> bool:
    """Tell whether a PIN is one that people try first: 0000, 1234, 4321."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {-1, 0, 1}
