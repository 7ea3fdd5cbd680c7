//! The extract as data. Names of the officials of 2564 are compared from the file and never spelled in a test.

use serde_json::Value;

const FILE: &str = include_str!("../../crates/sala/demo/mou-2564.yaml");

pub(crate) fn facts() -> Value {
    serde_saphyr::from_str(FILE).expect("the extract is YAML")
}

/// Text of a field; null is empty, because the contract has no null.
pub(crate) fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_default().to_owned()
}

pub(crate) fn list<'a>(value: &'a Value, field: &str) -> &'a [Value] {
    value[field].as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The item with this value in a field.
pub(crate) fn with<'a>(items: &'a [Value], field: &str, wanted: &str) -> &'a Value {
    items.iter().find(|item| item[field] == wanted).expect("the extract refers to what it has")
}
