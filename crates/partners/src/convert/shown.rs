//! An agreement as the contract shows it. Names of persons only in a read with names.

use std::collections::HashMap;

use api::common::v1 as common;
use api::partners::v1 as pb;
use chassis::thai::calendar::{be_year, fiscal_year_be};
use chassis::wire::{local_date, localized, timestamp};
use uuid::Uuid;

use super::on_wire;
use crate::app::agreement::Shown;
use crate::domain::agreement::{
    Agreement, AreaScope, Concept, ConceptShift, Defect, DelegationStatus, InnovationAreaStatus, Objective, Party, RepresentedPrincipal,
    Signatory, WitnessSlot, WitnessState,
};
use crate::error::message;

type Names = Option<HashMap<Uuid, String>>;

impl From<Shown> for pb::Agreement {
    fn from(shown: Shown) -> Self {
        let agreement = &shown.agreement;
        let record = agreement.record();
        let content = &record.content;
        let signed_on = agreement.signed_on();
        Self {
            id: record.id.to_string(),
            version: record.version,
            kind: content.kind.number(),
            reference_no: content.reference_no.clone(),
            title: content.title.as_ref().and_then(on_wire),
            objectives_text: content.objectives_text.clone(),
            objectives: content.objectives.iter().map(objective).collect(),
            concepts: content.concepts.iter().map(concept).collect(),
            concept_shifts: content.concept_shifts.iter().map(shift).collect(),
            area_scope: content.area_scope.iter().map(area).collect(),
            witnesses_per_party: content.witnesses_per_party,
            parties: record.parties.iter().map(|p| party(p, &shown)).collect(),
            parties_count: count(agreement.parties_count()),
            copies_required: count(agreement.copies_required()),
            state: record.state.number(),
            validity: agreement.validity().number(),
            defects: agreement.defects().iter().map(defect).collect(),
            reservations: agreement.reservations().iter().map(defect).collect(),
            signatures_recorded: count(agreement.signatures_recorded()),
            agreed_text: record.agreed_text.as_ref().map(|text| pb::AgreedText {
                sha256: text.sha256.to_string(),
                of_recorded_content: text.of_recorded_content,
                freeze_time: Some(timestamp(text.frozen_at)),
            }),
            ceremony_id: record.ceremony.map(|id| id.to_string()).unwrap_or_default(),
            signed_on: signed_on.map(local_date),
            signing_years: signed_on
                .map(|day| pb::SigningYears { be_year: be_year(day).into(), fiscal_year_be: fiscal_year_be(day).into() }),
            execute_time: record.execution.map(|e| timestamp(e.executed_at)),
            executed_with_reservation: record.execution.is_some_and(|e| e.with_reservation),
            effective_on: content.effective_on.map(local_date),
            expires_on: content.expires_on.map(local_date),
            source_note: content.source_note.clone(),
            cancel_reason: record.cancel_reason.clone().unwrap_or_default(),
            create_time: Some(timestamp(record.created_at)),
            update_time: Some(timestamp(record.updated_at)),
        }
    }
}

fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

fn objective(from: &Objective) -> pb::Objective {
    pb::Objective {
        seq: from.seq,
        code: from.code.clone(),
        text: on_wire(&from.text),
        concept_codes: from.concept_codes.clone(),
        modality: from.modality.number(),
    }
}

fn concept(from: &Concept) -> pb::Concept {
    pb::Concept { code: from.code.clone(), label: on_wire(&from.label), abbreviation: from.abbreviation.clone() }
}

fn shift(from: &ConceptShift) -> pb::ConceptShift {
    pb::ConceptShift { from_code: from.from_code.clone(), to_code: from.to_code.clone(), text: from.text.clone() }
}

pub(super) fn area(from: &AreaScope) -> pb::AreaScope {
    pb::AreaScope {
        scheme: from.scheme.word().to_owned(),
        value: from.value.clone(),
        innovation_area_status: from.innovation_area_status.map(InnovationAreaStatus::number).unwrap_or_default(),
    }
}

fn party(from: &Party, shown: &Shown) -> pb::Party {
    let face = shown.faces.get(&from.organisation.0);
    pb::Party {
        party_no: from.party_no,
        organisation_id: from.organisation.to_string(),
        organisation_name: face.and_then(|face| localized(face.name_th.as_deref(), face.name_en.as_deref())),
        organisation_short_name: face.and_then(|face| face.short_name.clone()).unwrap_or_default(),
        legal_entity_id: from.legal_entity.map(|id| id.to_string()).unwrap_or_default(),
        unit_ids: from.units.iter().map(ToString::to_string).collect(),
        label: from.label.clone(),
        side: from.side.number(),
        protocol_order: from.protocol_order,
        joined_via: from.joined_via.number(),
        signatory: from.signatory.as_ref().map(|s| signatory(s, &shown.names)),
        witness_slots: from.witness_slots.iter().map(|slot| witness(slot, &shown.names)).collect(),
    }
}

fn signatory(from: &Signatory, names: &Names) -> pb::Signatory {
    let signature = from.signature.as_ref();
    pb::Signatory {
        person_id: from.person.to_string(),
        position_id: from.position.position.to_string(),
        capacity: from.capacity().number(),
        capacity_text: from.capacity_text.clone(),
        principal: from.principal().map(principal),
        delegation: from.delegation().map(|delegation| pb::Delegation {
            status: delegation.status.number(),
            instrument_no: delegation.instrument.as_ref().map(|letter| letter.number.clone()).unwrap_or_default(),
            instrument_date: delegation.instrument.as_ref().and_then(|letter| letter.date).map(local_date),
            reason: delegation.reason.clone(),
        }),
        status: from.status().number(),
        signed_on: signature.map(|s| local_date(s.signed_on)),
        signed_at: signature.and_then(|s| s.signed_at).map(timestamp),
        medium: signature.map(|s| s.medium.number()).unwrap_or_default(),
        snapshot: Some(snapshot(from, names)),
    }
}

/// As of the day of signing once signed, as of now before.
fn snapshot(from: &Signatory, names: &Names) -> pb::SigningSnapshot {
    match &from.signature {
        Some(signature) => {
            let shown = |text: &str| if names.is_some() { text.to_owned() } else { String::new() };
            pb::SigningSnapshot {
                display_name: shown(&signature.snapshot.display_name),
                academic_rank: shown(&signature.snapshot.academic_rank),
                titles: signature.snapshot.titles.clone(),
                position_kind: signature.snapshot.position_kind.number(),
            }
        }
        None => pb::SigningSnapshot {
            display_name: name_of(from.person.0, names),
            academic_rank: String::new(),
            titles: vec![from.position.title.th.clone()],
            position_kind: from.position_kind().number(),
        },
    }
}

fn name_of(person: Uuid, names: &Names) -> String {
    names.as_ref().and_then(|names| names.get(&person)).cloned().unwrap_or_default()
}

fn principal(from: &RepresentedPrincipal) -> pb::RepresentedPrincipal {
    match from {
        RepresentedPrincipal::Person(person) => pb::RepresentedPrincipal { person_id: person.to_string(), ..Default::default() },
        RepresentedPrincipal::Title(title) => pb::RepresentedPrincipal { title: title.clone(), ..Default::default() },
        RepresentedPrincipal::NotStated => pb::RepresentedPrincipal { not_stated: true, ..Default::default() },
    }
}

fn witness(from: &WitnessSlot, names: &Names) -> pb::WitnessSlot {
    let (display_name, signed_on) = match &from.state {
        WitnessState::Signed { signed_on, display_name, .. } => {
            (if names.is_some() { display_name.clone() } else { String::new() }, Some(*signed_on))
        }
        WitnessState::Named(person) => (name_of(person.0, names), None),
        WitnessState::Open | WitnessState::Waived(_) => (String::new(), None),
    };
    pb::WitnessSlot {
        slot_no: from.slot_no,
        status: from.status().number(),
        person_id: from.person().map(|id| id.to_string()).unwrap_or_default(),
        display_name,
        signed_on: signed_on.map(local_date),
        waiver_reason: from.waiver_reason().unwrap_or_default().to_owned(),
    }
}

fn defect(from: &Defect) -> pb::Defect {
    let (th, en) = message(from);
    pb::Defect {
        reason: from.reason.number(),
        party_no: from.party.no,
        count: from.count,
        message: Some(common::LocalizedText { th, en }),
        waiver_reason: from.waiver_reason.clone().unwrap_or_default(),
    }
}

/// A party in an event: what others need, without names.
pub(super) fn party_snapshot(agreement: &Agreement, from: &Party) -> pb::PartySnapshot {
    let signatory = from.signatory.as_ref();
    let mine = |defects: Vec<Defect>| {
        let mut reasons: Vec<i32> = defects.into_iter().filter(|d| d.party.no == from.party_no).map(|d| d.reason.number()).collect();
        reasons.dedup();
        reasons
    };
    let slots = |wanted: fn(&WitnessState) -> bool| count(from.witness_slots.iter().filter(|slot| wanted(&slot.state)).count());
    pb::PartySnapshot {
        party_no: from.party_no,
        organisation_id: from.organisation.to_string(),
        legal_entity_id: from.legal_entity.map(|id| id.to_string()).unwrap_or_default(),
        label: from.label.clone(),
        side: from.side.number(),
        protocol_order: from.protocol_order,
        joined_via: from.joined_via.number(),
        signatory_ref: signatory.map(|s| s.person.to_string()).unwrap_or_default(),
        capacity: signatory.map(|s| s.capacity().number()).unwrap_or_default(),
        position_kind: signatory.map(|s| s.position_kind().number()).unwrap_or_default(),
        signatory_status: signatory.map(|s| s.status().number()).unwrap_or_default(),
        signed_on: signatory.and_then(|s| s.signature.as_ref()).map(|s| local_date(s.signed_on)),
        delegation_status: signatory.and_then(Signatory::delegation).map(|d| DelegationStatus::number(d.status)).unwrap_or_default(),
        witnesses_required: count(from.witness_slots.len()),
        witnesses_signed: slots(|state| matches!(state, WitnessState::Signed { .. })),
        witnesses_waived: slots(|state| matches!(state, WitnessState::Waived(_))),
        defects: mine(agreement.defects()),
        reservations: mine(agreement.reservations()),
    }
}
