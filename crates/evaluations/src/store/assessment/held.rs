//! The cycles that assessments stand on: held while something is taken in them, only looked at where nothing is.

use std::collections::HashMap;

use sqlx::PgConnection;
use uuid::Uuid;

use super::super::{Damaged, word};
use crate::domain::FrameworkId;
use crate::domain::cycle::CycleStatus;

/// A cycle that stands still until the transaction ends, or one that takes nothing any more.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HeldCycle {
    pub(crate) status: CycleStatus,
    pub(crate) framework: FrameworkId,
    pub(crate) n: i32,
    result_n: i32,
}

impl HeldCycle {
    /// Whether a school is judged again for the results that follow.
    pub(super) fn makes(&self, again_n: Option<i32>) -> bool {
        again_n.is_some_and(|n| n == self.result_n + 1)
    }
}

struct CycleRow {
    id: Uuid,
    status: String,
    framework_id: Uuid,
    framework_n: i32,
    held: bool,
    result_n: i32,
}

impl CycleRow {
    fn restore(self) -> Result<HeldCycle, Damaged> {
        let seen = word(&self.status, CycleStatus::from_word)?;
        // What took ratings when it was looked at, and did not when it was to be held, has gone on to its moderation in between.
        let status = if !self.held && seen.takes_ratings() { CycleStatus::Moderation } else { seen };
        Ok(HeldCycle { status, framework: FrameworkId(self.framework_id), n: self.framework_n, result_n: self.result_n })
    }
}

/// The words of where ratings are taken from everybody; elsewhere they are taken at most from those who were let in late.
fn taking() -> Vec<&'static str> {
    CycleStatus::ALL.iter().filter(|status| status.takes_ratings()).map(|status| status.word()).collect()
}

/// The cycles of these assessments, held. One that takes nothing any more is only looked at: whoever makes its results holds it for as long as
/// that takes, and what can only be refused must not wait for it, least of all together with calls on other cycles.
pub(crate) async fn hold_cycles(db: &mut PgConnection, assessments: &[Uuid]) -> Result<HashMap<Uuid, HeldCycle>, sqlx::Error> {
    let rows = sqlx::query_as!(
        CycleRow,
        r#"with asked as (
               select a.cycle_id as id, bool_or(g.late_until is not null) as late
               from assessment a join assignment g on g.id = a.assignment_id where a.id = any($1) group by a.cycle_id
           ), held as (
               select id, status, framework_id, framework_n, result_n from cycle
               where id = any(select id from asked) and (status = any($2) or id = any(select id from asked where late)) order by id for share
           )
           select id as "id!", status as "status!", framework_id as "framework_id!", framework_n as "framework_n!",
                  result_n as "result_n!", true as "held!" from held
           union all
           select c.id, c.status, c.framework_id, c.framework_n, c.result_n, false from cycle c
           where c.id = any(select id from asked) and not exists (select from held where held.id = c.id)"#,
        assessments,
        &taking() as &[&str]
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((row.id, row.restore()?))).collect()
}

/// The cycle of an assignment, held or looked at in the same way.
pub(crate) async fn hold_cycle_of(db: &mut PgConnection, assignment: Uuid) -> Result<Option<HeldCycle>, sqlx::Error> {
    let row = sqlx::query_as!(
        CycleRow,
        r#"with asked as (
               select cycle_id as id, late_until is not null as late from assignment where id = $1
           ), held as (
               select id, status, framework_id, framework_n, result_n from cycle
               where id = (select id from asked) and (status = any($2) or (select late from asked)) for share
           )
           select id as "id!", status as "status!", framework_id as "framework_id!", framework_n as "framework_n!",
                  result_n as "result_n!", true as "held!" from held
           union all
           select c.id, c.status, c.framework_id, c.framework_n, c.result_n, false from cycle c
           where c.id = (select id from asked) and not exists (select from held)"#,
        assignment,
        &taking() as &[&str]
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(CycleRow::restore).transpose()?)
}
