//! Use cases: load, decide, save, tell.

pub(crate) mod area;
pub(crate) mod coaching;
pub(crate) mod enrolment;
pub(crate) mod lesson_study;
pub(crate) mod move_schools;
pub(crate) mod open_class;
mod places;
pub(crate) mod plc;
pub(crate) mod reorganise;
pub(crate) mod school;
pub(crate) mod term;

pub(crate) use chassis::ctx::Change;
