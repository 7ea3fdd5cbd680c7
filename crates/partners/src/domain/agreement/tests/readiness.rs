//! What is missing, what is waived, and when an agreement is ready.

use super::DefectReason::{DelegationMissing, PositionNotValid, SignatoryMissing, SignatureMissing, WitnessIncomplete};
use super::*;

/// The shape of the memorandum of 2564: seven parties, of which four sign through representatives, two witnesses each.
fn seven_signed() -> Agreement {
    let mut agreement = draft(7);
    for (party_no, number) in (1..=7).zip(1_u128..) {
        let represented = matches!(party_no, 2 | 4 | 6 | 7);
        let signatory = if represented { representative(number, number) } else { principal(number, number) };
        agreement.assign_signatory(party_no, signatory, now()).unwrap();
    }
    open(&mut agreement);
    for party_no in 1..=7 {
        sign(&mut agreement, party_no).unwrap();
    }
    agreement
}

#[test]
fn seven_signatures_leave_seven_witness_gaps_and_four_letters_open() {
    let agreement = seven_signed();
    assert_eq!((agreement.signatures_recorded(), agreement.signed_on()), (7, Some(DAY)));
    assert_eq!((agreement.record().state, agreement.validity()), (AgreementState::PartiallySigned, Validity::Defective));
    let of = |reason| missing(&agreement).into_iter().filter(|(_, found, _)| *found == reason).collect::<Vec<_>>();
    assert_eq!(of(WitnessIncomplete), (1..=7).map(|no| (no, WitnessIncomplete, 2)).collect::<Vec<_>>());
    assert_eq!(of(DelegationMissing), [2, 4, 6, 7].map(|no| (no, DelegationMissing, 1)));
    assert_eq!(agreement.defects().len(), 11);
    assert_eq!(agreement.reservations(), []);
}

#[test]
fn with_every_gap_waived_it_is_executed_with_reservation() {
    let mut agreement = seven_signed();
    for party_no in 1..=7 {
        agreement.waive_witnesses(party_no, "ข่าวไม่ระบุชื่อพยาน", now()).unwrap();
    }
    for party_no in [2, 4, 6, 7] {
        agreement.waive_delegation(party_no, "รอหนังสือมอบอำนาจ", now()).unwrap();
    }
    assert_eq!((agreement.validity(), agreement.reservations().len()), (Validity::Complete, 11));
    assert_eq!(agreement.execute(false, now()), Err(AgreementError::ReservationNotAccepted));
    assert_eq!(agreement.execute(true, now()), Ok(vec![AgreementEvent::Executed]));
    assert_eq!(agreement.record().execution, Some(Execution { executed_at: now(), with_reservation: true }));
    assert_eq!((agreement.defects(), agreement.reservations().len()), (vec![], 11));
}

#[test]
fn without_a_waiver_it_is_executed_without_reservation_whatever_was_accepted() {
    for accepted in [false, true] {
        let mut agreement = opened();
        for (party_no, witnesses) in [(1, [11, 12]), (2, [13, 14])] {
            sign(&mut agreement, party_no).unwrap();
            for (slot_no, witness) in (1..).zip(witnesses) {
                agreement.name_witness(party_no, slot_no, person(witness), now()).unwrap();
                agreement.record_witness_signature(party_no, slot_no, DAY, "พยาน (ข้อมูลสมมติ)".to_owned(), now()).unwrap();
            }
        }
        agreement.record_delegation(2, letter(), now()).unwrap();
        agreement.verify_delegation(2, now()).unwrap();
        agreement.execute(accepted, now()).unwrap();
        assert_eq!(agreement.record().execution.map(|execution| execution.with_reservation), Some(false));
    }
}

#[test]
fn a_representative_without_a_letter_makes_the_agreement_defective() {
    let mut agreement = ready();
    assert_eq!(agreement.validity(), Validity::Complete);
    agreement.record_delegation(2, letter(), now()).unwrap();
    assert_eq!(missing(&agreement), [(2, DelegationMissing, 1)]);
    agreement.verify_delegation(2, now()).unwrap();
    assert_eq!(agreement.validity(), Validity::Complete);
    agreement.revoke_delegation(2, "ถอนหนังสือ", now()).unwrap();
    assert_eq!(missing(&agreement), [(2, DelegationMissing, 1)]);
}

#[test]
fn a_party_lacks_a_signatory_then_a_signature_then_nothing_of_the_two() {
    let mut agreement = draft(2);
    let first = |agreement: &Agreement| missing(agreement)[0];
    assert_eq!(first(&agreement), (1, SignatoryMissing, 1));
    agreement.assign_signatory(1, principal(1, 1), now()).unwrap();
    assert_eq!(first(&agreement), (1, SignatureMissing, 1));
    open(&mut agreement);
    sign(&mut agreement, 1).unwrap();
    assert_eq!(first(&agreement), (1, WitnessIncomplete, 2));
}

#[test]
fn a_refused_execution_names_everything_the_weightiest_first() {
    let mut agreement = draft(3);
    agreement.assign_signatory(1, principal(1, 1), now()).unwrap();
    agreement.assign_signatory(2, representative(2, 2), now()).unwrap();
    open(&mut agreement);
    sign(&mut agreement, 1).unwrap();
    let Err(AgreementError::NotReady(defects)) = agreement.execute(true, now()) else { panic!("it must not be ready") };
    let reasons: Vec<_> = defects.iter().map(|defect| (defect.reason, defect.party.no)).collect();
    let expected = [
        (SignatoryMissing, 3),
        (SignatureMissing, 2),
        (WitnessIncomplete, 1),
        (WitnessIncomplete, 2),
        (WitnessIncomplete, 3),
        (DelegationMissing, 2),
    ];
    assert_eq!(reasons, expected);
}

#[test]
fn a_post_that_turns_out_to_have_ended_before_the_signing_is_a_defect_until_execution() {
    let ended = |agreement: &Agreement| {
        let mut record = agreement.record().clone();
        let signatory = record.parties[0].signatory.as_mut().unwrap();
        signatory.position.period = Period::try_new(None, Some(DAY)).unwrap();
        Agreement::restore(record)
    };
    let mut agreement = ready();
    assert_eq!(missing(&ended(&agreement)), [(1, PositionNotValid, 1)]);
    assert!(matches!(ended(&agreement).execute(true, now()), Err(AgreementError::NotReady(_))));
    agreement.execute(true, now()).unwrap();
    assert_eq!(missing(&ended(&agreement)), []);
}

#[test]
fn the_post_of_a_representative_is_no_defect() {
    let mut record = ready().record().clone();
    record.parties[1].signatory.as_mut().unwrap().position.period = Period::try_new(None, Some(DAY)).unwrap();
    assert_eq!(Agreement::restore(record).defects(), []);
}

#[test]
fn waivers_for_different_reasons_are_told_apart() {
    let mut agreement = opened();
    agreement.waive_witnesses(1, "เหตุแรก", now()).unwrap();
    agreement.name_witness(1, 2, person(3), now()).unwrap();
    agreement.waive_witnesses(1, "เหตุหลัง", now()).unwrap();
    agreement.waive_witnesses(2, "เหตุแรก", now()).unwrap();
    let told: Vec<_> =
        agreement.reservations().into_iter().map(|defect| (defect.party.no, defect.count, defect.waiver_reason.unwrap())).collect();
    assert_eq!(told, [(1, 1, "เหตุแรก".to_owned()), (1, 1, "เหตุหลัง".to_owned()), (2, 2, "เหตุแรก".to_owned())]);
}

#[test]
fn a_letter_is_verified_once_recorded_and_only_once() {
    let mut agreement = opened();
    let no_letter = Err(AgreementError::DelegationMissing { party: tag(&agreement, 2) });
    let party = tag(&agreement, 2);
    let not_while = |status| Err(AgreementError::DelegationStatusNotAllowed { party: party.clone(), status });
    assert_eq!(agreement.verify_delegation(2, now()), no_letter);
    assert_eq!(agreement.revoke_delegation(2, "ถอน", now()), not_while(DelegationStatus::PendingEvidence));
    agreement.record_delegation(2, letter(), now()).unwrap();
    agreement.verify_delegation(2, now()).unwrap();
    assert_eq!(agreement.verify_delegation(2, now()), not_while(DelegationStatus::Verified));
    assert_eq!(agreement.waive_delegation(2, "รอ", now()), not_while(DelegationStatus::Verified));
    agreement.revoke_delegation(2, "ถอน", now()).unwrap();
    assert_eq!(agreement.verify_delegation(2, now()), no_letter);
    assert_eq!(agreement.revoke_delegation(2, "ถอน", now()), not_while(DelegationStatus::Revoked));
    assert_eq!(agreement.waive_delegation(2, "รอ", now()), not_while(DelegationStatus::Revoked));
    agreement.record_delegation(2, letter(), now()).unwrap();
    agreement.waive_delegation(2, "รอ", now()).unwrap();
    assert_eq!(agreement.waive_delegation(2, "รอ", now()), not_while(DelegationStatus::Waived));
    let delegation = agreement.party(2).unwrap().signatory.as_ref().and_then(|signatory| signatory.delegation()).unwrap();
    assert_eq!((delegation.instrument.clone(), delegation.reason.as_str()), (Some(letter()), "รอ"));
}

#[test]
fn only_a_representative_has_a_letter() {
    let mut agreement = opened();
    let not = Err(AgreementError::NotARepresentative { party: tag(&agreement, 1) });
    assert_eq!(agreement.record_delegation(1, letter(), now()), not);
    assert_eq!(agreement.verify_delegation(1, now()), not);
    assert_eq!(agreement.revoke_delegation(1, "ถอน", now()), not);
    assert_eq!(agreement.waive_delegation(1, "รอ", now()), not);
    let nobody = AgreementError::SignatoryMissing { party: tag(&draft(2), 2) };
    assert_eq!(draft(2).record_delegation(2, letter(), now()), Err(nobody));
}

#[test]
fn a_letter_needs_a_number() {
    let unnumbered = Instrument { number: " \u{A0}".to_owned(), date: None };
    assert!(matches!(opened().record_delegation(2, unnumbered, now()), Err(AgreementError::Invalid(_))));
}

#[test]
fn a_new_representative_needs_a_new_letter() {
    let mut agreement = opened();
    agreement.record_delegation(2, letter(), now()).unwrap();
    agreement.verify_delegation(2, now()).unwrap();
    agreement.assign_signatory(2, representative(8, 2), now()).unwrap();
    let delegation = agreement.party(2).unwrap().signatory.as_ref().and_then(|signatory| signatory.delegation());
    assert_eq!(delegation, Some(&Delegation::PENDING));
}

#[test]
fn a_signature_keeps_the_titles_of_its_day() {
    let mut agreement = opened();
    sign(&mut agreement, 1).unwrap();
    let mut record = agreement.record().clone();
    let signatory = record.parties[0].signatory.as_mut().unwrap();
    signatory.position.kind = PositionKind::Acting;
    signatory.position.title = LocalizedText::thai("ที่ปรึกษา");
    let signatory = Agreement::restore(record).party(1).unwrap().signatory.clone().unwrap();
    assert_eq!(signatory.position_kind(), PositionKind::Substantive);
    assert_eq!(signatory.signature.unwrap().snapshot, snapshot());
}

#[test]
fn the_day_of_signing_is_the_day_of_the_last_signature_once_all_have_signed() {
    let mut agreement = opened();
    let earlier = NewSignature { signed_on: DAY.yesterday().unwrap(), ..signature(position(2, 2)) };
    sign(&mut agreement, 1).unwrap();
    assert_eq!((agreement.signatures_recorded(), agreement.signed_on()), (1, None));
    agreement.record_signature(2, earlier, now()).unwrap();
    assert_eq!((agreement.signatures_recorded(), agreement.signed_on()), (2, Some(DAY)));
}

/// The position with this end.
fn ending(mut position: SigningPosition, to: Date) -> SigningPosition {
    position.period = position.period.ending(to).unwrap();
    position
}

#[test]
fn a_position_that_turns_out_to_have_ended_before_the_signing_is_told_and_its_correction_too() {
    let mut agreement = opened();
    sign(&mut agreement, 1).unwrap();
    let before = agreement.clone();
    let gone = ending(position(1, 1), DAY);
    assert_eq!(agreement.reassess(&gone, now()), Ok(vec![AgreementEvent::SignatoryReassessed(1)]));
    assert_eq!(agreement.record.version, before.record.version + 1);
    assert!(missing(&agreement).contains(&(1, DefectReason::PositionNotValid, 1)));
    assert_eq!(agreement.reassess(&gone, now()), Ok(vec![]), "told once");
    let held = ending(position(1, 1), DAY.tomorrow().unwrap());
    assert_eq!(agreement.reassess(&held, now()), Ok(vec![AgreementEvent::SignatoryReassessed(1)]));
    assert_eq!(missing(&agreement), missing(&before));
}

#[test]
fn a_position_that_decides_nothing_is_taken_in_and_not_told() {
    let gone = |who, place| ending(position(who, place), DAY);
    let mut unsigned = opened();
    let version = unsigned.record.version;
    assert_eq!(unsigned.reassess(&gone(1, 1), now()), Ok(vec![]), "nobody has signed: the day is not known yet");
    assert_eq!(unsigned.record.version, version);
    sign(&mut unsigned, 2).unwrap();
    assert_eq!(unsigned.reassess(&gone(2, 2), now()), Ok(vec![]), "a representative signs by the letter");
    assert_eq!(unsigned.reassess(&gone(9, 9), now()), Ok(vec![]), "nobody signs in it");
}

#[test]
fn what_is_executed_or_given_up_is_not_reassessed() {
    let mut executed = ready();
    executed.execute(true, now()).unwrap();
    let mut cancelled = ready();
    cancelled.cancel("ยุติ", false, now()).unwrap();
    for mut agreement in [executed, cancelled] {
        let before = agreement.clone();
        assert_eq!(agreement.reassess(&ending(position(1, 1), DAY), now()), Ok(vec![]));
        assert_eq!(agreement, before);
    }
}
