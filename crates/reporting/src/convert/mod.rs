//! Between the contract and the service: what events tell, what requests ask, what replies show.

mod asked;
mod fresh;
pub(crate) mod resume;
mod shown;
mod told;
mod words;

pub(crate) use asked::{filter, question, watched, watched_question};
pub(crate) use fresh::freshness;
pub(crate) use shown::{message, partnership};
pub(crate) use told::{Unreadable, agreement, ceremony, organisation};
