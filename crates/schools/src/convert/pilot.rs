//! Statutory pilot designations between the contract and the domain.

use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::kernel::Period;
use chassis::wire::{Reader, choice, lines, local_date, optional_id, timestamp};
use jiff::civil::Date;

use super::step::{day, resolution, resolution_message, steps};
use crate::app::pilot::Ask;
use crate::domain::pilot::{AutonomyItem, Pilot, PilotStatus};
use crate::domain::{AreaId, Resolution, SchoolId, Step};
use crate::store;

impl TryFrom<pb::RequestPilotDesignationRequest> for Ask {
    type Error = Failure;

    fn try_from(request: pb::RequestPilotDesignationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let command = Self {
            id: optional_id(&request.id),
            school: SchoolId(read.id("school_id", &request.school_id)),
            area: AreaId(read.id("area_id", &request.area_id)),
            autonomy: autonomy(&mut read, &request.autonomy),
            on: read.date("on", request.on.as_ref()),
        };
        read.finish(command)
    }
}

fn autonomy(read: &mut Reader, numbers: &[i32]) -> Vec<AutonomyItem> {
    let item = |(at, number): (usize, &i32)| {
        choice(read, &format!("autonomy[{at}]"), *number, AutonomyItem::from_number, AutonomyItem::Curriculum)
    };
    numbers.iter().enumerate().map(item).collect()
}

steps! {
    ConfirmPilotCriteriaRequest => String, |read, r| lines(&r.findings);
    RecordPilotResolutionRequest => (Resolution, Vec<AutonomyItem>), |read, r| {
        (resolution(read, r.resolution), autonomy(read, &r.autonomy))
    };
    AnnouncePilotDesignationRequest => Resolution, |read, r| resolution(read, r.resolution);
    BringPilotIntoEffectRequest => Option<Date>, |read, r| read.date("valid_to", r.valid_to.as_ref());
    RenewPilotDesignationRequest => (Resolution, Option<Date>), |read, r| {
        (resolution(read, r.resolution), read.date("valid_to", r.valid_to.as_ref()))
    };
    RevokePilotDesignationRequest => (String, Option<Resolution>), |read, r| {
        (lines(&r.reason), r.resolution.map(|given| resolution(read, Some(given))))
    };
    RelinquishPilotDesignationRequest => String, |read, r| lines(&r.reason);
    EndPilotWithAreaRequest => (), |read, r| ();
}

/// The filter of a list of designations.
pub(crate) fn filter(request: &pb::ListPilotDesignationsRequest, today: Date) -> Result<store::pilot::Filter, Failure> {
    let mut read = Reader::default();
    let filter = store::pilot::Filter {
        area: optional_id(&request.area_id),
        school: optional_id(&request.school_id),
        statuses: request.statuses.iter().copied().filter_map(PilotStatus::from_number).collect(),
        in_effect_on: read.date("in_effect_on", request.in_effect_on.as_ref()),
        today,
    };
    read.finish(filter)
}

/// The designation on the wire, as it stands today.
pub(crate) fn message(pilot: &Pilot, today: Date) -> pb::PilotDesignation {
    let record = pilot.record();
    let in_effect = pilot.in_effect();
    pb::PilotDesignation {
        id: record.id.to_string(),
        version: record.version,
        school_id: record.school.to_string(),
        area_id: record.area.to_string(),
        status: pilot.status_on(today).number(),
        steps: record.steps.all().map(step).collect(),
        autonomy: record.autonomy.iter().map(|item| item.number()).collect(),
        valid_from: day(in_effect.and_then(Period::from)),
        valid_to: day(in_effect.and_then(Period::to)),
        ended_on: day(pilot.over_since(today)),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn step(step: &Step<PilotStatus>) -> pb::PilotStep {
    pb::PilotStep {
        status: step.status.number(),
        on: Some(local_date(step.on)),
        resolution: step.resolution.as_ref().map(resolution_message),
        reason: step.reason.clone(),
    }
}
