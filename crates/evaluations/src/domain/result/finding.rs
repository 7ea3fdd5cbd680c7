//! What is found about a school: the computed result, as it is kept and shown.

use std::collections::BTreeSet;

use crate::domain::scores::{Agreed, Decimal, Flag, Form, NoValue, SchoolResult, Value, whole_level};

/// A value of a node or of the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Valued {
    /// Exactly, `350/9`; empty under rules that take a level and no mean.
    pub exact: String,
    /// The same to four places, rounded half up: for reading, never for comparing.
    pub rounded: Option<Decimal>,
    /// The level.
    pub level: Option<u8>,
    /// The word of the cut-offs; empty where there is none.
    pub label: String,
    /// Whether it reaches what is asked for; None where nothing is.
    pub passed: Option<bool>,
}

impl From<&Value> for Valued {
    fn from(value: &Value) -> Self {
        Self {
            exact: value.exact.map(|exact| exact.to_string()).unwrap_or_default(),
            rounded: value.rounded,
            level: value.level,
            label: value.label.clone().unwrap_or_default(),
            passed: value.passed,
        }
    }
}

/// What was found about a node. What single raters said stays with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundNode {
    /// Code.
    pub code: String,
    /// What counts where the node itself is rated.
    pub settled: Option<Agreed>,
    /// Whether a panel decided it.
    pub moderated: bool,
    /// How many gave a level.
    pub raters: usize,
    /// Its value.
    pub value: Option<Valued>,
    /// The part of its weight that is rated, 0 to 1.
    pub coverage: Decimal,
    /// Whether that is less than the framework asks for.
    pub low_coverage: bool,
}

/// What was found about a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The whole, or why it has no value.
    pub overall: Result<Valued, NoValue>,
    /// What the rules make of the whole, where a panel has judged it; None where nobody has.
    pub computed: Option<Result<Valued, NoValue>>,
    /// Of what kind values are.
    pub form: Form,
    /// Different raters whose ratings count.
    pub raters: usize,
    /// The part of all weight that is rated, 0 to 1.
    pub coverage: Decimal,
    /// The same in the unit of the weights; None where the top has none.
    pub weight_rated: Option<Decimal>,
    /// What a reader must know.
    pub flags: BTreeSet<Flag>,
    /// Every node that counts, in the order of the framework.
    pub nodes: Vec<FoundNode>,
    /// Over inputs and result: equal exactly where both are.
    pub hash: [u8; 32],
}

impl Finding {
    /// What was computed, in a form of values.
    pub fn of(result: &SchoolResult, form: Form) -> Self {
        let node = |node: &crate::domain::scores::NodeResult| FoundNode {
            code: node.code.clone(),
            settled: node.settled,
            moderated: node.moderated.is_some(),
            raters: node.consensus.map_or(0, |consensus| consensus.raters),
            value: node.value.as_ref().map(Valued::from),
            coverage: node.coverage,
            low_coverage: node.low_coverage,
        };
        let mut hash = [0; 32];
        // Always 64 digits: the hash is made of 32 bytes.
        let _written = hex::decode_to_slice(&result.hash, &mut hash);
        let whole = |whole: &Result<Value, NoValue>| whole.as_ref().map(Valued::from).map_err(|reason| *reason);
        Self {
            overall: whole(&result.overall),
            computed: result.computed.as_ref().map(whole),
            form,
            raters: result.raters,
            coverage: result.coverage,
            weight_rated: result.weight_rated,
            flags: result.flags.clone(),
            nodes: result.nodes.iter().map(node).collect(),
            hash,
        }
    }

    /// The value of the whole, or of a node by its code; None where it has none.
    pub fn value(&self, node: &str) -> Option<&Valued> {
        if node.is_empty() {
            return self.overall.as_ref().ok();
        }
        self.nodes.iter().find(|found| found.code == node).and_then(|found| found.value.as_ref())
    }

    /// The level of the whole.
    pub fn level(&self) -> Option<u8> {
        self.overall.as_ref().ok().and_then(|value| value.level)
    }

    /// What counts of the whole, or of a node by its code, as a number: what was judged about the node itself, else its value.
    pub fn number(&self, node: &str) -> Option<Decimal> {
        let level = |value: &Valued| value.level.filter(|_| self.form == Form::Level).map(|level| Decimal::whole(level.into()));
        match self.counts(node) {
            Counts::Judged(index) => index,
            Counts::Made(value) => value.and_then(|value| value.rounded.or_else(|| level(value))),
        }
    }

    /// The same as a level; None where it has none, or lies between two.
    pub fn level_of(&self, node: &str) -> Option<u8> {
        match self.counts(node) {
            Counts::Judged(index) => index.and_then(whole_level),
            Counts::Made(value) => value.and_then(|value| value.level),
        }
    }

    /// What items come to only suggests what a node is that was judged itself; but what raters said does not stand against a mean.
    fn counts(&self, node: &str) -> Counts<'_> {
        let made = Counts::Made(self.value(node));
        let Some(found) = self.nodes.iter().find(|found| found.code == node && self.form == Form::Level) else { return made };
        let is_mean = found.value.as_ref().is_some_and(|value| value.rounded.is_some());
        match found.settled {
            Some(Agreed::Index(index)) if found.moderated || !is_mean => Counts::Judged(Some(index)),
            Some(Agreed::Special(_)) if found.moderated => Counts::Judged(None),
            Some(Agreed::Index(_) | Agreed::Special(_) | Agreed::Open(_)) | None => made,
        }
    }
}

/// What counts of a node or of the whole.
enum Counts<'a> {
    /// What was judged about it; nothing where a panel found nothing to judge by.
    Judged(Option<Decimal>),
    /// What is made of its items.
    Made(Option<&'a Valued>),
}
