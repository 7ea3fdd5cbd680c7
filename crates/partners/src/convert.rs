//! Between the contract and the domain: requests into commands (every violation at once), aggregates into messages and events.

pub(crate) mod agreement;
pub(crate) mod ceremony;
pub(crate) mod commands;
pub(crate) mod facts;
pub(crate) mod lists;
pub(crate) mod organisation;
pub(crate) mod person;
pub(crate) mod shown;

use chassis::wire::{change, choice, lines, localized_text as localized, on_wire, optional_id};
