//! Shapes that stand in many messages: closed lists, texts, periods, masks, the thing that is changed.

use api::common::v1::{self as common, LocalDate};
use uuid::Uuid;

use super::Reader;
use crate::ctx::Change;
use crate::failure::Failure;
use crate::kernel::{LocalizedText, Period};
use crate::thai::normalise::clean;

/// A choice that the door has found known; `T::from_number` knows every number of the contract. One that was not given is refused.
pub fn choice<T: Copy>(read: &mut Reader, field: &str, number: i32, from_number: impl Fn(i32) -> Option<T>, fallback: T) -> T {
    from_number(number).unwrap_or_else(|| {
        read.refuse(field, "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
        fallback
    })
}

/// The text in clean form, line by line; absent languages are empty.
pub fn localized_text(text: Option<common::LocalizedText>) -> LocalizedText {
    let text = text.unwrap_or_default();
    LocalizedText::new(lines(&text.th), lines(&text.en))
}

/// Several lines, each in clean form.
pub fn lines(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The text on the wire; absent when both languages are.
pub fn on_wire(text: &LocalizedText) -> Option<common::LocalizedText> {
    (!text.is_empty()).then(|| common::LocalizedText { th: text.th.clone(), en: text.en.clone() })
}

/// What is changed, and the version that the caller has seen.
pub fn change(id: &str, expected_version: i64) -> Result<Change, Failure> {
    let mut read = Reader::default();
    let id = read.id("id", id);
    read.finish(Change { id, expected_version })
}

/// An id that may be absent.
pub fn optional_id(text: &str) -> Option<Uuid> {
    Uuid::parse_str(text).ok()
}

/// A period from the fields `valid_from` and `valid_to` below `parent` (`names[2].`, or nothing).
pub fn period(read: &mut Reader, parent: &str, from: Option<&LocalDate>, to: Option<&LocalDate>) -> Period {
    let (from, to) = (read.date(&format!("{parent}valid_from"), from), read.date(&format!("{parent}valid_to"), to));
    Period::try_new(from, to).unwrap_or_else(|_| {
        let field = format!("{parent}valid_to");
        read.refuse(field, "END_BEFORE_START", "วันสิ้นสุดต้องไม่อยู่ก่อนวันเริ่มต้น", "The end must not be before the start");
        Period::ALWAYS
    })
}

/// The paths of a mask; those that the input does not have are refused.
pub fn known_paths(read: &mut Reader, mask: Option<prost_types::FieldMask>, known: &[&str]) -> Vec<String> {
    let paths = mask.unwrap_or_default().paths;
    for (at, path) in paths.iter().enumerate().filter(|(_, path)| !known.contains(&path.as_str())) {
        let field = format!("update_mask.paths[{at}]");
        read.refuse(
            field.clone(),
            "UNKNOWN_CHOICE",
            format!("ค่า “{path}” ในช่อง “{field}” ไม่มีในรายการ กรุณาเลือกจาก {}", known.join(", ")),
            format!("{path} is not a choice for {field}: {}", known.join(", ")),
        );
    }
    paths
}
