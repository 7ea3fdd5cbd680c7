//! One assessor, several devices, a rubric of four nodes.

use chassis::kernel::LocalizedText;
use proptest::prelude::*;

use super::*;
use crate::domain::framework::{
    Aggregation, AggregationRule, Content, EvidenceRule, Judgement, Level, Node, NodeKind, OnlyIf, Scale, ScaleType, WeightingRule,
};
use crate::domain::scores::Score;

const NOW: Timestamp = Timestamp::UNIX_EPOCH;
const OPEN: Ground = Ground { cycle: CycleStatus::Open, assignment: AssignmentStatus::Assigned, late_until: None, again: false };

fn task(role: AssessorRole) -> Task {
    let id = Uuid::from_u128;
    Task { assignment: id(1), cycle: id(2), school: id(3), role, assessor: id(4) }
}

fn node(code: &str, parent: &str, weight: i64) -> Node {
    let rated = !parent.is_empty();
    Node {
        code: code.to_owned(),
        parent: parent.to_owned(),
        kind: if rated { NodeKind::Indicator } else { NodeKind::Dimension },
        text: LocalizedText::thai("ข้อความ"),
        weight_e4: weight * 10_000,
        children_weight_e4: if rated { 0 } else { weight * 10_000 },
        scale: if rated { "FIVE".to_owned() } else { String::new() },
        scored: rated,
        na_allowed: rated,
        descriptors: String::new(),
        tags: Vec::new(),
        only_if: None,
        evidence: None,
    }
}

/// Two dimensions of 60 and 40; B.1 always applies, B.2 is asked for when B.1 has its fifth level.
fn content() -> Content {
    let level = |n: i32| Level { code: format!("L{n}"), label: LocalizedText::thai("ระดับ"), points_e4: i64::from(n) * 10_000 };
    let mut nodes = vec![node("A", "", 60), node("A.1", "A", 35), node("A.2", "A", 25), node("B", "", 40), node("B.1", "B", 40)];
    nodes[4].na_allowed = false;
    nodes.push(Node { scored: false, only_if: Some(OnlyIf { node: "B.1".to_owned(), level: "L5".to_owned() }), ..node("B.2", "B", 0) });
    Content {
        effective_year: Some(2567),
        scales: vec![Scale { code: "FIVE".to_owned(), kind: ScaleType::Level, levels: (1..=5).map(level).collect() }],
        nodes,
        descriptor_sets: Vec::new(),
        interval_coding: None,
        weighting: WeightingRule::Declared,
        root_weight_e4: 1_000_000,
        consensus: None,
        aggregation: Aggregation {
            rule: AggregationRule::WeightedPoints,
            alternatives: Vec::new(),
            percent_formula: None,
            na_handling: None,
            min_rated_e4: 7_500,
            measures: Vec::new(),
        },
        cut_offs: Vec::new(),
        pass_percent_e4: 0,
        evidence: Some(EvidenceRule { min_per_item: 2, from_rank: 4 }),
        procedure: None,
        own_targets: false,
        judgement: Judgement::PerIndicator,
        rounds: Vec::new(),
        notes: Vec::new(),
    }
}

fn sheet() -> Sheet {
    Sheet::of(&content())
}

fn says(score: Score) -> NodeScore {
    NodeScore { score, comment: String::new(), evidence: Vec::new(), confidence: None }
}

fn sent(base: i64, scores: &[(&str, Score)]) -> Sent {
    Sent { base, by: None, scores: scores.iter().map(|(code, score)| ((*code).to_owned(), says(*score))).collect() }
}

fn level(level: u8) -> Score {
    Score::Level(level)
}

fn started(scores: &[(&str, Score)]) -> Assessment {
    let id = AssessmentId(Uuid::from_u128(9));
    let (made, events) = Assessment::start(id, task(AssessorRole::Peer), (&sheet(), OPEN), sent(0, scores), NOW).unwrap();
    assert_eq!((events, made.record().version), (vec![AssessmentEvent::Started], 1));
    made
}

fn save(assessment: &mut Assessment, what: Sent) -> Told {
    assessment.save((&sheet(), OPEN), what, NOW)
}

fn stands(assessment: &Assessment, code: &str) -> Option<Score> {
    assessment.record().entries.as_ref()?.get(code).map(|entry| entry.said.score)
}

fn submit(assessment: &mut Assessment, scores: &[(&str, Score)]) -> Told {
    assessment.submit((&sheet(), OPEN), sent(0, scores).scores, NOW)
}

#[test]
fn what_only_one_device_changed_since_is_put_together() {
    let mut made = started(&[("A.1", level(2))]);
    save(&mut made, sent(1, &[("A.2", level(3))])).unwrap();
    assert_eq!(save(&mut made, sent(1, &[("B.1", level(1))])), Ok(vec![AssessmentEvent::Saved]));
    save(&mut made, sent(3, &[("A.1", level(1))])).unwrap();
    assert!(made.record().conflicts.is_empty());
    assert_eq!([stands(&made, "A.1"), stands(&made, "A.2"), stands(&made, "B.1")], [1, 3, 1].map(|n| Some(level(n))));
    assert_eq!((made.record().version, made.progress()), (4, Progress { levels: 3, specials: 0 }));
}

#[test]
fn what_two_devices_changed_differently_is_kept_twice_until_it_is_decided() {
    let mut made = started(&[("A.1", level(2))]);
    save(&mut made, sent(1, &[("A.1", level(3))])).unwrap();
    save(&mut made, sent(1, &[("A.1", level(5)), ("A.2", level(4))])).unwrap();
    assert_eq!(stands(&made, "A.1"), Some(level(3)), "what came first stands");
    assert_eq!(made.record().conflicts["A.1"], [says(level(5))]);
    assert_eq!(stands(&made, "A.2"), Some(level(4)), "the rest is taken all the same");
    let before = made.clone();
    assert_eq!(save(&mut made, sent(1, &[("A.1", level(5))])), Ok(vec![]), "the same again is no change");
    assert_eq!(made, before);
    assert_eq!(submit(&mut made, &[]), Err(NotReady::ConflictsOpen(vec!["A.1".to_owned()]).into()));
    let decided = ("A.1".to_owned(), says(level(1)));
    assert_eq!(made.decide((&sheet(), OPEN), decided.clone(), NOW), Ok(vec![AssessmentEvent::ConflictDecided]));
    assert_eq!((stands(&made, "A.1"), made.record().conflicts.len()), (Some(level(1)), 0));
    assert_eq!(made.decide((&sheet(), OPEN), decided, NOW), Err(AssessmentError::NoConflict("A.1".to_owned())));
}

#[test]
fn two_devices_that_say_the_same_do_not_differ() {
    let mut made = started(&[]);
    save(&mut made, sent(0, &[("A.1", level(3))])).unwrap();
    assert_eq!(save(&mut made, sent(0, &[("A.1", level(3))])), Ok(vec![]));
    assert!(made.record().conflicts.is_empty());
}

#[test]
fn a_device_that_tells_which_it_is_never_differs_from_itself() {
    let mut made = started(&[]);
    let device = |n: u128, score: u8| Sent { by: Some(Uuid::from_u128(n)), ..sent(0, &[("A.1", level(score))]) };
    save(&mut made, device(1, 2)).unwrap();
    save(&mut made, device(1, 3)).unwrap();
    assert_eq!((stands(&made, "A.1"), made.record().conflicts.len()), (Some(level(3)), 0), "the reply to the first was lost");
    save(&mut made, device(2, 4)).unwrap();
    assert_eq!((stands(&made, "A.1"), made.record().conflicts.len()), (Some(level(3)), 1));
}

#[test]
fn nothing_builds_on_a_version_that_is_not_there() {
    let id = AssessmentId(Uuid::from_u128(9));
    let early = Assessment::start(id, task(AssessorRole::Peer), (&sheet(), OPEN), sent(1, &[]), NOW);
    assert_eq!(early.unwrap_err(), AssessmentError::BaseUnknown { version: 0 });
    assert_eq!(save(&mut started(&[]), sent(2, &[])), Err(AssessmentError::BaseUnknown { version: 1 }));
}

#[test]
fn every_score_that_cannot_be_said_is_named_by_its_place() {
    let wrong = [
        ("A.1", level(6)),
        ("A.1", level(1)),
        ("A", level(1)),
        ("B.1", Score::NotApplicable),
        ("A.2", Score::NotApplicable),
        ("C", Score::NotObserved),
    ];
    let mut made = started(&[]);
    let before = made.clone();
    let Err(AssessmentError::Unsound(found)) = save(&mut made, sent(1, &wrong)) else { panic!("nothing was refused") };
    let expected = [
        (0, ScoreProblem::NoSuchLevel { levels: 5 }),
        (1, ScoreProblem::Twice("A.1".to_owned())),
        (2, ScoreProblem::Unknown("A".to_owned())),
        (3, ScoreProblem::AlwaysApplies("B.1".to_owned())),
        (5, ScoreProblem::Unknown("C".to_owned())),
    ];
    assert_eq!(found, expected.map(|(at, problem)| Misplaced { at: Some(at), problem }));
    assert_eq!(made, before);
}

#[test]
fn as_much_may_be_left_out_as_the_framework_lets_be_missing() {
    let mut made = started(&[("A.1", level(2)), ("A.2", Score::NotObserved)]);
    let short = NotReady::TooLittleSaid { said_e4: 6_000, least_e4: 7_500 };
    assert_eq!(submit(&mut made, &[]), Err(short.into()));
    assert_eq!(made.record().status, AssessmentStatus::InProgress);
    let mut without = made.clone();
    assert_eq!(submit(&mut without, &[("A.2", Score::NotYetRated), ("B.1", level(1))]), Ok(vec![AssessmentEvent::Submitted]), "75 of 100");
    assert_eq!(submit(&mut made, &[("B.1", level(1))]), Ok(vec![AssessmentEvent::Submitted]), "what could not be seen is said");
    let record = made.record();
    assert_eq!((record.status, record.revision, record.submitted_at), (AssessmentStatus::Submitted, 1, Some(NOW)));
}

#[test]
fn what_lies_in_a_node_that_is_not_asked_for_may_be_left_out_too() {
    let mut whole = content();
    whole.aggregation.min_rated_e4 = 0;
    whole.nodes[3].only_if = Some(OnlyIf { node: "A.1".to_owned(), level: "L3".to_owned() });
    let sheet = Sheet::of(&whole);
    let submitted = |scores: &[(&str, Score)]| started(&[]).submit((&sheet, OPEN), sent(0, scores).scores, NOW);
    assert_eq!(submitted(&[("A.1", level(2)), ("A.2", level(2))]), Ok(vec![AssessmentEvent::Submitted]));
    let lacking = NotReady::Incomplete(vec!["B.1".to_owned()]);
    assert_eq!(submitted(&[("A.1", level(3)), ("A.2", level(2))]), Err(lacking.into()));
    let unasked = NotReady::NotAsked(vec!["B.1".to_owned()]);
    assert_eq!(submitted(&[("A.1", level(2)), ("A.2", level(2)), ("B.1", level(1))]), Err(unasked.into()));
}

#[test]
fn where_the_framework_says_nothing_about_what_may_be_missing_nothing_is_left_out() {
    let mut all = content();
    all.aggregation.min_rated_e4 = 0;
    let mut made = started(&[("A.1", level(2))]);
    let refused = made.submit((&Sheet::of(&all), OPEN), Vec::new(), NOW);
    assert_eq!(refused, Err(NotReady::Incomplete(vec!["A.2".to_owned(), "B.1".to_owned()]).into()), "B.2 is not asked for");
}

#[test]
fn a_high_level_needs_its_evidence() {
    let mut made = started(&[("A.1", level(4)), ("A.2", level(3)), ("B.1", level(3))]);
    let lacking = Evidence { node: "A.1".to_owned(), least: 2 };
    assert_eq!(submit(&mut made, &[]), Err(NotReady::EvidenceMissing(vec![lacking]).into()));
    let shown = NodeScore { evidence: vec!["E1".to_owned(), "E2".to_owned()], ..says(level(4)) };
    let scores = vec![("A.1".to_owned(), shown)];
    assert_eq!(made.submit((&sheet(), OPEN), scores, NOW), Ok(vec![AssessmentEvent::Submitted]));
}

#[test]
fn what_another_level_leaves_out_is_taken_back_before_it_is_submitted() {
    let mut made = started(&[("A.1", level(2)), ("A.2", level(2)), ("B.1", level(3)), ("B.2", level(1))]);
    assert_eq!(submit(&mut made, &[]), Err(NotReady::NotAsked(vec!["B.2".to_owned()]).into()));
    submit(&mut made, &[("B.2", Score::NotYetRated)]).unwrap();
}

#[test]
fn what_was_given_back_is_submitted_anew_and_counted() {
    let mut made = started(&[("A.1", level(2)), ("A.2", level(2)), ("B.1", level(3))]);
    assert_eq!(made.give_back(OPEN, "ตรวจสอบอีกครั้ง", NOW), Err(AssessmentError::StatusNotAllowed(AssessmentStatus::InProgress)));
    submit(&mut made, &[]).unwrap();
    assert!(matches!(made.give_back(OPEN, " ", NOW), Err(AssessmentError::ReasonRequired(_))));
    assert_eq!(made.give_back(OPEN, " ตรวจสอบอีกครั้ง ", NOW), Ok(vec![AssessmentEvent::Returned]));
    assert_eq!((made.record().status, made.record().return_reason.as_str()), (AssessmentStatus::Returned, "ตรวจสอบอีกครั้ง"));
    save(&mut made, sent(3, &[("B.1", level(2))])).unwrap();
    assert_eq!(made.record().status, AssessmentStatus::InProgress);
    submit(&mut made, &[]).unwrap();
    assert_eq!(made.record().revision, 2);
}

#[test]
fn the_table_of_the_life_cycle_is_as_it_is_meant() {
    use AssessmentStatus::{Confirmed, InProgress, Locked, Returned, Submitted};
    let meant: [(Action, &[AssessmentStatus]); 7] = [
        (Action::Save, &[InProgress, Returned]),
        (Action::Decide, &[InProgress, Returned]),
        (Action::Submit, &[InProgress, Returned]),
        (Action::Return, &[Submitted]),
        (Action::LookAgain, &[Submitted, Locked, Confirmed]),
        (Action::Lock, &[Submitted]),
        (Action::Confirm, &[Locked]),
    ];
    assert_eq!(meant.map(|(action, _)| action), Action::ALL);
    for (action, from) in meant {
        for status in AssessmentStatus::ALL {
            assert_eq!(status.allows(action), from.contains(status), "{action:?} while {status}");
        }
    }
    let mut made = started(&[("A.1", level(2)), ("A.2", level(2)), ("B.1", level(3))]);
    submit(&mut made, &[]).unwrap();
    assert_eq!((made.lock(NOW), made.confirm(NOW)), (Ok(vec![AssessmentEvent::Locked]), Ok(vec![AssessmentEvent::Confirmed])));
    assert_eq!(made.lock(NOW), Err(AssessmentError::StatusNotAllowed(Confirmed)));
}

#[test]
fn nothing_is_taken_before_the_cycle_opens_nor_after_its_collection_but_for_what_may_be_late() {
    let later = NOW + jiff::SignedDuration::from_hours(1);
    let try_on = |ground: Ground, now: Timestamp| started(&[]).save((&sheet(), ground), sent(1, &[("A.1", level(1))]), now).err();
    let cycle = |cycle: CycleStatus, late_until: Option<Timestamp>| Ground { cycle, late_until, ..OPEN };
    assert_eq!(try_on(cycle(CycleStatus::Planned, None), NOW), Some(AssessmentError::NotOpen(CycleStatus::Planned)));
    assert_eq!(try_on(cycle(CycleStatus::CollectionClosed, None), NOW), Some(AssessmentError::CollectionClosed));
    assert_eq!(try_on(cycle(CycleStatus::CollectionClosed, Some(later)), NOW), None);
    assert_eq!(try_on(cycle(CycleStatus::CollectionClosed, Some(NOW)), later), Some(AssessmentError::CollectionClosed));
    for over in [CycleStatus::Moderation, CycleStatus::Finalised, CycleStatus::Published, CycleStatus::Archived] {
        assert_eq!(try_on(cycle(over, Some(later)), NOW), Some(AssessmentError::CollectionClosed), "{over}");
    }
    let again = |cycle: CycleStatus, until: Option<Timestamp>| Ground { again: true, cycle, late_until: until, ..OPEN };
    assert_eq!(try_on(again(CycleStatus::Moderation, Some(NOW)), NOW), None, "a panel wants it");
    assert_eq!(try_on(again(CycleStatus::Moderation, Some(NOW)), later), Some(AssessmentError::CollectionClosed));
    assert_eq!(try_on(again(CycleStatus::Moderation, None), NOW), Some(AssessmentError::CollectionClosed));
    assert_eq!(try_on(again(CycleStatus::Finalised, Some(later)), NOW), Some(AssessmentError::CollectionClosed));
    for status in [AssignmentStatus::Declined, AssignmentStatus::Lapsed, AssignmentStatus::Withdrawn] {
        assert_eq!(try_on(Ground { assignment: status, ..OPEN }, NOW), Some(AssessmentError::NotAssigned(status)));
    }
}

#[test]
fn what_was_locked_is_given_back_only_to_be_looked_at_again() {
    let again = Ground { cycle: CycleStatus::Moderation, late_until: Some(NOW), again: true, ..OPEN };
    let mut made = started(&[("A.1", level(2)), ("A.2", level(2)), ("B.1", level(3))]);
    submit(&mut made, &[]).unwrap();
    made.lock(NOW).unwrap();
    let late = Ground { again: false, ..again };
    assert_eq!(made.clone().give_back(late, "เหตุผล", NOW), Err(AssessmentError::StatusNotAllowed(AssessmentStatus::Locked)));
    made.confirm(NOW).unwrap();
    assert_eq!(made.clone().give_back(Ground { late_until: None, ..again }, "เหตุผล", NOW), Err(AssessmentError::CollectionClosed));
    assert_eq!(made.give_back(again, "ให้ประเมินใหม่", NOW), Ok(vec![AssessmentEvent::Returned]));
    assert_eq!(made.submit((&sheet(), again), vec![("A.1".to_owned(), says(level(1)))], NOW), Ok(vec![AssessmentEvent::Submitted]));
    assert_eq!((made.record().status, made.record().revision), (AssessmentStatus::Submitted, 2));
}

#[test]
fn it_belongs_to_its_assessor_and_to_the_school_only_where_that_judges_itself() {
    let person = "person:00000000-0000-0000-0000-000000000004".to_owned();
    let school = "school:00000000-0000-0000-0000-000000000003".to_owned();
    for role in AssessorRole::ALL {
        let own = task(*role).own_scopes();
        let expected = if *role == AssessorRole::SelfAssessment { vec![person.clone(), school.clone()] } else { vec![person.clone()] };
        assert_eq!(own, expected, "{role}");
    }
}

#[test]
fn more_devices_than_are_kept_are_refused_and_nothing_of_that_call_stays() {
    let mut made = started(&[("A.1", level(1))]);
    let differing = |n: usize| {
        let said = NodeScore { comment: format!("ความเห็น {n}"), ..says(level(1)) };
        Sent { base: 0, by: None, scores: vec![("A.2".to_owned(), says(level(2))), ("A.1".to_owned(), said)] }
    };
    for n in 0..MOST_OTHERS {
        save(&mut made, differing(n)).unwrap();
    }
    let before = made.clone();
    assert_eq!(save(&mut made, differing(MOST_OTHERS)), Err(AssessmentError::TooManyConflicts("A.1".to_owned())));
    assert_eq!(made, before);
}

/// As it is loaded where the sum of what stands is enough.
fn briefly(assessment: &Assessment) -> Assessment {
    Assessment::restore(AssessmentRecord { entries: None, ..assessment.record().clone() })
}

#[test]
fn what_is_ready_is_submitted_by_the_sum_of_what_stands() {
    let whole = started(&[("A.1", level(2)), ("A.2", Score::NotApplicable), ("B.1", level(1))]);
    let mut brief = briefly(&whole);
    assert_eq!(brief.progress(), Progress { levels: 2, specials: 1 });
    assert_eq!(submit(&mut brief, &[]), Ok(vec![AssessmentEvent::Submitted]));
    assert!(!brief.is_said_anew(), "nothing of what stands has to be written");
    let mut whole = whole;
    submit(&mut whole, &[]).unwrap();
    assert_eq!(brief.record(), &AssessmentRecord { entries: None, ..whole.record().clone() });
}

#[test]
fn the_sum_alone_submits_nothing_that_is_not_ready_and_takes_nothing_more() {
    let short = briefly(&started(&[("A.1", level(2))]));
    let unsaid = briefly(&started(&[("A.1", level(2)), ("A.2", level(1)), ("B.1", level(1)), ("B.2", Score::NotYetRated)]));
    for brief in [&short, &unsaid] {
        assert_eq!(submit(&mut brief.clone(), &[]), Err(AssessmentError::OnlySum));
    }
    let mut ready = briefly(&started(&[("A.1", level(2)), ("A.2", level(1)), ("B.1", level(1))]));
    assert_eq!(submit(&mut ready, &[("A.1", level(3))]), Err(AssessmentError::OnlySum));
    assert_eq!(save(&mut ready, sent(1, &[("A.1", level(3))])), Err(AssessmentError::OnlySum));
}

proptest! {
    /// What is summed up after each call is what the whole comes to.
    #[test]
    fn the_sum_is_always_that_of_what_stands(calls in prop::collection::vec((1..=3_u8, 0..=4_u8), 0..12)) {
        let mut made = started(&[]);
        for (node, said) in calls {
            let (code, said) = (["A.1", "A.2", "B.1"][usize::from(node) - 1], if said == 0 { Score::NotYetRated } else { level(said) });
            let now = made.record().version;
            save(&mut made, sent(now, &[(code, said)])).unwrap();
            let entries = made.record().entries.clone().unwrap();
            prop_assert_eq!(made.record().sum, Some(Sum::of(&entries, &sheet())));
        }
    }

    /// Whatever devices send on whatever they have seen, everything that was said last by somebody stands or is put beside it.
    #[test]
    fn nothing_that_a_device_says_is_lost(calls in prop::collection::vec((0..3_i64, 1..=2_u8, 1..=3_u8), 1..12)) {
        let mut made = started(&[]);
        for (behind, node, said) in calls {
            let (base, code) = ((made.record().version - behind).max(0), format!("A.{node}"));
            let before = made.record().clone();
            save(&mut made, sent(base, &[(&code, level(said))])).unwrap();
            let record = made.record();
            let beside = record.conflicts.get(&code).is_some_and(|others| others.contains(&says(level(said))));
            prop_assert!(stands(&made, &code) == Some(level(said)) || beside);
            let kept = before.entries.as_ref().and_then(|entries| entries.get(&code)).filter(|entry| entry.since > base).map(|entry| entry.said.score);
            prop_assert!(kept.is_none_or(|kept| stands(&made, &code) == Some(kept)), "what somebody had not seen is not written over");
            prop_assert!(before.conflicts.iter().all(|(code, others)| others.iter().all(|one| record.conflicts[code].contains(one))));
        }
    }
}
