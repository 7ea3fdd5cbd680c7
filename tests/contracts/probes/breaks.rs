//! Requests with one thing wrong each, made from the rules of the fields.

use prost_reflect::{DynamicMessage, FieldDescriptor, Kind, MessageDescriptor, Value};

use super::super::contract::Rules;
use super::sample;

/// A request with one thing wrong.
pub(super) struct Probe {
    /// The full path that the answer must name.
    pub(super) path: String,
    /// What is wrong.
    pub(super) what: &'static str,
    pub(super) expected: Expected,
    pub(super) request: DynamicMessage,
}

/// What the answer must say.
#[derive(Debug, Clone, Copy)]
pub(super) enum Expected {
    /// This reason at this field, and nothing about any other field.
    Only(&'static str),
    /// This reason at this field. Found when the request is read as a whole, where a sample may have other faults.
    Among(&'static str),
    /// Something at this field or below it, likewise.
    Below,
}

/// A wrong value, what the path has in addition, and what is expected.
struct Wrong {
    what: &'static str,
    value: Option<Value>,
    suffix: &'static str,
    expected: Expected,
}

/// Every way in which a request of this kind can break the bounds.
pub(super) fn of(request: &MessageDescriptor) -> Vec<Probe> {
    places(request).iter().flat_map(|place| probes_at(request, place)).collect()
}

/// Every field below a message, as the fields on the way to it. A message inside itself is followed once.
fn places(message: &MessageDescriptor) -> Vec<Vec<FieldDescriptor>> {
    fn walk(message: &MessageDescriptor, way: &[FieldDescriptor], inside: &[String], found: &mut Vec<Vec<FieldDescriptor>>) {
        for field in message.fields() {
            let way = [way, std::slice::from_ref(&field)].concat();
            if let Kind::Message(inner) = field.kind()
                && inner.full_name().starts_with("sala.")
                && !inside.contains(&inner.full_name().to_owned())
            {
                walk(&inner, &way, &[inside, &[inner.full_name().to_owned()]].concat(), found);
            }
            found.push(way);
        }
    }
    let mut found = Vec::new();
    walk(message, &[], &[message.full_name().to_owned()], &mut found);
    found
}

fn probes_at(request: &MessageDescriptor, way: &[FieldDescriptor]) -> Vec<Probe> {
    let Some((field, above)) = way.split_last() else { return Vec::new() };
    let probe = |wrong: Wrong| {
        let mut broken = sample::of(request);
        let parent = reach(&mut broken, above);
        match wrong.value {
            Some(value) => parent.set_field(field, value),
            None => parent.clear_field(field),
        }
        Probe { path: path(way) + wrong.suffix, what: wrong.what, expected: wrong.expected, request: broken }
    };
    wrongs(field).into_iter().map(probe).collect()
}

/// `agreement.objectives[0].code`; the last one without an index.
fn path(way: &[FieldDescriptor]) -> String {
    let last = way.len() - 1;
    let step = |(at, field): (usize, &FieldDescriptor)| {
        if field.is_list() && at < last { format!("{}[0]", field.name()) } else { field.name().to_owned() }
    };
    way.iter().enumerate().map(step).collect::<Vec<_>>().join(".")
}

/// The message at the end of the way, with good samples put in where nothing is yet.
fn reach<'a>(message: &'a mut DynamicMessage, way: &[FieldDescriptor]) -> &'a mut DynamicMessage {
    let Some((field, rest)) = way.split_first() else { return message };
    if !message.has_field(field) {
        let one = sample::value(field, &Rules::of(field));
        message.set_field(field, if field.is_list() { Value::List(vec![one]) } else { one });
    }
    let inner = match message.get_field_mut(field) {
        Value::List(items) => items.first_mut().expect("a sample of a list has an item"),
        one => one,
    };
    match inner {
        Value::Message(inner) => reach(inner, rest),
        other => panic!("only messages are on the way, not {other:?}"),
    }
}

fn wrongs(field: &FieldDescriptor) -> Vec<Wrong> {
    let rules = Rules::of(field);
    if !field.is_list() {
        return [of_value(field, &rules), if rules.required { absent(field) } else { Vec::new() }].concat_all();
    }
    let mut found: Vec<Wrong> = of_value(field, &rules).into_iter().map(as_item).collect();
    if rules.max_items > 0 {
        let items = vec![sample::value(field, &rules); rules.max_items as usize + 1];
        found.push(Wrong {
            what: "too many items",
            value: Some(Value::List(items)),
            suffix: "",
            expected: Expected::Only("TOO_MANY_ITEMS"),
        });
    }
    if rules.required {
        found.push(Wrong { what: "absent", value: None, suffix: "", expected: Expected::Only("FIELD_REQUIRED") });
    }
    found
}

trait ConcatAll {
    fn concat_all(self) -> Vec<Wrong>;
}

impl<const N: usize> ConcatAll for [Vec<Wrong>; N] {
    fn concat_all(self) -> Vec<Wrong> {
        self.into_iter().flatten().collect()
    }
}

/// The wrong value as the only item of a list.
fn as_item(wrong: Wrong) -> Wrong {
    let suffix = if wrong.suffix.is_empty() { "[0]" } else { wrong.suffix };
    Wrong { value: wrong.value.map(|value| Value::List(vec![value])), suffix, ..wrong }
}

/// Absent, and empty in every way that a value can be empty.
fn absent(field: &FieldDescriptor) -> Vec<Wrong> {
    let missing = |what, value| Wrong { what, value, suffix: "", expected: Expected::Only("FIELD_REQUIRED") };
    let mut found = vec![missing("absent", None)];
    if field.kind() == Kind::String {
        found.push(missing("blank", Some(Value::String(" \t ".to_owned()))));
    }
    found
}

fn of_value(field: &FieldDescriptor, rules: &Rules) -> Vec<Wrong> {
    match field.kind() {
        Kind::String => of_text(field, rules),
        Kind::Bytes if rules.max_length > 0 => {
            vec![only("over-long", Value::Bytes(vec![0; rules.max_length as usize + 1].into()), "FIELD_TOO_LONG")]
        }
        Kind::Enum(_) => [9_999, -1].map(|n| only("an unknown choice", Value::EnumNumber(n), "UNKNOWN_CHOICE")).into(),
        Kind::Message(inner) => of_message(&inner),
        Kind::Int32 | Kind::Int64 | Kind::Uint32 | Kind::Uint64 => of_number(field, rules),
        _ => Vec::new(),
    }
}

fn only(what: &'static str, value: Value, reason: &'static str) -> Wrong {
    Wrong { what, value: Some(value), suffix: "", expected: Expected::Only(reason) }
}

fn of_text(field: &FieldDescriptor, rules: &Rules) -> Vec<Wrong> {
    let text = |what, text: &str, reason| only(what, Value::String(text.to_owned()), reason);
    let mut found = Vec::new();
    if rules.max_length > 0 {
        // Characters count, not bytes: a Thai letter has three.
        found.push(text("over-long", &"ก".repeat(rules.max_length as usize + 1), "FIELD_TOO_LONG"));
    }
    found.extend(match rules.format.as_str() {
        "UUID" => vec![
            text("not a UUID", "0197f0a0-0000-7000-8000-00000000000g", "FIELD_INVALID"),
            text("a UUID without hyphens", "0197f0a0000070008000000000000001", "FIELD_INVALID"),
        ],
        "WORD" => vec![text("not a word", "small", "FIELD_INVALID"), text("a word that begins with a digit", "1A", "FIELD_INVALID")],
        "HEX" => vec![text("not hexadecimal", "XY", "FIELD_INVALID"), text("upper-case hexadecimal", "AB", "FIELD_INVALID")],
        "LANGUAGE" => vec![text("another language", "fr", "FIELD_INVALID")],
        "DIGITS" => vec![text("no digits", "4A", "FIELD_INVALID")],
        "MULTILINE" => vec![text("a control character", "ก\u{7}", "UNUSABLE_CHARACTERS"), text("a NUL", "ก\u{0}", "UNUSABLE_CHARACTERS")],
        _ => vec![
            text("a NUL", "ก\u{0}", "UNUSABLE_CHARACTERS"),
            text("a line break", "ก\n", "UNUSABLE_CHARACTERS"),
            text("a reversed direction", "\u{202E}ข", "UNUSABLE_CHARACTERS"),
        ],
    });
    for (token, reason) in [("page_token", "PAGE_TOKEN_INVALID"), ("after", "FIELD_INVALID"), ("resume_token", "RESUME_TOKEN_INVALID")] {
        if field.name() == token {
            let value = Some(Value::String("AAAA".to_owned()));
            found.push(Wrong { what: "a token that nobody gave", value, suffix: "", expected: Expected::Among(reason) });
        }
    }
    found
}

fn of_number(field: &FieldDescriptor, rules: &Rules) -> Vec<Wrong> {
    let Some((min, max)) = rules.range else { return Vec::new() };
    let fits = |n: i64| match field.kind() {
        Kind::Int32 => i32::try_from(n).is_ok(),
        Kind::Uint32 => u32::try_from(n).is_ok(),
        Kind::Uint64 => n >= 0,
        _ => true,
    };
    // Zero is how absence looks, and has its own reason where the field is required.
    let around = [min.saturating_sub(1), max.saturating_add(1)].into_iter().filter(|n| fits(*n) && !(*n == 0 && rules.required));
    around.map(|n| only("out of range", sample::whole(&field.kind(), n), "VALUE_OUT_OF_RANGE")).collect()
}

fn of_message(inner: &MessageDescriptor) -> Vec<Wrong> {
    let made = |fields: &[(&str, Value)]| {
        let mut message = DynamicMessage::new(inner.clone());
        for (name, value) in fields {
            message.set_field_by_name(name, value.clone());
        }
        Value::Message(message)
    };
    let day = |y: i32, m: i32, d: i32| made(&[("year", Value::I32(y)), ("month", Value::I32(m)), ("day", Value::I32(d))]);
    let among = |what, value, reason| Wrong { what, value: Some(value), suffix: "", expected: Expected::Among(reason) };
    match inner.full_name() {
        "google.protobuf.Timestamp" => vec![
            only("an instant after the year 9999", made(&[("seconds", Value::I64(253_402_300_800))]), "FIELD_INVALID"),
            only("an instant before the year 1", made(&[("seconds", Value::I64(i64::MIN))]), "FIELD_INVALID"),
            only("negative nanoseconds", made(&[("nanos", Value::I32(-1))]), "FIELD_INVALID"),
        ],
        "google.protobuf.FieldMask" => {
            let below = |what, paths, expected| Wrong { what, value: Some(sample::mask(inner, paths)), suffix: ".paths", expected };
            vec![
                below("an empty mask", vec![], Expected::Only("FIELD_REQUIRED")),
                below("too many paths", vec!["x".to_owned(); 101], Expected::Only("TOO_MANY_ITEMS")),
                below("an unknown path", vec!["no_such_field".to_owned()], Expected::Below),
            ]
        }
        "sala.common.v1.LocalDate" => vec![
            among("a Buddhist year", day(2564, 12, 23), "CE_YEAR_EXPECTED"),
            among("a day that does not exist", day(2021, 2, 30), "INVALID_DATE"),
        ],
        _ => Vec::new(),
    }
}

#[test]
fn a_probe_is_made_for_every_rule_of_a_nested_list() {
    let request =
        super::super::contract::pool().get_message_by_name("sala.partners.v1.CreateAgreementRequest").expect("the contract has agreements");
    let probes = of(&request);
    let found = |path: &str, what: &str| probes.iter().any(|probe| probe.path == path && probe.what == what);
    assert!(found("agreement.objectives[0].code", "over-long"));
    assert!(found("agreement.objectives[0].concept_codes[0]", "not a word"));
    assert!(found("agreement.objectives", "too many items"));
    assert!(found("agreement.objectives[0].modality", "an unknown choice"));
    assert!(found("agreement", "absent"));
}
