#!/bin/sh
# Drives a running house through what it is for: seven organisations, the agreement of 23 December 2564 from the draft to the seventh
# signature, and the board that shows it; two schools in a province that does not exist, of which one is judged by itself and by a
# supervisor, from the plan of the cycle to the published result and the report of who is missing. Everybody in it is made up, and says so.
# What may be made once is made once and stays: organisations, persons, areas, schools, the framework. Agreement and cycle are new in
# every run; at the end the one is cancelled and the other put away, so that nobody takes them for real ones.
#
#   sh scripts/smoke.sh TOKEN SELF SUPERVISOR
#
# TOKEN is one of an institute_coordinator, the others are of the two who judge: assessor@person:REF, with the references of SALA_PERSONS.
#
#   SALA_CALL                            what runs sala                      (default: sala, as README.md has it)
#   SALA_PERSONS                         two references to nobody            (default: 0197f0a0-0000-7000-8000-000600000001 and …2)
#   SALA_PARTNERS, SALA_SCHOOLS, SALA_EVALUATIONS, SALA_REPORTING            HOST:PORT of each (default: as in compose.yaml)
set -eu

usage="sh scripts/smoke.sh TOKEN SELF SUPERVISOR"
token="${1:?$usage}" self="${2:?$usage}" supervisor="${3:?$usage}"
persons="${SALA_PERSONS-0197f0a0-0000-7000-8000-000600000001 0197f0a0-0000-7000-8000-000600000002}"
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

# The id of the thing that a reply is about.
own_id() {
    sed -n 's/^    "id": "\([^"]*\)",\{0,1\}$/\1/p'
}

# Whether a reply has each of some pieces of JSON without blanks.
has() {
    whole="$(printf '%s' "$1" | tr -d ' \n')"
    shift
    for piece; do
        case "$whole" in *"$piece"*) ;; *) return 1 ;; esac
    done
}

# Repeats a call once a second, two minutes at most, until its reply has what follows it: who reads events follows them. Soon after a restore
# that takes a minute and more, for what was read before is read anew.
until_it_has() {
    looked_at="$1" asked="$2" with="$3" tries=0
    shift 3
    until reply="$(call "$looked_at" "$asked" "$with" 2>/dev/null)" && has "$reply" "$@"; do
        tries=$((tries + 1))
        [ "$tries" -lt 120 ] || { printf 'smoke.sh: after %s looks %s has no %s:\n%s\n' "$tries" "$asked" "$*" "$reply" >&2 && exit 1; }
        sleep 1
    done
}

# A new id.
uuid() {
    head -c 16 /dev/urandom | od -An -v -tx1 | tr -d ' \n' | sed 's/^\(.\{8\}\)\(....\).\(...\).\(...\)\(.*\)$/\1-\2-4\3-8\4-\5/'
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
agreement="$(printf '%s\n' "$reply" | own_id)"
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

until_it_has "$reporting" ListPartnerships "{\"organisation_id\": \"$(id 1 1)\", \"page_size\": 1}" "$agreement" "\"agreement_version\":$version,"
step "the board shows it, version $version"

make "$schools" RegisterArea "{\"id\": \"$(id 4 1)\", \"kind\": \"AREA_KIND_PROGRAMME_ZONE\",
    \"code\": {\"scheme\": \"SALA\", \"value\": \"SMOKE\"}, \"names\": [{\"name\": {\"th\": \"พื้นที่ตัวอย่าง (ข้อมูลสมมติ)\"}}]}"
make "$schools" RegisterArea "{\"id\": \"$(id 4 2)\", \"kind\": \"AREA_KIND_PROVINCE\",
    \"code\": {\"scheme\": \"TIS1099\", \"value\": \"99\"}, \"names\": [{\"name\": {\"th\": \"จังหวัดตัวอย่าง (ข้อมูลสมมติ)\"}}]}"
make "$schools" RegisterArea "{\"id\": \"$(id 4 3)\", \"kind\": \"AREA_KIND_DISTRICT\",
    \"code\": {\"scheme\": \"TIS1099\", \"value\": \"9999\"}, \"names\": [{\"name\": {\"th\": \"อำเภอตัวอย่าง (ข้อมูลสมมติ)\"}}],
    \"parents\": [{\"hierarchy\": \"HIERARCHY_ADMINISTRATIVE\", \"parent_id\": \"$(id 4 2)\"}]}"
for n in 1 2; do
    make "$schools" RegisterSchool "{\"id\": \"$(id 8 "$n")\", \"school\": {\"codes\": [{\"scheme\": \"LOCAL\", \"value\": \"SMOKE-$n\"}],
        \"name\": {\"th\": \"โรงเรียนตัวอย่างที่ $n (ข้อมูลสมมติ)\"}, \"agency\": \"AGENCY_OPEC\",
        \"location\": {\"subdistrict_code\": \"999901\"}, \"lowest_grade\": \"GRADE_P1\", \"highest_grade\": \"GRADE_P6\"}}"
done
step "an area of a programme and two schools on the map"
make "$evaluations" CreateFramework "{\"id\": \"$(id 5 1)\", \"framework\": {\"code\": \"SMOKE-1\", \"owner_organisation_id\": \"$(id 1 1)\",
    \"kind\": \"FRAMEWORK_KIND_SCHOOL_RUBRIC\", \"purpose\": \"FRAMEWORK_PURPOSE_FORMATIVE\", \"unit\": \"JUDGED_UNIT_SCHOOL\",
    \"name\": {\"th\": \"เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)\"}, \"licence\": {\"code\": \"PROJECT-OWNED\", \"attribution\": \"Sala\"}}}"
reply="$(call "$evaluations" GetFramework "{\"id\": \"$(id 5 1)\"}")"

# A scale of five, two indicators of 60 and 40.
levels="" looks=""
for n in 1 2 3 4 5; do
    levels="$levels${levels:+, }{\"code\": \"L$n\", \"label\": {\"th\": \"ระดับ $n\"}, \"points_e4\": $(((n - 1) * 250000))}"
    looks="$looks${looks:+, }{\"rank\": $n, \"text\": {\"th\": \"คำอธิบายระดับ $n (ข้อมูลสมมติ)\"}}"
done
item() {
    printf '{"code": "%s", "parent_code": "A", "kind": "NODE_KIND_INDICATOR", "text": {"th": "ตัวชี้วัด %s (ข้อมูลสมมติ)"},
        "weight_e4": %s, "scale_code": "FIVE", "scored": true, "descriptor_set_code": "LOOKS"}' "$1" "$1" "$2"
}
content="{\"effective_year\": {\"be_year\": 2564}, \"scales\": [{\"code\": \"FIVE\", \"kind\": \"SCALE_TYPE_LEVEL\", \"levels\": [$levels]}],
    \"nodes\": [{\"code\": \"A\", \"kind\": \"NODE_KIND_DIMENSION\", \"text\": {\"th\": \"ด้านเดียว (ข้อมูลสมมติ)\"},
        \"weight_e4\": 1000000, \"children_weight_e4\": 1000000}, $(item A.1 600000), $(item A.2 400000)],
    \"descriptor_sets\": [{\"code\": \"LOOKS\", \"scale_code\": \"FIVE\", \"levels\": [$looks]}],
    \"weighting\": \"WEIGHTING_RULE_DECLARED\", \"root_weight_e4\": 1000000, \"judgement\": \"JUDGEMENT_PER_INDICATOR\",
    \"aggregation\": {\"rule\": \"AGGREGATION_RULE_WEIGHTED_POINTS\", \"percent_formula\": \"PERCENT_FORMULA_LEVEL_MINUS_ONE\"}}"

# A step of the framework: RPC and what it takes besides id and version.
framework_on() {
    seen="$(printf '%s\n' "$reply" | value version)"
    reply="$(call "$evaluations" "$1" "{\"id\": \"$(id 5 1)\", \"expected_version\": $seen, \"n\": 1${2:+, $2}}")"
}

# From wherever an earlier run has left it.
until has "$reply" '"status":"FRAMEWORK_VERSION_STATUS_PUBLISHED"'; do
    case "$reply" in
    *FRAMEWORK_VERSION_STATUS_DRAFT*) framework_on SubmitFrameworkVersion ;;
    *FRAMEWORK_VERSION_STATUS_EXPERT_REVIEW*)
        for n in 1 2 3; do
            framework_on RecordExpertRatings "\"expert_ref\": \"$(id 7 "$n")\", \"ratings\": [
                {\"code\": \"A.1\", \"congruence\": \"CONGRUENCE_CONGRUENT\"}, {\"code\": \"A.2\", \"congruence\": \"CONGRUENCE_CONGRUENT\"}]"
        done
        framework_on StartFrameworkTrial
        ;;
    *FRAMEWORK_VERSION_STATUS_TRIAL*) framework_on PublishFrameworkVersion ;;
    *FRAMEWORK_VERSION_STATUS_RETIRED*) printf 'smoke.sh: somebody has retired the framework SMOKE-1\n' >&2 && exit 1 ;;
    *) reply="$(call "$evaluations" CreateFrameworkVersion "{\"id\": \"$(id 5 1)\", \"content\": $content}")" ;;
    esac
done
step "a framework in use"

# Evaluations learn of schools from events.
population="{\"area_ids\": [\"$(id 4 2)\"], \"as_of\": {\"year\": 2021, \"month\": 12, \"day\": 23}}"
until_it_has "$evaluations" PreviewCyclePopulation "{\"population\": $population}" '"school_count":2,'
reply="$(call "$evaluations" CreateCycle "{\"plan\": {\"owner_organisation_id\": \"$(id 1 1)\",
    \"name\": {\"th\": \"ตรวจการติดตั้ง (ข้อมูลสมมติ)\"}, \"framework_id\": \"$(id 5 1)\", \"framework_n\": 1, \"term\": {\"be_year\": 2564, \"semester\": 2}, \"round\": \"CYCLE_ROUND_BASELINE\",
    \"population\": $population, \"windows\": {\"collect_from\": {\"year\": 2021, \"month\": 12, \"day\": 23},
    \"collect_to\": {\"year\": 2099, \"month\": 12, \"day\": 31}},
    \"policy\": {\"roles\": [\"ASSESSOR_ROLE_SELF\", \"ASSESSOR_ROLE_SUPERVISOR\"], \"min_raters\": 2}}}")"
cycle="$(printf '%s\n' "$reply" | own_id)"

# A step of the cycle.
cycle_on() {
    reply="$(call "$evaluations" "$1" "{\"id\": \"$cycle\", \"expected_version\": $(printf '%s\n' "$reply" | value version)}")"
}

cycle_on OpenCycle
opened="$reply"
step "a cycle with two schools: $cycle"

# Somebody is given the first school and judges it: reference, role, token.
judged_by() {
    given="$(call "$evaluations" CreateAssignment "{\"cycle_id\": \"$cycle\", \"school_id\": \"$(id 8 1)\",
        \"assessor_ref\": \"$1\", \"role\": \"$2\"}" | own_id)"
    own="$(uuid)"
    (
        token="$3"
        saved="$(call "$evaluations" SaveAssessmentScores "{\"id\": \"$own\", \"assignment_id\": \"$given\", \"scores\": [
            {\"node_code\": \"A.1\", \"kind\": \"SCORE_KIND_LEVEL\", \"level\": 4},
            {\"node_code\": \"A.2\", \"kind\": \"SCORE_KIND_LEVEL\", \"level\": 3}]}")"
        call "$evaluations" SubmitAssessment "{\"id\": \"$own\", \"expected_version\": $(printf '%s\n' "$saved" | value version)}" >/dev/null
    )
}

make "$evaluations" RegisterAssessor "{\"person_ref\": \"${persons#* }\", \"owner_organisation_id\": \"$(id 1 1)\",
    \"profile\": {\"roles\": [\"ASSESSOR_ROLE_SUPERVISOR\"]}}"
judged_by "${persons% *}" ASSESSOR_ROLE_SELF "$self"
judged_by "${persons#* }" ASSESSOR_ROLE_SUPERVISOR "$supervisor"
step "a school is judged by itself and by a supervisor"
reply="$opened"
for next in CloseCycleCollection StartCycleModeration FinaliseCycle; do
    cycle_on "$next"
done
has "$reply" '"found":1' '"without_ratings":1' || { printf 'smoke.sh: one school has a result, the other none\n%s\n' "$reply" >&2 && exit 1; }
# It is not published: schools could appeal for days, everybody could read it, and only then might it be put away.
result="$(call "$evaluations" GetResult "{\"cycle_id\": \"$cycle\", \"school_id\": \"$(id 8 1)\"}")"
# 60 of a hundred at 75, 40 at 50.
has "$result" '"exact":"65"' '"raters":2' || { printf 'smoke.sh: the result is not 65 by two\n%s\n' "$result" >&2 && exit 1; }
step "a result, 65 of 100, is found"
until_it_has "$reporting" GetEvaluationCoverage "{\"cycle_id\": \"$cycle\"}" CYCLE_STATUS_FINALISED \
    '"expected":{"assigned":1,"finalised":1,"missing":1,"schools":2,"submitted":1}'
step "the report has one school judged and one missing"

reply="$(call "$evaluations" GetCycle "{\"id\": \"$cycle\"}")"
cycle_on ArchiveCycle
step_on CancelAgreement '"reason": "ตรวจการติดตั้งเสร็จแล้ว"'
step "the cycle is put away, the agreement is cancelled again"
