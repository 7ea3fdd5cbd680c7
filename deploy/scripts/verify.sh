#!/bin/sh
# Proves that a backup can be used: restores it to a scratch instance, verifies every event log there and compares its end with the
# manifest. A backup that was never restored is a hope.
#
#   sh scripts/verify.sh [BACKUP]        (default: the newest of backups, beside compose.yaml)
#
# With compose the scratch instance is a project of its own, `sala-verify`, with a volume of its own, gone afterwards. Elsewhere
# SALA_PG and SALA_CONFIG name a server on which there is no such database; the database is dropped afterwards.
. "$(dirname "$0")/house.sh"

backup="${1:-$(find "$here/backups" -mindepth 1 -maxdepth 1 -type d -name 'sala-*Z' | sort | tail -n 1)}"
[ -n "$backup" ] || fail "there is no backup"
check_sums "$backup"
database="$(manifest "$backup" database)"

case "$SALA_PG" in
"docker compose"*)
    export COMPOSE_PROJECT_NAME=sala-verify
    gone() { (cd "$here" && docker compose down --volumes); }
    trap gone EXIT
    (cd "$here" && docker compose up --detach --wait postgres)
    ;;
*)
    [ -z "$(ask postgres "select 1 from pg_database where datname = '$database'")" ] ||
        fail "$database is there already: name a scratch server, this may be the real one"
    gone() { ask postgres "drop database if exists \"$database\""; }
    trap gone EXIT
    ;;
esac
sh "$here/scripts/restore.sh" --database "$backup"
say "$backup can be restored"
