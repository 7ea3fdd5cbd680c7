//! Use cases: load, decide, save, tell.

pub(crate) mod agreement;
pub(crate) mod ceremony;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod position;
pub(crate) mod sheet;

pub(crate) use chassis::ctx::Change;
