//! Events of the aggregates, as facts for the outbox: each with the snapshot after the command and what changed.

pub(crate) mod programme;

use api::schools::v1 as pb;
use chassis::event::{About, Fact};
use chassis::wire::local_date;
use jiff::civil::Date;
use prost::Message;

use super::{area as areas, code_message, counts, shown};
use crate::domain::area::{Area, AreaEvent};
use crate::domain::enrolment::{Enrolment, EnrolmentEvent};
use crate::domain::school::{School, SchoolEvent};
use crate::domain::term::Term;

/// Facts about an area.
pub(crate) fn area(area: &Area, events: &[AreaEvent], scopes: &[String], today: Date) -> Vec<Fact> {
    let record = area.record();
    let snapshot = Some(areas::message(area, today));
    let about = About { aggregate: "area", id: record.id.0, version: record.version, scopes };
    let encoded = |event: &AreaEvent| match event {
        AreaEvent::Registered => pb::AreaRegistered { area: snapshot.clone() }.encode_to_vec(),
        AreaEvent::Renamed => pb::AreaRenamed { area: snapshot.clone() }.encode_to_vec(),
        AreaEvent::BoundaryChanged { on, reason } => {
            pb::AreaBoundaryChanged { area: snapshot.clone(), on: Some(local_date(*on)), reason: reason.clone() }.encode_to_vec()
        }
        AreaEvent::StatusChanged => pb::AreaStatusChanged { area: snapshot.clone() }.encode_to_vec(),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(event))).collect())
}

/// Facts about a school.
pub(crate) fn school(school: &School, events: &[SchoolEvent], today: Date) -> Vec<Fact> {
    school_in(school, events, today, &school.places_on(today))
}

/// Facts about a school, told where it lay before: a withdrawn school lies nowhere.
pub(crate) fn school_in(school: &School, events: &[SchoolEvent], today: Date, scopes: &[String]) -> Vec<Fact> {
    let record = school.record();
    let snapshot = Some(pb::SchoolSnapshot { school: Some(shown::whole(school, today)) });
    let about = About { aggregate: "school", id: record.id.0, version: record.version, scopes };
    macro_rules! plain {
        ($message:ident) => {
            pb::$message { school: snapshot.clone() }.encode_to_vec()
        };
    }
    let encoded = |event: &SchoolEvent| match event {
        SchoolEvent::Registered => plain!(SchoolRegistered),
        SchoolEvent::ProfileChanged => plain!(SchoolProfileChanged),
        SchoolEvent::IdentifierAdded(code) => {
            pb::SchoolIdentifierAdded { school: snapshot.clone(), code: Some(code_message(code)) }.encode_to_vec()
        }
        SchoolEvent::Renamed => plain!(SchoolRenamed),
        SchoolEvent::Relocated => plain!(SchoolRelocated),
        SchoolEvent::AffiliationChanged => plain!(SchoolAffiliationChanged),
        SchoolEvent::CentreChanged => plain!(SchoolCentreChanged),
        SchoolEvent::HeadAssigned => plain!(SchoolHeadAssigned),
        SchoolEvent::StatusChanged => plain!(SchoolStatusChanged),
        SchoolEvent::Restored => plain!(SchoolRestored),
        SchoolEvent::Withdrawn => plain!(SchoolWithdrawn),
        SchoolEvent::Merged(into) => pb::SchoolMerged { school: snapshot.clone(), into_school_id: into.to_string() }.encode_to_vec(),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(event))).collect())
}

/// Facts about the pupils of a school.
pub(crate) fn enrolment(enrolment: &Enrolment, school: &School, events: &[EnrolmentEvent]) -> Vec<Fact> {
    let record = enrolment.record();
    let snapshot = Some(counts::snapshot_of(enrolment, school.record().grades));
    let scopes = school.places_on(record.as_of);
    let about = About { aggregate: "enrolment", id: record.id.0, version: record.version, scopes: &scopes };
    let encoded = |event: EnrolmentEvent| match event {
        EnrolmentEvent::Recorded => pb::EnrolmentSnapshotRecorded { snapshot: snapshot.clone() }.encode_to_vec(),
        EnrolmentEvent::Confirmed => pb::EnrolmentSnapshotConfirmed { snapshot: snapshot.clone() }.encode_to_vec(),
        EnrolmentEvent::Withdrawn => pb::EnrolmentSnapshotWithdrawn { snapshot: snapshot.clone() }.encode_to_vec(),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(*event))).collect())
}

/// The fact that the dates of a term were recorded.
pub(crate) fn term(term: &Term) -> Fact {
    let record = term.record();
    let payload = pb::TermDefined { term: Some(counts::term_shown(term)) }.encode_to_vec();
    Fact { aggregate: "term", id: record.id.0, version: record.version, event: "defined", scope: None, payload }
}
