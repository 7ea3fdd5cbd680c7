//! Between the contract and the domain: requests into commands, every violation at once; aggregates into messages and events.

pub(crate) mod appeal;
pub(crate) mod assessment;
pub(crate) mod assessment_facts;
pub(crate) mod assessor;
pub(crate) mod assignment;
pub(crate) mod calibration;
pub(crate) mod certification;
pub(crate) mod content;
pub(crate) mod cycle;
pub(crate) mod equating;
pub(crate) mod exchange;
pub(crate) mod facts;
pub(crate) mod framework;
pub(crate) mod growth;
pub(crate) mod moderation;
pub(crate) mod observation;
pub(crate) mod observation_facts;
pub(crate) mod observation_pair;
mod observation_record;
pub(crate) mod observation_summary;
pub(crate) mod reliability;
pub(crate) mod result;
mod rule;
pub(crate) mod severity;
pub(crate) mod shown;
mod statistic;
pub(crate) mod told;
mod tree;

use api::schools::v1::AcademicYear;
use chassis::failure::Failure;
use chassis::page::{Page, invalid_token};
use chassis::wire::Reader;
use jiff::civil::Date;
use uuid::Uuid;

/// The id of a question, which the door has found well-formed.
pub(crate) fn id(text: &str) -> Result<Uuid, Failure> {
    let mut read = Reader::default();
    let id = read.id("id", text);
    read.finish(id)
}

/// The year that the door has found within bounds.
fn year(year: Option<AcademicYear>) -> Option<i16> {
    year.and_then(|year| i16::try_from(year.be_year).ok())
}

fn on_wire_year(year: i16) -> AcademicYear {
    AcademicYear { be_year: year.into() }
}

/// Where the next page begins of a list that is ordered by days, the latest first.
pub(crate) fn after(page: &Page) -> Result<Option<(Date, Uuid)>, Failure> {
    let day = |key: &[u8]| std::str::from_utf8(key).ok().and_then(|day| day.parse().ok()).ok_or_else(invalid_token);
    let day = page.after_key().map(day).transpose()?;
    Ok(day.zip(page.after_id()))
}

/// A text of which something is left in its clean form.
fn said(read: &mut Reader, field: &str, text: String) -> String {
    if text.is_empty() {
        read.refuse(field, "FIELD_REQUIRED", format!("กรุณากรอก {field}"), format!("{field} is required"));
    }
    text
}

/// A number that counts, on the wire.
fn count(of: impl TryInto<i32>) -> i32 {
    of.try_into().unwrap_or(i32::MAX)
}
