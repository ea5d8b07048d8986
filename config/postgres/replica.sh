#!/bin/sh
# Start of the streaming replica: copies the primary the first time, then follows it.
set -eu

SECRETS="${LINFA_SECRETS:-/run/secrets}"
CONFIG="${LINFA_POSTGRES_CONF:-/etc/postgresql/postgresql.conf}"
PRIMARY="${LINFA_PRIMARY_HOST:-db}"
PRIMARY_PORT="${LINFA_PRIMARY_PORT:-5432}"

PGPASSWORD="$(cat "$SECRETS/replication_password")"
export PGPASSWORD

# Our own mark, because a promoted replica has no standby.signal and must never be wiped.
copied="$PGDATA/linfa_copied"
if [ ! -e "$copied" ]; then
    # A copy that broke off is made anew; its slot may be there already.
    mkdir -p "$PGDATA"
    chmod 0700 "$PGDATA"
    find "$PGDATA" -mindepth 1 -delete
    connection="host=$PRIMARY port=$PRIMARY_PORT user=replicator dbname=postgres"
    pg_basebackup --dbname="$connection" --pgdata="$PGDATA" --wal-method=stream \
        --checkpoint=fast --write-recovery-conf --slot=linfa_replica --create-slot ||
        pg_basebackup --dbname="$connection" --pgdata="$PGDATA" --wal-method=stream \
            --checkpoint=fast --write-recovery-conf --slot=linfa_replica
    touch "$copied"
fi
unset PGPASSWORD
exec postgres -D "$PGDATA" -c config_file="$CONFIG"
