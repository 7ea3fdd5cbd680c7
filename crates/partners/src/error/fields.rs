//! Problems of fields, as violations with full paths.

use chassis::failure::{Failure, FieldViolation};

use crate::domain::{FieldProblem, Problem};

/// All problems, each at its field of `agreement`.
pub(super) fn failure(problems: Vec<FieldProblem>) -> Failure {
    under("agreement", problems)
}

/// All problems, each at its field below `parent`; paths stand as they are when `parent` is empty.
pub(crate) fn under(parent: &str, problems: Vec<FieldProblem>) -> Failure {
    let path = |path: String| if parent.is_empty() { path } else { format!("{parent}.{path}") };
    Failure::invalid(problems.into_iter().map(|problem| violation(path(problem.path), problem.problem)).collect())
}

/// A period that ends before it starts.
pub(crate) fn end_before_start(field: &str) -> Failure {
    Failure::invalid(vec![FieldViolation::new(
        field,
        "END_BEFORE_START",
        "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่มต้น",
        "The end must not be before the start",
    )])
}

fn violation(field: String, problem: Problem) -> FieldViolation {
    let (reason, th, en) = match problem {
        Problem::Required => ("FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required")),
        Problem::NumberExpected(number) => (
            "NUMBERING_HAS_GAPS",
            format!("“{field}” ต้องเรียงลำดับจาก 1 โดยไม่ข้าม ลำดับที่ถูกต้องคือ {number}"),
            format!("{field} must be numbered from 1 without gaps, expected {number}"),
        ),
        Problem::Twice(value) => {
            ("GIVEN_TWICE", format!("“{field}” ซ้ำกับรายการก่อนหน้า: {value}"), format!("{field} repeats an earlier entry: {value}"))
        }
        Problem::UnknownConcept(code) => (
            "UNKNOWN_CHOICE",
            format!("ค่า “{code}” ในช่อง “{field}” ไม่มีในรายการ กรุณาเลือกจากรายการ"),
            format!("{code} is not a choice for {field}"),
        ),
        Problem::OutOfRange(min, max) => {
            ("VALUE_OUT_OF_RANGE", format!("“{field}” ต้องอยู่ระหว่าง {min} ถึง {max}"), format!("{field} must be between {min} and {max}"))
        }
        Problem::NotACode(value) => {
            ("FIELD_INVALID", format!("ข้อมูลในช่อง “{field}” ไม่ถูกต้อง พบค่า “{value}”"), format!("{field} is invalid: {value}"))
        }
        Problem::NamesOverlap => (
            "NAMES_OVERLAP",
            format!("“{field}” มีชื่อประเภทเดียวกันใช้อยู่ในวันเดียวกัน"),
            format!("{field}: two such names are valid on the same day"),
        ),
        Problem::NoOfficialThaiName => (
            "OFFICIAL_NAME_REQUIRED",
            "กรุณากรอกชื่อเต็มภาษาไทยที่ใช้อยู่ในวันนี้".to_owned(),
            "An official Thai name valid today is required".to_owned(),
        ),
        Problem::OwnParent => {
            ("OWN_PARENT", "หน่วยงานเป็นต้นสังกัดของตนเองไม่ได้".to_owned(), "An organisation cannot be above itself".to_owned())
        }
        Problem::TitleSaysOtherwise(kind) => (
            "POSITION_KIND_MISMATCH",
            format!("ถ้อยคำในชื่อตำแหน่งไม่ตรงกับประเภทการดำรงตำแหน่ง ควรเป็น {kind}"),
            format!("The words of the title say another kind of holding: {kind}"),
        ),
    };
    FieldViolation::new(field, reason, th, en)
}
