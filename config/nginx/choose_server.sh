#!/bin/sh
# Runs before nginx starts: TLS when a certificate and its key are mounted, plain HTTP otherwise.
set -eu

CERTS="${LINFA_CERTS:-/etc/nginx/certs}"
SOURCE="${LINFA_NGINX:-/etc/nginx/linfa}"
TARGET="${LINFA_NGINX_SERVER:-/etc/nginx/conf.d/default.conf}"

if [ -r "$CERTS/fullchain.pem" ] && [ -r "$CERTS/privkey.pem" ]; then
    chosen=tls
elif [ -e "$CERTS/fullchain.pem" ] || [ -e "$CERTS/privkey.pem" ]; then
    echo "linfa: $CERTS needs both fullchain.pem and privkey.pem, readable." >&2
    exit 1
else
    chosen=plain
    echo "linfa: no certificate in $CERTS, serving plain HTTP." >&2
fi
cp "$SOURCE/$chosen.conf" "$TARGET"
