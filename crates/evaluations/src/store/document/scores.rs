//! What is said about nodes, as documents: an object by the codes of the nodes. Of a score that is `"4"` or the word of why there is none.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::assessment::{Confidence, Conflicts, Entries, Entry, NodeScore};
use crate::domain::scores::Score;
use crate::store::{Damaged, word};

/// What was said about nodes.
pub(in crate::store) type SaidDocument = BTreeMap<String, SaidDoc>;
/// What stands about nodes, with since when.
pub(in crate::store) type EntriesDocument = BTreeMap<String, EntryDoc>;
/// What other devices said instead.
pub(in crate::store) type ConflictsDocument = BTreeMap<String, Vec<SaidDoc>>;

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct SaidDoc {
    score: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    comment: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    evidence: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    confidence: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct EntryDoc {
    #[serde(flatten)]
    said: SaidDoc,
    since: i64,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    by: Option<Uuid>,
}

impl From<&NodeScore> for SaidDoc {
    fn from(said: &NodeScore) -> Self {
        Self {
            score: said.score.to_string(),
            comment: said.comment.clone(),
            evidence: said.evidence.clone(),
            confidence: said.confidence.map(|confidence| confidence.to_string()),
        }
    }
}

impl SaidDoc {
    fn read(self) -> Result<NodeScore, Damaged> {
        Ok(NodeScore {
            score: word(&self.score, score)?,
            comment: self.comment,
            evidence: self.evidence,
            confidence: self.confidence.map(|text| word(&text, Confidence::from_word)).transpose()?,
        })
    }
}

/// The score that a text is: `4`, or the word of why there is none.
pub(in crate::store) fn score(text: &str) -> Option<Score> {
    let special = [Score::NotApplicable, Score::NotObserved, Score::InsufficientEvidence, Score::NotYetRated];
    let level = || text.parse().ok().filter(|level| *level > 0).map(Score::Level);
    special.into_iter().find(|special| special.to_string() == text).or_else(level)
}

/// What stands, as a document.
pub(in crate::store) fn entries(entries: &Entries) -> EntriesDocument {
    let doc = |entry: &Entry| EntryDoc { said: SaidDoc::from(&entry.said), since: entry.since, by: entry.by };
    entries.iter().map(|(code, entry)| (code.clone(), doc(entry))).collect()
}

/// What stands, by a document.
pub(in crate::store) fn read_entries(document: EntriesDocument) -> Result<Entries, Damaged> {
    let entry = |doc: EntryDoc| Ok(Entry { said: doc.said.read()?, since: doc.since, by: doc.by });
    document.into_iter().map(|(code, doc)| Ok((code, entry(doc)?))).collect()
}

/// What differs, as a document.
pub(in crate::store) fn conflicts(conflicts: &Conflicts) -> ConflictsDocument {
    conflicts.iter().map(|(code, others)| (code.clone(), others.iter().map(SaidDoc::from).collect())).collect()
}

/// What differs, by a document.
pub(in crate::store) fn read_conflicts(document: ConflictsDocument) -> Result<Conflicts, Damaged> {
    document.into_iter().map(|(code, others)| Ok((code, others.into_iter().map(SaidDoc::read).collect::<Result<_, _>>()?))).collect()
}

/// What is submitted: what stands and says something, without since when.
pub(in crate::store) fn submitted(entries: &Entries) -> SaidDocument {
    let said = entries.iter().filter(|(_, entry)| entry.said.is_said());
    said.map(|(code, entry)| (code.clone(), SaidDoc::from(&entry.said))).collect()
}

/// What was submitted, by a document.
pub(in crate::store) fn read_submitted(document: SaidDocument) -> Result<BTreeMap<String, NodeScore>, Damaged> {
    document.into_iter().map(|(code, said)| Ok((code, said.read()?))).collect()
}
