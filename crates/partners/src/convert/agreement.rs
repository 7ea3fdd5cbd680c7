//! What callers say about agreements.

use api::partners::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::Reader;

use super::{choice, lines, localized, optional_id};
use crate::app::agreement::{Draft, PartyDraft};
use crate::domain::agreement::{
    AgreementKind, AreaScheme, AreaScope, Concept, ConceptShift, Content, InnovationAreaStatus, Modality, Objective, PartySide,
};

impl TryFrom<pb::CreateAgreementRequest> for Draft {
    type Error = Failure;

    fn try_from(request: pb::CreateAgreementRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let content = content(&mut read, request.agreement.unwrap_or_default());
        let parties = request.parties.into_iter().enumerate().map(|(at, p)| party(&mut read, &format!("parties[{at}]"), &p)).collect();
        read.finish(Self { id: optional_id(&request.id), content, parties })
    }
}

/// The whole input; paths begin with `agreement.`.
pub(super) fn content(read: &mut Reader, input: pb::AgreementInput) -> Content {
    Content {
        kind: choice(read, "agreement.kind", input.kind, AgreementKind::from_number, AgreementKind::Mou),
        reference_no: clean(&input.reference_no),
        title: input.title.map(|title| localized(Some(title))),
        objectives_text: lines(&input.objectives_text),
        objectives: input.objectives.into_iter().enumerate().map(|(at, o)| objective(read, at, o)).collect(),
        concepts: input.concepts.into_iter().map(concept).collect(),
        concept_shifts: input.concept_shifts.into_iter().map(shift).collect(),
        area_scope: input.area_scope.into_iter().enumerate().map(|(at, a)| area(read, at, &a)).collect(),
        witnesses_per_party: input.witnesses_per_party,
        effective_on: read.date("agreement.effective_on", input.effective_on.as_ref()),
        expires_on: read.date("agreement.expires_on", input.expires_on.as_ref()),
        source_note: lines(&input.source_note),
    }
}

fn objective(read: &mut Reader, at: usize, input: pb::Objective) -> Objective {
    Objective {
        seq: input.seq,
        code: input.code,
        text: localized(input.text),
        concept_codes: input.concept_codes,
        modality: choice(read, &format!("agreement.objectives[{at}].modality"), input.modality, Modality::from_number, Modality::Now),
    }
}

fn concept(input: pb::Concept) -> Concept {
    Concept { code: input.code, label: localized(input.label), abbreviation: clean(&input.abbreviation) }
}

fn shift(input: pb::ConceptShift) -> ConceptShift {
    ConceptShift { from_code: input.from_code, to_code: input.to_code, text: lines(&input.text) }
}

fn area(read: &mut Reader, at: usize, input: &pb::AreaScope) -> AreaScope {
    let field = format!("agreement.area_scope[{at}].scheme");
    let scheme = AreaScheme::from_word(&input.scheme).unwrap_or_else(|| {
        let scheme = &input.scheme;
        read.refuse(
            field.clone(),
            "UNKNOWN_CHOICE",
            format!("ค่า “{scheme}” ในช่อง “{field}” ไม่มีในรายการ กรุณาเลือก PROVINCE หรือ ESAO"),
            format!("{scheme} is not a choice for {field}: PROVINCE or ESAO"),
        );
        AreaScheme::Province
    });
    AreaScope {
        scheme,
        value: clean(&input.value),
        innovation_area_status: InnovationAreaStatus::from_number(input.innovation_area_status),
    }
}

/// A party; `field` is where the caller gave it.
pub(super) fn party(read: &mut Reader, field: &str, input: &pb::PartyInput) -> PartyDraft {
    PartyDraft {
        organisation: read.id(&format!("{field}.organisation_id"), &input.organisation_id),
        legal_entity: optional_id(&input.legal_entity_id),
        units: input.unit_ids.iter().filter_map(|id| optional_id(id)).collect(),
        label: clean(&input.label),
        side: choice(read, &format!("{field}.side"), input.side, PartySide::from_number, PartySide::Counterparty),
    }
}
