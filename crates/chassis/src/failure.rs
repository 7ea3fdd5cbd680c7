//! The only public error, and the only place that makes a [`tonic::Status`].
//!
//! A failure has a kind (eleven, on purpose), a stable reason, a sentence in Thai and in English, violations with full field
//! paths, and a hidden source that is logged once and never leaves the house.

use std::error::Error as StdError;
use std::time::Duration;

use tonic::{Code, Status};
use tonic_types::{ErrorDetails, FieldViolation as WireViolation, LocalizedMessage, StatusExt as _};

mod bounds;
mod sql;
mod text;

pub(crate) use sql::is_undone;
pub use text::{Locale, Text};

/// What sort of failure; decides the gRPC code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The request itself is wrong.
    Invalid,
    /// No such thing, or not in the caller's reach: the two are not told apart.
    NotFound,
    /// It is there already.
    AlreadyExists,
    /// Somebody else changed it meanwhile.
    Stale,
    /// Not possible in the present state.
    Refused,
    /// The role lacks the permission.
    Forbidden,
    /// No valid token.
    Unauthenticated,
    /// Too much at once.
    Busy,
    /// The deadline passed.
    TimedOut,
    /// Not now; trying again may help.
    Unavailable,
    /// Our fault.
    Internal,
}

impl Kind {
    fn code(self) -> Code {
        match self {
            Self::Invalid => Code::InvalidArgument,
            Self::NotFound => Code::NotFound,
            Self::AlreadyExists => Code::AlreadyExists,
            Self::Stale => Code::Aborted,
            Self::Refused => Code::FailedPrecondition,
            Self::Forbidden => Code::PermissionDenied,
            Self::Unauthenticated => Code::Unauthenticated,
            Self::Busy => Code::ResourceExhausted,
            Self::TimedOut => Code::DeadlineExceeded,
            Self::Unavailable => Code::Unavailable,
            Self::Internal => Code::Internal,
        }
    }
}

/// One field that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldViolation {
    /// Full path in the request, `names[2].text`.
    pub field: String,
    /// Stable reason.
    pub reason: &'static str,
    /// What is wrong and what is expected.
    pub text: Text,
}

impl FieldViolation {
    /// A violation of one field.
    pub fn new(field: impl Into<String>, reason: &'static str, th: impl Into<String>, en: impl Into<String>) -> Self {
        Self { field: field.into(), reason, text: Text::new(th, en) }
    }
}

/// The only public error.
#[derive(Debug)]
pub struct Failure(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    reason: &'static str,
    text: Text,
    fields: Vec<FieldViolation>,
    metadata: Vec<(&'static str, String)>,
    retry_after: Option<Duration>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Failure {
    /// A failure with its reason and its sentence.
    pub fn new(kind: Kind, reason: &'static str, th: impl Into<String>, en: impl Into<String>) -> Self {
        Self(Box::new(Inner { kind, reason, text: Text::new(th, en), fields: vec![], metadata: vec![], retry_after: None, source: None }))
    }

    /// Fields that are wrong; the first one names the failure.
    pub fn invalid(fields: Vec<FieldViolation>) -> Self {
        let (reason, text) =
            fields.first().map_or(("FIELD_INVALID", Text::new("ข้อมูลไม่ถูกต้อง", "The request is invalid")), |f| (f.reason, f.text.clone()));
        let mut failure = Self::new(Kind::Invalid, reason, text.th, text.en);
        failure.0.fields = fields;
        failure
    }

    /// What the caller may not see answers exactly like what does not exist.
    pub fn not_found() -> Self {
        Self::new(Kind::NotFound, "NOT_FOUND", "ไม่พบข้อมูลที่ต้องการ หรือท่านไม่มีสิทธิ์เข้าถึงข้อมูลนี้", "Not found, or you have no access to it")
    }

    /// Something that the request names is not there, or not within reach.
    pub fn no_such(field: impl Into<String>) -> Self {
        let field = field.into();
        Self::new(Kind::NotFound, "NOT_FOUND", format!("ไม่พบข้อมูลที่ระบุใน {field}"), format!("{field} names nothing that exists")).at(field)
    }

    /// A value that must be unique is taken.
    pub fn taken(field: impl Into<String>) -> Self {
        let field = field.into();
        Self::new(Kind::AlreadyExists, "ALREADY_EXISTS", format!("มีข้อมูลนี้ในระบบแล้ว: {field}"), format!("Already exists: {field}")).at(field)
    }

    /// Somebody else changed it: `current` is the version now, `changed_at` says since when in Thai words, `in_english` in RFC 3339.
    pub fn stale(current: i64, changed_at: &str, in_english: &str) -> Self {
        Self::new(
            Kind::Stale,
            "VERSION_CONFLICT",
            format!("ข้อมูลนี้มีผู้อื่นแก้ไขแล้วเมื่อ {changed_at} กรุณาเปิดข้อมูลล่าสุดแล้วแก้ไขอีกครั้ง"),
            {
                let changed_at = in_english;
                format!("Somebody else changed this at {changed_at}; open the latest version and edit again")
            },
        )
        .with("current_version", current.to_string())
    }

    /// No valid token.
    pub fn unauthenticated(hint: &'static str) -> Self {
        Self::new(
            Kind::Unauthenticated,
            "SIGN_IN_REQUIRED",
            "กรุณาเข้าสู่ระบบก่อนดำเนินการ",
            format!("Please sign in first: {hint}; send `authorization: Bearer <token>` (`sala token --role ROLE` makes one)"),
        )
    }

    /// The caller's roles lack the permission.
    pub fn forbidden(permission: &str, scope: &str) -> Self {
        Self::new(
            Kind::Forbidden,
            "PERMISSION_DENIED",
            format!("ท่านไม่มีสิทธิ์ดำเนินการนี้ใน {scope} หากจำเป็นกรุณาติดต่อผู้ดูแลระบบ"),
            format!("You may not do this in {scope}; contact the administrator if needed"),
        )
        .with("permission", permission)
    }

    /// Not for users, and not for this service.
    pub fn service_required() -> Self {
        Self::new(
            Kind::Forbidden,
            "SERVICE_REQUIRED",
            "ดำเนินการนี้ได้เฉพาะระหว่างบริการภายในระบบเท่านั้น",
            "Only certain services of the house may do this",
        )
    }

    /// A repeated request id with another body.
    pub fn request_id_reused() -> Self {
        Self::new(
            Kind::AlreadyExists,
            "REQUEST_ID_REUSED",
            "รหัสคำขอนี้ใช้กับข้อมูลอื่นแล้ว กรุณาส่งคำขอใหม่",
            "This request id was used with other data; send a new request",
        )
    }

    /// Bytes that are no message of the contract.
    pub fn unreadable() -> Self {
        Self::new(
            Kind::Invalid,
            "REQUEST_UNREADABLE",
            "อ่านคำขอไม่ได้ กรุณาตรวจสอบว่าโปรแกรมใช้สัญญา (proto) รุ่นที่ถูกต้อง",
            "The request cannot be read; check that the program uses the right version of the contract",
        )
    }

    /// The deadline passed.
    pub fn timed_out() -> Self {
        Self::new(Kind::TimedOut, "TIMED_OUT", "ระบบใช้เวลานานเกินกำหนด กรุณาลองใหม่อีกครั้ง", "Took too long; try again")
    }

    /// Not now.
    pub fn unavailable() -> Self {
        Self::new(
            Kind::Unavailable,
            "TEMPORARILY_UNAVAILABLE",
            "ระบบไม่พร้อมให้บริการชั่วคราว กรุณาลองใหม่ในอีกสักครู่",
            "Temporarily unavailable; try again shortly",
        )
    }

    /// One caller asks too much; after `wait` the next call passes.
    pub fn too_many_requests(wait: Duration) -> Self {
        let seconds = whole_seconds(wait);
        Self::new(
            Kind::Busy,
            "TOO_MANY_REQUESTS",
            format!("มีการใช้งานมากเกินไป กรุณารอ {seconds} วินาทีแล้วลองใหม่"),
            format!("Too many requests; wait {seconds} s"),
        )
        .retry_after(wait)
    }

    /// All callers together ask too much.
    pub fn overloaded(wait: Duration) -> Self {
        let seconds = whole_seconds(wait);
        Self::new(
            Kind::Busy,
            "OVERLOADED",
            format!("ขณะนี้มีผู้ใช้งานระบบจำนวนมาก กรุณารอ {seconds} วินาทีแล้วลองใหม่"),
            format!("Very busy at the moment; wait {seconds} s and try again"),
        )
        .retry_after(wait)
    }

    /// Our fault. The source is logged under the reference that the caller gets.
    pub fn internal(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Kind::Internal, "INTERNAL", "", "").because(source)
    }

    /// Adds a fact for programs to the error's metadata. No names, no personal data.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Self {
        self.0.metadata.push((key, value.into()));
        self
    }

    /// Names the field that the failure is about.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        let violation = FieldViolation { field: field.into(), reason: self.0.reason, text: self.0.text.clone() };
        self.0.fields.push(violation);
        self
    }

    /// Names every place that the failure is about, each with what is wrong there.
    #[must_use]
    pub fn listing(mut self, places: impl IntoIterator<Item = FieldViolation>) -> Self {
        self.0.fields.extend(places);
        self
    }

    /// Says when trying again makes sense.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        self.0.retry_after = Some(wait);
        self
    }

    /// Keeps the cause for the log.
    #[must_use]
    pub fn because(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// The same for another call that it befell too. The cause stays with the first one, which logs it.
    pub(crate) fn alike(&self) -> Self {
        let Inner { kind, reason, text, fields, metadata, retry_after, .. } = &*self.0;
        Self(Box::new(Inner {
            kind: *kind,
            reason,
            text: text.clone(),
            fields: fields.clone(),
            metadata: metadata.clone(),
            retry_after: *retry_after,
            source: None,
        }))
    }

    /// The kind.
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// The stable reason.
    pub fn reason(&self) -> &'static str {
        self.0.reason
    }

    /// The sentence in both languages.
    pub fn text(&self) -> &Text {
        &self.0.text
    }

    /// The fields that are wrong.
    pub fn fields(&self) -> &[FieldViolation] {
        &self.0.fields
    }

    /// The answer on the wire. `reference` is the id under which the call stands in the log.
    pub fn into_status(mut self, locale: Locale, reference: &str) -> Status {
        if self.0.kind == Kind::Internal {
            let source = self.0.source.as_deref().map(ToString::to_string).unwrap_or_default();
            tracing::error!(reference, error = %source, "a call failed inside");
            self.0.text = Text::new(
                format!("ขออภัย เกิดข้อผิดพลาดภายในระบบ กรุณาแจ้งรหัสอ้างอิง {reference} แก่ผู้ดูแลระบบ"),
                format!("Internal error; give reference {reference} to the administrator"),
            );
        } else if let Some(source) = &self.0.source {
            tracing::warn!(reference, reason = self.0.reason, error = %source, "a call was refused");
        }
        let Inner { kind, reason, text, fields, metadata, retry_after, .. } = *self.0;
        let mut details = ErrorDetails::new();
        let metadata = metadata.into_iter().map(|(key, value)| (key.to_owned(), value));
        details.set_error_info(reason, "sala", metadata.collect::<std::collections::HashMap<_, _>>());
        details.set_localized_message(locale.tag(), text.in_locale(locale));
        details.set_request_info(reference, "");
        if !fields.is_empty() {
            details.set_bad_request(fields.into_iter().map(|f| on_the_wire(f, locale)).collect::<Vec<_>>());
        }
        if retry_after.is_some() {
            details.set_retry_info(retry_after);
        }
        Status::with_error_details(kind.code(), format!("{reason}: {}", text.en), details)
    }
}

/// For a sentence: whole seconds, at least one.
fn whole_seconds(wait: Duration) -> u64 {
    wait.as_millis().div_ceil(1_000).max(1).try_into().unwrap_or(u64::MAX)
}

/// The description is English for developers, the localized message is what the person reads.
fn on_the_wire(violation: FieldViolation, locale: Locale) -> WireViolation {
    let message = violation.text.in_locale(locale).to_owned();
    let mut wire = WireViolation::new(violation.field, violation.text.en);
    violation.reason.clone_into(&mut wire.reason);
    wire.localized_message = Some(LocalizedMessage::new(locale.tag(), message));
    wire
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.0.reason, self.0.text.en)
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|s| s as &(dyn StdError + 'static))
    }
}
