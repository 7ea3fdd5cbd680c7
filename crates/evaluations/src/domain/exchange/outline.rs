//! A version as the standard sees it: a criterion for each node at the top, and what is rated below it.

use super::{ExchangeError, LONGEST_ID, note};
use crate::domain::framework::{About, Content, FrameworkVersion, Node};

/// A criterion of a version, and its parts in their order.
#[derive(Debug, Clone)]
pub struct Outline<'a> {
    /// The id of the criterion.
    pub id: String,
    /// The node at the top.
    pub top: &'a Node,
    /// What is rated below it; itself where there is nothing below it.
    pub items: Vec<&'a Node>,
}

/// The criteria of a version: nodes at the top in which something is rated.
pub fn outline<'a>(about: &About, version: &'a FrameworkVersion) -> Result<Vec<Outline<'a>>, ExchangeError> {
    let content = &version.content;
    let criterion = |top: &'a Node| {
        let id = note::of(version, note::ID, &top.code).map_or_else(|| id(about, &top.code, version.head.n), str::to_owned);
        if id.chars().count() > LONGEST_ID {
            return Err(ExchangeError::IdTooLong(id));
        }
        let mut items = Vec::new();
        below(content, top, &mut items);
        if items.is_empty() && !top.scale.is_empty() {
            items.push(top);
        }
        Ok(Outline { id, top, items })
    };
    let mut criteria = content.children("").map(criterion).collect::<Result<Vec<_>, _>>()?;
    criteria.retain(|criterion| !criterion.items.is_empty());
    if criteria.is_empty() { Err(ExchangeError::NoCriteria) } else { Ok(criteria) }
}

/// The id of a criterion: `WSA-KK-D3-v1`.
pub(super) fn id(about: &About, top: &str, n: i32) -> String {
    format!("{}-{top}-v{n}", about.export_prefix)
}

/// What is rated in a node, and in no other that is rated.
fn below<'a>(content: &'a Content, node: &'a Node, items: &mut Vec<&'a Node>) {
    for child in content.children(&node.code) {
        if child.scale.is_empty() { below(content, child, items) } else { items.push(child) }
    }
}

impl Outline<'_> {
    /// Whether the node at the top is rated beside what lies in it.
    pub fn top_is_rated(&self) -> bool {
        !self.top.scale.is_empty() && self.items.iter().all(|item| item.code != self.top.code)
    }
}
