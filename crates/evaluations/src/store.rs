//! All SQL of the service, as free functions over a connection. Row structs stay inside.

pub(crate) mod cycle;
mod document;
pub(crate) mod equating;
pub(crate) mod framework;
pub(crate) mod known;
pub(crate) mod version;

pub(crate) use chassis::db::{Damaged, word};
