//! Assignments, one row each. They stand behind the second wall: rows that are out of reach are not there.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::Timestamp;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::assignment::Document;
use super::{Damaged, word};
use crate::domain::assignment::{Assignment, AssignmentRecord, AssignmentStatus, Late};
use crate::domain::{AssessorRole, AssignmentId, CycleId};

/// Why assignments were not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the person has or had the school in this role")]
    Twice,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

struct Row {
    id: Uuid,
    version: i64,
    cycle_id: Uuid,
    school_id: Uuid,
    assessor_ref: Uuid,
    role: String,
    status: String,
    due: Day,
    late_until: Option<Instant>,
    started_at: Option<Instant>,
    scopes: Vec<String>,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Assignment, Damaged> {
        let Document { late_reason, again_n, conflict, withdraw_reason } = self.body.0;
        Ok(Assignment::restore(AssignmentRecord {
            id: AssignmentId(self.id),
            version: self.version,
            cycle: CycleId(self.cycle_id),
            school: self.school_id,
            assessor: self.assessor_ref,
            role: word(&self.role, AssessorRole::from_word)?,
            status: word(&self.status, AssignmentStatus::from_word)?,
            due: self.due.0,
            late: self.late_until.map(|until| Late { until: until.0, reason: late_reason, again_n }),
            started_at: self.started_at.map(|at| at.0),
            conflict,
            withdraw_reason,
            scopes: self.scopes,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The assignment, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Assignment>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, cycle_id, school_id, assessor_ref, role, status, due as "due: Day", late_until as "late_until: Instant",
                  started_at as "started_at: Instant", scopes, body as "body: Json<Document>", created_at, updated_at
           from assignment where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The assignment as it is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Assignment>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, cycle_id, school_id, assessor_ref, role, status, due as "due: Day", late_until as "late_until: Instant",
                  started_at as "started_at: Instant", scopes, body as "body: Json<Document>", created_at, updated_at
           from assignment where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of assignments asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) cycle: Option<Uuid>,
    pub(crate) school: Option<Uuid>,
    pub(crate) assessor: Option<Uuid>,
    pub(crate) roles: Vec<AssessorRole>,
    pub(crate) statuses: Vec<AssignmentStatus>,
}

/// A page of assignments within reach, the newest first, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Assignment>, String), sqlx::Error> {
    let roles: Vec<&str> = filter.roles.iter().map(|role| role.word()).collect();
    let statuses: Vec<&str> = filter.statuses.iter().map(|status| status.word()).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, cycle_id, school_id, assessor_ref, role, status, due as "due: Day", late_until as "late_until: Instant",
                  started_at as "started_at: Instant", scopes, body as "body: Json<Document>", created_at, updated_at
           from assignment
           where ($1::text[] is null or scopes && $1)
             and ($2::uuid is null or cycle_id = $2)
             and ($3::uuid is null or school_id = $3)
             and ($4::uuid is null or assessor_ref = $4)
             and (cardinality($5::text[]) = 0 or role = any($5))
             and (cardinality($6::text[]) = 0 or status = any($6))
             and ($7::uuid is null or id < $7)
           order by id desc
           limit $8"#,
        reach.tags(),
        filter.cycle,
        filter.school,
        filter.assessor,
        &roles as &[&str],
        &statuses as &[&str],
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Who has or had which of these schools in a role of a cycle, and whether the person has it still.
pub(crate) async fn of_schools(
    db: &mut PgConnection,
    (cycle, role): (CycleId, AssessorRole),
    schools: &[Uuid],
) -> Result<Vec<(Uuid, Uuid, bool)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select school_id, assessor_ref, status = 'ASSIGNED' as "has!"
           from assignment where cycle_id = $1 and role = $2 and school_id = any($3)"#,
        cycle.0,
        role.word(),
        schools
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.school_id, row.assessor_ref, row.has)).collect())
}

/// How many schools these persons have in a role of a cycle; who has none is not among them.
pub(crate) async fn loads(
    db: &mut PgConnection,
    (cycle, role): (CycleId, AssessorRole),
    persons: &[Uuid],
) -> Result<Vec<(Uuid, i64)>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select assessor_ref, count(*) as "schools!"
           from assignment where cycle_id = $1 and role = $2 and assessor_ref = any($3) and status = 'ASSIGNED' group by assessor_ref"#,
        cycle.0,
        role.word(),
        persons
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.assessor_ref, row.schools)).collect())
}

/// Whether anybody but the school itself is to judge it in a cycle (E4).
pub(crate) async fn has_others(db: &mut PgConnection, cycle: CycleId, school: Uuid) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (
               select from assignment where cycle_id = $1 and school_id = $2 and role <> 'SELF' and status = 'ASSIGNED') as "has!""#,
        cycle.0,
        school
    )
    .fetch_one(db)
    .await
}

/// Lets the rest of the transaction see over the wall: for what the service does by itself, which reaches everything and shows it to nobody.
pub(crate) async fn look_over_the_wall(db: &mut PgConnection) -> Result<(), sqlx::Error> {
    sqlx::query_scalar!("select set_config('sala.reach', '*', true)").fetch_one(db).await?;
    Ok(())
}

/// Some assignments that nobody has begun, in cycles whose collection has ended, and that may not be submitted late: locked, but for those that
/// somebody else works on.
pub(crate) async fn that_may_lapse(db: &mut PgConnection, now: Timestamp, most: i64) -> Result<Vec<Assignment>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.version, a.cycle_id, a.school_id, a.assessor_ref, a.role, a.status, a.due as "due: Day",
                  a.late_until as "late_until: Instant", a.started_at as "started_at: Instant", a.scopes, a.body as "body: Json<Document>",
                  a.created_at, a.updated_at
           from assignment a join cycle c on c.id = a.cycle_id
           where a.status = 'ASSIGNED' and a.started_at is null and (a.late_until is null or a.late_until <= $1)
             and c.status <> all('{PLANNED,OPEN}')
           order by a.cycle_id, a.id
           limit $2
           for update of a skip locked"#,
        Instant(now) as Instant,
        most
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?)
}

/// Writes new assignments of one cycle, all of them or none.
pub(crate) async fn insert(db: &mut PgConnection, assignments: &[Assignment]) -> Result<(), Conflict> {
    let records: Vec<&AssignmentRecord> = assignments.iter().map(Assignment::record).collect();
    sqlx::query!(
        "insert into assignment (id, version, cycle_id, school_id, assessor_ref, role, status, due, scopes, body, created_at, updated_at)
         select s.id, s.version, s.cycle_id, s.school_id, s.assessor_ref, s.role, s.status, s.due, string_to_array(s.scopes, ','), '{}', s.at, s.at
         from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::date[], $9::text[],
                     $10::timestamptz[])
              as s(id, version, cycle_id, school_id, assessor_ref, role, status, due, scopes, at)",
        &records.iter().map(|record| record.id.0).collect::<Vec<_>>(),
        &records.iter().map(|record| record.version).collect::<Vec<_>>(),
        &records.iter().map(|record| record.cycle.0).collect::<Vec<_>>(),
        &records.iter().map(|record| record.school).collect::<Vec<_>>(),
        &records.iter().map(|record| record.assessor).collect::<Vec<_>>(),
        &records.iter().map(|record| record.role.word()).collect::<Vec<_>>() as &[&str],
        &records.iter().map(|record| record.status.word()).collect::<Vec<_>>() as &[&str],
        &records.iter().map(|record| Day(record.due)).collect::<Vec<_>>() as &[Day],
        &records.iter().map(|record| record.scopes.join(",")).collect::<Vec<_>>(),
        &records.iter().map(|record| Instant(record.created_at)).collect::<Vec<_>>() as &[Instant]
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("assignment_pkey") => Conflict::IdTaken,
        Some("assignment_once") => Conflict::Twice,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes what changes of an assignment over what was there. When its assessment was begun is written elsewhere.
pub(crate) async fn save(db: &mut PgConnection, assignment: &Assignment) -> Result<(), sqlx::Error> {
    let record = assignment.record();
    sqlx::query!(
        "update assignment set version = $2, status = $3, late_until = $4, body = $5, updated_at = $6 where id = $1",
        record.id.0,
        record.version,
        record.status.word(),
        record.late.as_ref().map(|late| Instant(late.until)) as Option<Instant>,
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
