//! Agreements of the tests: organisations, persons and positions are numbers, so that a test says only what it is about.

mod drafts;
mod invariants;
mod life_cycle;
mod properties;
mod readiness;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::*;
use crate::domain::position::PositionKind;
use crate::domain::{LocalizedText, OrganisationId, Period, PersonId, PositionId};

/// The day on which everything in the tests is signed.
const DAY: Date = jiff::civil::date(2021, 12, 23);

/// Noon in Bangkok of the day after the signing.
fn now() -> Timestamp {
    at("2021-12-24T12:00:00+07:00")
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn organisation(number: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(number))
}

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(1_000 + number))
}

fn ceremony(number: u128) -> CeremonyId {
    CeremonyId(Uuid::from_u128(2_000 + number))
}

/// A party of the organisation with this number, of which no legal entity is known.
fn party(number: u128, side: PartySide) -> NewParty {
    NewParty {
        organisation: organisation(number), legal_entity: None, units: Vec::new(), label: format!("ฝ่ายที่ {number}"), side
    }
}

/// An agreement with two witness places a party.
fn content() -> Content {
    Content { witnesses_per_party: 2, ..Content::of(AgreementKind::Mou) }
}

/// A draft: organisation 1 is the host, the others up to `parties` are counterparties.
fn draft(parties: u128) -> Agreement {
    let side = |number| if number == 1 { PartySide::Host } else { PartySide::Counterparty };
    let parties = (1..=parties).map(|number| party(number, side(number))).collect();
    drafted(content(), parties).unwrap()
}

fn drafted(content: Content, parties: Vec<NewParty>) -> Result<Agreement, AgreementError> {
    Agreement::draft(AgreementId(Uuid::from_u128(3_000)), content, parties, now()).map(|(agreement, _)| agreement)
}

/// The position of the person with this number in the organisation with that one.
fn position(who: u128, place: u128) -> SigningPosition {
    SigningPosition {
        position: PositionId(Uuid::from_u128(10_000 + 100 * who + place)),
        person: person(who),
        organisation: organisation(place),
        kind: PositionKind::Substantive,
        title: LocalizedText::thai("ผู้อำนวยการ"),
        period: Period::ALWAYS,
    }
}

fn principal(who: u128, place: u128) -> NewSignatory {
    NewSignatory {
        person: person(who),
        position: position(who, place),
        capacity: SigningCapacity::Principal,
        capacity_text: String::new(),
        principal: None,
    }
}

fn representative(who: u128, place: u128) -> NewSignatory {
    let principal = Some(RepresentedPrincipal::NotStated);
    NewSignatory { capacity: SigningCapacity::Representative, principal, ..self::principal(who, place) }
}

fn snapshot() -> SigningSnapshot {
    SigningSnapshot {
        display_name: "สมชาย ตัวอย่าง (ข้อมูลสมมติ)".to_owned(),
        academic_rank: String::new(),
        titles: vec!["ผู้อำนวยการ".to_owned()],
        position_kind: PositionKind::Substantive,
    }
}

/// A signature in the position, on the day of the tests.
fn signature(position: SigningPosition) -> NewSignature {
    NewSignature { signed_on: DAY, signed_at: None, medium: SignatureMedium::WetInk, text: None, position, snapshot: snapshot() }
}

/// The signatory of the party signs, in the position it was assigned with.
fn sign(agreement: &mut Agreement, party_no: i32) -> Told {
    let position = agreement.party(party_no)?.signatory.as_ref().expect("a signatory").position.clone();
    agreement.record_signature(party_no, signature(position), now())
}

fn letter() -> Instrument {
    Instrument { number: "ศธ 0001/2564".to_owned(), date: Some(DAY) }
}

fn tag(agreement: &Agreement, party_no: i32) -> PartyTag {
    agreement.party(party_no).unwrap().tag()
}

/// Opens a draft for signatures without a ceremony.
fn open(agreement: &mut Agreement) {
    agreement.submit(now()).unwrap();
    agreement.freeze_text(None, now()).unwrap();
    agreement.open_signing(now()).unwrap();
}

/// Two parties, opened for signatures: person 1 signs for the host, person 2 represents the counterparty.
fn opened() -> Agreement {
    let mut agreement = draft(2);
    agreement.assign_signatory(1, principal(1, 1), now()).unwrap();
    agreement.assign_signatory(2, representative(2, 2), now()).unwrap();
    open(&mut agreement);
    agreement
}

/// The same, signed by both and with everything else waived.
fn ready() -> Agreement {
    let mut agreement = opened();
    for party_no in [1, 2] {
        sign(&mut agreement, party_no).unwrap();
        agreement.waive_witnesses(party_no, "ไม่มีรายชื่อ", now()).unwrap();
    }
    agreement.waive_delegation(2, "รอหนังสือมอบอำนาจ", now()).unwrap();
    agreement
}

fn missing(agreement: &Agreement) -> Vec<(i32, DefectReason, i32)> {
    agreement.defects().into_iter().map(|defect| (defect.party.no, defect.reason, defect.count)).collect()
}
