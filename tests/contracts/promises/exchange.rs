//! A rubric and the results of a cycle leave in the files of the national standard and come in again.

use serde_json::{Value as Json, json};

use super::schools::day;
use super::stage::Stage;

const OWNER: &str = "0197f0a0-0000-7000-8000-0000000000f0";

/// Makes every call there is about files of the national standard, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage) {
    let cycles = stage.ask("ListCycles", json!({ "statuses": ["CYCLE_STATUS_FINALISED"] })).await;
    let cycle = &cycles["cycles"][0];
    let plan = &cycle["plan"];
    let asked = json!({
        "framework_id": plan["framework_id"],
        "cycle_id": cycle["id"],
        "code_scheme": "OBEC10",
        "organisation_name": "สำนักงานตัวอย่าง (ข้อมูลสมมติ)",
    });
    let out = stage.ask("ExportNationalSchema", asked).await;
    let files: Vec<Json> = out["files"]
        .as_array()
        .unwrap_or_else(|| panic!("no files: {out}"))
        .iter()
        .map(|file| json!({ "name": file["name"], "content": file["content"] }))
        .collect();
    let (criteria, results) = files.split_at(4);
    let framework = json!({
        "code": "WSA-ELSEWHERE",
        "owner_organisation_id": OWNER,
        "kind": "FRAMEWORK_KIND_SCHOOL_RUBRIC",
        "purpose": "FRAMEWORK_PURPOSE_FORMATIVE",
        "unit": "JUDGED_UNIT_SCHOOL",
        "name": { "th": "เกณฑ์จากที่อื่น (ข้อมูลสมมติ)" },
        "export_prefix": "WSA-TEST",
        "licence": { "code": "PROJECT-OWNED", "attribution": "Sala" },
    });
    stage.act("ImportNationalCriteria", json!({ "framework": framework, "files": criteria })).await;
    let taken = json!({
        "owner_organisation_id": OWNER,
        "framework_id": plan["framework_id"],
        "framework_n": plan["framework_n"],
        "as_of": day(2021, 12, 19),
        "code_scheme": "OBEC10",
        "source": "ระบบตัวอย่าง (ข้อมูลสมมติ)",
        "files": results,
    });
    stage.act("ImportNationalResults", taken).await;
}
