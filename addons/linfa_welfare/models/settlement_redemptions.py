"""The question to the ledger: what shops redeemed that no settlement has yet."""

MODEL = "linfa.authorization"
CODE = "merchant"

#: Days are Italian. What a shop can still undo by itself waits. One row per redemption, two if
#: it took vouchers of both VAT species.
UNSETTLED = """
WITH moves AS (
    SELECT t.authorization_id AS id, v.vat_species = 'single' AS is_single,
           (t.date AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Rome')::date AS day,
           CASE WHEN c.kind = 'redeemed' THEN p.amount ELSE -p.amount END AS amount,
           CASE WHEN v.vat_species = 'single' THEN g.single_rate ELSE 0 END AS vat,
           CASE WHEN v.vat_species = 'single' THEN g.single_tax_id END AS tax
      FROM linfa_ledger_account shop
      JOIN linfa_ledger_posting p ON shop.id IN (p.debit_account_id, p.credit_account_id)
      JOIN linfa_ledger_transaction t ON t.id = p.transaction_id
      JOIN linfa_ledger_account c ON c.id = p.credit_account_id
      JOIN linfa_ledger_account d ON d.id = p.debit_account_id
      JOIN linfa_voucher v ON v.id = coalesce(c.voucher_id, d.voucher_id)
      JOIN linfa_programme g ON g.id = v.programme_id
     WHERE shop.kind = 'redeemed' AND shop.partner_id IS NOT NULL
       AND p.company_id = %(company)s
       AND (%(everybody)s OR shop.partner_id = ANY(%(shops)s))),
redeemed AS (
    SELECT id, is_single, sum(amount) AS amount, coalesce(max(vat), 0) AS vat,
           max(tax) AS tax, min(day) AS day, max(day) AS last_day
      FROM moves WHERE day <= %(date_to)s
  GROUP BY id, is_single),
settled AS (
    SELECT res_id, seller_model = 'commission' AS is_single, sum(gross) AS gross,
           sum(sale_net) AS net, sum(commission_net) AS commission
      FROM linfa_settlement_line
     WHERE source = 'merchant' AND res_model = 'linfa.authorization'
  GROUP BY 1, 2)
SELECT z.id, z.payee_id AS shop, z.reference, r.is_single, r.amount, r.vat, r.tax, r.day,
       r.last_day, coalesce(s.gross, 0) AS settled, coalesce(s.net, 0) AS settled_net,
       coalesce(s.commission, 0) AS settled_commission,
       (SELECT string_agg(v.hint, ', ' ORDER BY v.id)
          FROM linfa_authorization_line l JOIN linfa_voucher v ON v.id = l.voucher_id
         WHERE l.authorization_id = z.id) AS hints
  FROM redeemed r
  JOIN linfa_authorization z ON z.id = r.id
  LEFT JOIN settled s ON s.res_id = r.id AND s.is_single = r.is_single
 WHERE r.amount <> coalesce(s.gross, 0)
   AND NOT EXISTS (SELECT FROM linfa_redemption sale
                    WHERE sale.authorization_id = z.id AND sale.undone_at IS NULL
                      AND sale.confirmed_at > %(undoable_since)s)
 ORDER BY z.id, r.is_single
"""
