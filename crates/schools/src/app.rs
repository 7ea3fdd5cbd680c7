//! Use cases: load, decide, save, tell.

pub(crate) mod adoption;
pub(crate) mod area;
pub(crate) mod coaching;
pub(crate) mod enrolment;
pub(crate) mod import;
pub(crate) mod innovation;
pub(crate) mod lesson_study;
pub(crate) mod move_schools;
pub(crate) mod open_class;
pub(crate) mod participation;
pub(crate) mod pilot;
mod places;
pub(crate) mod plan;
pub(crate) mod plc;
pub(crate) mod programme;
pub(crate) mod reorganise;
pub(crate) mod scale_out;
pub(crate) mod school;
pub(crate) mod teacher;
pub(crate) mod term;

pub(crate) use chassis::ctx::Change;
use chassis::db::Uow;
use jiff::civil::Date;

use crate::domain::When;

/// A step: what is changed, on which day it was done, and what belongs to it.
#[derive(Debug)]
pub(crate) struct Stepped<T> {
    pub(crate) at: Change,
    /// Today where nobody says.
    pub(crate) on: Option<Date>,
    pub(crate) what: T,
}

impl<T> Stepped<T> {
    fn when(&self, uow: &Uow) -> When {
        when(self.on, uow)
    }
}

/// On a day, today where nobody says, and recorded now.
fn when(on: Option<Date>, uow: &Uow) -> When {
    let today = uow.today();
    When { on: on.unwrap_or(today), today, now: uow.now() }
}
