//! Statutory pilot designations, and what they stand on.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::kernel::Period;
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::Damaged;
use super::document::participation::PilotDocument as Document;
use crate::domain::pilot::{Pilot, PilotRecord, PilotStatus};
use crate::domain::{AreaId, Code, PilotId, SchoolId};

struct Row {
    id: Uuid,
    version: i64,
    school_id: Uuid,
    area_id: Uuid,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
    /// Of the school.
    sort_key: Vec<u8>,
}

impl Row {
    fn restore(self) -> Result<Pilot, Damaged> {
        let (steps, autonomy, until) = self.body.0.parts()?;
        Ok(Pilot::restore(PilotRecord {
            id: PilotId(self.id),
            version: self.version,
            school: SchoolId(self.school_id),
            area: AreaId(self.area_id),
            steps,
            autonomy,
            until,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The designation, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: PilotId) -> Result<Option<Pilot>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select p.id, p.version, p.school_id, p.area_id, p.body as "body: Json<Document>", p.created_at, p.updated_at, s.sort_key
           from pilot_designation p join school s on s.id = p.school_id where p.id = $1 for update of p"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The designation as it is.
pub(crate) async fn find(db: &mut PgConnection, id: PilotId) -> Result<Option<Pilot>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select p.id, p.version, p.school_id, p.area_id, p.body as "body: Json<Document>", p.created_at, p.updated_at, s.sort_key
           from pilot_designation p join school s on s.id = p.school_id where p.id = $1"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of designations asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) area: Option<Uuid>,
    pub(crate) school: Option<Uuid>,
    pub(crate) statuses: Vec<PilotStatus>,
    pub(crate) in_effect_on: Option<Date>,
    pub(crate) today: Date,
}

/// A page of designations in Thai order of the schools, and the token of the next page. What is in effect expires by the days.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Pilot>, String), sqlx::Error> {
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select p.id, p.version, p.school_id, p.area_id, p.body as "body: Json<Document>", p.created_at, p.updated_at, s.sort_key
           from pilot_designation p join school s on s.id = p.school_id
           where ($1::uuid is null or p.area_id = $1)
             and ($2::uuid is null or p.school_id = $2)
             and (cardinality($3::text[]) = 0
                  or case when p.status in ('IN_EFFECT', 'RENEWED') and (p.body->>'until')::date <= $6 then 'EXPIRED' else p.status end = any($3))
             and ($4::date is null or p.in_effect @> $4 and not exists (select from school_place l
                     where l.school_id = p.school_id and l.place in ('status:MERGED_INTO', 'status:DISSOLVED') and l.valid @> $4))
             and ($5::text[] is null or exists (select from school_place l
                     where l.school_id = p.school_id and l.place = any($5)
                       and l.valid @> coalesce(p.ended_on, least((p.body->>'until')::date, $6::date))))
             and ($7::bytea is null or (s.sort_key >= $7 and (s.sort_key, p.id) > ($7, $8::uuid)))
           order by s.sort_key, p.id
           limit $9"#,
        filter.area,
        filter.school,
        &statuses,
        filter.in_effect_on.map(Day) as Option<Day>,
        reach.tags(),
        Day(filter.today) as Day,
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Whether one of these codes is that of something that lies directly in the area on a day, in the statutory hierarchy.
pub(crate) async fn lies_in(db: &mut PgConnection, area: AreaId, codes: &[Code], day: Date) -> Result<bool, sqlx::Error> {
    let (schemes, values): (Vec<String>, Vec<String>) =
        codes.iter().map(|code| (code.scheme().to_owned(), code.value().to_owned())).unzip();
    sqlx::query_scalar!(
        r#"select exists (
               select from area_edge e
               join area a on a.id = e.child_id
               join unnest($2::text[], $3::text[]) as c(scheme, value) on a.scheme = c.scheme and a.code = c.value
               where e.parent_id = $1 and e.hierarchy = 'STATUTORY' and e.valid @> $4::date and a.valid @> $4::date) as "lies!""#,
        area.0,
        &schemes,
        &values,
        Day(day) as Day
    )
    .fetch_one(db)
    .await
}

/// Why a designation was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the school has one that lasts")]
    Twice,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

/// Writes a new designation.
pub(crate) async fn insert(db: &mut PgConnection, pilot: &Pilot) -> Result<(), Conflict> {
    let record = pilot.record();
    sqlx::query!(
        "insert into pilot_designation (id, version, school_id, area_id, status, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $7)",
        record.id.0,
        record.version,
        record.school.0,
        record.area.0,
        pilot.status().word(),
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("pilot_designation_pkey") => Conflict::IdTaken,
        Some("pilot_designation_once") => Conflict::Twice,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Lets the designations of a school whose time has run out be over, so that it may have another one. They say so themselves; this is the
/// column by which there is one that lasts.
pub(crate) async fn settle(db: &mut PgConnection, school: SchoolId, today: Date) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update pilot_designation set ended_on = (body->>'until')::date
         where school_id = $1 and ended_on is null and status in ('IN_EFFECT', 'RENEWED') and (body->>'until')::date <= $2",
        school.0,
        Day(today) as Day
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes the designation over the version that was locked. One that is renewed late lasts again, unless another one does by now.
pub(crate) async fn save(db: &mut PgConnection, pilot: &Pilot) -> Result<(), Conflict> {
    let record = pilot.record();
    let in_effect = pilot.in_effect();
    sqlx::query!(
        "update pilot_designation
         set version = $2, status = $3, ended_on = $4, body = $5, updated_at = $6,
             in_effect = case when $7 then daterange($8, $9) end
         where id = $1",
        record.id.0,
        record.version,
        pilot.status().word(),
        pilot.ended_on().map(Day) as Option<Day>,
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant,
        in_effect.is_some(),
        in_effect.and_then(Period::from).map(Day) as Option<Day>,
        in_effect.and_then(Period::to).map(Day) as Option<Day>
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("pilot_designation_once") => Conflict::Twice,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}
