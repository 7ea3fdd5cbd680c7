//! An innovation as a document.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Text, YearTerm};
use crate::domain::innovation::{Content, Creator, EvidenceLevel, InnovationKind, InnovationRecord, Maker, TargetLevel};
use crate::store::{Damaged, word};

/// What of an innovation is not a column.
#[derive(Serialize, Deserialize)]
pub(in crate::store) struct Document {
    name: Text,
    term: YearTerm,
    summary: Text,
    problem: Text,
    evidence_level: String,
    creators: Vec<CreatorDoc>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    licence: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    artefacts: Vec<String>,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    pub(in crate::store) retire_reason: String,
}

#[derive(Serialize, Deserialize)]
struct CreatorDoc {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    person: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    organisation: Option<Uuid>,
    share_e2: i32,
}

impl From<&InnovationRecord> for Document {
    fn from(record: &InnovationRecord) -> Self {
        let content = &record.content;
        Self {
            name: Text::from(&content.name),
            term: content.term.into(),
            summary: Text::from(&content.summary),
            problem: Text::from(&content.problem),
            evidence_level: content.evidence_level.to_string(),
            creators: content.creators.iter().map(creator_doc).collect(),
            licence: content.licence.clone(),
            artefacts: content.artefacts.clone(),
            retire_reason: record.retire_reason.clone(),
        }
    }
}

impl Document {
    /// What is said about it; two of its values are columns.
    pub(in crate::store) fn content(self, kind: InnovationKind, target_levels: Vec<TargetLevel>) -> Result<Content, Damaged> {
        Ok(Content {
            name: self.name.into(),
            kind,
            term: self.term.read()?,
            target_levels,
            summary: self.summary.into(),
            problem: self.problem.into(),
            evidence_level: word(&self.evidence_level, EvidenceLevel::from_word)?,
            creators: self.creators.iter().map(creator).collect::<Result<_, _>>()?,
            licence: self.licence,
            artefacts: self.artefacts,
        })
    }
}

fn creator_doc(creator: &Creator) -> CreatorDoc {
    let (person, organisation) = match creator.maker {
        Maker::Person(id) => (Some(id), None),
        Maker::Organisation(id) => (None, Some(id)),
    };
    CreatorDoc { person, organisation, share_e2: creator.share_e2 }
}

fn creator(doc: &CreatorDoc) -> Result<Creator, Damaged> {
    let maker = match (doc.person, doc.organisation) {
        (Some(id), None) => Maker::Person(id),
        (None, Some(id)) => Maker::Organisation(id),
        (None, None) | (Some(_), Some(_)) => return Err(Damaged("a creator is one person or one organisation".to_owned())),
    };
    Ok(Creator { maker, share_e2: doc.share_e2 })
}
