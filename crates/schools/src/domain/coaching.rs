//! Coaching visits: recorded once, never changed.

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;
use uuid::Uuid;

use super::{CoachingVisitId, SchoolId};

/// Something to be done after a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// What.
    pub text: String,
    /// By which day, where said.
    pub due_on: Option<Date>,
}

/// What a caller says about a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visited {
    /// The school.
    pub school: SchoolId,
    /// Opaque reference to the person who came.
    pub coach: Uuid,
    /// The day.
    pub visited_on: Date,
    /// What for.
    pub purpose: String,
    /// Notes; may be empty.
    pub notes: String,
    /// What is to be done.
    pub follow_ups: Vec<FollowUp>,
}

/// A visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoachingVisit {
    /// Id.
    pub id: CoachingVisitId,
    /// What was said about it.
    pub said: Visited,
    /// When it was recorded.
    pub created_at: Timestamp,
}

/// Why a visit is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum CoachingError {
    /// A day to come.
    #[error("a day to come cannot have had a visit")]
    InFuture,
    /// Something was to be done before the visit.
    #[error("follow-up {0} is due before the visit")]
    DueBefore(usize),
}

impl CoachingVisit {
    /// Records a visit.
    pub fn record(id: CoachingVisitId, said: Visited, (today, now): (Date, Timestamp)) -> Result<Self, CoachingError> {
        if said.visited_on > today {
            return Err(CoachingError::InFuture);
        }
        let early = |follow_up: &FollowUp| follow_up.due_on.is_some_and(|due| due < said.visited_on);
        match said.follow_ups.iter().position(early) {
            Some(at) => Err(CoachingError::DueBefore(at)),
            None => Ok(Self { id, said, created_at: now }),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_visit_lies_in_the_past_and_what_follows_from_it_does_not_lie_before_it() {
        let said = |visited_on, due_on| Visited {
            school: SchoolId(Uuid::from_u128(1)),
            coach: Uuid::from_u128(2),
            visited_on,
            purpose: "ร่วมสะท้อนผล".to_owned(),
            notes: String::new(),
            follow_ups: vec![FollowUp { text: "ปรับใบกิจกรรม".to_owned(), due_on: None }, FollowUp { text: "นัดครั้งต่อไป".to_owned(), due_on }],
        };
        let record =
            |said| CoachingVisit::record(CoachingVisitId(Uuid::nil()), said, (date(2022, 7, 1), Timestamp::UNIX_EPOCH)).map(|_| ());
        assert_eq!(record(said(date(2022, 7, 1), Some(date(2022, 7, 1)))), Ok(()));
        assert_eq!(record(said(date(2022, 7, 2), None)), Err(CoachingError::InFuture));
        assert_eq!(record(said(date(2022, 7, 1), Some(date(2022, 6, 30)))), Err(CoachingError::DueBefore(1)));
    }
}
