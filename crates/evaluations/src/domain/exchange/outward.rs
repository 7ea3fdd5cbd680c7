//! From a version of a framework to the criteria of the standard, with everything that is lost on the way.

use chassis::thai::normalise::clean;

use super::outline::{Outline, outline};
use super::{Composition, Criterion, CriterionLevel, ExchangeError, Loss, LossKind, Table, note};
use crate::domain::framework::{
    About, AggregationRule, Content, DescriptorSet, FrameworkVersion, LevelDescriptor, Node, Scale, WeightingRule,
};
use crate::domain::scores::{Decimal, Rounding};

/// The criteria of a version, and what of it is in none of them.
pub fn criteria(about: &About, version: &FrameworkVersion) -> Result<(Vec<Criterion>, Vec<Loss>), ExchangeError> {
    let mut losses = Vec::new();
    let whole = format!("{} v{}", about.code, version.head.n);
    let of_node = |outline: &Outline<'_>| (outline.top.code.clone(), criterion(about, version, outline, &mut losses));
    let criteria: Vec<(String, Criterion)> = outline(about, version)?.iter().map(of_node).collect();
    for top in version.content.children("").filter(|top| !criteria.iter().any(|(node, _)| *node == top.code)) {
        losses.push(Loss::of(LossKind::NodeLeftOut, Table::Criteria, (&whole, "CriteriaID"), &top.code));
    }
    rules(&whole, &version.content, &mut losses);
    let described = criteria.iter().all(|(_, criterion)| criterion.description == description(about));
    details((&whole, described), about, version, &mut losses);
    Ok((criteria.into_iter().map(|(_, criterion)| criterion).collect(), losses))
}

/// Whose a framework is and under which licence: this goes with every copy of it.
pub(super) fn description(about: &About) -> String {
    let parts = [&about.name.th, &about.licence.attribution, &about.licence.code, &about.licence.disclaimer];
    parts.into_iter().map(|part| clean(part)).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn criterion(about: &About, version: &FrameworkVersion, outline: &Outline<'_>, losses: &mut Vec<Loss>) -> Criterion {
    let (content, top) = (&version.content, outline.top);
    let english = |text: &str, field: &str, losses: &mut Vec<Loss>| english(text, (Table::Criteria, &outline.id, field), losses);
    english(&top.text.en, "Name", losses);
    // The first of the scales with the most levels.
    let scales = outline.items.iter().filter_map(|item| content.scale(&item.scale));
    let scale = scales.reduce(|longest, scale| if scale.levels.len() > longest.levels.len() { scale } else { longest });
    let pass = (content.pass_percent_e4 > 0).then(|| {
        let at = (Table::Criteria, outline.id.as_str(), "PassingScorePercentage");
        whole(i128::from(content.pass_percent_e4), 1, at, losses)
    });
    if outline.top_is_rated() {
        let was = format!("{} ({})", top.code, top.scale);
        losses.push(Loss::of(LossKind::NodeLeftOut, Table::Criteria, (&outline.id, "LevelIndex"), was));
    }
    let levels = scale.map_or_else(Vec::new, |scale| levels(scale, &outline.id, losses));
    let parts = (1..).zip(&outline.items).map(|(index, item)| part(version, outline, (index, item, scale), losses));
    let compositions = parts.collect();
    left_out(content, outline, losses);
    Criterion {
        name: clean(&top.text.th),
        description: note::of(version, note::DESCRIPTION, &top.code).map_or_else(|| description(about), str::to_owned),
        id: outline.id.clone(),
        pass,
        levels,
        compositions,
    }
}

fn levels(scale: &Scale, id: &str, losses: &mut Vec<Loss>) -> Vec<CriterionLevel> {
    let level = |(index, level): (i32, &crate::domain::framework::Level)| {
        let key = format!("{id}/{index}");
        english(&level.label.en, (Table::Level, &key, "LevelName"), losses);
        let score = whole(i128::from(level.points_e4), 1, (Table::Level, &key, "LevelScore"), losses);
        CriterionLevel { name: clean(&level.label.th), score }
    };
    (1..).zip(&scale.levels).map(level).collect()
}

fn part(
    version: &FrameworkVersion,
    outline: &Outline<'_>,
    (index, item, scale): (i32, &Node, Option<&Scale>),
    losses: &mut Vec<Loss>,
) -> Composition {
    let (content, key) = (&version.content, format!("{}/{index}", outline.id));
    english(&item.text.en, (Table::Composition, &key, "Name"), losses);
    if item.code != format!("{}.{index}", outline.top.code) {
        let loss = Loss::of(LossKind::CodeLeftOut, Table::Composition, (&key, "CompositionIndex"), &item.code);
        losses.push(loss.instead(index.to_string()));
    }
    if let Some(own) = content.scale(&item.scale).filter(|own| scale.is_some_and(|scale| own.code != scale.code)) {
        let instead = scale.map(|scale| scale.code.clone()).unwrap_or_default();
        losses.push(Loss::of(LossKind::OtherScale, Table::Level, (&key, "LevelName"), &own.code).instead(instead));
    }
    let (weight, of) = weight(content, outline, item);
    let rule = item.evidence.or(content.evidence).map(note::evidence);
    let looks = content.descriptor_set(&item.descriptors).map_or_else(Vec::new, |set| looks(set, &key, losses));
    Composition {
        name: clean(&item.text.th),
        weight: whole(weight, of, (Table::Composition, &key, "WeightScore"), losses),
        guideline: note::of(version, note::GUIDELINE, &item.code).map_or_else(|| rule.unwrap_or_default(), str::to_owned),
        looks,
    }
}

fn looks(set: &DescriptorSet, key: &str, losses: &mut Vec<Loss>) -> Vec<(i32, String)> {
    let mut looks: Vec<&LevelDescriptor> = set.levels.iter().filter(|level| !level.text.lacks_thai()).collect();
    looks.sort_by_key(|level| level.rank);
    let look = |level: &LevelDescriptor| {
        english(&level.text.en, (Table::CompositionLevel, &format!("{key}/{}", level.rank), "Description"), losses);
        (level.rank, clean(&level.text.th))
    };
    looks.into_iter().map(look).collect()
}

fn english(text: &str, (table, key, field): (Table, &str, &str), losses: &mut Vec<Loss>) {
    if !text.trim().is_empty() {
        losses.push(Loss::of(LossKind::EnglishText, table, (key, field), text));
    }
}

/// A number of ten-thousandths, over a whole number, as a whole number.
fn whole(e4: i128, of: i128, (table, key, field): (Table, &str, &str), losses: &mut Vec<Loss>) -> i32 {
    let unit = of * 10_000;
    let number = Decimal::ratio(e4, unit, 0, Rounding::HalfUp).map_or(i64::MAX, Decimal::units) / Decimal::ONE.units();
    let rounded = i32::try_from(number).unwrap_or(i32::MAX).min(999);
    if i128::from(rounded) * unit != e4 {
        let exact = Decimal::ratio(e4, unit, Decimal::PLACES, Rounding::HalfUp).unwrap_or_default();
        let loss = Loss::of(LossKind::Rounded, table, (key, field), exact.written(Decimal::PLACES));
        losses.push(loss.instead(rounded.to_string()));
    }
    rounded
}

/// The part that an item has of all, in ten-thousandths and over a whole number: its weight among its siblings, that of what it lies in, and so on.
fn weight(content: &Content, outline: &Outline<'_>, item: &Node) -> (i128, i128) {
    let (mut of, mut over) = (i128::from(item.weight_e4), 1_i128);
    let mut parent = content.node(&item.parent);
    while let Some(node) = parent {
        if node.weight_e4 > 0 && node.children_weight_e4 > 0 && node.weight_e4 != node.children_weight_e4 {
            of = of.saturating_mul(node.weight_e4.into());
            over = over.saturating_mul(node.children_weight_e4.into());
        }
        parent = if node.code == outline.top.code { None } else { content.node(&node.parent) };
    }
    (of, over)
}

/// Nodes that are neither criteria nor parts of them.
fn left_out(content: &Content, outline: &Outline<'_>, losses: &mut Vec<Loss>) {
    let mut rest: Vec<&Node> = content.children(&outline.top.code).collect();
    while let Some(node) = rest.pop() {
        rest.extend(content.children(&node.code));
        if outline.items.iter().all(|item| item.code != node.code) {
            losses.push(Loss::of(LossKind::NodeLeftOut, Table::Composition, (&outline.id, "Name"), &node.code));
        }
    }
}

/// Rules for which the standard has no place.
fn rules(key: &str, content: &Content, losses: &mut Vec<Loss>) {
    let rule = &content.aggregation;
    let count = |of: usize| if of == 0 { String::new() } else { of.to_string() };
    let is_plain = rule.rule == AggregationRule::WeightedPoints;
    let top: i64 = content.children("").map(|node| node.children_weight_e4).sum();
    let weighting = match content.weighting {
        WeightingRule::Declared if content.root_weight_e4 == top => String::new(),
        WeightingRule::None => String::new(),
        other @ (WeightingRule::Declared | WeightingRule::EqualWithinStandard) => other.to_string(),
    };
    for (field, was) in [
        ("weighting", weighting),
        ("aggregation.rule", if is_plain { String::new() } else { rule.rule.to_string() }),
        ("aggregation.alternatives", count(rule.alternatives.len())),
        ("aggregation.na_handling", rule.na_handling.map(|handling| handling.to_string()).unwrap_or_default()),
        ("consensus", content.consensus.map(|rule| format!("{} {}", rule.one_apart, rule.far_apart)).unwrap_or_default()),
        ("aggregation.min_rated_e4", count(usize::try_from(rule.min_rated_e4).unwrap_or_default())),
        ("cut_offs", count(content.cut_offs.len())),
        ("procedure", count(usize::from(content.procedure.is_some()))),
        ("own_targets", count(usize::from(content.own_targets))),
        ("rounds", count(content.rounds.len())),
        ("nodes.na_allowed", count(content.nodes.iter().filter(|node| node.na_allowed).count())),
        ("nodes.only_if", count(content.nodes.iter().filter(|node| node.only_if.is_some()).count())),
    ] {
        if !was.is_empty() {
            losses.push(Loss::of(LossKind::RuleLeftOut, Table::Criteria, (key, field), was));
        }
    }
}

/// Details for which the standard has no place. The code of the licence has one in a description that is ours.
fn details((key, described): (&str, bool), about: &About, version: &FrameworkVersion, losses: &mut Vec<Loss>) {
    let content = &version.content;
    let count = |of: usize| if of == 0 { String::new() } else { of.to_string() };
    let notes = content.notes.iter().filter(|note| version.head.copied_from.is_some() || !note::is_kept(note, content)).count();
    for (field, was) in [
        ("name.en", about.name.en.clone()),
        ("licence.code", if described { String::new() } else { about.licence.code.clone() }),
        ("licence.text", clean(&about.licence.text)),
        ("licence.note", clean(&about.licence.note)),
        ("adapted_from", about.adapted_from.clone()),
        ("effective_year", content.effective_year.map(|year| year.to_string()).unwrap_or_default()),
        ("nodes.tags", count(content.nodes.iter().filter(|node| !node.tags.is_empty()).count())),
        ("notes", count(notes)),
    ] {
        if !was.is_empty() {
            losses.push(Loss::of(LossKind::DetailLeftOut, Table::Criteria, (key, field), was));
        }
    }
}
