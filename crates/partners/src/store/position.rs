//! Positions: who holds which office, from when to when.

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Damaged, word};
use crate::domain::agreement::SigningPosition;
use crate::domain::position::{Position, PositionKind, PositionRecord};
use crate::domain::{LocalizedText, OrganisationId, Period, PersonId, PositionId};

struct Row {
    id: Uuid,
    version: i64,
    person_id: Uuid,
    organisation_id: Uuid,
    title_th: String,
    title_en: Option<String>,
    kind: String,
    kind_text: Option<String>,
    order_no: Option<String>,
    order_date: Option<Day>,
    valid_from: Option<Day>,
    valid_to: Option<Day>,
    created_at: Instant,
    updated_at: Instant,
}

impl TryFrom<Row> for Position {
    type Error = Damaged;

    fn try_from(row: Row) -> Result<Self, Damaged> {
        let period = Period::try_new(row.valid_from.map(Into::into), row.valid_to.map(Into::into));
        Ok(Self::restore(PositionRecord {
            id: PositionId(row.id),
            version: row.version,
            person: PersonId(row.person_id),
            organisation: OrganisationId(row.organisation_id),
            title: LocalizedText::new(row.title_th, row.title_en.unwrap_or_default()),
            kind: word(&row.kind, PositionKind::from_word)?,
            kind_text: row.kind_text.unwrap_or_default(),
            order_no: row.order_no.unwrap_or_default(),
            order_date: row.order_date.map(Into::into),
            period: period.map_err(|e| Damaged(e.to_string()))?,
            created_at: row.created_at.0,
            updated_at: row.updated_at.0,
        }))
    }
}

fn restore(rows: Vec<Row>) -> Result<Vec<Position>, sqlx::Error> {
    rows.into_iter().map(|row| Position::try_from(row).map_err(Into::into)).collect()
}

/// The position, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: PositionId) -> Result<Option<Position>, sqlx::Error> {
    let row = sqlx::query_as!(Row, "select * from position where id = $1 for update", id.0).fetch_optional(db).await?;
    Ok(row.map(Position::try_from).transpose()?)
}

/// The position as it is.
pub(crate) async fn find(db: &mut PgConnection, id: PositionId) -> Result<Option<Position>, sqlx::Error> {
    let row = sqlx::query_as!(Row, "select * from position where id = $1", id.0).fetch_optional(db).await?;
    Ok(row.map(Position::try_from).transpose()?)
}

/// Positions by id, as an agreement needs them.
pub(crate) async fn signing(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, SigningPosition>, sqlx::Error> {
    let rows = sqlx::query_as!(Row, "select * from position where id = any($1)", ids).fetch_all(db).await?;
    Ok(restore(rows)?.into_iter().map(|position| (position.record().id.0, position.for_signing())).collect())
}

/// Everything that a person holds on a day, in the order it was recorded.
pub(crate) async fn held_on(db: &mut PgConnection, person: PersonId, day: Date) -> Result<Vec<Position>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        "select * from position
         where person_id = $1 and (valid_from is null or valid_from <= $2) and (valid_to is null or $2 < valid_to)
         order by created_at, id",
        person.0,
        Day(day) as Day
    )
    .fetch_all(db)
    .await?;
    restore(rows)
}

/// What a list of positions asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Filter {
    pub(crate) person: Option<Uuid>,
    pub(crate) organisation: Option<Uuid>,
    pub(crate) as_of: Option<Date>,
}

/// A page of positions, oldest id first, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: Filter,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Position>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        "select p.* from position p
         where ($1::uuid is null or p.person_id = $1)
           and ($2::uuid is null or p.organisation_id = $2)
           and ($3::date is null or ((p.valid_from is null or p.valid_from <= $3) and (p.valid_to is null or $3 < p.valid_to)))
           and ($4::text[] is null or exists (select from organisation o where o.id = p.organisation_id and o.scopes && $4))
           and ($5::uuid is null or p.id > $5)
         order by p.id
         limit $6",
        filter.person,
        filter.organisation,
        filter.as_of.map(Day) as Option<Day>,
        reach.tags(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((restore(rows)?, next))
}

/// Why a position was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("there is no such person")]
    NoSuchPerson,
    #[error("there is no such organisation")]
    NoSuchOrganisation,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            Some("position_pkey") => Self::IdTaken,
            Some("position_person_id_fkey") => Self::NoSuchPerson,
            Some("position_organisation_id_fkey") => Self::NoSuchOrganisation,
            _ => Self::Sql(error),
        }
    }
}

/// Writes a new position.
pub(crate) async fn insert(db: &mut PgConnection, position: &Position) -> Result<(), Conflict> {
    let record = position.record();
    sqlx::query!(
        "insert into position (id, version, person_id, organisation_id, title_th, title_en, kind, kind_text, order_no, order_date, valid_from, valid_to,
                               created_at, updated_at)
         values ($1, $2, $3, $4, $5, nullif($6, ''), $7, nullif($8, ''), nullif($9, ''), $10, $11, $12, $13, $14)",
        record.id.0,
        record.version,
        record.person.0,
        record.organisation.0,
        record.title.th,
        record.title.en,
        record.kind.word(),
        record.kind_text,
        record.order_no,
        record.order_date.map(Day) as Option<Day>,
        record.period.from().map(Day) as Option<Day>,
        record.period.to().map(Day) as Option<Day>,
        Instant(record.created_at) as Instant,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes the end of a position that was locked.
pub(crate) async fn save(db: &mut PgConnection, position: &Position) -> Result<(), sqlx::Error> {
    let record = position.record();
    sqlx::query!(
        "update position set version = $2, valid_to = $3, updated_at = $4 where id = $1",
        record.id.0,
        record.version,
        record.period.to().map(Day) as Option<Day>,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
