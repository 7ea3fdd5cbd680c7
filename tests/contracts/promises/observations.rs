//! An instrument for lessons, observers that are certified and calibrated, a lesson that two of them watch, agree on and release to its teacher,
//! and an observation that does not count. What is read before everybody may is read where it succeeds.

use serde_json::{Value as Json, json};

use super::schools::{day, id};
use super::stage::Stage;

const OWNER: &str = "0197f0a0-0000-7000-8000-0000000000f0";

/// Makes every call there is about observers and observations, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage) {
    // The service knows schools by what was told of them.
    stage.world.settle().await;
    let school = id(&stage.ask("ResolveSchoolCode", json!({ "value": "9990000002" })).await, "school");
    let framework = instrument(stage).await;
    certified(stage, &framework).await;
    let schedule = |observer: u32, period: i32| {
        json!({
            "framework_id": framework, "framework_n": 1, "school_id": school, "observer_ref": person(observer), "teacher_ref": person(9),
            "observed_on": day(2021, 12, 15), "period": period, "class_name": "ป.4/1", "subject": "คณิตศาสตร์",
            "purpose": "OBSERVATION_PURPOSE_FEEDBACK",
        })
    };
    let mut halves = Vec::new();
    for (observer, rank) in [(1, 3), (2, 4)] {
        let made = id(&stage.act("ScheduleObservation", schedule(observer, 2)).await, "observation");
        stage.act("RecordObservation", json!({ "id": made, "record": record(rank) })).await;
        stage.act("SubmitObservation", json!({ "id": made })).await;
        halves.push(made);
    }
    let both = json!({ "first_observation_id": halves[0], "second_observation_id": halves[1] });
    let pair = id(&stage.act("PairObservations", both).await, "pair");
    let agreed = json!([{ "segment": 1, "mark": { "code": "A.1", "rank": 4 } }]);
    stage.act("ReconcileObservationPair", json!({ "id": pair, "agreed": agreed })).await;
    stage.act("ReleaseObservation", json!({ "id": halves[0], "feedback": "ขอบคุณครู" })).await;
    let other = id(&stage.act("ScheduleObservation", schedule(1, 3)).await, "observation");
    stage.act("VoidObservation", json!({ "id": other, "reason": "ครูลาป่วย" })).await;
    stage.ask("GetObservation", json!({ "id": halves[0] })).await;
    stage.ask("GetObservationPair", json!({ "id": pair })).await;
    stage.ask("GetObservationFeedback", json!({ "id": halves[0] })).await;
    let summary = json!({ "cycle_id": cycle(stage, &framework).await, "area_scope": "province:40" });
    let reply = stage.ask("GetObservationSummary", summary).await;
    assert_eq!(reply["suppressed"], true, "one lesson adds up to nothing that anybody may know: {reply}");
    for list in ["ListObservations", "ListObservationFeedback", "ListCertifications"] {
        let reply = stage.ask(list, json!({})).await;
        let rows = reply.as_object().and_then(|fields| fields.values().find_map(Json::as_array)).map_or(0, Vec::len);
        assert!(rows > 0, "{list} shows what is there: {reply}");
    }
}

/// An open cycle in whose time lessons are observed by the instrument.
async fn cycle(stage: &mut Stage, framework: &str) -> String {
    let province = stage.ask("ListAreas", json!({ "kinds": ["AREA_KIND_PROVINCE"] })).await["areas"][0]["id"].clone();
    let plan = json!({
        "owner_organisation_id": OWNER,
        "name": { "th": "รอบสังเกตชั้นเรียนตัวอย่าง (ข้อมูลสมมติ)" },
        "framework_id": framework,
        "framework_n": 1,
        "term": { "be_year": 2564, "semester": 2 },
        "round": "CYCLE_ROUND_WAVE2",
        "population": { "area_ids": [province], "as_of": day(2021, 12, 20) },
        "windows": { "collect_from": day(2021, 12, 1), "collect_to": day(2022, 1, 31) },
        "policy": { "roles": ["ASSESSOR_ROLE_SUPERVISOR"], "min_raters": 1 },
    });
    let made = id(&stage.act("CreateCycle", json!({ "plan": plan })).await, "cycle");
    stage.act("OpenCycle", json!({ "id": made })).await;
    made
}

fn person(n: u32) -> String {
    format!("0197f0a0-0000-7000-8000-0000000c000{n}")
}

async fn certified(stage: &mut Stage, framework: &str) {
    let rating = json!({ "code": "A.1", "given_rank": 3, "master_rank": 4 });
    let examined = json!({ "framework_id": framework, "framework_n": 1, "observer_ref": person(1), "exam_ratings": [rating] });
    let made = id(&stage.act("GrantCertification", examined).await, "certification");
    stage.act("RevokeCertification", json!({ "id": made, "reason": "สอบใหม่" })).await;
    let code = json!({ "segment": 1, "code": "A.1", "rank": 3 });
    let round = json!({
        "framework_id": framework, "framework_n": 1, "held_on": day(2021, 12, 1), "lesson": "บทเรียนตัวอย่าง (ข้อมูลสมมติ)", "master": [code],
        "ratings": [{ "observer_ref": person(1), "codes": [code] }],
    });
    let round = id(&stage.act("RecordCalibrationRound", round).await, "round");
    stage.ask("GetCalibrationRound", json!({ "id": round })).await;
    stage.ask("ListCalibrationRounds", json!({ "framework_id": framework })).await;
}

fn record(rank: i32) -> Json {
    json!({
        "pupils_present": 28,
        "segments": [{ "marks": [{ "code": "A.1", "rank": rank }] }],
        "snapshots": [{ "minute": 4, "marks": [{ "code": "T.1", "rank": 2 }] }],
    })
}

/// One segment with one snapshot, one element.
async fn instrument(stage: &mut Stage) -> String {
    let about = json!({
        "code": "ALO-TEST",
        "owner_organisation_id": OWNER,
        "kind": "FRAMEWORK_KIND_CLASSROOM_OBSERVATION",
        "purpose": "FRAMEWORK_PURPOSE_FORMATIVE",
        "unit": "JUDGED_UNIT_LESSON",
        "name": { "th": "แบบสังเกตตัวอย่าง (ข้อมูลสมมติ)" },
        "licence": { "code": "PROJECT-OWNED", "attribution": "Sala" },
    });
    let framework = id(&stage.act("CreateFramework", json!({ "framework": about })).await, "framework");
    stage.act("CreateFrameworkVersion", json!({ "id": framework, "content": content() })).await;
    stage.act("SubmitFrameworkVersion", json!({ "id": framework, "n": 1 })).await;
    for expert in 1..=3 {
        let said: Vec<Json> = ["T.1", "A.1"].map(|code| json!({ "code": code, "congruence": "CONGRUENCE_CONGRUENT" })).to_vec();
        let expert = format!("0197f0a0-0000-7000-8000-0000000000e{expert}");
        stage.act("RecordExpertRatings", json!({ "id": framework, "n": 1, "expert_ref": expert, "ratings": said })).await;
    }
    stage.act("StartFrameworkTrial", json!({ "id": framework, "n": 1 })).await;
    stage.act("PublishFrameworkVersion", json!({ "id": framework, "n": 1 })).await;
    framework
}

fn content() -> Json {
    let text = |th: &str| json!({ "th": th });
    let level = |n: i64| json!({ "code": n.to_string(), "label": text("ระดับ"), "points_e4": n * 10_000 });
    let choice = |code: &str| json!({ "code": code, "label": text("ตัวเลือก") });
    let described = |rank: i32| json!({ "rank": rank, "text": text("คำอธิบาย") });
    let dimension = |code: &str| json!({ "code": code, "kind": "NODE_KIND_DIMENSION", "text": text("ด้าน") });
    let indicator = |code: &str, parent: &str, scale: &str, tag: &str| {
        json!({
            "code": code, "parent_code": parent, "kind": "NODE_KIND_INDICATOR", "text": text("ตัวชี้วัด"), "scale_code": scale, "scored": true,
            "descriptor_set_code": scale, "tags": [tag],
        })
    };
    json!({
        "effective_year": { "be_year": 2567 },
        "scales": [
            { "code": "FIVE", "kind": "SCALE_TYPE_LEVEL", "levels": [level(1), level(2), level(3), level(4), level(5)] },
            { "code": "YES_NO", "kind": "SCALE_TYPE_CHOICE", "levels": [choice("NO"), choice("YES")] },
        ],
        "nodes": [
            dimension("T"), indicator("T.1", "T", "YES_NO", "PER_SNAPSHOT"), dimension("A"), indicator("A.1", "A", "FIVE", "PER_SEGMENT"),
        ],
        "descriptor_sets": [
            { "code": "FIVE", "scale_code": "FIVE", "levels": [described(1), described(2), described(3), described(4), described(5)] },
            { "code": "YES_NO", "scale_code": "YES_NO", "levels": [described(1), described(2)] },
        ],
        "procedure": {
            "segments": 1, "segment_minutes": 15, "snapshot_minutes": [4], "exam_share_e4": 8_000, "exam_within_levels": 1, "certified_months": 12,
        },
        "weighting": "WEIGHTING_RULE_NONE",
        "aggregation": { "rule": "AGGREGATION_RULE_HOLISTIC_FROM_BEHAVIOURS" },
        "judgement": "JUDGEMENT_HOLISTIC_PER_ELEMENT",
    })
}
