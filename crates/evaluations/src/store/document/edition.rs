//! What everybody may know of a cycle, as a document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::result::{AreaCounts, Edition};

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

/// What is published.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    least: u64,
    areas: Vec<AreaDoc>,
}

impl From<&Edition> for Document {
    fn from(edition: &Edition) -> Self {
        let area = |area: &AreaCounts| {
            let AreaCounts { scope, within, suppressed, schools, levels, passed } = area.clone();
            AreaDoc { scope, within, suppressed, schools, levels, passed }
        };
        Self { least: edition.least, areas: edition.areas.iter().map(area).collect() }
    }
}

impl Document {
    pub(in crate::store) fn read(self) -> Edition {
        let area = |doc: AreaDoc| {
            let AreaDoc { scope, within, suppressed, schools, levels, passed } = doc;
            AreaCounts { scope, within, suppressed, schools, levels, passed }
        };
        Edition { least: self.least, areas: self.areas.into_iter().map(area).collect() }
    }
}
