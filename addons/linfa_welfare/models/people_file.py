"""The columns of a list of people and amounts, as employers call them. Pure functions."""

from odoo.addons.linfa_catalog.models.offer_file import read_table

HEADERS = {
    "first_name": ("nome", "first name", "name"),
    "last_name": ("cognome", "surname", "last name"),
    "fiscal_code": ("codice fiscale", "cf", "cod. fiscale", "cod fiscale", "fiscal code"),
    "amount": ("importo", "amount", "euro", "valore", "credito", "importo euro"),
    "employee_code": ("matricola", "codice dipendente", "employee code", "cod. dipendente"),
    "email": ("e-mail", "email", "mail", "posta elettronica"),
    "lang": ("lingua", "language"),
    "category": ("categoria", "category", "reparto"),
    "household_key": ("nucleo", "nucleo familiare", "famiglia", "household"),
}
REQUIRED = ("first_name", "last_name", "fiscal_code", "amount")
#: How long each text may be: longer than any name, shorter than an attack.
LIMITS = {
    "first_name": 60,
    "last_name": 60,
    "employee_code": 30,
    "email": 120,
    "category": 60,
    "household_key": 40,
}
#: A text that begins like this is a command to a spreadsheet.
COMMANDS = ("=", "+", "-", "@")


def read_people(content):
    """Return the rows of a list of people, as `read_table` does."""
    return read_table(content, HEADERS, REQUIRED)
