//! A framework from its first draft to its second published version, how the two compare, and a version that is given up. Every call is made
//! at least once: what is changed before anything was published, because afterwards everybody sees it; what is read afterwards.

use serde_json::{Value as Json, json};

use super::schools::id;
use super::stage::Stage;

const OWNER: &str = "0197f0a0-0000-7000-8000-0000000000f0";

/// Makes every call there is about frameworks, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage) {
    let framework = id(&stage.act("CreateFramework", json!({ "framework": about("WSA-TEST") })).await, "framework");
    let change = json!({
        "owner_organisation_id": OWNER,
        "purpose": "FRAMEWORK_PURPOSE_ACCOUNTABILITY",
        "name": { "th": "เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)" },
        "licence": { "code": "CC-BY-4.0", "attribution": "Sala" },
    });
    stage.act("UpdateFramework", json!({ "id": framework, "framework": change })).await;
    stage.act("CreateFrameworkVersion", json!({ "id": framework, "content": content("ร่างแรก") })).await;
    stage.act("UpdateFrameworkVersion", json!({ "id": framework, "n": 1, "content": content("ร่างที่สอง") })).await;
    stage.act("CreateFrameworkVersion", json!({ "id": framework, "copy_of_n": 1 })).await;
    stage.act("CreateFrameworkVersion", json!({ "id": framework, "copy_of_n": 1 })).await;
    stage.act("RetireFrameworkVersion", json!({ "id": framework, "n": 3, "reason": "ไม่ใช้แล้ว" })).await;
    for n in [1, 2] {
        tried_out(stage, &framework, n).await;
    }
    for n in [1, 2] {
        stage.act("PublishFrameworkVersion", json!({ "id": framework, "n": n })).await;
    }
    let row = json!({ "from_code": "A.1", "to_code": "A.1", "relation": "EQUATING_RELATION_IDENTICAL" });
    stage.act("SetEquating", json!({ "id": framework, "from_n": 1, "to_n": 2, "rows": [row], "rationale": "ข้อความเดียวกัน" })).await;
    stage.ask("GetFramework", json!({ "id": framework })).await;
    stage.ask("ListFrameworks", json!({})).await;
    stage.ask("GetFrameworkVersion", json!({ "id": framework, "n": 1 })).await;
    stage.ask("ListFrameworkVersions", json!({ "id": framework })).await;
    stage.ask("GetEquating", json!({ "id": framework, "from_n": 1, "to_n": 2 })).await;
}

async fn tried_out(stage: &mut Stage, framework: &str, n: i32) {
    stage.act("SubmitFrameworkVersion", json!({ "id": framework, "n": n })).await;
    for expert in 1..=3 {
        let said = json!([{ "code": "A.1", "congruence": "CONGRUENCE_CONGRUENT" }]);
        let expert = format!("0197f0a0-0000-7000-8000-0000000000e{expert}");
        stage.act("RecordExpertRatings", json!({ "id": framework, "n": n, "expert_ref": expert, "ratings": said })).await;
    }
    stage.act("StartFrameworkTrial", json!({ "id": framework, "n": n })).await;
}

fn about(code: &str) -> Json {
    json!({
        "code": code,
        "owner_organisation_id": OWNER,
        "kind": "FRAMEWORK_KIND_SCHOOL_RUBRIC",
        "purpose": "FRAMEWORK_PURPOSE_FORMATIVE",
        "unit": "JUDGED_UNIT_SCHOOL",
        "name": { "th": "เกณฑ์ตัวอย่าง (ข้อมูลสมมติ)" },
        "licence": { "code": "PROJECT-OWNED", "attribution": "Sala" },
    })
}

/// One dimension with one indicator on a scale of two levels.
fn content(note: &str) -> Json {
    let text = |th: &str| json!({ "th": th });
    let level = |code: &str, points: i64| json!({ "code": code, "label": text("ระดับ"), "points_e4": points });
    let described = |rank: i32| json!({ "rank": rank, "text": text("คำอธิบาย") });
    let dimension = json!({
        "code": "A", "kind": "NODE_KIND_DIMENSION", "text": text("ด้าน"), "weight_e4": 1_000_000, "children_weight_e4": 1_000_000,
    });
    let indicator = json!({
        "code": "A.1", "parent_code": "A", "kind": "NODE_KIND_INDICATOR", "text": text("ตัวชี้วัด"), "weight_e4": 1_000_000,
        "scale_code": "TWO", "scored": true, "descriptor_set_code": "LOOKS",
    });
    json!({
        "effective_year": { "be_year": 2567 },
        "scales": [{ "code": "TWO", "kind": "SCALE_TYPE_LEVEL", "levels": [level("L1", 0), level("L2", 1_000_000)] }],
        "nodes": [dimension, indicator],
        "descriptor_sets": [{ "code": "LOOKS", "scale_code": "TWO", "levels": [described(1), described(2)] }],
        "weighting": "WEIGHTING_RULE_DECLARED",
        "root_weight_e4": 1_000_000,
        "aggregation": { "rule": "AGGREGATION_RULE_WEIGHTED_POINTS", "percent_formula": "PERCENT_FORMULA_LEVEL_MINUS_ONE" },
        "judgement": "JUDGEMENT_PER_INDICATOR",
        "notes": [note],
    })
}
