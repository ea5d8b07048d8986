"""What the database itself refuses, whoever writes: a confirmed settlement stays."""

GUARD = """
CREATE OR REPLACE FUNCTION linfa_settlement_line_keep() RETURNS trigger AS $$
DECLARE
    parent_id integer := CASE WHEN TG_OP = 'INSERT'
        THEN NEW.settlement_id ELSE OLD.settlement_id END;
    parent_state text;
BEGIN
    SELECT state INTO parent_state FROM linfa_settlement WHERE id = parent_id;
    IF parent_state = 'confirmed' AND (TG_OP <> 'UPDATE' OR %(changed)s) THEN
        RAISE EXCEPTION 'linfa: a line of a confirmed settlement stays as it is'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER linfa_settlement_line_keep
    BEFORE INSERT OR UPDATE OR DELETE ON linfa_settlement_line
    FOR EACH ROW EXECUTE FUNCTION linfa_settlement_line_keep();

CREATE OR REPLACE FUNCTION linfa_settlement_keep() RETURNS trigger AS $$
BEGIN
    IF OLD.state = 'confirmed' AND (TG_OP = 'DELETE' OR NEW.state <> OLD.state
        OR NEW.partner_id <> OLD.partner_id OR NEW.to_pay <> OLD.to_pay) THEN
        RAISE EXCEPTION 'linfa: a confirmed settlement stays as it is'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$ LANGUAGE plpgsql;

CREATE OR REPLACE TRIGGER linfa_settlement_keep
    BEFORE UPDATE OR DELETE ON linfa_settlement
    FOR EACH ROW EXECUTE FUNCTION linfa_settlement_keep();
"""
