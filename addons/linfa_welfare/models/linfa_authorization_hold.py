from odoo import api, fields, models
from odoo.tools import SQL, formatLang

from .cents import exact
from .credit_error import BAD_INPUT, NOT_ALLOWED, NOT_AVAILABLE, TOO_MUCH, CreditError


class LinfaAuthorization(models.Model):
    _inherit = "linfa.authorization"

    @api.model
    def _hold(self, shares, key, reference, **details):
        """Keep credit of some vouchers aside, all of it or nothing, once.

        Who asks again gets the first authorisation, whatever became of it meanwhile: whether
        it is still held, its state says. Everything is checked before anything is written.

        :param list shares: pairs of a voucher and an amount in euro; a voucher comes once
        :param str key: who asks again with it gets the first authorisation
        :param str reference: the order or sale, as people call it
        :param dict details: `document` (a record), `partner`, `payee`, `expires_at`, and
            `channel`, `note` of the ledger
        :rtype: linfa.authorization
        :raises CreditError: a voucher that is not valid, or has too little
        :raises UserError: the key was used for another question
        """
        ledger = self.env["linfa.ledger"].sudo()
        amounts = self._read_shares(ledger, shares)
        authorization, company = self._find_held(key)
        if not authorization:
            vouchers, company = self._lock_vouchers(amounts)
            authorization = self._open(key, reference, company, details, amounts)
        payee = details.get("payee")
        transaction, is_new = ledger._begin(
            "hold",
            f"hold,{authorization.id}",
            [authorization.id, list(amounts.items()), reference, payee and payee.id],
            company,
            authorization=authorization,
            channel=details.get("channel"),
            note=details.get("note"),
        )
        if is_new:
            rows = [(vouchers[i]["available"], vouchers[i]["held"], amounts[i]) for i in vouchers]
            ledger._post(transaction, rows)
        return authorization

    @api.model
    def _find_held(self, key):
        """Return, as superuser, what was held first with a key, and its company."""
        rows = self.env.execute_query(
            SQL("SELECT id, company_id FROM linfa_authorization WHERE idempotency_key = %s", key)
        )
        [(first, company)] = rows or [(False, False)]
        return self.sudo().browse(first or ()), self.env["res.company"].browse(company or ())

    @api.model
    def _read_shares(self, ledger, shares):
        """Return amounts by voucher id, in the order in which vouchers are locked."""
        amounts = {voucher.id: ledger._read_amount(amount) for voucher, amount in shares}
        if not shares or len(amounts) != len(shares):
            raise CreditError(BAD_INPUT, self.env._("Each voucher pays one part."))
        return dict(sorted(amounts.items()))

    @api.model
    def _open(self, key, reference, company, details, amounts):
        """Return a new authorisation with its parts, by one statement.

        Two at once with the same key: the second waits here and is refused (40001), because
        its snapshot does not show what the first one wrote.
        """
        rows = self.env.execute_query(
            SQL(
                """
                WITH opened AS (
                    INSERT INTO linfa_authorization
                           (idempotency_key, reference, res_model, res_id, partner_id,
                            payee_id, company_id, state, expires_at,
                            create_uid, write_uid, create_date, write_date)
                    VALUES (%(key)s, %(reference)s, %(model)s, %(id)s, %(partner)s,
                            %(payee)s, %(company)s, 'held', %(expires)s,
                            %(uid)s, %(uid)s, %(now)s, %(now)s)
               ON CONFLICT (idempotency_key) DO NOTHING
                 RETURNING id)
                INSERT INTO linfa_authorization_line
                       (authorization_id, voucher_id, amount,
                        captured_amount, released_amount, refunded_amount)
                SELECT opened.id, voucher, part, 0, 0, 0
                  FROM opened,
                       unnest(%(vouchers)s::int[], %(amounts)s::numeric[])
                           AS share(voucher, part)
             RETURNING authorization_id
                """,
                **self._prepare_opening(key, reference, company, details),
                vouchers=list(amounts),
                amounts=list(amounts.values()),
            )
        )
        self.env["linfa.authorization.line"].invalidate_model(flush=False)
        return self.sudo().browse(rows[0][0])

    @api.model
    def _prepare_opening(self, key, reference, company, details):
        document = details.get("document")
        nobody = self.env["res.partner"]
        return {
            "key": key,
            "reference": reference,
            "model": document._name if document else None,
            "id": document.id if document else None,
            "partner": (details.get("partner") or nobody).id or None,
            "payee": (details.get("payee") or nobody).id or None,
            "company": company.id,
            "expires": details.get("expires_at") or None,
            "uid": self.env.uid,
            "now": fields.Datetime.now(),
        }

    @api.model
    def _lock_vouchers(self, amounts):
        """Return what must be known of vouchers that can pay these amounts, locked, and their
        company.

        :param dict amounts: by voucher id
        :rtype: tuple(dict(int, dict), res.company)
        :raises CreditError: see `_hold`
        """
        vouchers, company = self._lock_valid(list(amounts))
        for voucher, amount in amounts.items():
            self._check_amount(vouchers[voucher], amount, company)
        return vouchers, company

    @api.model
    def _lock_valid(self, voucher_ids):
        """Return what must be known of vouchers that can be used today, all of one company.

        They stay as they are until the end: who wants to block one waits.

        :rtype: tuple(dict(int, dict), res.company)
        :raises CreditError: one of them cannot be used
        """
        self.env["linfa.voucher"].flush_model()
        self.env["linfa.programme"].flush_model()
        vouchers = self.env.execute_query_dict(
            SQL(
                """
                SELECT v.id, v.is_blocked, v.available_from, v.expiry_date, v.company_id,
                       p.state AS programme_state, p.partial_use, p.date_to,
                       a.id AS available, a.balance,
                       (SELECT h.id FROM linfa_ledger_account h
                         WHERE h.voucher_id = v.id AND h.kind = 'held') AS held
                  FROM linfa_voucher v
                  JOIN linfa_programme p ON p.id = v.programme_id
                  JOIN linfa_ledger_account a ON a.voucher_id = v.id AND a.kind = 'available'
                 WHERE v.id = ANY(%s)
              ORDER BY v.id
                   FOR SHARE OF v
                """,
                voucher_ids,
            )
        )
        today = self.env["linfa.voucher"]._get_today()
        company = self.env["res.company"].browse(vouchers[0]["company_id"] if vouchers else ())
        if len(vouchers) != len(voucher_ids) or not all(
            self._is_valid(voucher, company, today) for voucher in vouchers
        ):
            raise CreditError(NOT_AVAILABLE, self._get_not_available_message())
        return {voucher["id"]: voucher for voucher in vouchers}, company

    @api.model
    def _is_valid(self, voucher, company, today):
        return (
            not voucher["is_blocked"]
            and voucher["programme_state"] == "active"
            and voucher["available_from"] <= today <= voucher["expiry_date"]
            and today <= (voucher["date_to"] or today)
            and voucher["company_id"] == company.id
        )

    @api.model
    def _check_amount(self, voucher, amount, company):
        """Refuse an amount that this voucher cannot pay; a spent one is like an unknown one."""
        balance = exact(voucher["balance"])
        if not balance:
            raise CreditError(NOT_AVAILABLE, self._get_not_available_message())
        if amount > balance:
            raise CreditError(
                TOO_MUCH,
                self.env._(
                    "This voucher has only %(left)s left.",
                    left=formatLang(self.env, float(balance), currency_obj=company.currency_id),
                ),
            )
        if not voucher["partial_use"] and amount != balance:
            raise CreditError(
                NOT_ALLOWED, self.env._("This voucher is spent as a whole, in one purchase.")
            )

    @api.model
    def _get_not_available_message(self):
        """The one sentence for every voucher that cannot be spent: it tells nothing more."""
        return self.env._("This voucher cannot be used.")
