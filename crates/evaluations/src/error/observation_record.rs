//! What is wrong with one place of what was seen in a lesson, as people read it. No text repeats what was marked.

use chassis::failure::FieldViolation;

use super::violation;
use crate::domain::observation::{RecordProblem, Violation};

/// All of them, each at its place.
pub(super) fn all(found: &[Violation]) -> Vec<FieldViolation> {
    found.iter().map(|violation| one(violation.path.clone(), &violation.problem)).collect()
}

fn one(field: String, problem: &RecordProblem) -> FieldViolation {
    let (reason, th, en) = match problem {
        RecordProblem::Code(problem) => return violation::one(field, problem),
        RecordProblem::TooFew { .. } | RecordProblem::NotMarked(_) | RecordProblem::SeenAlike => return incomplete(field, problem),
        RecordProblem::NoSuchInterval { .. } | RecordProblem::OneCodeAnInterval => return of_interval(field, problem),
        RecordProblem::SegmentsOverlap => {
            ("SEGMENTS_OVERLAP", "ช่วงสังเกตเริ่มก่อนช่วงก่อนหน้าจบ".to_owned(), "The segment begins before the one before it has ended".to_owned())
        }
        RecordProblem::OutsideSegment => {
            ("OUTSIDE_SEGMENT", "เวลานี้ไม่อยู่ในช่วงสังเกตใด".to_owned(), "The minute lies in no segment".to_owned())
        }
        RecordProblem::TooManySegments(most) => {
            ("TOO_MANY_SEGMENTS", format!("คาบเรียนหนึ่งมีช่วงสังเกต {most} ช่วง"), format!("A lesson has {most} segments"))
        }
        RecordProblem::AlwaysApplies => (
            "NOT_APPLICABLE_NOT_ALLOWED",
            "รายการนี้ต้องให้ระดับ ระบุว่าไม่เกี่ยวข้องไม่ได้".to_owned(),
            "This always applies; it needs a level".to_owned(),
        ),
        RecordProblem::MarkedElsewhere => (
            "NOT_EXPECTED_HERE",
            "รายการนี้ไม่ได้บันทึกในส่วนนี้ กรุณาตรวจสอบว่าบันทึกรายช่วง รายครั้งที่มอง หรือทั้งคาบ".to_owned(),
            "This is marked elsewhere: in segments, in snapshots or of the lesson as a whole".to_owned(),
        ),
        RecordProblem::NotAskedFor(other) => (
            "NOT_EXPECTED_HERE",
            format!("รายการนี้ใช้ตามคำตอบของ “{other}” เท่านั้น"),
            format!("This is asked for by the answer to {other} only"),
        ),
    };
    FieldViolation::new(field, reason, th, en)
}

fn of_interval(field: String, problem: &RecordProblem) -> FieldViolation {
    if let RecordProblem::NoSuchInterval { watched } = problem {
        return FieldViolation::new(
            field,
            "INTERVAL_UNKNOWN",
            format!("บันทึกไว้ {watched} ช่วงเวลาเท่านั้น"),
            format!("Only {watched} intervals were watched, so there is no such one"),
        );
    }
    FieldViolation::new(field, "ONE_CODE_AN_INTERVAL", "เครื่องมือนี้บันทึกได้หนึ่งรหัสต่อช่วงเวลา", "This instrument has one code an interval")
}

fn incomplete(field: String, problem: &RecordProblem) -> FieldViolation {
    if let RecordProblem::TooFew { have, need } = problem {
        return FieldViolation::new(
            field,
            "RECORD_TOO_SHORT",
            format!("บันทึกแล้ว {have} จากที่ต้องมี {need} รายการ"),
            format!("There are {have} of {need} of what the instrument asks for"),
        );
    }
    if let RecordProblem::NotMarked(codes) = problem {
        let list = codes.join(", ");
        return FieldViolation::new(field, "MARKS_MISSING", format!("ยังไม่ได้บันทึก: {list}"), format!("Not marked yet: {list}"));
    }
    FieldViolation::new(
        field,
        "NOT_EXPECTED_HERE",
        "ผู้สังเกตทั้งสองเห็นตรงกันในรายการนี้อยู่แล้ว",
        "Both observers saw the same here, so there is nothing to agree on",
    )
}
