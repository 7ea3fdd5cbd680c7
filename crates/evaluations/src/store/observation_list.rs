//! Lists of observations: without what was seen, and without teachers.

use chassis::auth::Reach;
use chassis::db::{Day, Instant};
use chassis::page::{Cursor, Page};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::observation::ExtentDoc;
use super::{Damaged, word};
use crate::domain::observation::{Extent, ObservationStatus, Purpose};

struct Row {
    id: Uuid,
    version: i64,
    framework_id: Uuid,
    framework_n: i32,
    school_id: Uuid,
    observer_ref: Uuid,
    observed_on: Day,
    period: i16,
    class_name: String,
    subject: String,
    purpose: String,
    status: String,
    training: bool,
    certification_id: Option<Uuid>,
    pair_id: Option<Uuid>,
    extent: Json<ExtentDoc>,
    void_reason: String,
    notified_at: Option<Instant>,
    submitted_at: Option<Instant>,
    released_at: Option<Instant>,
    created_at: Instant,
    updated_at: Instant,
}

/// An observation in a list.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    pub(crate) id: Uuid,
    pub(crate) version: i64,
    pub(crate) framework: Uuid,
    pub(crate) framework_n: i32,
    pub(crate) school: Uuid,
    pub(crate) observer: Uuid,
    pub(crate) on: Date,
    pub(crate) period: i16,
    pub(crate) class_name: String,
    pub(crate) subject: String,
    pub(crate) purpose: Purpose,
    pub(crate) status: ObservationStatus,
    pub(crate) training: bool,
    pub(crate) certification: Option<Uuid>,
    pub(crate) pair: Option<Uuid>,
    pub(crate) extent: Extent,
    pub(crate) void_reason: String,
    pub(crate) notified_at: Option<Timestamp>,
    pub(crate) submitted_at: Option<Timestamp>,
    pub(crate) released_at: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Row {
    fn restore(self) -> Result<Listed, Damaged> {
        Ok(Listed {
            id: self.id,
            version: self.version,
            framework: self.framework_id,
            framework_n: self.framework_n,
            school: self.school_id,
            observer: self.observer_ref,
            on: self.observed_on.0,
            period: self.period,
            class_name: self.class_name,
            subject: self.subject,
            purpose: word(&self.purpose, Purpose::from_word)?,
            status: word(&self.status, ObservationStatus::from_word)?,
            training: self.training,
            certification: self.certification_id,
            pair: self.pair_id,
            extent: self.extent.0.into(),
            void_reason: self.void_reason,
            notified_at: self.notified_at.map(|at| at.0),
            submitted_at: self.submitted_at.map(|at| at.0),
            released_at: self.released_at.map(|at| at.0),
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        })
    }
}

/// What a list of observations asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) school: Option<Uuid>,
    pub(crate) observer: Option<Uuid>,
    pub(crate) framework: Option<Uuid>,
    pub(crate) statuses: Vec<ObservationStatus>,
}

/// A page of observations, the latest lessons first.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    (after, page): (Option<(Date, Uuid)>, &Page),
) -> Result<(Vec<Listed>, String), sqlx::Error> {
    let (day, id) = after.unzip();
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, school_id, observer_ref, observed_on, period, class_name, subject, purpose, status,
                  training, certification_id, pair_id, extent as "extent: Json<ExtentDoc>", void_reason,
                  notified_at as "notified_at: Instant", submitted_at as "submitted_at: Instant", released_at as "released_at: Instant",
                  created_at, updated_at
           from observation
           where ($1::uuid is null or school_id = $1)
             and ($2::uuid is null or observer_ref = $2)
             and ($3::uuid is null or framework_id = $3)
             and (cardinality($4::text[]) = 0 or status = any($4))
             and ($5::text[] is null or scopes && $5)
             and ($6::date is null or (observed_on, id) < ($6, $7::uuid))
           order by observed_on desc, id desc
           limit $8"#,
        filter.school,
        filter.observer,
        filter.framework,
        &statuses,
        reach.tags(),
        day.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    taken(rows, page)
}

/// A page of observations that are released to their teachers, of those whose own grant this is.
pub(crate) async fn released(
    db: &mut PgConnection,
    teachers: &Reach,
    (after, page): (Option<(Date, Uuid)>, &Page),
) -> Result<(Vec<Listed>, String), sqlx::Error> {
    let (day, id) = after.unzip();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, framework_id, framework_n, school_id, observer_ref, observed_on, period, class_name, subject, purpose, status,
                  training, certification_id, pair_id, extent as "extent: Json<ExtentDoc>", void_reason,
                  notified_at as "notified_at: Instant", submitted_at as "submitted_at: Instant", released_at as "released_at: Instant",
                  created_at, updated_at
           from observation
           where status = 'RELEASED'
             and ($1::text[] is null or 'person:' || teacher_ref = any($1))
             and ($2::date is null or (observed_on, id) < ($2, $3::uuid))
           order by observed_on desc, id desc
           limit $4"#,
        teachers.tags(),
        day.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    taken(rows, page)
}

fn taken(rows: Vec<Row>, page: &Page) -> Result<(Vec<Listed>, String), sqlx::Error> {
    let (rows, next) = page.take(rows, |row| Cursor { key: row.observed_on.0.to_string().into_bytes(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}
