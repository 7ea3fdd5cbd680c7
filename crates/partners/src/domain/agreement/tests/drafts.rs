//! What is written about an agreement, and who is party to it.

use super::*;
use crate::domain::{EndBeforeStart, FieldProblem, Problem};

fn objective(seq: i32, code: &str) -> Objective {
    Objective {
        seq, code: code.to_owned(), text: LocalizedText::thai("พัฒนาโรงเรียน"), concept_codes: Vec::new(), modality: Modality::Now
    }
}

fn concept(code: &str) -> Concept {
    Concept { code: code.to_owned(), label: LocalizedText::default(), abbreviation: String::new() }
}

fn area(scheme: AreaScheme, value: &str) -> AreaScope {
    AreaScope { scheme, value: value.to_owned(), innovation_area_status: Some(InnovationAreaStatus::Aspiring) }
}

fn problems(content: Content) -> Vec<(String, Problem)> {
    match drafted(content, vec![]) {
        Err(AgreementError::Invalid(problems)) => problems.into_iter().map(|FieldProblem { path, problem }| (path, problem)).collect(),
        other => panic!("expected problems, got {other:?}"),
    }
}

#[test]
fn a_draft_has_version_one_and_tells_that_it_was_drafted() {
    let (agreement, told) = Agreement::draft(AgreementId(Uuid::nil()), content(), vec![party(1, PartySide::Host)], now()).unwrap();
    assert_eq!((agreement.record().version, told), (1, vec![AgreementEvent::Drafted]));
    assert_eq!((agreement.record().created_at, agreement.record().state), (now(), AgreementState::Draft));
    assert_eq!(Agreement::restore(agreement.record().clone()), agreement);
}

#[test]
fn parties_and_witness_places_are_numbered_in_the_order_given() {
    let agreement = draft(7);
    let parties = &agreement.record().parties;
    assert_eq!(
        parties.iter().map(|party| (party.party_no, party.protocol_order)).collect::<Vec<_>>(),
        (1..=7).zip(1..=7).collect::<Vec<_>>()
    );
    assert!(parties.iter().all(|party| party.joined_via == JoinedVia::Original));
    let slots: Vec<i32> = parties.iter().flat_map(|party| party.witness_slots.iter().map(|slot| slot.slot_no)).collect();
    assert_eq!(slots, [1, 2].repeat(7));
    assert_eq!((agreement.parties_count(), agreement.copies_required()), (7, 7));
}

#[test]
fn objectives_are_numbered_from_one_without_gaps() {
    let wrong = Content { objectives: vec![objective(1, "A"), objective(3, "B")], ..content() };
    assert_eq!(problems(wrong), [("objectives[1].seq".to_owned(), Problem::NumberExpected(2))]);
}

#[test]
fn every_wrong_field_of_the_content_is_found_at_once() {
    let no_thai = Objective { text: LocalizedText::new(" ", "Joint work"), concept_codes: vec!["NONE".to_owned()], ..objective(1, "A") };
    let wrong = Content {
        title: Some(LocalizedText::new("", "Memorandum")),
        objectives: vec![no_thai, objective(2, "A")],
        concepts: vec![concept("CSR"), concept("CSR")],
        concept_shifts: vec![ConceptShift { from_code: "CSR".to_owned(), to_code: "SHARED_VALUE".to_owned(), text: String::new() }],
        area_scope: vec![area(AreaScheme::Province, "40"), area(AreaScheme::Esao, "400l"), area(AreaScheme::Province, "40")],
        witnesses_per_party: 11,
        ..content()
    };
    let paths: Vec<String> = problems(wrong).into_iter().map(|(path, _)| path).collect();
    let expected = [
        "title.th",
        "objectives[0].text.th",
        "objectives[0].concept_codes[0]",
        "objectives[1].code",
        "concepts[1].code",
        "concept_shifts[0].to_code",
        "area_scope[1].value",
        "area_scope[2]",
        "witnesses_per_party",
    ];
    assert_eq!(paths, expected);
}

#[test]
fn an_agreement_does_not_expire_before_it_takes_effect() {
    let with = |from, to| Content { effective_on: from, expires_on: to, ..content() };
    let before = DAY.yesterday().unwrap();
    assert_eq!(drafted(with(Some(DAY), Some(before)), vec![]), Err(EndBeforeStart.into()));
    for fine in [with(Some(DAY), Some(DAY)), with(None, Some(before)), with(Some(DAY), None)] {
        assert!(drafted(fine, vec![]).is_ok());
    }
}

#[test]
fn a_change_tells_which_fields_changed() {
    let mut agreement = draft(2);
    let new = Content { reference_no: " MOU\u{A0}1 ".to_owned(), expires_on: Some(DAY), concepts: vec![concept("CSR")], ..content() };
    let told = agreement.change(new, now());
    assert_eq!(told, Ok(vec![AgreementEvent::Changed(vec!["reference_no", "concepts", "expires_on"])]));
    assert_eq!(agreement.record().content.reference_no, "MOU 1");
}

#[test]
fn one_field_that_may_not_change_refuses_the_whole_change() {
    let mut agreement = opened();
    let before = agreement.clone();
    let new = Content { source_note: "ข่าว".to_owned(), title: Some(LocalizedText::thai("ชื่อ")), ..content() };
    assert_eq!(agreement.change(new, now()), Err(AgreementError::StateNotAllowed { state: AgreementState::Signing }));
    assert_eq!(agreement, before);
}

#[test]
fn more_witness_places_keep_the_names_and_fewer_drop_the_last() {
    let mut agreement = draft(2);
    agreement.name_witness(1, 1, person(1), now()).unwrap();
    agreement.name_witness(1, 2, person(2), now()).unwrap();
    let places = |agreement: &Agreement| agreement.party(1).unwrap().witness_slots.iter().map(WitnessSlot::person).collect::<Vec<_>>();
    agreement.change(Content { witnesses_per_party: 3, ..content() }, now()).unwrap();
    assert_eq!(places(&agreement), [Some(person(1)), Some(person(2)), None]);
    agreement.change(Content { witnesses_per_party: 1, ..content() }, now()).unwrap();
    assert_eq!(places(&agreement), [Some(person(1))]);
    assert_eq!(agreement.name_witness(1, 1, person(2), now()), Ok(vec![AgreementEvent::WitnessNamed(1, 1)]));
}

#[test]
fn a_removed_party_takes_its_people_along_and_the_later_ones_move_up() {
    let mut agreement = draft(3);
    agreement.assign_signatory(2, principal(2, 2), now()).unwrap();
    agreement.name_witness(2, 1, person(4), now()).unwrap();
    assert_eq!(agreement.remove_party(2, now()), Ok(vec![AgreementEvent::PartyRemoved(organisation(2))]));
    assert_eq!(agreement.party(2).unwrap().organisation, organisation(3));
    assert!(agreement.name_witness(1, 1, person(2), now()).is_ok());
    assert!(agreement.name_witness(2, 1, person(4), now()).is_ok());
    assert_eq!(agreement.add_party(party(2, PartySide::Counterparty), now()), Ok(vec![AgreementEvent::PartyAdded(3)]));
    assert_eq!(agreement.party(3).unwrap().protocol_order, 3);
}

#[test]
fn the_canonical_text_depends_on_every_part_of_the_text_and_on_nothing_else() {
    let text = |content: Content, parties: u128| {
        let parties = (1..=parties).map(|number| party(number, PartySide::Host)).collect();
        drafted(content, parties).unwrap().canonical_text()
    };
    let base = Content { concepts: vec![concept("A")], objectives: vec![objective(1, "A")], ..content() };
    let different = [
        Content { kind: AgreementKind::Moa, ..base.clone() },
        Content { title: Some(LocalizedText::thai("ก")), ..base.clone() },
        Content { title: Some(LocalizedText::new("ก", "A")), ..base.clone() },
        Content { objectives_text: "ก\ntitle 0:".to_owned(), ..base.clone() },
        Content { objectives: vec![objective(1, "B")], ..base.clone() },
        Content { objectives: vec![Objective { modality: Modality::Future, ..objective(1, "A") }], ..base.clone() },
        Content { objectives: vec![Objective { concept_codes: vec!["A".to_owned()], ..objective(1, "A") }], ..base.clone() },
        Content { concepts: vec![Concept { abbreviation: "ก".to_owned(), ..concept("A") }], ..base.clone() },
        Content { area_scope: vec![area(AreaScheme::Province, "40")], ..base.clone() },
    ];
    let mut texts: Vec<String> = different.into_iter().map(|content| text(content, 2)).collect();
    texts.extend([text(base.clone(), 2), text(base.clone(), 3), text(base.clone(), 0)]);
    let distinct: std::collections::HashSet<&String> = texts.iter().collect();
    assert_eq!(distinct.len(), texts.len());
    let same = Content { source_note: "ข่าว".to_owned(), reference_no: "1".to_owned(), effective_on: Some(DAY), ..base.clone() };
    assert_eq!(text(same, 2), text(base, 2));
}

#[test]
fn the_hash_of_the_recorded_text_never_moves() {
    // Frozen agreements in databases depend on it: a change here needs a new heading in the canonical text.
    let base = Content { concepts: vec![concept("A")], objectives: vec![objective(1, "A")], ..content() };
    let agreement = drafted(base, vec![party(1, PartySide::Host), party(2, PartySide::Counterparty)]).unwrap();
    assert_eq!(TextHash::of(&agreement.canonical_text()).to_string(), "8a1d9b76a2270ce7396ad55a4d5c77d60ae2c7c09bd66dcf0d6f04aba5ee3d0f");
}

#[test]
fn a_hash_is_sixty_four_hexadecimal_digits() {
    let hash = TextHash::of("abc");
    assert_eq!(hash.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(TextHash::parse(&hash.to_string()), Some(hash));
    for wrong in ["", "ba78", &"g".repeat(64), &"ก".repeat(32), &"0".repeat(66)] {
        assert_eq!(TextHash::parse(wrong), None, "{wrong}");
    }
}
