from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL, hmac


class LinfaRequestLimit(models.Model):
    """How often somebody who is not signed in did something, within the last hour.

    In the database and not in the memory of a worker, so that it holds for all of them.
    Addresses are kept as a keyed hash, and for a day at most.
    """

    _name = "linfa.request.limit"
    _description = "Request Limit"

    key = fields.Char(required=True, readonly=True)
    since = fields.Datetime(required=True, readonly=True)
    count = fields.Integer(required=True, readonly=True)

    _key_unique = models.Constraint("UNIQUE(key)", "One counter per key.")

    @api.model
    def _is_over_limit(self, scope, address, limit):
        """Count one request more and tell whether it is one too many.

        Two at once update the same row: the second is run again by the server.

        :param str scope: what is counted
        :param str address: whose requests are counted, kept as a hash only
        :param int limit: how many are allowed per hour
        """
        key = hmac(self.env(su=True), f"linfa-limit-{scope}", address)
        now = fields.Datetime.now()
        table = SQL.identifier(self._table)
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO %(table)s AS counter (key, since, count)
                     VALUES (%(key)s, %(now)s, 1)
                ON CONFLICT (key) DO UPDATE
                        SET count = CASE WHEN counter.since < %(start)s
                                         THEN 1 ELSE counter.count + 1 END,
                            since = CASE WHEN counter.since < %(start)s
                                         THEN %(now)s ELSE counter.since END
                  RETURNING count
                """,
                table=table,
                key=key,
                now=now,
                start=now - timedelta(hours=1),
            )
        )
        return rows[0][0] > limit

    @api.autovacuum
    def _gc_request_limits(self):
        """Forget who asked, once it does not matter any more."""
        old = fields.Datetime.now() - timedelta(days=1)
        self.search([("since", "<", old)]).unlink()
