//! Who agreed to what: the rules, without IO. Every decision about organisations, persons, positions, agreements and
//! ceremonies is taken here; callers hand in the instant and the facts of other aggregates.
//!
//! | for | use |
//! |---|---|
//! | an agreement, its parties, signatures, witnesses | [`agreement::Agreement`] |
//! | an organisation and its names | [`organisation::Organisation`], [`alias`] |
//! | a person and the parts of a Thai name | [`person::Person`], [`names`] |
//! | an office held | [`position::Position`], [`held::read`] |
//! | a ceremony | [`ceremony::Ceremony`] |
//! | what people write about signing and numbers | [`signing_role::read`], [`quantity::parse`] |
//!
//! An aggregate is restored from its plain record and shows it by `record()`; only its methods change it. Each method
//! checks first and changes afterwards, so a refused one leaves the aggregate as it was. Each event it returns has
//! raised the version by one; no events means that nothing changed.

pub mod agreement;
pub mod alias;
pub mod ceremony;
pub mod held;
pub mod ids;
pub mod names;
pub mod organisation;
pub mod person;
pub mod position;
pub mod problem;
pub mod quantity;
pub mod signing_role;

pub use chassis::kernel::{EndBeforeStart, LocalizedText, Period, ReasonRequired};
pub use ids::{AgreementId, CeremonyId, OrganisationId, PersonId, PositionId};
pub use problem::{FieldProblem, Problem};
pub use quantity::{Bound, BoundedQuantity};
