from odoo import api, fields, models
from odoo.tools import SQL

from .cents import exact
from .ledger_guard import ACCOUNT_GUARD

KINDS = [
    ("funder", "Granted by the Funder"),
    ("fund", "To Issue"),
    ("available", "Available"),
    ("held", "Held"),
    ("redeemed", "Redeemed"),
    ("expired", "Expired"),
    ("cancelled", "Cancelled"),
]


class LinfaLedgerAccount(models.Model):
    """A place where credit is: to issue, available, held, redeemed, expired.

    What a voucher has available and held is guarded: the database keeps both balances and
    refuses one below zero. All other accounts are sums of their postings, because a counter
    that every sale has to update would make all sales wait for each other.
    """

    _name = "linfa.ledger.account"
    _description = "Ledger Account"
    _order = "programme_id, kind, id"
    _rec_names_search = ["voucher_id", "programme_id"]
    _log_access = False

    kind = fields.Selection(KINDS, required=True, readonly=True)
    programme_id = fields.Many2one(
        comodel_name="linfa.programme",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
    )
    voucher_id = fields.Many2one(
        comodel_name="linfa.voucher", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    partner_id = fields.Many2one(
        comodel_name="res.partner",
        string="Shop",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
        help="Where the credit was redeemed; empty for LINFA's own shop and tills.",
    )
    company_id = fields.Many2one(
        comodel_name="res.company", required=True, readonly=True, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    is_guarded = fields.Boolean(
        string="Never below Zero", readonly=True, help="The database refuses to go below zero."
    )
    balance = fields.Monetary(
        string="Kept Balance",
        readonly=True,
        default=0,
        help="Kept by the database for guarded accounts; the others are sums of postings.",
    )

    _balance_guarded = models.Constraint(
        "CHECK(NOT is_guarded OR (balance IS NOT NULL AND balance >= 0))",
        "There is not enough credit: somebody may have just used it.",
    )
    _guarded_kinds = models.Constraint(
        "CHECK((kind IN ('available', 'held')) = (voucher_id IS NOT NULL)"
        " AND (is_guarded OR kind NOT IN ('available', 'held')))",
        "What a voucher has available and held is guarded.",
    )
    _voucher_kind_unique = models.UniqueIndex(
        "(voucher_id, kind) WHERE voucher_id IS NOT NULL",
        "A voucher has one account of each kind.",
    )
    _programme_kind_unique = models.UniqueIndex(
        "(programme_id, kind, coalesce(partner_id, 0)) WHERE voucher_id IS NULL",
        "A programme has one account of each kind and shop.",
    )

    def init(self):
        """Have the database keep balances in step with the postings."""
        self.env.cr.execute(SQL(ACCOUNT_GUARD))

    @api.depends("kind", "programme_id", "voucher_id", "partner_id")
    def _compute_display_name(self):
        labels = dict(self._fields["kind"]._description_selection(self.env))
        for account in self:
            owner = account.voucher_id or account.programme_id
            names = [owner.display_name, account.partner_id.name, labels.get(account.kind)]
            account.display_name = " / ".join(filter(None, names))

    @api.model
    def _get_programme_accounts(self, programmes, kind, partner=None):
        """Return the account of a kind of each programme, made when first needed.

        :param res.partner partner: the shop, for what was redeemed elsewhere
        :return: account ids by programme id
        :rtype: dict(int, int)
        """
        shop = (partner and partner.id) or None
        found = self._find_programme_accounts(programmes.ids, kind, shop)
        missing = programmes.filtered(lambda programme: programme.id not in found)
        if missing:
            missing.flush_recordset(["has_budget", "company_id"])
            self.env.cr.execute(
                SQL(
                    """
                    INSERT INTO linfa_ledger_account
                           (programme_id, kind, partner_id, company_id, is_guarded, balance)
                    SELECT id, %(kind)s, %(shop)s, company_id,
                           %(kind)s = 'fund' AND has_budget IS TRUE, 0
                      FROM linfa_programme WHERE id = ANY(%(ids)s)
                  ORDER BY id
               ON CONFLICT DO NOTHING
                    """,
                    ids=missing.ids,
                    kind=kind,
                    shop=shop,
                )
            )
            found = self._find_programme_accounts(programmes.ids, kind, shop)
        return found

    @api.model
    def _find_programme_accounts(self, programme_ids, kind, shop):
        rows = self.env.execute_query(
            SQL(
                """
                SELECT programme_id, id FROM linfa_ledger_account
                 WHERE programme_id = ANY(%s) AND kind = %s
                   AND voucher_id IS NULL AND partner_id IS NOT DISTINCT FROM %s
                """,
                programme_ids,
                kind,
                shop,
            )
        )
        return dict(rows)

    @api.model
    def _open_voucher_accounts(self, vouchers):
        """Make what each new voucher has available and held; write nothing else.

        :return: ids of the available accounts, by voucher id
        :rtype: dict(int, int)
        """
        rows = self.env.execute_query(
            SQL(
                """
                INSERT INTO linfa_ledger_account
                       (programme_id, kind, voucher_id, company_id, is_guarded, balance)
                SELECT v.programme_id, bucket, v.id, v.company_id, TRUE, 0
                  FROM linfa_voucher v, unnest(ARRAY['available', 'held']) AS bucket
                 WHERE v.id = ANY(%s)
              ORDER BY v.id
             RETURNING voucher_id, id, kind
                """,
                vouchers.ids,
            )
        )
        vouchers.invalidate_recordset(["account_ids"], flush=False)
        return {voucher: account for voucher, account, kind in rows if kind == "available"}

    def _get_balance(self):
        """Return what is on these accounts together, in euro: credits less debits.

        :rtype: decimal.Decimal
        """
        rows = self.env.execute_query(
            SQL(
                """
                SELECT coalesce(sum(amount), 0)
                  FROM (SELECT amount FROM linfa_ledger_posting
                         WHERE credit_account_id = ANY(%(ids)s)
                        UNION ALL
                        SELECT -amount FROM linfa_ledger_posting
                         WHERE debit_account_id = ANY(%(ids)s)) legs
                """,
                ids=self.ids,
            )
        )
        return exact(rows[0][0])
