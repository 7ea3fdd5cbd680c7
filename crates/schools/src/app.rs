//! Use cases: load, decide, save, tell.

pub(crate) mod adoption;
pub(crate) mod area;
pub(crate) mod enrolment;
pub(crate) mod innovation;
pub(crate) mod move_schools;
pub(crate) mod plan;
pub(crate) mod reorganise;
pub(crate) mod scale_out;
pub(crate) mod school;
pub(crate) mod term;

pub(crate) use chassis::ctx::Change;
