//! Coaching visits between the contract and the domain.

use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, lines, local_date, optional_id, timestamp};
use uuid::Uuid;

use crate::domain::SchoolId;
use crate::domain::coaching::{CoachingVisit, FollowUp, Visited};
use crate::store::coaching::Filter;

/// A visit that is to be recorded.
#[derive(Debug)]
pub(crate) struct Record(pub(crate) Option<Uuid>, pub(crate) Visited);

impl TryFrom<pb::RecordCoachingVisitRequest> for Record {
    type Error = Failure;

    fn try_from(request: pb::RecordCoachingVisitRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let visited = Visited {
            school: SchoolId(read.id("school_id", &request.school_id)),
            coach: read.id("coach_ref", &request.coach_ref),
            visited_on: read.required_date("visited_on", request.visited_on.as_ref()),
            purpose: said(&mut read, "purpose", clean(&request.purpose)),
            notes: lines(&request.notes),
            follow_ups: request.follow_ups.iter().enumerate().map(|(at, given)| follow_up(&mut read, at, given)).collect(),
        };
        read.finish(Self(optional_id(&request.id), visited))
    }
}

fn follow_up(read: &mut Reader, at: usize, given: &pb::CoachingFollowUp) -> FollowUp {
    let field = |name: &str| format!("follow_ups[{at}].{name}");
    FollowUp { text: said(read, &field("text"), lines(&given.text)), due_on: read.date(&field("due_on"), given.due_on.as_ref()) }
}

/// A text of which something is left in its clean form.
fn said(read: &mut Reader, field: &str, text: String) -> String {
    if text.is_empty() {
        read.refuse(field, "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
    }
    text
}

/// The filter of a list of visits.
pub(crate) fn filter(request: &pb::ListCoachingVisitsRequest) -> Filter {
    Filter { school: optional_id(&request.school_id), coach: optional_id(&request.coach_ref) }
}

/// The visit without what people wrote.
pub(crate) fn message(visit: &CoachingVisit) -> pb::CoachingVisit {
    let mut message = with_texts(visit);
    message.purpose.clear();
    message.notes.clear();
    for follow_up in &mut message.follow_ups {
        follow_up.text.clear();
    }
    message
}

/// The visit with what people wrote; they may have named somebody.
pub(crate) fn with_texts(visit: &CoachingVisit) -> pb::CoachingVisit {
    let said = &visit.said;
    let follow_up = |from: &FollowUp| pb::CoachingFollowUp { text: from.text.clone(), due_on: from.due_on.map(local_date) };
    pb::CoachingVisit {
        id: visit.id.to_string(),
        version: 1,
        school_id: said.school.to_string(),
        coach_ref: said.coach.to_string(),
        visited_on: Some(local_date(said.visited_on)),
        purpose: said.purpose.clone(),
        notes: said.notes.clone(),
        follow_ups: said.follow_ups.iter().map(follow_up).collect(),
        create_time: Some(timestamp(visit.created_at)),
    }
}
