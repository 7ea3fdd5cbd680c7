//! Refusals about programmes, participation and pilot schools, as people read them.

use chassis::failure::{Failure, Kind};
use chassis::thai::date::{DateStyle, format_date};

use super::{invalid, refused};
use crate::domain::StepError;
use crate::domain::area::Standing;
use crate::domain::participation::ParticipationError;
use crate::domain::pilot::PilotError;
use crate::domain::programme::{Programme, ProgrammeError};

pub(super) fn programme(error: &ProgrammeError) -> Failure {
    match error {
        ProgrammeError::NoName => {
            invalid("NAME_REQUIRED", "กรุณากรอกชื่อภาษาไทยของโครงการ", "A programme needs a Thai name").at("programme.name")
        }
        ProgrammeError::CohortTwice(no) => Failure::new(
            Kind::AlreadyExists,
            "ALREADY_EXISTS",
            format!("โครงการนี้มีรุ่นที่ {no} แล้ว"),
            format!("The programme has a cohort {no} already"),
        )
        .at("cohort.cohort_no"),
        ProgrammeError::AgreementTwice => {
            invalid("GIVEN_TWICE", "มีข้อตกลงเดียวกันมากกว่าหนึ่งรายการ", "An agreement stands twice").at("programme.agreement_ids")
        }
        ProgrammeError::Closed(on) => refused(
            "PROGRAMME_CLOSED",
            format!("โครงการนี้ปิดรับแล้วเมื่อ {} จึงดำเนินการนี้ไม่ได้", format_date(*on, DateStyle::Long)),
            format!("The programme was closed on {on}"),
        )
        .with("closed_on", on.to_string()),
        ProgrammeError::InFuture => step(&StepError::InFuture),
        ProgrammeError::ReasonRequired(error) => step(&(*error).into()),
    }
}

pub(super) fn participation(error: ParticipationError) -> Failure {
    match error {
        ParticipationError::StatusNotAllowed(status) => state_not_allowed(status.label_th(), status.word()),
        ParticipationError::Step(error) => step(&error),
        ParticipationError::SchoolGone => school_closed(),
        ParticipationError::NoServiceArea => refused(
            "SERVICE_AREA_REQUIRED",
            "โรงเรียนนี้ไม่ได้อยู่ในเขตพื้นที่การศึกษาใด จึงไม่ต้องขอความเห็นชอบจากเขต",
            "The school is in no service area, so none endorses it",
        )
        .at("body"),
        ParticipationError::CoachTwice => {
            invalid("GIVEN_TWICE", "มีผู้ให้คำปรึกษาคนเดียวกันมากกว่าหนึ่งรายการ", "A coach stands twice").at("coach_refs")
        }
    }
}

pub(super) fn pilot(error: PilotError) -> Failure {
    match error {
        PilotError::StatusNotAllowed(status) => state_not_allowed(status.label_th(), status.word()),
        PilotError::Step(error) => step(&error),
        PilotError::AreaNotDesignated(standing) => refused(
            "AREA_NOT_DESIGNATED",
            "จังหวัดนี้ยังไม่ได้ประกาศเป็นพื้นที่นวัตกรรมการศึกษา จึงกำหนดสถานศึกษานำร่องตามกฎหมายไม่ได้",
            "The area is not a designated innovation area on that day, so no statutory pilot school can be set",
        )
        .with("standing", standing.map(Standing::word).unwrap_or_default()),
        PilotError::AreaStillDesignated => refused(
            "AREA_STILL_DESIGNATED",
            "พื้นที่นี้ยังเป็นพื้นที่นวัตกรรมการศึกษาในวันดังกล่าว",
            "The area is still a designated innovation area on that day",
        ),
        PilotError::SchoolOutsideArea => refused(
            "SCHOOL_OUTSIDE_AREA",
            "โรงเรียนไม่ได้ตั้งอยู่ในพื้นที่นวัตกรรมการศึกษานี้ในวันดังกล่าว",
            "The school does not lie in the innovation area on that day",
        )
        .at("area_id"),
        PilotError::SchoolGone => school_closed(),
        PilotError::AutonomyTwice(item) => {
            invalid("GIVEN_TWICE", format!("มีรายการ {item} มากกว่าหนึ่งรายการ"), format!("{item} stands twice")).at("autonomy")
        }
        PilotError::EndBeforeStart(_) => {
            invalid("END_BEFORE_START", "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่มต้น", "The end must not be before the start").at("valid_to")
        }
    }
}

fn school_closed() -> Failure {
    refused("SCHOOL_CLOSED", "โรงเรียนนี้ควบรวมหรือยุบเลิกแล้วในวันดังกล่าว", "The school is merged or dissolved on that day")
}

fn step(error: &StepError) -> Failure {
    match error {
        StepError::BeforeLast { last } => refused(
            "BEFORE_LAST_STEP",
            format!("วันที่ดำเนินการต้องไม่อยู่ก่อน {} ซึ่งเป็นวันที่ดำเนินการขั้นก่อนหน้า", format_date(*last, DateStyle::Long)),
            format!("The day must not be before the last step, of {last}"),
        )
        .with("last", last.to_string())
        .at("on"),
        StepError::InFuture => invalid("DATE_IN_FUTURE", "วันที่ดำเนินการต้องไม่อยู่ในอนาคต", "A day to come cannot be on record").at("on"),
        StepError::ResolutionAfter => invalid(
            "RESOLUTION_AFTER_STEP",
            "วันที่ของมติหรือประกาศต้องไม่อยู่หลังวันที่ดำเนินการ",
            "The resolution must not be dated after what rests on it",
        )
        .at("resolution.on"),
        StepError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason"),
    }
}

fn state_not_allowed(th: &str, word: &'static str) -> Failure {
    refused("STATE_NOT_ALLOWED", format!("ดำเนินการนี้ไม่ได้ เนื่องจากสถานะปัจจุบันคือ “{th}”"), format!("Not possible in the present state {word}"))
        .with("state", word)
}

/// The school is in the cohort already.
pub(crate) fn already_participating(programme: &Programme, cohort: i32) -> Failure {
    let name = &programme.record().about.name;
    let english = if name.en.is_empty() { &name.th } else { &name.en };
    Failure::new(
        Kind::AlreadyExists,
        "ALREADY_PARTICIPATING",
        format!("โรงเรียนนี้อยู่ในโครงการ {} รุ่นที่ {cohort} แล้ว", name.th),
        format!("The school is already in {english}, cohort {cohort}"),
    )
    .at("school_id")
}

/// The school has, or asks for, a designation that lasts.
pub(crate) fn already_designated() -> Failure {
    Failure::new(
        Kind::AlreadyExists,
        "ALREADY_DESIGNATED",
        "โรงเรียนนี้เป็นหรือได้ขอเป็นสถานศึกษานำร่องอยู่แล้ว",
        "The school is a pilot school already, or has asked to be one",
    )
    .at("school_id")
}
