//! How versions of frameworks make results.

use std::collections::{BTreeMap, BTreeSet};

use chassis::kernel::LocalizedText;
use jiff::Timestamp;
use uuid::Uuid;

use super::*;
use crate::domain::AssessorRole;
use crate::domain::framework::{
    About, Aggregation, AggregationRule, Band, Content, CutOffScope, CutOffTable, CutOffUnit, FrameworkKind, Judgement, Level, Licence,
    Node, NodeKind, OnlyIf, PercentFormula, Purpose, Scale, ScaleType, Unit, WeightingRule,
};
use crate::domain::scores::{Agreed, ConsensusRules, Decimal, Flag, Form, NoValue, Opening, Score};

fn text(th: &str) -> LocalizedText {
    LocalizedText::new(th.to_owned(), String::new())
}

fn about(kind: FrameworkKind) -> About {
    let licence =
        Licence { code: String::new(), attribution: String::new(), text: String::new(), disclaimer: String::new(), note: String::new() };
    About {
        code: "WSA".to_owned(),
        owner: Uuid::nil(),
        kind,
        purpose: Purpose::Formative,
        unit: Unit::School,
        name: text("เกณฑ์"),
        adapted_from: String::new(),
        export_prefix: String::new(),
        licence,
    }
}

fn node(code: &str, parent: &str, weight: i64, scored: bool) -> Node {
    Node {
        code: code.to_owned(),
        parent: parent.to_owned(),
        kind: NodeKind::Indicator,
        text: text("ข้อความ"),
        weight_e4: weight * 10_000,
        children_weight_e4: 0,
        scale: if scored { "FIVE".to_owned() } else { String::new() },
        scored,
        na_allowed: scored,
        descriptors: String::new(),
        tags: Vec::new(),
        only_if: None,
        evidence: None,
    }
}

fn table(year: Option<i16>, highest_from: i64) -> CutOffTable {
    let band = |rank: i32, from_e4: i64| crate::domain::framework::Band { rank, from_e4, label: LocalizedText::default() };
    let bands: Vec<Band> = vec![band(1, 0), band(3, 400_000), band(5, highest_from * 10_000)];
    let (code, node) = (format!("{year:?}"), String::new());
    CutOffTable { code, scope: CutOffScope::Overall, node, year, unit: CutOffUnit::Percent, rounded_to: None, bands }
}

/// Two dimensions of 60 and 40 with three indicators, as the framework of the service tests.
pub(crate) fn rubric() -> Content {
    let level =
        |(n, points): (i32, i64)| Level { code: format!("L{n}"), label: text(&format!("ระดับ {n}")), points_e4: points * 10_000 };
    Content {
        effective_year: Some(2567),
        scales: vec![Scale {
            code: "FIVE".to_owned(),
            kind: ScaleType::Level,
            levels: (1..).zip([0, 25, 50, 75, 100]).map(level).collect(),
        }],
        nodes: vec![
            node("A", "", 60, false),
            node("A.1", "A", 35, true),
            node("A.2", "A", 25, true),
            node("B", "", 40, false),
            node("B.1", "B", 40, true),
        ],
        descriptor_sets: Vec::new(),
        interval_coding: None,
        weighting: WeightingRule::Declared,
        root_weight_e4: 1_000_000,
        consensus: None,
        aggregation: Aggregation {
            rule: AggregationRule::WeightedPoints,
            alternatives: Vec::new(),
            percent_formula: Some(PercentFormula::LevelMinusOne),
            na_handling: None,
            min_rated_e4: 8_000,
            measures: Vec::new(),
        },
        cut_offs: vec![table(None, 80)],
        pass_percent_e4: 600_000,
        evidence: None,
        procedure: None,
        own_targets: false,
        judgement: Judgement::PerIndicator,
        rounds: Vec::new(),
        notes: Vec::new(),
    }
}

pub(crate) fn method_of(kind: FrameworkKind, content: &Content) -> Method {
    Method::of(&about(kind), (1, content), 2567, ConsensusRules::default()).expect("a method")
}

/// What somebody says about A.1, A.2 and B.1.
pub(crate) fn says(who: u128, role: AssessorRole, levels: [u8; 3]) -> Said {
    let scores = ["A.1", "A.2", "B.1"].into_iter().zip(levels).map(|(code, level)| (code.to_owned(), Score::Level(level))).collect();
    Said { assignment: Uuid::from_u128(who), role, scores }
}

fn finding(method: &Method, said: &[Said]) -> Finding {
    Finding::of(&method.result(said, &BTreeMap::new()).expect("sound"), method.form())
}

#[test]
fn a_rubric_makes_percentages_levels_and_words() {
    let method = method_of(FrameworkKind::SchoolRubric, &rubric());
    assert_eq!(
        (method.form(), method.highest(), method.top("A.1"), method.top("A")),
        (Form::LevelMinusOne, Decimal::whole(100), Some(5), None)
    );
    let found = finding(&method, &[says(1, AssessorRole::Supervisor, [4, 3, 5]), says(2, AssessorRole::External, [4, 3, 5])]);
    // (35 · 75 + 25 · 50) / 60 = 64.58…; 0.6 · 64.58… + 0.4 · 100 = 78.75.
    let overall = found.overall.as_ref().expect("a value");
    assert_eq!(
        (overall.exact.as_str(), overall.rounded, overall.level, overall.passed),
        ("315/4", Some(Decimal::of_units(787_500)), Some(3), Some(true))
    );
    assert_eq!(overall.label, "ระดับ 3", "the word of the scale where the band has none");
    assert_eq!(found.value("A").and_then(|value| value.rounded), Some(Decimal::of_units(645_833)));
    assert_eq!((found.raters, found.flags.len(), found.value("X")), (2, 0, None));
    let one = finding(&method, &[says(1, AssessorRole::Supervisor, [4, 3, 5])]);
    assert_eq!((one.flags.iter().copied().collect::<Vec<_>>(), one.level()), (vec![Flag::SingleRater], Some(3)));
}

#[test]
fn what_a_school_says_of_itself_counts_unless_others_judge_it() {
    let said = [says(1, AssessorRole::SelfAssessment, [5, 5, 5]), says(2, AssessorRole::External, [3, 3, 3])];
    let rubric = rubric();
    let (own, outside) = (method_of(FrameworkKind::SchoolSelf, &rubric), method_of(FrameworkKind::SchoolExternal, &rubric));
    assert_eq!((own.ratings(&said).len(), outside.ratings(&said).len()), (6, 3));
    let found = finding(&outside, &said);
    assert_eq!((found.raters, found.overall.expect("a value").exact.as_str()), (1, "50"));
    let alone = finding(&outside, &said[..1]);
    assert_eq!((alone.overall, alone.raters), (Err(NoValue::NothingRated), 0));
}

#[test]
fn behaviours_that_are_marked_and_not_scored_leave_their_element_to_be_rated() {
    let mut content = rubric();
    content.nodes.push(node("B.1.a", "B.1", 0, false));
    content.nodes.push(Node { scale: "THREE".to_owned(), ..node("B.1.b", "B.1", 0, false) });
    let method = method_of(FrameworkKind::SchoolRubric, &content);
    assert!(method.scoring().tree().node("B.1.a").is_none() && method.top("B.1") == Some(5));
    let mut said = says(1, AssessorRole::Peer, [3, 3, 3]);
    said.scores.insert("B.1.b".to_owned(), Score::Level(2));
    assert_eq!(method.ratings(&[said]).len(), 3, "what does not count is left out");
}

/// A.2 is asked for where A.1 has its fifth level, and B where nobody says that an unscored node has its first.
fn rubric_with_conditions() -> Content {
    let only_if = |node: &str, level: &str| Some(OnlyIf { node: node.to_owned(), level: level.to_owned() });
    let mut content = rubric();
    content.nodes[2].only_if = only_if("A.1", "L5");
    content.nodes.insert(0, Node { scale: "FIVE".to_owned(), ..node("X", "", 0, false) });
    content.nodes[4].only_if = only_if("X", "L2");
    content
}

/// What somebody says, and what has only some of the nodes.
fn says_of(who: u128, scores: &[(&str, u8)]) -> Said {
    let scores = scores.iter().map(|(code, level)| ((*code).to_owned(), Score::Level(*level))).collect();
    Said { assignment: Uuid::from_u128(who), role: AssessorRole::Peer, scores }
}

#[test]
fn what_is_not_asked_for_is_missing_nowhere() {
    let method = method_of(FrameworkKind::SchoolRubric, &rubric_with_conditions());
    // B hangs on an unscored node, and B.1 on B: of all that counts A.1 is left, 25 of A's 60 less.
    let found = finding(&method, &[says_of(1, &[("X", 1), ("A.1", 4)])]);
    let overall = found.overall.as_ref().expect("nothing is missing");
    assert_eq!((overall.exact.as_str(), found.coverage, overall.passed), ("75", Decimal::ONE, Some(true)));
    assert_eq!(found.flags, BTreeSet::from([Flag::SingleRater]));
    let settled = |code: &str| found.nodes.iter().find(|node| node.code == code).and_then(|node| node.settled);
    assert_eq!([settled("A.2"), settled("B.1")], [Some(Agreed::Special(Score::NotApplicable)); 2]);

    // 35 of the 75 for which somebody was to be asked: the same share as when it is submitted.
    let half = finding(&method, &[says_of(1, &[("X", 2), ("A.1", 4)])]);
    assert_eq!((&half.overall, half.coverage), (&Err(NoValue::CoverageBelowThreshold), Decimal::of_units(4_667)));
    // As missing as anything else where it is asked for.
    let asked = finding(&method, &[says_of(1, &[("X", 2), ("A.1", 5)])]);
    assert_eq!((&asked.overall, asked.coverage), (&Err(NoValue::CoverageBelowThreshold), Decimal::of_units(3_500)));
    let whole = finding(&method, &[says_of(1, &[("X", 2), ("A.1", 5), ("A.2", 3), ("B.1", 5)])]);
    assert_eq!((whole.coverage, whole.overall.expect("a value").exact.as_str()), (Decimal::ONE, "175/2"));
}

#[test]
fn what_raters_agree_on_and_panels_decide_says_what_is_asked_for() {
    let method = method_of(FrameworkKind::SchoolRubric, &rubric_with_conditions());
    let coverage = |said: &[Said], decided: &[(&str, u8)]| {
        let decided = decided.iter().map(|(code, level)| ((*code).to_owned(), Score::Level(*level))).collect();
        method.result(said, &decided).expect("sound").node("A").map(|node| (node.coverage, node.low_coverage)).expect("there")
    };
    let (whole, part) = ((Decimal::ONE, false), (Decimal::of_units(5_833), true));
    let one = |level| says_of(1, &[("X", 1), ("A.1", level)]);
    let other = |level| says_of(2, &[("X", 1), ("A.1", level), ("A.2", 3)]);
    assert_eq!(coverage(&[one(4), other(5)], &[]), whole, "the lower of two counts, and A.2 with it is nobody's to judge");
    assert_eq!(coverage(&[one(5), says_of(2, &[("X", 1), ("A.1", 5)])], &[]), part);
    // Too far apart to agree: whoever gave the level was asked, and A.1 itself is open.
    assert_eq!(coverage(&[one(2), other(5)], &[]), (Decimal::of_units(4_167), true));
    assert_eq!(coverage(&[one(2), other(5)], &[("A.1", 2)]), whole);
    assert_eq!(coverage(&[one(2), other(5)], &[("A.1", 5)]), whole, "what the other said of A.2 counts");
}

#[test]
fn cut_offs_hold_from_their_year_on() {
    let content = Content { cut_offs: vec![table(None, 90), table(Some(2566), 70), table(Some(2568), 60)], ..rubric() };
    let level = |year| {
        let method = Method::of(&about(FrameworkKind::SchoolRubric), (1, &content), year, ConsensusRules::default()).expect("a method");
        finding(&method, &[says(1, AssessorRole::Peer, [4, 4, 4])]).level()
    };
    // 75 %.
    assert_eq!([2565, 2566, 2567, 2568].map(level), [Some(3), Some(5), Some(5), Some(5)]);
}

#[test]
fn what_judges_no_schools_or_has_no_levels_makes_no_results() {
    let rubric = rubric();
    let lessons = About { unit: Unit::Lesson, ..about(FrameworkKind::ClassroomObservation) };
    let of = |about: &About, content: &Content| Method::of(about, (1, content), 2567, ConsensusRules::default()).map(|_| ());
    assert_eq!(of(&lessons, &rubric), Err(NoMethod::NotOfSchools));
    let shares = Aggregation { rule: AggregationRule::ShareOfIntervals, ..rubric.aggregation.clone() };
    assert_eq!(of(&about(FrameworkKind::SchoolRubric), &Content { aggregation: shares, ..rubric.clone() }), Err(NoMethod::NotOfSchools));
    let mut partly = rubric;
    partly.nodes[2].weight_e4 = 0;
    assert!(matches!(of(&about(FrameworkKind::SchoolRubric), &partly), Err(NoMethod::Tree(_))));
}

#[test]
fn a_level_that_a_panel_judges_has_no_percentage() {
    let aggregation =
        Aggregation { rule: AggregationRule::ModeOfItemsThenPanel, percent_formula: None, min_rated_e4: 0, ..rubric().aggregation };
    let content = Content { aggregation, cut_offs: Vec::new(), pass_percent_e4: 0, ..rubric() };
    let method = method_of(FrameworkKind::SchoolSelf, &content);
    assert_eq!((method.form(), method.highest()), (Form::Level, Decimal::whole(5)));
    let found = finding(&method, &[says(1, AssessorRole::SelfAssessment, [4, 4, 5])]);
    let overall = found.overall.as_ref().expect("a level");
    assert_eq!((overall.exact.as_str(), overall.rounded, overall.level, overall.passed), ("", None, Some(4), None));
}

#[test]
fn a_school_of_which_nothing_has_changed_keeps_its_version() {
    let method = method_of(FrameworkKind::SchoolRubric, &rubric());
    let said = [says(1, AssessorRole::Peer, [4, 3, 5]), says(2, AssessorRole::Supervisor, [4, 5, 5])];
    let (found, again) = (finding(&method, &said), finding(&method, &[said[1].clone(), said[0].clone()]));
    assert_eq!(found, again, "whatever order ratings come in");
    assert_eq!(found.nodes[2].settled, Some(Agreed::Open(Opening::Moderate)));
    let record = SchoolRecord {
        asked: 2,
        id: Uuid::from_u128(7),
        version: 3,
        cycle: Uuid::nil(),
        framework: (Uuid::nil(), 1),
        school: Uuid::from_u128(8),
        school_name: text("โรงเรียนตัวอย่าง (ข้อมูลสมมติ)"),
        n: 1,
        published_n: 1,
        scopes: Vec::new(),
        finding: found,
        finalised_at: Timestamp::UNIX_EPOCH,
    };
    assert_eq!(record.revised(again, 2, Timestamp::UNIX_EPOCH), None);
    let decided = method.result(&said, &BTreeMap::from([("A.2".to_owned(), Score::Level(4))])).expect("sound");
    let revised = record.revised(Finding::of(&decided, method.form()), 2, Timestamp::UNIX_EPOCH).expect("another result");
    assert_eq!((revised.version, revised.n, revised.published_n, revised.id), (4, 2, 1, record.id));
    assert_eq!(
        revised.finding.nodes.iter().filter(|node| node.moderated).map(|node| node.code.as_str()).collect::<BTreeSet<_>>(),
        BTreeSet::from(["A.2"])
    );
}

#[test]
fn the_hash_of_a_finalisation_is_that_of_its_schools_in_whatever_order() {
    let (one, other) = ((Uuid::from_u128(1), [1; 32]), (Uuid::from_u128(2), [2; 32]));
    let hash = hash_of_all(&mut [one, other]);
    assert_eq!(hash_of_all(&mut [other, one]), hash);
    assert_ne!(hash_of_all(&mut [(one.0, other.1), (other.0, one.1)]), hash);
    assert_ne!(hash_of_all(&mut [one]), hash);
}

/// Two standards that are not weighed against each other and may be judged themselves, of two items each, as in the standards of 2561.
pub(crate) fn standards() -> Content {
    let aggregation =
        Aggregation { rule: AggregationRule::ModeOfItemsThenPanel, percent_formula: None, min_rated_e4: 0, ..rubric().aggregation };
    let item = |code: &str| node(code, &code[..1], 1, true);
    let nodes = vec![node("1", "", 0, true), item("1.1"), item("1.2"), node("2", "", 0, true), item("2.1"), item("2.2")];
    Content { nodes, aggregation, root_weight_e4: 0, cut_offs: Vec::new(), pass_percent_e4: 0, ..rubric() }
}

#[test]
fn what_was_judged_of_a_standard_counts_before_what_its_items_come_to() {
    let method = method_of(FrameworkKind::SchoolSelf, &standards());
    assert_eq!(method.apart(), ["1", "2"]);
    assert!(method_of(FrameworkKind::SchoolRubric, &rubric()).apart().is_empty(), "weights make a whole");
    let items = [("1.1", 3), ("1.2", 3), ("2.1", 2), ("2.2", 5)];
    let found = |said: &[(&str, u8)], decided: &[(&str, Score)]| {
        let decided = decided.iter().map(|(code, score)| ((*code).to_owned(), *score)).collect();
        let finding = Finding::of(&method.result(&[says_of(1, said)], &decided).expect("sound"), method.form());
        ["1", "2", "1.1", ""].map(|node| {
            let level = finding.level_of(node);
            assert_eq!(finding.number(node), level.map(|level| Decimal::whole(level.into())), "{node}");
            level
        })
    };
    assert_eq!(found(&items, &[]), [Some(3), None, Some(3), None], "two levels are most frequent in the second");
    assert_eq!(found(&[&items[..], &[("1", 4)]].concat(), &[]), [Some(4), None, Some(3), None], "the rater judges the standard itself");
    assert_eq!(found(&items, &[("2", Score::Level(4))]), [Some(3), Some(4), Some(3), None], "the panel decides the tie");
    assert_eq!(found(&items, &[("1", Score::NotObserved)]), [None, None, Some(3), None], "the panel found nothing to judge by");
}

#[test]
fn a_mean_stands_against_what_raters_say_of_the_node_and_not_against_a_panel() {
    let aggregation = Aggregation { rule: AggregationRule::MeanFloor, ..standards().aggregation };
    let method = method_of(FrameworkKind::SchoolSelf, &Content { aggregation, ..standards() });
    let said = [says_of(1, &[("1", 5), ("1.1", 3), ("1.2", 4)])];
    let number = |decided: BTreeMap<String, Score>| {
        let finding = Finding::of(&method.result(&said, &decided).expect("sound"), method.form());
        (finding.number("1").map(Decimal::units), finding.level_of("1"))
    };
    assert_eq!(number(BTreeMap::new()), (Some(35_000), Some(3)));
    assert_eq!(number(BTreeMap::from([("1".to_owned(), Score::Level(5))])), (Some(50_000), Some(5)));
    let percent = method_of(FrameworkKind::SchoolRubric, &rubric());
    let found = finding(&percent, &[says(1, AssessorRole::Peer, [4, 3, 5])]);
    assert_eq!((found.number("A.1").map(Decimal::units), found.level_of("A.1")), (Some(750_000), None), "a percentage is no level");
}
