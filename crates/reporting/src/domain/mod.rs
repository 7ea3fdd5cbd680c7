//! What the board makes of what it is told: pure functions of a snapshot, without clock or database, so that reading the
//! events again, in any order, gives the same board.
//!
//! | for | use |
//! |---|---|
//! | an agreement and what is still missing from it | [`Agreement`], [`Party`] |
//! | when a ceremony takes place | [`Ceremony`] |
//! | what an organisation is called on a day | [`Organisation::periods`] |
//! | a choice of the contract | [`Word`] |

mod agreement;
mod ceremony;
mod organisation;
mod word;

pub(crate) use agreement::{Agreement, Party};
pub(crate) use ceremony::Ceremony;
pub(crate) use organisation::{Name, NameKind, NamePeriod, Organisation};
pub(crate) use word::Word;
