//! What a version of a framework says. Anything can be written down here; what of it can be, and what is still missing, is found by
//! [`super::check`].

mod node;
mod rule;
mod scale;

pub use node::{DescriptorSet, IntervalCode, IntervalCoding, IntervalGroup, LevelDescriptor, Node, NodeKind, OnlyIf};
pub use rule::{
    Aggregation, AggregationRule, Band, ConsensusRule, CutOffScope, CutOffTable, CutOffUnit, EvidenceRule, Judgement, NaHandling,
    PercentFormula, Procedure, Round, WeightingRule,
};
pub use scale::{Level, Scale, ScaleType};

/// What a version says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The academic year from which it holds, Buddhist era.
    pub effective_year: Option<i16>,
    /// The scales.
    pub scales: Vec<Scale>,
    /// The tree: what lies in a node stands after it.
    pub nodes: Vec<Node>,
    /// What levels look like.
    pub descriptor_sets: Vec<DescriptorSet>,
    /// The codes of an interval record, which has no tree.
    pub interval_coding: Option<IntervalCoding>,
    /// How siblings count against each other.
    pub weighting: WeightingRule,
    /// What the weights at the top add up to; none when 0.
    pub root_weight_e4: i64,
    /// How many are made of one.
    pub aggregation: Aggregation,
    /// What becomes of ratings that differ; what the house has set when absent.
    pub consensus: Option<ConsensusRule>,
    /// Which value means which level.
    pub cut_offs: Vec<CutOffTable>,
    /// From which percentage on it is passed; none when 0.
    pub pass_percent_e4: i64,
    /// How much evidence a level needs.
    pub evidence: Option<EvidenceRule>,
    /// How a lesson is observed.
    pub procedure: Option<Procedure>,
    /// Whether each item is judged against a target that the school has announced.
    pub own_targets: bool,
    /// Who judges, and on what.
    pub judgement: Judgement,
    /// At which points of a year it is used; at any when empty.
    pub rounds: Vec<Round>,
    /// What is to be known about it.
    pub notes: Vec<String>,
}

impl Content {
    /// The node with this code.
    pub fn node(&self, code: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.code == code)
    }

    /// The scale with this code.
    pub fn scale(&self, code: &str) -> Option<&Scale> {
        self.scales.iter().find(|scale| scale.code == code)
    }

    /// What the levels look like by this set.
    pub fn descriptor_set(&self, code: &str) -> Option<&DescriptorSet> {
        self.descriptor_sets.iter().find(|set| set.code == code)
    }

    /// What lies directly in a node, in its order; the top of the tree for the empty code.
    pub fn children<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Node> {
        self.nodes.iter().filter(move |node| node.parent == code)
    }

    /// The node on which it hangs whether this one is asked for, and the level that it must have; None where it is always asked for, and
    /// where the other one has no such level.
    pub fn condition<'a>(&'a self, node: &'a Node) -> Option<(&'a str, u8)> {
        let only_if = node.only_if.as_ref()?;
        let scale = self.node(&only_if.node).and_then(|other| self.scale(&other.scale))?;
        let place = scale.levels.iter().position(|level| level.code == only_if.level)?;
        Some((&only_if.node, u8::try_from(place + 1).ok()?))
    }

    /// Codes of everything that experts judge: indicators and behaviours, or the codes of an interval record.
    pub fn items(&self) -> Vec<&str> {
        let nodes = self.nodes.iter().filter(|node| node.kind.is_item()).map(|node| node.code.as_str());
        let codes = self.interval_coding.iter().flat_map(IntervalCoding::codes).map(|code| code.code.as_str());
        nodes.chain(codes).collect()
    }
}
