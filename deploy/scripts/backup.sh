#!/bin/sh
# Makes a backup while everything runs: the database with its roles, the files of this house, a manifest, checksums.
#
#   sh scripts/backup.sh [--without-secrets] [--keep NUMBER] [FOLDER]        (default: backups, beside compose.yaml)
#
# It prints the folder of the new backup. --keep removes all but the newest so many. What it makes holds personal data and, unless
# told otherwise, every password: only the owner can read it, and whoever carries it away encrypts it. NATS needs no backup.
. "$(dirname "$0")/house.sh"

keep=0 secrets=yes
while [ $# -gt 0 ]; do
    case "$1" in
    --without-secrets) secrets=no ;;
    --keep) keep="${2:?--keep NUMBER}" && shift ;;
    -*) fail "unknown option $1" ;;
    *) break ;;
    esac
    shift
done
folder="${1:-$here/backups}"

umask 077
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
# Sorted by name is sorted by time. Two of one second would be one in the other.
made="$folder/sala-$(date -u +%Y%m%dT%H%M%SZ)"
while [ -e "$made" ] || [ -e "$made.partial" ]; do
    sleep 1
    made="$folder/sala-$(date -u +%Y%m%dT%H%M%SZ)"
done
partial="$made.partial"
mkdir "$partial"
trap 'rm -rf "$partial"' EXIT

database="${SALA_DATABASE:-sala}"
pg pg_dump --format=custom --dbname "$database" >"$partial/database.dump" </dev/null
pg pg_dumpall --roles-only >"$partial/roles.sql" </dev/null
tar -C "$here" --exclude=./secrets --exclude=./backups -cf "$partial/files.tar" .
if [ "$secrets" = yes ]; then
    case "$SALA_SECRETS" in /*) from="$SALA_SECRETS" ;; *) from="$here/$SALA_SECRETS" ;; esac
    tar -C "$from" -cf "$partial/secrets.tar" .
fi

# Where each log ended, out of the dump itself: what is said here is what is in there, however much was written meanwhile.
log_of() {
    pg pg_restore --data-only --schema="$1" --table=outbox_state --file=- <"$partial/database.dump" | awk -v source="$1" '
        /^COPY / { gsub(/[(),]/, " "); for (i = 3; i <= NF; i++) name[i - 2] = $i; inside = 1; next }
        inside && /^\\\.$/ { exit }
        inside {
            split($0, value, "\t")
            for (i in value) row[name[i]] = value[i]
            sub(/^\\\\x/, "", row["chain_head"])
            print "source", source, "epoch", row["epoch"], "next_position", row["next_position"], "chain_head", row["chain_head"]
        }'
}
{
    echo "format 1"
    echo "made $(date -u +%Y-%m-%dT%H:%M:%SZ)"
    echo "postgres $(ask postgres 'show server_version')"
    echo "database $database"
    pg pg_restore --list <"$partial/database.dump" | sed -n 's/^.* TABLE DATA \([a-z_]*\) outbox_state .*$/\1/p' | while read -r source; do
        log_of "$source"
    done
} >"$partial/manifest"
grep -q '^source ' "$partial/manifest" || fail "there is no event log in the database $database"

(cd "$partial" && sha256sum -- * >SHA256SUMS)
sync
mv "$partial" "$made"
trap - EXIT
echo "$made"

if [ "$keep" -gt 0 ]; then
    find "$folder" -mindepth 1 -maxdepth 1 -type d -name 'sala-*Z' | sort -r | tail -n "+$((keep + 1))" | while read -r old; do
        rm -rf "$old"
        say "removed $old" >&2
    done
fi
