//! Submissions without words, for whoever asks what is doubtful about them. Nothing about that is kept: submitting costs nothing for it, and
//! another rule holds at once, also for what was submitted before.

use chassis::auth::Reach;
use chassis::db::Instant;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::assessment::Filter;
use super::document::scores::{SaidDocument, handed};
use super::word;
use crate::domain::AssessorRole;
use crate::domain::assessment::HandedIn;

/// Submissions that are looked at in one piece.
pub(crate) const PART: i64 = 500;

struct OfSchoolRow {
    role: String,
    n: i32,
    scores: Json<SaidDocument>,
    started_at: Instant,
    submitted_at: Instant,
}

/// The last submissions about a school that count in moderation, with the role of each.
pub(crate) async fn of_school(db: &mut PgConnection, cycle: Uuid, school: Uuid) -> Result<Vec<(AssessorRole, HandedIn)>, sqlx::Error> {
    let rows = sqlx::query_as!(
        OfSchoolRow,
        r#"select a.role, u.n, u.scores as "scores: Json<SaidDocument>", a.started_at, u.submitted_at
           from assessment a
           join assessment_submission u on u.assessment_id = a.id and u.n = a.revision
           where a.cycle_id = $1 and a.school_id = $2 and a.status in ('LOCKED', 'CONFIRMED')
           order by a.id"#,
        cycle,
        school
    )
    .fetch_all(db)
    .await?;
    let read = |row: OfSchoolRow| {
        let (started_at, submitted_at) = (row.started_at.0, row.submitted_at.0);
        let handed = HandedIn { n: row.n, scores: handed(&row.scores.0), started_at, submitted_at };
        Ok((word(&row.role, AssessorRole::from_word)?, handed))
    };
    rows.into_iter().map(read).collect()
}

/// Who looks through submissions: those of an area, but neither their own, which scopes name, nor those about schools that wait for theirs.
#[derive(Debug)]
pub(crate) struct Looking {
    pub(crate) area: Reach,
    pub(crate) own: Vec<String>,
    pub(crate) claimed: Vec<String>,
}

struct ListedRow {
    id: Uuid,
    n: i32,
    scores: Json<SaidDocument>,
    started_at: Instant,
    submitted_at: Instant,
}

/// The next last submissions that somebody may look through, in the order of the ids of their assessments, at most [`PART`].
pub(crate) async fn next(
    db: &mut PgConnection,
    filter: &Filter,
    looking: &Looking,
    after: Option<Uuid>,
) -> Result<Vec<(Uuid, HandedIn)>, sqlx::Error> {
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        ListedRow,
        r#"select a.id, u.n, u.scores as "scores: Json<SaidDocument>", a.started_at, u.submitted_at
           from assessment a
           join assessment_submission u on u.assessment_id = a.id and u.n = a.revision
           where ($1::uuid is null or a.cycle_id = $1)
             and ($2::uuid is null or a.school_id = $2)
             and ($3::uuid is null or a.assignment_id = $3)
             and (cardinality($4::text[]) = 0 or a.status = any($4))
             and ($5::text[] is null or a.scopes && $5)
             and not ('person:' || a.assessor_ref::text = any($6) or a.role = 'SELF' and 'school:' || a.school_id::text = any($6))
             and not exists (
               select from assignment g
               where g.cycle_id = a.cycle_id and g.school_id = a.school_id and g.status = 'ASSIGNED'
                 and ('person:' || g.assessor_ref::text = any($7) or g.role = 'SELF' and 'school:' || g.school_id::text = any($7))
                 and not exists (select from assessment o where o.assignment_id = g.id and o.status in ('SUBMITTED', 'LOCKED', 'CONFIRMED'))
             )
             and ($8::uuid is null or a.id > $8)
             and (not $10 or exists (
               select from cycle c
               where c.id = a.cycle_id
                 and (a.submitted_at at time zone 'Asia/Bangkok')::date
                     not between (c.body #>> '{windows,collect_from}')::date and (c.body #>> '{windows,collect_to}')::date
             ))
           order by a.id
           limit $9"#,
        filter.cycle,
        filter.school,
        filter.assignment,
        &statuses,
        looking.area.tags(),
        &looking.own,
        &looking.claimed,
        after,
        PART,
        filter.outside_collection
    )
    .fetch_all(db)
    .await?;
    let read = |row: ListedRow| {
        let (started_at, submitted_at) = (row.started_at.0, row.submitted_at.0);
        (row.id, HandedIn { n: row.n, scores: handed(&row.scores.0), started_at, submitted_at })
    };
    Ok(rows.into_iter().map(read).collect())
}
