//! JSON as people type it, turned into a request; what does not fit is answered with its place and with near names.

use std::io::Read as _;

use anyhow::{Context as _, Result, bail};
use prost_reflect::{DynamicMessage, EnumDescriptor, FieldDescriptor, Kind, MessageDescriptor};
use serde_json::Value;

use crate::contract::did_you_mean;
use crate::near::near;

/// The text itself, standard input (`-`) or a file (`@path`).
pub(super) fn read(argument: &str) -> Result<String> {
    let mut text = String::new();
    match argument.strip_prefix('@') {
        Some(path) => text = std::fs::read_to_string(path).with_context(|| path.to_owned())?,
        None if argument == "-" => drop(std::io::stdin().read_to_string(&mut text).context("standard input")?),
        None => argument.clone_into(&mut text),
    }
    Ok(text)
}

/// The message that the JSON describes.
pub(super) fn message(descriptor: &MessageDescriptor, json: &str) -> Result<DynamicMessage> {
    let value: Value = serde_json::from_str(json).context("the request is not JSON")?;
    check_message(descriptor, &value, "")?;
    DynamicMessage::deserialize(descriptor.clone(), value).with_context(|| format!("the request is no {}", descriptor.name()))
}

fn check_message(descriptor: &MessageDescriptor, value: &Value, at: &str) -> Result<()> {
    // Timestamps, masks and their like are strings in JSON.
    let (Some(object), false) = (value.as_object(), descriptor.package_name().starts_with("google.protobuf")) else { return Ok(()) };
    for (key, inner) in object {
        let Some(field) = descriptor.fields().find(|f| f.name() == key || f.json_name() == key) else {
            let fields: Vec<_> = descriptor.fields().collect();
            let hint = near(key, fields.iter().map(FieldDescriptor::name));
            bail!("{} has no field {at}{key}{}; `sala describe {}` lists them", descriptor.name(), did_you_mean(&hint), descriptor.name());
        };
        let at = format!("{at}{}", field.name());
        match inner.as_array() {
            Some(items) => items.iter().enumerate().try_for_each(|(n, item)| check_value(&field, item, &format!("{at}[{n}]")))?,
            None => check_value(&field, inner, &at)?,
        }
    }
    Ok(())
}

fn check_value(field: &FieldDescriptor, value: &Value, at: &str) -> Result<()> {
    let kind = field.kind();
    if let Some(message) = kind.as_message() {
        return check_message(message, value, &format!("{at}."));
    }
    match (&kind, value) {
        (Kind::Enum(choices), Value::String(name)) if choices.get_value_by_name(name).is_none() => unknown_choice(choices, name, at),
        _ => Ok(()),
    }
}

fn unknown_choice(choices: &EnumDescriptor, name: &str, at: &str) -> Result<()> {
    let values: Vec<_> = choices.values().collect();
    let names = || values.iter().map(prost_reflect::EnumValueDescriptor::name);
    // "MOU" for AGREEMENT_KIND_MOU: the end of the name is what people know.
    let ends: Vec<&str> = names().filter(|n| n.ends_with(&format!("_{}", name.to_uppercase()))).collect();
    let hint = if ends.is_empty() { near(name, names()) } else { ends };
    bail!("{name:?} is no choice for {at}{}; `sala describe {}` lists them", did_you_mean(&hint), choices.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Contract;

    fn refusal(json: &str) -> String {
        let method = Contract::compiled_in().and_then(|c| c.method("CreateAgreement")).expect("is in the contract");
        format!("{:#}", message(&method.input(), json).expect_err("does not fit"))
    }

    #[test]
    fn both_spellings_of_a_field_are_understood() {
        let method = Contract::compiled_in().and_then(|c| c.method("GetAgreement")).expect("is in the contract");
        for json in [r#"{"with_names": true}"#, r#"{"withNames": true}"#] {
            let read = message(&method.input(), json).expect("fits");
            assert_eq!(read.get_field_by_name("with_names").and_then(|v| v.as_bool()), Some(true));
        }
    }

    #[test]
    fn a_misspelt_field_is_named_with_its_path_and_a_near_name() {
        let refusal = refusal(r#"{"parties": [{}, {"organization_id": "x"}]}"#);
        assert!(refusal.contains("parties[1].organization_id") && refusal.contains("did you mean organisation_id?"), "{refusal}");
    }

    #[test]
    fn a_choice_without_its_prefix_is_answered_with_the_whole_name() {
        let refusal = refusal(r#"{"agreement": {"kind": "mou"}}"#);
        assert!(refusal.contains("agreement.kind") && refusal.contains("AGREEMENT_KIND_MOU?"), "{refusal}");
    }

    #[test]
    fn what_is_not_json_says_where() {
        assert!(refusal("{\"agreement\": }").contains("line 1 column 15"), "{}", refusal("{\"agreement\": }"));
    }
}
