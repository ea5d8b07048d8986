"""Questions that compare the ledger with the books; credits are positive."""

#: Of the ledger: what vouchers and municipal budgets still have, and what was redeemed.
LEDGER = """
SELECT code, sum(amount)
  FROM (SELECT CASE WHEN g.kind = 'municipal' THEN 'municipal' ELSE g.vat_species END AS code,
               a.balance AS amount
          FROM linfa_ledger_account a
          JOIN linfa_programme g ON g.id = a.programme_id
         WHERE a.company_id = %(company)s
           AND (a.kind IN ('available', 'held')
                OR (a.kind = 'fund' AND a.is_guarded AND g.kind = 'municipal'))
         UNION ALL
        SELECT CASE WHEN a.partner_id IS NULL THEN 'own' ELSE 'merchants' END,
               CASE WHEN p.credit_account_id = a.id THEN p.amount ELSE -p.amount END
          FROM linfa_ledger_account a
          JOIN linfa_programme g ON g.id = a.programme_id
          JOIN linfa_ledger_posting p ON a.id IN (p.debit_account_id, p.credit_account_id)
         WHERE a.company_id = %(company)s AND a.kind = 'redeemed'
           AND g.vat_species = 'multi') amounts
 GROUP BY code
"""

#: What vouchers were issued for that some invoice says, by VAT species, and what
#: single-purpose ones still stand for, all without the VAT paid at issue.
ISSUED = """
SELECT code, sum(amount)
  FROM (SELECT v.vat_species AS code,
               CASE WHEN v.vat_species = 'single'
                    THEN round(v.face_value * 100 / (100 + g.single_rate::numeric), 2)
                    ELSE v.face_value END AS amount
          FROM linfa_voucher v
          JOIN linfa_programme g ON g.id = v.programme_id
          JOIN linfa_ledger_transaction t ON t.id = v.issue_transaction_id
         WHERE v.company_id = %(company)s AND g.kind <> 'municipal'
           AND (g.id <> ALL(%(given)s) OR starts_with(t.idempotency_key, %(sold)s))
         UNION ALL
        SELECT 'outstanding',
               round(v.face_value * 100 / (100 + g.single_rate::numeric), 2)
               - round((v.face_value - has.amount) * 100 / (100 + g.single_rate::numeric), 2)
          FROM linfa_voucher v
          JOIN linfa_programme g ON g.id = v.programme_id
          JOIN (SELECT voucher_id, sum(balance) AS amount FROM linfa_ledger_account
                 WHERE voucher_id IS NOT NULL GROUP BY voucher_id) has ON has.voucher_id = v.id
         WHERE v.company_id = %(company)s AND v.vat_species = 'single') amounts
 GROUP BY code
"""

#: Of the books: each account's balance, and what invoices, payments and settlements moved.
BOOKS = """
SELECT l.account_id,
       coalesce(-sum(l.balance), 0) AS balance,
       coalesce(-sum(l.balance) FILTER (WHERE m.move_type <> 'entry'), 0) AS invoiced,
       coalesce(sum(l.balance) FILTER (WHERE m.origin_payment_id IS NOT NULL), 0) AS paid,
       coalesce(sum(l.balance) FILTER (WHERE m.linfa_settlement_id IS NOT NULL), 0) AS settled
  FROM account_move_line l
  JOIN account_move m ON m.id = l.move_id
 WHERE l.account_id = ANY(%(accounts)s) AND l.company_id = %(company)s
   AND m.state = 'posted'
 GROUP BY l.account_id
"""

#: What confirmed settlements say of multi-purpose credit redeemed at shops.
SETTLED = """
SELECT 'settled', coalesce(sum(l.gross), 0)
  FROM linfa_settlement_line l
  JOIN linfa_settlement s ON s.id = l.settlement_id
 WHERE l.company_id = %(company)s AND s.state = 'confirmed'
   AND l.source = 'merchant' AND l.seller_model = 'intermediation'
"""
