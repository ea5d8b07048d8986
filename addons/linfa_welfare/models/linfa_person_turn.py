from odoo import api, fields, models
from odoo.tools import SQL


class LinfaPersonTurn(models.Model):
    """One counter per codice fiscale that whoever issues credit has to move.

    Two that issue to the same person at once would each see a total without the other's.
    Waiting for a lock does not renew what a transaction sees (REPEATABLE READ); moving the
    same counter does help: the later one is refused (40001), Odoo runs its request again,
    and then it sees what the first one issued. Taken before all locks of the ledger.
    """

    _name = "linfa.person.turn"
    _description = "Turn to Issue to a Person"
    _log_access = False

    fiscal_code = fields.Char(required=True, readonly=True, groups=fields.NO_ACCESS)
    serial = fields.Integer(string="Turns Taken", required=True, default=0, readonly=True)

    _code_unique = models.Constraint(
        "UNIQUE(fiscal_code)", "A person has one counter of the turns."
    )

    @api.model
    def _take_turn(self, codes):
        """Let nobody else issue to these people until this transaction ends.

        Outside requests the loser raises a serialization failure: the caller's next run
        starts afresh.
        """
        if not codes:
            return
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO linfa_person_turn (fiscal_code, serial)
                     SELECT code, 1 FROM unnest(%s::text[]) AS code ORDER BY code
                ON CONFLICT (fiscal_code)
              DO UPDATE SET serial = linfa_person_turn.serial + 1
                """,
                sorted(set(codes)),
            )
        )
