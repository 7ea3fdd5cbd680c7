//! Statistics of agreement and of growth: plain numbers in, numbers with their circumstances out.
//!
//! | for | use |
//! |---|---|
//! | two raters on a scale: exact, adjacent, Cohen's kappa | [`PairTable`] |
//! | any number of raters with gaps: Krippendorff's alpha | [`Reliability`] |
//! | the same raters on every target: intraclass correlation, Cronbach's alpha | [`RatingTable`] |
//! | experts on an item: IOC | [`Ioc`] |
//! | a share and how certain it is | [`wilson`] |
//! | two measurements of the same: gain and effect sizes | [`Growth`] |
//! | how strict a rater is, and whether that changes | [`Severity`] |
//! | what people call a value | [`Bands`] |
//!
//! A [`Statistic`] says what it is (`variant`), from how many things and pairs it comes, and which categories the scale has. Where it has
//! no value it says why ([`Undefined`]); nothing here is ever `NaN`, and nothing undefined is 0 or 1. Every formula names its source.
//!
//! The coefficients are our own arithmetic, because no maintained crate was found that has them with the category set of the scale, gaps,
//! intervals and reasons; each is a few sums. The quantiles of the normal, t and F distributions and the gamma function, where the
//! difficulty lies, come from `cdflib`.

mod alpha;
mod bands;
mod categories;
mod confidence;
mod growth;
mod icc;
mod item;
mod kappa;
mod pairs;
mod proportion;
mod quantity;
mod ratings;
mod severity;
mod statistic;
#[cfg(test)]
mod tests;

pub use alpha::{Metric, Reliability};
pub use bands::{Bands, BandsError, Edge};
pub use categories::{Categories, CategoriesError, NotInScale};
pub use confidence::{Confidence, Interval, Method};
pub use growth::{AverageOfGains, Effect, Growth};
pub use icc::{IccForm, MeanSquares};
pub use item::{Ioc, IocError};
pub use kappa::Weights;
pub use pairs::{OtherScale, PairTable};
pub use proportion::wilson;
pub use ratings::{RatingTable, TableError};
pub use severity::{Severity, SeverityRule, Standing};
pub use statistic::{Computed, Statistic, Undefined, Variant};
