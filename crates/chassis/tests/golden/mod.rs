//! Reads the golden file, runs its cases and counts them.

use std::collections::BTreeMap;
use std::fmt::Debug;

use chassis::thai::DateError;
use serde::de::DeserializeOwned;
use serde_json::Value;

mod text;

const FILE: &str = include_str!("thai-text.yaml");

pub(crate) fn file() -> BTreeMap<String, Value> {
    serde_saphyr::from_str(FILE).expect("the golden file is YAML")
}

/// A section by name, untyped, for counting.
pub(crate) fn section(name: &str) -> Value {
    file().remove(name).unwrap_or_else(|| panic!("no section {name}"))
}

pub(crate) fn entries(value: &Value) -> usize {
    value.as_array().map(Vec::len).or_else(|| value.as_object().map(serde_json::Map::len)).expect("a list or a map")
}

/// Runs each case and names those that fail by their place in the file; the text of a case is not printed.
pub(crate) fn run<C: DeserializeOwned>(name: &str, cases: &Value, check: impl Fn(C) -> Result<(), String>) -> usize {
    let typed: Vec<C> = serde_json::from_value(cases.clone()).unwrap_or_else(|e| panic!("{name}: a case of another shape: {e}"));
    let ran = typed.len();
    let failed: Vec<String> =
        (1..).zip(typed).filter_map(|(n, case)| check(case).err().map(|why| format!("{name} case {n}: {why}"))).collect();
    assert!(failed.is_empty(), "{}", failed.join("\n"));
    ran
}

/// As [`run`] for a section that is one list of cases; holds the count to the file.
pub(crate) fn run_section<C: DeserializeOwned>(name: &str, check: impl Fn(C) -> Result<(), String>) {
    let cases = section(name);
    let ran = run(name, &cases, check);
    assert!(ran > 0);
    assert_eq!(ran, entries(&cases), "{name}: cases were skipped");
}

#[expect(clippy::needless_pass_by_value, reason = "what is compared is made in the call")]
pub(crate) fn same<T: PartialEq + Debug>(found: T, expected: T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("expected {expected:?}, found {found:?}")) }
}

/// A refusal must carry the code and both texts, with every placeholder filled.
pub(crate) fn refused<T: Debug>(found: Result<T, DateError>, reason: &str) -> Result<(), String> {
    let error = found.err().ok_or_else(|| format!("expected {reason}, was accepted"))?;
    same(error.reason(), reason)?;
    let filled = |text: String| !text.is_empty() && !text.contains(['{', '}']);
    same(filled(error.text_th()) && filled(error.text_en()), true)
}
