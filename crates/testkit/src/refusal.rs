//! A refused call as a client app sees it, with every detail decoded.

use std::collections::BTreeMap;

use tonic::{Code, Status};
use tonic_types::StatusExt as _;

/// A field that was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Full path, `names[2].text`.
    pub path: String,
    /// Stable reason.
    pub reason: String,
    /// What a developer reads, always English.
    pub english: String,
    /// What the person reads, in the language of the call.
    pub text: String,
}

/// A refused call.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// The gRPC code.
    pub code: Code,
    /// The stable reason, `VERSION_CONFLICT`; empty when the refusal did not come from the house.
    pub reason: String,
    /// What a developer reads: the status message, always English.
    pub english: String,
    /// What the person reads, in the language of the call.
    pub text: String,
    /// Language of [`Refusal::text`], `th` or `en`.
    pub locale: String,
    /// Facts for programs.
    pub metadata: BTreeMap<String, String>,
    /// The fields that were wrong, in order.
    pub fields: Vec<Field>,
    /// Under which the call stands in the log.
    pub reference: String,
    /// Seconds after which another try makes sense.
    pub retry_after: Option<std::time::Duration>,
}

impl Refusal {
    /// Decodes a status.
    pub fn of(status: &Status) -> Self {
        let details = status.get_error_details();
        let (info, localized) = (details.error_info(), details.localized_message());
        let violations = details.bad_request().map(|b| b.field_violations.clone()).unwrap_or_default();
        let field = |v: tonic_types::FieldViolation| Field {
            path: v.field,
            reason: v.reason,
            english: v.description,
            text: v.localized_message.map(|m| m.message).unwrap_or_default(),
        };
        Self {
            code: status.code(),
            reason: info.map(|i| i.reason.clone()).unwrap_or_default(),
            english: status.message().to_owned(),
            text: localized.map(|m| m.message.clone()).unwrap_or_default(),
            locale: localized.map(|m| m.locale.clone()).unwrap_or_default(),
            metadata: info.map(|i| i.metadata.clone().into_iter().collect()).unwrap_or_default(),
            fields: violations.into_iter().map(field).collect(),
            reference: details.request_info().map(|r| r.request_id.clone()).unwrap_or_default(),
            retry_after: details.retry_info().and_then(|r| r.retry_delay),
        }
    }

    /// The refusal of a call that must not succeed.
    ///
    /// # Panics
    /// When it succeeded.
    #[track_caller]
    pub fn expect<T: std::fmt::Debug>(outcome: Result<T, Status>) -> Self {
        match outcome {
            Err(status) => Self::of(&status),
            Ok(reply) => panic!("this call should have been refused, but answered {reply:?}"),
        }
    }

    /// Paths and reasons of the fields that were wrong.
    pub fn field_reasons(&self) -> Vec<(&str, &str)> {
        self.fields.iter().map(|f| (f.path.as_str(), f.reason.as_str())).collect()
    }

    /// Whether text has a letter of the Thai alphabet.
    pub fn is_thai(text: &str) -> bool {
        text.chars().any(|c| ('\u{0E00}'..='\u{0E7F}').contains(&c))
    }
}

impl From<&Status> for Refusal {
    fn from(status: &Status) -> Self {
        Self::of(status)
    }
}
