//! Participations between the contract and the domain.

use api::schools::v1 as pb;
use chassis::failure::Failure;
use chassis::wire::{Reader, change, choice, lines, local_date, optional_id, timestamp};
use jiff::civil::Date;
use uuid::Uuid;

use super::With;
use super::step::{day, ids, resolution, resolution_message, steps};
use crate::app::participation::Nominate;
use crate::domain::participation::{EndorsingBody, Participation, ParticipationStatus, Place};
use crate::domain::{ProgrammeId, Resolution, SchoolId, Step};
use crate::store;

impl TryFrom<pb::NominateSchoolRequest> for Nominate {
    type Error = Failure;

    fn try_from(request: pb::NominateSchoolRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let place = Place {
            programme: ProgrammeId(read.id("programme_id", &request.programme_id)),
            cohort: request.cohort_no,
            school: SchoolId(read.id("school_id", &request.school_id)),
        };
        let on = read.date("on", request.on.as_ref());
        read.finish(Self { id: optional_id(&request.id), place, on })
    }
}

steps! {
    ApplyForProgrammeRequest => (), |read, r| ();
    JudgeEligibilityRequest => (bool, String), |read, r| (r.eligible, lines(&r.reason));
    EndorseParticipationRequest => (EndorsingBody, Resolution), |read, r| {
        (choice(read, "body", r.body, EndorsingBody::from_number, EndorsingBody::SchoolBoard), resolution(read, r.resolution))
    };
    ApproveParticipationRequest => Option<Resolution>, |read, r| r.resolution.map(|given| resolution(read, Some(given)));
    ActivateParticipationRequest => Vec<Uuid>, |read, r| ids(read, "coach_refs", &r.coach_refs);
    SuspendParticipationRequest => String, |read, r| lines(&r.reason);
    ResumeParticipationRequest => (), |read, r| ();
    CompleteParticipationRequest => (), |read, r| ();
    WithdrawParticipationRequest => String, |read, r| lines(&r.reason);
    RemoveParticipationRequest => String, |read, r| lines(&r.reason);
    LapseParticipationRequest => String, |read, r| lines(&r.reason);
}

impl TryFrom<pb::AssignCoachesRequest> for With<Vec<Uuid>> {
    type Error = Failure;

    fn try_from(request: pb::AssignCoachesRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let at = change(&request.id, request.expected_version)?;
        let what = ids(&mut read, "coach_refs", &request.coach_refs);
        read.finish(Self { at, what })
    }
}

/// The filter of a list of participations, and the area that narrows it.
pub(crate) fn filter(request: &pb::ListParticipationsRequest, today: Date) -> (store::participation::Filter, Option<Uuid>) {
    let filter = store::participation::Filter {
        programme: optional_id(&request.programme_id),
        cohort: Some(request.cohort_no).filter(|no| *no > 0),
        school: optional_id(&request.school_id),
        area: None,
        statuses: request.statuses.iter().copied().filter_map(ParticipationStatus::from_number).collect(),
        today,
    };
    (filter, optional_id(&request.area_id))
}

/// The participation on the wire.
pub(crate) fn message(participation: &Participation) -> pb::Participation {
    let record = participation.record();
    let ended_on = participation.ended_on();
    pb::Participation {
        id: record.id.to_string(),
        version: record.version,
        programme_id: record.place.programme.to_string(),
        cohort_no: record.place.cohort,
        school_id: record.place.school.to_string(),
        status: participation.status().number(),
        steps: record.steps.all().map(step).collect(),
        coach_refs: record.coaches.iter().map(ToString::to_string).collect(),
        active_from: day(participation.active_from()),
        ended_on: day(ended_on),
        exit_reason: ended_on.map(|_| record.steps.last().reason.clone()).unwrap_or_default(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

fn step(step: &Step<ParticipationStatus>) -> pb::ParticipationStep {
    pb::ParticipationStep {
        status: step.status.number(),
        on: Some(local_date(step.on)),
        resolution: step.resolution.as_ref().map(resolution_message),
        reason: step.reason.clone(),
    }
}
