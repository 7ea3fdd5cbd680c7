use std::collections::{BTreeMap, HashSet};

use chassis::kernel::ReasonRequired;
use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::domain::assessor::{OwnSchool, Unfit, WorkKnownBy};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const WINDOWS: Windows = Windows { collect_from: date(1969, 12, 1), collect_to: date(1970, 1, 1), moderate_to: None, publish_on: None };

fn given() -> Assignment {
    let giving = Giving {
        school: Uuid::from_u128(7),
        scopes: vec!["esao:4005".to_owned()],
        assessor: Uuid::from_u128(8),
        role: AssessorRole::External,
        due: date(2022, 7, 15),
    };
    Assignment::give(AssignmentId(Uuid::from_u128(1)), CycleId(Uuid::from_u128(2)), giving, NOW).0
}

fn begun() -> Assignment {
    Assignment::restore(AssignmentRecord { started_at: Some(NOW), ..given().record })
}

#[test]
fn an_assignment_is_reached_by_the_school_and_by_the_person() {
    assert_eq!(given().record.scopes, ["esao:4005".to_owned(), format!("person:{}", Uuid::from_u128(8))]);
    assert_eq!(given().person_scope(), given().record.scopes[1]);
}

#[test]
fn what_was_not_begun_is_declined_or_taken_back_once_and_with_a_reason() {
    let mut declined = given();
    assert_eq!(declined.decline(" ", NOW), Err(AssignmentError::ConflictRequired));
    assert_eq!(declined.decline("ญาติเป็นครูในโรงเรียน", NOW), Ok(vec![AssignmentEvent::Declined]));
    assert_eq!((declined.record.status, declined.record.version), (AssignmentStatus::Declined, 2));
    assert_eq!(declined.withdraw("เปลี่ยนผู้ประเมิน", NOW), Err(AssignmentError::StatusNotAllowed(AssignmentStatus::Declined)));
    let mut withdrawn = given();
    assert_eq!(withdrawn.withdraw(" ", NOW), Err(ReasonRequired.into()));
    assert_eq!(withdrawn.withdraw("เปลี่ยนผู้ประเมิน", NOW), Ok(vec![AssignmentEvent::Withdrawn]));
    let mut begun = begun();
    assert_eq!(begun.decline("ญาติ", NOW), Err(AssignmentError::Begun));
    assert_eq!(begun.withdraw("เปลี่ยน", NOW), Err(AssignmentError::Begun));
}

#[test]
fn what_was_never_begun_lapses_after_the_collection_and_not_while_it_may_be_late() {
    assert_eq!(given().lapse(CycleStatus::Open, NOW), []);
    assert_eq!(begun().lapse(CycleStatus::CollectionClosed, NOW), []);
    let mut assignment = given();
    assert_eq!(assignment.lapse(CycleStatus::CollectionClosed, NOW), [AssignmentEvent::Lapsed]);
    assert_eq!(assignment.lapse(CycleStatus::CollectionClosed, NOW), [], "once");
    let until = NOW + 24.hours();
    let ground = (CycleStatus::CollectionClosed, WINDOWS, None);
    assert_eq!(assignment.grant_late(ground, (until, "น้ำท่วม"), NOW), Ok(vec![AssignmentEvent::LateGranted]));
    assert_eq!(assignment.record.status, AssignmentStatus::Assigned);
    assert_eq!(assignment.lapse(CycleStatus::CollectionClosed, NOW + 23.hours()), []);
    assert_eq!(assignment.lapse(CycleStatus::CollectionClosed, until), [AssignmentEvent::Lapsed]);
}

#[test]
fn late_is_granted_between_collection_and_moderation_or_to_look_again_into_the_future_with_a_reason() {
    let until = NOW + 24.hours();
    for status in [CycleStatus::Open, CycleStatus::Moderation, CycleStatus::Finalised] {
        assert_eq!(given().grant_late((status, WINDOWS, None), (until, "น้ำท่วม"), NOW), Err(AssignmentError::CycleNotClosed(status)));
    }
    let over = Windows { collect_to: date(1969, 12, 31), ..WINDOWS };
    for status in [CycleStatus::Planned, CycleStatus::Moderation, CycleStatus::Finalised] {
        assert_eq!(given().grant_late((status, over, None), (until, "น้ำท่วม"), NOW), Err(AssignmentError::CycleNotClosed(status)));
    }
    let open = given().grant_late((CycleStatus::Open, over, None), (until, "น้ำท่วม"), NOW);
    assert_eq!(open, Ok(vec![AssignmentEvent::LateGranted]), "its last day is over, and nobody has closed it");
    let closed = (CycleStatus::CollectionClosed, WINDOWS, None);
    let again_n = |assignment: &Assignment| assignment.record().late.as_ref().and_then(|late| late.again_n);
    let mut late = given();
    late.grant_late((CycleStatus::CollectionClosed, WINDOWS, Some(2)), (until, "น้ำท่วม"), NOW).unwrap();
    assert_eq!(again_n(&late), None, "nothing is judged again before moderation has begun");
    let mut again = begun();
    let looked_into = (CycleStatus::Moderation, WINDOWS, Some(2));
    assert_eq!(again.grant_late(looked_into, (until, "ให้ประเมินใหม่"), NOW), Ok(vec![AssignmentEvent::LateGranted]));
    assert_eq!(again_n(&again), Some(2));
    let made = given().grant_late((CycleStatus::Finalised, WINDOWS, Some(2)), (until, "ให้ประเมินใหม่"), NOW);
    assert_eq!(made, Err(AssignmentError::CycleNotClosed(CycleStatus::Finalised)));
    assert_eq!(given().grant_late(closed, (NOW, "น้ำท่วม"), NOW), Err(AssignmentError::LateInThePast));
    assert_eq!(given().grant_late(closed, (until, " "), NOW), Err(ReasonRequired.into()));
    assert_eq!(begun().grant_late(closed, (until, "น้ำท่วม"), NOW), Ok(vec![AssignmentEvent::LateGranted]));
    let mut declined = given();
    declined.decline("ญาติ", NOW).unwrap();
    assert_eq!(declined.grant_late(closed, (until, "น้ำท่วม"), NOW), Err(AssignmentError::StatusNotAllowed(AssignmentStatus::Declined)));
}

#[test]
fn only_where_others_judge_a_school_is_not_the_only_one_to_judge_itself() {
    let (own, other) = (AssessorRole::SelfAssessment, AssessorRole::External);
    assert_eq!(must_not_be_alone(FrameworkKind::SchoolExternal, own, false), Err(AssignmentError::SelfNotEnough));
    assert_eq!(must_not_be_alone(FrameworkKind::SchoolExternal, own, true), Ok(()));
    assert_eq!(must_not_be_alone(FrameworkKind::SchoolExternal, other, false), Ok(()));
    assert_eq!(must_not_be_alone(FrameworkKind::SchoolSelf, own, false), Ok(()));
}

const OWN: Unfit = Unfit::NotIndependent(OwnSchool { school: Uuid::from_u128(100), known_by: WorkKnownBy::Posting });

fn needs(schools: usize, missing: usize) -> Vec<Need> {
    (0..schools).map(|n| Need { school: Uuid::from_u128(100 + n as u128), missing, had_by: HashSet::new() }).collect()
}

fn candidates(people: usize) -> Vec<Candidate> {
    (0..people).map(|n| Candidate { person: Uuid::from_u128(n as u128), load: 0 }).collect()
}

#[test]
fn a_school_that_few_may_judge_comes_before_they_are_used_up() {
    let mut people = candidates(2);
    // The second may judge the second school only; with one place each, the first must not take it.
    let (given, unfilled) = distribute(&needs(2, 1), &mut people, Some(1), |person, school| {
        if person == Uuid::from_u128(0) || school == Uuid::from_u128(100) { Ok(()) } else { Err(OWN) }
    });
    assert_eq!(unfilled, []);
    assert_eq!(given[0], Given { school: Uuid::from_u128(101), person: Uuid::from_u128(0) });
}

#[test]
fn who_could_not_be_given_is_counted_by_reason() {
    let mut people = candidates(4);
    people[1].load = 5;
    let mut need = needs(1, 2);
    need[0].had_by.insert(Uuid::from_u128(2));
    let (given, unfilled) = distribute(&need, &mut people, Some(5), |person, _| match person.as_u128() {
        0 => Err(OWN),
        3 => Err(Unfit::NotInRole),
        _ => Ok(()),
    });
    assert_eq!(given, []);
    let reasons = [WhyNot::NotIndependent, WhyNot::Full, WhyNot::HadAlready, WhyNot::NotInRole].map(|why| (why, 1));
    assert_eq!(unfilled, [Unfilled { school: Uuid::from_u128(100), missing: 2, reasons: BTreeMap::from(reasons) }]);
}

proptest! {
    #[test]
    fn where_everybody_may_judge_everything_loads_differ_by_one_at_most(schools in 1_usize..60, people in 1_usize..12, missing in 1_usize..4) {
        let mut people = candidates(people);
        let (given, unfilled) = distribute(&needs(schools, missing), &mut people, None, |_, _| Ok(()));
        let each = missing.min(people.len());
        prop_assert_eq!(given.len(), schools * each);
        prop_assert_eq!(unfilled.len(), if each < missing { schools } else { 0 });
        let loads: Vec<usize> = people.iter().map(|one| one.load).collect();
        prop_assert!(loads.iter().max().unwrap() - loads.iter().min().unwrap() <= 1, "{:?}", loads);
    }

    #[test]
    fn nobody_gets_what_they_may_not_judge_or_twice_or_more_than_anybody_may(
        schools in 1_usize..20, people in 1_usize..6, missing in 1_usize..4, most in 1_usize..8, own in any::<u64>(),
    ) {
        let mut people = candidates(people);
        let fits = |person: Uuid, school: Uuid| {
            let bit = (person.as_u128() * 11 + school.as_u128()) % 64;
            if own >> bit & 1 == 0 { Ok(()) } else { Err(OWN) }
        };
        let needs = needs(schools, missing);
        let (given, unfilled) = distribute(&needs, &mut people, Some(most), fits);
        prop_assert!(given.iter().all(|one| fits(one.person, one.school).is_ok()));
        prop_assert!(people.iter().all(|one| one.load <= most));
        let pairs: HashSet<(Uuid, Uuid)> = given.iter().map(|one| (one.school, one.person)).collect();
        prop_assert_eq!(pairs.len(), given.len());
        prop_assert_eq!(given.len() + unfilled.iter().map(|one| one.missing).sum::<usize>(), schools * missing);
        for one in unfilled {
            prop_assert_eq!(one.reasons.values().sum::<usize>(), people.len());
        }
    }
}

#[test]
fn a_cycle_that_is_still_open_after_its_collection_takes_assignments_that_ask_for_no_day_of_their_own() {
    let plan = crate::domain::cycle::Plan {
        owner: Uuid::from_u128(1),
        name: chassis::kernel::LocalizedText::thai("รอบพื้นฐาน (ข้อมูลสมมติ)"),
        framework: crate::domain::FrameworkId(Uuid::from_u128(2)),
        framework_n: 1,
        is_trial: false,
        academic_year: 2565,
        semester: 1,
        round: crate::domain::cycle::CycleRound::Baseline,
        population: crate::domain::cycle::Population { areas: Vec::new(), programmes: Vec::new(), as_of: date(2022, 6, 10) },
        windows: crate::domain::cycle::Windows {
            collect_from: date(2022, 6, 15),
            collect_to: date(2022, 7, 15),
            moderate_to: None,
            publish_on: None,
        },
        policy: crate::domain::cycle::AssessorPolicy { roles: vec![AssessorRole::Peer], min_raters: 1, independence_months: 12 },
    };
    let cycle = CycleRecord {
        id: CycleId(Uuid::from_u128(2)),
        version: 2,
        plan,
        status: CycleStatus::Open,
        schools: 1,
        result_n: 0,
        reopenings: Vec::new(),
        imported_from: String::new(),
        consensus: None,
        opened_at: Some(NOW),
        closed_at: None,
        created_at: NOW,
        updated_at: NOW,
    };
    let due = |asked, today| must_be_assignable(&cycle, AssessorRole::Peer, asked, today);
    let (last, afterwards) = (date(2022, 7, 15), date(2022, 8, 1));
    assert_eq!((due(None, date(2022, 7, 1)), due(None, afterwards)), (Ok(last), Ok(last)));
    assert_eq!(due(Some(last), afterwards), Err(AssignmentError::DueOutside { from: afterwards, to: last }));
    assert_eq!(due(Some(afterwards), afterwards), Err(AssignmentError::DueOutside { from: afterwards, to: last }));
}
