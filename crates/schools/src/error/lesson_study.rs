//! Refusals about lesson study, coaching, open classes and meetings, as people read them.

use chassis::failure::{Failure, FieldViolation};
use chassis::thai::date::{DateStyle, format_date};
use jiff::civil::Date;

use super::{invalid, refused};
use crate::domain::coaching::CoachingError;
use crate::domain::lesson_study::{CycleError, Phase, TeamError};
use crate::domain::open_class::OpenClassError;
use crate::domain::plc::PlcError;

pub(super) fn team(error: TeamError) -> Failure {
    match error {
        TeamError::NoSchool => required("team.school_ids"),
        TeamError::NoSubject => required("team.subject"),
        TeamError::NoMember => required("team.members"),
        TeamError::SchoolTwice(at) => twice(format!("team.school_ids[{at}]")),
        TeamError::MemberTwice(at) => twice(format!("team.members[{at}].person_ref")),
        TeamError::GradeNotOffered(grade) => {
            invalid("GRADE_NOT_OFFERED", format!("ไม่มีโรงเรียนใดในทีมที่เปิดสอนชั้น {grade}"), format!("No school of the team offers {grade}"))
                .at("team.grade")
        }
        TeamError::InFuture => in_future("formed_on"),
    }
}

pub(super) fn cycle(error: CycleError) -> Failure {
    match error {
        CycleError::NoTopic => required("topic.th"),
        CycleError::StateNotAllowed { state } => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ เนื่องจากสถานะปัจจุบันคือ “{}” และข้ามขั้นไม่ได้", state.label_th()),
            format!("Not possible in the present state {state}; no phase is skipped"),
        )
        .with("state", state.word()),
        CycleError::ObserverRequired => refused(
            "OBSERVER_REQUIRED",
            "บันทึกการสะท้อนผลได้เมื่อมีผู้สังเกตชั้นเรียนอย่างน้อยหนึ่งคน กรุณาแก้ไขบันทึกการสังเกตก่อน",
            "Somebody must have observed the lesson that is reflected on; correct the record of DO first",
        )
        .at("participants"),
        CycleError::OutOfOrder { phase: _, before } => out_of_order("done_on", before),
        CycleError::PlannedOutOfOrder { phase, before } => out_of_order(planned_field(phase), before),
        CycleError::InFuture => in_future("done_on"),
        CycleError::NobodyThere => required("participants"),
        CycleError::ParticipantTwice(at) => twice(format!("participants[{at}].person_ref")),
        CycleError::PartOfAnotherPhase(at) => Failure::invalid(vec![not_of_this_phase(&format!("participants[{at}].part"))]),
        CycleError::NobodyTaught => {
            invalid("TEACHING_REQUIRED", "กรุณาระบุผู้สอนในชั้นเรียนอย่างน้อยหนึ่งคน", "Somebody teaches the lesson: name at least one")
                .at("participants")
        }
        CycleError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason"),
    }
}

const fn planned_field(phase: Phase) -> &'static str {
    match phase {
        Phase::Plan => "plan_on",
        Phase::Do => "do_on",
        Phase::See => "see_on",
    }
}

pub(super) fn coaching(error: CoachingError) -> Failure {
    match error {
        CoachingError::InFuture => in_future("visited_on"),
        CoachingError::DueBefore(at) => {
            invalid("END_BEFORE_START", "วันครบกำหนดต้องไม่อยู่ก่อนวันนิเทศ", "A follow-up is not due before the visit")
                .at(format!("follow_ups[{at}].due_on"))
        }
    }
}

pub(super) fn open_class(error: OpenClassError) -> Failure {
    match error {
        OpenClassError::InFuture => in_future("held_on"),
        OpenClassError::NoTopic => required("topic.th"),
        OpenClassError::CycleOfAnotherSchool => refused(
            "CYCLE_OF_ANOTHER_SCHOOL",
            "วงจรการศึกษาชั้นเรียนนี้เป็นของทีมที่ไม่มีโรงเรียนนี้",
            "The cycle is of a team that the school does not belong to",
        )
        .at("cycle_id"),
    }
}

pub(super) fn plc(error: PlcError) -> Failure {
    match error {
        PlcError::InFuture => in_future("met_on"),
        PlcError::RoleTwice(at) => twice(format!("attendance[{at}].role")),
    }
}

/// Something that belongs to another phase than the one that is recorded.
pub(crate) fn not_of_this_phase(field: &str) -> FieldViolation {
    FieldViolation::new(
        field,
        "NOT_OF_THIS_PHASE",
        "ข้อมูลนี้ไม่ใช่ของขั้นที่บันทึก กรุณาตรวจสอบขั้นหรือลบข้อมูลนี้",
        "This belongs to another phase; check the phase or leave it out",
    )
}

/// A web address where an id is expected.
pub(crate) fn reference_is_address(field: &str) -> FieldViolation {
    FieldViolation::new(
        field,
        "REFERENCE_IS_ADDRESS",
        "กรุณาระบุรหัสอ้างอิงของเอกสาร ไม่ใช่ที่อยู่เว็บ เพราะผู้มีที่อยู่เว็บเปิดดูได้โดยไม่ต้องมีสิทธิ์",
        "Give the id of the document, not a web address: whoever has an address needs no permission",
    )
}

fn required(field: &str) -> Failure {
    invalid("FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required")).at(field)
}

fn twice(field: String) -> Failure {
    invalid("GIVEN_TWICE", format!("“{field}” ซ้ำกับรายการก่อนหน้า"), format!("{field} repeats an earlier entry")).at(field)
}

fn in_future(field: &str) -> Failure {
    invalid("DATE_IN_FUTURE", "วันที่ต้องไม่อยู่ในอนาคต", "The day must not be in the future").at(field)
}

fn out_of_order(field: &str, before: Date) -> Failure {
    invalid(
        "PHASES_OUT_OF_ORDER",
        format!("วันที่ต้องไม่อยู่ก่อนวันที่ {} ซึ่งเป็นวันของขั้นก่อนหน้า", format_date(before, DateStyle::Long)),
        format!("The day must not be before {before}, the day of an earlier phase"),
    )
    .with("before", before.to_string())
    .at(field)
}
