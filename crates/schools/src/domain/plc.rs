//! Meetings of professional learning communities: recorded once, never changed. Who came is kept as counts.

use jiff::Timestamp;
use jiff::civil::Date;
use thiserror::Error;

use super::lesson_study::{Role, RoleCounts};
use super::{PlcMeetingId, Reference, SchoolId};

/// What a caller says about a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The school.
    pub school: SchoolId,
    /// The day.
    pub met_on: Date,
    /// Where the minutes are kept, where there are any.
    pub minutes: Option<Reference>,
    /// How many of each role came.
    pub attendance: Vec<(Role, u32)>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlcMeeting {
    /// Id.
    pub id: PlcMeetingId,
    /// The school.
    pub school: SchoolId,
    /// The day.
    pub met_on: Date,
    /// Where the minutes are kept, where there are any.
    pub minutes: Option<Reference>,
    /// How many of each role came.
    pub attendance: RoleCounts,
    /// When it was recorded.
    pub created_at: Timestamp,
}

/// Why a meeting is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PlcError {
    /// A day to come.
    #[error("a day to come cannot have had a meeting")]
    InFuture,
    /// A role stands twice.
    #[error("entry {0} repeats a role")]
    RoleTwice(usize),
}

impl PlcMeeting {
    /// Records a meeting.
    pub fn record(id: PlcMeetingId, said: Met, (today, now): (Date, Timestamp)) -> Result<Self, PlcError> {
        if said.met_on > today {
            return Err(PlcError::InFuture);
        }
        let mut attendance = RoleCounts::default();
        for (at, (role, count)) in said.attendance.into_iter().enumerate() {
            if attendance.of(role) > 0 {
                return Err(PlcError::RoleTwice(at));
            }
            attendance.add(role, count);
        }
        Ok(Self { id, school: said.school, met_on: said.met_on, minutes: said.minutes, attendance, created_at: now })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_meeting_lies_in_the_past_and_counts_each_role_once() {
        let said = |met_on, attendance: &[(Role, u32)]| Met {
            school: SchoolId(Uuid::from_u128(1)),
            met_on,
            minutes: None,
            attendance: attendance.to_vec(),
        };
        let record = |said| PlcMeeting::record(PlcMeetingId(Uuid::nil()), said, (date(2022, 7, 1), Timestamp::UNIX_EPOCH));
        let met = record(said(date(2022, 7, 1), &[(Role::Supervisor, 1), (Role::Teacher, 8)])).expect("possible");
        assert_eq!(met.attendance.iter().collect::<Vec<_>>(), [(Role::Teacher, 8), (Role::Supervisor, 1)]);
        assert_eq!(record(said(date(2022, 7, 2), &[])).map(|_| ()), Err(PlcError::InFuture));
        let twice = said(date(2022, 7, 1), &[(Role::Teacher, 8), (Role::Head, 1), (Role::Teacher, 1)]);
        assert_eq!(record(twice).map(|_| ()), Err(PlcError::RoleTwice(2)));
    }
}
