//! From the criteria of the standard to a draft of a framework. What the standard does not say (cut-offs, what does not apply, from which
//! coverage on there is a result) is left for people to add before the draft goes before experts.

use super::outward::description;
use super::{Composition, Criterion, CriterionLevel, Loss, LossKind, Table, note, outline};
use crate::domain::framework::{
    About, Aggregation, AggregationRule, Content, DescriptorSet, EvidenceRule, Judgement, Level, LevelDescriptor, Node, NodeKind,
    PercentFormula, Scale, ScaleType, WeightingRule,
};
use chassis::kernel::LocalizedText;

/// What the first version of a new framework says by these criteria, and what of them is in it in no form.
pub fn draft(about: &About, criteria: &[Criterion], effective_year: Option<i16>) -> (Content, Vec<Loss>) {
    let mut draft = Draft { about, content: empty(effective_year), losses: Vec::new() };
    let weighted = criteria.iter().flat_map(|one| &one.compositions).any(|part| part.weight > 0);
    for criterion in criteria {
        draft.take(criterion, weighted);
    }
    let Draft { mut content, losses, .. } = draft;
    if weighted {
        content.weighting = WeightingRule::Declared;
        content.root_weight_e4 = content.children("").map(|node| node.weight_e4).sum();
        content.aggregation.rule = AggregationRule::WeightedPoints;
        content.aggregation.percent_formula = formula(&content.scales);
    }
    content.pass_percent_e4 = criteria.iter().find_map(|one| one.pass).map_or(0, e4);
    evidence(&mut content);
    (content, losses)
}

fn empty(effective_year: Option<i16>) -> Content {
    let aggregation = Aggregation {
        rule: AggregationRule::None,
        alternatives: Vec::new(),
        percent_formula: None,
        na_handling: None,
        min_rated_e4: 0,
        measures: Vec::new(),
    };
    Content {
        effective_year,
        scales: Vec::new(),
        nodes: Vec::new(),
        descriptor_sets: Vec::new(),
        interval_coding: None,
        weighting: WeightingRule::None,
        root_weight_e4: 0,
        aggregation,
        consensus: None,
        cut_offs: Vec::new(),
        pass_percent_e4: 0,
        evidence: None,
        procedure: None,
        own_targets: false,
        judgement: Judgement::PerIndicator,
        rounds: Vec::new(),
        notes: Vec::new(),
    }
}

struct Draft<'a> {
    about: &'a About,
    content: Content,
    losses: Vec<Loss>,
}

impl Draft<'_> {
    /// A dimension and its indicators.
    fn take(&mut self, criterion: &Criterion, weighted: bool) {
        let top = self.code(&criterion.id);
        let weight = e4(criterion.compositions.iter().map(|part| part.weight).sum());
        if outline::id(self.about, &top, 1) != criterion.id {
            self.note((note::ID, &top, &criterion.id), (Table::Criteria, &criterion.id, "CriteriaID"));
        }
        if description(self.about) != criterion.description {
            self.note((note::DESCRIPTION, &top, &criterion.description), (Table::Criteria, &criterion.id, "Description"));
        }
        let of_all = if weighted { weight } else { 0 };
        self.content.nodes.push(Node {
            weight_e4: of_all,
            children_weight_e4: of_all,
            ..node((&top, ""), NodeKind::Dimension, &criterion.name)
        });
        let scale = self.scale(&criterion.levels);
        for (index, part) in (1..).zip(&criterion.compositions) {
            let code = format!("{top}.{index}");
            let rule = note::rule(&part.guideline);
            if rule.is_none() && !part.guideline.is_empty() {
                self.note(
                    (note::GUIDELINE, &code, &part.guideline),
                    (Table::Composition, &format!("{}/{index}", criterion.id), "Guideline"),
                );
            }
            let descriptors = self.descriptors(&scale, part);
            self.content.nodes.push(Node {
                weight_e4: e4(part.weight),
                scale: scale.clone(),
                scored: true,
                descriptors,
                evidence: rule,
                ..node((&code, &top), NodeKind::Indicator, &part.name)
            });
        }
    }

    /// The code of a dimension: what its id says beside prefix and version, else the whole id.
    fn code(&self, id: &str) -> String {
        let inner = id.strip_prefix(&format!("{}-", self.about.export_prefix)).and_then(|rest| rest.rsplit_once("-v"));
        let inner = inner.filter(|(code, n)| !code.is_empty() && n.parse::<u16>().is_ok()).map(|(code, _)| code);
        let inner = inner.filter(|code| self.content.node(code).is_none());
        inner.unwrap_or(id).to_owned()
    }

    /// Keeps what has no other place; names what has none at all.
    fn note(&mut self, (about, code, text): (&str, &str, &str), (table, key, field): (Table, &str, &str)) {
        match note::written(about, code, text).filter(|_| self.content.notes.len() < note::MOST) {
            Some(note) => self.content.notes.push(note),
            None => self.losses.push(Loss::of(LossKind::DetailLeftOut, table, (key, field), text)),
        }
    }

    /// The scale with these levels; none where there are none.
    fn scale(&mut self, levels: &[CriterionLevel]) -> String {
        if levels.is_empty() {
            return String::new();
        }
        let level = |(index, level): (i32, &CriterionLevel)| Level {
            code: index.to_string(),
            label: LocalizedText::thai(&level.name),
            points_e4: e4(level.score),
        };
        let levels: Vec<Level> = (1..).zip(levels).map(level).collect();
        if let Some(known) = self.content.scales.iter().find(|scale| scale.levels == levels) {
            return known.code.clone();
        }
        let kind = if levels.iter().all(|level| level.points_e4 == 0) { ScaleType::Choice } else { ScaleType::Level };
        let code = format!("S{}", self.content.scales.len() + 1);
        self.content.scales.push(Scale { code: code.clone(), kind, levels });
        code
    }

    /// The set that says what the levels of a part look like; none where nothing does.
    fn descriptors(&mut self, scale: &str, part: &Composition) -> String {
        if part.looks.is_empty() || scale.is_empty() {
            return String::new();
        }
        let look = |(rank, text): &(i32, String)| LevelDescriptor { rank: *rank, text: LocalizedText::thai(text) };
        let levels: Vec<LevelDescriptor> = part.looks.iter().map(look).collect();
        if let Some(known) = self.content.descriptor_sets.iter().find(|set| set.scale == scale && set.levels == levels) {
            return known.code.clone();
        }
        let code = format!("R{}", self.content.descriptor_sets.len() + 1);
        self.content.descriptor_sets.push(DescriptorSet { code: code.clone(), scale: scale.to_owned(), levels });
        code
    }
}

fn node((code, parent): (&str, &str), kind: NodeKind, text: &str) -> Node {
    Node {
        code: code.to_owned(),
        parent: parent.to_owned(),
        kind,
        text: LocalizedText::thai(text),
        weight_e4: 0,
        children_weight_e4: 0,
        scale: String::new(),
        scored: false,
        na_allowed: false,
        descriptors: String::new(),
        tags: Vec::new(),
        only_if: None,
        evidence: None,
    }
}

fn e4(number: i32) -> i64 {
    i64::from(number) * 10_000
}

/// The formula that makes the scores of all scales; None where they are points of another kind.
fn formula(scales: &[Scale]) -> Option<PercentFormula> {
    let makes = |formula: PercentFormula, scale: &Scale| {
        let mut ranked = (1..).zip(&scale.levels);
        ranked.all(|(rank, level)| formula.percent_e4(rank, scale.highest()) == Some(level.points_e4))
    };
    let all = |formula: &PercentFormula| scales.iter().all(|scale| makes(*formula, scale));
    PercentFormula::ALL.iter().copied().find(all)
}

/// Where every indicator has the same rule of evidence it is that of the version.
fn evidence(content: &mut Content) {
    let rules: Vec<Option<EvidenceRule>> = content.nodes.iter().filter(|node| node.kind.is_item()).map(|node| node.evidence).collect();
    let Some(Some(first)) = rules.first().copied() else { return };
    if rules.iter().all(|rule| *rule == Some(first)) {
        content.evidence = Some(first);
        content.nodes.iter_mut().for_each(|node| node.evidence = None);
    }
}
