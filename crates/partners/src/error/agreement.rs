//! Refusals of agreements, as people read them. Parties go by their label; persons are never named.

use chassis::failure::{Failure, Kind};
use chassis::thai::date::{DateStyle, format_date};

use super::{fields, invalid, refused};
use crate::domain::agreement::{AgreementError, Defect, DefectReason, DelegationStatus};

#[expect(clippy::wildcard_enum_match_arm, reason = "one table in three parts; the last part ends it")]
pub(super) fn failure(error: AgreementError) -> Failure {
    match error {
        AgreementError::Invalid(problems) => fields::failure(problems),
        AgreementError::EndBeforeStart(_) => fields::end_before_start("agreement.expires_on"),
        AgreementError::ReasonRequired(_) => invalid("REASON_REQUIRED", "กรุณาระบุเหตุผลของการดำเนินการนี้", "Please give a reason").at("reason"),
        AgreementError::NoSuchParty { party_no } => {
            Failure::new(Kind::NotFound, "NOT_FOUND", format!("ไม่พบฝ่ายที่ {party_no}"), format!("There is no party {party_no}"))
                .at("party_no")
        }
        AgreementError::NoSuchWitnessSlot { party, slot_no } => Failure::new(
            Kind::NotFound,
            "NOT_FOUND",
            format!("ฝ่าย {party} ไม่มีพยานลำดับที่ {slot_no}"),
            format!("{party} has no witness place {slot_no}"),
        )
        .at("slot_no"),
        AgreementError::StateNotAllowed { state } => refused(
            "STATE_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ เนื่องจากสถานะปัจจุบันคือ “{}”", state.label_th()),
            format!("Not possible in the present state {state}"),
        )
        .with("state", state.word()),
        AgreementError::Immutable => refused(
            "AGREEMENT_IMMUTABLE",
            "บันทึกข้อตกลงนี้ลงนามครบแล้ว แก้ไขไม่ได้ กรุณาจัดทำบันทึกเพิ่มเติม",
            "An executed agreement cannot be edited; use an addendum",
        ),
        AgreementError::TextChanged => {
            refused("TEXT_CHANGED", "ข้อความไม่ตรงกับฉบับที่ทุกฝ่ายเห็นชอบ กรุณาตรวจสอบก่อนลงนาม", "The text differs from the agreed version")
                .at("text_sha256")
        }
        AgreementError::NotReady(defects) => not_ready(&defects),
        AgreementError::EffectiveBeforeSigning { signed_on, effective_on } => refused(
            "EFFECTIVE_BEFORE_SIGNING",
            format!("วันมีผลบังคับ {} อยู่ก่อนวันลงนาม {}", day(effective_on), day(signed_on)),
            format!("Takes effect on {effective_on}, before it was signed on {signed_on}"),
        ),
        AgreementError::ReservationNotAccepted => refused(
            "RESERVATION_NOT_ACCEPTED",
            "มีรายการที่ยกเว้นไว้ หากต้องการให้มีผลโดยมีข้อสงวน กรุณายืนยันการรับข้อสงวน",
            "Something is waived: accept execution with reservation",
        )
        .at("accept_reservation"),
        other => of_parties(other),
    }
}

/// Refusals about who is party, and who signs for whom.
#[expect(clippy::wildcard_enum_match_arm, reason = "one table in three parts; the last part ends it")]
fn of_parties(error: AgreementError) -> Failure {
    match error {
        AgreementError::PartiesFrozen => refused(
            "PARTIES_FROZEN",
            "มีการลงนามแล้ว จึงเพิ่มหรือถอนฝ่ายไม่ได้ กรุณาจัดทำบันทึกเพิ่มเติม",
            "Parties are frozen after the first signature; use an addendum",
        ),
        AgreementError::PartyTwice { organisation } => {
            Failure::new(Kind::AlreadyExists, "PARTY_TWICE", "หน่วยงานนี้เป็นฝ่ายในบันทึกข้อตกลงแล้ว", "The organisation takes part already")
                .with("organisation_id", organisation.to_string())
        }
        AgreementError::LegalEntityTwice { legal_entity } => Failure::new(
            Kind::AlreadyExists,
            "LEGAL_ENTITY_TWICE",
            "นิติบุคคลนี้เป็นฝ่ายในบันทึกข้อตกลงแล้ว หากเป็นอีกหน่วยงานของนิติบุคคลเดียวกัน กรุณาเพิ่มเป็นหน่วยงานร่วมของฝ่ายนั้น",
            "This legal entity is a party already; add the other unit to that party",
        )
        .with("legal_entity_id", legal_entity.to_string()),
        AgreementError::TooFewParties { count } => refused(
            "TOO_FEW_PARTIES",
            format!("มี {count} ฝ่าย ต้องมีอย่างน้อย 2 ฝ่าย"),
            format!("There are {count} parties, at least 2 are needed"),
        ),
        AgreementError::HostMissing => refused("HOST_MISSING", "ยังไม่มีฝ่ายเจ้าภาพ", "No party is the host"),
        AgreementError::PrincipalRequired => invalid(
            "PRINCIPAL_REQUIRED",
            "กรุณาระบุผู้ที่ผู้แทนลงนามแทนเพียงอย่างเดียว: บุคคล ชื่อตำแหน่ง หรือไม่ปรากฏในเอกสาร",
            "Say for whom the representative signs, exactly one of: a person, a title, not stated",
        )
        .at("principal"),
        AgreementError::PrincipalNotAllowed => invalid(
            "PRINCIPAL_NOT_ALLOWED",
            "ผู้ลงนามในนามของฝ่ายเองไม่ได้ลงนามแทนผู้ใด",
            "Somebody who signs in the own right of the party represents nobody",
        )
        .at("principal"),
        AgreementError::PositionNotValid { party, title, .. } => refused(
            "POSITION_NOT_VALID",
            format!("ผู้ลงนามฝ่าย {party} ไม่ได้ดำรงตำแหน่ง{}ของฝ่ายนี้ในวันที่ลงนาม กรุณาตรวจสอบ", title.th),
            format!("The signatory of {party} did not hold the post {} of the party on the signing date", title.th),
        ),
        AgreementError::SignsForTwoParties { other } => {
            refused("SIGNS_FOR_TWO_PARTIES", format!("บุคคลนี้เป็นผู้ลงนามฝ่าย {other} แล้ว"), format!("The person already signs for {other}"))
                .at("person_id")
        }
        other => of_signatures(other),
    }
}

/// Refusals about signatures, witnesses and letters.
#[expect(clippy::wildcard_enum_match_arm, reason = "one table in three parts; the last part ends it")]
fn of_signatures(error: AgreementError) -> Failure {
    match error {
        AgreementError::SignatoryIsWitness { .. } => refused(
            "SIGNATORY_IS_WITNESS",
            "ผู้ลงนามเป็นพยานในบันทึกข้อตกลงฉบับเดียวกันไม่ได้",
            "A signatory cannot be a witness of the same agreement",
        )
        .at("person_id"),
        AgreementError::WitnessTwice { party, slot_no } => refused(
            "WITNESS_TWICE",
            format!("บุคคลนี้เป็นพยานลำดับที่ {slot_no} ของฝ่าย {party} แล้ว"),
            format!("The person already fills witness place {slot_no} of {party}"),
        )
        .at("person_id"),
        AgreementError::WitnessNotNamed { party, slot_no } => refused(
            "WITNESS_NOT_NAMED",
            format!("ยังไม่ได้ระบุชื่อพยานลำดับที่ {slot_no} ของฝ่าย {party}"),
            format!("Nobody is named for witness place {slot_no} of {party}"),
        ),
        AgreementError::WitnessHasSigned { party, slot_no } => refused(
            "WITNESS_HAS_SIGNED",
            format!("พยานลำดับที่ {slot_no} ของฝ่าย {party} ลงนามแล้ว"),
            format!("The witness in place {slot_no} of {party} has signed"),
        ),
        AgreementError::SignatoryMissing { party } => {
            refused("SIGNATORY_MISSING", format!("ฝ่าย {party} ยังไม่ได้กำหนดผู้ลงนาม"), format!("{party} has no signatory yet"))
        }
        AgreementError::AlreadySigned { party } => {
            refused("ALREADY_SIGNED", format!("ฝ่าย {party} ลงนามแล้ว"), format!("{party} has signed already"))
        }
        AgreementError::SignedInFuture { signed_on } => invalid(
            "SIGNED_IN_FUTURE",
            format!("วันที่ลงนาม {} ยังมาไม่ถึง", day(signed_on)),
            format!("A signature on {signed_on} lies in the future"),
        )
        .at("signed_on"),
        AgreementError::SignedOnAnotherDay { signed_on, day_of_instant } => invalid(
            "SIGNED_ON_ANOTHER_DAY",
            format!("เวลาที่ลงนามอยู่ในวันที่ {} ไม่ใช่ {}", day(day_of_instant), day(signed_on)),
            format!("The instant lies on {day_of_instant} in Bangkok, not on {signed_on}"),
        )
        .at("signed_at"),
        AgreementError::NotARepresentative { party } => refused(
            "NOT_A_REPRESENTATIVE",
            format!("ผู้ลงนามฝ่าย {party} ไม่ใช่ผู้แทน"),
            format!("The signatory of {party} is not a representative"),
        ),
        AgreementError::DelegationMissing { party } => delegation_missing(&party.to_string()),
        AgreementError::DelegationStatusNotAllowed { party, status } => refused(
            "DELEGATION_STATUS_NOT_ALLOWED",
            format!("ดำเนินการนี้ไม่ได้ เนื่องจากหนังสือมอบอำนาจของฝ่าย {party} {}", delegation_th(status)),
            format!("Not possible while the delegation of {party} is {status}"),
        ),
        other => Failure::internal(other),
    }
}

/// The first defect names the failure; every one is listed in the metadata.
fn not_ready(defects: &[Defect]) -> Failure {
    let list = defects.iter().map(|d| format!("{}:{}:{}", d.reason, d.party.no, d.count)).collect::<Vec<_>>().join(" ");
    match defects.first() {
        Some(first) => {
            let text = message(first);
            refused(first.reason.word(), text.0, text.1).with("defects", list)
        }
        None => Failure::internal("not ready, yet nothing is missing"),
    }
}

fn delegation_missing(party: &str) -> Failure {
    refused(
        "DELEGATION_MISSING",
        format!("ผู้แทนผู้ลงนามฝ่าย {party} ยังไม่มีหนังสือมอบอำนาจ"),
        format!("The representative of {party} has no delegation letter yet"),
    )
}

/// The sentence of a defect, Thai and English.
pub(crate) fn message(defect: &Defect) -> (String, String) {
    let (party, n) = (&defect.party, defect.count);
    match defect.reason {
        DefectReason::SignatoryMissing => (format!("ฝ่าย {party} ยังไม่ได้กำหนดผู้ลงนาม"), format!("{party} has no signatory yet")),
        DefectReason::SignatureMissing => (format!("ฝ่าย {party} ยังไม่ได้ลงนาม"), format!("{party} has not signed yet")),
        DefectReason::PositionNotValid => (
            format!("ผู้ลงนามฝ่าย {party} ไม่ได้ดำรงตำแหน่งในวันที่ลงนาม กรุณาตรวจสอบ"),
            format!("The signatory of {party} did not hold the post on the signing date"),
        ),
        DefectReason::WitnessIncomplete => {
            (format!("ยังลงนามพยานไม่ครบ: ฝ่าย {party} ขาด {n} คน"), format!("Witness signatures incomplete: {party} lacks {n}"))
        }
        DefectReason::DelegationMissing => {
            (format!("ผู้แทนผู้ลงนามฝ่าย {party} ยังไม่มีหนังสือมอบอำนาจ"), format!("The representative of {party} has no delegation letter yet"))
        }
    }
}

fn delegation_th(status: DelegationStatus) -> &'static str {
    match status {
        DelegationStatus::PendingEvidence => "ยังรอเอกสาร",
        DelegationStatus::Verified => "ตรวจสอบแล้ว",
        DelegationStatus::Revoked => "ถูกเพิกถอน",
        DelegationStatus::Waived => "ได้รับยกเว้น",
    }
}

fn day(day: jiff::civil::Date) -> String {
    format_date(day, DateStyle::Long)
}
