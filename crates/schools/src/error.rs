//! One table: what can go wrong here → kind · reason · public text. Reasons may be added, never changed.

mod area;
mod counts;
pub(crate) mod import;
mod innovation;
mod lesson_study;
mod plan;
mod programme;
mod school;
mod teacher;

use chassis::failure::{Failure, Kind};

use crate::domain::adoption::AdoptionError;
use crate::domain::area::AreaError;
use crate::domain::coaching::CoachingError;
use crate::domain::enrolment::EnrolmentError;
use crate::domain::import::ImportError;
use crate::domain::innovation::InnovationError;
use crate::domain::lesson_study::{CycleError, TeamError};
use crate::domain::open_class::OpenClassError;
use crate::domain::participation::ParticipationError;
use crate::domain::pilot::PilotError;
use crate::domain::plan::PlanError;
use crate::domain::plc::PlcError;
use crate::domain::programme::ProgrammeError;
use crate::domain::scale_out::TermsReversed;
use crate::domain::school::SchoolError;
use crate::domain::teacher::TeacherError;
use crate::domain::term::TermError;
use crate::domain::{CodeMalformed, NotAfterLastChange};

pub(crate) use counts::{count_refusal, terms_overlap};
pub(crate) use lesson_study::{not_of_this_phase, reference_is_address};
pub(crate) use plan::years_taken;
pub(crate) use programme::{already_designated, already_participating};

/// Why a use case of schools refuses.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// The domain refuses a command on an area.
    #[error(transparent)]
    Area(#[from] AreaError),
    /// The domain refuses a command on a school.
    #[error(transparent)]
    School(#[from] SchoolError),
    /// The domain refuses a command on a snapshot.
    #[error(transparent)]
    Enrolment(#[from] EnrolmentError),
    /// The domain refuses a command on an import.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// The domain refuses a command on a term.
    #[error(transparent)]
    Term(#[from] TermError),
    /// The domain refuses a command on an innovation.
    #[error(transparent)]
    Innovation(#[from] InnovationError),
    /// The domain refuses a command on an adoption.
    #[error(transparent)]
    Adoption(#[from] AdoptionError),
    /// The domain refuses a plan of where an innovation is carried.
    #[error(transparent)]
    ScaleOut(#[from] TermsReversed),
    /// The domain refuses a command on a development plan.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// The domain refuses a command on a programme.
    #[error(transparent)]
    Programme(#[from] ProgrammeError),
    /// The domain refuses a command on a participation.
    #[error(transparent)]
    Participation(#[from] ParticipationError),
    /// The domain refuses a command on a designation.
    #[error(transparent)]
    Pilot(#[from] PilotError),
    /// The domain refuses a command on a lesson study team.
    #[error(transparent)]
    Team(#[from] TeamError),
    /// The domain refuses a command on a cycle of lesson study.
    #[error(transparent)]
    Cycle(#[from] CycleError),
    /// The domain refuses a command on a teacher.
    #[error(transparent)]
    Teacher(#[from] TeacherError),
    /// The domain refuses a coaching visit.
    #[error(transparent)]
    Coaching(#[from] CoachingError),
    /// The domain refuses an open class.
    #[error(transparent)]
    OpenClass(#[from] OpenClassError),
    /// The domain refuses a meeting.
    #[error(transparent)]
    Plc(#[from] PlcError),
    /// Already in public form.
    #[error(transparent)]
    Failure(#[from] Failure),
    /// The database.
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Area(error) => area::failure(&error),
            Error::School(error) => school::failure(error),
            Error::Enrolment(error) => counts::failure(error),
            Error::Import(error) => import::failure(error),
            Error::Term(error) => counts::term(error),
            Error::Innovation(error) => innovation::failure(&error),
            Error::Adoption(error) => innovation::adoption(&error),
            Error::ScaleOut(error) => innovation::terms_reversed(error),
            Error::Plan(error) => plan::failure(&error),
            Error::Programme(error) => programme::programme(&error),
            Error::Participation(error) => programme::participation(error),
            Error::Pilot(error) => programme::pilot(error),
            Error::Team(error) => lesson_study::team(error),
            Error::Cycle(error) => lesson_study::cycle(error),
            Error::Teacher(error) => teacher::failure(error),
            Error::Coaching(error) => lesson_study::coaching(error),
            Error::OpenClass(error) => lesson_study::open_class(error),
            Error::Plc(error) => lesson_study::plc(error),
            Error::Failure(failure) => failure,
            Error::Sql(error) => error.into(),
        }
    }
}

/// A request that is wrong in itself.
fn invalid(reason: &'static str, th: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::new(Kind::Invalid, reason, th, en)
}

/// A refusal because of the state of things.
fn refused(reason: &'static str, th: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::new(Kind::Refused, reason, th, en)
}

/// The first day of a change does not lie after the last change.
fn not_after(error: NotAfterLastChange, field: &str) -> Failure {
    let last = chassis::thai::date::format_date(error.last, chassis::thai::date::DateStyle::Long);
    refused(
        "NOT_AFTER_LAST_CHANGE",
        format!("วันที่เริ่มต้องอยู่หลัง {last} ซึ่งเป็นวันที่เปลี่ยนแปลงครั้งล่าสุด"),
        format!("The first day must be after the last change of {}", error.last),
    )
    .with("last", error.last.to_string())
    .at(field)
}

/// A code that its scheme cannot have.
pub(crate) fn code_refusal(error: &CodeMalformed, field: &str) -> chassis::failure::FieldViolation {
    let CodeMalformed { scheme, digits } = error;
    chassis::failure::FieldViolation::new(
        field,
        "CODE_MALFORMED",
        format!("รหัสประเภท {scheme} ต้องเป็นตัวเลข {digits} หลัก"),
        format!("A code of the scheme {scheme} has {digits} digits"),
    )
}

/// A code without a scheme that names more than one school.
pub(crate) fn scheme_required(value: &str, schemes: &[String]) -> Failure {
    invalid(
        "CODE_SCHEME_REQUIRED",
        format!("รหัส {value} ใช้ได้กับข้อมูลหลายประเภท กรุณาเลือกประเภทรหัส: {}", schemes.join(", ")),
        format!("Code {value} needs a scheme: {}", schemes.join(", ")),
    )
    .with("schemes", schemes.join(","))
    .at("scheme")
}
