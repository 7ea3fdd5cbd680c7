//! Between the contract and the domain: requests into commands (every violation at once), aggregates into messages and events.

pub(crate) mod adoption;
pub(crate) mod area;
pub(crate) mod coaching;
pub(crate) mod counts;
pub(crate) mod facts;
pub(crate) mod imports;
pub(crate) mod innovation;
pub(crate) mod lesson_facts;
pub(crate) mod lesson_study;
pub(crate) mod open_class;
pub(crate) mod participation;
pub(crate) mod pilot;
pub(crate) mod plan;
pub(crate) mod plc;
pub(crate) mod programme;
pub(crate) mod school;
pub(crate) mod shown;
mod step;
pub(crate) mod teacher;

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use chassis::ctx::Change;
use chassis::failure::Failure;
use chassis::kernel::Period;
use chassis::wire::{Reader, local_date};
use jiff::civil::Date;
use uuid::Uuid;

use crate::domain::Code;
use crate::error::code_refusal;

/// A change with what it needs.
#[derive(Debug)]
pub(crate) struct With<T> {
    pub(crate) at: Change,
    pub(crate) what: T,
}

/// The id that a question names.
pub(crate) fn id(text: &str) -> Result<Uuid, Failure> {
    let mut read = Reader::default();
    let id = read.id("id", text);
    read.finish(id)
}

/// The day that a question asks about; today where it says none.
pub(crate) fn day(value: Option<&LocalDate>, field: &str, today: Date) -> Result<Date, Failure> {
    let mut read = Reader::default();
    let day = read.date(field, value).unwrap_or(today);
    read.finish(day)
}

/// A code in one spelling; one that its scheme cannot have is refused.
fn code(read: &mut Reader, field: &str, input: &pb::Code) -> Code {
    Code::parse(&input.scheme, &input.value).unwrap_or_else(|error| {
        read.violates(code_refusal(&error, &format!("{field}.value")));
        Code::restore(input.scheme.clone(), input.value.clone())
    })
}

fn code_message(code: &Code) -> pb::Code {
    pb::Code { scheme: code.scheme().to_owned(), value: code.value().to_owned() }
}

/// Both ends of a period on the wire.
fn days(period: Period) -> (Option<LocalDate>, Option<LocalDate>) {
    (period.from().map(local_date), period.to().map(local_date))
}
