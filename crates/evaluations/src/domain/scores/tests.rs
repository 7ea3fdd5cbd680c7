//! What holds of results whoever rates what.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use uuid::Uuid;

use super::Score::{InsufficientEvidence, Level, NotApplicable};
use super::*;

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

fn scale() -> Scale {
    Scale { code: "S5".to_owned(), points: [0, 25, 50, 75, 100].map(|points| Some(Decimal::whole(points))).to_vec() }
}

fn node(code: &str, parent: Option<&str>, weight: Option<&str>, rated: bool) -> Node {
    let scale = rated.then(|| "S5".to_owned());
    Node { code: code.to_owned(), parent: parent.map(str::to_owned), weight: weight.map(decimal), scale, na_allowed: true }
}

fn rules() -> Rules {
    Rules {
        aggregation: Aggregation::WeightedPoints,
        form: Form::Points,
        least_coverage: Some(decimal("0.8")),
        coverage_of: CoverageBase::AllWeight,
        cut_offs: None,
        pass_from: Some(Decimal::whole(60)),
        consensus: ConsensusRules::default(),
        certified_only: false,
    }
}

/// Two dimensions of two indicators each.
fn tree() -> Tree {
    let nodes = vec![
        node("A", None, Some("60"), false),
        node("A1", Some("A"), Some("2"), true),
        node("A2", Some("A"), Some("1"), true),
        node("B", None, Some("40"), false),
        node("B1", Some("B"), Some("3"), true),
        node("B2", Some("B"), Some("1"), true),
    ];
    Tree::try_new(vec![scale()], nodes).unwrap()
}

fn scoring(rules: Rules) -> Scoring {
    Scoring::try_new("test/1".to_owned(), tree(), rules).unwrap()
}

fn rating(rater: u128, node: &str, score: Score) -> Rating {
    Rating { node: node.to_owned(), rater: Uuid::from_u128(rater), score, certified: true }
}

fn one(scores: [Score; 4]) -> Vec<Rating> {
    ["A1", "A2", "B1", "B2"].into_iter().zip(scores).map(|(node, score)| rating(1, node, score)).collect()
}

fn computed(rules: Rules, ratings: &[Rating]) -> SchoolResult {
    scoring(rules).compute(ratings, &BTreeMap::new()).unwrap()
}

fn score() -> impl Strategy<Value = Score> {
    prop_oneof![4 => (1..=5_u8).prop_map(Level), 1 => Just(NotApplicable), 1 => Just(InsufficientEvidence), 1 => Just(Score::NotYetRated)]
}

/// Ratings by up to four raters, none twice.
fn ratings() -> impl Strategy<Value = Vec<Rating>> {
    prop::collection::vec(prop::collection::vec(score(), 4), 1..=4).prop_map(|raters| {
        let of = |(rater, scores): (u128, Vec<Score>)| {
            let nodes = ["A1", "A2", "B1", "B2"].into_iter().zip(scores);
            nodes.map(move |(node, score)| rating(rater, node, score)).collect::<Vec<Rating>>()
        };
        (1..).zip(raters).flat_map(of).collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_ratings_changes_nothing(given in ratings().prop_flat_map(|given| (Just(given.clone()), Just(given).prop_shuffle()))) {
        prop_assert_eq!(computed(rules(), &given.0), computed(rules(), &given.1));
    }

    #[test]
    fn another_rating_is_another_hash(given in ratings(), at in any::<prop::sample::Index>(), other in score()) {
        let mut changed = given.clone();
        changed[at.index(given.len())].score = other;
        prop_assert_eq!(computed(rules(), &given).hash == computed(rules(), &changed).hash, given == changed);
    }

    #[test]
    fn what_is_not_rated_leaves_the_rest_as_if_it_were_the_whole(
        levels in prop::collection::vec(1..=5_u8, 3),
        special in prop::sample::select(&[NotApplicable, InsufficientEvidence][..]),
    ) {
        let free = Rules { least_coverage: None, ..rules() };
        let found = computed(free, &one([Level(levels[0]), special, Level(levels[1]), Level(levels[2])]));
        let alone = found.node("A1").unwrap().value.clone();
        prop_assert_eq!(&found.node("A").unwrap().value, &alone);
        prop_assert_eq!(&found.node("A2").unwrap().value, &None);
        prop_assert_eq!(found.weight_rated, Some(Decimal::whole(80)));
    }

    #[test]
    fn what_nobody_was_asked_for_leaves_the_result_of_the_tree_that_never_had_it(given in ratings(), aside in score()) {
        let unasked = BTreeSet::from(["B1".to_owned(), "B2".to_owned()]);
        let without: Vec<Node> = tree().nodes().iter().filter(|node| !node.code.starts_with('B')).cloned().collect();
        let smaller = Scoring::try_new("test/1".to_owned(), Tree::try_new(vec![scale()], without).unwrap(), rules()).unwrap();
        let rest: Vec<Rating> = given.iter().filter(|rating| rating.node.starts_with('A')).cloned().collect();
        let alone = smaller.compute(&rest, &BTreeMap::new()).unwrap();
        let decided = BTreeMap::from([("B1".to_owned(), aside)]);
        // Whatever somebody said of it, and whatever a panel decided.
        let found = scoring(rules()).compute_without(&unasked, &given, &decided).unwrap();
        prop_assert_eq!((&found.overall, found.coverage), (&alone.overall, alone.coverage));
        prop_assert_eq!((found.raters, &found.flags), (alone.raters, &alone.flags));
        for node in &alone.nodes {
            prop_assert_eq!(found.node(&node.code), Some(node));
        }
        let node = found.node("B1").unwrap();
        prop_assert_eq!((node.settled, &node.value, node.low_coverage), (Some(Agreed::Special(NotApplicable)), &None, false));
    }

    #[test]
    fn where_everything_is_asked_for_nothing_changes_and_else_the_hash_does(given in ratings()) {
        let all = scoring(rules()).compute_without(&BTreeSet::new(), &given, &BTreeMap::new()).unwrap();
        prop_assert_eq!(&all, &computed(rules(), &given));
        let less = scoring(rules()).compute_without(&BTreeSet::from(["B2".to_owned()]), &given, &BTreeMap::new()).unwrap();
        prop_assert_ne!(less.hash, all.hash);
    }

    #[test]
    fn a_result_lies_between_its_lowest_and_its_highest_item(given in ratings()) {
        let found = computed(Rules { least_coverage: None, ..rules() }, &given);
        let items = ["A1", "A2", "B1", "B2"].map(|code| found.node(code).unwrap().value.as_ref().and_then(|value| value.exact));
        let bounds = (items.iter().flatten().min(), items.iter().flatten().max());
        match (&found.overall, bounds) {
            (Ok(value), (Some(lowest), Some(highest))) => prop_assert!(value.exact >= Some(*lowest) && value.exact <= Some(*highest)),
            (overall, bounds) => prop_assert_eq!((overall, bounds), (&Err(NoValue::NothingRated), (None, None))),
        }
        prop_assert!(found.coverage >= Decimal::ZERO && found.coverage <= Decimal::ONE);
    }

    #[test]
    fn multiplying_all_weights_changes_nothing(scores in prop::collection::vec(score(), 4), factor in 1..1000_i32) {
        let times = |weight: Decimal| weight.times(Decimal::whole(factor), Rounding::HalfUp).unwrap();
        let times = |node: &Node| Node { weight: node.weight.map(times), ..node.clone() };
        let larger = Tree::try_new(vec![scale()], tree().nodes().iter().map(times).collect()).unwrap();
        let given = one([scores[0], scores[1], scores[2], scores[3]]);
        let found = Scoring::try_new("test/1".to_owned(), larger, rules()).unwrap().compute(&given, &BTreeMap::new()).unwrap();
        let expected = computed(rules(), &given);
        prop_assert_eq!((found.overall, found.coverage, found.nodes), (expected.overall, expected.coverage, expected.nodes));
    }
}

#[test]
fn a_result_shows_how_it_came_about() {
    let found = computed(rules(), &one([Level(4), Level(1), Level(5), Level(3)]));
    // A: (2·75 + 1·0) / 3 = 50; B: (3·100 + 1·50) / 4 = 87.5; the whole: 0.6·50 + 0.4·87.5 = 65.
    let value = |code: &str| found.node(code).unwrap().value.as_ref().and_then(|value| value.rounded);
    assert_eq!([value("A"), value("B")], [Some(Decimal::whole(50)), Some(decimal("87.5"))]);
    let overall = found.overall.clone().unwrap();
    assert_eq!((overall.rounded, overall.passed, overall.level), (Some(Decimal::whole(65)), Some(true), None));
    assert_eq!((found.raters, &found.flags), (1, &BTreeSet::from([Flag::SingleRater])));
    assert_eq!(found.hash.len(), 64);
}

#[test]
fn what_is_a_hair_below_the_mark_does_not_pass() {
    // (1 · 59.9999 + 9 · 60) / 10 = 59.99999, which reads 60 to four places.
    let points = [Some(decimal("59.9999")), Some(Decimal::whole(60))];
    let nodes = vec![node("a", None, Some("1"), true), node("b", None, Some("9"), true)];
    let tree = Tree::try_new(vec![Scale { code: "S5".to_owned(), points: points.to_vec() }], nodes).unwrap();
    let scoring = Scoring::try_new(String::new(), tree, rules()).unwrap();
    let found = scoring.compute(&[rating(1, "a", Level(1)), rating(1, "b", Level(2))], &BTreeMap::new()).unwrap().overall.unwrap();
    assert_eq!((found.rounded, found.passed), (Some(Decimal::whole(60)), Some(false)));
}

#[test]
fn too_little_rated_is_no_result_and_what_does_not_apply_counts_as_the_framework_says() {
    let given = one([InsufficientEvidence, Level(1), Level(5), Level(3)]);
    let found = computed(rules(), &given);
    assert_eq!((&found.overall, found.coverage), (&Err(NoValue::CoverageBelowThreshold), decimal("0.6")));
    assert!(found.flags.contains(&Flag::LowCoverage));
    assert!(found.node("A").unwrap().low_coverage && !found.node("B").unwrap().low_coverage);
    let inapplicable = one([NotApplicable, Level(1), Level(5), Level(3)]);
    assert_eq!(computed(rules(), &inapplicable).overall, Err(NoValue::CoverageBelowThreshold));
    let applicable = Rules { coverage_of: CoverageBase::ApplicableWeight, ..rules() };
    assert_eq!(computed(applicable.clone(), &inapplicable).coverage, Decimal::ONE);
    assert_eq!(computed(applicable, &given).overall, Err(NoValue::CoverageBelowThreshold));
    assert_eq!(computed(rules(), &one([NotApplicable; 4])).overall, Err(NoValue::NothingRated));
    assert_eq!(computed(rules(), &[]).overall, Err(NoValue::NothingRated));
}

#[test]
fn a_decision_counts_and_leaves_what_was_said_beside_it() {
    let mut given = one([Level(4), Level(1), Level(5), Level(3)]);
    given.push(rating(2, "B1", Level(2)));
    let open = computed(Rules { least_coverage: None, ..rules() }, &given);
    assert_eq!(open.node("B1").unwrap().settled, Some(Agreed::Open(Opening::Moderate)));
    assert_eq!(open.flags, BTreeSet::from([Flag::UnmoderatedDiscrepancy]));
    assert_eq!(open.node("B").unwrap().value, open.node("B2").unwrap().value);
    let decided = scoring(rules()).compute(&given, &BTreeMap::from([("B1".to_owned(), Level(4))])).unwrap();
    let node = decided.node("B1").unwrap();
    assert_eq!((node.moderated, node.settled), (Some(Level(4)), Some(Agreed::Index(Decimal::whole(4)))));
    assert_eq!(node.consensus.map(|consensus| (consensus.range, consensus.agreed)), Some((Some((2, 5)), Agreed::Open(Opening::Moderate))));
    assert!(decided.flags.is_empty());
}

#[test]
fn only_certified_raters_count_where_the_instrument_asks_for_it() {
    let mut given = one([Level(4), Level(4), Level(4), Level(4)]);
    given.push(Rating { certified: false, ..rating(2, "A1", Level(1)) });
    let strict = computed(Rules { certified_only: true, ..rules() }, &given);
    assert_eq!((strict.raters, strict.node("A1").unwrap().settled), (1, Some(Agreed::Index(Decimal::whole(4)))));
    assert_eq!(strict.flags, BTreeSet::from([Flag::SingleRater, Flag::Uncertified]));
    assert_eq!(computed(rules(), &given).raters, 2);
}

#[test]
fn ratings_that_the_framework_cannot_have_are_refused() {
    let strict = |node: &Node| Node { na_allowed: false, ..node.clone() };
    let tree = Tree::try_new(vec![scale()], tree().nodes().iter().map(strict).collect()).unwrap();
    let scoring = Scoring::try_new(String::new(), tree, rules()).unwrap();
    let refused = |rating: Rating| scoring.compute(&[rating], &BTreeMap::new()).unwrap_err();
    assert_eq!(refused(rating(1, "X", Level(1))), RatingError::NotRated("X".to_owned()));
    assert_eq!(refused(rating(1, "A", Level(1))), RatingError::NotRated("A".to_owned()));
    for level in [0, 6] {
        assert_eq!(refused(rating(1, "A1", Level(level))), RatingError::Outside { node: "A1".to_owned(), level });
    }
    assert_eq!(refused(rating(1, "A1", NotApplicable)), RatingError::AlwaysApplies("A1".to_owned()));
    let twice = [rating(1, "A1", Level(1)), rating(1, "A1", Level(2))];
    assert_eq!(scoring.compute(&twice, &BTreeMap::new()), Err(RatingError::Twice("A1".to_owned())));
    let decided = BTreeMap::from([("A1".to_owned(), Level(6))]);
    assert_eq!(scoring.compute(&[], &decided), Err(RatingError::Outside { node: "A1".to_owned(), level: 6 }));
}

#[test]
fn rules_need_what_they_compute_with() {
    let with = |points: &[Option<Decimal>], rules: Rules| {
        let tree =
            Tree::try_new(vec![Scale { code: "S5".to_owned(), points: points.to_vec() }], vec![node("a", None, Some("1"), true)]).unwrap();
        Scoring::try_new(String::new(), tree, rules).map(|_| ())
    };
    assert_eq!(with(&[Some(Decimal::ONE), None], rules()), Err(ScoringError::NoPoints("S5".to_owned())));
    assert_eq!(with(&[None], Rules { form: Form::LevelMinusOne, ..rules() }), Err(ScoringError::OneLevel("S5".to_owned())));
    assert_eq!(with(&[None], Rules { form: Form::LevelOverMax, ..rules() }), Ok(()));
    for outside in ["1.1", "-0.1"] {
        let rules = Rules { least_coverage: Some(decimal(outside)), ..rules() };
        assert_eq!(with(&[Some(Decimal::ONE)], rules), Err(ScoringError::LeastCoverage));
    }
}

#[test]
fn levels_are_taken_as_the_rule_says_and_a_tie_is_for_people() {
    let by = |aggregation, scores: [Score; 4]| {
        let found = computed(Rules { aggregation, ..rules() }, &one(scores));
        found.overall.map(|value| value.level.unwrap())
    };
    let scores = [Level(4), Level(1), Level(5), Level(4)];
    // A: (2·4 + 1) / 3 = 3; B: (3·5 + 4) / 4 = 4.75; the whole 3.7.
    assert_eq!(by(Aggregation::MeanFloor, scores), Ok(3));
    assert_eq!(by(Aggregation::MeanRoundHalfUp, scores), Ok(4));
    assert_eq!(by(Aggregation::Min, scores), Ok(1));
    assert_eq!(by(Aggregation::ModeThenPanel, scores), Ok(4));
    assert_eq!(by(Aggregation::ModeThenPanel, [Level(4), Level(1), Level(4), Level(1)]), Err(NoValue::Undecided));
    assert_eq!(by(Aggregation::Holistic, scores), Err(NoValue::NotAggregated));
}

#[test]
fn standards_that_are_not_weighed_against_each_other_have_values_and_no_whole() {
    let nodes = vec![
        node("1", None, None, true),
        node("1.1", Some("1"), Some("1"), true),
        node("1.2", Some("1"), Some("1"), true),
        node("2", None, None, true),
        node("2.1", Some("2"), Some("1"), true),
    ];
    let tree = Tree::try_new(vec![scale()], nodes).unwrap();
    let scoring =
        Scoring::try_new(String::new(), tree, Rules { aggregation: Aggregation::ModeThenPanel, least_coverage: None, ..rules() }).unwrap();
    let given = [rating(1, "1.1", Level(3)), rating(1, "1.2", Level(3)), rating(1, "2.1", Level(5)), rating(1, "1", Level(4))];
    let found = scoring.compute(&given, &BTreeMap::new()).unwrap();
    assert_eq!((&found.overall, found.weight_rated), (&Err(NoValue::NotAggregated), None));
    let first = found.node("1").unwrap();
    // What the items suggest, and what the board judged, side by side.
    assert_eq!((first.value.as_ref().and_then(|value| value.level), first.settled), (Some(3), Some(Agreed::Index(Decimal::whole(4)))));
}

/// The standards of the test above, and a third that nobody rates itself.
fn judged_by_people(aggregation: Aggregation) -> Scoring {
    let nodes = vec![
        node("1", None, None, true),
        node("1.1", Some("1"), Some("1"), true),
        node("1.2", Some("1"), Some("1"), true),
        node("2", None, None, false),
        node("2.1", Some("2"), Some("1"), true),
        node("2.2", Some("2"), Some("1"), true),
    ];
    Scoring::try_new(String::new(), Tree::try_new(vec![scale()], nodes).unwrap(), Rules { aggregation, ..rules() }).unwrap()
}

#[test]
fn people_judge_what_no_rule_computes() {
    let judged = |scoring: &Scoring| [WHOLE, "1", "2", "1.1", "X"].map(|code| scoring.judged(code));
    for rule in [Aggregation::ModeThenPanel, Aggregation::Holistic] {
        assert_eq!(judged(&judged_by_people(rule)), [Some(5), Some(5), Some(5), None, None], "{rule}");
    }
    for rule in [Aggregation::MeanFloor, Aggregation::Min, Aggregation::WeightedPoints] {
        assert_eq!(judged(&judged_by_people(rule)), [Some(5), None, None, None, None], "{rule}: standards are not weighed");
        assert_eq!(scoring(Rules { aggregation: rule, ..rules() }).judged(WHOLE), None, "{rule}: dimensions are");
    }
    assert_eq!(scoring(Rules { aggregation: Aggregation::ModeThenPanel, ..rules() }).judged(WHOLE), Some(5));
}

#[test]
fn what_a_panel_judges_stands_beside_what_is_computed_and_counts() {
    let people = judged_by_people(Aggregation::ModeThenPanel);
    let given: Vec<Rating> =
        [("1.1", 3), ("1.2", 3), ("2.1", 2), ("2.2", 5)].into_iter().map(|(code, level)| rating(1, code, Level(level))).collect();
    let by = |decided: &[(&str, Score)]| people.compute(&given, &decided.iter().map(|(code, said)| ((*code).to_owned(), *said)).collect());
    let plain = by(&[]).unwrap();
    assert_eq!((&plain.overall, &plain.computed), (&Err(NoValue::NotAggregated), &None));
    let judged = by(&[("2", Level(4)), (WHOLE, Level(3))]).unwrap();
    let standard = judged.node("2").unwrap();
    assert_eq!((standard.value.as_ref(), standard.consensus, standard.moderated), (None, None, Some(Level(4))));
    assert_eq!(standard.settled, Some(Agreed::Index(Decimal::whole(4))), "a tie that the panel decided");
    assert_eq!(judged.node("1"), plain.node("1"));
    assert_eq!(judged.overall.as_ref().map(|value| (value.level, value.exact)), Ok((Some(3), None)));
    assert_eq!(judged.computed, Some(Err(NoValue::NotAggregated)));
    let hashes: BTreeSet<String> = [vec![], vec![("2", Level(4))], vec![(WHOLE, Level(4))], vec![(WHOLE, Level(3))]]
        .iter()
        .map(|decided| by(decided).unwrap().hash)
        .collect();
    assert_eq!(hashes.len(), 4, "each is another result");
    let again = by(&[(WHOLE, Score::NotObserved)]).unwrap();
    assert_eq!((again.overall, again.computed), (Err(NoValue::NotAggregated), Some(Err(NoValue::NotAggregated))));
    for (code, said, refused) in [
        ("2", Level(6), RatingError::Outside { node: "2".to_owned(), level: 6 }),
        (WHOLE, Level(0), RatingError::Outside { node: WHOLE.to_owned(), level: 0 }),
        (WHOLE, NotApplicable, RatingError::AlwaysApplies(WHOLE.to_owned())),
    ] {
        assert_eq!(by(&[(code, said)]), Err(refused));
    }
    let computed = BTreeMap::from([(WHOLE.to_owned(), Level(4))]);
    let arithmetic = judged_by_people(Aggregation::MeanFloor).compute(&given, &BTreeMap::from([("2".to_owned(), Level(4))]));
    assert_eq!(arithmetic, Err(RatingError::NotRated("2".to_owned())));
    let weighed = scoring(rules()).compute(&one([Level(4); 4]), &computed);
    assert_eq!(weighed, Err(RatingError::NotRated(WHOLE.to_owned())), "the framework computes it");
}

#[test]
fn a_judgement_of_the_whole_rests_on_as_much_as_a_computed_one_and_goes_before_it() {
    let mode = scoring(Rules { aggregation: Aggregation::ModeThenPanel, ..rules() });
    let judged = BTreeMap::from([(WHOLE.to_owned(), Level(5))]);
    let by = |scores: [Score; 4], decided: &BTreeMap<String, Score>| mode.compute(&one(scores), decided).unwrap();
    let level = |value: &Result<Value, NoValue>| value.as_ref().map(|value| value.level.unwrap()).map_err(|reason| *reason);
    let most = [Level(4), Level(1), Level(4), Level(4)];
    let found = by(most, &judged);
    assert_eq!((level(&found.overall), found.computed.as_ref().map(level)), (Ok(5), Some(Ok(4))));
    assert_eq!(level(&by(most, &BTreeMap::from([(WHOLE.to_owned(), Score::NotObserved)])).overall), Err(NoValue::Undecided));
    let thin = by([Level(4), InsufficientEvidence, InsufficientEvidence, InsufficientEvidence], &judged);
    assert_eq!((level(&thin.overall), thin.flags.contains(&Flag::LowCoverage)), (Err(NoValue::CoverageBelowThreshold), true));
    assert_eq!(level(&mode.compute(&[], &judged).unwrap().overall), Err(NoValue::NothingRated));
}
