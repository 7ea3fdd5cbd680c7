//! Lesson study: teams, their cycles, and what adds up.

pub(crate) mod cycle;
pub(crate) mod summary;
pub(crate) mod team;

use chassis::db::constraint;

/// Why a team or a cycle was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            // One statement writes both rows: whichever meets the owner of the id first.
            Some("lesson_study_pkey" | "lesson_study_team_pkey" | "lesson_study_cycle_pkey") => Self::IdTaken,
            _ => Self::Sql(error),
        }
    }
}
