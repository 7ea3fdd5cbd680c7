//! What was found about a school, as a document.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::settled::{SettledDoc, settled};
use crate::domain::result::{Finding, FoundNode, Valued};
use crate::domain::scores::{Decimal, Flag, Form, NoValue};
use crate::store::{Damaged, word};

#[derive(Serialize, Deserialize)]
struct ValueDoc {
    #[serde(skip_serializing_if = "String::is_empty", default)]
    exact: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    e4: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    level: Option<u8>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    label: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    passed: Option<bool>,
}

impl From<&Valued> for ValueDoc {
    fn from(value: &Valued) -> Self {
        let Valued { exact, rounded, level, label, passed } = value.clone();
        Self { exact, e4: rounded.map(Decimal::units), level, label, passed }
    }
}

impl From<ValueDoc> for Valued {
    fn from(doc: ValueDoc) -> Self {
        let ValueDoc { exact, e4, level, label, passed } = doc;
        Self { exact, rounded: e4.map(Decimal::of_units), level, label, passed }
    }
}

#[derive(Serialize, Deserialize)]
struct NodeDoc {
    code: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    settled: Option<SettledDoc>,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    moderated: bool,
    #[serde(default)]
    raters: usize,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    value: Option<ValueDoc>,
    coverage_e4: i64,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    low: bool,
}

/// What was found.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    overall: Option<ValueDoc>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    none: Option<String>,
    /// What the rules make of the whole, where a panel has judged it: a value, or why there is none.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    computed: Option<ValueDoc>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    computed_none: Option<String>,
    form: String,
    raters: usize,
    coverage_e4: i64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    weight_rated_e4: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    flags: Vec<String>,
    nodes: Vec<NodeDoc>,
}

impl From<&Finding> for Document {
    fn from(finding: &Finding) -> Self {
        let node = |node: &FoundNode| NodeDoc {
            code: node.code.clone(),
            settled: node.settled.map(SettledDoc::from),
            moderated: node.moderated,
            raters: node.raters,
            value: node.value.as_ref().map(ValueDoc::from),
            coverage_e4: node.coverage.units(),
            low: node.low_coverage,
        };
        Self {
            overall: finding.overall.as_ref().ok().map(ValueDoc::from),
            none: finding.overall.as_ref().err().map(ToString::to_string),
            computed: finding.computed.as_ref().and_then(|computed| computed.as_ref().ok()).map(ValueDoc::from),
            computed_none: finding.computed.as_ref().and_then(|computed| computed.as_ref().err()).map(ToString::to_string),
            form: finding.form.to_string(),
            raters: finding.raters,
            coverage_e4: finding.coverage.units(),
            weight_rated_e4: finding.weight_rated.map(Decimal::units),
            flags: finding.flags.iter().map(ToString::to_string).collect(),
            nodes: finding.nodes.iter().map(node).collect(),
        }
    }
}

impl Document {
    /// What was found, with its hash.
    pub(in crate::store) fn read(self, hash: Vec<u8>) -> Result<Finding, Damaged> {
        let overall = match (self.overall, self.none) {
            (Some(value), _) => Ok(value.into()),
            (None, none) => Err(word(none.as_deref().unwrap_or_default(), NoValue::from_word)?),
        };
        let computed = match (self.computed, self.computed_none) {
            (Some(value), _) => Some(Ok(value.into())),
            (None, Some(none)) => Some(Err(word(&none, NoValue::from_word)?)),
            (None, None) => None,
        };
        let node = |doc: NodeDoc| {
            Ok(FoundNode {
                code: doc.code,
                settled: doc.settled.map(settled).transpose()?,
                moderated: doc.moderated,
                raters: doc.raters,
                value: doc.value.map(Valued::from),
                coverage: Decimal::of_units(doc.coverage_e4),
                low_coverage: doc.low,
            })
        };
        Ok(Finding {
            overall,
            computed,
            form: word(&self.form, Form::from_word)?,
            raters: self.raters,
            coverage: Decimal::of_units(self.coverage_e4),
            weight_rated: self.weight_rated_e4.map(Decimal::of_units),
            flags: self.flags.iter().map(|flag| word(flag, Flag::from_word)).collect::<Result<BTreeSet<_>, _>>()?,
            nodes: self.nodes.into_iter().map(node).collect::<Result<_, Damaged>>()?,
            hash: hash.try_into().map_err(|_| Damaged("a hash has 32 bytes".to_owned()))?,
        })
    }
}
