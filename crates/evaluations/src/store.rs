//! All SQL of the service, as free functions over a connection. Row structs stay inside.

pub(crate) mod assessment;
mod document;
pub(crate) mod equating;
pub(crate) mod framework;
pub(crate) mod version;

pub(crate) use chassis::db::{Damaged, word};
