//! A school judges itself from two devices that differ, submits, and is asked to look again. What is assigned to somebody is done by that
//! person: the insider of the stage has a grant that names them.

use serde_json::{Value as Json, json};

use super::schools::{day, id};
use super::stage::{ASSESSOR, Stage};

const OWNER: &str = "0197f0a0-0000-7000-8000-0000000000f0";
/// As a device makes it.
const ASSESSMENT: &str = "0197f0a0-0000-7000-8000-0000000000d9";

/// Makes every call there is about assessments, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage) {
    let task = assigned(stage).await;
    let said = |level: i32| json!({ "node_code": "A.1", "kind": "SCORE_KIND_LEVEL", "level": level, "comment": "ข้อคิดเห็น" });
    let saved = |scores: Json| json!({ "id": ASSESSMENT, "assignment_id": task, "base_version": 0, "scores": scores });
    stage.act("SaveAssessmentScores", saved(json!([said(1)]))).await;
    stage.act("SaveAssessmentScores", saved(json!([said(2)]))).await;
    stage.ask("GetAssessment", json!({ "id": ASSESSMENT })).await;
    let seen = stage.ask("GetAssessment", json!({ "id": ASSESSMENT, "with_scores": true })).await;
    assert_eq!(seen["conflicts"][0]["others"][0]["level"], 2, "{seen}");
    stage.act("DecideAssessmentConflict", json!({ "id": ASSESSMENT, "score": said(2) })).await;
    stage.act("SubmitAssessment", json!({ "id": ASSESSMENT })).await;
    let kept = stage.ask("GetAssessmentSubmission", json!({ "id": ASSESSMENT })).await;
    assert_eq!((&kept["n"], &kept["scores"][0]["level"]), (&json!(1), &json!(2)), "{kept}");
    let listed = stage.ask("ListAssessments", json!({})).await;
    assert_eq!(listed["assessments"].as_array().map(Vec::len), Some(1), "{listed}");
    stage.act("ReturnAssessment", json!({ "id": ASSESSMENT, "reason": "กรุณาเพิ่มเหตุผล" })).await;
}

/// A school of a cycle of its own is to judge itself.
async fn assigned(stage: &mut Stage) -> String {
    let framework = first(stage, "ListFrameworks", "frameworks", json!({ "in_use": true })).await;
    let province = first(stage, "ListAreas", "areas", json!({ "kinds": ["AREA_KIND_PROVINCE"] })).await;
    let plan = json!({
        "owner_organisation_id": OWNER,
        "name": { "th": "รอบประเมินตนเอง (ข้อมูลสมมติ)" },
        "framework_id": framework,
        "framework_n": 1,
        "term": { "be_year": 2564, "semester": 2 },
        "round": "CYCLE_ROUND_BASELINE",
        "population": { "area_ids": [province], "as_of": day(2021, 12, 20) },
        "windows": { "collect_from": day(2021, 12, 15), "collect_to": day(2022, 1, 31) },
        "policy": { "roles": ["ASSESSOR_ROLE_SELF"], "min_raters": 1 },
    });
    let cycle = id(&stage.act("CreateCycle", json!({ "plan": plan })).await, "cycle");
    stage.act("OpenCycle", json!({ "id": cycle })).await;
    let schools = stage.ask("ListCycleSchools", json!({ "id": cycle })).await;
    let school = schools["schools"][0]["school_id"].as_str().unwrap_or_else(|| panic!("no school: {schools}")).to_owned();
    let itself = json!({ "cycle_id": cycle, "school_id": school, "assessor_ref": ASSESSOR, "role": "ASSESSOR_ROLE_SELF" });
    id(&stage.act("CreateAssignment", itself).await, "assignment")
}

/// The id of the first of a list.
async fn first(stage: &mut Stage, rpc: &str, list: &str, body: Json) -> String {
    let reply = stage.ask(rpc, body).await;
    reply[list][0]["id"].as_str().unwrap_or_else(|| panic!("{rpc} gives none: {reply}")).to_owned()
}
