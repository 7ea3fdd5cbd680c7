//! The invariants of an agreement, one test a sentence.

use super::*;

fn of(legal_entity: u128, number: u128) -> NewParty {
    NewParty { legal_entity: Some(organisation(legal_entity)), ..party(number, PartySide::Counterparty) }
}

// I1

#[test]
fn one_party_is_too_few_to_submit() {
    for count in [0, 1] {
        let mut agreement = draft(count);
        let count = agreement.parties_count();
        assert_eq!(agreement.submit(now()), Err(AgreementError::TooFewParties { count }));
    }
}

#[test]
fn parties_without_a_host_cannot_submit() {
    let parties = vec![party(1, PartySide::Counterparty), party(2, PartySide::Counterparty)];
    assert_eq!(drafted(content(), parties).unwrap().submit(now()), Err(AgreementError::HostMissing));
}

#[test]
fn an_organisation_is_party_once_also_as_a_unit() {
    let twice = |organisation| Err(AgreementError::PartyTwice { organisation });
    assert_eq!(draft(2).add_party(party(2, PartySide::Host), now()), twice(organisation(2)));
    let unit_of_another = NewParty { units: vec![organisation(1)], ..party(3, PartySide::Host) };
    assert_eq!(draft(2).add_party(unit_of_another, now()), twice(organisation(1)));
    let own_unit = NewParty { units: vec![organisation(3)], ..party(3, PartySide::Host) };
    assert_eq!(drafted(content(), vec![own_unit]).map(|_| ()), twice(organisation(3)).map(|_: Vec<AgreementEvent>| ()));
}

#[test]
fn two_units_of_one_university_are_one_party() {
    let twice = Err(AgreementError::LegalEntityTwice { legal_entity: organisation(100) });
    let mut agreement = drafted(content(), vec![of(100, 1)]).unwrap();
    assert_eq!(agreement.add_party(of(100, 2), now()), twice);
    assert_eq!(agreement.add_party(party(100, PartySide::Host), now()), twice);
    let with_units = NewParty { units: vec![organisation(2)], ..of(100, 1) };
    assert!(drafted(content(), vec![with_units, party(3, PartySide::Host)]).is_ok());
}

#[test]
fn a_legal_entity_that_is_not_known_never_collides() {
    assert!(drafted(content(), (1..=5).map(|number| party(number, PartySide::Host)).collect()).is_ok());
    assert!(drafted(content(), vec![of(100, 1), party(2, PartySide::Host), of(101, 3)]).is_ok());
}

// I2

#[test]
fn a_replaced_signatory_is_kept_and_does_not_sign() {
    let mut agreement = opened();
    assert_eq!(agreement.assign_signatory(1, principal(5, 1), now()), Ok(vec![AgreementEvent::SignatoryReplaced(1)]));
    let party = agreement.party(1).unwrap();
    assert_eq!(party.signatory.as_ref().map(|signatory| signatory.person), Some(person(5)));
    assert_eq!(party.former_signatories.iter().map(|signatory| signatory.person).collect::<Vec<_>>(), [person(1)]);
    sign(&mut agreement, 1).unwrap();
    assert_eq!(agreement.party(1).unwrap().signatory.as_ref().map(Signatory::status), Some(SignatoryStatus::Signed));
}

#[test]
fn who_has_signed_is_not_replaced_and_does_not_sign_again() {
    let mut agreement = opened();
    sign(&mut agreement, 1).unwrap();
    let already = Err(AgreementError::AlreadySigned { party: tag(&agreement, 1) });
    assert_eq!(agreement.assign_signatory(1, principal(5, 1), now()), already);
    assert_eq!(sign(&mut agreement, 1), already);
    assert!(agreement.assign_signatory(2, principal(5, 2), now()).is_ok());
}

#[test]
fn a_party_without_a_signatory_cannot_sign() {
    let mut agreement = draft(2);
    open(&mut agreement);
    let missing = AgreementError::SignatoryMissing { party: tag(&agreement, 1) };
    assert_eq!(agreement.record_signature(1, signature(position(1, 1)), now()), Err(missing));
}

// I3

#[test]
fn a_representative_says_for_whom_and_starts_without_a_letter() {
    let mut agreement = draft(2);
    let nobody = NewSignatory { principal: None, ..representative(2, 2) };
    assert_eq!(agreement.assign_signatory(2, nobody, now()), Err(AgreementError::PrincipalRequired));
    for principal in
        [RepresentedPrincipal::NotStated, RepresentedPrincipal::Person(person(7)), RepresentedPrincipal::Title("ผอ.".to_owned())]
    {
        let mut agreement = draft(2);
        let signatory = NewSignatory { principal: Some(principal.clone()), ..representative(2, 2) };
        agreement.assign_signatory(2, signatory, now()).unwrap();
        let signatory = agreement.party(2).unwrap().signatory.as_ref().unwrap();
        assert_eq!((signatory.principal(), signatory.delegation()), (Some(&principal), Some(&Delegation::PENDING)));
    }
}

#[test]
fn who_signs_in_the_own_right_of_the_party_represents_nobody() {
    let both = NewSignatory { principal: Some(RepresentedPrincipal::NotStated), ..principal(1, 1) };
    assert_eq!(draft(2).assign_signatory(1, both, now()), Err(AgreementError::PrincipalNotAllowed));
    let himself = NewSignatory { principal: Some(RepresentedPrincipal::Person(person(2))), ..representative(2, 2) };
    assert_eq!(draft(2).assign_signatory(2, himself, now()), Err(AgreementError::PrincipalNotAllowed));
}

#[test]
fn exactly_one_of_person_title_and_not_stated_says_for_whom() {
    let read = |who: Option<u128>, title: &str, not_stated| RepresentedPrincipal::from_parts(who.map(person), title, not_stated);
    assert_eq!(read(None, " ", false), Ok(None));
    assert_eq!(read(Some(1), "", false), Ok(Some(RepresentedPrincipal::Person(person(1)))));
    assert_eq!(read(None, " ผอ.\u{A0}เขต 1", false), Ok(Some(RepresentedPrincipal::Title("ผอ. เขต 1".to_owned()))));
    assert_eq!(read(None, "", true), Ok(Some(RepresentedPrincipal::NotStated)));
    for (who, title, not_stated) in [(Some(1), "ผอ.", false), (Some(1), "", true), (None, "ผอ.", true), (Some(1), "ผอ.", true)]
    {
        assert_eq!(read(who, title, not_stated), Err(AgreementError::PrincipalRequired));
    }
}

// I4

#[test]
fn a_principal_holds_the_position_in_the_party_or_its_legal_entity() {
    let mut agreement = drafted(content(), vec![of(100, 1), party(2, PartySide::Host)]).unwrap();
    assert!(agreement.assign_signatory(1, principal(1, 1), now()).is_ok());
    assert!(agreement.assign_signatory(1, principal(1, 100), now()).is_ok());
    let elsewhere =
        AgreementError::PositionNotValid {
            party: tag(&agreement, 1), person: person(1), title: LocalizedText::thai("ผู้อำนวยการ")
        };
    assert_eq!(agreement.assign_signatory(1, principal(1, 3), now()), Err(elsewhere.clone()));
    let of_another_person = NewSignatory { position: position(6, 1), ..principal(1, 1) };
    assert_eq!(agreement.assign_signatory(1, of_another_person, now()), Err(elsewhere));
}

#[test]
fn a_representative_may_hold_a_position_elsewhere() {
    assert!(draft(2).assign_signatory(2, representative(2, 99), now()).is_ok());
}

#[test]
fn an_acting_holder_signs_as_the_principal() {
    let mut agreement = draft(2);
    let acting = SigningPosition { kind: PositionKind::Acting, ..position(1, 1) };
    agreement.assign_signatory(1, NewSignatory { position: acting, ..principal(1, 1) }, now()).unwrap();
    let signatory = agreement.party(1).unwrap().signatory.as_ref().unwrap();
    assert_eq!((signatory.capacity(), signatory.position_kind()), (SigningCapacity::Principal, PositionKind::Acting));
}

#[test]
fn a_principal_holds_the_position_on_the_day_of_signing() {
    let during = |from: Option<Date>, to: Option<Date>| SigningPosition { period: Period::try_new(from, to).unwrap(), ..position(1, 1) };
    let next_day = DAY.tomorrow().ok();
    for held in [during(Some(DAY), next_day), during(None, next_day), during(Some(DAY), None), during(None, None)] {
        assert!(opened().record_signature(1, signature(held), now()).is_ok());
    }
    let mut agreement = opened();
    let refused =
        AgreementError::PositionNotValid {
            party: tag(&agreement, 1), person: person(1), title: LocalizedText::thai("ผู้อำนวยการ")
        };
    for over in [during(None, Some(DAY)), during(next_day, None)] {
        assert_eq!(agreement.record_signature(1, signature(over), now()), Err(refused.clone()));
    }
    assert_eq!(agreement.record_signature(1, signature(position(1, 100)), now()), Err(refused));
}

#[test]
fn the_position_of_a_representative_may_be_over() {
    let over = SigningPosition { period: Period::try_new(None, Some(DAY)).unwrap(), ..position(2, 2) };
    assert!(opened().record_signature(2, signature(over), now()).is_ok());
}

// I5

#[test]
fn a_person_signs_for_one_party_only() {
    let mut agreement = opened();
    let other = tag(&agreement, 1);
    assert_eq!(agreement.assign_signatory(2, representative(1, 1), now()), Err(AgreementError::SignsForTwoParties { other }));
    assert!(agreement.assign_signatory(1, principal(1, 1), now()).is_ok());
    agreement.assign_signatory(1, principal(5, 1), now()).unwrap();
    assert!(agreement.assign_signatory(2, representative(1, 1), now()).is_ok());
}

#[test]
fn a_signatory_is_no_witness() {
    let mut agreement = opened();
    assert_eq!(agreement.name_witness(2, 1, person(1), now()), Err(AgreementError::SignatoryIsWitness { party: tag(&agreement, 1) }));
    agreement.name_witness(2, 1, person(3), now()).unwrap();
    let witness = AgreementError::SignatoryIsWitness { party: tag(&agreement, 2) };
    assert_eq!(agreement.assign_signatory(1, principal(3, 1), now()), Err(witness));
}

#[test]
fn a_person_fills_one_witness_place_only() {
    let mut agreement = opened();
    agreement.name_witness(1, 2, person(3), now()).unwrap();
    let twice = AgreementError::WitnessTwice { party: tag(&agreement, 1), slot_no: 2 };
    assert_eq!(agreement.name_witness(1, 1, person(3), now()), Err(twice.clone()));
    assert_eq!(agreement.name_witness(2, 2, person(3), now()), Err(twice));
    assert!(agreement.name_witness(1, 2, person(3), now()).is_ok());
    agreement.name_witness(1, 2, person(4), now()).unwrap();
    assert!(agreement.name_witness(2, 2, person(3), now()).is_ok());
}

#[test]
fn a_witness_signs_once_named_and_only_once() {
    let mut agreement = opened();
    let signs = |agreement: &mut Agreement| agreement.record_witness_signature(1, 1, DAY, "สมหญิง".to_owned(), now());
    assert_eq!(signs(&mut agreement), Err(AgreementError::WitnessNotNamed { party: tag(&agreement, 1), slot_no: 1 }));
    agreement.name_witness(1, 1, person(3), now()).unwrap();
    assert_eq!(signs(&mut agreement), Ok(vec![AgreementEvent::WitnessSigned(1, 1)]));
    let has_signed = Err(AgreementError::WitnessHasSigned { party: tag(&agreement, 1), slot_no: 1 });
    assert_eq!(signs(&mut agreement), has_signed);
    assert_eq!(agreement.name_witness(1, 1, person(4), now()), has_signed);
}

// I6

#[test]
fn waiving_leaves_the_witnesses_who_signed_and_a_name_takes_it_back() {
    let mut agreement = opened();
    agreement.name_witness(1, 1, person(3), now()).unwrap();
    agreement.record_witness_signature(1, 1, DAY, "สมหญิง".to_owned(), now()).unwrap();
    assert_eq!(agreement.waive_witnesses(1, " ไม่มีรายชื่อ ", now()), Ok(vec![AgreementEvent::WitnessesWaived(1)]));
    let slots = |agreement: &Agreement| agreement.party(1).unwrap().witness_slots.clone();
    assert_eq!(
        slots(&agreement).iter().map(WitnessSlot::status).collect::<Vec<_>>(),
        [WitnessSlotStatus::Signed, WitnessSlotStatus::Waived]
    );
    assert_eq!(slots(&agreement)[1].waiver_reason(), Some("ไม่มีรายชื่อ"));
    assert_eq!(agreement.waive_witnesses(1, "อีกครั้ง", now()), Ok(vec![]));
    let not_named = AgreementError::WitnessNotNamed { party: tag(&agreement, 1), slot_no: 2 };
    assert_eq!(agreement.record_witness_signature(1, 2, DAY, String::new(), now()), Err(not_named));
    agreement.name_witness(1, 2, person(4), now()).unwrap();
    assert_eq!(slots(&agreement)[1].status(), WitnessSlotStatus::Named);
}

// I7

#[test]
fn a_text_other_than_the_agreed_one_is_not_signed() {
    let mut agreement = draft(2);
    agreement.assign_signatory(1, principal(1, 1), now()).unwrap();
    agreement.submit(now()).unwrap();
    agreement.freeze_text(Some(TextHash::of("ข้อตกลง")), now()).unwrap();
    agreement.open_signing(now()).unwrap();
    let with = |text: &str| NewSignature { text: Some(TextHash::of(text)), ..signature(position(1, 1)) };
    assert_eq!(agreement.record_signature(1, with("ข้อตกลงอื่น"), now()), Err(AgreementError::TextChanged));
    assert!(agreement.record_signature(1, with("ข้อตกลง"), now()).is_ok());
}

#[test]
fn recorded_content_that_is_no_longer_what_was_frozen_is_not_signed() {
    let agreement = opened();
    let frozen = agreement.record().agreed_text.clone().unwrap();
    assert_eq!((frozen.of_recorded_content, frozen.sha256), (true, TextHash::of(&agreement.canonical_text())));
    let mut record = agreement.record().clone();
    record.content.objectives_text = "แก้ไขนอกระบบ".to_owned();
    assert_eq!(sign(&mut Agreement::restore(record), 1), Err(AgreementError::TextChanged));
}

// I8

#[test]
fn the_parties_are_frozen_after_the_first_signature() {
    let mut agreement = opened();
    sign(&mut agreement, 1).unwrap();
    assert_eq!(agreement.add_party(party(3, PartySide::Host), now()), Err(AgreementError::PartiesFrozen));
    assert_eq!(agreement.remove_party(2, now()), Err(AgreementError::PartiesFrozen));
}

// I10

#[test]
fn a_signature_is_not_of_tomorrow_in_bangkok() {
    // 23:30 in Bangkok on the day of signing; in Greenwich it is still the afternoon.
    let late = at("2021-12-23T16:30:00Z");
    let on = |signed_on| NewSignature { signed_on, ..signature(position(1, 1)) };
    let tomorrow = DAY.tomorrow().unwrap();
    assert_eq!(opened().record_signature(1, on(tomorrow), late), Err(AgreementError::SignedInFuture { signed_on: tomorrow }));
    assert!(opened().record_signature(1, on(DAY), late).is_ok());
    // Half an hour later it is the next day there.
    assert!(opened().record_signature(1, on(tomorrow), at("2021-12-23T17:00:00Z")).is_ok());
}

#[test]
fn the_instant_of_a_signature_lies_on_its_day_in_bangkok_and_not_in_the_future() {
    let signed_at = |text: &str| NewSignature { signed_at: Some(at(text)), ..signature(position(1, 1)) };
    assert!(opened().record_signature(1, signed_at("2021-12-22T17:00:00Z"), now()).is_ok());
    let day_before = AgreementError::SignedOnAnotherDay { signed_on: DAY, day_of_instant: DAY.yesterday().unwrap() };
    assert_eq!(opened().record_signature(1, signed_at("2021-12-22T16:59:59Z"), now()), Err(day_before));
    let nine = at("2021-12-23T09:00:00+07:00");
    let ten = signed_at("2021-12-23T10:00:00+07:00");
    assert_eq!(opened().record_signature(1, ten, nine), Err(AgreementError::SignedInFuture { signed_on: DAY }));
}

#[test]
fn a_witness_does_not_sign_tomorrow() {
    let mut agreement = opened();
    agreement.name_witness(1, 1, person(3), now()).unwrap();
    let signed_on = jiff::civil::date(2021, 12, 25);
    let future = AgreementError::SignedInFuture { signed_on };
    assert_eq!(agreement.record_witness_signature(1, 1, signed_on, String::new(), now()), Err(future));
}

#[test]
fn an_agreement_takes_no_effect_before_it_is_signed() {
    let effective = |agreement: &mut Agreement, day| agreement.change(Content { effective_on: Some(day), ..content() }, now()).unwrap();
    let mut agreement = ready();
    let effective_on = DAY.yesterday().unwrap();
    effective(&mut agreement, effective_on);
    assert_eq!(agreement.execute(true, now()), Err(AgreementError::EffectiveBeforeSigning { signed_on: DAY, effective_on }));
    effective(&mut agreement, DAY);
    assert!(agreement.execute(true, now()).is_ok());
}
