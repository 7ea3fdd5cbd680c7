//! Observations: one row each, what was seen in it as one document.

use chassis::db::{Day, Instant, constraint};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::observation::{Document, ExtentDoc};
use super::{Damaged, word};
use crate::domain::observation::{Lesson, Observation, ObservationRecord, ObservationStatus, Purpose};
use crate::domain::{CertificationId, FrameworkId, ObservationId, PairId};

/// Why an observation was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the observer watches this lesson already")]
    WatchedTwice,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

struct Row {
    id: Uuid,
    version: i64,
    framework_id: Uuid,
    framework_n: i32,
    school_id: Uuid,
    observer_ref: Uuid,
    teacher_ref: Uuid,
    observed_on: Day,
    period: i16,
    class_name: String,
    subject: String,
    purpose: String,
    status: String,
    training: bool,
    certification_id: Option<Uuid>,
    pair_id: Option<Uuid>,
    record: Json<Document>,
    feedback: String,
    void_reason: String,
    scopes: Vec<String>,
    notified_at: Option<Instant>,
    submitted_at: Option<Instant>,
    released_at: Option<Instant>,
    created_at: Instant,
    updated_at: Instant,
}

/// An observation and whose grants reach it.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) observation: Observation,
    pub(crate) scopes: Vec<String>,
}

impl Row {
    fn restore(self) -> Result<Kept, Damaged> {
        let lesson = Lesson {
            framework: FrameworkId(self.framework_id),
            framework_n: self.framework_n,
            school: self.school_id,
            observer: self.observer_ref,
            teacher: self.teacher_ref,
            on: self.observed_on.0,
            period: self.period,
            class_name: self.class_name,
            subject: self.subject,
            purpose: word(&self.purpose, Purpose::from_word)?,
            teacher_notified_at: self.notified_at.map(|at| at.0),
        };
        let observation = Observation::restore(ObservationRecord {
            id: ObservationId(self.id),
            version: self.version,
            lesson,
            status: word(&self.status, ObservationStatus::from_word)?,
            training: self.training,
            certification: self.certification_id.map(CertificationId),
            pair: self.pair_id.map(PairId),
            record: self.record.0.read()?,
            feedback: self.feedback,
            void_reason: self.void_reason,
            submitted_at: self.submitted_at.map(|at| at.0),
            released_at: self.released_at.map(|at| at.0),
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        });
        Ok(Kept { observation, scopes: self.scopes })
    }
}

/// These observations in the order of their ids, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Kept>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, school_id, observer_ref, teacher_ref, observed_on, period, class_name, subject,
                  purpose, status, training, certification_id, pair_id, record as "record: Json<Document>", feedback, void_reason, scopes,
                  notified_at as "notified_at: Instant", submitted_at as "submitted_at: Instant", released_at as "released_at: Instant",
                  created_at, updated_at
           from observation where id = any($1) order by id for update"#,
        ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?)
}

/// These observations as they are, in the order of their ids.
pub(crate) async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Kept>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, school_id, observer_ref, teacher_ref, observed_on, period, class_name, subject,
                  purpose, status, training, certification_id, pair_id, record as "record: Json<Document>", feedback, void_reason, scopes,
                  notified_at as "notified_at: Instant", submitted_at as "submitted_at: Instant", released_at as "released_at: Instant",
                  created_at, updated_at
           from observation where id = any($1) order by id"#,
        ids
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?)
}

/// Whether somebody else has still to submit an observation of the same lesson, whoever reaches it.
pub(crate) async fn another_watches(db: &mut PgConnection, id: ObservationId) -> Result<bool, sqlx::Error> {
    let found = sqlx::query_scalar!("select another_watches_behind_the_wall($1)", id.0).fetch_one(db).await?;
    Ok(found.unwrap_or_default())
}

/// Writes a new observation.
pub(crate) async fn insert(db: &mut PgConnection, observation: &Observation, scopes: &[String]) -> Result<(), Conflict> {
    let record = observation.record();
    let lesson = &record.lesson;
    sqlx::query!(
        "insert into observation
             (id, version, framework_id, framework_n, school_id, observer_ref, teacher_ref, observed_on, period, class_name, subject, purpose,
              status, training, record, extent, feedback, void_reason, scopes, notified_at, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', '', $17, $18, $19, $19)",
        record.id.0,
        record.version,
        lesson.framework.0,
        lesson.framework_n,
        lesson.school,
        lesson.observer,
        lesson.teacher,
        Day(lesson.on) as Day,
        lesson.period,
        lesson.class_name,
        lesson.subject,
        lesson.purpose.word(),
        record.status.word(),
        record.training,
        Json(Document::from(&record.record)) as _,
        Json(ExtentDoc::from(record.record.extent())) as _,
        scopes,
        lesson.teacher_notified_at.map(Instant) as Option<Instant>,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("observation_pkey") => Conflict::IdTaken,
        Some("observation_once") => Conflict::WatchedTwice,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes the observation over what was there; the lesson does not change.
pub(crate) async fn save(db: &mut PgConnection, observation: &Observation) -> Result<(), sqlx::Error> {
    let record = observation.record();
    sqlx::query!(
        "update observation
         set version = $2, status = $3, training = $4, certification_id = $5, pair_id = $6, record = $7, extent = $8, feedback = $9,
             void_reason = $10, submitted_at = $11, released_at = $12, updated_at = $13
         where id = $1",
        record.id.0,
        record.version,
        record.status.word(),
        record.training,
        record.certification.map(|id| id.0),
        record.pair.map(|id| id.0),
        Json(Document::from(&record.record)) as _,
        Json(ExtentDoc::from(record.record.extent())) as _,
        record.feedback,
        record.void_reason,
        record.submitted_at.map(Instant) as Option<Instant>,
        record.released_at.map(Instant) as Option<Instant>,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
