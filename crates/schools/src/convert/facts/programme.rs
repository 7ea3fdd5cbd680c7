//! Events of programmes, participations and pilot designations.

use api::schools::v1 as pb;
use chassis::event::{About, Fact};
use jiff::civil::Date;
use prost::Message;

use crate::convert;
use crate::domain::participation::{Participation, ParticipationEvent};
use crate::domain::pilot::{Pilot, PilotEvent};
use crate::domain::programme::{Programme, ProgrammeEvent};

/// Facts about a programme. It lies in no area: its schools do.
pub(crate) fn programme(programme: &Programme, events: &[ProgrammeEvent]) -> Vec<Fact> {
    let record = programme.record();
    let snapshot = Some(convert::programme::message(programme));
    let about = About { aggregate: "programme", id: record.id.0, version: record.version, scopes: &[] };
    let encoded = |event: ProgrammeEvent| match event {
        ProgrammeEvent::Opened => pb::ProgrammeOpened { programme: snapshot.clone() }.encode_to_vec(),
        ProgrammeEvent::CohortAdded(cohort_no) => pb::ProgrammeCohortAdded { programme: snapshot.clone(), cohort_no }.encode_to_vec(),
        ProgrammeEvent::Closed => pb::ProgrammeClosed { programme: snapshot.clone() }.encode_to_vec(),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// Facts about a participation.
pub(crate) fn participation(participation: &Participation, events: &[ParticipationEvent], scopes: &[String]) -> Vec<Fact> {
    use ParticipationEvent as E;
    let record = participation.record();
    let snapshot = Some(convert::participation::message(participation));
    let about = About { aggregate: "participation", id: record.id.0, version: record.version, scopes };
    macro_rules! plain {
        ($message:ident) => {
            pb::$message { participation: snapshot.clone() }.encode_to_vec()
        };
    }
    let encoded = |event: E| match event {
        E::Nominated => plain!(ParticipationNominated),
        E::Applied => plain!(ParticipationApplied),
        E::Judged => plain!(ParticipationJudged),
        E::Endorsed => plain!(ParticipationEndorsed),
        E::Approved => plain!(ParticipationApproved),
        E::Activated => plain!(ParticipationActivated),
        E::CoachesAssigned => plain!(ParticipationCoachesAssigned),
        E::Suspended => plain!(ParticipationSuspended),
        E::Resumed => plain!(ParticipationResumed),
        E::Completed => plain!(ParticipationCompleted),
        E::Withdrawn => plain!(ParticipationWithdrawn),
        E::Removed => plain!(ParticipationRemoved),
        E::Lapsed => plain!(ParticipationLapsed),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// Facts about a designation.
pub(crate) fn pilot(pilot: &Pilot, events: &[PilotEvent], scopes: &[String], today: Date) -> Vec<Fact> {
    use PilotEvent as E;
    let record = pilot.record();
    let snapshot = Some(convert::pilot::message(pilot, today));
    let about = About { aggregate: "pilot", id: record.id.0, version: record.version, scopes };
    macro_rules! plain {
        ($message:ident) => {
            pb::$message { designation: snapshot.clone() }.encode_to_vec()
        };
    }
    let encoded = |event: E| match event {
        E::Requested => plain!(PilotRequested),
        E::CriteriaChecked => plain!(PilotCriteriaChecked),
        E::Resolved => plain!(PilotResolved),
        E::Announced => plain!(PilotAnnounced),
        E::InEffect => plain!(PilotInEffect),
        E::Renewed => plain!(PilotRenewed),
        E::Revoked => plain!(PilotRevoked),
        E::Relinquished => plain!(PilotRelinquished),
        E::AreaEnded => plain!(PilotAreaEnded),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}
