"""Tables as files for payroll: the same rows give the same bytes. Pure functions."""

import csv
import io
from datetime import UTC, datetime
from decimal import Decimal

import xlsxwriter

#: A text that begins like this would be a command to a spreadsheet.
COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")


def defuse(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(COMMANDS) else text


def write_csv(rows: list) -> bytes:
    """Return rows as a file that Italian spreadsheets open with a click."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_show_csv(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def _show_csv(cell):
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",")
    return defuse("" if cell is None else str(cell))


def write_xlsx(rows: list, year: int) -> bytes:
    """Return rows as a spreadsheet; amounts are numbers, and nothing is a formula."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, options)
    # The time of the download would make every file another one.
    book.set_properties({"created": datetime(year, 12, 31, tzinfo=UTC)})
    sheet = book.add_worksheet(str(year))
    money = book.add_format({"num_format": "#,##0.00"})
    bold = book.add_format({"bold": True})
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, Decimal):
                sheet.write_number(number, column, float(cell), money)
            else:
                text = defuse("" if cell is None else str(cell))
                sheet.write_string(number, column, text, bold if not number else None)
    sheet.freeze_panes(1, 0)
    book.close()
    return stream.getvalue()
