//! All SQL of the service: what projections write, what the board reads.

mod board;
mod held;
mod told;
mod watch;

pub(crate) use board::{After, AgreementRow, Filter, Partnership, PartyRow, find, list, those, with_parties};
pub(crate) use held::held;
pub(crate) use told::{agreement_told, ceremony_told, organisation_told};
pub(crate) use watch::{Change, Moment, changed_after, changes, moment};
