"""Codes of vouchers: 80 random bits, in letters that nobody confuses."""

import secrets
from base64 import b32encode

#: 32 signs, five bits each; without I, O, 0 and 1.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
LENGTH = 16
BITS = 80
SIGNS = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET.encode())
GROUP = 4


def make_code() -> str:
    """Return a new code, as it is stored: 16 signs without hyphens."""
    return b32encode(secrets.token_bytes(BITS // 8)).translate(SIGNS).decode()


def clean_code(text: str | None) -> str:
    """Return what somebody typed or scanned as it is stored; nothing if it is no code."""
    code = "".join(sign for sign in (text or "").upper() if sign not in " -\t\n\r")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def show_code(code: str) -> str:
    """Return a code as people read it: four groups of four."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
