//! Use cases: load, decide, save, tell.

pub(crate) mod appeal;
pub(crate) mod assessment;
pub(crate) mod assessor;
pub(crate) mod assign;
pub(crate) mod assignment;
pub(crate) mod calibration;
pub(crate) mod certification;
pub(crate) mod cycle;
mod equating;
pub(crate) mod exchange;
pub(crate) mod framework;
pub(crate) mod growth;
mod instrument;
mod locking;
mod method;
pub(crate) mod moderation;
pub(crate) mod observation;
pub(crate) mod observation_pair;
pub(crate) mod observation_read;
pub(crate) mod observation_summary;
mod read;
pub(crate) mod reliability;
pub(crate) mod result;
pub(crate) mod severity;

use chassis::auth::Caller;
pub(crate) use chassis::ctx::Change;
pub(crate) use equating::{SetEquating, equate};
pub(crate) use method::ResultRules;
pub(crate) use read::{equating, get, get_version, list, list_versions};

/// A version of a framework, and what is done with it.
#[derive(Debug)]
pub(crate) struct OfVersion<T> {
    pub(crate) at: Change,
    pub(crate) n: i32,
    pub(crate) what: T,
}

/// Every scope that the caller's grants name, whatever they give: whoever has a school to rate has it also with another role in hand.
fn claimed(who: &Caller) -> Vec<String> {
    who.grants_claimed().iter().filter_map(|grant| grant.split_once('@')).map(|(_, scope)| scope.to_owned()).collect()
}
