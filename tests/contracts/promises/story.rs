//! Two offices agree on something, sign it half, waive the rest and hold a ceremony; everything that can be done is done once.

use serde_json::{Value as Json, json};

use super::stage::Stage;

/// Makes every call there is, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage) {
    let people = cast(stage).await;
    let agreement = drafted(stage, &people).await;
    reviewed(stage, &agreement).await;
    let ceremony = announced(stage, &agreement).await;
    signed(stage, &agreement, &people).await;
    executed(stage, &agreement, &ceremony).await;
    given_up(stage, &people).await;
    together(stage, &people).await;
    read(stage, &agreement, &ceremony, &people).await;
}

/// Ids of who takes part.
struct People {
    offices: [String; 3],
    directors: [String; 2],
    posts: [String; 2],
    witness: String,
}

fn id(reply: &Json, thing: &str) -> String {
    reply[thing]["id"].as_str().unwrap_or_else(|| panic!("the reply has no {thing}: {reply}")).to_owned()
}

fn day() -> Json {
    json!({ "year": 2021, "month": 12, "day": 20 })
}

fn office(number: usize) -> Json {
    json!({
        "kind": "ORGANISATION_KIND_ESAO_PRIMARY",
        "names": [{ "kind": "NAME_KIND_OFFICIAL", "language": "th", "text": format!("สำนักงานตัวอย่าง เขต {number}") }],
        "codes": [{ "scheme": "ESAO", "value": format!("400{number}") }],
        "province_code": "40",
    })
}

fn name(given: &str) -> Json {
    json!([{ "prefix": "นาย", "given": given, "family": "ตัวอย่าง (ข้อมูลสมมติ)" }])
}

async fn cast(stage: &mut Stage) -> People {
    let mut offices = Vec::new();
    for number in 1..=3 {
        let reply = stage.act("CreateOrganisation", json!({ "organisation": office(number) })).await;
        offices.push(id(&reply, "organisation"));
    }
    let mut renamed = office(1);
    renamed["codes"][0]["confirmed"] = json!(true);
    stage.act("UpdateOrganisation", json!({ "id": offices[0], "organisation": renamed, "update_mask": "codes" })).await;
    let (mut persons, mut posts) = (Vec::new(), Vec::new());
    for (at, given) in ["หนึ่ง", "สอง", "สาม"].into_iter().enumerate() {
        let reply = stage.act("CreatePerson", json!({ "names": name(given) })).await;
        persons.push(id(&reply, "person"));
        let post = json!({ "person_id": persons[at], "organisation_id": offices[at.min(1)], "title": { "th": "ผู้อำนวยการ" }, "kind": "POSITION_KIND_SUBSTANTIVE" });
        let reply = stage.act("AssignPosition", post).await;
        posts.push(id(&reply, "position"));
    }
    stage.act("UpdatePerson", json!({ "id": persons[2], "names": name("สี่") })).await;
    stage.act("EndPosition", json!({ "id": posts[2], "valid_to": day() })).await;
    let take = |list: &[String]| [list[0].clone(), list[1].clone()];
    People {
        directors: take(&persons),
        posts: take(&posts),
        witness: persons[2].clone(),
        offices: offices.try_into().expect("three offices"),
    }
}

fn memorandum(title: &str) -> Json {
    let objective = json!({ "seq": 1, "code": "JOINT_WORK", "text": { "th": "ทำงานร่วมกัน" }, "modality": "MODALITY_NOW" });
    json!({ "kind": "AGREEMENT_KIND_MOU", "title": { "th": title }, "objectives": [objective], "witnesses_per_party": 2 })
}

fn parties(people: &People) -> Json {
    json!([
        { "organisation_id": people.offices[0], "side": "PARTY_SIDE_HOST" },
        { "organisation_id": people.offices[1], "side": "PARTY_SIDE_COUNTERPARTY" },
    ])
}

async fn drafted(stage: &mut Stage, people: &People) -> String {
    let reply = stage.act("CreateAgreement", json!({ "agreement": memorandum("บันทึกข้อตกลงตัวอย่าง"), "parties": parties(people) })).await;
    let agreement = id(&reply, "agreement");
    stage.act("UpdateAgreement", json!({ "id": agreement, "agreement": memorandum("บันทึกข้อตกลงใหม่"), "update_mask": "title" })).await;
    let third = json!({ "organisation_id": people.offices[2], "side": "PARTY_SIDE_COUNTERPARTY" });
    stage.act("AddParty", json!({ "id": agreement, "party": third })).await;
    stage.act("RemoveParty", json!({ "id": agreement, "party_no": 3 })).await;
    for (at, principal) in [Json::Null, json!({ "not_stated": true })].into_iter().enumerate() {
        let capacity = if principal.is_null() { "SIGNING_CAPACITY_PRINCIPAL" } else { "SIGNING_CAPACITY_REPRESENTATIVE" };
        let who = json!({
            "id": agreement, "party_no": at + 1, "person_id": people.directors[at], "position_id": people.posts[at],
            "capacity": capacity, "principal": principal,
        });
        stage.act("AssignSignatory", who).await;
    }
    agreement
}

async fn reviewed(stage: &mut Stage, agreement: &str) {
    stage.act("SubmitAgreement", json!({ "id": agreement })).await;
    stage.act("ReturnAgreement", json!({ "id": agreement, "reason": "ขอแก้ถ้อยคำ" })).await;
    stage.act("SubmitAgreement", json!({ "id": agreement })).await;
    stage.act("FreezeText", json!({ "id": agreement })).await;
}

/// Plans a ceremony, calls it off, plans another, moves it. Gives the one that is planned in the end.
async fn announced(stage: &mut Stage, agreement: &str) -> String {
    let plan = json!({ "agreement_id": agreement, "starts_at": "2021-12-23T02:00:00Z", "venue": "ห้องประชุม" });
    let reply = stage.act("PlanCeremony", plan.clone()).await;
    let first = id(&reply, "ceremony");
    stage.act("CancelCeremony", json!({ "id": first, "reason": "สถานที่ไม่ว่าง" })).await;
    let reply = stage.act("PlanCeremony", plan.clone()).await;
    let second = id(&reply, "ceremony");
    stage.act("PostponeCeremony", json!({ "id": second, "reason": "เลื่อนวัน" })).await;
    stage.act("PlanCeremony", plan).await;
    second
}

async fn signed(stage: &mut Stage, agreement: &str, people: &People) {
    stage.act("OpenSigning", json!({ "id": agreement })).await;
    stage.act("ReopenText", json!({ "id": agreement, "reason": "แก้คำผิด" })).await;
    stage.act("OpenSigning", json!({ "id": agreement })).await;
    stage.act("RecordDelegation", json!({ "id": agreement, "party_no": 2, "instrument_no": "ศธ 1/2564" })).await;
    stage.act("VerifyDelegation", json!({ "id": agreement, "party_no": 2 })).await;
    for party_no in 1..=2 {
        let signature = json!({ "id": agreement, "party_no": party_no, "signed_on": day(), "medium": "SIGNATURE_MEDIUM_WET_INK" });
        stage.act("RecordSignature", signature).await;
    }
    stage.act("NameWitness", json!({ "id": agreement, "party_no": 1, "slot_no": 1, "person_id": people.witness })).await;
    stage.act("RecordWitnessSignature", json!({ "id": agreement, "party_no": 1, "slot_no": 1, "signed_on": day() })).await;
}

async fn executed(stage: &mut Stage, agreement: &str, ceremony: &str) {
    for party_no in 1..=2 {
        stage.act("WaiveWitnesses", json!({ "id": agreement, "party_no": party_no, "reason": "พยานติดราชการ" })).await;
    }
    stage.act("RevokeDelegation", json!({ "id": agreement, "party_no": 2, "reason": "หนังสือไม่ถูกต้อง" })).await;
    stage.act("RecordDelegation", json!({ "id": agreement, "party_no": 2, "instrument_no": "ศธ 2/2564" })).await;
    stage.act("WaiveDelegation", json!({ "id": agreement, "party_no": 2, "reason": "รอหนังสือฉบับใหม่" })).await;
    stage.act("ExecuteAgreement", json!({ "id": agreement, "accept_reservation": true })).await;
    let present = json!({ "mode": "PARTICIPATION_MODE_ON_SITE", "quantity": { "bound": "BOUND_GREATER_THAN", "value": 200 } });
    stage.act("HoldCeremony", json!({ "id": ceremony, "attendance": [present] })).await;
}

async fn given_up(stage: &mut Stage, people: &People) {
    let reply = stage.act("CreateAgreement", json!({ "agreement": memorandum("อีกฉบับ"), "parties": parties(people) })).await;
    stage.act("CancelAgreement", json!({ "id": id(&reply, "agreement"), "reason": "ไม่ดำเนินการต่อ" })).await;
}

/// Two agreements for one ceremony.
async fn together(stage: &mut Stage, people: &People) {
    let mut agreed = Vec::new();
    for title in ["ฉบับแรกของพิธี", "ฉบับที่สองของพิธี"] {
        let reply = stage.act("CreateAgreement", json!({ "agreement": memorandum(title), "parties": parties(people) })).await;
        let agreement = id(&reply, "agreement");
        stage.act("SubmitAgreement", json!({ "id": agreement })).await;
        stage.act("FreezeText", json!({ "id": agreement })).await;
        agreed.push(agreement);
    }
    let reply = stage.act("PlanCeremony", json!({ "agreement_id": agreed[0], "starts_at": "2021-12-24T02:00:00Z" })).await;
    stage.act("JoinCeremony", json!({ "ceremony_id": id(&reply, "ceremony"), "agreement_id": agreed[1] })).await;
}

async fn read(stage: &mut Stage, agreement: &str, ceremony: &str, people: &People) {
    stage.world.settle().await;
    stage.ask("GetOrganisation", json!({ "id": people.offices[0] })).await;
    stage.ask("GetPerson", json!({ "id": people.witness })).await;
    stage.ask("GetPosition", json!({ "id": people.posts[0] })).await;
    stage.ask("GetAgreement", json!({ "id": agreement, "with_names": true })).await;
    stage.ask("GetCeremony", json!({ "id": ceremony })).await;
    stage.ask("RenderSigningSheet", json!({ "id": agreement })).await;
    stage.ask("GetPartnership", json!({ "agreement_id": agreement })).await;
    stage.ask("ExplainAccess", json!({ "grants": ["partner@global"], "rpc": "GetAgreement" })).await;
    stage.ask("WatchPartnerships", json!({})).await;
    stage.ask("ParsePersonName", json!({ "text": "นายหนึ่ง ตัวอย่าง" })).await;
    stage.ask("ResolveOrganisations", json!({ "text": "สำนักงานตัวอย่าง เขต 1" })).await;
    let log = stage.ask("GetEventLog", json!({ "source": "partners", "tally_at_position": 1 })).await;
    assert_eq!(log["tallies"].as_array().map(Vec::len), Some(1), "one event, one thing: {log}");
    let trail = stage.ask("ListAuditEntries", json!({ "source": "partners", "method": "CancelAgreement" })).await;
    assert_eq!(trail["entries"].as_array().map(Vec::len), Some(1), "{trail}");
    for list in ["ListOrganisations", "ListPersons", "ListPositions", "ListAgreements", "ListPartnerships"] {
        let reply = stage.ask(list, json!({})).await;
        let rows = reply.as_object().and_then(|fields| fields.values().find_map(Json::as_array)).map_or(0, Vec::len);
        assert!(rows > 0, "{list} shows what is there: {reply}");
    }
}
