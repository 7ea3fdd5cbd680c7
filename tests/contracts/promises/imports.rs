//! A file of schools is planned, applied and undone, and a plan is thrown away.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};

use super::schools::id;
use super::stage::Stage;

/// Makes every call about imports, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage, province: &str) {
    let import = planned(stage, 61).await;
    stage.ask("GetImport", json!({ "id": import })).await;
    stage.ask("ListImports", json!({})).await;
    let rows = stage.ask("ListImportRows", json!({ "id": import })).await;
    assert_eq!(rows["rows"].as_array().map(Vec::len), Some(1), "{rows}");
    let applied = stage.act("ApplyImport", json!({ "id": import })).await;
    assert_eq!(applied["import"]["counts"]["applied"], json!(1), "{applied}");
    stage.act("UndoImport", json!({ "id": import, "reason": "ไฟล์ผิด" })).await;
    let template = stage.ask("RenderImportTemplate", json!({ "area_id": province })).await;
    assert!(template["schools"].as_i64().is_some_and(|schools| schools > 0), "{}", template["schools"]);
    let other = planned(stage, 62).await;
    stage.act("DiscardImport", json!({ "id": other })).await;
}

async fn planned(stage: &mut Stage, number: u32) -> String {
    let headings = "OBEC10,ชื่อโรงเรียน,สังกัด,รหัสเขตพื้นที่,รหัสตำบล,ชั้นต่ำสุด,ชั้นสูงสุด";
    let file = format!("{headings}\n99900000{number},โรงเรียนจากไฟล์ (ข้อมูลสมมติ),สพฐ.,4005,400501,อ.2,ป.6\n");
    let request: Json = json!({ "kind": "IMPORT_KIND_SCHOOLS", "file": STANDARD.encode(file) });
    id(&stage.act("PlanImport", request).await, "import")
}
