//! One table: what can go wrong here → kind · reason · public text. Reasons may be added, never changed.

mod agreement;
pub(crate) use self::agreement::message;
pub(crate) use self::fields::{end_before_start, under};
pub(crate) use self::others::{alias_refusal, not_a_person_name, organisation_refusal, too_many_agreements};
mod fields;
mod others;

use chassis::failure::{Failure, Kind};
use chassis::thai::date::{DateStyle, format_date_time};
use jiff::Timestamp;

use crate::domain::agreement::AgreementError;
use crate::domain::ceremony::CeremonyError;

/// Why a use case of partners refuses.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Error {
    /// Not there, or not within reach.
    #[error("not found")]
    NotFound,
    /// Something that the request names is not there.
    #[error("{field} names nothing that exists")]
    NoSuch {
        /// Path of the field.
        field: String,
    },
    /// A value that must be unique is taken.
    #[error("{field} is taken")]
    Taken {
        /// Path of the field.
        field: &'static str,
    },
    /// Somebody else was faster.
    #[error("somebody else changed it, it is now in version {version}")]
    Stale {
        /// The version now.
        version: i64,
        /// Since when.
        updated_at: Timestamp,
    },
    /// The domain refuses a command on an agreement.
    #[error(transparent)]
    Agreement(Box<AgreementError>),
    /// The domain refuses a command on a ceremony.
    #[error(transparent)]
    Ceremony(#[from] CeremonyError),
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
            Error::NotFound => Self::not_found(),
            Error::NoSuch { field } => {
                Self::new(Kind::NotFound, "NOT_FOUND", format!("ไม่พบข้อมูลที่ระบุใน {field}"), format!("{field} names nothing that exists"))
                    .at(field)
            }
            Error::Taken { field } => {
                Self::new(Kind::AlreadyExists, "ALREADY_EXISTS", format!("มีข้อมูลนี้ในระบบแล้ว: {field}"), format!("Already exists: {field}"))
                    .at(field)
            }
            Error::Stale { version, updated_at } => {
                Self::stale(version, &format_date_time(updated_at, DateStyle::Medium), &updated_at.to_string())
            }
            Error::Agreement(error) => agreement::failure(*error),
            Error::Ceremony(error) => others::ceremony(error),
            Error::Failure(failure) => failure,
            Error::Sql(error) => error.into(),
        }
    }
}

/// A refusal because of the state of things.
fn refused(reason: &'static str, th: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::new(Kind::Refused, reason, th, en)
}

/// A request that is wrong in itself.
fn invalid(reason: &'static str, th: impl Into<String>, en: impl Into<String>) -> Failure {
    Failure::new(Kind::Invalid, reason, th, en)
}
