//! Participations of schools in programmes.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Damaged;
use super::document::participation::Document;
use crate::domain::participation::{Participation, ParticipationRecord, ParticipationStatus, Place};
use crate::domain::{ParticipationId, ProgrammeId, SchoolId};

struct Row {
    id: Uuid,
    version: i64,
    programme_id: Uuid,
    cohort_no: i32,
    school_id: Uuid,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
    /// Of the school.
    sort_key: Vec<u8>,
}

impl Row {
    fn restore(self) -> Result<Participation, Damaged> {
        let (steps, coaches) = self.body.0.parts()?;
        Ok(Participation::restore(ParticipationRecord {
            id: ParticipationId(self.id),
            version: self.version,
            place: Place { programme: ProgrammeId(self.programme_id), cohort: self.cohort_no, school: SchoolId(self.school_id) },
            steps,
            coaches,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The participation, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: ParticipationId) -> Result<Option<Participation>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select p.id, p.version, p.programme_id, p.cohort_no, p.school_id, p.body as "body: Json<Document>", p.created_at, p.updated_at, s.sort_key
           from participation p join school s on s.id = p.school_id where p.id = $1 for update of p"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The participation as it is.
pub(crate) async fn find(db: &mut PgConnection, id: ParticipationId) -> Result<Option<Participation>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select p.id, p.version, p.programme_id, p.cohort_no, p.school_id, p.body as "body: Json<Document>", p.created_at, p.updated_at, s.sort_key
           from participation p join school s on s.id = p.school_id where p.id = $1"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of participations asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) programme: Option<Uuid>,
    pub(crate) cohort: Option<i32>,
    pub(crate) school: Option<Uuid>,
    /// `province:40`, `esao:4005` …
    pub(crate) area: Option<String>,
    pub(crate) statuses: Vec<ParticipationStatus>,
    pub(crate) today: Date,
}

/// A page of participations in Thai order of the schools, and the token of the next page. Where a school lies is asked for the day of the
/// record: today while it lasts, its last day afterwards.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Participation>, String), sqlx::Error> {
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select p.id, p.version, p.programme_id, p.cohort_no, p.school_id, p.body as "body: Json<Document>", p.created_at, p.updated_at, s.sort_key
           from participation p join school s on s.id = p.school_id
           where ($1::uuid is null or p.programme_id = $1)
             and ($2::int is null or p.cohort_no = $2)
             and ($3::uuid is null or p.school_id = $3)
             and (cardinality($4::text[]) = 0 or p.status = any($4))
             and ($5::text is null or exists (select from school_place l
                     where l.school_id = p.school_id and l.place = $5 and l.valid @> coalesce(p.ended_on, $6::date)))
             and ($7::text[] is null
                  or 'programme:' || p.programme_id = any($7)
                  or exists (select from programme g where g.id = p.programme_id and 'organisation:' || g.owner_id = any($7))
                  or exists (select from school_place l
                     where l.school_id = p.school_id and l.place = any($7) and l.valid @> coalesce(p.ended_on, $6::date)))
             and ($8::bytea is null or (s.sort_key >= $8 and (s.sort_key, p.id) > ($8, $9::uuid)))
           order by s.sort_key, p.id
           limit $10"#,
        filter.programme,
        filter.cohort,
        filter.school,
        &statuses,
        filter.area.as_deref(),
        Day(filter.today) as Day,
        reach.tags(),
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Why a participation was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the school is in the cohort already")]
    Twice,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

/// Writes a new participation.
pub(crate) async fn insert(db: &mut PgConnection, participation: &Participation) -> Result<(), Conflict> {
    let record = participation.record();
    sqlx::query!(
        "insert into participation (id, version, programme_id, cohort_no, school_id, status, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $8)",
        record.id.0,
        record.version,
        record.place.programme.0,
        record.place.cohort,
        record.place.school.0,
        participation.status().word(),
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("participation_pkey") => Conflict::IdTaken,
        Some("participation_once") => Conflict::Twice,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes the participation over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, participation: &Participation) -> Result<(), sqlx::Error> {
    let record = participation.record();
    sqlx::query!(
        "update participation set version = $2, status = $3, ended_on = $4, body = $5, updated_at = $6 where id = $1",
        record.id.0,
        record.version,
        participation.status().word(),
        participation.ended_on().map(Day) as Option<Day>,
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
