//! Which results of one version may be compared with those of a later one. What no row speaks of cannot be compared.

use std::collections::BTreeSet;

use chassis::kernel::words;
use jiff::Timestamp;

use super::check::{Problem, Violation};
use super::content::Content;

words! {
    /// How results of a node of one version compare with those of a node of another.
    pub enum Relation {
        /// They are the same.
        Identical = "IDENTICAL",
        /// They are the same once multiplied and moved.
        Rescaled = "RESCALED",
        /// They cannot be compared.
        NotComparable = "NOT_COMPARABLE",
    }
}

/// How results of one node compare. Empty codes stand for the overall result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EquatingRow {
    /// Node of the older version.
    pub from: String,
    /// Node of the newer version; empty for what is not comparable.
    pub to: String,
    /// How they compare.
    pub relation: Relation,
    /// What a result of the older version is multiplied with; 0 unless rescaled.
    pub multiply_e4: i64,
    /// What is added afterwards; 0 unless rescaled.
    pub add_e4: i64,
}

/// How results of one version compare with those of another of the same framework.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equating {
    /// The older version.
    pub from_n: i32,
    /// The newer version.
    pub to_n: i32,
    /// Node by node.
    pub rows: Vec<EquatingRow>,
    /// On what it rests.
    pub rationale: String,
    /// When it was set.
    pub set_at: Timestamp,
}

impl Equating {
    /// How results of a node compare; not at all where nothing is said.
    pub fn of(&self, from: &str) -> Relation {
        self.rows.iter().find(|row| row.from == from).map_or(Relation::NotComparable, |row| row.relation)
    }
}

/// What is wrong with the rows.
pub(super) fn check(rows: &[EquatingRow], older: &Content, newer: &Content) -> Vec<Violation> {
    let mut found = Vec::new();
    let (mut from_seen, mut to_seen) = (BTreeSet::new(), BTreeSet::new());
    for (at, row) in rows.iter().enumerate() {
        let mut bad = |field: &str, problem: Problem| found.push(Violation { path: format!("rows[{at}].{field}"), problem });
        let (is_there, is_comparable) = (known(older, &row.from), row.relation != Relation::NotComparable);
        if !is_there {
            bad("from_code", Problem::Unknown(row.from.clone()));
        } else if !from_seen.insert(row.from.as_str()) {
            bad("from_code", Problem::Twice(row.from.clone()));
        }
        if !known(newer, &row.to) {
            bad("to_code", Problem::Unknown(row.to.clone()));
        } else if is_comparable && row.from.is_empty() != row.to.is_empty() {
            bad("to_code", Problem::GoesWith("from_code"));
        } else if is_comparable && !to_seen.insert(row.to.as_str()) {
            bad("to_code", Problem::Twice(row.to.clone()));
        }
        let is_rescaled = row.relation == Relation::Rescaled;
        if (row.multiply_e4 > 0) != is_rescaled {
            bad("multiply_e4", Problem::GoesWith("EQUATING_RELATION_RESCALED"));
        }
        if row.add_e4 != 0 && !is_rescaled {
            bad("add_e4", Problem::GoesWith("EQUATING_RELATION_RESCALED"));
        }
        if row.relation == Relation::Identical && levels(older, &row.from) != levels(newer, &row.to) {
            bad("relation", Problem::DescribesAnotherScale(row.to.clone()));
        }
    }
    found
}

/// Whether it is a node, an interval code, or the overall result.
fn known(content: &Content, code: &str) -> bool {
    code.is_empty() || content.node(code).is_some() || content.items().contains(&code)
}

/// How many levels a node has; none where it is not judged on a scale.
fn levels(content: &Content, code: &str) -> Option<i32> {
    content.node(code).and_then(|node| content.scale(&node.scale)).map(super::content::Scale::highest)
}
