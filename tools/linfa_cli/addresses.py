"""Addresses inside the database: of links in mails, and of the server that PDFs are made by."""

from .databases import Databases

# A public address that somebody chose is never overwritten, one of this machine follows the port.
LINKS = """
    UPDATE ir_config_parameter SET value = :'address'
     WHERE key = 'web.base.url'
       AND (starts_with(value, 'http://localhost') OR starts_with(value, 'http://127.0.0.1'))
"""
# wkhtmltopdf fetches styles and pictures from the server itself.
REPORTS = """
    INSERT INTO ir_config_parameter (key, value, create_date, write_date)
    VALUES ('report.url', :'address', now() AT TIME ZONE 'UTC', now() AT TIME ZONE 'UTC')
    ON CONFLICT (key) DO UPDATE SET value = :'address'
"""


def follow_port(databases: Databases, database: str, address: str) -> None:
    """Let links and PDFs use the address that is served now; before Odoo starts."""
    for statement in (LINKS, REPORTS):
        databases.query(statement, database, address=address)
