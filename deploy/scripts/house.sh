# How the scripts beside this one reach Postgres and sala; they read it first. On one host with compose.yaml nothing has to be set.
# Elsewhere:
#
#   SALA_PG       what runs psql, pg_dump and pg_restore as a superuser of the server; empty where they are on PATH and PGHOST,
#                 PGUSER and so on say where it is
#   SALA_RUN      what runs sala
#   SALA_CONFIG   the configuration that it finds there, as config/operator.toml
#   SALA_SECRETS  the folder with the secrets
# shellcheck shell=sh
set -eu

here="$(cd "$(dirname "$0")/.." && pwd)"
SALA_PG="${SALA_PG-docker compose exec -T --user postgres --env PGUSER=postgres postgres}"
SALA_RUN="${SALA_RUN-docker compose run --rm --no-deps -T operator}"
SALA_CONFIG="${SALA_CONFIG-/etc/sala/operator.toml}"
SALA_SECRETS="${SALA_SECRETS-secrets}"

say() {
    printf '%s: %s\n' "$(basename "$0")" "$*"
}

fail() {
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# The words of SALA_PG and SALA_RUN are meant to fall apart.
# shellcheck disable=SC2086
pg() {
    (cd "$here" && exec $SALA_PG "$@")
}

# shellcheck disable=SC2086
sala() {
    (cd "$here" && exec $SALA_RUN "$@" --config "$SALA_CONFIG")
}

# One statement, its bare answer.
ask() {
    pg psql --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --dbname "$1" --command "$2" </dev/null
}

# Stops unless the files of a backup are those that were made.
check_sums() {
    [ -f "$1/SHA256SUMS" ] || fail "$1 is no backup: it has no SHA256SUMS"
    (cd "$1" && sha256sum --check --quiet --strict SHA256SUMS) || fail "$1 is damaged"
}

# A line of the manifest by its first word, without it.
manifest() {
    sed -n "s/^$2 //p" "$1/manifest"
}
