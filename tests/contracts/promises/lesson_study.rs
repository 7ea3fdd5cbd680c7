//! A team plans a lesson, teaches and watches it and reflects on it; a coach visits, a class is opened, a community meets. Every call is
//! made once.

use serde_json::{Value as Json, json};

use super::schools::{day, id};
use super::stage::Stage;

const TEACHER: &str = "0197f0a0-0000-7000-8000-0000000000a1";
const SUPERVISOR: &str = "0197f0a0-0000-7000-8000-0000000000a2";
const OFFICE: &str = "0197f0a0-0000-7000-8000-0000000000af";

/// Makes every call there is about these things at a school, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage, school: &str) {
    let team = formed(stage, school).await;
    let cycle = studied(stage, &team).await;
    given_up(stage, &team).await;
    visited(stage, school, &cycle).await;
    read(stage, &team, &cycle).await;
}

async fn formed(stage: &mut Stage, school: &str) -> String {
    let member = |person: &str, role: &str| json!({ "person_ref": person, "organisation_id": OFFICE, "role": role });
    let team = json!({
        "school_ids": [school],
        "grade": "GRADE_P4",
        "subject": "คณิตศาสตร์",
        "members": [member(TEACHER, "LESSON_STUDY_ROLE_TEACHER"), member(SUPERVISOR, "LESSON_STUDY_ROLE_SUPERVISOR")],
    });
    let form = json!({ "team": team, "academic_term": { "be_year": 2564, "semester": 0 }, "formed_on": day(2021, 6, 14) });
    let team = id(&stage.act("FormLessonStudyTeam", form).await, "team");
    let change = json!({ "id": team, "team": { "subject": "วิทยาศาสตร์" }, "update_mask": "subject" });
    stage.act("ChangeLessonStudyTeam", change).await;
    team
}

fn planned(team: &str) -> Json {
    json!({ "team_id": team, "week": day(2021, 12, 13), "topic": { "th": "เศษส่วน" }, "do_on": day(2021, 12, 15) })
}

async fn studied(stage: &mut Stage, team: &str) -> String {
    let cycle = id(&stage.act("PlanLessonStudyCycle", planned(team)).await, "cycle");
    let there = |person: &str, role: &str, part: &str| json!({ "person_ref": person, "role": format!("LESSON_STUDY_ROLE_{role}"), "part": format!("LESSON_STUDY_PART_{part}") });
    let both = |of_teacher: &str, of_supervisor: &str| {
        json!([there(TEACHER, "TEACHER", of_teacher), there(SUPERVISOR, "SUPERVISOR", of_supervisor)])
    };
    for (phase, on, participants) in
        [("PLAN", 13, both("TOOK_PART", "TOOK_PART")), ("DO", 15, both("TAUGHT", "OBSERVED")), ("SEE", 17, both("TOOK_PART", "TOOK_PART"))]
    {
        let held = json!({
            "id": cycle,
            "phase": format!("LESSON_STUDY_PHASE_{phase}"),
            "done_on": day(2021, 12, on),
            "participants": participants,
        });
        stage.act("RecordLessonStudyPhase", held).await;
    }
    stage.act("CloseLessonStudyCycle", json!({ "id": cycle })).await;
    cycle
}

async fn given_up(stage: &mut Stage, team: &str) {
    let cycle = id(&stage.act("PlanLessonStudyCycle", planned(team)).await, "cycle");
    stage.act("CancelLessonStudyCycle", json!({ "id": cycle, "reason": "ครูไปราชการ" })).await;
}

async fn visited(stage: &mut Stage, school: &str, cycle: &str) {
    let visit = json!({ "school_id": school, "coach_ref": SUPERVISOR, "visited_on": day(2021, 12, 15), "purpose": "ร่วมสังเกตชั้นเรียน" });
    stage.act("RecordCoachingVisit", visit).await;
    let class = json!({
        "school_id": school,
        "held_on": day(2021, 12, 18),
        "topic": { "th": "เศษส่วน" },
        "mode": "OPEN_CLASS_MODE_HYBRID",
        "cycle_id": cycle,
    });
    stage.act("RecordOpenClass", class).await;
    let attendance = json!([{ "role": "LESSON_STUDY_ROLE_TEACHER", "count": 8 }]);
    stage.act("RecordPlcMeeting", json!({ "school_id": school, "met_on": day(2021, 12, 17), "attendance": attendance })).await;
}

async fn read(stage: &mut Stage, team: &str, cycle: &str) {
    stage.ask("GetLessonStudyTeam", json!({ "id": team })).await;
    stage.ask("ListLessonStudyTeams", json!({})).await;
    stage.ask("GetLessonStudyCycle", json!({ "id": cycle, "with_texts": true })).await;
    stage.ask("ListLessonStudyCycles", json!({ "team_id": team })).await;
    let summary = stage.ask("SummariseLessonStudy", json!({ "team_id": team })).await;
    assert_eq!((summary["summaries"][0]["completed"].as_i64(), summary["summaries"][0]["cancelled"].as_i64()), (Some(1), Some(1)));
    stage.ask("ListCoachingVisits", json!({ "with_texts": true })).await;
    stage.ask("ListOpenClasses", json!({})).await;
    stage.ask("ListPlcMeetings", json!({})).await;
}
