//! Open classes between the contract and the domain.

use api::common::v1::BoundedQuantity;
use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::wire::{Reader, choice, local_date, localized_text, on_wire, optional_id, timestamp};
use uuid::Uuid;

use crate::domain::open_class::{Bound, OpenClass, OpenClassMode, Opened};
use crate::domain::{LessonStudyCycleId, SchoolId};
use crate::store::open_class::Filter;

/// An open class that is to be recorded.
#[derive(Debug)]
pub(crate) struct Record(pub(crate) Option<Uuid>, pub(crate) Opened);

impl TryFrom<pb::RecordOpenClassRequest> for Record {
    type Error = Failure;

    fn try_from(request: pb::RecordOpenClassRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let stated = |read: &mut Reader, stated: BoundedQuantity| {
            (choice(read, "participants.bound", stated.bound, Bound::from_number, Bound::Exact), stated.value)
        };
        let opened = Opened {
            school: SchoolId(read.id("school_id", &request.school_id)),
            held_on: read.required_date("held_on", request.held_on.as_ref()),
            topic: localized_text(request.topic),
            mode: choice(&mut read, "mode", request.mode, OpenClassMode::from_number, OpenClassMode::OnSite),
            participants: request.participants.map(|given| stated(&mut read, given)),
            cycle: optional_id(&request.cycle_id).map(LessonStudyCycleId),
        };
        read.finish(Self(optional_id(&request.id), opened))
    }
}

/// The filter of a list of open classes.
pub(crate) fn filter(request: &pb::ListOpenClassesRequest) -> Filter {
    Filter { school: optional_id(&request.school_id), cycle: optional_id(&request.cycle_id) }
}

/// The number as people state it.
pub(super) fn quantity(stated: (Bound, i64)) -> BoundedQuantity {
    BoundedQuantity { bound: stated.0.number(), value: stated.1 }
}

/// The open class on the wire.
pub(crate) fn message(class: &OpenClass) -> pb::OpenClassEvent {
    let said = &class.said;
    pb::OpenClassEvent {
        id: class.id.to_string(),
        version: 1,
        school_id: said.school.to_string(),
        held_on: Some(local_date(said.held_on)),
        topic: on_wire(&said.topic),
        mode: said.mode.number(),
        participants: said.participants.map(quantity),
        cycle_id: said.cycle.map(|id| id.to_string()).unwrap_or_default(),
        create_time: Some(timestamp(class.created_at)),
    }
}
