//! A province with two offices, a school that moves, is counted and merged, and a new order of areas; every call is made once.

use serde_json::{Value as Json, json};

use super::stage::Stage;
use super::{imports, innovations, lesson_study, programmes, teachers};

/// Makes every call there is, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage) {
    let map = drawn(stage).await;
    let schools = founded(stage, &map).await;
    counted(stage, &schools[0]).await;
    changed(stage, &map, &schools).await;
    read(stage, &map, &schools).await;
    imports::tell(stage, &map.province).await;
    lesson_study::tell(stage, &schools[1]).await;
    teachers::tell(stage, (&schools[1], &schools[2])).await;
    innovations::tell(stage, (&schools[1], &schools[2]), &map.offices[0]).await;
    reorganised(stage, &map).await;
    programmes::tell(stage, &schools[1], (&map.province, &map.innovation_area)).await;
}

/// Ids of what lies where.
struct Map {
    province: String,
    offices: [String; 2],
    centre: String,
    innovation_area: String,
}

pub(super) fn id(reply: &Json, thing: &str) -> String {
    reply[thing]["id"].as_str().unwrap_or_else(|| panic!("the reply has no {thing}: {reply}")).to_owned()
}

pub(super) fn day(year: i32, month: i32, day: i32) -> Json {
    json!({ "year": year, "month": month, "day": day })
}

fn area(kind: &str, scheme: &str, code: &str, name: &str, parents: &[(&str, &String)]) -> Json {
    let parents: Vec<Json> = parents.iter().map(|(hierarchy, id)| json!({ "hierarchy": hierarchy, "parent_id": id })).collect();
    json!({
        "kind": format!("AREA_KIND_{kind}"),
        "code": { "scheme": scheme, "value": code },
        "names": [{ "name": { "th": name } }],
        "parents": parents,
    })
}

async fn drawn(stage: &mut Stage) -> Map {
    let (service, administrative) = ("HIERARCHY_SERVICE", "HIERARCHY_ADMINISTRATIVE");
    let reply = stage.act("RegisterArea", area("PROVINCE", "TIS1099", "40", "ขอนแก่น", &[])).await;
    let province = id(&reply, "area");
    let mut offices = Vec::new();
    for code in ["4001", "4005"] {
        let name = format!("เขตพื้นที่ {code}");
        let reply = stage.act("RegisterArea", area("ESAO", "ESAO", code, &name, &[(service, &province)])).await;
        offices.push(id(&reply, "area"));
    }
    let lies_in = [(administrative, &province), (service, &offices[1])];
    stage.act("RegisterArea", area("DISTRICT", "TIS1099", "4005", "ชุมแพ", &lies_in)).await;
    let centre = area("NETWORK_CENTRE", "CENTRE", "501", "ศูนย์เครือข่ายตัวอย่าง (ข้อมูลสมมติ)", &[(service, &offices[1])]);
    let centre = id(&stage.act("RegisterArea", centre).await, "area");
    let name = json!({ "th": "ศูนย์เครือข่ายใหม่ (ข้อมูลสมมติ)" });
    stage.act("RenameArea", json!({ "id": centre, "name": name, "valid_from": day(2021, 6, 1) })).await;
    let eia = area("EIA", "EIA", "40", "พื้นที่นวัตกรรมตัวอย่าง", &[]);
    let innovation_area = id(&stage.act("RegisterArea", eia).await, "area");
    let status = json!({ "standing": "INNOVATION_STANDING_ASPIRING", "valid_from": day(2021, 9, 10) });
    stage.act("SetInnovationStatus", json!({ "id": innovation_area, "status": status })).await;
    let [first, second] = [offices[0].clone(), offices[1].clone()];
    Map { province, offices: [first, second], centre, innovation_area }
}

fn school(map: &Map, number: u32) -> Json {
    json!({
        "codes": [{ "scheme": "OBEC10", "value": format!("99900000{number:02}") }],
        "name": { "th": format!("โรงเรียนตัวอย่างที่ {number} (ข้อมูลสมมติ)") },
        "agency": "AGENCY_OBEC",
        "service_area_id": map.offices[1],
        "location": { "subdistrict_code": "400501" },
        "lowest_grade": "GRADE_K2",
        "highest_grade": "GRADE_P6",
    })
}

async fn founded(stage: &mut Stage, map: &Map) -> [String; 3] {
    let first = stage.act("RegisterSchool", json!({ "school": school(map, 1) })).await;
    let second = stage.act("RegisterSchool", json!({ "school": school(map, 2) })).await;
    let third = stage.act("RegisterSchool", json!({ "school": school(map, 3) })).await;
    [id(&first, "school"), id(&second, "school"), id(&third, "school")]
}

async fn counted(stage: &mut Stage, school: &str) {
    let counts = |boys: i32| json!({ "grades": [{ "grade": "GRADE_P1", "male": boys, "female": 12 }] });
    let term = json!({ "be_year": 2564, "semester": 1 });
    let numbers = |boys: i32| json!({ "term": term, "source": "ENROLMENT_SOURCE_DMC", "counts": counts(boys) });
    let mut first = numbers(10);
    first["school_id"] = json!(school);
    first["as_of"] = day(2021, 6, 10);
    let snapshot = id(&stage.act("RecordEnrolment", first).await, "snapshot");
    let mut corrected = numbers(11);
    corrected["id"] = json!(snapshot);
    stage.act("CorrectEnrolment", corrected).await;
    stage.act("ConfirmEnrolment", json!({ "id": snapshot })).await;
    stage.ask("GetEnrolment", json!({ "id": snapshot })).await;
    stage.ask("ListEnrolments", json!({ "school_id": school })).await;
}

async fn changed(stage: &mut Stage, map: &Map, schools: &[String; 3]) {
    let [school, other, _] = schools;
    let from = |mut body: Json, month: i32| {
        body["id"] = json!(school);
        body["valid_from"] = day(2021, month, 1);
        body
    };
    stage.act("ChangeCentre", from(json!({ "centre_id": map.centre }), 6)).await;
    stage.act("RenameSchool", from(json!({ "name": { "th": "โรงเรียนชื่อใหม่ (ข้อมูลสมมติ)" } }), 6)).await;
    stage.act("RelocateSchool", from(json!({ "location": { "subdistrict_code": "400502" } }), 6)).await;
    stage.act("AddSchoolIdentifier", from(json!({ "code": { "scheme": "SMIS8", "value": "40050001" } }), 6)).await;
    stage.act("AssignHead", from(json!({ "person_ref": "0197f0a0-0000-7000-8000-0000000000aa", "acting": true }), 6)).await;
    let profile = json!({ "id": school, "profile": { "tags": ["TSQP"] }, "update_mask": "tags" });
    stage.act("UpdateSchoolProfile", profile).await;
    stage.act("ChangeAffiliation", from(json!({ "agency": "AGENCY_OBEC", "service_area_id": map.offices[0] }), 7)).await;
    let no_pupils = json!({ "status": "SCHOOL_STATUS_NO_PUPILS", "reason": "ไม่มีนักเรียนในปีการศึกษานี้" });
    stage.act("ChangeSchoolStatus", from(no_pupils, 7)).await;
    stage.act("MergeSchool", from(json!({ "into_school_id": other, "reason": "ประกาศตัวอย่าง" }), 8)).await;
}

async fn read(stage: &mut Stage, map: &Map, schools: &[String; 3]) {
    let dates = json!({ "starts_on": day(2021, 5, 17), "ends_on": day(2021, 10, 11) });
    let mut term = dates.clone();
    term["term"] = json!({ "be_year": 2564, "semester": 1 });
    term["area_id"] = json!(map.province);
    let made = id(&stage.act("DefineTerm", term).await, "term");
    stage.act("ChangeTerm", json!({ "id": made, "starts_on": day(2021, 6, 14), "ends_on": day(2021, 10, 11) })).await;
    stage.ask("ListTerms", json!({})).await;
    let resolved = stage.ask("ResolveTerm", json!({ "day": day(2021, 7, 1), "school_id": schools[0] })).await;
    assert_eq!(id(&resolved, "term"), made);
    stage.ask("GetArea", json!({ "id": map.innovation_area })).await;
    stage.ask("ListAreas", json!({})).await;
    stage.ask("GetSchool", json!({ "id": schools[0] })).await;
    stage.ask("ListSchools", json!({})).await;
    let found = stage.ask("ResolveSchoolCode", json!({ "value": "40050001" })).await;
    assert_eq!(id(&found, "school"), schools[0]);
}

async fn reorganised(stage: &mut Stage, map: &Map) {
    let mut order = json!({
        "on": day(2021, 12, 1),
        "hierarchy": "HIERARCHY_SERVICE",
        "moves": [{ "area_ids": [map.centre], "to_area_id": map.offices[0] }],
        "reason": "ประกาศตัวอย่าง",
    });
    let preview = stage.preview("ReorganiseAreas", order.clone()).await;
    order["plan_hash"] = preview["plan_hash"].clone();
    stage.act("ReorganiseAreas", order).await;
}
