//! Reads the golden file and holds answers to what it expects.

use std::collections::BTreeMap;

use evaluations::domain::statistics::{Computed, Confidence};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

pub(crate) mod agreement;
pub(crate) mod cut_offs;
pub(crate) mod growth;
pub(crate) mod results;

const FILE: &str = include_str!("statistics.yaml");

/// A case: what goes in and what comes out, key by key. `null` means that there is no value, for the stated reason.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case<I> {
    pub(crate) id: String,
    pub(crate) input: I,
    pub(crate) expect: Map<String, Value>,
    pub(crate) reason: Option<String>,
    /// What the literature prints, to the digits that it prints.
    #[serde(default)]
    published: Map<String, Value>,
    tolerance: Option<f64>,
    #[serde(default, rename = "source")]
    _source: Option<String>,
    #[serde(default, rename = "note")]
    _note: Option<String>,
}

pub(crate) fn file() -> BTreeMap<String, Value> {
    serde_saphyr::from_str(FILE).expect("the golden file is YAML")
}

pub(crate) fn section(name: &str) -> Value {
    file().remove(name).unwrap_or_else(|| panic!("no section {name}"))
}

/// The cases of a section, which is a list of them or has one.
pub(crate) fn cases<I: DeserializeOwned>(name: &str) -> Vec<Case<I>> {
    let section = section(name);
    let list = section.get("cases").cloned().unwrap_or(section);
    let cases: Vec<Case<I>> = serde_json::from_value(list).unwrap_or_else(|e| panic!("{name}: a case of another shape: {e}"));
    assert!(!cases.is_empty(), "{name} has no cases");
    cases
}

impl<I> Case<I> {
    pub(crate) fn tolerance(&self) -> f64 {
        self.tolerance.unwrap_or_else(|| file()["default_tolerance"].as_f64().expect("a number"))
    }

    /// Holds every expectation to its answer; one that has no answer is a failure.
    pub(crate) fn holds<R: ToString>(&self, answer: impl Fn(&str) -> Option<Result<f64, R>>) {
        assert!(!self.expect.is_empty(), "{} expects nothing", self.id);
        let named = |key: &str| answer(key).unwrap_or_else(|| panic!("{}: nothing answers for {key}", self.id));
        for (key, expected) in &self.expect {
            match (named(key).map_err(|reason| reason.to_string()), expected) {
                (Err(reason), Value::Null) => assert_eq!(Some(&reason), self.reason.as_ref(), "{}: {key}", self.id),
                (Ok(found), Value::Number(expected)) => {
                    let off = (found - expected.as_f64().expect("a number")).abs();
                    assert!(off <= self.tolerance(), "{}: {key} is {found}, not {expected}", self.id);
                }
                (found, expected) => panic!("{}: {key} is {found:?}, not {expected}", self.id),
            }
        }
        for (key, printed) in &self.published {
            let digits = printed.to_string();
            let places = digits.split_once('.').map_or(0, |(_, rest)| rest.len());
            let half = 0.5 / 10_f64.powi(i32::try_from(places).expect("a few digits")) + 1e-12;
            let found = named(key).unwrap_or_else(|reason| panic!("{}: {key}: {}", self.id, reason.to_string()));
            assert!((found - printed.as_f64().expect("a number")).abs() <= half, "{}: {key} is {found}, printed as {printed}", self.id);
        }
    }
}

/// An answer that cannot be missing.
#[expect(clippy::unnecessary_wraps, reason = "stands beside answers that may be missing")]
pub(crate) fn sure<R>(value: f64) -> Option<Result<f64, R>> {
    Some(Ok(value))
}

#[expect(clippy::cast_precision_loss, reason = "counts of golden cases are small")]
pub(crate) fn count<R>(count: u64) -> Option<Result<f64, R>> {
    sure(count as f64)
}

pub(crate) fn confidence() -> Confidence {
    Confidence::NINETY_FIVE
}

/// Whether a value is near what is expected of it.
pub(crate) fn near(found: Computed<f64>, expected: f64, tolerance: f64) -> bool {
    found.is_ok_and(|found| (found - expected).abs() <= tolerance)
}
