//! Between the contract and the domain: requests into commands (every violation at once), aggregates into messages and events.

pub(crate) mod agreement;
pub(crate) mod ceremony;
pub(crate) mod commands;
pub(crate) mod facts;
pub(crate) mod lists;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod shown;

use api::common::v1 as common;
use chassis::failure::Failure;
use chassis::wire::Reader;
use uuid::Uuid;

use crate::app::Change;
use crate::domain::LocalizedText;

/// A choice that the door has found known and given; `T::from_number` knows every number of the contract.
fn choice<T: Copy>(read: &mut Reader, field: &str, number: i32, from_number: impl Fn(i32) -> Option<T>, fallback: T) -> T {
    from_number(number).unwrap_or_else(|| {
        read.refuse(field, "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
        fallback
    })
}

/// The text in clean form, line by line; absent languages are empty.
fn localized(text: Option<common::LocalizedText>) -> LocalizedText {
    let text = text.unwrap_or_default();
    LocalizedText::new(lines(&text.th), lines(&text.en))
}

/// Several lines, each in clean form.
fn lines(text: &str) -> String {
    text.lines().map(chassis::thai::normalise::clean).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The text on the wire; absent when both languages are.
fn on_wire(text: &LocalizedText) -> Option<common::LocalizedText> {
    (!text.is_empty()).then(|| common::LocalizedText { th: text.th.clone(), en: text.en.clone() })
}

fn change(id: &str, expected_version: i64) -> Result<Change, Failure> {
    let mut read = Reader::default();
    let id = read.id("id", id);
    read.finish(Change { id, expected_version })
}

fn optional_id(text: &str) -> Option<Uuid> {
    Uuid::parse_str(text).ok()
}
