//! Events of the aggregates, as facts for the outbox: each with the snapshot after the command and what changed.

use api::partners::v1 as pb;
use chassis::event::{About, Fact};
use chassis::wire::{local_date, timestamp};
use prost::Message;

use super::shown::{area, party_snapshot};
use super::{ceremony, on_wire, organisation};
use crate::domain::agreement::{Agreement, AgreementEvent};
use crate::domain::ceremony::{Ceremony, CeremonyEvent};
use crate::domain::organisation::{Organisation, OrganisationEvent};
use crate::domain::person::{Person, PersonEvent};
use crate::domain::position::{Position, PositionEvent};

/// Facts about an agreement.
pub(crate) fn agreement(agreement: &Agreement, events: &[AgreementEvent], scopes: &[String]) -> Vec<Fact> {
    let record = agreement.record();
    let snapshot = snapshot(agreement, scopes);
    let about = About { aggregate: "agreement", id: record.id.0, version: record.version, scopes };
    about.facts(events.iter().map(|event| (event.word(), payload(event, snapshot.clone()))).collect())
}

fn snapshot(agreement: &Agreement, scopes: &[String]) -> pb::AgreementSnapshot {
    let record = agreement.record();
    let content = &record.content;
    pb::AgreementSnapshot {
        id: record.id.to_string(),
        version: record.version,
        kind: content.kind.number(),
        reference_no: content.reference_no.clone(),
        title: content.title.as_ref().and_then(on_wire),
        state: record.state.number(),
        validity: agreement.validity().number(),
        parties: record.parties.iter().map(|party| party_snapshot(agreement, party)).collect(),
        signatures_recorded: i32::try_from(agreement.signatures_recorded()).unwrap_or(i32::MAX),
        signed_on: agreement.signed_on().map(local_date),
        executed_with_reservation: record.execution.is_some_and(|e| e.with_reservation),
        effective_on: content.effective_on.map(local_date),
        expires_on: content.expires_on.map(local_date),
        ceremony_id: record.ceremony.map(|id| id.to_string()).unwrap_or_default(),
        area_scope: content.area_scope.iter().map(area).collect(),
        objectives: content
            .objectives
            .iter()
            .map(|o| pb::ObjectiveSnapshot { code: o.code.clone(), modality: o.modality.number() })
            .collect(),
        scopes: scopes.to_vec(),
        execute_time: record.execution.map(|e| timestamp(e.executed_at)),
    }
}

fn payload(event: &AgreementEvent, snapshot: pb::AgreementSnapshot) -> Vec<u8> {
    let agreement = Some(snapshot);
    macro_rules! plain {
        ($message:ident) => {
            pb::$message { agreement }.encode_to_vec()
        };
        ($message:ident, $party_no:expr) => {
            pb::$message { agreement, party_no: *$party_no }.encode_to_vec()
        };
        ($message:ident, $party_no:expr, $slot_no:expr) => {
            pb::$message { agreement, party_no: *$party_no, slot_no: *$slot_no }.encode_to_vec()
        };
    }
    match event {
        AgreementEvent::Drafted => plain!(AgreementDrafted),
        AgreementEvent::Changed(paths) => {
            pb::AgreementChanged { agreement, paths: paths.iter().map(|path| (*path).to_owned()).collect() }.encode_to_vec()
        }
        AgreementEvent::PartyAdded(no) => plain!(AgreementPartyAdded, no),
        AgreementEvent::PartyRemoved(organisation) => {
            pb::AgreementPartyRemoved { agreement, organisation_id: organisation.to_string() }.encode_to_vec()
        }
        AgreementEvent::SignatoryAssigned(no) => plain!(AgreementSignatoryAssigned, no),
        AgreementEvent::SignatoryReplaced(no) => plain!(AgreementSignatoryReplaced, no),
        AgreementEvent::SignatoryReassessed(no) => plain!(AgreementSignatoryReassessed, no),
        AgreementEvent::Submitted => plain!(AgreementSubmitted),
        AgreementEvent::Returned => plain!(AgreementReturned),
        AgreementEvent::TextAgreed => plain!(AgreementTextAgreed),
        AgreementEvent::TextReopened => plain!(AgreementTextReopened),
        AgreementEvent::Scheduled => plain!(AgreementScheduled),
        AgreementEvent::SigningOpened => plain!(AgreementSigningOpened),
        AgreementEvent::SignedByParty(no) => plain!(AgreementSignedByParty, no),
        AgreementEvent::WitnessNamed(no, slot) => plain!(AgreementWitnessNamed, no, slot),
        AgreementEvent::WitnessSigned(no, slot) => plain!(AgreementWitnessSigned, no, slot),
        AgreementEvent::WitnessesWaived(no) => plain!(AgreementWitnessesWaived, no),
        AgreementEvent::DelegationRecorded(no) => plain!(AgreementDelegationRecorded, no),
        AgreementEvent::DelegationVerified(no) => plain!(AgreementDelegationVerified, no),
        AgreementEvent::DelegationRevoked(no) => plain!(AgreementDelegationRevoked, no),
        AgreementEvent::DelegationWaived(no) => plain!(AgreementDelegationWaived, no),
        AgreementEvent::Executed => plain!(AgreementExecuted),
        AgreementEvent::Cancelled => plain!(AgreementCancelled),
    }
}

/// Facts about an organisation.
pub(crate) fn organisation(
    organisation: &Organisation,
    events: &[OrganisationEvent],
    scopes: &[String],
    today: jiff::civil::Date,
) -> Vec<Fact> {
    let record = organisation.record();
    let snapshot =
        Some(pb::OrganisationSnapshot { organisation: Some(organisation::message(organisation, today)), scopes: scopes.to_vec() });
    let about = About { aggregate: "organisation", id: record.id.0, version: record.version, scopes };
    let encoded = |event: &OrganisationEvent| match event {
        OrganisationEvent::Registered => pb::OrganisationRegistered { organisation: snapshot.clone() }.encode_to_vec(),
        OrganisationEvent::Changed => pb::OrganisationChanged { organisation: snapshot.clone() }.encode_to_vec(),
        OrganisationEvent::Renamed => pb::OrganisationRenamed { organisation: snapshot.clone() }.encode_to_vec(),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(event))).collect())
}

/// Facts about a person: that there is one, and that something changed. Never what.
pub(crate) fn person(person: &Person, events: &[PersonEvent]) -> Vec<Fact> {
    let record = person.record();
    let snapshot = Some(pb::PersonSnapshot { person_ref: record.id.to_string(), version: record.version });
    let about = About { aggregate: "person", id: record.id.0, version: record.version, scopes: &[] };
    let encoded = |event: &PersonEvent| match event {
        PersonEvent::Registered => pb::PersonRegistered { person: snapshot.clone() }.encode_to_vec(),
        PersonEvent::Changed => pb::PersonChanged { person: snapshot.clone() }.encode_to_vec(),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(event))).collect())
}

/// Facts about a position.
pub(crate) fn position(position: &Position, events: &[PositionEvent], scopes: &[String]) -> Vec<Fact> {
    let record = position.record();
    let snapshot = Some(pb::PositionSnapshot {
        id: record.id.to_string(),
        version: record.version,
        person_ref: record.person.to_string(),
        organisation_id: record.organisation.to_string(),
        kind: record.kind.number(),
        valid_from: record.period.from().map(local_date),
        valid_to: record.period.to().map(local_date),
    });
    let about = About { aggregate: "position", id: record.id.0, version: record.version, scopes };
    let encoded = |event: &PositionEvent| match event {
        PositionEvent::Assigned => pb::PositionAssigned { position: snapshot.clone() }.encode_to_vec(),
        PositionEvent::Ended => pb::PositionEnded { position: snapshot.clone() }.encode_to_vec(),
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(event))).collect())
}

/// Facts about a ceremony.
pub(crate) fn ceremony(ceremony: &Ceremony, events: &[CeremonyEvent], scopes: &[String]) -> Vec<Fact> {
    let record = ceremony.record();
    let snapshot = Some(ceremony::snapshot(ceremony));
    let about = About { aggregate: "ceremony", id: record.id.0, version: record.version, scopes };
    let encoded = |event: &CeremonyEvent| match event {
        CeremonyEvent::Planned => pb::CeremonyPlanned { ceremony: snapshot.clone() }.encode_to_vec(),
        CeremonyEvent::Held => pb::CeremonyHeld { ceremony: snapshot.clone() }.encode_to_vec(),
        CeremonyEvent::Postponed => pb::CeremonyPostponed { ceremony: snapshot.clone() }.encode_to_vec(),
        CeremonyEvent::Cancelled => pb::CeremonyCancelled { ceremony: snapshot.clone() }.encode_to_vec(),
        CeremonyEvent::AgreementJoined(id) => {
            pb::CeremonyAgreementJoined { ceremony: snapshot.clone(), agreement_id: id.to_string() }.encode_to_vec()
        }
        CeremonyEvent::AgreementLeft(id) => {
            pb::CeremonyAgreementLeft { ceremony: snapshot.clone(), agreement_id: id.to_string() }.encode_to_vec()
        }
    };
    about.facts(events.iter().map(|event| (event.word(), encoded(event))).collect())
}
