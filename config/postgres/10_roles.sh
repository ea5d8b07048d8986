#!/bin/sh
# Runs once, when the database's volume is empty: roles with as few rights as they need.
#
# linfa owns one database and can make no other; replicator can only copy the write-ahead log.
set -eu

SECRETS="${LINFA_SECRETS:-/run/secrets}"

psql -v ON_ERROR_STOP=1 -qX --username postgres --dbname postgres \
    -v linfa_password="$(cat "$SECRETS/db_password")" \
    -v replicator_password="$(cat "$SECRETS/replication_password")" <<'SQL'
CREATE ROLE linfa LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD :'linfa_password';
CREATE ROLE replicator LOGIN REPLICATION PASSWORD :'replicator_password';
CREATE DATABASE linfa OWNER linfa ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE linfa FROM PUBLIC;
\connect linfa
-- Odoo wants accents removed within indexes, for which the function must be immutable.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
ALTER FUNCTION unaccent(text) IMMUTABLE;
SQL
