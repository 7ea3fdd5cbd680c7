//! An innovation that a school makes known, another that it gives up, a school that takes the first one up, where it is to be carried, and a
//! development plan from its draft to its end. Every call is made at least once.

use serde_json::{Value as Json, json};

use super::schools::{day, id};
use super::stage::Stage;

const CREATOR: &str = "0197f0a0-0000-7000-8000-0000000000c1";

/// Makes every call there is about these things, each where it succeeds: one school makes something, the other takes it up.
pub(super) async fn tell(stage: &mut Stage, (origin, school): (&str, &str), office: &str) {
    let made = published(stage, origin).await;
    let other = registered(stage, origin).await;
    stage.act("RetireInnovation", json!({ "id": other, "reason": "มีรุ่นใหม่แทน" })).await;
    adopted(stage, &made, (origin, school)).await;
    let term = json!({ "be_year": 2565, "semester": 1 });
    let carried = json!({
        "innovation_id": made, "area_id": office, "node_school_id": origin, "target_schools": 30, "first_term": term, "last_term": term,
    });
    stage.act("PlanScaleOut", carried).await;
    stage.ask("ListScaleOutPlans", json!({})).await;
    planned(stage, school).await;
}

fn said() -> Json {
    json!({
        "name": { "th": "ห้องเรียนคิด (ข้อมูลสมมติ)" },
        "kind": "INNOVATION_KIND_TEACHING",
        "term": { "be_year": 2564, "semester": 1 },
        "evidence_level": "EVIDENCE_LEVEL_COMPARED",
        "creators": [{ "person_ref": CREATOR, "share_e2": 10_000 }],
        "licence": "CC BY 4.0",
    })
}

async fn registered(stage: &mut Stage, origin: &str) -> String {
    id(&stage.act("RegisterInnovation", json!({ "origin_school_id": origin, "innovation": said() })).await, "innovation")
}

/// What is asked is asked before it is published: afterwards everybody may read it.
async fn published(stage: &mut Stage, origin: &str) -> String {
    let made = registered(stage, origin).await;
    let mut more = said();
    more["problem"] = json!({ "th": "นักเรียนไม่กล้าถาม" });
    stage.act("ChangeInnovation", json!({ "id": made, "innovation": more })).await;
    stage.ask("GetInnovation", json!({ "id": made })).await;
    stage.ask("ListInnovations", json!({})).await;
    stage.ask("GetInnovationReach", json!({ "id": made })).await;
    for to in ["PROTOTYPE", "TRIALLED", "EVIDENCED", "PEER_REVIEWED", "PUBLISHED"] {
        stage.act("AdvanceInnovation", json!({ "id": made, "to": format!("INNOVATION_MATURITY_{to}") })).await;
    }
    made
}

async fn adopted(stage: &mut Stage, made: &str, (origin, school): (&str, &str)) {
    let interest = json!({ "innovation_id": made, "school_id": school, "source_school_id": origin });
    let adoption = id(&stage.act("ExpressInterest", interest).await, "adoption");
    stage.act("AdvanceAdoption", json!({ "id": adoption, "to": "ADOPTION_STATUS_AGREED" })).await;
    stage.ask("GetAdoption", json!({ "id": adoption })).await;
    stage.ask("ListAdoptions", json!({ "innovation_id": made })).await;
    stage.act("StopAdoption", json!({ "id": adoption, "reason": "ครูย้าย" })).await;
}

fn plan() -> Json {
    let goal = json!({
        "dimension": "LEARNING",
        "measure": { "th": "ร้อยละของนักเรียนที่อ่านคล่อง" },
        "baseline": { "value_e4": 452_500 },
        "targets": [{ "year": { "be_year": 2565 }, "due_on": day(2023, 3, 31), "value_e4": 500_000 }],
    });
    let action = json!({
        "name": { "th": "เปิดชั้นเรียนทุกเดือน" }, "goal_no": 1, "owner_role": "HEAD", "term": { "be_year": 2565, "semester": 1 },
    });
    json!({
        "first_year": { "be_year": 2565 },
        "last_year": { "be_year": 2567 },
        "title": { "th": "แผนพัฒนา (ข้อมูลสมมติ)" },
        "framework_ref": "6QS",
        "goals": [goal],
        "actions": [action],
    })
}

async fn planned(stage: &mut Stage, school: &str) {
    let plan_id = id(&stage.act("DraftPlan", json!({ "school_id": school, "plan": plan() })).await, "plan");
    let approve = |reference: &str| json!({ "id": plan_id, "on": day(2021, 12, 1), "reference": reference });
    stage.act("ApprovePlan", approve("มติ 1/2564")).await;
    stage.act("SubmitPlan", json!({ "id": plan_id })).await;
    stage.act("ReturnPlan", json!({ "id": plan_id, "reason": "ขาดตัวชี้วัด" })).await;
    let mut more = plan();
    more["framework_ref"] = json!("WSA");
    stage.act("ChangePlan", json!({ "id": plan_id, "plan": more })).await;
    stage.act("ApprovePlan", approve("มติ 2/2564")).await;
    stage.act("SubmitPlan", json!({ "id": plan_id })).await;
    stage.act("AcknowledgePlan", approve("ศธ 1/2564")).await;
    stage.act("StartPlan", json!({ "id": plan_id })).await;
    let review = json!({ "term": { "be_year": 2565, "semester": 1 }, "finding": "อ่านคล่องขึ้น", "decision": "ดำเนินการต่อ" });
    stage.act("ReviewPlan", json!({ "id": plan_id, "review": review })).await;
    stage.ask("GetPlan", json!({ "id": plan_id })).await;
    stage.ask("ListPlans", json!({ "school_id": school })).await;
    stage.act("ClosePlan", json!({ "id": plan_id, "note": "ครบกำหนด" })).await;
}
