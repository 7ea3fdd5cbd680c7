//! Meetings of professional learning communities between the contract and the domain.

use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::wire::{Reader, choice, local_date, optional_id, timestamp};
use uuid::Uuid;

use super::lesson_study::{reference, role_counts};
use crate::domain::lesson_study::Role;
use crate::domain::plc::{Met, PlcMeeting};
use crate::domain::{Reference, SchoolId};

/// A meeting that is to be recorded.
#[derive(Debug)]
pub(crate) struct Record(pub(crate) Option<Uuid>, pub(crate) Met);

impl TryFrom<pb::RecordPlcMeetingRequest> for Record {
    type Error = Failure;

    fn try_from(request: pb::RecordPlcMeetingRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let count = |read: &mut Reader, (at, given): (usize, &pb::LessonStudyRoleCount)| {
            let role = choice(read, &format!("attendance[{at}].role"), given.role, Role::from_number, Role::Teacher);
            (role, u32::try_from(given.count).unwrap_or_default())
        };
        let met = Met {
            school: SchoolId(read.id("school_id", &request.school_id)),
            met_on: read.required_date("met_on", request.met_on.as_ref()),
            minutes: reference(&mut read, "minutes_ref", &request.minutes_ref),
            attendance: request.attendance.iter().enumerate().map(|given| count(&mut read, given)).collect(),
        };
        read.finish(Self(optional_id(&request.id), met))
    }
}

/// The meeting on the wire.
pub(crate) fn message(meeting: &PlcMeeting) -> pb::PlcMeeting {
    pb::PlcMeeting {
        id: meeting.id.to_string(),
        version: 1,
        school_id: meeting.school.to_string(),
        met_on: Some(local_date(meeting.met_on)),
        minutes_ref: meeting.minutes.as_ref().map(Reference::as_str).unwrap_or_default().to_owned(),
        attendance: role_counts(&meeting.attendance),
        create_time: Some(timestamp(meeting.created_at)),
    }
}
