//! Codes: each stands once, and what is referred to is there.

use std::collections::BTreeSet;

use super::{Found, Problem};
use crate::domain::framework::content::{Content, CutOffScope, Node};

pub(super) fn look(content: &Content, found: &mut Found) {
    scales(content, found);
    sets(content, found);
    nodes(content, found);
    intervals(content, found);
    tables(content, found);
}

/// Every second appearance of a code.
struct Once<'a>(BTreeSet<&'a str>);

impl<'a> Once<'a> {
    fn new() -> Self {
        Self(BTreeSet::new())
    }

    fn see(&mut self, code: &'a str, path: impl FnOnce() -> String, found: &mut Found) {
        if !self.0.insert(code) {
            found.at(path(), Problem::Twice(code.to_owned()));
        }
    }
}

fn scales(content: &Content, found: &mut Found) {
    let mut once = Once::new();
    for (at, scale) in content.scales.iter().enumerate() {
        once.see(&scale.code, || format!("scales[{at}].code"), found);
        let mut levels = Once::new();
        for (level, what) in scale.levels.iter().enumerate() {
            levels.see(&what.code, || format!("scales[{at}].levels[{level}].code"), found);
        }
    }
}

fn sets(content: &Content, found: &mut Found) {
    let mut once = Once::new();
    for (at, set) in content.descriptor_sets.iter().enumerate() {
        once.see(&set.code, || format!("descriptor_sets[{at}].code"), found);
        let Some(scale) = content.scale(&set.scale) else {
            found.at(format!("descriptor_sets[{at}].scale_code"), Problem::Unknown(set.scale.clone()));
            continue;
        };
        let mut ranks = BTreeSet::new();
        for (level, what) in set.levels.iter().enumerate() {
            let path = format!("descriptor_sets[{at}].levels[{level}].rank");
            if !scale.has(what.rank) {
                found.at(path, Problem::NoSuchLevel { levels: scale.highest() });
            } else if !ranks.insert(what.rank) {
                found.at(path, Problem::Twice(what.rank.to_string()));
            }
        }
    }
}

fn nodes(content: &Content, found: &mut Found) {
    let mut once = Once::new();
    let all: BTreeSet<&str> = content.nodes.iter().map(|node| node.code.as_str()).collect();
    let mut before: BTreeSet<&str> = BTreeSet::new();
    for (at, node) in content.nodes.iter().enumerate() {
        once.see(&node.code, || format!("nodes[{at}].code"), found);
        let mut earlier = |code: &str, path: String| {
            if !all.contains(code) {
                found.at(path, Problem::Unknown(code.to_owned()));
            } else if !before.contains(code) {
                found.at(path, Problem::StandsLater(code.to_owned()));
            }
        };
        if !node.parent.is_empty() {
            earlier(&node.parent, format!("nodes[{at}].parent_code"));
        }
        if let Some(only_if) = &node.only_if {
            earlier(&only_if.node, format!("nodes[{at}].only_if.node_code"));
        }
        of_node(content, (at, node), found);
        before.insert(&node.code);
    }
}

fn of_node(content: &Content, (at, node): (usize, &Node), found: &mut Found) {
    if !node.scale.is_empty() && content.scale(&node.scale).is_none() {
        found.at(format!("nodes[{at}].scale_code"), Problem::Unknown(node.scale.clone()));
    }
    if !node.descriptors.is_empty() && content.descriptor_set(&node.descriptors).is_none() {
        found.at(format!("nodes[{at}].descriptor_set_code"), Problem::Unknown(node.descriptors.clone()));
    }
    if let Some(only_if) = &node.only_if
        && let Some(scale) = content.node(&only_if.node).and_then(|other| content.scale(&other.scale))
        && !scale.levels.iter().any(|level| level.code == only_if.level)
    {
        found.at(format!("nodes[{at}].only_if.level_code"), Problem::Unknown(only_if.level.clone()));
    }
}

fn intervals(content: &Content, found: &mut Found) {
    let mut once = Once::new();
    for (at, group) in content.interval_coding.iter().flat_map(|coding| &coding.groups).enumerate() {
        once.see(&group.code, || format!("interval_coding.groups[{at}].code"), found);
        for (code, what) in group.codes.iter().enumerate() {
            once.see(&what.code, || format!("interval_coding.groups[{at}].codes[{code}].code"), found);
        }
    }
}

fn tables(content: &Content, found: &mut Found) {
    let mut once = Once::new();
    for (at, table) in content.cut_offs.iter().enumerate() {
        once.see(&table.code, || format!("cut_offs[{at}].code"), found);
        let path = || format!("cut_offs[{at}].node_code");
        match (table.scope, table.node.is_empty()) {
            (CutOffScope::Overall, true) => {}
            (CutOffScope::Overall, false) | (CutOffScope::Node, true) => found.at(path(), Problem::GoesWith("CUT_OFF_SCOPE_NODE")),
            (CutOffScope::Node, false) if content.node(&table.node).is_some() => {}
            (CutOffScope::Node, false) => found.at(path(), Problem::Unknown(table.node.clone())),
        }
    }
}
