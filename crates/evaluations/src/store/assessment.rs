//! Assessments and what was submitted. Submitting is the hot call: assessments are locked and written many at once.
//!
//! Locks are taken in one order: cycles (shared: whoever ends a collection waits for what is under way, and what comes afterwards sees it),
//! then assessments with their assignments.

mod held;
mod read;

use std::collections::HashMap;
use std::sync::Arc;

use chassis::db::{Instant, constraint};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::scores::{self, ConflictsDocument, EntriesDocument, SaidDocument};
use super::{Damaged, word};
use crate::domain::assessment::{Assessment, AssessmentRecord, AssessmentStatus, Ground, Progress, RULES, Sum, Task};
use crate::domain::assignment::AssignmentStatus;
use crate::domain::{AssessmentId, AssessorRole};

pub(crate) use held::{HeldCycle, hold_cycle_of, hold_cycles};
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
    scores: Option<Json<EntriesDocument>>,
    conflicts: Json<ConflictsDocument>,
    levels: Option<i32>,
    specials: Option<i32>,
    ready: Option<i16>,
    return_reason: String,
    scopes: Vec<String>,
    started_at: Instant,
    submitted_at: Option<Instant>,
    updated_at: Instant,
    assignment_status: String,
    late_until: Option<Instant>,
    again_n: Option<i32>,
}

/// An assessment that is locked, and how far its assignment has come.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) assessment: Assessment,
    pub(crate) scopes: Vec<String>,
    pub(crate) assignment: AssignmentStatus,
    pub(crate) late_until: Option<jiff::Timestamp>,
    again_n: Option<i32>,
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
            entries: self.scores.map(|scores| Arc::new(scores.0.0)),
            sum: sum(self.levels, self.specials, self.ready),
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
            again_n: self.again_n,
        })
    }
}

/// What stands, summed up, where that was kept for the version that was read.
fn sum(levels: Option<i32>, specials: Option<i32>, ready: Option<i16>) -> Option<Sum> {
    let count = |number: i32| usize::try_from(number).ok();
    Some(Sum { progress: Progress { levels: count(levels?)?, specials: count(specials?)? }, ready: ready? == RULES })
}

impl Stored {
    /// What it stands on, in a cycle that is held.
    pub(crate) fn ground(&self, cycle: &HeldCycle) -> Ground {
        let again = cycle.makes(self.again_n);
        Ground { cycle: cycle.status, assignment: self.assignment, late_until: self.late_until, again }
    }
}

/// Assessments by id, locked in the order of their ids until the transaction ends; their assignments are held as long. Of those that may be
/// loaded `briefly` only the sum of what stands comes along, where they are ready to be submitted as they stand. An assignment is held before its
/// assessment is locked (the clauses for rows work in the order in which they are written): whoever begins an assessment comes the same way.
pub(crate) async fn lock(db: &mut PgConnection, ids: &[Uuid], briefly: &[Uuid]) -> Result<HashMap<Uuid, Stored>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.version, a.assignment_id, a.cycle_id, a.school_id, a.role, a.assessor_ref, a.status, a.revision, a.nodes,
                  case when a.summed = a.version and a.ready = $3 and a.conflicts = '{}' and a.id = any($2) then null else a.scores end
                      as "scores: Json<EntriesDocument>",
                  a.conflicts as "conflicts: Json<ConflictsDocument>",
                  case when a.summed = a.version then a.levels end as levels,
                  case when a.summed = a.version then a.specials end as specials,
                  case when a.summed = a.version then a.ready end as ready,
                  a.return_reason, a.scopes, a.started_at, a.submitted_at as "submitted_at: Instant", a.updated_at,
                  g.status as assignment_status, g.late_until as "late_until: Instant", (g.body ->> 'again_n')::integer as again_n
           from assessment a join assignment g on g.id = a.assignment_id
           where a.id = any($1) order by a.id for share of g for update of a"#,
        ids,
        briefly,
        RULES
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((row.id, row.restore()?))).collect()
}

/// An assignment that an assessment is begun for, locked.
#[derive(Debug)]
pub(crate) struct Begun {
    pub(crate) task: Task,
    pub(crate) scopes: Vec<String>,
    status: AssignmentStatus,
    late_until: Option<jiff::Timestamp>,
    again_n: Option<i32>,
}

impl Begun {
    /// What its assessment stands on, in a cycle that is held.
    pub(crate) fn ground(&self, cycle: &HeldCycle) -> Ground {
        let again = cycle.makes(self.again_n);
        Ground { cycle: cycle.status, assignment: self.status, late_until: self.late_until, again }
    }
}

struct TaskRow {
    id: Uuid,
    cycle_id: Uuid,
    school_id: Uuid,
    role: String,
    assessor_ref: Uuid,
    status: String,
    late_until: Option<Instant>,
    again_n: Option<i32>,
    scopes: Vec<String>,
}

/// The assignment, locked until the transaction ends.
pub(crate) async fn lock_assignment(db: &mut PgConnection, id: Uuid) -> Result<Option<Begun>, sqlx::Error> {
    let row = sqlx::query_as!(
        TaskRow,
        r#"select id, cycle_id, school_id, role, assessor_ref, status, late_until as "late_until: Instant",
                  (body ->> 'again_n')::integer as again_n, scopes
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
        again_n: row.again_n,
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
    let kept = Kept::of(assessment);
    sqlx::query!(
        "with begun as (update assignment set started_at = $11 where id = $2 and started_at is null)
         insert into assessment (id, version, assignment_id, cycle_id, school_id, role, assessor_ref, status, revision, nodes, scores, conflicts,
                                 return_reason, scopes, started_at, updated_at, summed, levels, specials, ready)
         values ($1, $3, $2, $4, $5, $6, $7, $8, 0, $9, $10, '{}', '', $12, $11, $11, $3, $13, $14, $15)",
        record.id.0,
        record.task.assignment,
        record.version,
        record.task.cycle,
        record.task.school,
        record.task.role.word(),
        record.task.assessor,
        record.status.word(),
        record.nodes,
        kept.scores as _,
        Instant(record.started_at) as Instant,
        scopes,
        kept.levels,
        kept.specials,
        kept.ready
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("assessment_pkey") => Conflict::IdTaken,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes assessments over the versions that were locked, and the submission of each that was submitted now, in one statement. What is said is
/// sent only where it was said anew, and what is submitted only where it is not all that stands: what the database has it copies as it lies there,
/// packed, which is most of what submitting would cost otherwise. What was locked and is not any more goes on counting until something newer is.
pub(crate) async fn save(db: &mut PgConnection, assessments: &[&Assessment]) -> Result<(), sqlx::Error> {
    let rows = Rows::of(assessments);
    sqlx::query!(
        "with r as (
             select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::int[], $5::jsonb[], $6::jsonb[], $7::text[], $8::timestamptz[],
                                  $9::timestamptz[], $10::jsonb[], $11::int[], $12::int[], $13::smallint[])
                           as r(id, version, status, revision, scores, conflicts, return_reason, submitted_at, at, submitted,
                                levels, specials, ready)
         ), submitted as (
             insert into assessment_submission (assessment_id, n, scores, submitted_at)
             select r.id, r.revision, coalesce(r.submitted, r.scores, a.scores), r.submitted_at
             from r join assessment a on a.id = r.id and r.revision > a.revision
         )
         update assessment a
         set version = r.version, status = r.status, revision = r.revision, scores = coalesce(r.scores, a.scores),
             conflicts = coalesce(r.conflicts, a.conflicts), return_reason = r.return_reason, submitted_at = r.submitted_at, updated_at = r.at,
             locked_n = case when a.status in ('LOCKED', 'CONFIRMED') then a.revision else a.locked_n end,
             summed = case when r.ready is not null then r.version end, levels = r.levels, specials = r.specials, ready = r.ready
         from r where a.id = r.id",
        &rows.ids,
        &rows.versions,
        &rows.statuses as &[&str],
        &rows.revisions,
        &rows.scores as &[Option<Json<SaidDocument>>],
        &rows.conflicts as &[Option<Json<ConflictsDocument>>],
        &rows.reasons as &[&str],
        &rows.submitted_at as &[Option<Instant>],
        &rows.updated as &[Instant],
        &rows.submitted as &[Option<Json<SaidDocument>>],
        &rows.levels as &[Option<i32>],
        &rows.specials as &[Option<i32>],
        &rows.ready as &[Option<i16>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// What is kept of what stands: the documents where it stands anew, and its sum.
struct Kept {
    scores: Option<Json<SaidDocument>>,
    conflicts: Option<Json<ConflictsDocument>>,
    submitted: Option<Json<SaidDocument>>,
    levels: Option<i32>,
    specials: Option<i32>,
    ready: Option<i16>,
}

impl Kept {
    fn of(assessment: &Assessment) -> Self {
        let record = assessment.record();
        let anew = assessment.is_said_anew();
        let entries = record.entries.as_deref();
        let count = |of: fn(&Progress) -> usize| record.sum.and_then(|sum| i32::try_from(of(&sum.progress)).ok());
        Self {
            scores: entries.filter(|_| anew).map(|entries| Json(scores::entries(entries))),
            conflicts: anew.then(|| Json(scores::conflicts(&record.conflicts))),
            submitted: entries.and_then(scores::submitted).map(Json),
            levels: count(|progress| progress.levels),
            specials: count(|progress| progress.specials),
            ready: record.sum.map(|sum| if sum.ready { RULES } else { 0 }),
        }
    }
}

/// Assessments, turned on their side for `unnest`.
#[derive(Default)]
struct Rows<'a> {
    ids: Vec<Uuid>,
    versions: Vec<i64>,
    statuses: Vec<&'static str>,
    revisions: Vec<i32>,
    scores: Vec<Option<Json<SaidDocument>>>,
    conflicts: Vec<Option<Json<ConflictsDocument>>>,
    reasons: Vec<&'a str>,
    submitted_at: Vec<Option<Instant>>,
    updated: Vec<Instant>,
    submitted: Vec<Option<Json<SaidDocument>>>,
    levels: Vec<Option<i32>>,
    specials: Vec<Option<i32>>,
    ready: Vec<Option<i16>>,
}

impl<'a> Rows<'a> {
    fn of(assessments: &[&'a Assessment]) -> Self {
        let mut rows = Self::default();
        for assessment in assessments {
            let (record, kept) = (assessment.record(), Kept::of(assessment));
            rows.ids.push(record.id.0);
            rows.versions.push(record.version);
            rows.statuses.push(record.status.word());
            rows.revisions.push(record.revision);
            rows.scores.push(kept.scores);
            rows.conflicts.push(kept.conflicts);
            rows.reasons.push(record.return_reason.as_str());
            rows.submitted_at.push(record.submitted_at.map(Instant));
            rows.updated.push(Instant(record.updated_at));
            rows.submitted.push(kept.submitted);
            rows.levels.push(kept.levels);
            rows.specials.push(kept.specials);
            rows.ready.push(kept.ready);
        }
        rows
    }
}
