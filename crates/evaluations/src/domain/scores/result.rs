//! What is computed for one school.

use std::collections::BTreeSet;

use chassis::kernel::words;

use super::canon::Canon;
use super::consensus::{Agreed, Consensus};
use super::decimal::Decimal;
use super::fraction::Fraction;
use super::score::Score;

words! {
    /// What a reader of a result must know.
    pub enum Flag {
        /// Less of the weight of the whole, or of a node that is made from others, is rated than the framework asks for.
        LowCoverage = "LOW_COVERAGE",
        /// One rater only.
        SingleRater = "SINGLE_RATER",
        /// Raters lie far apart or have not agreed, and nobody has decided.
        UnmoderatedDiscrepancy = "UNMODERATED_DISCREPANCY",
        /// Ratings of uncertified raters were handed in.
        Uncertified = "UNCERTIFIED",
        /// Fewer raters than the cycle asks for. No computation raises it: see [`crate::domain::result::SchoolRecord::flags`].
        TooFewRaters = "TOO_FEW_RATERS",
    }
}

words! {
    /// Why there is no overall value.
    pub enum NoValue {
        /// Less of the weight is rated than the framework asks for.
        CoverageBelowThreshold = "COVERAGE_BELOW_THRESHOLD",
        /// Nothing is rated.
        NothingRated = "NOTHING_RATED",
        /// The framework makes none: it is somebody's judgement.
        NotAggregated = "NOT_AGGREGATED",
        /// Several levels are most frequent: it is somebody's judgement.
        Undecided = "UNDECIDED",
    }
}

/// A value of a node or of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Exactly, in the form of the framework (percent, points or level); None under rules that take a level and no mean.
    pub exact: Option<Fraction>,
    /// The same to four places, rounded half up; for reading, never for comparing.
    pub rounded: Option<Decimal>,
    /// The level: by the rule, or of the whole by the cut-offs.
    pub level: Option<u8>,
    /// The word of the cut-offs; of the whole only.
    pub label: Option<String>,
    /// Whether it reaches what is asked for; of the whole only, where something is.
    pub passed: Option<bool>,
}

/// A node: what was said, what was decided about it, and what counts, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeResult {
    /// Code.
    pub code: String,
    /// What the raters together say; None where nobody rates the node.
    pub consensus: Option<Consensus>,
    /// What a panel decided, where it did.
    pub moderated: Option<Score>,
    /// What counts of the two.
    pub settled: Option<Agreed>,
    /// Its value; None where it has none.
    pub value: Option<Value>,
    /// The part of its weight that is rated, 0 to 1, to four places.
    pub coverage: Decimal,
    /// Whether that is less than the framework asks for.
    pub low_coverage: bool,
}

/// The result of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolResult {
    /// Every node, in the order of the framework.
    pub nodes: Vec<NodeResult>,
    /// The whole, or why it has no value.
    pub overall: Result<Value, NoValue>,
    /// What the rules make of the whole, where a panel has judged it; None where nobody has.
    pub computed: Option<Result<Value, NoValue>>,
    /// Different raters whose ratings count and are levels.
    pub raters: usize,
    /// The part of all weight that is rated, 0 to 1, to four places.
    pub coverage: Decimal,
    /// The same in the unit of the weights, 93 of 100; None where the top has no weights.
    pub weight_rated: Option<Decimal>,
    /// What a reader must know.
    pub flags: BTreeSet<Flag>,
    /// SHA-256 over inputs and result, in hexadecimal: equal exactly where both are.
    pub hash: String,
}

impl SchoolResult {
    /// A node by its code.
    pub fn node(&self, code: &str) -> Option<&NodeResult> {
        self.nodes.iter().find(|node| node.code == code)
    }

    /// Writes what was computed behind what it was computed from.
    pub(super) fn write(&self, canon: &mut Canon) {
        canon.count(self.nodes.len());
        for node in &self.nodes {
            canon.text(&node.code);
            match node.settled {
                Some(Agreed::Index(index)) => canon.maybe(Some(index)),
                Some(Agreed::Special(score)) => canon.maybe(Some(score)),
                Some(Agreed::Open(why)) => canon.maybe(Some(why)),
                None => canon.maybe(None::<Decimal>),
            }
            canon.maybe(node.value.as_ref().map(Value::line));
            canon.decimal(node.coverage);
        }
        let mut whole = |whole: &Result<Value, NoValue>| match whole {
            Ok(value) => canon.text(&value.line()),
            Err(reason) => canon.text(reason.word()),
        };
        whole(&self.overall);
        self.computed.iter().for_each(whole);
        canon.count(self.raters);
        canon.decimal(self.coverage);
        canon.maybe(self.weight_rated);
        canon.count(self.flags.len());
        self.flags.iter().for_each(|flag| canon.text(flag.word()));
    }
}

impl Value {
    fn line(&self) -> String {
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        [
            or_dash(self.exact.map(|exact| exact.to_string())),
            or_dash(self.level.map(|level| level.to_string())),
            or_dash(self.passed.map(|passed| passed.to_string())),
            or_dash(self.label.clone()),
        ]
        .join("|")
    }
}
