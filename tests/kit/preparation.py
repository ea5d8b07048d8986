"""What a fresh copy of the template needs before it is served."""

from passlib.context import CryptContext

from . import clock, database

#: base.user_admin, in every Odoo database.
ADMIN_ID = 2
#: Only ever on a database that the kit made.
ADMIN_PASSWORD = "kit-admin"
#: Odoo's own scheme; a low cost, because every login of every test pays for it.
PASSWORDS = CryptContext(["pbkdf2_sha512"], pbkdf2_sha512__rounds=1000)


def prepare(server) -> None:
    """Own address, known administrator, no mail server but the sink, own clock."""
    with database.cursor(server.settings, server.database) as cr:
        for key, value in _parameters(server).items():
            cr.execute(
                "INSERT INTO ir_config_parameter (key, value) VALUES (%s, %s)"
                " ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
                (key, value),
            )
        cr.execute(
            "UPDATE res_users SET login = 'admin', password = %s WHERE id = %s",
            (PASSWORDS.hash(ADMIN_PASSWORD), ADMIN_ID),
        )
        cr.execute(
            "UPDATE res_partner SET email = 'admin@example.com' WHERE email IS NULL"
            " AND id = (SELECT partner_id FROM res_users WHERE id = %s)",
            (ADMIN_ID,),
        )
        cr.execute("UPDATE ir_mail_server SET active = false")
        cr.execute("UPDATE website SET domain = NULL")
    set_clock(server)


def set_clock(server) -> None:
    """Give the database the server's pretended time (none: the real one)."""
    if server.offset:
        clock.apply_to_database(server.settings, server.database, server.offset)


def _parameters(server) -> dict[str, str]:
    """Links point to the door; reports fetch their styles without it."""
    return {
        "web.base.url": server.base_url,
        "web.base.url.freeze": "True",
        "report.url": server.direct_url,
    }
