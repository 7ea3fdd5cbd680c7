//! What people do in lesson study.

pub(crate) mod cycle;
pub(crate) mod team;

use chassis::failure::Failure;

use crate::error::Error;
use crate::store::lesson_study::Conflict;

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        match conflict {
            Conflict::IdTaken => Failure::taken("id").into(),
            Conflict::Sql(error) => error.into(),
        }
    }
}
