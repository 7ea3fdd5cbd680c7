//! What is judged and how: the rules, without IO. Every decision is taken here; callers hand in the instant.
//!
//! | for | use |
//! |---|---|
//! | a framework with its versions, from the first draft to the last use | [`framework::Framework`] |
//! | what a version says: tree, scales, rules | [`framework::Content`] |
//! | how results of one version compare with those of another | [`framework::Equating`] |
//! | which schools are judged, when and by whom, and how far that has come | [`cycle::Cycle`] |
//! | who judges a school, and whether they may | [`assessor::Assessor`], [`assignment::Assignment`] |
//! | what one assessor says about one school, from several devices | [`assessment::Assessment`] |
//! | raters who lie apart, and what a panel decides | [`moderation::Case`] |
//! | results version by version, what is published of them, what is appealed against | [`result`], [`appeal::Appeal`] |
//! | how strict assessors of a cycle are beside each other | [`severity`] |
//! | how far raters of a cycle agree, how far schools have come between two | [`reliability::Run`], [`growth::GrowthRecord`] |
//! | rubrics and results in the files of the national standard, and what they cannot hold | [`exchange`] |
//! | who may observe lessons so that it counts | [`certification::Certification`] |
//! | a lesson that is observed, by one or by two | [`observation::Observation`], [`observation::Pair`] |
//! | how observers rate a lesson whose codes are known | [`calibration::CalibrationRound`] |
//! | ratings of a school into its result, exactly and always the same | [`scores`] |
//! | how far raters agree, how certain that is, how far a group has come | [`statistics`] |
//!
//! An aggregate is restored from its plain record and shows it by `record()`; only its methods change it. Each method checks first and
//! changes afterwards, so a refused one leaves the aggregate as it was. Each event has raised the version by one; no events means that
//! nothing changed. Weights, points and cut-offs are whole numbers of ten-thousandths.

pub mod appeal;
pub mod assessment;
pub mod assessor;
pub mod assignment;
pub mod calibration;
pub mod certification;
pub mod cycle;
pub mod exchange;
pub mod framework;
pub mod growth;
pub mod ids;
pub mod known;
pub mod moderation;
pub mod observation;
pub mod reliability;
pub mod result;
mod role;
pub mod scores;
pub mod severity;
pub mod statistics;

pub use ids::{AssessmentId, AssessorId, AssignmentId, CalibrationId, CertificationId, CycleId, FrameworkId, ObservationId, PairId};
pub use role::AssessorRole;
