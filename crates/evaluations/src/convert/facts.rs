//! What is told about frameworks, cycles, assessors and assignments.

use api::evaluations::v1 as pb;
use chassis::event::Fact;
use prost::Message;

use super::{assessor, assignment, cycle, equating, shown};
use crate::domain::assessor::{Assessor, AssessorEvent};
use crate::domain::assignment::{Assignment, AssignmentEvent};
use crate::domain::cycle::{Cycle, CycleEvent, TOLD_AT_ONCE};
use crate::domain::framework::{Equating, Framework, FrameworkEvent, FrameworkVersion};
use crate::store::known::SchoolOfDay;

/// What a fact is about beside the framework.
#[derive(Debug, Clone, Copy)]
pub(crate) enum About<'a> {
    /// Nothing.
    Framework,
    /// A version, by its number.
    Version(i32),
    /// A version that is published now: it goes along whole.
    Published(&'a FrameworkVersion),
    /// How two versions compare.
    Equating(&'a Equating),
}

/// Facts about a framework.
pub(crate) fn of(framework: &Framework, events: &[FrameworkEvent], about: About<'_>) -> Vec<Fact> {
    let record = framework.record();
    let snapshot = Some(shown::framework(framework));
    let n = match about {
        About::Version(n) => n,
        About::Published(version) => version.head.n,
        About::Framework | About::Equating(_) => 0,
    };
    macro_rules! of_version {
        ($message:ident) => {
            pb::$message { framework: snapshot.clone(), n }.encode_to_vec()
        };
    }
    let encoded = |event: FrameworkEvent| match event {
        FrameworkEvent::Created => pb::FrameworkCreated { framework: snapshot.clone() }.encode_to_vec(),
        FrameworkEvent::Updated => pb::FrameworkUpdated { framework: snapshot.clone() }.encode_to_vec(),
        FrameworkEvent::VersionDrafted => of_version!(FrameworkVersionDrafted),
        FrameworkEvent::VersionUpdated => of_version!(FrameworkVersionUpdated),
        FrameworkEvent::Submitted => of_version!(FrameworkSubmitted),
        FrameworkEvent::Rated => of_version!(FrameworkRated),
        FrameworkEvent::TrialStarted => of_version!(FrameworkTrialStarted),
        FrameworkEvent::Retired => of_version!(FrameworkRetired),
        FrameworkEvent::Published => {
            let version = if let About::Published(version) = about { Some(shown::version(record.id, version, None)) } else { None };
            pb::FrameworkPublished { framework: snapshot.clone(), framework_version: version }.encode_to_vec()
        }
        FrameworkEvent::Equated => {
            let equating = if let About::Equating(equating) = about { Some(equating::message(record.id, equating)) } else { None };
            pb::FrameworkEquated { framework: snapshot.clone(), equating }.encode_to_vec()
        }
    };
    let about = chassis::event::About { aggregate: "framework", id: record.id.0, version: record.version, scopes: &[] };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// Facts about a cycle. `schools` are those that were frozen, or the one that was let in late.
pub(crate) fn of_cycle(about: &Cycle, events: &[CycleEvent], schools: &[SchoolOfDay]) -> Vec<Fact> {
    let record = about.record();
    let owner = record.plan.scopes();
    let enrolled = |school: &SchoolOfDay| pb::EnrolledSchool {
        school_id: school.id.to_string(),
        scopes: school.scopes.iter().chain(&owner).cloned().collect(),
    };
    let snapshot = Some(cycle::message(about));
    macro_rules! told {
        ($message:ident) => {
            pb::$message { cycle: snapshot.clone() }.encode_to_vec()
        };
    }
    let mut frozen = schools.chunks(TOLD_AT_ONCE);
    let mut encoded = |event: CycleEvent| match event {
        CycleEvent::Planned => told!(CyclePlanned),
        CycleEvent::Imported => told!(CycleImported),
        CycleEvent::Updated => told!(CycleUpdated),
        CycleEvent::Opened => told!(CycleOpened),
        CycleEvent::PopulationFrozen => {
            let schools = frozen.next().unwrap_or_default().iter().map(enrolled).collect();
            pb::CyclePopulationFrozen { cycle: snapshot.clone(), schools }.encode_to_vec()
        }
        CycleEvent::SchoolAdded => pb::CycleSchoolAdded { cycle: snapshot.clone(), school: schools.first().map(enrolled) }.encode_to_vec(),
        CycleEvent::Closed => told!(CycleClosed),
        CycleEvent::ModerationStarted => told!(CycleModerationStarted),
        CycleEvent::Finalised => told!(CycleFinalised),
        CycleEvent::Published => told!(CyclePublished),
        CycleEvent::Reopened => told!(CycleReopened),
        CycleEvent::Archived => told!(CycleArchived),
    };
    let about = chassis::event::About { aggregate: "cycle", id: record.id.0, version: record.version, scopes: &[] };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// Facts about an assessor. Nothing of them says who the person is.
pub(crate) fn of_assessor(about: &Assessor, events: &[AssessorEvent]) -> Vec<Fact> {
    let record = about.record();
    let snapshot = Some(assessor::snapshot(about));
    let encoded = |event: AssessorEvent| match event {
        AssessorEvent::Registered => pb::AssessorRegistered { assessor: snapshot.clone() }.encode_to_vec(),
        AssessorEvent::Updated => pb::AssessorUpdated { assessor: snapshot.clone() }.encode_to_vec(),
    };
    let about = chassis::event::About { aggregate: "assessor", id: record.id.0, version: record.version, scopes: &[] };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// Facts about an assignment. Nothing of them says whose it is.
pub(crate) fn of_assignment(about: &Assignment, events: &[AssignmentEvent]) -> Vec<Fact> {
    let record = about.record();
    let snapshot = assignment::snapshot(about);
    macro_rules! told {
        ($message:ident) => {
            pb::$message { assignment: Some(snapshot.clone()) }.encode_to_vec()
        };
    }
    let encoded = |event: AssignmentEvent| match event {
        AssignmentEvent::Created => told!(AssignmentCreated),
        AssignmentEvent::Declined => told!(AssignmentDeclined),
        AssignmentEvent::Lapsed => told!(AssignmentLapsed),
        AssignmentEvent::Withdrawn => told!(AssignmentWithdrawn),
        AssignmentEvent::LateGranted => told!(AssignmentLateGranted),
    };
    let about = chassis::event::About { aggregate: "assignment", id: record.id.0, version: record.version, scopes: &snapshot.scopes };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}
