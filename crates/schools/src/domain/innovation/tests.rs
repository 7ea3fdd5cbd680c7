use chassis::kernel::LocalizedText;
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::term::AcademicTerm;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const TODAY: Date = date(2022, 7, 1);

fn person(n: u128, share_e2: i32) -> Creator {
    Creator { maker: Maker::Person(Uuid::from_u128(n)), share_e2 }
}

fn content(creators: Vec<Creator>) -> Content {
    Content {
        name: LocalizedText::thai("ห้องเรียนคิด (ข้อมูลสมมติ)"),
        kind: InnovationKind::Teaching,
        term: AcademicTerm::try_new(2565, 1).expect("a term"),
        target_levels: vec![TargetLevel::Primary],
        summary: LocalizedText::default(),
        problem: LocalizedText::thai("นักเรียนไม่กล้าถาม"),
        evidence_level: EvidenceLevel::Compared,
        creators,
        licence: "CC BY 4.0".to_owned(),
        artefacts: Vec::new(),
    }
}

fn registered(content: Content) -> Result<Innovation, InnovationError> {
    Innovation::register(InnovationId(Uuid::from_u128(1)), Some(SchoolId(Uuid::from_u128(2))), content, NOW).map(|(made, _)| made)
}

/// An innovation that has come so far.
fn at(maturity: Maturity) -> Innovation {
    let mut record = registered(content(vec![person(1, WHOLE)])).expect("registered").record;
    record.maturity = maturity;
    Innovation::restore(record)
}

#[test]
fn a_step_leads_to_the_next_maturity_and_to_no_other() {
    for from in Maturity::ALL {
        for to in Maturity::ALL {
            let follows = to.number() == from.number() + 1 && *to != Maturity::Retired;
            let mut innovation = at(*from);
            let before = innovation.clone();
            let done = innovation.advance(*to, TODAY, NOW);
            assert_eq!(done.is_ok(), follows, "{from} to {to}");
            if done.is_err() {
                assert_eq!((done, &innovation), (Err(InnovationError::StateNotAllowed(*from)), &before));
            }
        }
    }
}

#[test]
fn every_maturity_may_be_retired_once_and_a_retired_innovation_takes_no_change() {
    for from in Maturity::ALL {
        let mut innovation = at(*from);
        let retired = innovation.retire("มีรุ่นใหม่แทน", NOW);
        assert_eq!(retired.is_ok(), *from != Maturity::Retired, "{from}");
        assert_eq!(innovation.retire("อีกครั้ง", NOW), Err(InnovationError::StateNotAllowed(Maturity::Retired)));
        let other = content(vec![person(9, WHOLE)]);
        assert_eq!(innovation.change(other, NOW), Err(InnovationError::StateNotAllowed(Maturity::Retired)));
    }
    assert_eq!(at(Maturity::Idea).retire(" \n", NOW), Err(InnovationError::ReasonRequired(ReasonRequired)));
}

#[test]
fn publishing_is_told_as_such_with_its_day_and_makes_it_readable_by_all_for_good() {
    let mut innovation = at(Maturity::PeerReviewed);
    assert!(!innovation.is_public());
    assert_eq!(innovation.advance(Maturity::Published, TODAY, NOW), Ok(vec![InnovationEvent::Published]));
    assert_eq!((innovation.record().published_on, innovation.record().version), (Some(TODAY), 2));
    assert_eq!(innovation.advance(Maturity::Scaling, date(2023, 1, 1), NOW), Ok(vec![InnovationEvent::StateChanged]));
    innovation.retire("มีรุ่นใหม่แทน", NOW).expect("retired");
    assert!(innovation.is_public());
    assert_eq!(innovation.record().published_on, Some(TODAY));
}

#[test]
fn what_only_those_tell_who_did_it_is_no_evidence_and_others_need_a_licence() {
    let weak = Content { evidence_level: EvidenceLevel::Anecdotal, ..content(vec![person(1, WHOLE)]) };
    let unlicensed = Content { licence: String::new(), ..content(vec![person(1, WHOLE)]) };
    for maturity in Maturity::ALL.iter().copied().filter(|maturity| *maturity != Maturity::Retired) {
        let evidence = maturity >= Maturity::Evidenced;
        let expected = if evidence { Err(InnovationError::EvidenceTooWeak(maturity)) } else { Ok(vec![InnovationEvent::Changed]) };
        assert_eq!(at(maturity).change(weak.clone(), NOW), expected);
        let licence = maturity >= Maturity::Published;
        let expected = if licence { Err(InnovationError::LicenceRequired(maturity)) } else { Ok(vec![InnovationEvent::Changed]) };
        assert_eq!(at(maturity).change(unlicensed.clone(), NOW), expected);
    }
    let mut innovation = at(Maturity::Trialled);
    innovation.change(weak, NOW).expect("may be weak so far");
    assert_eq!(innovation.advance(Maturity::Evidenced, TODAY, NOW), Err(InnovationError::EvidenceTooWeak(Maturity::Evidenced)));
}

#[test]
fn saying_the_same_again_is_no_change() {
    let mut innovation = at(Maturity::Scaling);
    let same = innovation.record().content.clone();
    assert_eq!(innovation.change(same, NOW), Ok(Vec::new()));
    assert_eq!(innovation.record().version, 1);
}

#[test]
fn nobody_creates_twice_and_an_organisation_is_not_the_person_of_the_same_id() {
    let twice = registered(content(vec![person(1, 5_000), person(2, 1), person(1, 4_999)]));
    assert_eq!(twice, Err(InnovationError::CreatorTwice(2)));
    let organisation = Creator { maker: Maker::Organisation(Uuid::from_u128(1)), share_e2: 5_000 };
    assert!(registered(content(vec![person(1, 5_000), organisation])).is_ok());
    let unnamed = Content { name: LocalizedText::new("", "Thinking classroom"), ..content(vec![person(1, WHOLE)]) };
    assert_eq!(registered(unnamed), Err(InnovationError::NoName));
}

#[test]
fn a_share_below_nothing_does_not_balance_one_above_all() {
    assert_eq!(registered(content(vec![person(1, 10_001), person(2, -1)])), Err(InnovationError::ShareOutOfRange(0)));
    assert_eq!(registered(content(Vec::new())), Err(InnovationError::SharesNotWhole { sum: 0 }));
}

proptest! {
    #[test]
    fn the_shares_of_all_creators_are_exactly_all_of_it(shares in prop::collection::vec(1_i32..=10_000, 1..6), whole in any::<bool>()) {
        let mut shares = shares;
        if whole {
            // The last one gets the rest, where one is left.
            let others: i32 = shares[1..].iter().sum();
            shares[0] = 10_000 - others;
        }
        let creators = shares.iter().zip(1..).map(|(share, n)| person(n, *share)).collect();
        let sum: i32 = shares.iter().sum();
        let possible = shares.iter().all(|share| (1..=10_000).contains(share));
        prop_assert_eq!(registered(content(creators)).is_ok(), sum == 10_000 && possible);
    }
}
