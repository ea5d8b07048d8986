"""Tables for people with a spreadsheet, in the Italian manner, that no spreadsheet executes."""

import csv
import io
from decimal import Decimal

#: What spreadsheets take for the beginning of a formula or of a command.
COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")


def guard(value) -> str:
    """Return a value as text; amounts with a comma, and no text that is a formula.

    >>> guard(Decimal("-12.50")), guard("=1+1"), guard(None)
    ('-12,50', "'=1+1", '')
    """
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    text = "" if value is None or value is False else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(COMMANDS) else text


def make_csv(header, rows) -> bytes:
    """Return a table: semicolons, and the mark that lets Excel read accents."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guard(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
