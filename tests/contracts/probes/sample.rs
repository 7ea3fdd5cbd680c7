//! The smallest request that passes the bounds of the contract. It means nothing: ids in it belong to nobody.

use prost_reflect::{DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, Value};

use super::super::contract::Rules;

/// A message with every required field.
pub(super) fn of(message: &MessageDescriptor) -> DynamicMessage {
    let mut sample = DynamicMessage::new(message.clone());
    for field in message.fields() {
        let rules = Rules::of(&field);
        // A number whose range leaves out zero must be given, required or not.
        let zero_is_wrong = rules.range.is_some_and(|(min, max)| min > 0 || max < 0);
        if rules.required || (zero_is_wrong && !field.is_list() && !field.supports_presence()) {
            let one = value(&field, &rules);
            sample.set_field(&field, if field.is_list() { Value::List(vec![one]) } else { one });
        }
    }
    sample
}

/// A good value of a field, one item of a list.
pub(super) fn value(field: &FieldDescriptor, rules: &Rules) -> Value {
    let least = rules.range.map_or(1, |(min, _)| min.max(1));
    match field.kind() {
        Kind::Message(inner) if inner.full_name() == "google.protobuf.FieldMask" => mask(&inner, vec!["x".to_owned()]),
        Kind::Message(inner) => Value::Message(of(&inner)),
        Kind::Enum(choices) => Value::EnumNumber(choices.values().map(|v| v.number()).find(|n| *n != 0).unwrap_or_default()),
        Kind::String => Value::String(text(&rules.format).to_owned()),
        Kind::Bytes => Value::Bytes(vec![1].into()),
        Kind::Bool => Value::Bool(true),
        Kind::Double => Value::F64(1.0),
        Kind::Float => Value::F32(1.0),
        kind => whole(&kind, least),
    }
}

/// A whole number as the kind wants it.
pub(super) fn whole(kind: &Kind, number: i64) -> Value {
    match kind {
        Kind::Int64 | Kind::Sint64 | Kind::Sfixed64 => Value::I64(number),
        Kind::Uint32 | Kind::Fixed32 => Value::U32(u32::try_from(number).unwrap_or_default()),
        Kind::Uint64 | Kind::Fixed64 => Value::U64(u64::try_from(number).unwrap_or_default()),
        _ => Value::I32(i32::try_from(number).unwrap_or(i32::MAX)),
    }
}

pub(super) fn mask(descriptor: &MessageDescriptor, paths: Vec<String>) -> Value {
    let mut mask = DynamicMessage::new(descriptor.clone());
    mask.set_field_by_name("paths", Value::List(paths.into_iter().map(Value::String).collect()));
    Value::Message(mask)
}

fn text(format: &str) -> &'static str {
    match format {
        "UUID" => "0197f0a0-0000-7000-8000-00000000dead",
        "WORD" => "WORD",
        "HEX" => "00ff",
        "LANGUAGE" => "th",
        "DIGITS" => "400501",
        _ => "ข้อความ",
    }
}
