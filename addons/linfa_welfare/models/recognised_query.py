"""What counts as received, by person, tax category and tax year, as SQL.

Credit that counts when it is issued: its face value, less what was cancelled; what expired
was received. Credit that counts when it is used: what was redeemed, less what came back, in
the year in which it happened in Italy. Whatever was cancelled is blocked.
"""

from odoo.tools import SQL

#: What moved between vouchers and accounts of a kind: plus what left them, less what came back.
#: Rows are found by their ids in arrays, through indexes, and joined by hashing: joined in one
#: query, PostgreSQL began with all postings for each voucher where it knew too little of the
#: tables yet, and a list of 2,000 people took ten minutes.
MOVED = """
CREATE OR REPLACE FUNCTION linfa_voucher_moved(vouchers int[], wanted text)
RETURNS TABLE(voucher_id int, year int, amount numeric) AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH mine AS MATERIALIZED (
             SELECT id, voucher_id FROM linfa_ledger_account WHERE voucher_id = ANY(vouchers)),
         moved AS MATERIALIZED (
             SELECT debit_account_id AS own, credit_account_id AS other, transaction_id, amount
               FROM linfa_ledger_posting
              WHERE debit_account_id = ANY(ARRAY(SELECT id FROM mine))
          UNION ALL
             SELECT credit_account_id, debit_account_id, transaction_id, -amount
               FROM linfa_ledger_posting
              WHERE credit_account_id = ANY(ARRAY(SELECT id FROM mine)))
    SELECT mine.voucher_id,
           date_part('year', t.date AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Rome')::int,
           moved.amount
      FROM moved
      JOIN mine ON mine.id = moved.own
      JOIN linfa_ledger_account a ON a.id = moved.other
      JOIN linfa_ledger_transaction t ON t.id = moved.transaction_id
     WHERE a.kind = wanted
       AND a.id = ANY(ARRAY(SELECT DISTINCT other FROM moved))
       AND t.id = ANY(ARRAY(SELECT DISTINCT transaction_id FROM moved));
END $$ LANGUAGE plpgsql STABLE
    SET enable_seqscan = off SET enable_nestloop = off;
"""

_RECOGNISED = """
    SELECT beneficiary_id, tax_category, tax_year AS year, face_value AS amount
      FROM linfa_voucher
     WHERE recognition_event = 'issue' AND beneficiary_id %(whose)s
 UNION ALL
    SELECT v.beneficiary_id, v.tax_category, v.tax_year, -moved.amount
      FROM linfa_voucher_moved(ARRAY(
               SELECT id FROM linfa_voucher
                WHERE recognition_event = 'issue' AND is_blocked AND beneficiary_id %(whose)s
           ), 'cancelled') moved
      JOIN linfa_voucher v ON v.id = moved.voucher_id
 UNION ALL
    SELECT v.beneficiary_id, v.tax_category, moved.year, moved.amount
      FROM linfa_voucher_moved(ARRAY(
               SELECT id FROM linfa_voucher
                WHERE recognition_event = 'use' AND beneficiary_id %(whose)s
           ), 'redeemed') moved
      JOIN linfa_voucher v ON v.id = moved.voucher_id
"""
_UNUSED = """
    SELECT beneficiary_id,
           (SELECT coalesce(sum(a.balance), 0) FROM linfa_ledger_account a
             WHERE a.voucher_id = v.id) AS amount
      FROM linfa_voucher v
     WHERE recognition_event = 'use' AND tax_category = 'c3' AND beneficiary_id %(whose)s
"""
_EXTERNAL = """
    SELECT beneficiary_id, year, amount FROM linfa_external_benefit WHERE beneficiary_id %(whose)s
"""


def get_recognised(people=None):
    """Return the query of what was received, of all or of some beneficiaries by id."""
    return SQL(_RECOGNISED, whose=_get_condition(people))


def get_unused(people=None):
    """Return the query of what may still be used of credit that counts when it is used."""
    return SQL(_UNUSED, whose=_get_condition(people))


def get_external(people=None):
    """Return the query of what people declared to have received elsewhere."""
    return SQL(_EXTERNAL, whose=_get_condition(people))


def _get_condition(people):
    return SQL("IS NOT NULL") if people is None else SQL("= ANY(%s)", list(people))
