#!/bin/sh
# Drives a running house through what it is for: seven organisations, the agreement of 23 December 2564 from the draft
# to the seventh signature, and the board that shows it; an area of a programme on the map and a framework besides. Everybody in it is made up, and says
# so. The agreement is cancelled at the end, so that nobody takes it for a real one; organisations and persons are made once and stay.
#
#   sh scripts/smoke.sh TOKEN            a token of an institute_coordinator
#
#   SALA_CALL                            what runs sala                      (default: sala, as README.md has it)
#   SALA_PARTNERS, SALA_SCHOOLS, SALA_EVALUATIONS, SALA_REPORTING            HOST:PORT of each (default: as in compose.yaml)
set -eu

token="${1:?sh scripts/smoke.sh TOKEN}"
SALA_CALL="${SALA_CALL-sala}"
partners="${SALA_PARTNERS-127.0.0.1:50564}"
reporting="${SALA_REPORTING-127.0.0.1:50565}"
schools="${SALA_SCHOOLS-127.0.0.1:50566}"
evaluations="${SALA_EVALUATIONS-127.0.0.1:50567}"
complaint="$(mktemp)"
trap 'rm -f "$complaint"' EXIT

# One call; prints the reply. SALA_CALL may be several words.
# shellcheck disable=SC2086
call() {
    $SALA_CALL call "$2" "$3" --token "$token" --address "$1" --lang en 2>"$complaint" || {
        printf 'smoke.sh: %s\n' "$2" >&2
        cat "$complaint" >&2
        return 1
    }
}

# The same, where it may have been made by an earlier run.
make() {
    call "$@" >/dev/null 2>&1 || grep -q ALREADY_EXISTS "$complaint" || { cat "$complaint" >&2 && return 1; }
}

# The value of a key in a reply: of the last one, for a reply has what is inside of the thing before the thing's own.
value() {
    sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\)\"\{0,1\},\{0,1\}\$/\1/p" | tail -n 1
}

# The id of the n-th thing of a kind, the same in every run.
id() {
    printf '0197f0a0-0000-7000-8000-%04d%08d' "$1" "$2"
}

step() {
    printf 'ok   %s\n' "$*"
}

organisation() {
    make "$partners" CreateOrganisation "{\"id\": \"$(id 1 "$1")\", \"organisation\": {\"kind\": \"$2\", \"names\": [
        {\"kind\": \"NAME_KIND_OFFICIAL\", \"language\": \"th\", \"text\": \"$3 (ข้อมูลสมมติ)\"}]}}"
}

person() {
    make "$partners" CreatePerson "{\"id\": \"$(id 2 "$1")\", \"names\": [{\"given\": \"ผู้ลงนาม\", \"family\": \"ลำดับที่ $1 (ข้อมูลสมมติ)\"}]}"
    make "$partners" AssignPosition "{\"id\": \"$(id 3 "$1")\", \"person_id\": \"$(id 2 "$1")\", \"organisation_id\": \"$(id 1 "$1")\",
        \"kind\": \"POSITION_KIND_SUBSTANTIVE\", \"title\": {\"th\": \"ผู้อำนวยการ (ข้อมูลสมมติ)\"}}"
}

# A step of the agreement: RPC and what it takes besides id and version.
version=0
step_on() {
    reply="$(call "$partners" "$1" "{\"id\": \"$agreement\", \"expected_version\": $version${2:+, $2}}")"
    version="$(printf '%s\n' "$reply" | value version)"
}

organisation 1 ORGANISATION_KIND_UNIVERSITY_UNIT "สถาบันฯ"
for n in 2 3 4 5 6; do
    organisation "$n" ORGANISATION_KIND_ESAO_PRIMARY "สพป. เขต $((n - 1))"
done
organisation 7 ORGANISATION_KIND_PEO "ศึกษาธิการจังหวัด"
step "seven organisations"
for n in 1 2 3 4 5 6 7; do
    person "$n"
done
step "seven persons with their positions"

parties=""
for n in 1 2 3 4 5 6 7; do
    side=PARTY_SIDE_COUNTERPARTY
    [ "$n" != 1 ] || side=PARTY_SIDE_HOST
    parties="$parties${parties:+, }{\"organisation_id\": \"$(id 1 "$n")\", \"label\": \"ฝ่ายที่ $n\", \"side\": \"$side\"}"
done
reply="$(call "$partners" CreateAgreement "{\"agreement\": {\"kind\": \"AGREEMENT_KIND_MOU\", \"witnesses_per_party\": 2,
    \"title\": {\"th\": \"ตรวจการติดตั้ง ตามบันทึกข้อตกลง 23 ธันวาคม 2564 (ข้อมูลสมมติ)\"}}, \"parties\": [$parties]}")"
agreement="$(printf '%s\n' "$reply" | sed -n 's/^    "id": "\([^"]*\)",\{0,1\}$/\1/p')"
version="$(printf '%s\n' "$reply" | value version)"
step "a draft with seven parties: $agreement"
for n in 1 2 3 4 5 6 7; do
    # As on that day: the institute and two of the offices sign for themselves, four for somebody who is not named.
    as='"capacity": "SIGNING_CAPACITY_REPRESENTATIVE", "principal": {"not_stated": true}'
    case "$n" in 1 | 3 | 5) as='"capacity": "SIGNING_CAPACITY_PRINCIPAL"' ;; esac
    step_on AssignSignatory "\"party_no\": $n, \"person_id\": \"$(id 2 "$n")\", \"position_id\": \"$(id 3 "$n")\", $as"
done
step_on SubmitAgreement
step_on FreezeText
step_on OpenSigning
step "the text is agreed and open for signatures"
for n in 1 2 3 4 5 6 7; do
    step_on RecordSignature "\"party_no\": $n, \"medium\": \"SIGNATURE_MEDIUM_NOT_STATED\", \"signed_on\": {\"year\": 2021, \"month\": 12, \"day\": 23}"
done
case "$reply" in
*'"signatures_recorded": 7'*VALIDITY_DEFECTIVE* | *VALIDITY_DEFECTIVE*'"signatures_recorded": 7'*) ;;
*) printf 'smoke.sh: seven signatures, and witnesses and letters that lack, are not in\n%s\n' "$reply" >&2 && exit 1 ;;
esac
step "seven of seven have signed, and what is missing is seen: witnesses, letters"

# The board follows the events; it says by itself how far it is.
tries=0
until board="$(call "$reporting" ListPartnerships "{\"organisation_id\": \"$(id 1 1)\", \"page_size\": 1}")" &&
    printf '%s\n' "$board" | grep -qF "$agreement" && printf '%s\n' "$board" | grep -q "\"agreement_version\": $version,"; do
    tries=$((tries + 1))
    [ "$tries" -lt 60 ] || { printf 'smoke.sh: after %s looks the board does not show it:\n%s\n' "$tries" "$board" >&2 && exit 1; }
    sleep 1
done
step "the board shows it, version $version"

make "$schools" RegisterArea "{\"id\": \"$(id 4 1)\", \"kind\": \"AREA_KIND_PROGRAMME_ZONE\", \"code\": {\"scheme\": \"SALA\", \"value\": \"SMOKE\"},
    \"names\": [{\"name\": {\"th\": \"พื้นที่ตัวอย่าง (ข้อมูลสมมติ)\"}}]}"
call "$schools" ListAreas '{"page_size": 1}' >/dev/null
step "an area of a programme on the map"
make "$evaluations" CreateFramework "{\"id\": \"$(id 5 1)\", \"framework\": {\"code\": \"SMOKE-1\", \"owner_organisation_id\": \"$(id 1 1)\",
    \"kind\": \"FRAMEWORK_KIND_SCHOOL_RUBRIC\", \"purpose\": \"FRAMEWORK_PURPOSE_FORMATIVE\", \"unit\": \"JUDGED_UNIT_SCHOOL\",
    \"name\": {\"th\": \"เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)\"}, \"licence\": {\"code\": \"PROJECT-OWNED\", \"attribution\": \"Sala\"}}}"
call "$evaluations" GetFramework "{\"id\": \"$(id 5 1)\"}" >/dev/null
step "a framework"

step_on CancelAgreement '"reason": "ตรวจการติดตั้งเสร็จแล้ว"'
step "the agreement is cancelled again"
