//! Scales, the tree, what levels look like and interval codes, as documents.

use serde::{Deserialize, Serialize};

use super::Text;
use super::rule::EvidenceDoc;
use crate::domain::framework::{
    DescriptorSet, IntervalCode, IntervalCoding, IntervalGroup, Level, LevelDescriptor, Node, NodeKind, OnlyIf, Scale, ScaleType,
};
use crate::store::{Damaged, word};

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands in a reference")]
fn is_zero(number: &i64) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands in a reference")]
fn is_false(yes: &bool) -> bool {
    !*yes
}

#[derive(Serialize, Deserialize)]
pub(super) struct ScaleDoc {
    code: String,
    kind: String,
    levels: Vec<LevelDoc>,
}

#[derive(Serialize, Deserialize)]
struct LevelDoc {
    code: String,
    label: Text,
    #[serde(skip_serializing_if = "is_zero", default)]
    points_e4: i64,
}

impl From<&Scale> for ScaleDoc {
    fn from(scale: &Scale) -> Self {
        let level = |level: &Level| LevelDoc { code: level.code.clone(), label: Text::from(&level.label), points_e4: level.points_e4 };
        Self { code: scale.code.clone(), kind: scale.kind.to_string(), levels: scale.levels.iter().map(level).collect() }
    }
}

impl ScaleDoc {
    pub(super) fn read(self) -> Result<Scale, Damaged> {
        let level = |doc: LevelDoc| Level { code: doc.code, label: doc.label.into(), points_e4: doc.points_e4 };
        let kind = word(&self.kind, ScaleType::from_word)?;
        Ok(Scale { code: self.code, kind, levels: self.levels.into_iter().map(level).collect() })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct NodeDoc {
    code: String,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    parent: String,
    kind: String,
    text: Text,
    #[serde(skip_serializing_if = "is_zero", default)]
    weight_e4: i64,
    #[serde(skip_serializing_if = "is_zero", default)]
    children_weight_e4: i64,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    scale: String,
    #[serde(skip_serializing_if = "is_false", default)]
    scored: bool,
    #[serde(skip_serializing_if = "is_false", default)]
    na_allowed: bool,
    #[serde(skip_serializing_if = "String::is_empty", default)]
    descriptors: String,
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    only_if: Option<(String, String)>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    evidence: Option<EvidenceDoc>,
}

impl From<&Node> for NodeDoc {
    fn from(node: &Node) -> Self {
        Self {
            code: node.code.clone(),
            parent: node.parent.clone(),
            kind: node.kind.to_string(),
            text: Text::from(&node.text),
            weight_e4: node.weight_e4,
            children_weight_e4: node.children_weight_e4,
            scale: node.scale.clone(),
            scored: node.scored,
            na_allowed: node.na_allowed,
            descriptors: node.descriptors.clone(),
            tags: node.tags.clone(),
            only_if: node.only_if.as_ref().map(|only_if| (only_if.node.clone(), only_if.level.clone())),
            evidence: node.evidence.map(EvidenceDoc::from),
        }
    }
}

impl NodeDoc {
    pub(super) fn read(self) -> Result<Node, Damaged> {
        Ok(Node {
            code: self.code,
            parent: self.parent,
            kind: word(&self.kind, NodeKind::from_word)?,
            text: self.text.into(),
            weight_e4: self.weight_e4,
            children_weight_e4: self.children_weight_e4,
            scale: self.scale,
            scored: self.scored,
            na_allowed: self.na_allowed,
            descriptors: self.descriptors,
            tags: self.tags,
            only_if: self.only_if.map(|(node, level)| OnlyIf { node, level }),
            evidence: self.evidence.map(Into::into),
        })
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct SetDoc {
    code: String,
    scale: String,
    levels: Vec<(i32, Text)>,
}

impl From<&DescriptorSet> for SetDoc {
    fn from(set: &DescriptorSet) -> Self {
        let levels = set.levels.iter().map(|level| (level.rank, Text::from(&level.text))).collect();
        Self { code: set.code.clone(), scale: set.scale.clone(), levels }
    }
}

impl From<SetDoc> for DescriptorSet {
    fn from(doc: SetDoc) -> Self {
        let level = |(rank, text): (i32, Text)| LevelDescriptor { rank, text: text.into() };
        Self { code: doc.code, scale: doc.scale, levels: doc.levels.into_iter().map(level).collect() }
    }
}

#[derive(Serialize, Deserialize)]
pub(super) struct IntervalsDoc {
    interval_seconds: i32,
    several_codes: bool,
    groups: Vec<GroupDoc>,
}

#[derive(Serialize, Deserialize)]
struct GroupDoc {
    code: String,
    name: Text,
    codes: Vec<(String, Text)>,
}

impl From<&IntervalCoding> for IntervalsDoc {
    fn from(coding: &IntervalCoding) -> Self {
        let group = |group: &IntervalGroup| GroupDoc {
            code: group.code.clone(),
            name: Text::from(&group.name),
            codes: group.codes.iter().map(|code| (code.code.clone(), Text::from(&code.text))).collect(),
        };
        let IntervalCoding { interval_seconds, several_codes, groups } = coding;
        Self { interval_seconds: *interval_seconds, several_codes: *several_codes, groups: groups.iter().map(group).collect() }
    }
}

impl From<IntervalsDoc> for IntervalCoding {
    fn from(doc: IntervalsDoc) -> Self {
        let group = |group: GroupDoc| IntervalGroup {
            code: group.code,
            name: group.name.into(),
            codes: group.codes.into_iter().map(|(code, text)| IntervalCode { code, text: text.into() }).collect(),
        };
        let IntervalsDoc { interval_seconds, several_codes, groups } = doc;
        Self { interval_seconds, several_codes, groups: groups.into_iter().map(group).collect() }
    }
}
