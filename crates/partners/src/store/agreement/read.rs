//! A document as an agreement. A word that nobody knows is a damaged row, never a default.

use std::collections::HashMap;

use uuid::Uuid;

use super::document::{
    AgreedTextDoc, AreaDoc, ConceptDoc, ContentDoc, DelegationDoc, ObjectiveDoc, PartyDoc, PrincipalDoc, RepresentsDoc, ShiftDoc,
    SignatoryDoc, SignatureDoc, TextDoc, WitnessDoc, WitnessStateDoc,
};
use crate::domain::agreement::{
    AgreedText, AreaScope, Authority, Concept, ConceptShift, Content, Delegation, Instrument, Objective, Party, RepresentedPrincipal,
    Signatory, Signature, SigningPosition, SigningSnapshot, TextHash, WitnessSlot, WitnessState,
};
use crate::domain::{LocalizedText, OrganisationId, PersonId};
use crate::store::{Damaged, word};

/// Positions of signatories by id, as they are known today.
pub(super) type Positions = HashMap<Uuid, SigningPosition>;

fn text(from: TextDoc) -> LocalizedText {
    LocalizedText { th: from.th, en: from.en }
}

pub(super) fn content(from: ContentDoc) -> Result<Content, Damaged> {
    Ok(Content {
        kind: word(&from.kind, crate::domain::agreement::AgreementKind::from_word)?,
        reference_no: from.reference_no,
        title: from.title.map(text),
        objectives_text: from.objectives_text,
        objectives: from.objectives.into_iter().map(objective).collect::<Result<_, _>>()?,
        concepts: from.concepts.into_iter().map(concept).collect(),
        concept_shifts: from.concept_shifts.into_iter().map(shift).collect(),
        area_scope: from.area_scope.into_iter().map(area).collect::<Result<_, _>>()?,
        witnesses_per_party: from.witnesses_per_party,
        effective_on: from.effective_on,
        expires_on: from.expires_on,
        source_note: from.source_note,
    })
}

fn objective(from: ObjectiveDoc) -> Result<Objective, Damaged> {
    Ok(Objective {
        seq: from.seq,
        code: from.code,
        text: text(from.text),
        concept_codes: from.concept_codes,
        modality: word(&from.modality, crate::domain::agreement::Modality::from_word)?,
    })
}

fn concept(from: ConceptDoc) -> Concept {
    Concept { code: from.code, label: text(from.label), abbreviation: from.abbreviation }
}

fn shift(from: ShiftDoc) -> ConceptShift {
    ConceptShift { from_code: from.from_code, to_code: from.to_code, text: from.text }
}

fn area(from: AreaDoc) -> Result<AreaScope, Damaged> {
    use crate::domain::agreement::{AreaScheme, InnovationAreaStatus};
    let status = from.innovation_area_status.map(|status| word(&status, InnovationAreaStatus::from_word)).transpose()?;
    Ok(AreaScope { scheme: word(&from.scheme, AreaScheme::from_word)?, value: from.value, innovation_area_status: status })
}

pub(super) fn party(from: PartyDoc, positions: &Positions) -> Result<Party, Damaged> {
    use crate::domain::agreement::{JoinedVia, PartySide};
    Ok(Party {
        party_no: from.party_no,
        organisation: OrganisationId(from.organisation),
        legal_entity: from.legal_entity.map(OrganisationId),
        units: from.units.into_iter().map(OrganisationId).collect(),
        label: from.label,
        side: word(&from.side, PartySide::from_word)?,
        protocol_order: from.protocol_order,
        joined_via: word(&from.joined_via, JoinedVia::from_word)?,
        signatory: from.signatory.map(|s| signatory(s, positions)).transpose()?,
        former_signatories: from.former_signatories.into_iter().map(|s| signatory(s, positions)).collect::<Result<_, _>>()?,
        witness_slots: from.witness_slots.into_iter().map(witness).collect(),
    })
}

fn signatory(from: SignatoryDoc, positions: &Positions) -> Result<Signatory, Damaged> {
    let position = positions.get(&from.position).cloned().ok_or_else(|| Damaged(format!("position {} is not there", from.position)))?;
    Ok(Signatory {
        person: PersonId(from.person),
        position,
        authority: from.represents.map_or(Ok(Authority::OwnRight), represents)?,
        capacity_text: from.capacity_text,
        signature: from.signature.map(signature).transpose()?,
    })
}

fn represents(from: RepresentsDoc) -> Result<Authority, Damaged> {
    let principal = match from.principal {
        PrincipalDoc::Person(person) => RepresentedPrincipal::Person(PersonId(person)),
        PrincipalDoc::Title(title) => RepresentedPrincipal::Title(title),
        PrincipalDoc::NotStated => RepresentedPrincipal::NotStated,
    };
    Ok(Authority::Represents { principal, delegation: delegation(from.delegation)? })
}

fn delegation(from: DelegationDoc) -> Result<Delegation, Damaged> {
    Ok(Delegation {
        status: word(&from.status, crate::domain::agreement::DelegationStatus::from_word)?,
        instrument: from.instrument_no.map(|number| Instrument { number, date: from.instrument_date }),
        reason: from.reason,
    })
}

fn signature(from: SignatureDoc) -> Result<Signature, Damaged> {
    Ok(Signature {
        signed_on: from.signed_on,
        signed_at: from.signed_at,
        medium: word(&from.medium, crate::domain::agreement::SignatureMedium::from_word)?,
        snapshot: SigningSnapshot {
            display_name: from.snapshot.display_name,
            academic_rank: from.snapshot.academic_rank,
            titles: from.snapshot.titles,
            position_kind: word(&from.snapshot.position_kind, crate::domain::position::PositionKind::from_word)?,
        },
    })
}

fn witness(from: WitnessDoc) -> WitnessSlot {
    let state = match from.state {
        WitnessStateDoc::Open => WitnessState::Open,
        WitnessStateDoc::Named(person) => WitnessState::Named(PersonId(person)),
        WitnessStateDoc::Signed { person, signed_on, display_name } => {
            WitnessState::Signed { person: PersonId(person), signed_on, display_name }
        }
        WitnessStateDoc::Waived(reason) => WitnessState::Waived(reason),
    };
    WitnessSlot { slot_no: from.slot_no, state }
}

pub(super) fn agreed_text(from: &AgreedTextDoc) -> Result<AgreedText, Damaged> {
    let sha256 = TextHash::parse(&from.sha256).ok_or_else(|| Damaged("a text hash is not a SHA-256".to_owned()))?;
    Ok(AgreedText { sha256, of_recorded_content: from.of_recorded_content, frozen_at: from.frozen_at })
}
