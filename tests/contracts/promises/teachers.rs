//! A teacher is posted, lent, moved, leaves and comes back. Every call is made once.

use serde_json::{Value as Json, json};

use super::schools::{day, id};
use super::stage::Stage;

/// Makes every call there is about a teacher of these schools, each where it succeeds.
pub(super) async fn tell(stage: &mut Stage, (school, other): (&str, &str)) {
    let posting = |school: &str, valid_from: Json| {
        json!({
            "school_id": school,
            "role": "TEACHER_ROLE_TEACHER",
            "subjects": ["คณิตศาสตร์"],
            "grades": ["GRADE_P4"],
            "valid_from": valid_from,
        })
    };
    let first = json!({ "person_ref": "0197f0a0-0000-7000-8000-0000000000b1", "posting": posting(school, day(2021, 5, 16)) });
    let teacher = id(&stage.act("CreateTeacher", first).await, "teacher");
    stage.act("SecondTeacher", json!({ "id": teacher, "posting": posting(other, day(2021, 6, 1)) })).await;
    stage.act("EndPosting", json!({ "id": teacher, "posting_no": 2, "valid_to": day(2021, 10, 1) })).await;
    stage.act("MoveTeacher", json!({ "id": teacher, "posting": posting(other, day(2021, 11, 1)) })).await;
    stage.act("EndPosting", json!({ "id": teacher, "posting_no": 3, "valid_to": day(2021, 12, 1) })).await;
    stage.act("PostTeacher", json!({ "id": teacher, "posting": posting(school, day(2021, 12, 10)) })).await;
    let year = json!({ "be_year": 2564, "semester": 0 });
    stage.act("RecordPdHours", json!({ "id": teacher, "academic_term": year, "hours_e2": 2050 })).await;
    let found = stage.ask("GetTeacher", json!({ "id": teacher })).await;
    assert_eq!(found["teacher"]["postings"].as_array().map(Vec::len), Some(4), "{found}");
    let listed = stage.ask("ListTeachers", json!({ "school_id": school })).await;
    assert_eq!(listed["teachers"].as_array().map(Vec::len), Some(1), "{listed}");
}
