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

/// What was said last about the schools of a cycle, or about one of them; by school. Of what was given back after it was locked, to be looked at
/// again, what was locked counts until something newer does.
pub(crate) async fn said(
    db: &mut PgConnection,
    (cycle, school): (Uuid, Option<Uuid>),
    counting: Counting,
) -> Result<BTreeMap<Uuid, Vec<Said>>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select a.school_id, a.assignment_id, a.role, s.codes as "codes!", s.scores as "scores!"
           from assessment a
           join assessment_submission u
               on u.assessment_id = a.id and u.n = case when a.status = any($3) then a.revision else a.locked_n end
           cross join lateral (
               select coalesce(array_agg(e.key), '{}') as codes, coalesce(array_agg(e.value ->> 'score'), '{}') as scores
               from jsonb_each(u.scores) e
           ) s
           where a.cycle_id = $1 and ($2::uuid is null or a.school_id = $2)
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

/// Whether one of these scopes names somebody who ever had an assignment for a school in a cycle, or the school itself where it was to judge itself.
pub(crate) async fn has_rated(db: &mut PgConnection, (cycle, school): (Uuid, Uuid), scopes: &[String]) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select exists (
             select from assignment
             where cycle_id = $1 and school_id = $2
               and ('person:' || assessor_ref::text = any($3) or role = 'SELF' and 'school:' || school_id::text = any($3))
           ) as "rated!""#,
        cycle,
        school,
        scopes
    )
    .fetch_one(db)
    .await
}

/// Assessments of a cycle that have come so far, or of one of its schools, by id.
pub(crate) async fn assessments(
    db: &mut PgConnection,
    (cycle, school): (Uuid, Option<Uuid>),
    status: AssessmentStatus,
) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        "select id from assessment where cycle_id = $1 and ($2::uuid is null or school_id = $2) and status = $3 order by id",
        cycle,
        school,
        status.word()
    )
    .fetch_all(db)
    .await
}

/// Schools of a cycle that are looked at again for the `n`th version of its results, and of which somebody may still submit, or has submitted
/// what no case was opened about since.
pub(crate) async fn looked_at_again(db: &mut PgConnection, (cycle, n): (Uuid, i32), now: Timestamp) -> Result<Vec<Uuid>, sqlx::Error> {
    sqlx::query_scalar!(
        "select distinct g.school_id from assignment g left join assessment a on a.assignment_id = g.id
         where g.cycle_id = $1 and g.status = 'ASSIGNED' and (g.body ->> 'again_n')::integer = $2
           and (a.status = 'SUBMITTED' or g.late_until > $3 and coalesce(a.status, '') not in ('LOCKED', 'CONFIRMED'))",
        cycle,
        n,
        Instant(now) as Instant
    )
    .fetch_all(db)
    .await
}

/// Writes how far locked assessments have come; what was said stays, and so does its sum.
pub(crate) async fn step(db: &mut PgConnection, assessments: &[&Assessment], at: Timestamp) -> Result<(), sqlx::Error> {
    let records = || assessments.iter().map(|assessment| assessment.record());
    sqlx::query!(
        "update assessment a set version = r.version, status = r.status, updated_at = $4, summed = case when a.summed = a.version then r.version end
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
