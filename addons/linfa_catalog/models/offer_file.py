"""Reading a table that people send, CSV of any common kind or XLSX. Pure functions.

A refusal of the whole file is a `FileError` with a code; the caller has the words.
"""

import csv
import io
import itertools
import zipfile

from .offer_vocabulary import fold

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 10_000
MAX_COLUMNS = 60
MAX_CELL = 5000
# What a spreadsheet may become when it is unpacked.
MAX_UNPACKED = 100 * 1024 * 1024
SEPARATORS = (";", ",", "\t")
HEADERS = {
    "code": ("codice", "cod", "code", "sku", "codice articolo", "articolo", "rif"),
    "name": ("nome", "prodotto", "name", "titolo", "denominazione", "product"),
    "price": ("prezzo", "price", "prezzo ivato", "prezzo iva inclusa", "prezzo al pubblico"),
    "vat": ("iva", "vat", "aliquota", "aliquota iva", "vat rate", "iva %", "tax"),
    "unit": ("unita", "um", "u.m.", "unita di misura", "unit", "misura"),
    "net_quantity": ("quantita netta", "peso netto", "peso", "net quantity", "contenuto"),
    "category": ("categoria", "category", "reparto"),
    "stock": ("giacenza", "scorta", "disponibili", "stock", "quantita", "quantity", "scorte"),
    "description": ("descrizione", "description", "note"),
    "legal_name": ("denominazione legale", "denominazione di vendita", "legal name"),
    "ingredients": ("ingredienti", "ingredients"),
    "allergens": ("allergeni", "allergens"),
    "origin": ("origine", "provenienza", "origin"),
    "storage": ("conservazione", "storage", "come si conserva"),
}
REQUIRED = ("code", "name", "price")


class FileError(Exception):
    """Why a file cannot be read at all: a code, and what it is about."""

    def __init__(self, code, detail=""):
        super().__init__(code)
        self.code, self.detail = code, detail


def read_price_list(content):
    """Return the rows of a price list, as `read_table` does."""
    return read_table(content, HEADERS, REQUIRED)


def read_table(content, headers, required):
    """Return the rows of a table whose first row names the columns.

    :param bytes content: the file
    :param dict headers: how people call each column, by key; the first is told to them
    :param required: the keys of columns that must be there
    :return: pairs of the number of a row, as a spreadsheet shows it, and its cells by key
    :rtype: list(tuple(int, dict))
    :raises FileError: "empty", "large", "rows", "format", "header" or "twice"
    """
    if len(content) > MAX_BYTES:
        raise FileError("large")
    is_archive = content[:4] == b"PK\x03\x04"
    keys_by_word = {word: key for key, words in headers.items() for word in words}
    rows = _read_xlsx(content) if is_archive else _read_csv(_decode(content), keys_by_word)
    filled = [(number, cells) for number, cells in rows if any(_is_filled(c) for c in cells)]
    if len(filled) < 2:
        raise FileError("empty")
    keys = _read_header(filled[0][1], keys_by_word)
    if missing := [key for key in required if key not in keys.values()]:
        raise FileError("header", ", ".join(headers[key][0] for key in missing))
    if len(filled) - 1 > MAX_ROWS:
        raise FileError("rows")
    return [
        (number, {key: cells[at] if at < len(cells) else "" for at, key in keys.items()})
        for number, cells in filled[1:]
    ]


def _is_filled(cell):
    return cell not in (None, "") and bool(str(cell).strip())


def _decode(content):
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    elif b"\x00" in content:
        raise FileError("format")
    else:
        encoding = "utf-8-sig" if _is_utf8(content) else "cp1252"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileError("format") from error


def _is_utf8(content):
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _read_csv(text, keys_by_word):
    separator = max(SEPARATORS, key=lambda mark: _count_known(text, mark, keys_by_word))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
    try:
        lines = [(reader.line_num, cells) for cells in itertools.islice(reader, 2 * MAX_ROWS + 1)]
    except csv.Error as error:
        raise FileError("format") from error
    if len(lines) > 2 * MAX_ROWS:
        raise FileError("rows")
    return [(number, [cell[: MAX_CELL + 1].strip() for cell in cells]) for number, cells in lines]


def _count_known(text, separator, keys_by_word):
    """Return how many names of columns the first line holds with this separator."""
    first = text.lstrip().partition("\n")[0]
    cells = next(csv.reader([first], delimiter=separator), [])
    return sum(fold(cell) in keys_by_word for cell in cells)


def _read_xlsx(content):
    import openpyxl

    try:
        unpacked = _measure_archive(content)
        if unpacked <= MAX_UNPACKED:
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            lines = book.worksheets[0].iter_rows(max_col=MAX_COLUMNS, values_only=True)
            cells = list(itertools.islice(lines, 2 * MAX_ROWS + 1))
    except Exception as error:
        raise FileError("format") from error
    if unpacked > MAX_UNPACKED:
        raise FileError("large")
    if len(cells) > 2 * MAX_ROWS:
        raise FileError("rows")
    return [(number, [_read_cell(cell) for cell in line]) for number, line in enumerate(cells, 1)]


def _measure_archive(content):
    """Return how large the parts of a spreadsheet say that they are, unpacked."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(item.file_size for item in archive.infolist())


def _read_cell(cell):
    if cell is None:
        return ""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return cell
    return str(cell)[: MAX_CELL + 1].strip()


def _read_header(cells, keys_by_word):
    """Return the key of each column that we know, by position."""
    keys = {}
    for position, cell in enumerate(cells):
        key = keys_by_word.get(fold(cell).strip(" :*"))
        if key in keys.values():
            raise FileError("twice", str(cell))
        if key:
            keys[position] = key
    return keys
