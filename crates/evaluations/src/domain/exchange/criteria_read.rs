//! Criteria from their four files: every bad row at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{Composition, Criterion, CriterionLevel, Flaw, LONGEST_ID, Problem, Row, Sheets, Table};

/// Levels of a scale, and parts of a criterion, at most.
const MOST: (i32, i32) = (20, 200);
/// Criteria, parts of all of them together, and different scales, at most: what a version of a framework can hold.
const CRITERIA: usize = 100;
const PARTS: usize = 200;
const SCALES: usize = 20;
/// Scores and weights have three digits.
const SCORE: (i32, i32) = (0, 999);

/// A criterion of which the parts are still being collected.
struct Begun<'a> {
    row: Row<'a>,
    criterion: Criterion,
    said: (Option<i32>, Option<i32>),
    levels: BTreeMap<i32, (Row<'a>, CriterionLevel)>,
    parts: BTreeMap<i32, (Composition, BTreeMap<i32, String>)>,
}

/// The criteria of these files, in the order of the first.
pub fn read(sheets: &Sheets) -> Result<Vec<Criterion>, Vec<Problem>> {
    let mut problems = too_many(sheets);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut begun: Vec<Begun<'_>> = Vec::new();
    for row in sheets.rows(Table::Criteria) {
        let found = begin(row, &mut problems);
        if !found.criterion.id.is_empty() && begun.iter().any(|other| other.criterion.id == found.criterion.id) {
            problems.push(row.problem("CriteriaID", Flaw::Twice));
        }
        begun.push(found);
    }
    let differs = begun.iter().filter(|one| one.criterion.pass != begun[0].criterion.pass);
    problems.extend(differs.map(|one| one.row.problem("PassingScorePercentage", Flaw::Differs)));
    for row in sheets.rows(Table::Level) {
        level(row, &mut begun, &mut problems);
    }
    for row in sheets.rows(Table::Composition) {
        part(row, &mut begun, &mut problems);
    }
    for row in sheets.rows(Table::CompositionLevel) {
        look(row, &mut begun, &mut problems);
    }
    if begun.is_empty() {
        problems.push(Problem { table: Table::Criteria, line: 0, column: "CriteriaID", flaw: Flaw::Empty });
    }
    let criteria: Vec<Criterion> = begun.into_iter().map(|one| finish(one, &mut problems)).collect();
    let scales: BTreeSet<Vec<(&str, i32)>> =
        criteria.iter().map(|one| one.levels.iter().map(|level| (level.name.as_str(), level.score)).collect()).collect();
    if scales.len() > SCALES {
        problems.push(Problem { table: Table::Level, line: 0, column: "", flaw: Flaw::TooMany(SCALES) });
    }
    if problems.is_empty() { Ok(criteria) } else { Err(problems) }
}

/// Files that are longer than any version of a framework are not looked into.
fn too_many(sheets: &Sheets) -> Vec<Problem> {
    let most = [(Table::Criteria, CRITERIA), (Table::Composition, PARTS)];
    let over = most.into_iter().filter(|(table, most)| sheets.rows(*table).count() > *most);
    over.map(|(table, most)| Problem { table, line: 0, column: "", flaw: Flaw::TooMany(most) }).collect()
}

fn begin<'a>(row: Row<'a>, problems: &mut Vec<Problem>) -> Begun<'a> {
    let id = row.code("CriteriaID", problems);
    if id.chars().count() > LONGEST_ID {
        problems.push(row.problem("CriteriaID", Flaw::TooLong(LONGEST_ID)));
    }
    let said = (row.number("LevelAmount", (1, MOST.0), problems), row.number("CompositionAmount", (1, MOST.1), problems));
    let criterion = Criterion {
        id,
        name: row.required("Name", problems),
        description: row.text("Description", problems),
        pass: row.whole("PassingScorePercentage", (0, 100), problems),
        levels: Vec::new(),
        compositions: Vec::new(),
    };
    Begun { row, criterion, said, levels: BTreeMap::new(), parts: BTreeMap::new() }
}

/// The criterion that a row belongs to.
fn of<'b, 'a>(row: Row<'_>, begun: &'b mut [Begun<'a>], problems: &mut Vec<Problem>) -> Option<&'b mut Begun<'a>> {
    let id = row.code("CriteriaID", problems);
    let found = begun.iter_mut().find(|one| one.criterion.id == id);
    if found.is_none() && !id.is_empty() {
        problems.push(row.problem("CriteriaID", Flaw::Unknown(Table::Criteria)));
    }
    found
}

fn level<'a>(row: Row<'a>, begun: &mut [Begun<'a>], problems: &mut Vec<Problem>) {
    let index = row.number("LevelIndex", (1, MOST.0), problems);
    let (name, score) = (row.required("LevelName", problems), row.number("LevelScore", SCORE, problems));
    let (Some(one), Some(index)) = (of(row, begun, problems), index) else { return };
    if one.levels.insert(index, (row, CriterionLevel { name, score: score.unwrap_or_default() })).is_some() {
        problems.push(row.problem("LevelIndex", Flaw::Twice));
    }
}

fn part<'a>(row: Row<'a>, begun: &mut [Begun<'a>], problems: &mut Vec<Problem>) {
    let index = row.number("CompositionIndex", (1, MOST.1), problems);
    let part = Composition {
        name: row.required("Name", problems),
        weight: row.number("WeightScore", SCORE, problems).unwrap_or_default(),
        guideline: row.text("Guideline", problems),
        looks: Vec::new(),
    };
    let (Some(one), Some(index)) = (of(row, begun, problems), index) else { return };
    if one.parts.insert(index, (part, BTreeMap::new())).is_some() {
        problems.push(row.problem("CompositionIndex", Flaw::Twice));
    }
}

fn look<'a>(row: Row<'a>, begun: &mut [Begun<'a>], problems: &mut Vec<Problem>) {
    let (index, level) = (row.number("CompositionIndex", (1, MOST.1), problems), row.number("LevelIndex", (1, MOST.0), problems));
    let text = row.required("Description", problems);
    let (Some(one), Some(index), Some(level)) = (of(row, begun, problems), index, level) else { return };
    if !one.levels.contains_key(&level) {
        problems.push(row.problem("LevelIndex", Flaw::Unknown(Table::Level)));
    }
    match one.parts.get_mut(&index) {
        None => problems.push(row.problem("CompositionIndex", Flaw::Unknown(Table::Composition))),
        Some((_, looks)) => {
            if looks.insert(level, text).is_some() {
                problems.push(row.problem("LevelIndex", Flaw::Twice));
            }
        }
    }
}

/// The criterion with its parts: as many as it says, numbered from 1 without gaps.
fn finish(one: Begun<'_>, problems: &mut Vec<Problem>) -> Criterion {
    let Begun { row, mut criterion, said, levels, parts } = one;
    for (column, said, found) in [
        ("LevelAmount", said.0, levels.keys().copied().collect::<Vec<i32>>()),
        ("CompositionAmount", said.1, parts.keys().copied().collect()),
    ] {
        let Some(said) = said.and_then(|said| usize::try_from(said).ok()) else { continue };
        if !found.iter().copied().eq((1..).take(said)) {
            problems.push(row.problem(column, Flaw::CountDiffers(said, found.len())));
        }
    }
    let scores: Vec<i32> = levels.values().map(|(_, level)| level.score).collect();
    if scores.iter().any(|score| *score != 0) {
        let falls = levels.values().zip(levels.values().skip(1)).filter(|((_, before), (_, after))| after.score <= before.score);
        problems.extend(falls.map(|(_, (row, _))| row.problem("LevelScore", Flaw::NotRising)));
    }
    criterion.levels = levels.into_values().map(|(_, level)| level).collect();
    let whole = |(part, looks): (Composition, BTreeMap<i32, String>)| Composition { looks: looks.into_iter().collect(), ..part };
    criterion.compositions = parts.into_values().map(whole).collect();
    criterion
}
