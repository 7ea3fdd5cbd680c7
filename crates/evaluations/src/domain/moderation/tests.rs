//! What opens cases, who decides them and what follows.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use uuid::Uuid;

use super::*;
use crate::domain::framework::FrameworkKind;
use crate::domain::result::Said;
use crate::domain::result::tests::{method_of, rubric, says, standards};
use crate::domain::scores::{Decimal, Opening, Triggers};

const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn method() -> Method {
    method_of(FrameworkKind::SchoolRubric, &rubric())
}

fn opened(levels: &[[u8; 3]]) -> Option<Opened> {
    let said: Vec<Said> = (1..).zip(levels).map(|(who, levels)| says(who, AssessorRole::Peer, *levels)).collect();
    look(&said, &method(), &Triggers::default())
}

fn codes(opened: &Opened) -> Vec<&str> {
    opened.nodes.iter().map(|node| node.code.as_str()).collect()
}

/// A case about A.2, on which two raters are two levels apart, and B.1, on which three levels have a median, with a panel.
fn with_panel() -> Case {
    let said = [says(1, AssessorRole::SelfAssessment, [4, 5, 5]), says(2, AssessorRole::Peer, [4, 3, 4])];
    let place = Place { cycle: Uuid::nil(), school: Uuid::nil(), result_n: 1, scopes: vec!["school:1".to_owned()] };
    let nodes = ["A.2", "B.1"].map(str::to_owned);
    let opened = of_nodes((&said, &BTreeMap::new()), &method(), &nodes, "ผู้ปกครองทักท้วง").expect("rated");
    let (mut case, events) = Case::open(Uuid::from_u128(9), place, opened, NOW);
    assert_eq!(events, [CaseEvent::Opened]);
    case.assign(vec![Uuid::from_u128(50)], &BTreeSet::new(), NOW).expect("nobody of them has rated");
    case
}

#[test]
fn a_case_opens_where_two_lie_far_apart_or_seldom_agree() {
    assert_eq!(opened(&[[4, 3, 5]]), None, "one rater agrees with everybody");
    assert_eq!(opened(&[[4, 3, 5], [4, 3, 5]]), None);
    assert_eq!(opened(&[[4, 3, 5], [4, 3, 4]]), None, "two of three pairs are equal");
    let far = opened(&[[4, 5, 5], [4, 3, 5]]).expect("two levels apart");
    assert_eq!((codes(&far), far.triggers.clone()), (vec!["A.2"], BTreeSet::from([Trigger::FarApart])));
    let seldom = opened(&[[4, 4, 5], [4, 3, 4]]).expect("one of three pairs is equal");
    assert_eq!((codes(&seldom), seldom.triggers.clone()), (vec!["A.2", "B.1"], BTreeSet::from([Trigger::LowExactAgreement])));
    assert_eq!(seldom.nodes[0].agreed, Agreed::Index(Decimal::whole(3)), "the lower of two that are next to each other");
}

#[test]
fn what_was_said_stands_in_a_case_without_who_said_it() {
    let said = [says(2, AssessorRole::Peer, [4, 3, 5]), says(1, AssessorRole::SelfAssessment, [4, 5, 5])];
    let opened = look(&said, &method(), &Triggers::default()).expect("two levels apart");
    assert_eq!(opened.nodes[0].said, [(AssessorRole::SelfAssessment, Score::Level(5)), (AssessorRole::Peer, Score::Level(3))]);
    assert_eq!(opened.nodes[0].agreed, Agreed::Open(Opening::Moderate));
    let judged_by_others = method_of(FrameworkKind::SchoolExternal, &rubric());
    assert_eq!(look(&said, &judged_by_others, &Triggers::default()), None, "what does not count sets nothing off");
}

#[test]
fn somebody_opens_a_case_about_nodes_that_are_rated_and_says_why() {
    let said = [says(1, AssessorRole::Peer, [4, 3, 5])];
    let of = |codes: &[&str], why: &str| {
        let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
        of_nodes((&said, &BTreeMap::new()), &method(), &codes, why).map(|opened| opened.nodes.len())
    };
    assert_eq!(of(&["B.1", "A.1"], "ทักท้วง"), Ok(2));
    assert_eq!(of(&["B.1"], "  "), Err(CaseError::ReasonRequired));
    assert_eq!(of(&["B.1", "B.1"], "ทักท้วง"), Err(CaseError::NodeTwice("B.1".to_owned())));
    for unknown in ["A", "X"] {
        assert_eq!(of(&[unknown], "ทักท้วง"), Err(CaseError::NotRated(unknown.to_owned())));
    }
    assert_eq!(of_nodes((&[], &BTreeMap::new()), &method(), &["A.1".to_owned()], "ทักท้วง"), Err(CaseError::NotRated("A.1".to_owned())));
}

#[test]
fn whoever_has_the_school_is_not_on_its_panel() {
    let mut case = with_panel();
    let raters = BTreeSet::from([Uuid::from_u128(1), Uuid::from_u128(2)]);
    let before = case.clone();
    let panel = |members: &[u128]| members.iter().map(|member| Uuid::from_u128(*member)).collect::<Vec<Uuid>>();
    assert_eq!(case.assign(panel(&[50, 2]), &raters, NOW), Err(CaseError::PanelistHasRated(1)));
    assert_eq!(case.assign(panel(&[50, 50]), &raters, NOW), Err(CaseError::PanelistTwice(1)));
    let many: Vec<u128> = (100..110).collect();
    assert_eq!(case.assign(panel(&many), &raters, NOW), Err(CaseError::PanelTooLarge(MOST_PANELISTS)));
    assert_eq!(case.assign(panel(&[50]), &raters, NOW), Ok(Vec::new()), "the same panel is no change");
    assert_eq!(case, before);
    assert_eq!(case.assign(panel(&[51, 52]), &raters, NOW), Ok(vec![CaseEvent::PanelAssigned]));
}

fn decide(case: &mut Case, decision: Decision, changes: &[(&str, Score)]) -> Result<Vec<CaseEvent>, CaseError> {
    let changes: BTreeMap<String, Score> = changes.iter().map(|(code, score)| ((*code).to_owned(), *score)).collect();
    case.decide(decision, &changes, "พิจารณาหลักฐานแล้ว", &method(), NOW)
}

fn moderated(case: &Case) -> Vec<Option<Score>> {
    case.record().nodes.iter().map(|node| node.moderated).collect()
}

#[test]
fn a_decision_stands_beside_what_was_said() {
    let mut case = with_panel();
    let said: Vec<_> = case.record().nodes.iter().map(|node| node.said.clone()).collect();
    assert_eq!(decide(&mut case, Decision::Change, &[("A.2", Score::Level(4))]), Ok(vec![CaseEvent::Decided]));
    assert_eq!(moderated(&case), [Some(Score::Level(4)), Some(Score::Level(4))], "of B.1 holds the lower of 5 and 4");
    assert_eq!(case.record().nodes.iter().map(|node| node.said.clone()).collect::<Vec<_>>(), said);
    assert_eq!((case.record().version, case.record().status), (3, CaseStatus::Decided));
    assert_eq!(decide(&mut case, Decision::ReObserve, &[]), Err(CaseError::StatusNotAllowed(CaseStatus::Decided)));
    let mut again = with_panel();
    assert_eq!(decide(&mut again, Decision::ReObserve, &[]), Ok(vec![CaseEvent::Decided]));
    assert_eq!(moderated(&again), [Some(Score::NotObserved); 2], "what has to be looked at again counts as missing");
}

#[test]
fn what_no_panel_can_decide_is_refused_and_changes_nothing() {
    let mut case = with_panel();
    let before = case.clone();
    assert_eq!(decide(&mut case, Decision::Uphold, &[]), Err(CaseError::NothingToUphold("A.2".to_owned())));
    assert_eq!(decide(&mut case, Decision::Uphold, &[("A.2", Score::Level(4))]), Err(CaseError::ChangesGoWithChange));
    assert_eq!(decide(&mut case, Decision::Change, &[]), Err(CaseError::ChangesGoWithChange));
    assert_eq!(decide(&mut case, Decision::Change, &[("A.1", Score::Level(4))]), Err(CaseError::NotOfTheCase("A.1".to_owned())));
    let beyond = CaseError::NoSuchLevel { code: "A.2".to_owned(), top: 5 };
    assert_eq!(decide(&mut case, Decision::Change, &[("A.2", Score::Level(6))]), Err(beyond));
    let silent = case.decide(Decision::ReObserve, &BTreeMap::new(), " ", &method(), NOW);
    assert_eq!(silent, Err(CaseError::RationaleRequired));
    assert_eq!(case, before);
    let mut content = rubric();
    content.nodes[2].na_allowed = false;
    let strict = method_of(FrameworkKind::SchoolRubric, &content);
    let inapplicable = BTreeMap::from([("A.2".to_owned(), Score::NotApplicable)]);
    assert_eq!(case.decide(Decision::Change, &inapplicable, "เหตุผล", &strict, NOW), Err(CaseError::AlwaysApplies("A.2".to_owned())));
    assert_eq!(decide(&mut case, Decision::Change, &[("A.2", Score::NotApplicable)]).map(|events| events.len()), Ok(1));
}

/// A case about a standard whose items tie, one of which all are alike, and the whole, by the standards of 2561 in short.
fn about_what_people_judge() -> (Method, Case) {
    let method = method_of(FrameworkKind::SchoolSelf, &standards());
    let scores = [("1.1", 3), ("1.2", 3), ("2.1", 2), ("2.2", 5)].map(|(code, level)| (code.to_owned(), Score::Level(level)));
    let said = [Said { assignment: Uuid::from_u128(1), role: AssessorRole::SelfAssessment, scores: scores.into() }];
    let codes = ["1", "2", WHOLE].map(str::to_owned);
    let opened = of_nodes((&said, &BTreeMap::new()), &method, &codes, "คณะกรรมการสถานศึกษาพิจารณา").expect("people judge them");
    let agreed: Vec<Agreed> = opened.nodes.iter().map(|node| node.agreed).collect();
    let open = Agreed::Open(Opening::Judgement);
    assert_eq!(agreed, [Agreed::Index(Decimal::whole(3)), open, open], "what the items suggest");
    assert!(opened.nodes.iter().all(|node| node.said.is_empty()), "nobody has rated them");
    let earlier = BTreeMap::from([("2.1".to_owned(), Score::Level(5))]);
    let after = of_nodes((&said, &earlier), &method, &codes[1..2], "ทบทวนอีกครั้ง").expect("people judge it");
    assert_eq!(after.nodes[0].agreed, Agreed::Index(Decimal::whole(5)), "what panels decided before is in it");
    let place = Place { cycle: Uuid::nil(), school: Uuid::nil(), result_n: 1, scopes: Vec::new() };
    let (mut case, _) = Case::open(Uuid::from_u128(9), place, opened, NOW);
    case.assign(vec![Uuid::from_u128(50)], &BTreeSet::new(), NOW).expect("nobody of them has rated");
    (method, case)
}

#[test]
fn a_panel_judges_standards_and_the_whole_where_no_rule_computes_them() {
    let (method, case) = about_what_people_judge();
    let decide = |decision: Decision, changes: &[(&str, Score)]| {
        let changes = changes.iter().map(|(code, score)| ((*code).to_owned(), *score)).collect();
        let mut case = case.clone();
        case.decide(decision, &changes, "มติที่ประชุม", &method, NOW).map(|_| moderated(&case))
    };
    let level = |level: u8| Some(Score::Level(level));
    let both = [("2", Score::Level(4)), (WHOLE, Score::Level(4))];
    assert_eq!(decide(Decision::Change, &both), Ok(vec![level(3), level(4), level(4)]), "of the first holds what its items suggest");
    assert_eq!(decide(Decision::Change, &both[..1]), Err(CaseError::NothingToUphold(WHOLE.to_owned())));
    assert_eq!(decide(Decision::Uphold, &[]), Err(CaseError::NothingToUphold("2".to_owned())));
    assert_eq!(decide(Decision::ReObserve, &[]), Ok(vec![Some(Score::NotObserved); 3]));
    for code in ["2", WHOLE] {
        let beyond = CaseError::NoSuchLevel { code: code.to_owned(), top: 5 };
        assert_eq!(decide(Decision::Change, &[(code, Score::Level(6))]), Err(beyond));
    }
    assert_eq!(decide(Decision::Change, &[(WHOLE, Score::NotApplicable)]), Err(CaseError::AlwaysApplies(WHOLE.to_owned())));
}

#[test]
fn what_a_rule_computes_no_panel_judges() {
    let said = [says(1, AssessorRole::Peer, [4, 3, 5])];
    let of = |said: &[Said], method: &Method, code: &str| {
        of_nodes((said, &BTreeMap::new()), method, &[code.to_owned()], "ทักท้วง").map(|opened| opened.nodes.len())
    };
    assert_eq!(of(&said, &method(), WHOLE), Err(CaseError::WholeIsComputed));
    assert_eq!(of(&said, &method(), "A"), Err(CaseError::NotRated("A".to_owned())));
    let mut case = with_panel();
    assert_eq!(decide(&mut case, Decision::Change, &[(WHOLE, Score::Level(4))]), Err(CaseError::WholeIsComputed));
    let by_people = method_of(FrameworkKind::SchoolSelf, &standards());
    for code in ["1", WHOLE] {
        assert_eq!(of(&[], &by_people, code), Err(CaseError::NotRated(code.to_owned())), "nothing was rated");
    }
    assert_eq!(of(&[], &by_people, "1.1"), Err(CaseError::NotRated("1.1".to_owned())));
}

#[test]
fn a_school_is_looked_at_again_while_the_newest_decision_about_some_node_says_so() {
    let decided = |decision: Decision, changes: &[(&str, Score)]| {
        let mut case = with_panel();
        decide(&mut case, decision, changes).expect("possible");
        case
    };
    let closed = |mut case: Case| {
        case.record.status = CaseStatus::Closed;
        case
    };
    let again = || decided(Decision::ReObserve, &[]);
    let changed = || decided(Decision::Change, &[("A.2", Score::Level(4))]);
    let about_b1 = || {
        let mut case = changed();
        case.record.nodes.retain(|node| node.code == "B.1");
        case
    };
    for (cases, is_asked) in [
        (vec![], false),
        (vec![with_panel()], false),
        (vec![again()], true),
        (vec![again(), with_panel()], true),
        (vec![again(), changed()], false),
        (vec![again(), about_b1()], true),
        (vec![changed(), again()], true),
        (vec![closed(again())], false),
        (vec![closed(again()), again()], true),
    ] {
        assert_eq!(is_to_be_looked_at_again(&cases), is_asked, "{cases:?}");
    }
}
