//! Refusals about observations and their pairs, as people read them.

use chassis::failure::Failure;
use chassis::thai::date::{DateStyle, format_date};

use super::observation_record::all;
use super::{invalid, refused};
use crate::domain::observation::{InstrumentError, ObservationError, PairError};

pub(super) fn instrument(error: InstrumentError) -> Failure {
    match error {
        InstrumentError::OfAnotherKind(kind) => {
            invalid("KIND_MISMATCH", "ใช้กรอบการประเมินประเภทนี้กับงานนี้ไม่ได้", format!("A framework of the kind {kind} cannot be used for this"))
                .at("framework_id")
        }
        InstrumentError::NotInUse(status) => refused(
            "VERSION_NOT_IN_USE",
            format!("ใช้รุ่นนี้ไม่ได้ขณะที่มีสถานะ “{}”", status.label_th()),
            format!("The version cannot be used for this while it is {status}"),
        )
        .with("state", status.word())
        .at("framework_n"),
    }
}

pub(super) fn failure(error: ObservationError) -> Failure {
    match error {
        ObservationError::Instrument(error) => instrument(error),
        ObservationError::ObserverIsTeacher => {
            invalid("OBSERVER_IS_TEACHER", "ผู้สังเกตต้องไม่ใช่ครูผู้สอนคาบนี้", "Nobody observes the own lesson").at("observer_ref")
        }
        ObservationError::LessonToCome(on) => refused(
            "LESSON_TO_COME",
            format!("ยังไม่ถึงวันที่สอน ({}) จึงบันทึกไม่ได้", format_date(on, DateStyle::Long)),
            format!("The lesson is on {on}, so nothing can have been seen yet"),
        ),
        ObservationError::StatusNotAllowed(status) => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ขณะที่การสังเกตมีสถานะ “{}”", status.label_th()),
            format!("Not possible while the observation is {status}"),
        )
        .with("state", status.word()),
        ObservationError::Unsound(found) => Failure::invalid(all(&found)),
        ObservationError::Incomplete(found) => refused(
            "OBSERVATION_INCOMPLETE",
            format!("บันทึกการสังเกตยังไม่ครบถ้วน {} แห่ง", found.len()),
            format!("The record is incomplete in {} places", found.len()),
        )
        .listing(all(&found)),
        ObservationError::PairNotReconciled => refused(
            "PAIR_NOT_RECONCILED",
            "ผู้สังเกตทั้งสองยังไม่ได้สรุปร่วมกัน จึงส่งผลให้ครูไม่ได้",
            "The two observers have not agreed yet, so it cannot be released",
        ),
        ObservationError::ReasonRequired(_) => {
            invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason")
        }
    }
}

pub(super) fn pair(error: PairError) -> Failure {
    match error {
        PairError::NotOneLesson => refused(
            "NOT_ONE_LESSON",
            "การสังเกตคู่ต้องเป็นคาบเรียนเดียวกัน เครื่องมือรุ่นเดียวกัน และผู้สังเกตต่างคนกัน",
            "A pair is of one lesson, with one version of one instrument and by two observers",
        ),
        PairError::AlreadyPaired { field } => {
            refused("ALREADY_PAIRED", "การสังเกตนี้จับคู่แล้ว", "This observation is a half of a pair already").at(field)
        }
        PairError::ObservationNotAllowed(status) => refused(
            "STATE_NOT_ALLOWED",
            format!("จับคู่ไม่ได้ขณะที่การสังเกตมีสถานะ “{}”", status.label_th()),
            format!("Not possible while one of the two is {status}"),
        )
        .with("state", status.word()),
        PairError::StatusNotAllowed(status) => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ขณะที่คู่สังเกตมีสถานะ “{}”", status.label_th()),
            format!("Not possible while the pair is {status}"),
        )
        .with("state", status.word()),
        PairError::NotSubmittedByBoth => {
            refused("NOT_SUBMITTED_BY_BOTH", "ผู้สังเกตยังส่งบันทึกไม่ครบทั้งสองคน", "Both observers must have submitted first")
        }
        PairError::Unsound(found) => Failure::invalid(all(&found)),
        PairError::Incomplete(places) => agreement_incomplete(&places.join(", ")),
    }
}

fn agreement_incomplete(places: &str) -> Failure {
    invalid(
        "AGREEMENT_INCOMPLETE",
        format!("กรุณาสรุปร่วมกันให้ครบทุกรายการที่เห็นต่างกัน (ช่วง:รายการ) ยังขาด: {places}"),
        format!("Something must be agreed on wherever the two differ (segment:code); missing are {places}"),
    )
    .at("agreed")
}
