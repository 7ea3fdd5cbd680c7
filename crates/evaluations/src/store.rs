//! All SQL of the service, as free functions over a connection. Row structs stay inside.

pub(crate) mod appeal;
pub(crate) mod assessment;
pub(crate) mod assessor;
pub(crate) mod assignment;
pub(crate) mod calibration;
pub(crate) mod certification;
pub(crate) mod cycle;
mod document;
pub(crate) mod doubtful;
pub(crate) mod equating;
pub(crate) mod framework;
pub(crate) mod growth;
pub(crate) mod known;
pub(crate) mod moderation;
pub(crate) mod observation;
pub(crate) mod observation_list;
pub(crate) mod observation_pair;
pub(crate) mod observation_summary;
pub(crate) mod posting;
pub(crate) mod progress;
pub(crate) mod rated;
pub(crate) mod reliability;
pub(crate) mod result;
pub(crate) mod school_scopes;
pub(crate) mod version;

pub(crate) use chassis::db::{Damaged, word};
