//! An agreement as a document.

use super::document::{
    AgreedTextDoc, AreaDoc, ConceptDoc, ContentDoc, DelegationDoc, ObjectiveDoc, PartyDoc, PrincipalDoc, RepresentsDoc, ShiftDoc,
    SignatoryDoc, SignatureDoc, SnapshotDoc, TextDoc, WitnessDoc, WitnessStateDoc,
};
use crate::domain::LocalizedText;
use crate::domain::agreement::{
    AgreedText, AreaScope, Authority, Concept, ConceptShift, Content, Delegation, Objective, Party, RepresentedPrincipal, Signatory,
    Signature, WitnessSlot, WitnessState,
};

fn text(from: &LocalizedText) -> TextDoc {
    TextDoc { th: from.th.clone(), en: from.en.clone() }
}

pub(super) fn content(from: &Content) -> ContentDoc {
    ContentDoc {
        kind: from.kind.to_string(),
        reference_no: from.reference_no.clone(),
        title: from.title.as_ref().map(text),
        objectives_text: from.objectives_text.clone(),
        objectives: from.objectives.iter().map(objective).collect(),
        concepts: from.concepts.iter().map(concept).collect(),
        concept_shifts: from.concept_shifts.iter().map(shift).collect(),
        area_scope: from.area_scope.iter().map(area).collect(),
        witnesses_per_party: from.witnesses_per_party,
        effective_on: from.effective_on,
        expires_on: from.expires_on,
        source_note: from.source_note.clone(),
    }
}

fn objective(from: &Objective) -> ObjectiveDoc {
    ObjectiveDoc {
        seq: from.seq,
        code: from.code.clone(),
        text: text(&from.text),
        concept_codes: from.concept_codes.clone(),
        modality: from.modality.to_string(),
    }
}

fn concept(from: &Concept) -> ConceptDoc {
    ConceptDoc { code: from.code.clone(), label: text(&from.label), abbreviation: from.abbreviation.clone() }
}

fn shift(from: &ConceptShift) -> ShiftDoc {
    ShiftDoc { from_code: from.from_code.clone(), to_code: from.to_code.clone(), text: from.text.clone() }
}

fn area(from: &AreaScope) -> AreaDoc {
    AreaDoc {
        scheme: from.scheme.to_string(),
        value: from.value.clone(),
        innovation_area_status: from.innovation_area_status.map(|status| status.to_string()),
    }
}

pub(super) fn party(from: &Party) -> PartyDoc {
    PartyDoc {
        party_no: from.party_no,
        organisation: from.organisation.0,
        legal_entity: from.legal_entity.map(Into::into),
        units: from.units.iter().map(|unit| unit.0).collect(),
        label: from.label.clone(),
        side: from.side.to_string(),
        protocol_order: from.protocol_order,
        joined_via: from.joined_via.to_string(),
        signatory: from.signatory.as_ref().map(signatory),
        former_signatories: from.former_signatories.iter().map(signatory).collect(),
        witness_slots: from.witness_slots.iter().map(witness).collect(),
    }
}

fn signatory(from: &Signatory) -> SignatoryDoc {
    SignatoryDoc {
        person: from.person.0,
        position: from.position.position.0,
        represents: match &from.authority {
            Authority::OwnRight => None,
            Authority::Represents { principal, delegation } => {
                Some(RepresentsDoc { principal: principal_doc(principal), delegation: delegation_doc(delegation) })
            }
        },
        capacity_text: from.capacity_text.clone(),
        signature: from.signature.as_ref().map(signature),
    }
}

fn principal_doc(from: &RepresentedPrincipal) -> PrincipalDoc {
    match from {
        RepresentedPrincipal::Person(person) => PrincipalDoc::Person(person.0),
        RepresentedPrincipal::Title(title) => PrincipalDoc::Title(title.clone()),
        RepresentedPrincipal::NotStated => PrincipalDoc::NotStated,
    }
}

fn delegation_doc(from: &Delegation) -> DelegationDoc {
    DelegationDoc {
        status: from.status.to_string(),
        instrument_no: from.instrument.as_ref().map(|letter| letter.number.clone()),
        instrument_date: from.instrument.as_ref().and_then(|letter| letter.date),
        reason: from.reason.clone(),
    }
}

fn signature(from: &Signature) -> SignatureDoc {
    SignatureDoc {
        signed_on: from.signed_on,
        signed_at: from.signed_at,
        medium: from.medium.to_string(),
        snapshot: SnapshotDoc {
            display_name: from.snapshot.display_name.clone(),
            academic_rank: from.snapshot.academic_rank.clone(),
            titles: from.snapshot.titles.clone(),
            position_kind: from.snapshot.position_kind.to_string(),
        },
    }
}

fn witness(from: &WitnessSlot) -> WitnessDoc {
    let state = match &from.state {
        WitnessState::Open => WitnessStateDoc::Open,
        WitnessState::Named(person) => WitnessStateDoc::Named(person.0),
        WitnessState::Signed { person, signed_on, display_name } => {
            WitnessStateDoc::Signed { person: person.0, signed_on: *signed_on, display_name: display_name.clone() }
        }
        WitnessState::Waived(reason) => WitnessStateDoc::Waived(reason.clone()),
    };
    WitnessDoc { slot_no: from.slot_no, state }
}

pub(super) fn agreed_text(from: &AgreedText) -> AgreedTextDoc {
    AgreedTextDoc { sha256: from.sha256.to_string(), of_recorded_content: from.of_recorded_content, frozen_at: from.frozen_at }
}
