//! Of how many schools of an evaluation cycle assessments were handed in, and what their results come to.
//!
//! A count of coverage never includes a school that the caller does not reach by the words that were frozen with it, whichever map it is counted
//! on. A scorecard is one and the same for everybody who sees it, so that nobody may subtract what another one sees: it is seen by whoever
//! reaches all of its schools, and by nobody else.

use std::collections::HashMap;

use chassis::auth::{Caller, Reach};
use chassis::failure::{Failure, FieldViolation};
use chassis::page::{Cursor, Page};
use chassis::project::{self, SourceFreshness};
use sqlx::PgConnection;
use uuid::Uuid;

use super::coverage::{Place, key};
use super::{Asked, REVIEW_RESULTS};
use crate::domain::Level;
use crate::domain::evaluation_coverage::{EvaluationCoverage, by_place, is_about_lessons};
use crate::domain::scorecard::{self, Cell, Lying, Node, Results, lies_in};
use crate::store::{self, AreaRow, CycleQuestion, CycleRow, InCycle, MissingAssessmentRow};

/// A row of a report.
#[derive(Debug)]
pub(crate) struct EvaluationRow {
    /// Where; None for a cycle as a whole, and for what lies in no area of the level.
    pub(crate) place: Option<Place>,
    /// The numbers.
    pub(crate) coverage: EvaluationCoverage,
}

/// A page of a report.
#[derive(Debug)]
pub(crate) struct EvaluationReport {
    pub(crate) cycle: CycleRow,
    pub(crate) rows: Vec<EvaluationRow>,
    pub(crate) next_page_token: String,
    /// All areas together.
    pub(crate) total: EvaluationCoverage,
    pub(crate) read: Vec<SourceFreshness>,
}

/// Of which cycle and area, from which results, and the level that shares are counted from.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ScorecardQuestion {
    pub(crate) cycle: Uuid,
    pub(crate) area: Option<Uuid>,
    pub(crate) results: Results,
    pub(crate) target: Option<i32>,
}

/// What results come to.
#[derive(Debug)]
pub(crate) struct Scorecard {
    /// Where; None for a cycle as a whole.
    pub(crate) place: Option<Place>,
    /// Schools of the cycle there.
    pub(crate) schools: usize,
    /// What it is made of.
    pub(crate) results: Results,
    /// Of what kind values are.
    pub(crate) form: Option<String>,
    /// The level that shares are counted from.
    pub(crate) target: Option<i32>,
    /// The whole, under an empty code, and every node.
    pub(crate) nodes: Vec<Node>,
}

/// The coverage area by area. Four statements.
pub(crate) async fn list_evaluation_coverage(
    db: &mut PgConnection,
    reach: &Reach,
    question: &CycleQuestion,
    page: &Page,
    asked: Asked,
) -> Result<EvaluationReport, Failure> {
    let cycle = opened(db, question.cycle).await?;
    let groups = store::evaluation_groups(db, question, cycle.min_raters, reach.tags()).await?;
    let (places, total) = by_place(&groups);
    let names: Vec<String> = places.keys().flatten().cloned().collect();
    let mut areas: HashMap<String, AreaRow> = store::areas_at(db, &names).await?.into_iter().map(|row| (row.place.clone(), row)).collect();
    let mut rows: Vec<(Vec<u8>, EvaluationRow)> = Vec::with_capacity(places.len());
    for (place, coverage) in places {
        let place = place.map(|found_by| Place { level: question.level, area: areas.remove(&found_by), found_by });
        rows.push((key(place.as_ref()), EvaluationRow { place, coverage }));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows.retain(|(key, _)| page.after_key().is_none_or(|after| key.as_slice() > after));
    let (rows, next_page_token) = page.take(rows, |(key, _)| Cursor { key: key.clone(), id: Uuid::nil() });
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    Ok(EvaluationReport { cycle, rows, next_page_token, total, read: project::freshness(db, asked.at).await? })
}

/// The coverage of one area, or of the cycle as a whole. Five statements at most.
pub(crate) async fn get_evaluation_coverage(
    db: &mut PgConnection,
    reach: &Reach,
    mut question: CycleQuestion,
    area: Option<Uuid>,
    asked: Asked,
) -> Result<(CycleRow, EvaluationRow, Vec<SourceFreshness>), Failure> {
    let cycle = opened(db, question.cycle).await?;
    narrow(db, &mut question, area).await?;
    let groups = store::evaluation_groups(db, &question, cycle.min_raters, reach.tags()).await?;
    let (_, coverage) = by_place(&groups);
    if coverage.is_empty() && *reach != Reach::All {
        return Err(Failure::not_found());
    }
    let place = place(db, question.level, question.place).await?;
    Ok((cycle, EvaluationRow { place, coverage }, project::freshness(db, asked.at).await?))
}

/// A page of schools, how many assessments each needs, and the token of the next page.
pub(crate) type MissingAssessments = (Vec<MissingAssessmentRow>, String, Vec<SourceFreshness>);

/// The schools about which less was handed in than the cycle asks for. Four statements at most.
pub(crate) async fn list_missing_assessments(
    db: &mut PgConnection,
    reach: &Reach,
    (mut question, area): (CycleQuestion, Option<Uuid>),
    page: &Page,
    asked: Asked,
) -> Result<MissingAssessments, Failure> {
    let cycle = opened(db, question.cycle).await?;
    narrow(db, &mut question, area).await?;
    let (rows, next) = store::missing_assessments(db, &question, cycle.min_raters, reach.tags(), page).await?;
    Ok((rows, next, project::freshness(db, asked.at).await?))
}

/// What the results of one area come to, or of the cycle as a whole. What is not published is told only to whoever reviews the results of all
/// of its schools. Five statements at most.
pub(crate) async fn get_area_scorecard(
    db: &mut PgConnection,
    who: &Caller,
    question: ScorecardQuestion,
    asked: Asked,
) -> Result<(CycleRow, Scorecard, Vec<SourceFreshness>), Failure> {
    let cycle = opened(db, question.cycle).await?;
    let found_by = match question.area {
        Some(area) => Some(found_by(db, area).await?),
        None => None,
    };
    let step = |level| match level {
        Level::Province => Some(0),
        Level::ServiceArea => Some(1),
        Level::NetworkCentre => Some(2),
        Level::District | Level::School | Level::Status => None,
    };
    let cell = match &found_by {
        Some((level, place)) => Some((step(*level).ok_or_else(|| Failure::no_such("area_id"))?, place.as_str())),
        None => None,
    };
    let (reach, review) = (who.reach(), who.reach_of(REVIEW_RESULTS));
    let all = store::schools_of_cycle(db, cycle.cycle_id, reach.tags(), review.tags()).await?;
    let schools = seen(&all, cell, (&reach, |school| school.within)).ok_or_else(Failure::not_found)?;
    if question.results == Results::Newest && seen(&all, cell, (&review, |school| school.reviewed)).is_none() {
        return Err(Failure::forbidden(REVIEW_RESULTS, &who.grant_text()));
    }
    let (nodes, form) = said(all, cell, question);
    let place = match found_by {
        Some((level, found_by)) => place(db, level, Some(found_by)).await?,
        None => None,
    };
    let scorecard = Scorecard { place, schools, results: question.results, form, target: question.target, nodes };
    Ok((cycle, scorecard, project::freshness(db, asked.at).await?))
}

/// How many schools lie in the cell; None where they are not all seen, or there are none and the caller does not reach everything.
fn seen(all: &[InCycle], cell: Cell<'_>, (reach, sees): (&Reach, fn(&InCycle) -> bool)) -> Option<usize> {
    let here: Vec<&InCycle> = all.iter().filter(|school| lies_in(&school.lying.path, cell)).collect();
    let within = here.iter().all(|school| sees(school)) && (*reach == Reach::All || !here.is_empty());
    within.then_some(here.len())
}

/// What the results of the cell come to, and of what kind values are.
fn said(all: Vec<InCycle>, cell: Cell<'_>, question: ScorecardQuestion) -> (Vec<Node>, Option<String>) {
    let form = all.iter().find_map(|school| school.form(question.results).cloned());
    let lying: Vec<Lying> = all.into_iter().map(|school| school.lying).collect();
    (scorecard::nodes(&lying, cell, question.results, question.target.map(i64::from)), form)
}

/// A cycle of schools that was opened, which is public knowledge. One of lessons has no assessments: nobody is missing in it.
async fn opened(db: &mut PgConnection, cycle: Uuid) -> Result<CycleRow, Failure> {
    let cycle = store::evaluation_cycle(db, cycle).await?.ok_or_else(Failure::not_found)?;
    if cycle.kind.as_deref().is_some_and(is_about_lessons) {
        return Err(Failure::invalid(vec![FieldViolation::new(
            "cycle_id",
            "KIND_MISMATCH",
            "รอบนี้เป็นการสังเกตชั้นเรียน ให้ดูสรุปการสังเกตชั้นเรียนแทน",
            "This cycle observes lessons; read the summary of its observations instead",
        )]));
    }
    Ok(cycle)
}

/// Only what lies in the area.
async fn narrow(db: &mut PgConnection, question: &mut CycleQuestion, area: Option<Uuid>) -> Result<(), Failure> {
    if let Some(area) = area {
        let (level, place) = found_by(db, area).await?;
        (question.level, question.place) = (level, Some(place));
    }
    Ok(())
}

async fn found_by(db: &mut PgConnection, area: Uuid) -> Result<(Level, String), Failure> {
    store::place_of_area(db, area).await?.ok_or_else(|| Failure::no_such("area_id"))
}

async fn place(db: &mut PgConnection, level: Level, found_by: Option<String>) -> Result<Option<Place>, Failure> {
    let Some(found_by) = found_by else { return Ok(None) };
    let area = store::areas_at(db, std::slice::from_ref(&found_by)).await?.into_iter().next();
    Ok(Some(Place { level, found_by, area }))
}
