//! Refusals about pupils and terms, as people read them.

use chassis::failure::{Failure, FieldViolation};
use chassis::thai::date::{DateStyle, format_date};

use super::{invalid, refused};
use crate::domain::enrolment::{CountError, EnrolmentError};
use crate::domain::term::TermError;

pub(super) fn failure(error: EnrolmentError) -> Failure {
    match error {
        EnrolmentError::Confirmed => {
            refused("SNAPSHOT_CONFIRMED", "ข้อมูลนักเรียนนี้ยืนยันแล้ว แก้ไขไม่ได้", "The snapshot is confirmed and does not change any more")
        }
        EnrolmentError::GradeNotOffered(grade) => invalid(
            "GRADE_NOT_OFFERED",
            format!("โรงเรียนไม่ได้เปิดสอนชั้น {grade} กรุณาตรวจสอบชั้นที่เปิดสอน"),
            format!("The school does not offer {grade}; check the grades that it offers"),
        )
        .at("counts.grades"),
        EnrolmentError::InFuture => {
            invalid("DATE_IN_FUTURE", "วันที่นับจำนวนต้องไม่อยู่ในอนาคต", "A day to come cannot have been counted").at("as_of")
        }
    }
}

/// What is wrong with the numbers of a request.
pub(crate) fn count_refusal(error: CountError) -> FieldViolation {
    match error {
        CountError::GradeTwice(grade) => {
            FieldViolation::new("counts.grades", "GIVEN_TWICE", format!("ชั้น {grade} มีมากกว่าหนึ่งรายการ"), format!("{grade} stands twice"))
        }
        CountError::TotalDiffers { sum, stated } => FieldViolation::new(
            "counts.stated_total",
            "TOTAL_DIFFERS",
            format!("ผลรวมของทุกชั้นเท่ากับ {sum} แต่ยอดรวมที่ระบุคือ {stated}"),
            format!("The sum of the grades is {sum}, stated is {stated}"),
        ),
        CountError::MoreThanAll(field) => FieldViolation::new(
            format!("counts.{field}"),
            "MORE_THAN_ALL",
            "จำนวนนี้มากกว่าจำนวนนักเรียนทั้งหมด",
            "More pupils of this kind than pupils",
        ),
    }
}

pub(super) fn term(error: TermError) -> Failure {
    match error {
        TermError::EndBeforeStart => {
            invalid("END_BEFORE_START", "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่มต้น", "The end must not be before the start").at("ends_on")
        }
        TermError::TooLong => {
            invalid("TERM_TOO_LONG", "ภาคเรียนต้องไม่ยาวเกิน 400 วัน กรุณาตรวจสอบปี", "A term is no longer than 400 days; check the year")
                .at("ends_on")
        }
    }
}

/// Two terms of one scope share a day.
pub(crate) fn terms_overlap(starts_on: jiff::civil::Date, ends_on: jiff::civil::Date) -> Failure {
    let (from, to) = (format_date(starts_on, DateStyle::Long), format_date(ends_on, DateStyle::Long));
    refused(
        "TERMS_OVERLAP",
        format!("ช่วง {from} ถึง {to} ซ้อนกับภาคเรียนอื่นของขอบเขตเดียวกัน"),
        format!("{starts_on} to {ends_on} overlaps another term of the same scope"),
    )
    .at("starts_on")
}
