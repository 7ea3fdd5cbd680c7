//! Two rounds in which a school judges itself: moderated, finalised, published, appealed against, opened again, and
//! what became of the school from one to the other.

use serde_json::{Value as Json, json};

use super::reports;
use super::schools::{day, id};
use super::stage::{ASSESSOR, Stage};

const OWNER: &str = "0197f0a0-0000-7000-8000-0000000000f0";
/// Somebody who judges nothing.
const PANELIST: &str = "0197f0a0-0000-7000-8000-0000000000d7";

/// Makes every call there is about results, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage) {
    let (before, _) = submitted(stage, "CYCLE_ROUND_BASELINE", (2021, 12, 19), 1).await;
    let (after, school) = submitted(stage, "CYCLE_ROUND_ENDLINE", (2021, 12, 20), 2).await;
    stage.act("StartCycleModeration", json!({ "id": before })).await;
    stage.act("FinaliseCycle", json!({ "id": before })).await;
    stage.act("StartCycleModeration", json!({ "id": after })).await;
    stage.act("ComputeReliability", json!({ "cycle_id": after })).await;
    let runs = stage.ask("ListReliabilityRuns", json!({ "cycle_id": after })).await;
    stage.ask("GetReliabilityRun", json!({ "id": runs["runs"][0]["id"] })).await;
    stage.ask("ListAssessorSeverities", json!({ "cycle_id": after })).await;
    moderated(stage, &after, &school).await;
    stage.act("FinaliseCycle", json!({ "id": after })).await;
    let of_school = json!({ "cycle_id": after, "school_id": school });
    stage.ask("ListResults", json!({ "cycle_id": after })).await;
    stage.ask("ListResultVersions", of_school.clone()).await;
    let compared = json!({
        "baseline_cycle_id": before, "endline_cycle_id": after, "attribution": "GROWTH_ATTRIBUTION_AT_ENDLINE", "area_scope": "province:40",
    });
    let growth = id(&stage.act("ComputeGrowth", compared).await, "growth");
    stage.ask("GetGrowth", json!({ "id": growth })).await;
    stage.ask("ListGrowths", json!({ "cycle_id": after })).await;
    reports::tell_of_result(stage, &school, false).await;
    stage.act("PublishCycle", json!({ "id": after })).await;
    reports::tell_of_result(stage, &school, true).await;
    stage.ask("GetPublication", json!({ "cycle_id": after })).await;
    stage.ask("GetResult", of_school.clone()).await;
    let mut contested = of_school;
    contested["grounds"] = json!("หลักฐานไม่ถูกพิจารณา");
    let appeal = id(&stage.act("FileAppeal", contested).await, "appeal");
    stage.act("DecideAppeal", json!({ "id": appeal, "decision": "APPEAL_STATUS_UPHELD", "rationale": "ตรวจหลักฐานแล้ว" })).await;
    stage.ask("ListAppeals", json!({ "cycle_id": after })).await;
    stage.act("ReopenCycle", json!({ "id": after, "reason": "รับอุทธรณ์", "approval": "มติที่ประชุมครั้งที่ 2/2565" })).await;
}

/// A case that somebody opens, with its panel and its decision.
async fn moderated(stage: &mut Stage, cycle: &str, school: &str) {
    let asked = json!({ "cycle_id": cycle, "school_id": school, "node_codes": ["A.1"], "reason": "ผู้ปกครองทักท้วง" });
    let case = id(&stage.act("OpenModerationCase", asked).await, "moderation_case");
    stage.act("AssignModerationPanel", json!({ "id": case, "panel_refs": [PANELIST] })).await;
    let decided = json!({ "id": case, "decision": "MODERATION_DECISION_UPHOLD", "rationale": "พิจารณาหลักฐานแล้ว" });
    stage.act("DecideModerationCase", decided).await;
    stage.ask("GetModerationCase", json!({ "id": case })).await;
    stage.ask("ListModerationCases", json!({ "cycle_id": cycle })).await;
}

/// A cycle whose collection has ended, and the school that has judged itself in it.
async fn submitted(stage: &mut Stage, round: &str, (year, month, on): (i32, i32, i32), level: i32) -> (String, String) {
    let framework = first(stage, "ListFrameworks", "frameworks", json!({ "in_use": true })).await;
    let province = first(stage, "ListAreas", "areas", json!({ "kinds": ["AREA_KIND_PROVINCE"] })).await;
    let plan = json!({
        "owner_organisation_id": OWNER,
        "name": { "th": "รอบตัวอย่าง (ข้อมูลสมมติ)" },
        "framework_id": framework,
        "framework_n": 1,
        "term": { "be_year": 2564, "semester": 2 },
        "round": round,
        "population": { "area_ids": [province], "as_of": day(year, month, on) },
        "windows": { "collect_from": day(2021, 12, 15), "collect_to": day(2022, 1, 31) },
        "policy": { "roles": ["ASSESSOR_ROLE_SELF"], "min_raters": 1 },
    });
    let cycle = id(&stage.act("CreateCycle", json!({ "plan": plan })).await, "cycle");
    stage.act("OpenCycle", json!({ "id": cycle })).await;
    let schools = stage.ask("ListCycleSchools", json!({ "id": cycle })).await;
    let school = schools["schools"][0]["school_id"].as_str().unwrap_or_else(|| panic!("no school: {schools}")).to_owned();
    let itself = json!({ "cycle_id": cycle, "school_id": school, "assessor_ref": ASSESSOR, "role": "ASSESSOR_ROLE_SELF" });
    let task = id(&stage.act("CreateAssignment", itself).await, "assignment");
    let assessment = format!("0197f0a0-0000-7000-8000-0000000000{:02}", 70 + level);
    let said = json!([{ "node_code": "A.1", "kind": "SCORE_KIND_LEVEL", "level": level }]);
    stage.act("SaveAssessmentScores", json!({ "id": assessment, "assignment_id": task, "base_version": 0, "scores": said })).await;
    stage.act("SubmitAssessment", json!({ "id": assessment })).await;
    stage.act("CloseCycleCollection", json!({ "id": cycle })).await;
    (cycle, school)
}

/// The id of the first of a list.
async fn first(stage: &mut Stage, rpc: &str, list: &str, body: Json) -> String {
    let reply = stage.ask(rpc, body).await;
    reply[list][0]["id"].as_str().unwrap_or_else(|| panic!("{rpc} gives none: {reply}")).to_owned()
}
