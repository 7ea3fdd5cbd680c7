//! What the read models make of what they are told: pure functions of a snapshot, without clock or database, so that reading the
//! events again, in any order, gives the same rows.
//!
//! | for | use |
//! |---|---|
//! | an agreement and what is still missing from it | [`Agreement`], [`Party`] |
//! | when a ceremony takes place | [`Ceremony`] |
//! | what an organisation is called on a day | [`Organisation::periods`] |
//! | where a school belongs, and what becomes of it | [`School`], [`Area`], [`Level`] |
//! | where a participation, a designation or an adoption stands on a day | [`stretches`] |
//! | who came to a school, what it made and took up | [`Visit`], [`OpenClass`], [`Innovation`], [`Adoption`] |
//! | how many schools of a cohort are where | [`coverage`] |
//! | how far an evaluation has come | [`EvaluationCycle`], [`Enrolled`], [`Task`], [`Found`], [`evaluation_coverage`] |
//! | what the results of an area come to, and what of it is kept back | [`scorecard`] |
//! | a choice of the contract | [`Word`] |
//! | what is left of many snapshots | [`Newest`] |

mod agreement;
mod ceremony;
pub(crate) mod coverage;
mod evaluation;
pub(crate) mod evaluation_coverage;
mod newest;
mod organisation;
mod place;
mod practice;
mod programme;
mod school;
pub(crate) mod scorecard;
mod word;
mod work;

pub(crate) use agreement::{Agreement, Party};
pub(crate) use ceremony::Ceremony;
pub(crate) use evaluation::{Enrolled, EvaluationCycle, Found, Framework, NodeFound, Task};
pub(crate) use newest::{Newest, Snapshot};
pub(crate) use organisation::{Name, NameKind, NamePeriod, Organisation};
pub(crate) use place::{Level, Spot};
pub(crate) use practice::{Adoption, Innovation, OpenClass, Term, Visit};
pub(crate) use programme::{Participation, Pilot, Programme, stretches};
pub(crate) use school::{Area, Enrolment, School};
pub(crate) use word::Word;
pub(crate) use work::{Cycle, Plan, Team};
