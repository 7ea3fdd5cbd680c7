"""Schools are judged, by a client that nobody generated: a cycle from the plan to the result of a school.

Usage: cycles.py EVALUATIONS SCHOOLS TOKEN FRAMEWORK PERSON TOKEN PERSON TOKEN    prints what it saw as one JSON document

FRAMEWORK is the id of a rubric whose first version is in use. Each PERSON is an assessor, with a token of their own.
"""

import json
import sys
import uuid
from datetime import date, timedelta

import grpc

from reflected import SCHOOLS, Sala, private_school, refused

EVALUATIONS = "sala.evaluations.v1.EvaluationsService"
OWNER = "0197f0a0-0000-7000-8000-0000000000b1"


def day(on):
    return {"year": on.year, "month": on.month, "day": on.day}


def province_with_schools(sala, names):
    """The id of a province, and those of its schools."""

    def area(kind, value, name, **more):
        code = {"scheme": "TIS1099", "value": value}
        return sala.call(f"{SCHOOLS}/RegisterArea", kind=kind, code=code, names=[{"name": {"th": name}}], **more)["area"]["id"]

    province = area("AREA_KIND_PROVINCE", "40", "ขอนแก่น")
    within = [{"hierarchy": "HIERARCHY_ADMINISTRATIVE", "parent_id": province}]
    area("AREA_KIND_DISTRICT", "4001", "เมืองขอนแก่น", parents=within)
    schools = [
        sala.call(f"{SCHOOLS}/RegisterSchool", school=private_school(number, name))["school"]["id"]
        for number, name in enumerate(names, 1)
    ]
    return province, schools


class Cycle:
    """A cycle, and the version of it that was seen last."""

    def __init__(self, sala, plan):
        self.sala = sala
        self.seen = sala.call(f"{EVALUATIONS}/CreateCycle", request_id=str(uuid.uuid4()), plan=plan)["cycle"]

    def step(self, name, **more):
        asked = {"id": self.seen["id"], "expected_version": self.seen["version"], **more}
        reply = self.sala.call(f"{EVALUATIONS}/{name}", asked)
        self.seen = reply["cycle"]
        return reply


def story(evaluations_at, schools_at, token, framework, assessors):
    for address in (evaluations_at, schools_at):
        grpc.channel_ready_future(grpc.insecure_channel(address)).result(timeout=20)
    sala = Sala(evaluations_at, token)
    province, schools = province_with_schools(Sala(schools_at, token), ["โรงเรียนเอกชนตัวอย่าง", "โรงเรียนเอกชนถัดไป"])
    today = date.today()
    population = {"area_ids": [province], "as_of": day(today)}

    # Evaluations learns of schools from events: it is asked until it knows them.
    known = {}
    while known.get("schoolCount") != len(schools):
        asked = refused(lambda: sala.call(f"{EVALUATIONS}/PreviewCyclePopulation", population=population))
        known = asked.get("answered", {})
        assert known or asked["code"] == "NOT_FOUND", asked
    saw = {"known": [school["schoolId"] for school in known["schools"]], "schools": schools}

    version = sala.call(f"{EVALUATIONS}/GetFrameworkVersion", id=framework, n=1)
    codes = [node["code"] for node in version["frameworkVersion"]["content"]["nodes"] if node["scored"]]
    saw["attribution"] = version["framework"]["licence"]["attribution"]
    plan = {
        "owner_organisation_id": OWNER,
        "name": {"th": "รอบตัวอย่าง (ข้อมูลสมมติ)"},
        "framework_id": framework,
        "framework_n": 1,
        "term": {"be_year": 2568, "semester": 1},
        "round": "CYCLE_ROUND_BASELINE",
        "population": population,
        "windows": {"collect_from": day(today), "collect_to": day(today + timedelta(days=30))},
        "policy": {"roles": ["ASSESSOR_ROLE_SUPERVISOR"], "min_raters": 2},
    }
    cycle = Cycle(sala, plan)
    saw["planned"] = cycle.seen["status"]
    saw["opened"] = cycle.step("OpenCycle")["cycle"]

    for person, _ in assessors:
        profile = {"roles": ["ASSESSOR_ROLE_SUPERVISOR"]}
        sala.call(f"{EVALUATIONS}/RegisterAssessor", person_ref=person, owner_organisation_id=OWNER, profile=profile)
    many = {
        "cycle_id": cycle.seen["id"],
        "role": "ASSESSOR_ROLE_SUPERVISOR",
        "school_ids": schools[:1],
        "assessor_refs": [person for person, _ in assessors],
        "per_school": 2,
    }
    saw["preview"] = len(sala.call(f"{EVALUATIONS}/AssignAssessors", many, validate_only=True)["assignments"])
    given = sala.call(f"{EVALUATIONS}/AssignAssessors", many, request_id=str(uuid.uuid4()))["assignments"]
    saw["given"] = len(given)

    score = lambda code: {"node_code": code, "kind": "SCORE_KIND_LEVEL", "level": 3}
    for person, own in assessors:
        assignment = next(one for one in given if one["assessorRef"] == person)
        mine = Sala(evaluations_at, own)
        save = {"id": str(uuid.uuid4()), "assignment_id": assignment["id"], "scores": [score(codes[0])]}
        saw["not_mine"] = refused(lambda: sala.call(f"{EVALUATIONS}/SaveAssessmentScores", save, language="en"))
        begun = mine.call(f"{EVALUATIONS}/SaveAssessmentScores", save)["assessment"]
        submit = {"id": begun["id"], "expected_version": begun["version"]}
        saw["too_little"] = refused(lambda: mine.call(f"{EVALUATIONS}/SubmitAssessment", submit))
        rest = [score(code) for code in codes[1:]]
        saw["submitted"] = mine.call(f"{EVALUATIONS}/SubmitAssessment", submit, scores=rest)["assessment"]
        saw["stale"] = refused(lambda: mine.call(f"{EVALUATIONS}/SubmitAssessment", submit, scores=rest, language="en"))

    cycle.step("CloseCycleCollection")
    saw["cases"] = cycle.step("StartCycleModeration")["openedCases"]
    made = cycle.step("FinaliseCycle")
    saw["made"] = {"found": made["found"], "without_ratings": made["withoutRatings"], "status": cycle.seen["status"]}
    read = lambda school, **more: sala.call(f"{EVALUATIONS}/GetResult", cycle_id=cycle.seen["id"], school_id=school, **more)["result"]
    saw["result"] = read(schools[0])
    saw["missing"] = refused(lambda: read(schools[1], language="en"))
    return saw


if __name__ == "__main__":
    people = sys.argv[5:]
    pairs = list(zip(people[::2], people[1::2]))
    json.dump(story(*sys.argv[1:5], pairs), sys.stdout, ensure_ascii=False)
