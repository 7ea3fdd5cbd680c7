#!/bin/sh
# Puts a backup back: the database, then the event logs, then everything that follows them.
#
#   sh scripts/restore.sh [--replace] BACKUP
#   sh scripts/restore.sh --database [--replace] BACKUP              (the database alone, and its logs verified)
#
# The services must be stopped, Postgres and NATS must run. --replace gives up the database that is there. Nobody knows what was told
# after the backup was made, so every log begins a new epoch: its stream is made anew, and its readers build their read models again
# beside what they show. With SALA_TOKEN, a token of an operator, the reports are compared with their sources at the end.
#
#   SALA_UP        what brings the house up                                (default: docker compose up --detach --wait)
#   SALA_SOURCES   where the owning services listen, for the comparison    (default: as in compose.yaml)
. "$(dirname "$0")/house.sh"

SALA_UP="${SALA_UP-docker compose up --detach --wait}"
SALA_SOURCES="${SALA_SOURCES---source partners=partners:50564 --source schools=schools:50564 --source evaluations=evaluations:50564}"
SALA_TOKEN="${SALA_TOKEN-}"
only_database=no replace=no
while [ $# -gt 0 ]; do
    case "$1" in
    --database) only_database=yes ;;
    --replace) replace=yes ;;
    -*) fail "unknown option $1" ;;
    *) break ;;
    esac
    shift
done
[ $# -eq 1 ] || fail "which backup?"
backup="$(cd "$1" && pwd)" || exit 1
check_sums "$backup"
database="$(manifest "$backup" database)"
sources="$(manifest "$backup" source | cut -d ' ' -f 1)"

# Roles that are missing come back with their passwords; those that are there keep theirs.
roles() {
    sed -n 's/^CREATE ROLE \(sala_[a-z_]*\);$/\1/p' "$backup/roles.sql" | while read -r role; do
        [ -n "$(ask postgres "select 1 from pg_roles where rolname = '$role'")" ] && continue
        grep -E "^(CREATE|ALTER) ROLE ${role}[ ;]" "$backup/roles.sql" |
            pg psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --dbname postgres
        say "made the role $role"
    done
}

empty() {
    [ "$(ask "$database" "select count(*) from pg_class where relkind = 'r' and relnamespace::regnamespace::text !~ '^(pg_|information_schema)'")" = 0 ]
}

put_back() {
    if [ -n "$(ask postgres "select 1 from pg_database where datname = '$database'")" ]; then
        [ "$replace" = yes ] || empty || fail "the database $database is not empty: --replace gives it up"
        busy="$(ask postgres "select count(*) from pg_stat_activity where datname = '$database'")"
        [ "$busy" = 0 ] || fail "$busy sessions work on $database: stop the services first"
        ask postgres "drop database \"$database\""
    fi
    roles
    # With its owner and everybody's rights, as it was.
    pg pg_restore --create --exit-on-error --dbname postgres <"$backup/database.dump"
    ask "$database" "analyze"
    say "the database $database is back as of $(manifest "$backup" made)"
}

# Every log is whole, and ends where the manifest says.
verify_logs() {
    said="$(sala audit verify)" || fail "a log is not whole:
$said"
    manifest "$backup" source | while read -r source _ epoch _ next _ head; do
        wanted="$source: whole, $((next - 1)) events, epoch $epoch, last link $head"
        printf '%s\n' "$said" | grep -qxF "$wanted" || fail "the manifest says   $wanted
but the database is  $(printf '%s\n' "$said" | grep "^$source: ")"
        say "$wanted"
    done
}

put_back
verify_logs
[ "$only_database" = no ] || exit 0

sala events provision
# shellcheck disable=SC2086
(cd "$here" && $SALA_UP)

# The relays run now and fill the new streams.
for source in $sources; do
    sala events epoch bump "$source"
done

if [ -z "$SALA_TOKEN" ]; then
    say "the reports were not compared with their sources: set SALA_TOKEN, or run sala reporting reconcile"
    exit 0
fi
tries=0
# shellcheck disable=SC2086
until compared="$(sala reporting reconcile --token "$SALA_TOKEN" $SALA_SOURCES)"; do
    tries=$((tries + 1))
    [ "$tries" -lt 120 ] || fail "the reports differ from their sources:
$compared"
    # Read models are on their way.
    sleep 5
done
printf '%s\n' "$compared"
say "the reports say what their sources know"
