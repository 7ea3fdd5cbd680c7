#!/bin/sh
# Sala on Docker Swarm. Gives every config and secret of stack.yaml the digest of its content as a version, then does one of these:
#
#   sh scripts/stack.sh config                  prints what Swarm would be told; needs no engine
#   sh scripts/stack.sh deploy                  brings the stack up, or up to date: jobs, reporting, then everything else
#   sh scripts/stack.sh operator ARGUMENTS…     runs sala once, under the rights of config/operator-cluster.toml
#
# What .env beside stack.yaml says holds here too, SALA_STACK among it: the files of the stack, `stack.yaml` alone when it says nothing.
# Whoever watches the house or keeps traces has "stack.yaml stack.observability.yaml stack.traces.yaml" there, or two of them; it stays
# there, for a deployment without a file takes away what that file brought. The stack is called sala.
set -eu

cd "$(dirname "$0")/.."
if [ -f .env ]; then
    set -a
    # shellcheck disable=SC1091
    . ./.env
    set +a
fi
export SALA_SECRETS="${SALA_SECRETS:-./secrets}"
SALA_STACK="${SALA_STACK:-stack.yaml}"

# The files as docker is told them.
files=""
for file in $SALA_STACK; do
    [ -f "$file" ] || { echo "stack.sh: SALA_STACK names $file, which is not there" >&2 && exit 1; }
    files="$files --compose-file $file"
done

# NAME VERSION-VARIABLE FILE of each line that gives one.
# shellcheck disable=SC2086
kept() {
    sed -n 's/^  \([a-z_]*\): { name: "sala_[a-z_]*_${\([A-Z_]*\):-0}", file: "\{0,1\}\([^" ]*\)"\{0,1\} }$/\1 \2 \3/p' $SALA_STACK |
        sed "s#\${SALA_SECRETS:-./secrets}#$SALA_SECRETS#"
}

versions="$(kept | while read -r name variable file; do
    [ -f "$file" ] || { echo "stack.sh: $file is missing: sala keys init secrets" >&2 && exit 1; }
    digest="$(sha256sum "$file")"
    printf '%s %.12s\n' "$variable" "$digest"
done)"
while read -r variable version; do
    export "$variable=$version"
done <<END
$versions
END

# The name under which Swarm keeps a config or secret now.
named() {
    kept | while read -r name variable _; do
        [ "$name" != "$1" ] || eval "printf 'sala_%s_%s' \"$name\" \"\$$variable\""
    done
}

# Docker ends well when a service went back to what it was; that is no upgrade. It also ends a moment before it has written down how it ended.
stayed() {
    looks=0 state=updating
    while [ "$looks" -lt 300 ]; do
        state="$(docker service inspect --format '{{with .UpdateStatus}}{{.State}}{{end}}' "sala_$1")"
        case "$state" in updating | rollback_started) sleep 1 ;; *) break ;; esac
        looks=$((looks + 1))
    done
    case "$state" in
    "" | completed) ;;
    *) echo "stack.sh: sala_$1 did not become healthy ($state): docker service logs sala_$1" >&2 && exit 1 ;;
    esac
}

# A job once more, with the image of today. Docker waits for ever for one that cannot succeed; here it has five attempts.
job() {
    before="none $(docker service ps --quiet --no-trunc "sala_$1")" failed=""
    docker service update --quiet --detach --with-registry-auth --image "$SALA_IMAGE" "sala_$1" >/dev/null
    while :; do
        case "$(docker service ls --filter "name=sala_$1" --format '{{.Replicas}}')" in *"(1/1 completed)"*) return 0 ;; esac
        # The engine forgets all but the last few attempts.
        for task in $(docker service ps --no-trunc --format '{{.ID}} {{.CurrentState}}' "sala_$1" | sed -n 's/ \(Failed\|Rejected\) .*//p'); do
            case "$before $failed" in *"$task"*) ;; *) failed="$failed $task" ;; esac
        done
        # shellcheck disable=SC2086
        set -- "$1" $failed
        [ $# -le 5 ] || { echo "stack.sh: the job sala_$1 failed five times: docker service logs --tail 20 sala_$1" >&2 && exit 1; }
        sleep 1
    done
}

# An upgrade in order: tables and streams first, then who reads events, then who tells them. Each waits for the one before, and one
# that does not become healthy goes back by itself and ends the upgrade here. A first deployment starts everything at once: whoever is
# too early is started again.
# shellcheck disable=SC2086
deploy() {
    if docker service inspect sala_migrate >/dev/null 2>&1; then
        job migrate
        job provision
        docker service update --detach=false --with-registry-auth --image "$SALA_IMAGE" sala_reporting
        stayed reporting
    fi
    docker stack deploy --detach=false --prune --with-registry-auth $files sala
    for service in $(docker stack services --format '{{.Name}}' sala); do
        stayed "${service#sala_}"
    done
}

operator() {
    job="sala_operator_$$"
    set -- "$SALA_IMAGE" "$@"
    for secret in operator_nkey partners_relay_database_url schools_relay_database_url evaluations_relay_database_url \
        reporting_database_url; do
        set -- --secret "source=$(named "$secret"),target=$secret" "$@"
    done
    docker service create --quiet --detach --name "$job" --mode replicated-job --restart-condition none --user 65532:65532 --read-only \
        --cap-drop ALL --network sala_database --network sala_bus \
        --config "source=$(named operator_cluster_toml),target=/etc/sala/operator.toml" \
        --config "source=$(named ca_pem),target=/etc/sala/ca.pem" "$@" >/dev/null
    trap 'docker service rm "$job" >/dev/null' EXIT
    while :; do
        state="$(docker service ps --format '{{.CurrentState}}' "$job" | head -n 1)"
        case "$state" in
        Complete*) code=0 && break ;;
        Failed* | Rejected* | Orphaned*) code=1 && break ;;
        esac
        sleep 1
    done
    docker service logs --raw "$job"
    return "$code"
}

# shellcheck disable=SC2086
config() {
    docker stack config $files
}

case "${1-}" in
config) config ;;
deploy) deploy ;;
operator) shift && operator "$@" ;;
*) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
