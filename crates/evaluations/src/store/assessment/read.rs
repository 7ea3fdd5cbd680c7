//! What is read of assessments, without locks.

use std::collections::BTreeMap;

use chassis::auth::Reach;
use chassis::db::Instant;
use chassis::page::{Cursor, Page};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::super::document::scores::{self, ConflictsDocument, EntriesDocument, SaidDocument};
use super::{Row, Stored};
use crate::domain::assessment::{Assessment, AssessmentStatus, NodeScore, Task};
use crate::domain::scores::Score;

/// One assessment.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Stored>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select a.id, a.version, a.assignment_id, a.cycle_id, a.school_id, a.role, a.assessor_ref, a.status, a.revision, a.nodes,
                  a.scores as "scores?: Json<EntriesDocument>", a.conflicts as "conflicts: Json<ConflictsDocument>",
                  case when a.summed = a.version then a.levels end as levels,
                  case when a.summed = a.version then a.specials end as specials,
                  case when a.summed = a.version then a.ready end as ready, a.return_reason, a.scopes, a.started_at, a.submitted_at as "submitted_at: Instant", a.updated_at,
                  g.status as assignment_status, g.late_until as "late_until: Instant", (g.body ->> 'again_n')::integer as again_n
           from assessment a join assignment g on g.id = a.assignment_id
           where a.id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What was submitted.
#[derive(Debug)]
pub(crate) struct Submission {
    pub(crate) n: i32,
    pub(crate) at: jiff::Timestamp,
    pub(crate) scores: BTreeMap<String, NodeScore>,
    /// Scores, each with the version that said it first, where that is known.
    pub(crate) since: Vec<(Score, Option<i64>)>,
}

struct SubmissionRow {
    n: i32,
    scores: Json<SaidDocument>,
    submitted_at: Instant,
}

/// One submission; the last one for 0.
pub(crate) async fn submission(db: &mut PgConnection, id: Uuid, n: i32) -> Result<Option<Submission>, sqlx::Error> {
    let row = sqlx::query_as!(
        SubmissionRow,
        r#"select n, scores as "scores: Json<SaidDocument>", submitted_at from assessment_submission
           where assessment_id = $1 and ($2 = 0 or n = $2) order by n desc limit 1"#,
        id,
        n
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let since = scores::handed(&row.scores.0);
    Ok(Some(Submission { n: row.n, at: row.submitted_at.0, scores: scores::read_submitted(row.scores.0)?, since }))
}

/// Whether somebody has yet to submit about the same school in the same cycle (E6): one of these persons, or the school itself where these
/// scopes name it.
pub(crate) async fn is_awaited(db: &mut PgConnection, of: &Task, scopes: &[String]) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (
             select from assignment g
             where g.cycle_id = $1 and g.school_id = $2 and g.status = 'ASSIGNED'
               and ('person:' || g.assessor_ref::text = any($3) or g.role = 'SELF' and 'school:' || g.school_id::text = any($3))
               and not exists (select from assessment a where a.assignment_id = g.id and a.status in ('SUBMITTED', 'LOCKED', 'CONFIRMED'))
           ) as "awaited!""#,
        of.cycle,
        of.school,
        scopes
    )
    .fetch_one(db)
    .await
}

/// What a list of assessments asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub(crate) cycle: Option<Uuid>,
    pub(crate) school: Option<Uuid>,
    pub(crate) assignment: Option<Uuid>,
    /// All when empty.
    pub(crate) statuses: Vec<AssessmentStatus>,
    /// Only what came on days that are none of the collection.
    pub(crate) outside_collection: bool,
    /// All of those beside when None.
    pub(crate) ids: Option<Vec<Uuid>>,
}

/// Whose assessments are seen: those in an area, and one's own by the scopes that name whose they are.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) area: Reach,
    pub(crate) own: Vec<String>,
}

/// A page of assessments in the order of their ids, and the token of the next page. Where the sum of what stands is kept, it comes alone.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    seen: &Seen,
    page: &Page,
) -> Result<(Vec<Assessment>, String), sqlx::Error> {
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.version, a.assignment_id, a.cycle_id, a.school_id, a.role, a.assessor_ref, a.status, a.revision, a.nodes,
                  case when a.summed = a.version then null else a.scores end as "scores: Json<EntriesDocument>",
                  a.conflicts as "conflicts: Json<ConflictsDocument>",
                  case when a.summed = a.version then a.levels end as levels,
                  case when a.summed = a.version then a.specials end as specials,
                  case when a.summed = a.version then a.ready end as ready, a.return_reason, a.scopes, a.started_at, a.submitted_at as "submitted_at: Instant", a.updated_at,
                  g.status as assignment_status, g.late_until as "late_until: Instant", (g.body ->> 'again_n')::integer as again_n
           from assessment a join assignment g on g.id = a.assignment_id
           where ($1::uuid is null or a.cycle_id = $1)
             and ($2::uuid is null or a.school_id = $2)
             and ($3::uuid is null or a.assignment_id = $3)
             and (cardinality($4::text[]) = 0 or a.status = any($4))
             and ($5::text[] is null or a.scopes && $5 or 'person:' || a.assessor_ref::text = any($6)
                  or a.role = 'SELF' and 'school:' || a.school_id::text = any($6))
             and ($7::uuid is null or a.id > $7)
             and ($9::uuid[] is null or a.id = any($9))
             and (not $10 or exists (
               select from cycle c
               where c.id = a.cycle_id
                 and (a.submitted_at at time zone 'Asia/Bangkok')::date
                     not between (c.body #>> '{windows,collect_from}')::date and (c.body #>> '{windows,collect_to}')::date
             ))
           order by a.id
           limit $8"#,
        filter.cycle,
        filter.school,
        filter.assignment,
        &statuses,
        seen.area.tags(),
        &seen.own,
        page.after_id(),
        page.limit(),
        filter.ids.as_deref(),
        filter.outside_collection
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(|row| row.restore().map(|stored| stored.assessment)).collect::<Result<_, _>>()?, next))
}
