//! Assessments and what was submitted. Submitting is the hot call: assessments are locked and written many at once.
//!
//! Locks are taken in one order: cycles (shared: whoever ends a collection waits for what is under way, and what comes afterwards sees it),
//! then assessments with their assignments.

mod read;

use std::collections::HashMap;

use chassis::db::{Instant, constraint};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::scores::{self, ConflictsDocument, EntriesDocument, SaidDocument};
use super::{Damaged, word};
use crate::domain::assessment::{Assessment, AssessmentRecord, AssessmentStatus, Ground, Task};
use crate::domain::assignment::AssignmentStatus;
use crate::domain::cycle::CycleStatus;
use crate::domain::{AssessmentId, AssessorRole, FrameworkId};

pub(crate) use read::{Filter, Seen, Submission, find, is_awaited, list, submission};

/// Why an assessment was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

struct Row {
    id: Uuid,
    version: i64,
    assignment_id: Uuid,
    cycle_id: Uuid,
    school_id: Uuid,
    role: String,
    assessor_ref: Uuid,
    status: String,
    revision: i32,
    nodes: i32,
    scores: Json<EntriesDocument>,
    conflicts: Json<ConflictsDocument>,
    return_reason: String,
    scopes: Vec<String>,
    started_at: Instant,
    submitted_at: Option<Instant>,
    updated_at: Instant,
    assignment_status: String,
    late_until: Option<Instant>,
}

/// An assessment that is locked, and how far its assignment has come.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) assessment: Assessment,
    pub(crate) scopes: Vec<String>,
    pub(crate) assignment: AssignmentStatus,
    pub(crate) late_until: Option<jiff::Timestamp>,
}

impl Row {
    fn restore(self) -> Result<Stored, Damaged> {
        let record = AssessmentRecord {
            id: AssessmentId(self.id),
            version: self.version,
            task: Task {
                assignment: self.assignment_id,
                cycle: self.cycle_id,
                school: self.school_id,
                role: word(&self.role, AssessorRole::from_word)?,
                assessor: self.assessor_ref,
            },
            status: word(&self.status, AssessmentStatus::from_word)?,
            revision: self.revision,
            nodes: self.nodes,
            entries: scores::read_entries(self.scores.0)?,
            conflicts: scores::read_conflicts(self.conflicts.0)?,
            return_reason: self.return_reason,
            started_at: self.started_at.0,
            submitted_at: self.submitted_at.map(|at| at.0),
            updated_at: self.updated_at.0,
        };
        Ok(Stored {
            assessment: Assessment::restore(record),
            scopes: self.scopes,
            assignment: word(&self.assignment_status, AssignmentStatus::from_word)?,
            late_until: self.late_until.map(|at| at.0),
        })
    }
}

/// A cycle that stands still until the transaction ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HeldCycle {
    pub(crate) status: CycleStatus,
    pub(crate) framework: FrameworkId,
    pub(crate) n: i32,
}

struct CycleRow {
    id: Uuid,
    status: String,
    framework_id: Uuid,
    framework_n: i32,
}

impl CycleRow {
    fn restore(self) -> Result<HeldCycle, Damaged> {
        let status = word(&self.status, CycleStatus::from_word)?;
        Ok(HeldCycle { status, framework: FrameworkId(self.framework_id), n: self.framework_n })
    }
}

impl Stored {
    /// What it stands on, in a cycle that is held.
    pub(crate) fn ground(&self, cycle: &HeldCycle) -> Ground {
        Ground { cycle: cycle.status, assignment: self.assignment, late_until: self.late_until }
    }
}

/// The cycles of these assessments, held.
pub(crate) async fn hold_cycles(db: &mut PgConnection, assessments: &[Uuid]) -> Result<HashMap<Uuid, HeldCycle>, sqlx::Error> {
    let rows = sqlx::query_as!(
        CycleRow,
        "select id, status, framework_id, framework_n from cycle
         where id = any(select a.cycle_id from assessment a where a.id = any($1)) order by id for share",
        assessments
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((row.id, row.restore()?))).collect()
}

/// The cycle of an assignment, held.
pub(crate) async fn hold_cycle_of(db: &mut PgConnection, assignment: Uuid) -> Result<Option<HeldCycle>, sqlx::Error> {
    let row = sqlx::query_as!(
        CycleRow,
        "select id, status, framework_id, framework_n from cycle where id = (select g.cycle_id from assignment g where g.id = $1) for share",
        assignment
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(CycleRow::restore).transpose()?)
}

/// Assessments by id, locked in the order of their ids until the transaction ends; their assignments are held as long.
pub(crate) async fn lock(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Stored>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.version, a.assignment_id, a.cycle_id, a.school_id, a.role, a.assessor_ref, a.status, a.revision, a.nodes,
                  a.scores as "scores: Json<EntriesDocument>", a.conflicts as "conflicts: Json<ConflictsDocument>", a.return_reason,
                  a.scopes, a.started_at, a.submitted_at as "submitted_at: Instant", a.updated_at,
                  g.status as assignment_status, g.late_until as "late_until: Instant"
           from assessment a join assignment g on g.id = a.assignment_id
           where a.id = any($1) order by a.id for share of g for update of a"#,
        ids
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((row.id, row.restore()?))).collect()
}

/// An assignment that an assessment is begun for, locked.
#[derive(Debug)]
pub(crate) struct Begun {
    pub(crate) task: Task,
    pub(crate) status: AssignmentStatus,
    pub(crate) late_until: Option<jiff::Timestamp>,
    pub(crate) scopes: Vec<String>,
}

struct TaskRow {
    id: Uuid,
    cycle_id: Uuid,
    school_id: Uuid,
    role: String,
    assessor_ref: Uuid,
    status: String,
    late_until: Option<Instant>,
    scopes: Vec<String>,
}

/// The assignment, locked until the transaction ends.
pub(crate) async fn lock_assignment(db: &mut PgConnection, id: Uuid) -> Result<Option<Begun>, sqlx::Error> {
    let row = sqlx::query_as!(
        TaskRow,
        r#"select id, cycle_id, school_id, role, assessor_ref, status, late_until as "late_until: Instant", scopes
           from assignment where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let role = word(&row.role, AssessorRole::from_word)?;
    Ok(Some(Begun {
        task: Task { assignment: row.id, cycle: row.cycle_id, school: row.school_id, role, assessor: row.assessor_ref },
        status: word(&row.status, AssignmentStatus::from_word)?,
        late_until: row.late_until.map(|at| at.0),
        scopes: row.scopes,
    }))
}

/// Which assessment answers an assignment.
pub(crate) async fn of_assignment(db: &mut PgConnection, assignment: Uuid) -> Result<Option<Uuid>, sqlx::Error> {
    sqlx::query_scalar!("select id from assessment where assignment_id = $1", assignment).fetch_optional(db).await
}

/// Writes a new assessment, and on its assignment that it was begun. Whoever does has locked the assignment.
pub(crate) async fn insert(db: &mut PgConnection, assessment: &Assessment, scopes: &[String]) -> Result<(), Conflict> {
    let record = assessment.record();
    sqlx::query!(
        "with begun as (update assignment set started_at = $11 where id = $2 and started_at is null)
         insert into assessment (id, version, assignment_id, cycle_id, school_id, role, assessor_ref, status, revision, nodes, scores, conflicts,
                                 return_reason, scopes, started_at, updated_at)
         values ($1, $3, $2, $4, $5, $6, $7, $8, 0, $9, $10, '{}', '', $12, $11, $11)",
        record.id.0,
        record.task.assignment,
        record.version,
        record.task.cycle,
        record.task.school,
        record.task.role.word(),
        record.task.assessor,
        record.status.word(),
        record.nodes,
        Json(scores::entries(&record.entries)) as _,
        Instant(record.started_at) as Instant,
        scopes
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("assessment_pkey") => Conflict::IdTaken,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes assessments over the versions that were locked, and the submission of each that was submitted now, in one statement.
pub(crate) async fn save(db: &mut PgConnection, assessments: &[&Assessment]) -> Result<(), sqlx::Error> {
    let rows = Rows::of(assessments);
    sqlx::query!(
        "with r as (
             select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::int[], $5::jsonb[], $6::jsonb[], $7::text[], $8::timestamptz[],
                                  $9::timestamptz[], $10::jsonb[])
                           as r(id, version, status, revision, scores, conflicts, return_reason, submitted_at, at, submitted)
         ), submitted as (
             insert into assessment_submission (assessment_id, n, scores, submitted_at)
             select r.id, r.revision, r.submitted, r.submitted_at from r join assessment a on a.id = r.id and r.revision > a.revision
         )
         update assessment a
         set version = r.version, status = r.status, revision = r.revision, scores = r.scores, conflicts = r.conflicts,
             return_reason = r.return_reason, submitted_at = r.submitted_at, updated_at = r.at
         from r where a.id = r.id",
        &rows.ids,
        &rows.versions,
        &rows.statuses as &[&str],
        &rows.revisions,
        &rows.scores as &[Json<EntriesDocument>],
        &rows.conflicts as &[Json<ConflictsDocument>],
        &rows.reasons as &[&str],
        &rows.submitted_at as &[Option<Instant>],
        &rows.updated as &[Instant],
        &rows.submitted as &[Json<SaidDocument>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Assessments, turned on their side for `unnest`.
struct Rows<'a> {
    ids: Vec<Uuid>,
    versions: Vec<i64>,
    statuses: Vec<&'static str>,
    revisions: Vec<i32>,
    scores: Vec<Json<EntriesDocument>>,
    conflicts: Vec<Json<ConflictsDocument>>,
    reasons: Vec<&'a str>,
    submitted_at: Vec<Option<Instant>>,
    updated: Vec<Instant>,
    submitted: Vec<Json<SaidDocument>>,
}

impl<'a> Rows<'a> {
    fn of(assessments: &[&'a Assessment]) -> Self {
        let records = || assessments.iter().map(|assessment| assessment.record());
        Self {
            ids: records().map(|record| record.id.0).collect(),
            versions: records().map(|record| record.version).collect(),
            statuses: records().map(|record| record.status.word()).collect(),
            revisions: records().map(|record| record.revision).collect(),
            scores: records().map(|record| Json(scores::entries(&record.entries))).collect(),
            conflicts: records().map(|record| Json(scores::conflicts(&record.conflicts))).collect(),
            reasons: records().map(|record| record.return_reason.as_str()).collect(),
            submitted_at: records().map(|record| record.submitted_at.map(Instant)).collect(),
            updated: records().map(|record| Instant(record.updated_at)).collect(),
            submitted: records().map(|record| Json(scores::submitted(&record.entries))).collect(),
        }
    }
}
