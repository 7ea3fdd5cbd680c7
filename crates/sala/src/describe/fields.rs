//! A field's type and rules, in words.

use prost_reflect::{DynamicMessage, ExtensionDescriptor, FieldDescriptor, Value};

use crate::contract::Contract;

/// `repeated sala.common.v1.LocalizedText`, `string` …
pub(super) fn kind(field: &FieldDescriptor) -> String {
    let kind = field.kind();
    let named = kind.as_message().map(|m| m.full_name().to_owned()).or_else(|| kind.as_enum().map(|e| e.full_name().to_owned()));
    let name = named.unwrap_or_else(|| format!("{kind:?}").to_lowercase());
    if field.is_list() { format!("repeated {name}") } else { name }
}

/// " (required, at most 100 characters)" or nothing.
pub(super) fn rules(contract: &Contract, field: &FieldDescriptor) -> String {
    let mut words = Vec::new();
    if let Some(rules) = option(contract, field, "sala.common.v1.rules").as_ref().and_then(Value::as_message) {
        describe(rules, field.is_list(), &mut words);
    }
    if option(contract, field, "sala.common.v1.personal").and_then(|v| v.as_bool()) == Some(true) {
        words.push("personal data".to_owned());
    }
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}

fn describe(rules: &DynamicMessage, list: bool, words: &mut Vec<String>) {
    let number = |name: &str| rules.get_field_by_name(name).and_then(|v| v.as_u32()).filter(|n| *n > 0);
    let signed = |name: &str| rules.get_field_by_name(name).and_then(|v| v.as_i64()).unwrap_or_default();
    let flag = |name: &str| rules.get_field_by_name(name).and_then(|v| v.as_bool()) == Some(true);
    if flag("required") {
        words.push("required".to_owned());
    }
    if let Some(max) = number("max_items") {
        words.push(format!("at most {max} items"));
    }
    if let Some(max) = number("max_length") {
        words.push(format!("at most {max} characters{}", if list { " each" } else { "" }));
    }
    if flag("has_range") {
        words.push(format!("{} to {}", signed("min"), signed("max")));
    }
    let format = rules.get_field_by_name("format").and_then(|v| v.as_enum_number()).unwrap_or_default();
    words.extend(format_word(format).map(str::to_owned));
}

/// Numbers of `sala.common.v1.TextFormat`.
fn format_word(number: i32) -> Option<&'static str> {
    use api::common::v1::TextFormat;
    match TextFormat::try_from(number).ok()? {
        TextFormat::Unspecified => None,
        TextFormat::Uuid => Some("a UUID"),
        TextFormat::Multiline => Some("line breaks allowed"),
        TextFormat::Word => Some("an upper-case word"),
        TextFormat::Hex => Some("lower-case hexadecimal"),
        TextFormat::Language => Some("th or en"),
        TextFormat::Digits => Some("digits, Arabic or Thai"),
    }
}

fn option(contract: &Contract, field: &FieldDescriptor, name: &str) -> Option<Value> {
    let extension: ExtensionDescriptor = contract.pool.get_extension_by_name(name)?;
    let options = field.options();
    options.has_extension(&extension).then(|| options.get_extension(&extension).into_owned())
}
