//! What everybody may know of a cycle, as a document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::result::{AreaCounts, Edition, NodeCounts};

/// Of how many schools a finalisation is.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Counts {
    pub(in crate::store) results: i32,
    pub(in crate::store) population: i32,
}

#[derive(Serialize, Deserialize)]
struct AreaDoc {
    #[serde(skip_serializing_if = "String::is_empty", default)]
    scope: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    within: String,
    #[serde(skip_serializing_if = "std::ops::Not::not", default)]
    suppressed: bool,
    schools: u64,
    levels: BTreeMap<u8, u64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    passed: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct NodeDoc {
    code: String,
    areas: Vec<AreaDoc>,
}

/// What is published.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    least: u64,
    areas: Vec<AreaDoc>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    nodes: Vec<NodeDoc>,
}

impl From<&AreaCounts> for AreaDoc {
    fn from(area: &AreaCounts) -> Self {
        let AreaCounts { scope, within, suppressed, schools, levels, passed } = area.clone();
        Self { scope, within, suppressed, schools, levels, passed }
    }
}

impl From<AreaDoc> for AreaCounts {
    fn from(doc: AreaDoc) -> Self {
        let AreaDoc { scope, within, suppressed, schools, levels, passed } = doc;
        Self { scope, within, suppressed, schools, levels, passed }
    }
}

impl From<&Edition> for Document {
    fn from(edition: &Edition) -> Self {
        let areas = |areas: &[AreaCounts]| areas.iter().map(AreaDoc::from).collect();
        let node = |node: &NodeCounts| NodeDoc { code: node.code.clone(), areas: areas(&node.areas) };
        Self { least: edition.least, areas: areas(&edition.areas), nodes: edition.nodes.iter().map(node).collect() }
    }
}

impl Document {
    pub(in crate::store) fn read(self) -> Edition {
        let areas = |docs: Vec<AreaDoc>| docs.into_iter().map(AreaCounts::from).collect();
        let node = |doc: NodeDoc| NodeCounts { code: doc.code, areas: areas(doc.areas) };
        Edition { least: self.least, areas: areas(self.areas), nodes: self.nodes.into_iter().map(node).collect() }
    }
}
