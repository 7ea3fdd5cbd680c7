//! The canonical form of what a version says: the same bytes for the same content, and other bytes for any other.
//!
//! Every text is its length in bytes, a colon and the text itself; every number stands in decimal digits between `#` and `;`; a list is
//! the number of its members like a number, followed by them; what may be absent is `-`, or `+` and what it is. Fields stand in a fixed
//! order; one that came later stands at the end with its name, and only where it says something. So no two contents run together, whatever
//! is in their texts.

use chassis::kernel::LocalizedText;
use sha2::{Digest as _, Sha256};

use super::content::{
    Aggregation, ConsensusRule, Content, CutOffTable, DescriptorSet, EvidenceRule, IntervalCoding, Node, Procedure, Scale,
};

/// SHA-256 of a canonical form.
pub type ContentHash = [u8; 32];

/// The hash of what version `n` of the framework with this code says.
pub fn hash(code: &str, n: i32, content: &Content) -> ContentHash {
    Sha256::digest(form(code, n, content)).into()
}

/// The canonical form of what version `n` of the framework with this code says.
pub fn form(code: &str, n: i32, content: &Content) -> Vec<u8> {
    let mut out = Form(b"sala.framework/1\n".to_vec());
    out.text(code);
    out.number(n);
    out.maybe(content.effective_year, Form::number);
    out.list(&content.scales, Form::scale);
    out.list(&content.nodes, Form::node);
    out.list(&content.descriptor_sets, Form::set);
    out.maybe(content.interval_coding.as_ref(), Form::intervals);
    out.text(content.weighting.word());
    out.number(content.root_weight_e4);
    out.aggregation(&content.aggregation);
    out.list(&content.cut_offs, Form::table);
    out.number(content.pass_percent_e4);
    out.maybe(content.evidence, Form::evidence);
    out.maybe(content.procedure.as_ref(), Form::procedure);
    out.yes(content.own_targets);
    out.text(content.judgement.word());
    out.list(&content.rounds, |out, round| out.text(round.word()));
    out.list(&content.notes, |out, note| out.text(note));
    // Came later: a version that says nothing of it has the bytes that it always had.
    if let Some(rule) = content.consensus {
        out.consensus(rule);
    }
    out.0
}

struct Form(Vec<u8>);

impl Form {
    fn text(&mut self, text: &str) {
        self.0.extend_from_slice(format!("{}:", text.len()).as_bytes());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn number(&mut self, number: impl Into<i64>) {
        self.0.extend_from_slice(format!("#{};", number.into()).as_bytes());
    }

    fn yes(&mut self, yes: bool) {
        self.number(i32::from(yes));
    }

    fn localized(&mut self, text: &LocalizedText) {
        self.text(&text.th);
        self.text(&text.en);
    }

    fn list<T>(&mut self, items: &[T], one: impl Fn(&mut Self, &T)) {
        self.0.extend_from_slice(format!("#{};", items.len()).as_bytes());
        for item in items {
            one(self, item);
        }
    }

    fn maybe<T>(&mut self, value: Option<T>, one: impl FnOnce(&mut Self, T)) {
        match value {
            None => self.0.push(b'-'),
            Some(value) => {
                self.0.push(b'+');
                one(self, value);
            }
        }
    }

    fn scale(&mut self, scale: &Scale) {
        self.text(&scale.code);
        self.text(scale.kind.word());
        self.list(&scale.levels, |out, level| {
            out.text(&level.code);
            out.localized(&level.label);
            out.number(level.points_e4);
        });
    }

    fn node(&mut self, node: &Node) {
        for text in [&node.code, &node.parent, &node.scale, &node.descriptors] {
            self.text(text);
        }
        self.text(node.kind.word());
        self.localized(&node.text);
        self.number(node.weight_e4);
        self.number(node.children_weight_e4);
        self.yes(node.scored);
        self.yes(node.na_allowed);
        self.list(&node.tags, |out, tag| out.text(tag));
        self.maybe(node.only_if.as_ref(), |out, only_if| {
            out.text(&only_if.node);
            out.text(&only_if.level);
        });
        self.maybe(node.evidence, Self::evidence);
    }

    fn set(&mut self, set: &DescriptorSet) {
        self.text(&set.code);
        self.text(&set.scale);
        self.list(&set.levels, |out, level| {
            out.number(level.rank);
            out.localized(&level.text);
        });
    }

    fn intervals(&mut self, coding: &IntervalCoding) {
        self.number(coding.interval_seconds);
        self.yes(coding.several_codes);
        self.list(&coding.groups, |out, group| {
            out.text(&group.code);
            out.localized(&group.name);
            out.list(&group.codes, |out, code| {
                out.text(&code.code);
                out.localized(&code.text);
            });
        });
    }

    fn aggregation(&mut self, rule: &Aggregation) {
        self.text(rule.rule.word());
        self.list(&rule.alternatives, |out, other| out.text(other.word()));
        self.maybe(rule.percent_formula, |out, formula| out.text(formula.word()));
        self.maybe(rule.na_handling, |out, handling| out.text(handling.word()));
        self.number(rule.min_rated_e4);
        self.list(&rule.measures, |out, measure| out.text(measure));
    }

    fn consensus(&mut self, rule: ConsensusRule) {
        self.text("consensus");
        self.text(rule.one_apart.word());
        self.number(rule.far_apart);
    }

    fn table(&mut self, table: &CutOffTable) {
        self.text(&table.code);
        self.text(table.scope.word());
        self.text(&table.node);
        self.maybe(table.year, Self::number);
        self.text(table.unit.word());
        self.maybe(table.rounded_to, Self::number);
        self.list(&table.bands, |out, band| {
            out.number(band.rank);
            out.number(band.from_e4);
            out.localized(&band.label);
        });
    }

    fn evidence(&mut self, rule: EvidenceRule) {
        self.number(rule.min_per_item);
        self.number(rule.from_rank);
    }

    fn procedure(&mut self, procedure: &Procedure) {
        self.number(procedure.segments);
        self.number(procedure.segment_minutes);
        self.list(&procedure.snapshot_minutes, |out, minute| out.number(*minute));
        self.number(procedure.exam_share_e4);
        self.number(procedure.exam_within_levels);
        self.number(procedure.certified_months);
        self.number(procedure.double_coded_e4);
    }
}
