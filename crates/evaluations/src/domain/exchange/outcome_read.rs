//! What came of a cycle, from its three files: every bad row at once. Who assessed is not looked at.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::named;
use super::outline::Outline;
use super::{Flaw, Loss, LossKind, Problem, Row, Sheets, Table};
use crate::domain::cycle::CycleRound;
use crate::domain::result::Finding;
use crate::domain::scores::{Decimal, Score};

/// Buddhist years that are taken: one of the Gregorian calendar lies before them.
const YEARS: (i32, i32) = (2500, 2700);
const SEMESTERS: (i32, i32) = (0, 3);

/// A school in the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenSchool {
    /// Its line in the first of them.
    pub line: u32,
    /// Its code.
    pub code: String,
    /// Whether there is a result, be it without a single level.
    pub judged: bool,
    /// Levels, by code of the node.
    pub levels: BTreeMap<String, Score>,
    /// What the files say about criteria: their id, the node, and the score.
    pub scores: Vec<(String, String, Decimal)>,
}

/// What files say came of a cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Academic year, Buddhist era.
    pub year: i16,
    /// 1 or 2; 3 is summer, 0 the whole year.
    pub semester: i16,
    /// The name, without the round.
    pub name: String,
    /// The round, where the name says it.
    pub round: Option<CycleRound>,
    /// The schools, in the order of the first file.
    pub schools: Vec<TakenSchool>,
}

/// What every row of the files says alike.
#[derive(Default)]
struct Alike {
    term: Option<(i32, i32)>,
    name: Option<String>,
}

/// What these files say, by the outline of the version that schools are judged by. `top` is the highest level that a node is rated with.
pub fn read(sheets: &Sheets, outlines: &[Outline<'_>], top: impl Fn(&str) -> Option<u8>) -> Result<Taken, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut alike = Alike::default();
    let mut schools = Vec::new();
    let mut places = BTreeMap::new();
    for row in sheets.rows(Table::School) {
        let code = key(row, &mut alike, &mut problems);
        let name = row.required("Name", &mut problems);
        if alike.name.get_or_insert_with(|| name.clone()) != &name {
            problems.push(row.problem("Name", Flaw::Differs));
        }
        if places.insert(code.clone(), schools.len()).is_some() {
            problems.push(row.problem("SchoolID", Flaw::Twice));
        }
        schools.push(TakenSchool { line: row.no(), code, judged: false, levels: BTreeMap::new(), scores: Vec::new() });
    }
    let mut seen = BTreeSet::new();
    for row in sheets.rows(Table::SchoolCriteria) {
        let code = key(row, &mut alike, &mut problems);
        let (school, outline) = (school(row, &code, &places, &mut problems), outline(row, outlines, &mut problems));
        let score = row.decimal("Score", &mut problems);
        let (Some(at), Some(outline)) = (school, outline) else { continue };
        if !seen.insert((at, outline.id.as_str())) {
            problems.push(row.problem("CriteriaID", Flaw::Twice));
        }
        schools[at].judged = true;
        scored(&mut schools[at], outline, score, &top);
    }
    for row in sheets.rows(Table::SchoolResult) {
        let code = key(row, &mut alike, &mut problems);
        let (school, outline) = (school(row, &code, &places, &mut problems), outline(row, outlines, &mut problems));
        let (Some(at), Some(outline)) = (school, outline) else { continue };
        if !seen.contains(&(at, outline.id.as_str())) {
            problems.push(row.problem("CriteriaID", Flaw::Unknown(Table::SchoolCriteria)));
        }
        rated(row, &mut schools[at], outline, &top, &mut problems);
    }
    if schools.is_empty() {
        problems.push(Problem { table: Table::School, line: 0, column: "SchoolID", flaw: Flaw::Empty });
    }
    if problems.is_empty() { Ok(alike.taken(schools)) } else { Err(problems) }
}

impl Alike {
    fn taken(self, schools: Vec<TakenSchool>) -> Taken {
        let (year, semester) = self.term.unwrap_or_default();
        let small = |number: i32| i16::try_from(number).unwrap_or_default();
        let whole = self.name.unwrap_or_default();
        let cut = |round: &CycleRound| whole.strip_suffix(&named("", *round)).map(|name| (name.trim().to_owned(), *round));
        let found = CycleRound::ALL.iter().find_map(cut).filter(|(name, _)| !name.is_empty());
        let (name, round) = found.map_or((whole.clone(), None), |(name, round)| (name, Some(round)));
        Taken { year: small(year), semester: small(semester), name, round, schools }
    }
}

/// The school of a row, which is about the same term as all others.
fn key(row: Row<'_>, alike: &mut Alike, problems: &mut Vec<Problem>) -> String {
    let term = (row.number("EducationYear", YEARS, problems), row.number("Semester", SEMESTERS, problems));
    if let (Some(year), Some(semester)) = term {
        let (first_year, first_semester) = *alike.term.get_or_insert((year, semester));
        for (column, differs) in [("EducationYear", first_year != year), ("Semester", first_semester != semester)] {
            if differs {
                problems.push(row.problem(column, Flaw::Differs));
            }
        }
    }
    row.code("SchoolID", problems)
}

fn school(row: Row<'_>, code: &str, places: &BTreeMap<String, usize>, problems: &mut Vec<Problem>) -> Option<usize> {
    let found = places.get(code).copied();
    if found.is_none() && !code.is_empty() {
        problems.push(row.problem("SchoolID", Flaw::Unknown(Table::School)));
    }
    found
}

fn outline<'o, 'a>(row: Row<'_>, outlines: &'o [Outline<'a>], problems: &mut Vec<Problem>) -> Option<&'o Outline<'a>> {
    let id = row.code("CriteriaID", problems);
    let found = outlines.iter().find(|outline| outline.id == id);
    if found.is_none() && !id.is_empty() {
        problems.push(row.problem("CriteriaID", Flaw::NotInFramework));
    }
    found
}

/// Where the node of a criterion is itself rated, its score is its level.
fn scored(school: &mut TakenSchool, outline: &Outline<'_>, score: Option<Decimal>, top: impl Fn(&str) -> Option<u8>) {
    let Some(score) = score else { return };
    let code = outline.top.code.clone();
    let level = crate::domain::scores::whole_level(score).filter(|level| top(&code).is_some_and(|top| (1..=top).contains(level)));
    match level.filter(|_| outline.top_is_rated()) {
        Some(level) => {
            school.levels.insert(code, Score::Level(level));
        }
        None => school.scores.push((outline.id.clone(), code, score)),
    }
}

fn rated(row: Row<'_>, school: &mut TakenSchool, outline: &Outline<'_>, top: impl Fn(&str) -> Option<u8>, problems: &mut Vec<Problem>) {
    let Some(index) = row.number("CompositionIndex", (1, 999), problems) else { return };
    let item = usize::try_from(index - 1).ok().and_then(|at| outline.items.get(at));
    let Some((item, top)) = item.and_then(|item| Some((item, top(&item.code)?))) else {
        problems.push(row.problem("CompositionIndex", Flaw::NotInFramework));
        return;
    };
    let Some(level) = row.number("LevelIndex", (1, top.into()), problems).and_then(|level| u8::try_from(level).ok()) else { return };
    if school.levels.insert(item.code.clone(), Score::Level(level)).is_some() {
        problems.push(row.problem("CompositionIndex", Flaw::Twice));
    }
}

/// Scores of a school that are not what is computed from its levels.
pub fn differing(school: &TakenSchool, finding: &Finding) -> Vec<Loss> {
    let computed = |node: &str| {
        let value = finding.value(node)?;
        value.rounded.or(value.level.map(|level| Decimal::whole(level.into()))).map(|number| number.written(2))
    };
    let differs = |(id, node, said): &(String, String, Decimal)| {
        let (said, computed) = (said.written(2), computed(node).unwrap_or_default());
        let loss = Loss::of(LossKind::ScoreDiffers, Table::SchoolCriteria, (&format!("{}/{id}", school.code), "Score"), &said);
        (said != computed).then(|| loss.instead(computed))
    };
    school.scores.iter().filter_map(differs).collect()
}
