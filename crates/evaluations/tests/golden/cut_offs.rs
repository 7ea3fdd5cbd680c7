//! Words for numbers, compared in decimals.

use std::collections::BTreeMap;

use evaluations::domain::scores::{Band, Compare, CutOffs, Decimal, Fraction, Judged, Mark, Rounding};
use evaluations::domain::statistics::{Bands, Edge};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::section;

/// One comparison, or several values put into a table.
#[derive(Debug, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Input {
    One { percent: String, cut_off: String, compare: String, places: Option<u32>, mode: Option<String> },
    Percents { table: String, percents: Vec<String> },
    Marks { table: String, values: Vec<String> },
    Means { table: String, means: Vec<String>, rounding: Declared },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    places: u32,
    mode: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    input: Input,
    expect: Map<String, Value>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn rounded(places: u32, mode: &str) -> Compare {
    Compare::Rounded { places, rounding: Rounding::from_word(mode).expect("a rounding") }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    label: String,
    min_inclusive: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    unit: String,
    bands: Vec<Row>,
    #[serde(rename = "certainty")]
    _certainty: Option<String>,
}

fn tables() -> BTreeMap<String, Table> {
    serde_json::from_value(section("cut_off_tables")).expect("tables of cut-offs")
}

fn table(name: &str, compare: Compare) -> CutOffs {
    let band = |row: &Row| Band { label: row.label.clone(), level: None, from: row.min_inclusive.as_deref().map(decimal) };
    CutOffs::try_new(tables()[name].bands.iter().map(band).collect(), compare).expect("bands")
}

fn labels(table: &CutOffs, marks: impl Iterator<Item = Mark>) -> Value {
    let label = |mark| match table.judge(mark).expect("a small number") {
        Judged::Band(band) => Value::String(band.label.clone()),
        Judged::Below => panic!("{mark:?} is below every band"),
        Judged::Absent => Value::Null,
    };
    marks.map(label).collect()
}

fn values(texts: &[String]) -> impl Iterator<Item = Mark> + '_ {
    texts.iter().map(|text| Mark::Value(decimal(text)))
}

pub(crate) fn run() {
    let cases: Vec<Case> = serde_json::from_value(section("cut_offs")).expect("cases of known shapes");
    assert!(!cases.is_empty());
    for Case { id, input, expect, .. } in cases {
        let mut found = Map::new();
        match input {
            Input::One { percent, cut_off, compare, places, mode } => {
                let compare = match (compare.as_str(), places, mode) {
                    ("UNROUNDED", None, None) => Compare::Unrounded,
                    ("ROUNDED", Some(places), Some(mode)) => {
                        found.insert("rounded".to_owned(), decimal(&percent).written(places).into());
                        rounded(places, &mode)
                    }
                    other => panic!("{id}: {other:?}"),
                };
                let reached = compare.reaches(Fraction::from(decimal(&percent)), decimal(&cut_off)).expect("small numbers");
                found.insert("reached".to_owned(), reached.into());
            }
            Input::Percents { table: name, percents } => {
                found.insert("levels".to_owned(), labels(&table(&name, Compare::Unrounded), values(&percents)));
            }
            Input::Marks { table: name, values } => {
                assert!(values.iter().all(|value| value == "ABSENT"), "{id}");
                let table = table(&name, Compare::Unrounded);
                found.insert("levels".to_owned(), labels(&table, values.iter().map(|_| Mark::Absent)));
                found.insert("status".to_owned(), values.iter().map(|_| Value::from(Judged::ABSENT_TH)).collect());
            }
            Input::Means { table: name, means, rounding } => {
                let table = table(&name, rounded(rounding.places, &rounding.mode));
                found.insert("bands".to_owned(), labels(&table, values(&means)));
                assert_eq!(labels(&CutOffs::mean5_th(), values(&means)), found["bands"], "{id}: the table that is built in");
            }
        }
        assert_eq!(found, expect, "{id}");
    }
}

pub(crate) fn run_tables() {
    for (name, declared) in tables() {
        assert_eq!(table(&name, Compare::Unrounded).bands().len(), declared.bands.len(), "{name}");
        match (name.as_str(), declared.unit.as_str()) {
            ("NT_GRADE3_THAI" | "NT_GRADE3_MATHS" | "NT_GRADE3_BOTH", "PERCENT") => {}
            ("MEAN5_TH", "MEAN_1_TO_5") => {
                let built_in: Vec<(String, Option<Decimal>)> =
                    CutOffs::mean5_th().bands().iter().map(|band| (band.label.clone(), band.from)).collect();
                let file: Vec<(String, Option<Decimal>)> =
                    declared.bands.iter().map(|row| (row.label.clone(), row.min_inclusive.as_deref().map(decimal))).collect();
                assert_eq!(built_in, file);
            }
            ("HAKE_GAIN", "NORMALISED_GAIN") => {
                // A band of the file begins where the one below it ends.
                let ends = declared.bands.iter().map(|row| row.min_inclusive.as_deref().map(|from| Edge::Below(decimal(from).real())));
                let labels = declared.bands.iter().map(|row| row.label.clone());
                let edges = [None].into_iter().chain(ends).map(|end| end.unwrap_or(Edge::Open));
                let mut bands: Vec<(String, Edge)> = labels.zip(edges).collect();
                bands.reverse();
                assert_eq!(Bands::try_new(bands), Ok(Bands::hake()));
            }
            other => panic!("nothing answers for {other:?}"),
        }
    }
}
