"""From the ledger to the books: one journal entry per programme, operation and day.

Invoices book what is issued to employers and buyers, payments book what is spent on LINFA's
own orders. The rest is booked here: each account of the ledger stands for an account in the
books (`linfa_ledger_booking_legs`), and a posting between two that differ is booked.
"""

from collections import defaultdict
from datetime import timedelta
from decimal import Decimal

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Command
from odoo.tools import SQL

MANAGER = "linfa_welfare.linfa_welfare_group_manager"
#: These leave credit on the same account of the books.
INTERNAL = ("hold", "release")


class LinfaLedgerBooking(models.Model):
    """Says that a posting is booked, or needs no entry: each posting once."""

    _name = "linfa.ledger.booking"
    _description = "Booked Posting"
    _rec_name = "posting_id"
    _log_access = False

    posting_id = fields.Many2one(
        comodel_name="linfa.ledger.posting", required=True, readonly=True, ondelete="restrict"
    )
    move_id = fields.Many2one(
        comodel_name="account.move",
        string="Journal Entry",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Empty where an invoice or a payment books it.",
    )
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )

    _posting_unique = models.Constraint("UNIQUE(posting_id)", "A posting is booked once.")

    def _compute_display_name(self):
        """Override of `base` because accounting does not read the ledger itself."""
        return super(LinfaLedgerBooking, self.sudo())._compute_display_name()

    @api.model
    def _cron_book(self):
        """Book every complete day. For the scheduler: one commit per company.

        When somebody books by hand at this moment PostgreSQL refuses the scheduler's turn
        as a whole; its next run finds what is left.
        """
        today = self.env["linfa.voucher"]._get_today()
        companies = self.env["res.company"].search([("active", "=", True)])
        self.env["ir.cron"]._commit_progress(remaining=len(companies))
        for company in companies:
            self._book(company, today - timedelta(days=1))
            self.env["ir.cron"]._commit_progress(1)

    @api.model
    def action_book(self):
        """Book all that is not booked yet, today's included."""
        if not (self.env.su or self.env.user.has_group(MANAGER)):
            raise AccessError(self.env._("Only a welfare manager books credit."))
        self._book(self.env.company)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    @api.model
    def _book(self, company, until=None):
        """Book what the ledger did until a day (today unless told) and nobody booked yet.

        Postings are claimed first, by rows that the database keeps unique: who comes second
        waits and is then run again by Odoo. If anything fails, all of it is as before.

        :param date until: the last day, in Italian time
        :return: the posted entries
        :rtype: account.move
        """
        lang = company.sudo().partner_id.lang or self.env.lang
        self_sudo = self.sudo().with_company(company).with_context(lang=lang)
        rows = self_sudo._claim(company, until or self.env["linfa.voucher"]._get_today())
        groups = defaultdict(list)
        for row in self_sudo._get_booked_rows(rows):
            groups[row["programme"], row["operation"], row["day"]].append(row)
        keys = sorted(groups, key=lambda key: (key[2], key[0].id, key[1]))
        moves = self_sudo.env["account.move"].create(
            [self_sudo._prepare_entry(company, *key, groups[key]) for key in keys]
        )
        moves._post(soft=False)
        self_sudo._link(
            [
                (row["id"], move.id)
                for key, move in zip(keys, moves, strict=True)
                for row in groups[key]
            ]
        )
        return moves

    @api.model
    def _claim(self, company, until):
        """Mark the postings until a day as booked; return those that nobody had marked."""
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO linfa_ledger_booking (posting_id, company_id)
                SELECT id, %s FROM (%s) AS unbooked ORDER BY id
           ON CONFLICT (posting_id) DO NOTHING
             RETURNING posting_id
                """,
                company.id,
                self._get_unbooked_query(company, until),
            )
        )
        return self._read_postings([row[0] for row in rows])

    @api.model
    def _get_unbooked(self, company):
        """Return what the books lack because it is not booked yet, by account.

        :return: credits less debits
        :rtype: defaultdict(account.account, decimal.Decimal)
        """
        today = self.env["linfa.voucher"]._get_today()
        self_sudo = self.sudo().with_company(company)
        rows = self.env.execute_query(self._get_unbooked_query(company, today))
        missing = defaultdict(Decimal)
        for row in self_sudo._get_booked_rows(self._read_postings([row[0] for row in rows])):
            missing[row["debit"][0]] -= row["amount"]
            missing[row["credit"][0]] += row["amount"]
        return missing

    @api.model
    def _get_unbooked_query(self, company, until):
        return SQL(
            """
            SELECT p.id
              FROM linfa_ledger_posting p
              JOIN linfa_ledger_transaction t ON t.id = p.transaction_id
         LEFT JOIN linfa_ledger_booking b ON b.posting_id = p.id
             WHERE b.id IS NULL AND p.company_id = %s AND t.operation <> ALL(%s)
               AND (t.date AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Rome')::date <= %s
            """,
            company.id,
            list(INTERNAL),
            until,
        )

    @api.model
    def _read_postings(self, ids):
        """Return what decides how these postings are booked, in order."""
        return self.env.execute_query_dict(
            SQL(
                """
                SELECT p.id, p.amount, t.operation, t.idempotency_key AS key,
                       (t.date AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Rome')::date AS day,
                       d.kind AS source, d.programme_id AS source_programme,
                       d.partner_id AS source_shop, d.voucher_id AS source_voucher,
                       c.kind AS target, c.programme_id AS target_programme,
                       c.partner_id AS target_shop, c.voucher_id AS target_voucher
                  FROM linfa_ledger_posting p
                  JOIN linfa_ledger_transaction t ON t.id = p.transaction_id
                  JOIN linfa_ledger_account d ON d.id = p.debit_account_id
                  JOIN linfa_ledger_account c ON c.id = p.credit_account_id
                 WHERE p.id = ANY(%s)
              ORDER BY p.id
                """,
                ids,
            )
        )

    @api.model
    def _prepare_entry(self, company, programme, operation, day, rows):
        """Return the entry: a line per account and partner."""
        balances = defaultdict(Decimal)
        for row in rows:
            balances[row["debit"]] += row["amount"]
            balances[row["credit"]] -= row["amount"]
        operations = self.env["linfa.ledger.transaction"]._fields["operation"]
        label = dict(operations._description_selection(self.env))[operation]
        name = f"{programme.name} - {label}"
        return {
            "move_type": "entry",
            "company_id": company.id,
            "journal_id": company._get_credit_journal().id,
            "date": day,
            "ref": name,
            "line_ids": [
                Command.create(
                    {
                        "name": name,
                        "account_id": account.id,
                        "partner_id": partner.id,
                        "balance": balance,
                    }
                )
                for (account, partner), balance in balances.items()
                if balance
            ],
        }

    @api.model
    def _link(self, pairs):
        self.env.cr.execute(
            SQL(
                """
                UPDATE linfa_ledger_booking b SET move_id = pair.move
                  FROM unnest(%s::int[], %s::int[]) AS pair(posting, move)
                 WHERE b.posting_id = pair.posting
                """,
                [posting for posting, _move in pairs],
                [move for _posting, move in pairs],
            )
        )
        self.invalidate_model(flush=False)
