//! What is judged and how: the rules, without IO. Every decision is taken here; callers hand in the instant.
//!
//! | for | use |
//! |---|---|
//! | a framework with its versions, from the first draft to the last use | [`framework::Framework`] |
//! | what a version says: tree, scales, rules | [`framework::Content`] |
//! | how results of one version compare with those of another | [`framework::Equating`] |
//!
//! An aggregate is restored from its plain record and shows it by `record()`; only its methods change it. Each method checks first and
//! changes afterwards, so a refused one leaves the aggregate as it was. Each event has raised the version by one; no events means that
//! nothing changed. Weights, points and cut-offs are whole numbers of ten-thousandths.

pub mod framework;
pub mod ids;

pub use ids::FrameworkId;
