//! Shared values between the contract and the house: days, instants, ids, texts. A [`Reader`] collects every violation of a
//! message, so that a caller hears of all of them at once.

mod shapes;

use api::common::v1::{LocalDate, LocalizedText};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use crate::failure::{Failure, FieldViolation};
use crate::thai::date::{DateStyle, Field, format_date, parse_date};
use crate::thai::normalise::clean;

pub use shapes::{change, choice, known_paths, lines, localized_text, on_wire, optional_id, period};

/// Reads the fields of a message and remembers what is wrong with them. Bounds were checked at the door; this is about
/// what bounds cannot say.
#[derive(Debug, Default)]
pub struct Reader(Vec<FieldViolation>);

impl Reader {
    /// Remembers a violation.
    pub fn refuse(&mut self, field: impl Into<String>, reason: &'static str, th: impl Into<String>, en: impl Into<String>) {
        self.0.push(FieldViolation::new(field, reason, th, en));
    }

    /// Remembers a violation that somebody else found.
    pub fn violates(&mut self, violation: FieldViolation) {
        self.0.push(violation);
    }

    /// The value, when nothing was wrong anywhere.
    pub fn finish<T>(self, value: T) -> Result<T, Failure> {
        if self.0.is_empty() { Ok(value) } else { Err(Failure::invalid(self.0)) }
    }

    /// An id. The door has checked its form, so an unreadable one is an absent one.
    pub fn id(&mut self, field: &str, text: &str) -> Uuid {
        self.optional_id(text).unwrap_or_else(|| {
            self.refuse(field, "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
            Uuid::nil()
        })
    }

    /// An id that may be absent.
    pub fn optional_id(&self, text: &str) -> Option<Uuid> {
        Uuid::parse_str(text).ok()
    }

    /// A Gregorian day that may be absent. A Buddhist year gets the question whether it is one.
    pub fn date(&mut self, field: &str, value: Option<&LocalDate>) -> Option<Date> {
        let day = value?;
        match parse_date(Field::Ce, &format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)) {
            Ok(parsed) => Some(parsed.date),
            Err(error) => {
                self.refuse(field, error.reason(), error.text_th(), error.text_en());
                None
            }
        }
    }

    /// A Gregorian day that must be there.
    pub fn required_date(&mut self, field: &str, value: Option<&LocalDate>) -> Date {
        if value.is_none() {
            self.refuse(field, "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
        }
        self.date(field, value).unwrap_or(Date::MIN)
    }

    /// An instant that may be absent.
    pub fn instant(&self, value: Option<prost_types::Timestamp>) -> Option<Timestamp> {
        value.as_ref().and_then(instant)
    }

    /// A text that may be empty, in its clean form.
    pub fn text(&self, value: &str) -> Option<String> {
        Some(clean(value)).filter(|t| !t.is_empty())
    }
}

/// A day on the wire, with its Buddhist-era text.
pub fn local_date(day: Date) -> LocalDate {
    LocalDate {
        year: i32::from(day.year()),
        month: i32::from(day.month()),
        day: i32::from(day.day()),
        be_text: format_date(day, DateStyle::Long),
    }
}

/// An instant on the wire.
pub fn timestamp(at: Timestamp) -> prost_types::Timestamp {
    prost_types::Timestamp { seconds: at.as_second(), nanos: at.subsec_nanosecond() }
}

/// The instant in a message; None when it is none.
pub fn instant(at: &prost_types::Timestamp) -> Option<Timestamp> {
    Timestamp::new(at.seconds, at.nanos).ok()
}

/// A text on the wire; absent when both languages are.
pub fn localized(th: Option<&str>, en: Option<&str>) -> Option<LocalizedText> {
    (th.is_some() || en.is_some()).then(|| LocalizedText { th: th.unwrap_or_default().to_owned(), en: en.unwrap_or_default().to_owned() })
}
