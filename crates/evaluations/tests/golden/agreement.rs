//! Agreement of raters and of experts.

use std::collections::BTreeMap;

use evaluations::domain::statistics::{
    Categories, IccForm, Ioc, MeanSquares, Metric, PairTable, RatingTable, Reliability, Statistic, Undefined, Weights,
};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{cases, confidence, count, near, sure};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TwoRaters {
    rater_a: Vec<i32>,
    rater_b: Vec<i32>,
    categories: Vec<i32>,
}

pub(crate) fn run() {
    for case in cases::<TwoRaters>("agreement") {
        let scale = Categories::try_new(case.input.categories.clone()).expect("a scale");
        assert_eq!(case.input.rater_a.len(), case.input.rater_b.len());
        let pairs = case.input.rater_a.iter().copied().zip(case.input.rater_b.iter().copied());
        let table = PairTable::of(scale.clone(), pairs).expect("ratings of the scale");
        let all = [
            ("exact", table.exact(confidence())),
            ("adjacent", table.adjacent(confidence())),
            ("kappa", table.kappa(Weights::Unweighted, confidence())),
            ("kappa_linear", table.kappa(Weights::Linear, confidence())),
            ("kappa_quadratic", table.kappa(Weights::Quadratic, confidence())),
        ];
        for (_, statistic) in &all {
            assert_eq!((statistic.n, statistic.categories.as_ref()), (table.pairs(), Some(&scale)), "{}", case.id);
        }
        case.holds(|key| match key {
            "n" => count(table.pairs()),
            _ => all.iter().find(|(name, _)| *name == key).map(|(_, statistic)| statistic.value),
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Observers {
    units: u64,
    observers: BTreeMap<String, Vec<Option<f64>>>,
}

pub(crate) fn run_alpha() {
    for mut case in cases::<Observers>("krippendorff_alpha") {
        let observers: Vec<Vec<Option<f64>>> = case.input.observers.values().cloned().collect();
        let units = Reliability::by_observer(&observers, Categories::levels(5).ok()).expect("finite values");
        let alpha = |metric| units.alpha(metric);
        assert_eq!(alpha(Metric::Nominal).n + units.left_out(), case.input.units, "{}", case.id);
        if let Some(margins) = case.expect.remove("margins") {
            let found: Map<String, Value> = units.margins().map(|(value, times)| (value.to_string(), times.into())).collect();
            assert_eq!(Value::Object(found), margins, "{}", case.id);
        }
        case.holds(|key| match key {
            "pairable_values" => count(units.pairable()),
            "nominal" => Some(alpha(Metric::Nominal).value),
            "ordinal" => Some(alpha(Metric::Ordinal).value),
            "interval" => Some(alpha(Metric::Interval).value),
            "ratio" => Some(alpha(Metric::Ratio).value),
            _ => None,
        });
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Judges {
    rows_are: String,
    columns_are: String,
    table: Vec<Vec<f64>>,
}

pub(crate) fn run_icc() {
    for case in cases::<Judges>("icc") {
        assert_eq!((case.input.rows_are.as_str(), case.input.columns_are.as_str()), ("targets", "judges"), "{}", case.id);
        let table = RatingTable::try_new(case.input.table.clone()).expect("a table");
        let squares = MeanSquares::of(&table).expect("ratings that vary");
        let icc = |form| -> Option<Result<f64, Undefined>> {
            let found: Statistic = table.icc(form, confidence());
            let interval = found.interval.expect("an interval");
            assert!(found.value.is_ok_and(|value| interval.lower < value && value < interval.upper), "{found:?}");
            Some(found.value)
        };
        case.holds(|key| match key {
            "n" => count(table.targets()),
            "k" => count(table.raters()),
            "ms_rows" => sure(squares.rows),
            "ms_columns" => sure(squares.columns),
            "ms_error" => sure(squares.error),
            "ms_within" => sure(squares.within),
            "icc_1_1" => icc(IccForm::OneSingle),
            "icc_2_1" => icc(IccForm::TwoSingle),
            "icc_3_1" => icc(IccForm::ThreeSingle),
            "icc_1_k" => icc(IccForm::OneMean),
            "icc_2_k" => icc(IccForm::TwoMean),
            "icc_3_k" => icc(IccForm::ThreeMean),
            _ => None,
        });
        // The average of all four is also Cronbach's alpha of the judges as items.
        let printed = case.expect["icc_3_k"].as_f64().expect("a number");
        assert!(near(table.cronbach(confidence()).value, printed, case.tolerance()), "{}", case.id);
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Experts {
    ratings: Vec<i8>,
}

pub(crate) fn run_ioc() {
    for case in cases::<Experts>("ioc") {
        let ioc = Ioc::of(&case.input.ratings).expect("judgements");
        case.holds(|key| (key == "ioc").then(|| ioc.statistic().value));
    }
}
