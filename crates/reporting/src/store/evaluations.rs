//! Cycles, of how many of their schools assessments were handed in, and what their results are. A cycle has some hundred schools, each of which
//! is found by an index.
//!
//! Where a school counts follows from the words that were frozen with it, or from the map of a day. An office was frozen by its code, and is
//! found by its id as everywhere else.

use api::schools::v1 as schools;
use chassis::db::{Damaged, Day};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::profile::snapshot;
use crate::domain::coverage::GONE;
use crate::domain::evaluation_coverage::{ASSIGNED, Group, HANDED_IN, PLANNED};
use crate::domain::scorecard::{Lying, Outcome, Results};
use crate::domain::{Level, NodeFound};

/// A cycle as a report names it.
#[derive(Debug)]
pub(crate) struct CycleRow {
    pub(crate) cycle_id: Uuid,
    pub(crate) framework_id: Uuid,
    pub(crate) framework_n: i32,
    pub(crate) framework_code: Option<String>,
    pub(crate) framework_th: Option<String>,
    pub(crate) framework_en: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) purpose: Option<String>,
    pub(crate) is_trial: bool,
    pub(crate) status: String,
    pub(crate) be_year: i32,
    pub(crate) semester: i32,
    pub(crate) round: String,
    pub(crate) owner_id: Uuid,
    pub(crate) name_th: Option<String>,
    pub(crate) name_en: Option<String>,
    pub(crate) population_on: Day,
    pub(crate) min_raters: i32,
    pub(crate) result_n: i32,
}

/// A cycle that was opened.
pub(crate) async fn evaluation_cycle(db: &mut PgConnection, id: Uuid) -> Result<Option<CycleRow>, sqlx::Error> {
    sqlx::query_as!(
        CycleRow,
        r#"
        select c.cycle_id, c.framework_id, c.framework_n, f.code as "framework_code?", f.name_th as framework_th, f.name_en as framework_en,
               f.kind as "kind?", f.purpose as "purpose?", c.is_trial, c.status, c.be_year, c.semester, c.round, c.owner_id,
               c.name_th, c.name_en, c.population_on as "population_on: Day", c.min_raters, c.result_n
        from evaluation_cycle c
        left join evaluation_framework f on f.framework_id = c.framework_id
        where c.cycle_id = $1 and c.status <> $2
        "#,
        id,
        PLANNED
    )
    .fetch_optional(db)
    .await
}

/// What is counted of a cycle.
#[derive(Debug, Clone)]
pub(crate) struct CycleQuestion {
    pub(crate) cycle: Uuid,
    /// By which areas.
    pub(crate) level: Level,
    /// Only what lies in this place.
    pub(crate) place: Option<String>,
    /// Today: what was merged or dissolved by then is there no more.
    pub(crate) today: Date,
    /// The day whose areas schools count in; None for those of the cycle's day.
    pub(crate) map_of: Option<Date>,
}

/// With what the words begin that schools were frozen with, of this level. An office that was not known then stands there by its id.
fn frozen_as(level: Level) -> &'static [&'static str] {
    match level {
        Level::Province => &["province"],
        Level::District => &["district"],
        Level::ServiceArea => &["esao", "service_area"],
        Level::NetworkCentre => &["centre"],
        Level::School => &["school"],
        Level::Status => &[],
    }
}

/// The schools of the cycle within reach, by what is counted.
pub(crate) async fn evaluation_groups(
    db: &mut PgConnection,
    asked: &CycleQuestion,
    min_raters: i32,
    reach: Option<&[String]>,
) -> Result<Vec<Group>, sqlx::Error> {
    sqlx::query_file_as!(
        Group,
        "src/store/evaluation_groups.sql",
        asked.cycle,
        asked.level.word(),
        frozen_as(asked.level) as &[&str],
        asked.map_of.map(Day) as Option<Day>,
        asked.place.as_deref(),
        reach,
        &ASSIGNED as &[&str],
        &HANDED_IN as &[&str],
        i64::from(min_raters),
        &GONE as &[&str],
        Day(asked.today) as Day
    )
    .fetch_all(db)
    .await
}

/// A school about which less was handed in than the cycle asks for.
#[derive(Debug)]
pub(crate) struct MissingAssessmentRow {
    pub(crate) school_id: Uuid,
    /// None where it has not been read.
    pub(crate) school: Option<schools::School>,
    pub(crate) late: bool,
    pub(crate) assigned: i64,
    pub(crate) submitted: i64,
    /// Of today.
    pub(crate) status: Option<String>,
}

/// A page of these schools in Thai order, and the token of the next page. Those without a name come last.
pub(crate) async fn missing_assessments(
    db: &mut PgConnection,
    asked: &CycleQuestion,
    min_raters: i32,
    reach: Option<&[String]>,
    page: &Page,
) -> Result<(Vec<MissingAssessmentRow>, String), sqlx::Error> {
    let rows = sqlx::query_file!(
        "src/store/evaluation_missing.sql",
        asked.cycle,
        asked.level.word(),
        frozen_as(asked.level) as &[&str],
        asked.map_of.map(Day) as Option<Day>,
        asked.place.as_deref(),
        reach,
        &ASSIGNED as &[&str],
        &HANDED_IN as &[&str],
        i64::from(min_raters),
        Day(asked.today) as Day,
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.school_id });
    let rows = rows.into_iter().map(|row| {
        Ok(MissingAssessmentRow {
            school_id: row.school_id,
            school: row.told.as_deref().map(snapshot).transpose()?,
            late: row.late,
            assigned: row.assigned,
            submitted: row.submitted,
            status: row.status,
        })
    });
    Ok((rows.collect::<Result<_, Damaged>>()?, next))
}

/// A school of a cycle, and how far the caller sees it.
#[derive(Debug)]
pub(crate) struct InCycle {
    pub(crate) lying: Lying,
    /// Whether the caller reaches it.
    pub(crate) within: bool,
    /// Whether the caller reviews its results before they are published.
    pub(crate) reviewed: bool,
    newest_form: Option<String>,
    published_form: Option<String>,
}

impl InCycle {
    /// Of what kind its values are.
    pub(crate) fn form(&self, of: Results) -> Option<&String> {
        match of {
            Results::Published => self.published_form.as_ref(),
            Results::Newest => self.newest_form.as_ref(),
        }
    }
}

/// All schools of a cycle, where they lay on its day, with their results and their pupils.
pub(crate) async fn schools_of_cycle(
    db: &mut PgConnection,
    cycle: Uuid,
    reach: Option<&[String]>,
    review: Option<&[String]>,
) -> Result<Vec<InCycle>, sqlx::Error> {
    let rows = sqlx::query_file_as!(
        Row,
        "src/store/evaluation_results.sql",
        cycle,
        reach,
        review,
        frozen_as(Level::Province) as &[&str],
        frozen_as(Level::ServiceArea) as &[&str],
        frozen_as(Level::NetworkCentre) as &[&str]
    )
    .fetch_all(db)
    .await?;
    let outcome = |passed, nodes: Option<Json<Vec<NodeFound>>>| Outcome { passed, nodes: nodes.map(|nodes| nodes.0).unwrap_or_default() };
    let school = |row: Row| InCycle {
        lying: Lying {
            path: [row.province, row.office, row.centre],
            pupils: row.pupils.map(i64::from),
            newest: outcome(row.passed, row.nodes),
            published: outcome(row.published_passed, row.published_nodes),
        },
        within: row.within,
        reviewed: row.reviewed,
        newest_form: row.form,
        published_form: row.published_form,
    };
    Ok(rows.into_iter().map(school).collect())
}

/// The same as it comes.
struct Row {
    province: Option<String>,
    office: Option<String>,
    centre: Option<String>,
    pupils: Option<i32>,
    passed: Option<bool>,
    nodes: Option<Json<Vec<NodeFound>>>,
    form: Option<String>,
    published_passed: Option<bool>,
    published_nodes: Option<Json<Vec<NodeFound>>>,
    published_form: Option<String>,
    within: bool,
    reviewed: bool,
}
