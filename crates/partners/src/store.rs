//! All SQL of the service, as free functions over a connection. Row structs stay inside.

pub(crate) mod agreement;
pub(crate) mod ceremony;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod position;

pub(crate) use chassis::db::{Damaged, word};
