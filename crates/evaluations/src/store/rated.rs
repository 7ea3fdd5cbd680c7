//! What assessors have submitted, as results need it: whose assignment, as what, which score. Comments and evidence stay where they are.

use std::collections::{BTreeMap, BTreeSet};

use chassis::db::Instant;
use jiff::Timestamp;
use sqlx::PgConnection;
use uuid::Uuid;

use super::document::scores::score;
use super::{Damaged, word};
use crate::domain::AssessorRole;
use crate::domain::assessment::{Assessment, AssessmentStatus};
use crate::domain::result::Said;

/// How far an assessment has come that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counting {
    /// Moderation has begun: what was locked then, or went into earlier results.
    Locked,
    /// The collection has ended: also what was only submitted.
    Submitted,
}

impl Counting {
    fn words(self) -> Vec<String> {
        let words: &[&str] = match self {
            Self::Locked => &["LOCKED", "CONFIRMED"],
            Self::Submitted => &["SUBMITTED", "LOCKED", "CONFIRMED"],
        };
        words.iter().map(|word| (*word).to_owned()).collect()
    }
}

struct Row {
    school_id: Uuid,
    assignment_id: Uuid,
    role: String,
    codes: Vec<String>,
    scores: Vec<String>,
}

impl Row {
    fn read(self) -> Result<(Uuid, Said), Damaged> {
        let scores = self.codes.into_iter().zip(self.scores).map(|(code, text)| Ok((code, word(&text, score)?)));
        let scores = scores.collect::<Result<BTreeMap<_, _>, Damaged>>()?;
        Ok((self.school_id, Said { assignment: self.assignment_id, role: word(&self.role, AssessorRole::from_word)?, scores }))
    }
}

/// What was said last about the schools of a cycle, or about one of them; by school.
pub(crate) async fn said(
    db: &mut PgConnection,
    (cycle, school): (Uuid, Option<Uuid>),
    counting: Counting,
) -> Result<BTreeMap<Uuid, Vec<Said>>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.school_id, a.assignment_id, a.role, s.codes as "codes!", s.scores as "scores!"
           from assessment a
           join assessment_submission u on u.assessment_id = a.id and u.n = a.revision
           cross join lateral (
               select coalesce(array_agg(e.key), '{}') as codes, coalesce(array_agg(e.value ->> 'score'), '{}') as scores
               from jsonb_each(u.scores) e
           ) s
           where a.cycle_id = $1 and ($2::uuid is null or a.school_id = $2) and a.status = any($3)
           order by a.school_id, a.assignment_id"#,
        cycle,
        school,
        &counting.words()
    )
    .fetch_all(db)
    .await?;
    let mut said: BTreeMap<Uuid, Vec<Said>> = BTreeMap::new();
    for row in rows {
        let (school, one) = row.read()?;
        said.entry(school).or_default().push(one);
    }
    Ok(said)
}

/// Whose assignments those of a cycle are, by assignment.
pub(crate) async fn assessors(db: &mut PgConnection, cycle: Uuid) -> Result<BTreeMap<Uuid, Uuid>, sqlx::Error> {
    let rows = sqlx::query!("select id, assessor_ref from assignment where cycle_id = $1", cycle).fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.assessor_ref)).collect())
}

/// Everybody who ever had an assignment for a school in a cycle, whatever became of it.
pub(crate) async fn raters(db: &mut PgConnection, cycle: Uuid, school: Uuid) -> Result<BTreeSet<Uuid>, sqlx::Error> {
    let refs = sqlx::query_scalar!("select assessor_ref from assignment where cycle_id = $1 and school_id = $2", cycle, school);
    Ok(refs.fetch_all(db).await?.into_iter().collect())
}

/// Assessments of a cycle that have come so far, by id.
pub(crate) async fn assessments(db: &mut PgConnection, cycle: Uuid, status: AssessmentStatus) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!("select id from assessment where cycle_id = $1 and status = $2 order by id", cycle, status.word())
        .fetch_all(db)
        .await
}

/// Writes how far locked assessments have come; what was said stays.
pub(crate) async fn step(db: &mut PgConnection, assessments: &[&Assessment], at: Timestamp) -> Result<(), sqlx::Error> {
    let records = || assessments.iter().map(|assessment| assessment.record());
    sqlx::query!(
        "update assessment a set version = r.version, status = r.status, updated_at = $4
         from unnest($1::uuid[], $2::bigint[], $3::text[]) as r(id, version, status) where a.id = r.id",
        &records().map(|record| record.id.0).collect::<Vec<_>>(),
        &records().map(|record| record.version).collect::<Vec<_>>(),
        &records().map(|record| record.status.word()).collect::<Vec<_>>() as &[&str],
        Instant(at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
