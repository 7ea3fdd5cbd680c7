//! A programme with its cohorts, the ways in which schools get in and out of it, and statutory pilot schools of an area that is designated
//! and ends. Every call is made once.

use serde_json::{Value as Json, json};

use super::reports;
use super::schools::{day, id};
use super::stage::Stage;

const OWNER: &str = "0197f0a0-0000-7000-8000-0000000000b1";
const COACH: &str = "0197f0a0-0000-7000-8000-0000000000b2";

/// Makes every call there is about these things for a school of a province that aspires to be an innovation area, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage, school: &str, (province, innovation_area): (&str, &str)) {
    let programme = opened(stage).await;
    completed(stage, &programme, school).await;
    taken_out(stage, &programme, school).await;
    stage.act("CloseProgramme", json!({ "id": programme, "reason": "สิ้นสุดโครงการ" })).await;
    designated(stage, province, innovation_area).await;
    piloted(stage, school, innovation_area).await;
    reports::tell(stage, school, &programme, province).await;
}

async fn opened(stage: &mut Stage) -> String {
    let programme = json!({
        "name": { "th": "โรงเรียนพัฒนาตนเอง (ข้อมูลสมมติ)" },
        "kind": "PROGRAMME_KIND_TSQP",
        "owner_organisation_id": OWNER,
        "cohorts": [{ "cohort_no": 1 }, { "cohort_no": 2 }, { "cohort_no": 3 }],
    });
    let programme = id(&stage.act("OpenProgramme", json!({ "programme": programme })).await, "programme");
    stage.act("AddCohort", json!({ "id": programme, "cohort": { "cohort_no": 4 } })).await;
    stage.ask("GetProgramme", json!({ "id": programme })).await;
    stage.ask("ListProgrammes", json!({})).await;
    programme
}

fn resolution(number: &str) -> Json {
    json!({ "number": number, "on": day(2021, 6, 1) })
}

async fn nominated(stage: &mut Stage, programme: &str, cohort_no: i32, school: &str) -> String {
    let nominate = json!({ "programme_id": programme, "cohort_no": cohort_no, "school_id": school });
    id(&stage.act("NominateSchool", nominate).await, "participation")
}

async fn approved(stage: &mut Stage, programme: &str, cohort_no: i32, school: &str) -> String {
    let seen = nominated(stage, programme, cohort_no, school).await;
    stage.act("ApplyForProgramme", json!({ "id": seen })).await;
    stage.act("JudgeEligibility", json!({ "id": seen, "eligible": true })).await;
    for body in ["SCHOOL_BOARD", "ESAO"] {
        let endorse = json!({ "id": seen, "body": format!("ENDORSING_BODY_{body}"), "resolution": resolution("1/2564") });
        stage.act("EndorseParticipation", endorse).await;
    }
    stage.act("ApproveParticipation", json!({ "id": seen })).await;
    seen
}

async fn completed(stage: &mut Stage, programme: &str, school: &str) {
    let seen = approved(stage, programme, 1, school).await;
    stage.act("ActivateParticipation", json!({ "id": seen })).await;
    stage.act("AssignCoaches", json!({ "id": seen, "coach_refs": [COACH] })).await;
    stage.act("SuspendParticipation", json!({ "id": seen, "reason": "น้ำท่วม" })).await;
    stage.act("ResumeParticipation", json!({ "id": seen })).await;
    stage.act("CompleteParticipation", json!({ "id": seen })).await;
    stage.ask("GetParticipation", json!({ "id": seen })).await;
    stage.ask("ListParticipations", json!({ "programme_id": programme })).await;
}

async fn taken_out(stage: &mut Stage, programme: &str, school: &str) {
    let seen = nominated(stage, programme, 2, school).await;
    stage.act("WithdrawParticipation", json!({ "id": seen, "reason": "โรงเรียนยังไม่พร้อม" })).await;
    let seen = approved(stage, programme, 3, school).await;
    stage.act("ActivateParticipation", json!({ "id": seen })).await;
    stage.act("RemoveParticipation", json!({ "id": seen, "reason": "ไม่ส่งรายงาน" })).await;
    let seen = approved(stage, programme, 4, school).await;
    stage.act("LapseParticipation", json!({ "id": seen, "reason": "ไม่เริ่มดำเนินการ" })).await;
}

async fn stands(stage: &mut Stage, innovation_area: &str, standing: &str, (month, on): (i32, i32)) {
    let status = json!({
        "standing": format!("INNOVATION_STANDING_{standing}"),
        "legal_basis": "ประกาศตัวอย่าง (ข้อมูลสมมติ)",
        "valid_from": day(2021, month, on),
    });
    stage.act("SetInnovationStatus", json!({ "id": innovation_area, "status": status })).await;
}

async fn designated(stage: &mut Stage, province: &str, innovation_area: &str) {
    let mut order = json!({
        "on": day(2021, 9, 1),
        "hierarchy": "HIERARCHY_STATUTORY",
        "moves": [{ "area_ids": [province], "to_area_id": innovation_area }],
        "reason": "ประกาศตัวอย่าง",
    });
    let preview = stage.preview("ReorganiseAreas", order.clone()).await;
    order["plan_hash"] = preview["plan_hash"].clone();
    stage.act("ReorganiseAreas", order).await;
    for (standing, first) in [("PREPARING", (10, 1)), ("PROPOSED", (11, 1)), ("DESIGNATED", (12, 1))] {
        stands(stage, innovation_area, standing, first).await;
    }
}

async fn requested(stage: &mut Stage, school: &str, innovation_area: &str) -> String {
    let ask = json!({ "school_id": school, "area_id": innovation_area, "autonomy": ["AUTONOMY_ITEM_CURRICULUM"] });
    id(&stage.act("RequestPilotDesignation", ask).await, "designation")
}

async fn piloted(stage: &mut Stage, school: &str, innovation_area: &str) {
    let seen = requested(stage, school, innovation_area).await;
    stage.act("ConfirmPilotCriteria", json!({ "id": seen, "findings": "ครบทุกข้อ" })).await;
    stage.act("RecordPilotResolution", json!({ "id": seen, "resolution": resolution("1/2564") })).await;
    stage.act("AnnouncePilotDesignation", json!({ "id": seen, "resolution": resolution("2/2564") })).await;
    stage.act("BringPilotIntoEffect", json!({ "id": seen })).await;
    stage.act("RenewPilotDesignation", json!({ "id": seen, "resolution": resolution("3/2564") })).await;
    stage.ask("GetPilotDesignation", json!({ "id": seen })).await;
    stage.ask("ListPilotDesignations", json!({})).await;
    stage.act("RevokePilotDesignation", json!({ "id": seen, "reason": "ไม่ดำเนินการตามแผน" })).await;
    let seen = requested(stage, school, innovation_area).await;
    stage.act("RelinquishPilotDesignation", json!({ "id": seen, "reason": "โรงเรียนยังไม่พร้อม" })).await;
    let seen = requested(stage, school, innovation_area).await;
    stands(stage, innovation_area, "ENDED", (12, 20)).await;
    stage.act("EndPilotWithArea", json!({ "id": seen })).await;
}
