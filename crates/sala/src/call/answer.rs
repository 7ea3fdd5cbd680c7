//! What came back, as text.

use std::fmt::Write as _;

use prost_reflect::{DynamicMessage, SerializeOptions};
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

use super::Language;

/// The reply as JSON, with the field names of the contract: those that error paths use too.
pub(super) fn json(reply: &DynamicMessage) -> Result<String, Status> {
    serde_json::to_string_pretty(&value(reply)?).map_err(unwritable)
}

/// The same on one line.
pub(super) fn json_line(reply: &DynamicMessage) -> Result<String, Status> {
    serde_json::to_string(&value(reply)?).map_err(unwritable)
}

fn value(reply: &DynamicMessage) -> Result<serde_json::Value, Status> {
    let options = SerializeOptions::new().use_proto_field_name(true).stringify_64_bit_integers(false);
    reply.serialize_with_options(serde_json::value::Serializer, &options).map_err(unwritable)
}

fn unwritable(error: serde_json::Error) -> Status {
    Status::from_error(error.into())
}

/// Everything that an error says: reason, code, the sentence in both languages, fields, metadata, reference.
pub(super) fn failure(status: &Status, language: Language) -> String {
    let details = status.get_error_details();
    let Some(info) = details.error_info() else {
        let hint = if status.code() == Code::Unimplemented { " (the Sala that answers does not serve this RPC)" } else { "" };
        return format!("{:?}: {}{hint}", status.code(), status.message());
    };
    let mut out = format!("{} ({:?})", info.reason, status.code());
    let english = status.message().strip_prefix(&format!("{}: ", info.reason)).unwrap_or(status.message());
    texts(&mut out, "  ", details.localized_message().map(|m| m.message.as_str()), english, language);
    for violation in details.bad_request().map(|b| b.field_violations.as_slice()).unwrap_or_default() {
        push(&mut out, &format!("\n  {}  {}", violation.field, violation.reason));
        let localized = violation.localized_message.as_ref().map(|m| m.message.as_str());
        texts(&mut out, "    ", localized, &violation.description, language);
    }
    let mut metadata: Vec<_> = info.metadata.iter().collect();
    metadata.sort();
    for (key, value) in metadata {
        push(&mut out, &format!("\n  {key} = {value}"));
    }
    if let Some(wait) = details.retry_info().and_then(|r| r.retry_delay) {
        push(&mut out, &format!("\n  try again in {} s", wait.as_secs_f64()));
    }
    if let Some(request) = details.request_info() {
        push(&mut out, &format!("\n  reference {}", request.request_id));
    }
    out
}

/// English always stands in the error; the other language is the one that was asked for.
fn texts(out: &mut String, indent: &str, localized: Option<&str>, english: &str, language: Language) {
    if let (Language::Th, Some(thai)) = (language, localized) {
        push(out, &format!("\n{indent}th  {thai}"));
    }
    push(out, &format!("\n{indent}en  {english}"));
}

fn push(out: &mut String, text: &str) {
    let _infallible = out.write_str(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use chassis::failure::{Failure, FieldViolation, Locale};

    #[test]
    fn a_failure_prints_reason_code_both_texts_fields_and_reference() {
        let failure_ = Failure::invalid(vec![FieldViolation::new(
            "names[0].text",
            "FIELD_REQUIRED",
            "กรุณากรอก names[0].text",
            "names[0].text is required",
        )])
        .with("limit", "50");
        let printed = failure(&failure_.into_status(Locale::Th, "ref-1"), Language::Th);
        assert_eq!(
            printed,
            "FIELD_REQUIRED (InvalidArgument)\n  th  กรุณากรอก names[0].text\n  en  names[0].text is required\n  names[0].text  FIELD_REQUIRED\n    \
             th  กรุณากรอก names[0].text\n    en  names[0].text is required\n  limit = 50\n  reference ref-1"
        );
    }

    #[test]
    fn asked_for_english_it_prints_english_once() {
        let printed = failure(&Failure::not_found().into_status(Locale::En, "r"), Language::En);
        assert_eq!(printed.matches("Not found").count(), 1, "{printed}");
    }
}
