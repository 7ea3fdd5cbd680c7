//! The contract, from its descriptors: what every RPC, message and field must have, what may never change, and how every RPC
//! answers to what is wrong. The lists are made from the contract itself, so nobody keeps them.
#![expect(clippy::wildcard_enum_match_arm, reason = "descriptors know kinds that the contract does not use")]

mod access;
mod apart;
mod comments;
mod compatibility;
mod contract;
mod events;
mod probes;
mod promises;
pub(crate) mod reasons;
mod released;
mod shape;

/// Every reason of today with its kind, as a release keeps it in `reasons.txt`.
pub(crate) fn reasons_of_today() -> String {
    reasons::promised()
}
