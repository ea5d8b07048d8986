"""What the database itself refuses, whoever writes: the ledger only grows.

A posting names the account it debits and the one it credits, and one positive amount: it
cannot be unbalanced. Accounts that must not fall below zero (`is_guarded`) carry their
balance, which follows the postings and nothing else; all others are sums.
"""

#: Amounts of the ledger: cents only, and less than a thousand million. NaN and infinity of
#: PostgreSQL's numeric are greater than every number, so this refuses them too.
AMOUNT_LIMIT = 10**9
AMOUNT_CHECK = f"> 0 AND amount < {AMOUNT_LIMIT} AND amount = round(amount, 2)"

ACCOUNT_GUARD = """
CREATE OR REPLACE FUNCTION linfa_ledger_account_keep() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'linfa: an account of the ledger stays'
            USING ERRCODE = 'integrity_constraint_violation';
    ELSIF TG_OP = 'INSERT' THEN
        IF NEW.balance IS DISTINCT FROM 0 THEN
            RAISE EXCEPTION 'linfa: an account of the ledger begins empty'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    ELSIF ROW(NEW.kind, NEW.programme_id, NEW.voucher_id, NEW.partner_id, NEW.is_guarded)
        IS DISTINCT FROM
        ROW(OLD.kind, OLD.programme_id, OLD.voucher_id, OLD.partner_id, OLD.is_guarded)
        OR (NEW.balance IS DISTINCT FROM OLD.balance AND pg_trigger_depth() < 2) THEN
        RAISE EXCEPTION 'linfa: only postings move an account of the ledger'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER linfa_ledger_account_keep
    BEFORE INSERT OR UPDATE OR DELETE ON linfa_ledger_account
    FOR EACH ROW EXECUTE FUNCTION linfa_ledger_account_keep();
"""

#: Rows of a table that only grows, and only together with their transaction.
KEEP = """
CREATE OR REPLACE FUNCTION linfa_ledger_keep() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'linfa: the ledger only grows; correct it by another transaction'
        USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER linfa_ledger_keep
    BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION linfa_ledger_keep();

CREATE OR REPLACE TRIGGER linfa_ledger_keep_whole
    BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION linfa_ledger_keep();
"""

#: The database transaction that wrote a row: nothing is added to it later.
TRANSACTION_BIRTH = """
ALTER TABLE linfa_ledger_transaction
    ADD COLUMN IF NOT EXISTS born_in bigint NOT NULL DEFAULT txid_current();

CREATE OR REPLACE FUNCTION linfa_ledger_transaction_birth() RETURNS trigger AS $$
BEGIN
    NEW.born_in := txid_current();
    RETURN NEW;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER linfa_ledger_transaction_birth
    BEFORE INSERT ON linfa_ledger_transaction
    FOR EACH ROW EXECUTE FUNCTION linfa_ledger_transaction_birth();
"""

#: Rows that change, but never go: what the ledger refers to.
STAY = """
CREATE OR REPLACE FUNCTION linfa_ledger_stay() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'linfa: what the ledger counts on stays'
        USING ERRCODE = 'integrity_constraint_violation';
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER linfa_ledger_stay
    BEFORE DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION linfa_ledger_stay();

CREATE OR REPLACE TRIGGER linfa_ledger_stay_whole
    BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION linfa_ledger_stay();
"""

#: What was captured, released or refunded is added to, never taken back.
LINE_GUARD = """
CREATE OR REPLACE FUNCTION linfa_authorization_line_keep() RETURNS trigger AS $$
BEGIN
    IF ROW(NEW.authorization_id, NEW.voucher_id, NEW.amount)
       IS DISTINCT FROM ROW(OLD.authorization_id, OLD.voucher_id, OLD.amount)
       OR NEW.captured_amount < OLD.captured_amount
       OR NEW.released_amount < OLD.released_amount
       OR NEW.refunded_amount < OLD.refunded_amount THEN
        RAISE EXCEPTION 'linfa: a part of an authorisation only goes on'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER linfa_authorization_line_keep
    BEFORE UPDATE ON linfa_authorization_line
    FOR EACH ROW EXECUTE FUNCTION linfa_authorization_line_keep();
"""

#: Accounts are found by their ids in an array, through the index, and joined by hashing. Plans
#: are kept for the session: one made for a single sale, or before the tables were analysed,
#: must do for an issue of ten thousand too (joined in loops that took 18 to 90 seconds).
POSTING_GUARD = """
CREATE OR REPLACE FUNCTION linfa_ledger_posting_apply() RETURNS trigger AS $$
DECLARE
    accounts int[] := ARRAY(
        SELECT debit_account_id FROM fresh UNION SELECT credit_account_id FROM fresh);
    transactions int[] := ARRAY(SELECT DISTINCT transaction_id FROM fresh);
BEGIN
    IF EXISTS (
        SELECT FROM linfa_ledger_transaction t
         WHERE t.id = ANY(transactions) AND t.born_in <> txid_current()
    ) THEN
        RAISE EXCEPTION 'linfa: nothing is added to a transaction of the ledger'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    WITH locked AS MATERIALIZED (
        SELECT a.id FROM linfa_ledger_account a
         WHERE a.is_guarded AND a.id = ANY(accounts)
         ORDER BY a.id FOR NO KEY UPDATE)
    UPDATE linfa_ledger_account a
       SET balance = a.balance + moved.amount
      FROM locked, (SELECT id, sum(amount) AS amount
              FROM (SELECT debit_account_id AS id, -amount AS amount FROM fresh
                    UNION ALL
                    SELECT credit_account_id, amount FROM fresh) legs
             GROUP BY id) moved
     WHERE a.id = moved.id AND a.id = locked.id AND a.id = ANY(accounts) AND a.is_guarded;
    RETURN NULL;
END $$ LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_nestloop = off;

CREATE OR REPLACE TRIGGER linfa_ledger_posting_apply
    AFTER INSERT ON linfa_ledger_posting
    REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION linfa_ledger_posting_apply();
"""
