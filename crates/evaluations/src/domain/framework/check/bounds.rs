//! Orders and bounds: what rises, and what lies within something else.

use super::{Found, Problem};
use crate::domain::framework::content::{Content, CutOffTable, EvidenceRule, Scale, ScaleType};

pub(super) fn look(content: &Content, found: &mut Found) {
    for (at, scale) in content.scales.iter().enumerate() {
        points(scale, at, found);
    }
    for (at, table) in content.cut_offs.iter().enumerate() {
        bands(content, (at, table), found);
    }
    let highest = content.scales.iter().map(Scale::highest).max().unwrap_or_default();
    let evidence = content.evidence.iter().map(|rule| ("evidence".to_owned(), rule, highest));
    let of_node = |code: &str| content.scale(code).map_or(0, Scale::highest);
    let of_nodes = content
        .nodes
        .iter()
        .enumerate()
        .filter_map(|(at, node)| node.evidence.as_ref().map(|rule| (format!("nodes[{at}].evidence"), rule, of_node(&node.scale))));
    for (path, rule, levels) in evidence.chain(of_nodes) {
        let EvidenceRule { from_rank, .. } = *rule;
        if from_rank > levels {
            found.at(format!("{path}.from_rank"), Problem::NoSuchLevel { levels });
        }
    }
    procedure(content, found);
}

/// Higher levels have more points; choices have none.
fn points(scale: &Scale, at: usize, found: &mut Found) {
    for (level, what) in scale.levels.iter().enumerate() {
        let path = || format!("scales[{at}].levels[{level}].points_e4");
        match scale.kind {
            ScaleType::Choice if what.points_e4 != 0 => found.at(path(), Problem::GoesWith("SCALE_TYPE_LEVEL")),
            ScaleType::Level if level > 0 && what.points_e4 <= scale.levels[level - 1].points_e4 => found.at(path(), Problem::NotRising),
            ScaleType::Choice | ScaleType::Level => {}
        }
    }
}

fn bands(content: &Content, (at, table): (usize, &CutOffTable), found: &mut Found) {
    let scale = content.node(&table.node).and_then(|node| content.scale(&node.scale));
    let levels = scale.map(Scale::highest).or_else(|| content.scales.iter().map(Scale::highest).max());
    for (n, band) in table.bands.iter().enumerate() {
        let path = |field: &str| format!("cut_offs[{at}].bands[{n}].{field}");
        if n > 0 && band.from_e4 <= table.bands[n - 1].from_e4 {
            found.at(path("from_e4"), Problem::NotRising);
        }
        if n > 0 && band.rank <= table.bands[n - 1].rank {
            found.at(path("rank"), Problem::NotRising);
        }
        // Where no scale is, the bands are the levels.
        if let Some(levels) = levels.filter(|levels| band.rank > *levels) {
            found.at(path("rank"), Problem::NoSuchLevel { levels });
        }
    }
}

fn procedure(content: &Content, found: &mut Found) {
    let Some(procedure) = &content.procedure else { return };
    for (at, minute) in procedure.snapshot_minutes.iter().enumerate() {
        let after_the_one_before = at == 0 || *minute > procedure.snapshot_minutes[at - 1];
        if !after_the_one_before {
            found.at(format!("procedure.snapshot_minutes[{at}]"), Problem::NotRising);
        }
        if *minute >= procedure.segment_minutes {
            found.at(format!("procedure.snapshot_minutes[{at}]"), Problem::GoesWith("segment_minutes"));
        }
    }
}
