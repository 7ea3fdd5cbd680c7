//! Nodes with their weights and scales, as far as computing needs them.

use std::collections::{BTreeMap, BTreeSet};

use thiserror::Error;

use super::canon::Canon;
use super::decimal::Decimal;

/// A scale: its levels from 1, each with points where it has any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// Code.
    pub code: String,
    /// Points of level 1, 2, …; None where a level has none.
    pub points: Vec<Option<Decimal>>,
}

impl Scale {
    /// The highest level.
    pub fn top(&self) -> u8 {
        u8::try_from(self.points.len()).unwrap_or(u8::MAX)
    }
}

/// A node: what is rated, or what is made from the nodes below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Code, unique in the tree.
    pub code: String,
    /// Code of the node that it belongs to, which comes before it; None at the top.
    pub parent: Option<String>,
    /// How much it counts among its siblings; None where they are not counted together.
    pub weight: Option<Decimal>,
    /// Code of the scale that it is rated on; None where nobody rates it.
    pub scale: Option<String>,
    /// Whether it may be "not applicable".
    pub na_allowed: bool,
}

/// Nodes in the order of the framework. The siblings of a group all have weights, or none has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    scales: Vec<Scale>,
    nodes: Vec<Node>,
    /// Per node, the places of its children; the last entry holds those at the top.
    children: Vec<Vec<usize>>,
    places: BTreeMap<String, usize>,
}

/// Why nodes and scales are no tree.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TreeError {
    /// No nodes.
    #[error("there are no nodes")]
    Empty,
    /// Two scales or two nodes have the same code.
    #[error("{0} is there twice")]
    Twice(String),
    /// A scale without levels, or with more than a hundred.
    #[error("scale {0} has no levels, or more than a hundred")]
    Levels(String),
    /// The parent does not come before the node.
    #[error("the parent of {0} does not come before it")]
    NoParent(String),
    /// No such scale.
    #[error("the scale of {0} does not exist")]
    NoScale(String),
    /// A weight that is not above zero.
    #[error("the weight of {0} is not above zero")]
    Weight(String),
    /// Some siblings have a weight and some have none.
    #[error("{0} has no weight, or its siblings have none")]
    PartlyWeighted(String),
    /// So many so fine weights that results could not be computed exactly.
    #[error("the weights are too many and too fine to compute with exactly")]
    TooFine,
}

/// Up to this product of the weights of all groups (in their largest common unit) fractions fit with room to spare, whatever is left out of
/// them: the denominators of a result divide it, and numerators are at most 10^10 times as large.
const EXACT: u128 = 10_u128.pow(25);

impl Tree {
    /// The tree of these nodes.
    pub fn try_new(scales: Vec<Scale>, nodes: Vec<Node>) -> Result<Self, TreeError> {
        if nodes.is_empty() {
            return Err(TreeError::Empty);
        }
        let mut known = BTreeSet::new();
        for scale in &scales {
            if !known.insert(scale.code.as_str()) {
                return Err(TreeError::Twice(scale.code.clone()));
            }
            if !(1..=100).contains(&scale.points.len()) {
                return Err(TreeError::Levels(scale.code.clone()));
            }
        }
        let mut places = BTreeMap::new();
        let mut children = vec![Vec::new(); nodes.len() + 1];
        for (at, node) in nodes.iter().enumerate() {
            let parent = match &node.parent {
                None => nodes.len(),
                Some(parent) => *places.get(parent).ok_or_else(|| TreeError::NoParent(node.code.clone()))?,
            };
            if node.scale.as_ref().is_some_and(|scale| !known.contains(scale.as_str())) {
                return Err(TreeError::NoScale(node.code.clone()));
            }
            if node.weight.is_some_and(|weight| weight <= Decimal::ZERO) {
                return Err(TreeError::Weight(node.code.clone()));
            }
            if places.insert(node.code.clone(), at).is_some() {
                return Err(TreeError::Twice(node.code.clone()));
            }
            children[parent].push(at);
        }
        let tree = Self { scales, nodes, children, places };
        tree.check_weights()?;
        Ok(tree)
    }

    fn check_weights(&self) -> Result<(), TreeError> {
        let steps = |scale: &Scale| u128::from(scale.top()) * u128::from(scale.top().max(2) - 1);
        let lengths: BTreeMap<u8, u128> = self.scales.iter().map(|scale| (scale.top(), steps(scale))).collect();
        let mut product = lengths.values().try_fold(1_u128, |product, steps| product.checked_mul(*steps));
        for group in &self.children {
            if let Some(odd) = group.iter().find(|at| self.weight(**at).is_some() != self.weight(group[0]).is_some()) {
                return Err(TreeError::PartlyWeighted(self.nodes[*odd].code.clone()));
            }
            let weights: Vec<u128> = group.iter().filter_map(|at| self.weight(*at)).map(|w| u128::from(w.units().unsigned_abs())).collect();
            let unit = weights.iter().copied().fold(0, common).max(1);
            let sum: u128 = weights.iter().map(|weight| weight / unit).sum();
            let parts = if weights.is_empty() { group.len().max(1) as u128 } else { sum };
            product = product.and_then(|product| product.checked_mul(parts));
        }
        if product.is_some_and(|product| product <= EXACT) { Ok(()) } else { Err(TreeError::TooFine) }
    }

    /// The nodes, in the order of the framework.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The scales.
    pub fn scales(&self) -> &[Scale] {
        &self.scales
    }

    /// A node by its code.
    pub fn node(&self, code: &str) -> Option<&Node> {
        self.place(code).map(|at| &self.nodes[at])
    }

    pub(super) fn place(&self, code: &str) -> Option<usize> {
        self.places.get(code).copied()
    }

    /// The scale that a node is rated on.
    pub(super) fn scale(&self, at: usize) -> Option<&Scale> {
        let code = self.nodes[at].scale.as_ref()?;
        self.scales.iter().find(|scale| scale.code == *code)
    }

    pub(super) fn weight(&self, at: usize) -> Option<Decimal> {
        self.nodes[at].weight
    }

    /// Children of a node; of the whole for None.
    pub(super) fn children(&self, of: Option<usize>) -> &[usize] {
        &self.children[of.unwrap_or(self.nodes.len())]
    }

    /// Whether the node is an item: rated, and made from nothing below it.
    pub(super) fn is_item(&self, at: usize) -> bool {
        self.children[at].is_empty() && self.nodes[at].scale.is_some()
    }

    /// The items at and below a node; all for None.
    pub(super) fn items(&self, of: Option<usize>) -> Vec<usize> {
        match of {
            Some(at) if self.children[at].is_empty() => self.is_item(at).then_some(at).into_iter().collect(),
            _ => self.children(of).iter().flat_map(|child| self.items(Some(*child))).collect(),
        }
    }

    /// Writes all of it.
    pub(super) fn write(&self, canon: &mut Canon) {
        canon.count(self.scales().len());
        for scale in self.scales() {
            canon.text(&scale.code);
            canon.count(scale.points.len());
            scale.points.iter().for_each(|points| canon.maybe(*points));
        }
        canon.count(self.nodes().len());
        for node in self.nodes() {
            canon.text(&node.code);
            canon.maybe(node.parent.as_ref());
            canon.maybe(node.weight);
            canon.maybe(node.scale.as_ref());
            canon.count(usize::from(node.na_allowed));
        }
    }
}

fn common(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { common(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(code: &str, parent: Option<&str>, weight: Option<&str>) -> Node {
        let (code, parent) = (code.to_owned(), parent.map(str::to_owned));
        Node { code, parent, weight: weight.map(|w| w.parse().unwrap()), scale: Some("S".to_owned()), na_allowed: true }
    }

    fn made(nodes: Vec<Node>) -> Result<Tree, TreeError> {
        Tree::try_new(vec![Scale { code: "S".to_owned(), points: vec![None; 5] }], nodes)
    }

    #[test]
    fn nodes_that_are_no_tree_are_refused() {
        let refused = |nodes| made(nodes).unwrap_err();
        assert_eq!(refused(vec![]), TreeError::Empty);
        assert_eq!(refused(vec![node("a", None, None), node("a", None, None)]), TreeError::Twice("a".to_owned()));
        assert_eq!(refused(vec![node("b", Some("a"), None), node("a", None, None)]), TreeError::NoParent("b".to_owned()));
        assert_eq!(refused(vec![node("a", Some("a"), None)]), TreeError::NoParent("a".to_owned()));
        assert_eq!(refused(vec![node("a", None, Some("0"))]), TreeError::Weight("a".to_owned()));
        assert_eq!(refused(vec![node("a", None, Some("1")), node("b", None, None)]), TreeError::PartlyWeighted("b".to_owned()));
        assert_eq!(refused(vec![Node { scale: Some("T".to_owned()), ..node("a", None, None) }]), TreeError::NoScale("a".to_owned()));
        let scale = |levels| Scale { code: "S".to_owned(), points: vec![None; levels] };
        assert_eq!(Tree::try_new(vec![scale(0)], vec![node("a", None, None)]), Err(TreeError::Levels("S".to_owned())));
        assert_eq!(Tree::try_new(vec![scale(2), scale(2)], vec![node("a", None, None)]), Err(TreeError::Twice("S".to_owned())));
    }

    #[test]
    fn weights_that_cannot_be_computed_with_exactly_are_refused() {
        let mut nodes = Vec::new();
        for group in 0..6 {
            let parent = format!("g{group}");
            nodes.push(node(&parent, None, Some("9999.9999")));
            nodes.push(node(&format!("{parent}.1"), Some(&parent), Some("9999.9999")));
            nodes.push(node(&format!("{parent}.2"), Some(&parent), Some("1234.5678")));
        }
        assert_eq!(made(nodes), Err(TreeError::TooFine));
    }

    #[test]
    fn items_are_what_is_rated_and_has_nothing_below() {
        let tree = made(vec![node("1", None, None), node("1.1", Some("1"), None), node("1.1.1", Some("1.1"), None), node("2", None, None)])
            .unwrap();
        let codes = |of| tree.items(of).into_iter().map(|at| tree.nodes()[at].code.as_str()).collect::<Vec<_>>();
        assert_eq!(codes(None), ["1.1.1", "2"]);
        assert_eq!(codes(tree.place("1")), ["1.1.1"]);
        assert_eq!(codes(tree.place("2")), ["2"]);
    }
}
