//! Terms.

use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::Damaged;
use crate::domain::term::{AcademicTerm, Term, TermRecord, TermScope};
use crate::domain::{AreaId, SchoolId, TermId};

/// Why a term was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the term is there already")]
    Taken,
    #[error("it shares a day with another term of its scope")]
    Overlaps,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            Some("term_pkey") => Self::IdTaken,
            Some("term_once") => Self::Taken,
            Some("term_apart") => Self::Overlaps,
            _ => Self::Sql(error),
        }
    }
}

struct Row {
    id: Uuid,
    version: i64,
    be_year: i16,
    semester: i16,
    starts_on: Day,
    ends_on: Day,
    area_id: Option<Uuid>,
    school_id: Option<Uuid>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Term, Damaged> {
        let scope = match (self.area_id, self.school_id) {
            (Some(area), _) => TermScope::Area(AreaId(area)),
            (None, Some(school)) => TermScope::School(SchoolId(school)),
            (None, None) => TermScope::Everybody,
        };
        Ok(Term::restore(TermRecord {
            id: TermId(self.id),
            version: self.version,
            term: AcademicTerm::try_new(self.be_year.into(), self.semester.into()).ok_or_else(|| Damaged("no term".to_owned()))?,
            starts_on: self.starts_on.0,
            ends_on: self.ends_on.0,
            scope,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The area and the school of a scope.
fn columns(scope: TermScope) -> (Option<Uuid>, Option<Uuid>) {
    match scope {
        TermScope::Everybody => (None, None),
        TermScope::Area(area) => (Some(area.0), None),
        TermScope::School(school) => (None, Some(school.0)),
    }
}

/// The term, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Term>, sqlx::Error> {
    let row = sqlx::query_as!(Row, "select * from term where id = $1 for update", id).fetch_optional(db).await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The term that a day lies in: the school's own, else that of the first of these areas which has one, else everybody's.
pub(crate) async fn on(db: &mut PgConnection, day: Date, school: Option<SchoolId>, areas: &[Uuid]) -> Result<Option<Term>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        "select * from term
         where semester > 0 and starts_on <= $1 and $1 <= ends_on
           and (school_id = $2 or area_id = any($3) or (school_id is null and area_id is null))
         order by (school_id is not null) desc, array_position($3, area_id), id
         limit 1",
        Day(day) as Day,
        school.map(|school| school.0),
        areas
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// How many of the terms 1 and 2 begin after the one day and up to the other, by the dates that hold for the school: its own, else those of
/// the first of these areas which has some, else everybody's.
pub(crate) async fn begun_between(
    db: &mut PgConnection,
    school: SchoolId,
    areas: &[Uuid],
    (after, up_to): (Date, Date),
) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select count(*) as "begun!" from (
               select distinct on (be_year, semester) starts_on from term
               where semester in (1, 2) and (school_id = $1 or area_id = any($2) or (school_id is null and area_id is null))
               order by be_year, semester, (school_id is not null) desc, array_position($2, area_id), id
           ) held
           where starts_on > $3 and starts_on <= $4"#,
        school.0,
        areas,
        Day(after) as Day,
        Day(up_to) as Day
    )
    .fetch_one(db)
    .await
}

/// A page of terms, newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    be_year: Option<i16>,
    after: Option<(Date, Uuid)>,
    page: &Page,
) -> Result<(Vec<Term>, String), sqlx::Error> {
    let (day, id) = after.unzip();
    let rows = sqlx::query_as!(
        Row,
        "select * from term
         where ($1::smallint is null or be_year = $1) and ($2::date is null or (starts_on, id) < ($2, $3::uuid))
         order by starts_on desc, id desc limit $4",
        be_year,
        day.map(Day) as Option<Day>,
        id,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.starts_on.0.to_string().into_bytes(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new term.
pub(crate) async fn insert(db: &mut PgConnection, term: &Term) -> Result<(), Conflict> {
    let record = term.record();
    let (area, school) = columns(record.scope);
    sqlx::query!(
        "insert into term (id, version, be_year, semester, starts_on, ends_on, area_id, school_id, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)",
        record.id.0,
        record.version,
        record.term.be_year(),
        record.term.semester(),
        Day(record.starts_on) as Day,
        Day(record.ends_on) as Day,
        area,
        school,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes the dates of a term over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, term: &Term) -> Result<(), Conflict> {
    let record = term.record();
    sqlx::query!(
        "update term set version = $2, starts_on = $3, ends_on = $4, updated_at = $5 where id = $1",
        record.id.0,
        record.version,
        Day(record.starts_on) as Day,
        Day(record.ends_on) as Day,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}
