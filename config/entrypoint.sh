#!/bin/sh
# Start of the odoo container.
#
#   serve   run Odoo (the default)
#   setup   make the database or bring it up to this image's addons, then end; safe to repeat
#   other   any command, with the database at hand (psql, odoo shell -d "$PGDATABASE")
#
# Odoo 19 and psql both read PGHOST, PGPORT, PGUSER, PGDATABASE, PGPASSWORD; Odoo reads every
# option of odoo.conf as ODOO_<OPTION> too, so no secret stands on a command line.
set -eu

SECRETS="${LINFA_SECRETS:-/run/secrets}"
SCRIPTS="${LINFA_SCRIPTS:-/opt/linfa/odoo_scripts}"
ADDONS_FOLDER="${ODOO_ADDONS_PATH:-/opt/linfa/addons}"
FINGERPRINT_KEY=linfa.image_fingerprint
WAIT_SECONDS="${LINFA_WAIT_SECONDS:-60}"

fail() {
    echo "linfa: $1" >&2
    exit 1
}

# Content of a secret file; nothing when it is not there.
secret() {
    if [ -r "$SECRETS/$1" ]; then cat "$SECRETS/$1"; fi
}

read_secrets() {
    PGPASSWORD="${PGPASSWORD:-$(secret db_password)}"
    [ -n "$PGPASSWORD" ] || fail "no database password: set the secret db_password."
    ODOO_SMTP_PASSWORD="${ODOO_SMTP_PASSWORD:-$(secret smtp_password)}"
    # Nobody needs the master password, the database manager being shut: a new one each start.
    ODOO_ADMIN_PASSWD="$(head -c 32 /dev/urandom | base64 | tr -d '\n')"
    export PGPASSWORD ODOO_SMTP_PASSWORD ODOO_ADMIN_PASSWD
}

wait_for_database() {
    waited=0
    until pg_isready -q; do
        waited=$((waited + 1))
        [ "$waited" -le "$WAIT_SECONDS" ] || fail "the database at $PGHOST gives no answer."
        sleep 1
    done
}

linfa_addons() {
    find "$ADDONS_FOLDER" -mindepth 2 -maxdepth 2 -name __manifest__.py -path '*/linfa_*' |
        sed 's|/__manifest__.py$||; s|.*/||' | sort | paste -sd, -
}

# Changes with the image: Odoo's release, our addons.
image_fingerprint() {
    { odoo --version; cd "$ADDONS_FOLDER" && find . -type f ! -path '*/__pycache__/*' -print0 | sort -z | xargs -0 sha256sum; } |
        sha256sum | cut -d' ' -f1
}

# Empty as long as the set-up never came to its end.
known_fingerprint() {
    if [ -n "$(psql -XqAtc "SELECT to_regclass('public.ir_config_parameter')")" ]; then
        psql -XqAtc "SELECT value FROM ir_config_parameter WHERE key = '$FINGERPRINT_KEY'"
    fi
}

remember_fingerprint() {
    psql -XqAt -v ON_ERROR_STOP=1 -c "INSERT INTO ir_config_parameter (key, value)
        VALUES ('$FINGERPRINT_KEY', '$1') ON CONFLICT (key) DO UPDATE SET value = excluded.value"
}

load_modules() {
    odoo server -d "$PGDATABASE" --no-http --stop-after-init --workers=0 --max-cron-threads=0 "$@"
}

run_script() {
    odoo shell -d "$PGDATABASE" --no-http --log-level=warn < "$SCRIPTS/$1.py"
}

make_database() {
    LINFA_ADMIN_PASSWORD="$(secret admin_password)"
    [ -n "$LINFA_ADMIN_PASSWORD" ] ||
        fail "no password for the administrator: set the secret admin_password."
    export LINFA_ADMIN_PASSWORD
    load_modules -i base --load-language=it_IT
    run_script italian_company
    load_modules -i "$(linfa_addons)"
    run_script italian_website
    run_script administrator
}

setup() {
    wait_for_database
    wanted="$(image_fingerprint)"
    known="$(known_fingerprint)"
    if [ "$known" = "$wanted" ]; then
        echo "linfa: the database is as this image wants it."
        return
    fi
    if [ -z "$known" ]; then
        make_database
    else
        load_modules -i "$(linfa_addons)" -u all
    fi
    remember_fingerprint "$wanted"
}

read_secrets
case "${1:-serve}" in
    serve)
        wait_for_database
        exec odoo server
        ;;
    setup) setup ;;
    *) exec "$@" ;;
esac
