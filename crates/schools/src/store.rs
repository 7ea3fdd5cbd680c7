//! All SQL of the service, as free functions over a connection. Row structs stay inside.

pub(crate) mod adoption;
pub(crate) mod area;
pub(crate) mod coaching;
mod document;
pub(crate) mod enrolment;
pub(crate) mod import;
pub(crate) mod innovation;
pub(crate) mod lesson_study;
pub(crate) mod open_class;
pub(crate) mod participation;
pub(crate) mod pilot;
pub(crate) mod plan;
pub(crate) mod plc;
pub(crate) mod programme;
pub(crate) mod scale_out;
pub(crate) mod school;
pub(crate) mod teacher;
pub(crate) mod term;

use chassis::db::Day;
pub(crate) use chassis::db::{Damaged, word};
use chassis::kernel::Period;

/// Periods, turned on their side for `unnest`.
#[derive(Default)]
struct Periods {
    from: Vec<Option<Day>>,
    to: Vec<Option<Day>>,
}

impl Periods {
    fn of(periods: impl IntoIterator<Item = Period>) -> Self {
        let mut columns = Self::default();
        for period in periods {
            columns.from.push(period.from().map(Day));
            columns.to.push(period.to().map(Day));
        }
        columns
    }
}
