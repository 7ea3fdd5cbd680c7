//! An area as a document.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Span, Text, line, spans};
use crate::domain::AreaId;
use crate::domain::area::{AreaRecord, Edge, Hierarchy, InnovationStatus, Standing};
use crate::store::{Damaged, word};

/// What of an area is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    names: Vec<Span<Text>>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    edges: Vec<Span<EdgeDoc>>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    innovation: Vec<Span<StatusDoc>>,
    exists: Span<Nothing>,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    successors: Vec<Uuid>,
}

#[derive(Serialize, Deserialize)]
struct Nothing {}

#[derive(Serialize, Deserialize)]
struct EdgeDoc {
    hierarchy: String,
    parent: Uuid,
}

#[derive(Serialize, Deserialize)]
struct StatusDoc {
    standing: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    legal_basis: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    documents: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    committee_ref: String,
}

impl From<&AreaRecord> for Document {
    fn from(record: &AreaRecord) -> Self {
        let edge = |edge: &Edge| Span::of(edge.period, EdgeDoc { hierarchy: edge.hierarchy.to_string(), parent: edge.parent.0 });
        Self {
            names: spans(record.names.entries(), |name| Text::from(name)),
            edges: record.edges.iter().map(edge).collect(),
            innovation: spans(record.innovation.entries(), |status| StatusDoc {
                standing: status.standing.to_string(),
                legal_basis: status.legal_basis.clone(),
                documents: status.documents.clone(),
                committee_ref: status.committee_ref.clone(),
            }),
            exists: Span::of(record.period, Nothing {}),
            successors: record.successors.iter().map(|id| id.0).collect(),
        }
    }
}

impl Document {
    /// The record, of which the columns are there already.
    pub(in crate::store) fn into(self, columns: AreaRecord) -> Result<AreaRecord, Damaged> {
        let edge = |span: Span<EdgeDoc>| {
            let period = span.period()?;
            let EdgeDoc { hierarchy, parent } = span.value;
            Ok(Edge { hierarchy: word(&hierarchy, Hierarchy::from_word)?, parent: AreaId(parent), period })
        };
        Ok(AreaRecord {
            names: line(self.names, |text| Ok(text.into()))?,
            edges: self.edges.into_iter().map(edge).collect::<Result<_, Damaged>>()?,
            innovation: line(self.innovation, |status| {
                Ok(InnovationStatus {
                    standing: word(&status.standing, Standing::from_word)?,
                    legal_basis: status.legal_basis,
                    documents: status.documents,
                    committee_ref: status.committee_ref,
                })
            })?,
            period: self.exists.period()?,
            successors: self.successors.into_iter().map(AreaId).collect(),
            ..columns
        })
    }
}
