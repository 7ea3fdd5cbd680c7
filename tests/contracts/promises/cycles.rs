//! A cycle over the schools of a province: planned, opened, its schools given to assessors, one of them let in late, and a plan that comes to
//! nothing. Every call is made at least once: what is changed before the cycle was opened, because afterwards everybody sees it.

use serde_json::{Value as Json, json};

use super::reports;
use super::schools::{day, id};
use super::stage::Stage;

const OWNER: &str = "0197f0a0-0000-7000-8000-0000000000f0";
/// Persons who do not exist.
const PRINCIPAL: &str = "0197f0a0-0000-7000-8000-0000000000d1";
const SUPERVISOR: &str = "0197f0a0-0000-7000-8000-0000000000d2";

/// Makes every call there is about cycles, assessors and assignments, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage) {
    stage.world.settle().await;
    let framework = first(stage, "ListFrameworks", "frameworks", json!({ "in_use": true })).await;
    let province = first(stage, "ListAreas", "areas", json!({ "kinds": ["AREA_KIND_PROVINCE"] })).await;
    let office = first(stage, "ListAreas", "areas", json!({ "kinds": ["AREA_KIND_ESAO"] })).await;
    let everywhere = json!({ "area_ids": [province], "as_of": day(2021, 12, 20) });
    let programmes = all(&stage.ask("ListProgrammes", json!({})).await, "programmes", "id");
    let population = json!({ "area_ids": [province], "programme_ids": programmes, "as_of": day(2021, 12, 20) });
    let of_programmes = previewed(stage, &population).await;
    let outside = previewed(stage, &everywhere).await.into_iter().find(|school| !of_programmes.contains(school));
    let (Some(inside), Some(outside)) = (of_programmes.first().cloned(), outside) else {
        panic!("a school takes part in a programme and another one does not: {of_programmes:?}")
    };
    let schools = [inside, outside];

    let plan = plan(&framework, &population);
    let given_up = id(&stage.act("CreateCycle", json!({ "plan": plan })).await, "cycle");
    let cycle = id(&stage.act("CreateCycle", json!({ "plan": plan })).await, "cycle");
    let mut changed = plan.clone();
    changed["round"] = json!("CYCLE_ROUND_ENDLINE");
    stage.act("UpdateCycle", json!({ "id": cycle, "plan": changed })).await;
    stage.act("OpenCycle", json!({ "id": cycle })).await;
    stage.act("AddCycleSchool", json!({ "id": cycle, "school_id": schools[1], "reason": "ตกสำรวจ" })).await;
    stage.ask("GetCycle", json!({ "id": cycle })).await;
    stage.ask("ListCycles", json!({})).await;
    stage.ask("ListCycleSchools", json!({ "id": cycle })).await;

    listed(stage, &office).await;
    let [late, back, declined] = assigned(stage, &cycle, &schools).await;
    stage.act("DeclineAssignment", json!({ "id": declined, "conflict": "ญาติเป็นครูในโรงเรียน" })).await;
    stage.act("WithdrawAssignment", json!({ "id": back, "reason": "เปลี่ยนผู้ประเมิน" })).await;
    stage.ask("GetAssignment", json!({ "id": late })).await;
    stage.ask("ListAssignments", json!({ "cycle_id": cycle })).await;
    stage.act("CloseCycleCollection", json!({ "id": cycle })).await;
    stage.act("GrantLateSubmission", json!({ "id": late, "late_until_time": "2022-02-10T10:00:00Z", "reason": "น้ำท่วม" })).await;
    stage.act("ArchiveCycle", json!({ "id": given_up })).await;
    reports::tell_of_cycle(stage, &cycle).await;
}

/// The id of the first of a list.
async fn first(stage: &mut Stage, rpc: &str, list: &str, body: Json) -> String {
    let reply = stage.ask(rpc, body).await;
    reply[list][0]["id"].as_str().unwrap_or_else(|| panic!("{rpc} gives none: {reply}")).to_owned()
}

/// One field of every item of a list.
fn all(reply: &Json, list: &str, field: &str) -> Vec<String> {
    reply[list].as_array().into_iter().flatten().filter_map(|one| one[field].as_str().map(str::to_owned)).collect()
}

/// Which schools a population is.
async fn previewed(stage: &mut Stage, population: &Json) -> Vec<String> {
    all(&stage.ask("PreviewCyclePopulation", json!({ "population": population })).await, "schools", "school_id")
}

fn plan(framework: &str, population: &Json) -> Json {
    json!({
        "owner_organisation_id": OWNER,
        "name": { "th": "รอบตัวอย่าง (ข้อมูลสมมติ)" },
        "framework_id": framework,
        "framework_n": 1,
        "term": { "be_year": 2564, "semester": 2 },
        "round": "CYCLE_ROUND_BASELINE",
        "population": population,
        "windows": { "collect_from": day(2021, 12, 15), "collect_to": day(2022, 1, 31) },
        "policy": { "roles": ["ASSESSOR_ROLE_SELF", "ASSESSOR_ROLE_SUPERVISOR"], "min_raters": 1 },
    })
}

async fn listed(stage: &mut Stage, office: &str) {
    let profile = json!({ "roles": ["ASSESSOR_ROLE_EXPERT"], "service_area_ids": [office] });
    let person = json!({ "person_ref": SUPERVISOR, "owner_organisation_id": OWNER, "profile": profile });
    let assessor = id(&stage.act("RegisterAssessor", person).await, "assessor");
    let profile = json!({ "roles": ["ASSESSOR_ROLE_SUPERVISOR"], "service_area_ids": [office] });
    stage.act("UpdateAssessor", json!({ "id": assessor, "profile": profile, "is_active": true })).await;
    stage.ask("GetAssessor", json!({ "id": assessor })).await;
    stage.ask("ListAssessors", json!({})).await;
}

/// Two schools that judge themselves, and one that a supervisor is to judge.
async fn assigned(stage: &mut Stage, cycle: &str, schools: &[String; 2]) -> [String; 3] {
    let mut own = Vec::new();
    for school in schools {
        let itself = json!({ "cycle_id": cycle, "school_id": school, "assessor_ref": PRINCIPAL, "role": "ASSESSOR_ROLE_SELF" });
        own.push(id(&stage.act("CreateAssignment", itself).await, "assignment"));
    }
    let many = json!({
        "cycle_id": cycle, "role": "ASSESSOR_ROLE_SUPERVISOR", "school_ids": [schools[0]], "assessor_refs": [SUPERVISOR], "per_school": 1,
    });
    let reply = stage.act("AssignAssessors", many).await;
    let given = reply["assignments"][0]["id"].as_str().unwrap_or_else(|| panic!("nothing was given: {reply}")).to_owned();
    let [late, back] = [own[0].clone(), own[1].clone()];
    [late, back, given]
}
