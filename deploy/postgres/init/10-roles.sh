#!/bin/bash
# Runs once, on a new data folder: the database, its owner, and for each service the roles it works under. Passwords come from
# the connection URLs that the services are given, so that each stands in one file only.
set -euo pipefail

secrets="${SALA_SECRETS_FOLDER:-/run/secrets}"

# The password in a file that holds postgres://user:password@host/database; this job is in no position to guess one.
password_in() {
    local password
    password="$(sed -n 's#^postgres://[^:/@]*:\([^@]*\)@.*$#\1#p' "$secrets/$1")"
    [ -n "$password" ] || { echo "10-roles.sh: no password in $secrets/$1" >&2; return 1; }
    printf '%s' "$password"
}

OWNER_PASSWORD="$(password_in owner_database_url)"
PARTNERS_PASSWORD="$(password_in partners_database_url)"
PARTNERS_RELAY_PASSWORD="$(password_in partners_relay_database_url)"
SCHOOLS_PASSWORD="$(password_in schools_database_url)"
SCHOOLS_RELAY_PASSWORD="$(password_in schools_relay_database_url)"
EVALUATIONS_PASSWORD="$(password_in evaluations_database_url)"
EVALUATIONS_RELAY_PASSWORD="$(password_in evaluations_relay_database_url)"
REPORTING_PASSWORD="$(password_in reporting_database_url)"
export OWNER_PASSWORD PARTNERS_PASSWORD PARTNERS_RELAY_PASSWORD SCHOOLS_PASSWORD SCHOOLS_RELAY_PASSWORD EVALUATIONS_PASSWORD
export EVALUATIONS_RELAY_PASSWORD REPORTING_PASSWORD

# By the environment: what stands on a command line can be seen by every process.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres <<'SQL'
\getenv owner_password OWNER_PASSWORD
\getenv partners_password PARTNERS_PASSWORD
\getenv partners_relay_password PARTNERS_RELAY_PASSWORD
\getenv schools_password SCHOOLS_PASSWORD
\getenv schools_relay_password SCHOOLS_RELAY_PASSWORD
\getenv evaluations_password EVALUATIONS_PASSWORD
\getenv evaluations_relay_password EVALUATIONS_RELAY_PASSWORD
\getenv reporting_password REPORTING_PASSWORD

-- Owns the tables and changes them: `sala migrate` alone logs in as this one.
create role sala_owner login password :'owner_password';
-- What a service may do with its own schema is granted by `sala migrate`: rows, but never the past of the event log.
create role sala_partners login connection limit 100 password :'partners_password';
create role sala_schools login connection limit 100 password :'schools_password';
create role sala_evaluations login connection limit 100 password :'evaluations_password';
create role sala_reporting login connection limit 100 password :'reporting_password';
-- Gives committed events their positions, and nothing else.
create role sala_partners_relay login connection limit 20 password :'partners_relay_password';
create role sala_schools_relay login connection limit 20 password :'schools_relay_password';
create role sala_evaluations_relay login connection limit 20 password :'evaluations_relay_password';

create database sala owner sala_owner template template0 encoding 'UTF8' locale 'C.UTF-8';
revoke all on database sala from public;
grant connect on database sala to sala_partners, sala_partners_relay, sala_schools, sala_schools_relay,
    sala_evaluations, sala_evaluations_relay, sala_reporting;

\connect sala
revoke all on schema public from public;
SQL
