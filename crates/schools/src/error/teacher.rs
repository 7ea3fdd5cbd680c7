//! Refusals about teachers and their postings, as people read them.

use chassis::failure::Failure;
use chassis::thai::date::{DateStyle, format_date};

use super::{invalid, refused};
use crate::domain::teacher::{MOST_POSTINGS, TeacherError};

pub(super) fn failure(error: TeacherError) -> Failure {
    match error {
        TeacherError::NoDay => not_after_start().at("posting.valid_to"),
        TeacherError::EndBeforeStart => not_after_start().at("valid_to"),
        TeacherError::SubjectTwice(at) => twice(format!("posting.subjects[{at}]")),
        TeacherError::GradeTwice(at) => twice(format!("posting.grades[{at}]")),
        TeacherError::GradeNotOffered { at, grade } => invalid(
            "GRADE_NOT_OFFERED",
            format!("โรงเรียนไม่ได้เปิดสอนชั้น {grade} กรุณาตรวจสอบชั้นที่เปิดสอน"),
            format!("The school does not offer {grade}; check the grades that it offers"),
        )
        .at(format!("posting.grades[{at}]")),
        TeacherError::Overlap => refused(
            "POSTINGS_OVERLAP",
            "ครูมีการดำรงตำแหน่งอื่นในช่วงวันเดียวกัน กรุณาสิ้นสุดรายการเดิมก่อน หรือบันทึกเป็นการย้าย",
            "The teacher holds another post, or is at the school already, on some of these days; end that first, or record a move",
        )
        .at("posting.valid_from"),
        TeacherError::NotPosted { on } => refused(
            "NOT_POSTED",
            format!("ครูไม่มีตำแหน่งที่ดำรงอยู่ในวันที่ {}", format_date(on, DateStyle::Long)),
            format!("The teacher holds no post that lasts over {on}"),
        )
        .with("on", on.to_string())
        .at("posting.valid_from"),
        TeacherError::NoSuchPosting => Failure::no_such("posting_no"),
        TeacherError::EndedAlready { on } => refused(
            "POSTING_ENDED",
            format!("รายการนี้สิ้นสุดแล้วเมื่อวันที่ {}", format_date(on, DateStyle::Long)),
            format!("The posting has ended on {on} already"),
        )
        .with("on", on.to_string())
        .at("valid_to"),
        TeacherError::TooMany => invalid(
            "TOO_MANY_ITEMS",
            format!("บันทึกการดำรงตำแหน่งได้ไม่เกิน {MOST_POSTINGS} รายการ"),
            format!("At most {MOST_POSTINGS} postings"),
        )
        .at("posting"),
    }
}

fn not_after_start() -> Failure {
    invalid("END_BEFORE_START", "วันสิ้นสุดต้องอยู่หลังวันเริ่มต้น", "The end must be after the start")
}

fn twice(field: String) -> Failure {
    invalid("GIVEN_TWICE", format!("“{field}” ซ้ำกับรายการก่อนหน้า"), format!("{field} repeats an earlier entry")).at(field)
}
