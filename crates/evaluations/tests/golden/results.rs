//! From levels to percentages and results.

use std::collections::BTreeMap;

use evaluations::domain::scores::{
    Aggregation, Band, Compare, ConsensusRules, CoverageBase, CutOffs, Decimal, Form, NoValue, Node, Rating, Rounding, Rules, Scale,
    SchoolResult, Score, Scoring, Tree,
};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::{cases, sure};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Weighted {
    levels: Vec<Value>,
    weights: Vec<i32>,
    level_count: usize,
    formula: String,
    min_weight_rated: Option<f64>,
}

/// A level, or one of the words that are none.
fn score(value: &Value) -> Score {
    match (value.as_u64(), value.as_str()) {
        (Some(level), _) => Score::Level(u8::try_from(level).expect("a level")),
        (_, Some("NOT_APPLICABLE")) => Score::NotApplicable,
        (_, Some("INSUFFICIENT_EVIDENCE")) => Score::InsufficientEvidence,
        _ => panic!("{value} is no score"),
    }
}

fn node(code: &str, parent: Option<&str>, weight: i32, rated: bool) -> Node {
    let scale = rated.then(|| "SCALE".to_owned());
    Node { code: code.to_owned(), parent: parent.map(str::to_owned), weight: Some(Decimal::whole(weight)), scale, na_allowed: true }
}

fn rules(form: Form) -> Rules {
    Rules {
        aggregation: Aggregation::WeightedPoints,
        form,
        least_coverage: None,
        coverage_of: CoverageBase::AllWeight,
        cut_offs: None,
        pass_from: None,
        consensus: ConsensusRules::default(),
        certified_only: false,
    }
}

fn computed(tree: Tree, rules: Rules, scores: &[(String, Score)]) -> SchoolResult {
    let rating = |(node, score): &(String, Score)| Rating { node: node.clone(), rater: Uuid::from_u128(1), score: *score, certified: true };
    let scoring = Scoring::try_new("golden".to_owned(), tree, rules).expect("rules that fit the tree");
    scoring.compute(&scores.iter().map(rating).collect::<Vec<Rating>>(), &BTreeMap::new()).expect("ratings that fit the tree")
}

fn overall(result: &SchoolResult) -> Result<f64, NoValue> {
    result.overall.as_ref().map(|value| value.rounded.expect("a percentage").real()).map_err(|reason| *reason)
}

pub(crate) fn run_percent() {
    for case in cases::<Weighted>("percent_formulas") {
        let form = Form::from_word(&case.input.formula).expect("a formula");
        let codes = || ('a'..).map(String::from);
        let nodes = codes().zip(&case.input.weights).map(|(code, weight)| node(&code, None, *weight, true)).collect();
        let scale = Scale { code: "SCALE".to_owned(), points: vec![None; case.input.level_count] };
        let tree = Tree::try_new(vec![scale], nodes).expect("a tree");
        let least = case.input.min_weight_rated.map(|least| least.to_string().parse().expect("a decimal"));
        let scores: Vec<(String, Score)> = codes().zip(case.input.levels.iter().map(score)).collect();
        let found = computed(tree, Rules { least_coverage: least, ..rules(form) }, &scores);
        case.holds(|key| match key {
            "percent" => Some(overall(&found)),
            "weight_rated" => sure(found.weight_rated.expect("weights").real()),
            _ => None,
        });
    }
}

/// Weights of the whole-school rubric, version 1: dimension, weight, weights of its indicators.
const RUBRIC: [(&str, i32, &[i32]); 7] = [
    ("D1", 15, &[8, 7]),
    ("D2", 15, &[9, 6]),
    ("D3", 25, &[10, 8, 7]),
    ("D4", 15, &[9, 6]),
    ("D5", 10, &[5, 5]),
    ("D6", 10, &[5, 5]),
    ("D7", 10, &[5, 5]),
];

fn rubric() -> (Tree, Rules) {
    let mut nodes = Vec::new();
    for (dimension, weight, indicators) in RUBRIC {
        nodes.push(node(dimension, None, weight, false));
        let below = (1..).zip(indicators).map(|(n, weight)| node(&format!("{dimension}.{n}"), Some(dimension), *weight, true));
        nodes.extend(below);
    }
    let points = [0, 25, 50, 75, 100].map(|points| Some(Decimal::whole(points))).to_vec();
    let band = |(level, from): (u8, i32)| Band { label: level.to_string(), level: Some(level), from: Some(Decimal::whole(from)) };
    let cut_offs = CutOffs::try_new((1..).zip([0, 20, 40, 60, 80]).map(band).collect(), Compare::Unrounded).expect("bands");
    let rules = Rules {
        least_coverage: Some("0.80".parse().expect("a decimal")),
        cut_offs: Some(cut_offs),
        pass_from: Some(Decimal::whole(60)),
        ..rules(Form::Points)
    };
    (Tree::try_new(vec![Scale { code: "SCALE".to_owned(), points }], nodes).expect("a tree"), rules)
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct School {
    ratings: BTreeMap<String, Value>,
}

pub(crate) fn run_rubric() {
    for mut case in cases::<School>("wsa_kk") {
        let (tree, rules) = rubric();
        let scores: Vec<(String, Score)> = case.input.ratings.iter().map(|(code, value)| (code.clone(), score(value))).collect();
        let found = computed(tree, rules, &scores);
        let whole = found.overall.clone().expect("a result");
        let dimensions = case.expect.remove("dimension_pct").expect("dimensions");
        for (code, expected) in dimensions.as_object().expect("dimensions") {
            let value = found.node(code).and_then(|node| node.value.as_ref()).and_then(|value| value.rounded).expect("a percentage");
            assert!((value.real() - expected.as_f64().expect("a number")).abs() <= case.tolerance(), "{}: {code} is {value}", case.id);
        }
        assert_eq!(case.expect.remove("passed"), whole.passed.map(Value::Bool), "{}", case.id);
        case.holds(|key| match key {
            "overall" => Some(overall(&found)),
            "level" => sure(f64::from(whole.level.expect("a level"))),
            "weight_rated" => sure(found.weight_rated.expect("weights").real()),
            _ => None,
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Submitted {
    submitted: i64,
    expected: i64,
}

pub(crate) fn run_coverage() {
    for case in cases::<Submitted>("coverage") {
        let percent = Decimal::ratio(i128::from(case.input.submitted) * 100, i128::from(case.input.expected), 2, Rounding::HalfUp);
        case.holds(|key| (key == "coverage_pct").then(|| percent.map(Decimal::real).map_err(|_| "NO_DATA")));
    }
}
