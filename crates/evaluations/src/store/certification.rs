//! Certifications of observers: one row each.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::certification::{Certification, CertificationRecord};
use crate::domain::{CertificationId, FrameworkId};

struct Row {
    id: Uuid,
    version: i64,
    framework_id: Uuid,
    framework_n: i32,
    observer_ref: Uuid,
    exam_within: i32,
    exam_of: i32,
    valid_from: Day,
    valid_to: Option<Day>,
    revoked_on: Option<Day>,
    revoke_reason: String,
    scopes: Vec<String>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Kept {
        let certification = Certification::restore(CertificationRecord {
            id: CertificationId(self.id),
            version: self.version,
            framework: FrameworkId(self.framework_id),
            framework_n: self.framework_n,
            observer: self.observer_ref,
            exam_within: self.exam_within,
            exam_of: self.exam_of,
            valid_from: self.valid_from.0,
            valid_to: self.valid_to.map(Into::into),
            revoked_on: self.revoked_on.map(Into::into),
            revoke_reason: self.revoke_reason,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        });
        Kept { certification, scopes: self.scopes }
    }
}

/// A certification and whose grants reach it.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) certification: Certification,
    pub(crate) scopes: Vec<String>,
}

/// The certification, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Kept>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, observer_ref, exam_within, exam_of, valid_from, valid_to as "valid_to: Day",
                  revoked_on as "revoked_on: Day", revoke_reason, scopes, created_at, updated_at
           from certification where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore))
}

/// The certification of an observer that holds on a day, whoever reaches it.
pub(crate) async fn holding(
    db: &mut PgConnection,
    (observer, framework): (Uuid, FrameworkId),
    day: Date,
) -> Result<Option<CertificationId>, sqlx::Error> {
    let found =
        sqlx::query_scalar!("select certified_behind_the_wall($1, $2, $3)", observer, framework.0, Day(day) as Day).fetch_one(db).await?;
    Ok(found.map(CertificationId))
}

/// What a list of certifications asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Filter {
    pub(crate) framework: Option<Uuid>,
    pub(crate) observer: Option<Uuid>,
    pub(crate) valid_on: Option<Date>,
}

/// A page of certifications, those that begin latest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: Filter,
    reach: &Reach,
    (after, page): (Option<(Date, Uuid)>, &Page),
) -> Result<(Vec<Certification>, String), sqlx::Error> {
    let (day, id) = after.unzip();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, observer_ref, exam_within, exam_of, valid_from, valid_to as "valid_to: Day",
                  revoked_on as "revoked_on: Day", revoke_reason, scopes, created_at, updated_at
           from certification
           where ($1::uuid is null or framework_id = $1)
             and ($2::uuid is null or observer_ref = $2)
             and ($3::date is null or (valid_from <= $3 and (valid_to is null or $3 < valid_to) and (revoked_on is null or $3 < revoked_on)))
             and ($4::text[] is null or scopes && $4)
             and ($5::date is null or (valid_from, id) < ($5, $6::uuid))
           order by valid_from desc, id desc
           limit $7"#,
        filter.framework,
        filter.observer,
        filter.valid_on.map(Day) as Option<Day>,
        reach.tags(),
        day.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.valid_from.0.to_string().into_bytes(), id: row.id });
    Ok((rows.into_iter().map(|row| row.restore().certification).collect(), next))
}

/// Writes a certification. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, certification: &Certification, scopes: &[String]) -> Result<bool, sqlx::Error> {
    let record = certification.record();
    let inserted = sqlx::query!(
        "insert into certification
             (id, version, framework_id, framework_n, observer_ref, exam_within, exam_of, valid_from, valid_to, revoke_reason, scopes,
              created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', $10, $11, $11)",
        record.id.0,
        record.version,
        record.framework.0,
        record.framework_n,
        record.observer,
        record.exam_within,
        record.exam_of,
        Day(record.valid_from) as Day,
        record.valid_to.map(Day) as Option<Day>,
        scopes,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("certification_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}

/// Writes that it was withdrawn: nothing else about it changes.
pub(crate) async fn save(db: &mut PgConnection, certification: &Certification) -> Result<(), sqlx::Error> {
    let record = certification.record();
    sqlx::query!(
        "update certification set version = $2, revoked_on = $3, revoke_reason = $4, updated_at = $5 where id = $1",
        record.id.0,
        record.version,
        record.revoked_on.map(Day) as Option<Day>,
        record.revoke_reason,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
