//! What evaluations found about a school, as its profile shows it: one statement.

use api::evaluations::v1 as evaluations;
use chassis::db::{Damaged, Day};
use sqlx::PgConnection;

use super::CycleRow;
use super::profile::{ProfileOf, snapshot};
use crate::domain::evaluation_coverage::RESEARCH;

/// Where the caller sees results: scopes, or everything where there are none.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ResultsWithin<'a> {
    /// Those that were published.
    pub(crate) published: Option<&'a [String]>,
    /// The newest, published or not.
    pub(crate) newest: Option<&'a [String]>,
}

/// What a cycle found about a school.
#[derive(Debug)]
pub(crate) struct ResultOf {
    pub(crate) cycle: CycleRow,
    /// Without nodes.
    pub(crate) result: evaluations::Result,
}

/// The newest result of each cycle of the day or before that the caller sees, in the order of the terms.
pub(crate) async fn profile_results(db: &mut PgConnection, of: ProfileOf, within: ResultsWithin<'_>) -> Result<Vec<ResultOf>, sqlx::Error> {
    let (day, year) = (Day(of.day), of.be_year);
    let asked = sqlx::query_file!("src/store/profile_results.sql", of.school, day as Day, within.published, within.newest, year, RESEARCH);
    let rows = asked.fetch_all(db).await?.into_iter().map(|row| {
        let cycle = CycleRow {
            cycle_id: row.cycle_id,
            framework_id: row.framework_id,
            framework_n: row.framework_n,
            framework_code: row.framework_code,
            framework_th: row.framework_th,
            framework_en: row.framework_en,
            kind: row.kind,
            purpose: row.purpose,
            is_trial: row.is_trial,
            status: row.status,
            be_year: row.be_year,
            semester: row.semester,
            round: row.round,
            owner_id: row.owner_id,
            name_th: row.name_th,
            name_en: row.name_en,
            population_on: row.population_on,
            min_raters: row.min_raters,
            result_n: row.result_n,
        };
        Ok(ResultOf { cycle, result: snapshot(&row.told)? })
    });
    Ok(rows.collect::<Result<_, Damaged>>()?)
}
