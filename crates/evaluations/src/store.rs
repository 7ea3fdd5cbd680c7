//! All SQL of the service, as free functions over a connection. Row structs stay inside.

pub(crate) mod appeal;
pub(crate) mod assessment;
pub(crate) mod assessor;
pub(crate) mod assignment;
pub(crate) mod cycle;
mod document;
pub(crate) mod equating;
pub(crate) mod framework;
pub(crate) mod growth;
pub(crate) mod known;
pub(crate) mod moderation;
pub(crate) mod rated;
pub(crate) mod reliability;
pub(crate) mod result;
pub(crate) mod version;

pub(crate) use chassis::db::{Damaged, word};
