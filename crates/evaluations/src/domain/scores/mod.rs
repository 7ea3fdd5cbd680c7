//! From ratings to results: exact, and the same for the same inputs.
//!
//! | for | use |
//! |---|---|
//! | numbers that are compared with cut-offs | [`Decimal`], [`Fraction`] |
//! | what a rater said about a node | [`Score`] |
//! | nodes with weights and scales | [`Tree`] |
//! | what several raters together say | [`Consensus`] |
//! | a whole result from ratings, with flags and a hash | [`Scoring`] |
//! | how often which level was given, and the median | [`Distribution`] |
//! | words for numbers | [`CutOffs`] |
//! | growth of schools that have both results | [`Matched`] |
//! | codes marked per interval | [`Coding`] |
//! | submissions that look as if nobody had judged, shown to whoever reviews them and never told | [`Plausibility`] |
//! | raters that must talk | [`Triggers`] |
//! | observers that may rate | [`Exam`] |
//!
//! Nothing here is floating point up to the moment where a statistic is computed: 43.995 is 43.995, and a result is compared with a cut-off
//! before anybody rounds it, unless the framework says otherwise.

mod aggregate;
mod canon;
mod coding;
mod cohort;
mod consensus;
mod cut_off;
mod decimal;
mod distribution;
mod exam;
mod fraction;
mod plausibility;
mod result;
mod rounding;
mod rules;
mod score;
mod scoring;
#[cfg(test)]
mod tests;
mod tree;
mod trigger;

pub use aggregate::{Aggregation, CoverageBase, Form};
pub use coding::{Coding, CodingAgreement, CodingError};
pub use cohort::{Dropped, Equating, MatchError, Matched, Measured, Moves, Relation, RoundResults};
pub use consensus::{Agreed, Consensus, ConsensusRules, EvenMedian, OneApart, Opening, whole_level};
pub use cut_off::{Band, Compare, CutOffs, CutOffsError, Judged, Mark};
pub use decimal::{Decimal, DecimalError};
pub use distribution::Distribution;
pub use exam::{Exam, ExamResult};
pub use fraction::Fraction;
pub use plausibility::{Doubt, DoubtKind, Plausibility, Time, Work};
pub use result::{Flag, NoValue, NodeResult, SchoolResult, Value};
pub use rounding::Rounding;
pub use rules::{Rules, ScoringError};
pub use score::Score;
pub use scoring::{Rating, RatingError, Scoring, WHOLE};
pub use tree::{Node, Scale, Tree, TreeError};
pub use trigger::{Trigger, Triggers};
