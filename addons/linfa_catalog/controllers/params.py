"""Reading what strangers write into an address."""

from odoo.http import request

MAX_TEXT = 80
# PostgreSQL's largest integer id: a larger number would be an error, not a miss.
MAX_ID = 2**31 - 1


def clean_text(value: str | None) -> str:
    """Return a search text without what a database refuses, cut to a sane length."""
    return (value or "").replace("\x00", "").strip()[:MAX_TEXT]


def parse_id(value: str | None) -> int:
    """Return the id a parameter holds, or 0 when it holds none."""
    text = (value or "").strip()
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_ID))):
        return 0
    number = int(text)
    return number if number <= MAX_ID else 0


def parse_ids(values: list[str]) -> set[int]:
    """Return the ids of a parameter given several times, or as a list with commas."""
    numbers = (parse_id(part) for value in values for part in value.split(","))
    return {number for number in numbers if number}


def parse_slug(slug: str) -> int:
    """Return the id at the end of an address such as `malga-conti-12`, or 0 without one."""
    number = request.env["ir.http"]._unslug(slug)[1] or 0
    return number if 0 < number <= MAX_ID else 0
