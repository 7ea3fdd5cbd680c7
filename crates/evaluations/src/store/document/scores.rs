//! What is said about nodes, as documents: an object by the codes of the nodes. Of a score that is `"4"` or the word of why there is none.
//!
//! What stands and what was submitted have one shape, so that submitting copies a document inside the database: since when something stands,
//! and which device said it, is then in both and means nothing in what was submitted.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use crate::domain::assessment::{Confidence, Conflicts, Entries, Entry, NodeScore};
use crate::domain::scores::Score;
use crate::store::{Damaged, word};

/// What stands about nodes: read into the place where it is kept, as submitting does little else.
pub(in crate::store) struct EntriesDocument(pub(in crate::store) Entries);
/// What was said about nodes.
pub(in crate::store) type SaidDocument = BTreeMap<String, SaidDoc>;
/// What other devices said instead.
pub(in crate::store) type ConflictsDocument = BTreeMap<String, Vec<SaidDoc>>;

#[derive(Serialize, Deserialize)]
pub(in crate::store) struct SaidDoc {
    #[serde(with = "mark")]
    score: Score,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    comment: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    evidence: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    confidence: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    since: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    by: Option<Uuid>,
}

impl From<&NodeScore> for SaidDoc {
    fn from(said: &NodeScore) -> Self {
        Self {
            score: said.score,
            comment: said.comment.clone(),
            evidence: said.evidence.clone(),
            confidence: said.confidence.map(|confidence| confidence.to_string()),
            since: None,
            by: None,
        }
    }
}

impl From<&Entry> for SaidDoc {
    fn from(entry: &Entry) -> Self {
        Self { since: Some(entry.since), by: entry.by, ..Self::from(&entry.said) }
    }
}

impl SaidDoc {
    fn read(self) -> Result<NodeScore, Damaged> {
        Ok(NodeScore {
            score: self.score,
            comment: self.comment,
            evidence: self.evidence,
            confidence: self.confidence.map(|text| word(&text, Confidence::from_word)).transpose()?,
        })
    }
}

/// The score that a text is: `4`, or the word of why there is none.
pub(in crate::store) fn score(text: &str) -> Option<Score> {
    let special = [Score::NotApplicable, Score::NotObserved, Score::InsufficientEvidence, Score::NotYetRated];
    match text.parse() {
        Ok(level) => (level > 0).then_some(Score::Level(level)),
        Err(_) => special.into_iter().find(|special| special.to_string() == text),
    }
}

impl<'de> Deserialize<'de> for EntriesDocument {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(ByNode)
    }
}

struct ByNode;

impl<'de> Visitor<'de> for ByNode {
    type Value = EntriesDocument;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("what stands, by the codes of nodes")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<EntriesDocument, M::Error> {
        let mut entries = Entries::new();
        while let Some((code, doc)) = map.next_entry::<String, SaidDoc>()? {
            let since = doc.since.ok_or_else(|| M::Error::missing_field("since"))?;
            let by = doc.by;
            entries.insert(code, Entry { since, by, said: doc.read().map_err(M::Error::custom)? });
        }
        Ok(EntriesDocument(entries))
    }
}

/// Scores in documents, read without a piece of memory for each.
mod mark {
    use serde::de::Unexpected;

    use super::{Deserializer, Error, Score, Serializer, Visitor, fmt, score};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over so")]
    pub(super) fn serialize<S: Serializer>(score: &Score, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(score)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Score, D::Error> {
        from.deserialize_str(Mark)
    }

    struct Mark;

    impl Visitor<'_> for Mark {
        type Value = Score;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a level, or the word of why there is none")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Score, E> {
            score(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
        }
    }
}

/// What stands, as a document.
pub(in crate::store) fn entries(entries: &Entries) -> SaidDocument {
    entries.iter().map(|(code, entry)| (code.clone(), entry.into())).collect()
}

/// What differs, as a document.
pub(in crate::store) fn conflicts(conflicts: &Conflicts) -> ConflictsDocument {
    conflicts.iter().map(|(code, others)| (code.clone(), others.iter().map(SaidDoc::from).collect())).collect()
}

/// What differs, by a document.
pub(in crate::store) fn read_conflicts(document: ConflictsDocument) -> Result<Conflicts, Damaged> {
    document.into_iter().map(|(code, others)| Ok((code, others.into_iter().map(SaidDoc::read).collect::<Result<_, _>>()?))).collect()
}

/// What is submitted, where it is not all that stands: what says something.
pub(in crate::store) fn submitted(entries: &Entries) -> Option<SaidDocument> {
    let said = || entries.iter().filter(|(_, entry)| entry.said.is_said());
    (said().count() < entries.len()).then(|| said().map(|(code, entry)| (code.clone(), entry.into())).collect())
}

/// What was submitted without words: scores, and since which version of the assessment each was there, where that is known.
pub(in crate::store) fn handed(document: &SaidDocument) -> Vec<(Score, Option<i64>)> {
    document.values().map(|said| (said.score, said.since)).collect()
}

/// What was submitted, by a document.
pub(in crate::store) fn read_submitted(document: SaidDocument) -> Result<BTreeMap<String, NodeScore>, Damaged> {
    document.into_iter().map(|(code, said)| Ok((code, said.read()?))).collect()
}
