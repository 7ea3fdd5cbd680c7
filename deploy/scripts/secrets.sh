#!/bin/sh
# Makes the secrets that compose.yaml wants, as far as they are missing: asks nothing, overwrites nothing.
#
#   sh scripts/secrets.sh [--local-issuer] [--local-edge NAME] [--cluster] [FOLDER]      (default: secrets, beside compose.yaml)
#
# --local-issuer also makes a key that signs tokens (`sala token --data FOLDER`), for a trial without an OpenID provider.
# --local-edge also makes a certificate for the edge that nobody has signed, for a trial under this name.
# --cluster makes them for stack.yaml: the addresses of three NATS nodes, and what these tell each other.
set -eu
issuer=no edge='' nats=nats
while [ $# -gt 0 ]; do
    case "$1" in
    --local-issuer) issuer=yes ;;
    --local-edge) edge="${2:?--local-edge NAME}" && shift ;;
    --cluster) nats='nats-1 nats-2 nats-3' ;;
    *) break ;;
    esac
    shift
done
folder="${1:-$(dirname "$0")/../secrets}"

mkdir -p "$folder"
# Containers read the files as users of their own; nobody else gets as far as the folder.
chmod 700 "$folder"
umask 022

# 48 hexadecimal digits: nothing in them needs escaping in a URL, in SQL or in a configuration.
password() {
    head -c 24 /dev/urandom | od -An -v -tx1 | tr -d ' \n'
}

keep() {
    [ -s "$folder/$1" ] || { cat >"$folder/$1.new" && mv "$folder/$1.new" "$folder/$1" && echo "made $folder/$1"; }
}

database_url() {
    printf 'postgres://%s:%s@postgres:5432/sala\n' "$1" "$(password)" | keep "$2"
}

printf '%s\n' "$(password)" | keep postgres_password
# Of the user `admin`, where compose.observability.yaml is used.
printf '%s\n' "$(password)" | keep grafana_password
database_url sala_owner owner_database_url
database_url sala_partners partners_database_url
database_url sala_partners_relay partners_relay_database_url
database_url sala_schools schools_database_url
database_url sala_schools_relay schools_relay_database_url
database_url sala_evaluations evaluations_database_url
database_url sala_evaluations_relay evaluations_relay_database_url
database_url sala_reporting reporting_database_url

# One address, or several with commas between them.
nats_url() {
    all=''
    for node in $nats; do
        all="$all${all:+,}nats://$1:$2@$node:4222"
    done
    printf '%s\n' "$all"
}

# The users of NATS: the server gets all passwords in one file, each service the address with its own.
if [ ! -s "$folder/nats_passwords.conf" ]; then
    rm -f "$folder/provision_nats_url" "$folder/partners_nats_url" "$folder/schools_nats_url" \
        "$folder/evaluations_nats_url" "$folder/reporting_nats_url"
    for user in provision partners schools evaluations reporting; do
        word="$(password)"
        nats_url "$user" "$word" | keep "${user}_nats_url" >&2
        printf '%s_PASSWORD: "%s"\n' "$(printf '%s' "$user" | tr '[:lower:]' '[:upper:]')" "$word"
    done | keep nats_passwords.conf
fi

# How the nodes of a cluster know each other.
if [ "$nats" != nats ] && [ ! -s "$folder/nats_routes.conf" ]; then
    word="$(password)"
    {
        printf 'ROUTE_PASSWORD: "%s"\n' "$word"
        for node in $nats; do
            printf '"nats://route:%s@%s:6222"\n' "$word" "$node"
        done | sed '1s/^/routes: [ /; $s/$/ ]/'
    } | keep nats_routes.conf
fi

# The name of a key is its beginning; `sala token` calls it the same.
local_issuer() {
    mkdir -p "$folder/issuer"
    key="$folder/issuer/issuer.key"
    [ -s "$key" ] || (umask 077 && openssl genpkey -algorithm ed25519 -outform DER -out "$key")
    public="$(openssl pkey -in "$key" -inform DER -pubout -outform DER | tail -c 32 | base64 | tr '+/' '-_' | tr -d '=\n')"
    printf '{"keys":[{"kty":"OKP","crv":"Ed25519","alg":"EdDSA","use":"sig","kid":"%.16s","x":"%s"}]}\n' "$public" "$public" | keep jwks.json
}

if [ "$issuer" = yes ]; then
    if command -v openssl >/dev/null; then local_issuer; else echo "secrets.sh: a local issuer needs openssl" >&2; fi
fi
# Certificate and key in one file, as the edge takes them.
local_edge() {
    made="$(mktemp -d)"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 365 -subj "/CN=$edge" \
        -addext "subjectAltName=DNS:$edge" -keyout "$made/key" -out "$made/certificate" 2>/dev/null
    cat "$made/certificate" "$made/key" | keep edge.pem
    rm -r "$made"
}

if [ -n "$edge" ] && [ ! -s "$folder/edge.pem" ]; then
    if command -v openssl >/dev/null; then local_edge; else echo "secrets.sh: a certificate for the edge needs openssl" >&2; fi
fi
[ -s "$folder/jwks.json" ] || echo "still missing: $folder/jwks.json, the public keys of whoever issues the tokens (see README.md)"
