//! The tree of what is judged, what its levels look like, and the codes of an interval record.

use chassis::kernel::{LocalizedText, words};

use super::EvidenceRule;

words! {
    /// What a node of the tree is.
    pub enum NodeKind {
        /// A standard.
        Standard = "STANDARD",
        /// A dimension.
        Dimension = "DIMENSION",
        /// A criterion.
        Criterion = "CRITERION",
        /// An indicator.
        Indicator = "INDICATOR",
        /// A behaviour.
        Behaviour = "BEHAVIOUR",
    }
}

impl NodeKind {
    /// Whether it is something that is judged for itself.
    pub const fn is_item(self) -> bool {
        matches!(self, Self::Indicator | Self::Behaviour)
    }
}

/// That a node is only asked for when another one has a certain value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnlyIf {
    /// The other node.
    pub node: String,
    /// The level of its scale.
    pub level: String,
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its code, unique within the version.
    pub code: String,
    /// The node that it lies in; empty at the top.
    pub parent: String,
    /// What it is.
    pub kind: NodeKind,
    /// What it says.
    pub text: LocalizedText,
    /// Its weight among its siblings; none when 0.
    pub weight_e4: i64,
    /// What the weights below it add up to; none when 0.
    pub children_weight_e4: i64,
    /// The scale that it is judged on; empty when it is not judged.
    pub scale: String,
    /// Whether what is judged counts.
    pub scored: bool,
    /// Whether a rater may say that it does not apply.
    pub na_allowed: bool,
    /// What its levels look like; may be empty before the review.
    pub descriptors: String,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// When it is asked for.
    pub only_if: Option<OnlyIf>,
    /// How much evidence it needs, where that differs from the rule of the version.
    pub evidence: Option<EvidenceRule>,
}

/// What one level looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelDescriptor {
    /// Rank of the level.
    pub rank: i32,
    /// The description.
    pub text: LocalizedText,
}

/// What the levels of a scale look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescriptorSet {
    /// Its code, unique within the version.
    pub code: String,
    /// The scale that it describes.
    pub scale: String,
    /// One description a level.
    pub levels: Vec<LevelDescriptor>,
}

/// A code of an interval record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntervalCode {
    /// Its code, unique within the version.
    pub code: String,
    /// What is marked by it.
    pub text: LocalizedText,
}

/// Codes of one side: of the teacher, of the pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntervalGroup {
    /// Its code, unique within the version.
    pub code: String,
    /// Its name.
    pub name: LocalizedText,
    /// The codes.
    pub codes: Vec<IntervalCode>,
}

/// An interval record: which codes were seen in each interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IntervalCoding {
    /// Length of an interval in seconds.
    pub interval_seconds: i32,
    /// Whether several codes may be marked in one interval.
    pub several_codes: bool,
    /// The codes, side by side.
    pub groups: Vec<IntervalGroup>,
}

impl IntervalCoding {
    /// All codes, group by group.
    pub fn codes(&self) -> impl Iterator<Item = &IntervalCode> {
        self.groups.iter().flat_map(|group| &group.codes)
    }
}
