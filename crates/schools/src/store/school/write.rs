//! Writing schools.

use chassis::db::{Day, Instant, constraint};
use chassis::thai::collate::Collator;
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::school::School;
use crate::store::Periods;
use crate::store::document::school::Document;

/// Why schools were not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("a code belongs to another school")]
    CodeTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            // One statement writes all three: rows that hang on the id may meet those of its owner first.
            Some("school_pkey" | "school_identifier_pkey" | "school_place_pkey") => Self::IdTaken,
            Some("school_identifier_once") => Self::CodeTaken,
            _ => Self::Sql(error),
        }
    }
}

/// Writes new schools with what they are found by, in one statement.
pub(crate) async fn insert(db: &mut PgConnection, schools: &[School], today: Date) -> Result<(), Conflict> {
    insert_made(db, &Made::of(schools, today)).await
}

/// New schools as rows.
#[derive(Default)]
pub(crate) struct Made {
    rows: Rows,
    found_by: FoundBy,
}

impl Made {
    /// Makes the rows, which is most of the work here.
    pub(crate) fn of(schools: &[School], today: Date) -> Self {
        Self { rows: Rows::of(schools, today), found_by: FoundBy::of(schools) }
    }
}

/// Writes new schools whose rows are made. None cost nothing.
pub(crate) async fn insert_made(db: &mut PgConnection, Made { rows, found_by }: &Made) -> Result<(), Conflict> {
    if rows.ids.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "with made as (
             insert into school (id, version, sort_key, body, created_at, updated_at)
             select r.id, r.version, r.sort_key, r.body, r.at, r.at
             from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::jsonb[], $5::timestamptz[]) as r(id, version, sort_key, body, at)
         ), identified as (
             insert into school_identifier (school_id, seq, scheme, value, valid)
             select i.id, i.seq, i.scheme, i.value, daterange(i.from_day, i.to_day)
             from unnest($6::uuid[], $7::int[], $8::text[], $9::text[], $10::date[], $11::date[])
                  as i(id, seq, scheme, value, from_day, to_day)
         )
         insert into school_place (school_id, seq, place, valid)
         select p.id, p.seq, p.place, daterange(p.from_day, p.to_day)
         from unnest($12::uuid[], $13::int[], $14::text[], $15::date[], $16::date[]) as p(id, seq, place, from_day, to_day)",
        &rows.ids,
        &rows.versions,
        &rows.sort_keys,
        &rows.bodies as &[Json<Document>],
        &rows.updated as &[Instant],
        &found_by.identified,
        &found_by.identifier_seqs,
        &found_by.schemes,
        &found_by.values,
        &found_by.identifier_periods.from as &[Option<Day>],
        &found_by.identifier_periods.to as &[Option<Day>],
        &found_by.placed,
        &found_by.place_seqs,
        &found_by.places,
        &found_by.place_periods.from as &[Option<Day>],
        &found_by.place_periods.to as &[Option<Day>]
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes schools over the versions that were locked; what they are found by is made anew.
pub(crate) async fn save(db: &mut PgConnection, schools: &[School], today: Date) -> Result<(), Conflict> {
    let (rows, found_by) = (Rows::of(schools, today), FoundBy::of(schools));
    sqlx::query!(
        "with unidentified as (delete from school_identifier where school_id = any($1)),
              displaced as (delete from school_place where school_id = any($1))
         update school s set version = r.version, sort_key = r.sort_key, body = r.body, updated_at = r.at
         from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::jsonb[], $5::timestamptz[]) as r(id, version, sort_key, body, at)
         where s.id = r.id",
        &rows.ids,
        &rows.versions,
        &rows.sort_keys,
        &rows.bodies as &[Json<Document>],
        &rows.updated as &[Instant]
    )
    .execute(&mut *db)
    .await
    .map_err(Conflict::of)?;
    sqlx::query!(
        "with identified as (
             insert into school_identifier (school_id, seq, scheme, value, valid)
             select i.id, i.seq, i.scheme, i.value, daterange(i.from_day, i.to_day)
             from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::date[], $6::date[])
                  as i(id, seq, scheme, value, from_day, to_day)
         )
         insert into school_place (school_id, seq, place, valid)
         select p.id, p.seq, p.place, daterange(p.from_day, p.to_day)
         from unnest($7::uuid[], $8::int[], $9::text[], $10::date[], $11::date[]) as p(id, seq, place, from_day, to_day)",
        &found_by.identified,
        &found_by.identifier_seqs,
        &found_by.schemes,
        &found_by.values,
        &found_by.identifier_periods.from as &[Option<Day>],
        &found_by.identifier_periods.to as &[Option<Day>],
        &found_by.placed,
        &found_by.place_seqs,
        &found_by.places,
        &found_by.place_periods.from as &[Option<Day>],
        &found_by.place_periods.to as &[Option<Day>]
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Schools, turned on their side for `unnest`.
#[derive(Default)]
struct Rows {
    ids: Vec<Uuid>,
    versions: Vec<i64>,
    sort_keys: Vec<Vec<u8>>,
    bodies: Vec<Json<Document>>,
    updated: Vec<Instant>,
}

impl Rows {
    fn of(schools: &[School], today: Date) -> Self {
        let collator = Collator::new();
        Self {
            ids: schools.iter().map(|school| school.record().id.0).collect(),
            versions: schools.iter().map(|school| school.record().version).collect(),
            sort_keys: schools.iter().map(|school| collator.label_sort_key(&school.name_on(today).th)).collect(),
            bodies: schools.iter().map(|school| Json(Document::from(school.record()))).collect(),
            updated: schools.iter().map(|school| Instant(school.record().updated_at)).collect(),
        }
    }
}

/// What schools are found by, turned on its side for `unnest`.
#[derive(Default)]
struct FoundBy {
    identified: Vec<Uuid>,
    identifier_seqs: Vec<i32>,
    schemes: Vec<String>,
    values: Vec<String>,
    identifier_periods: Periods,
    placed: Vec<Uuid>,
    place_seqs: Vec<i32>,
    places: Vec<String>,
    place_periods: Periods,
}

impl FoundBy {
    fn of(schools: &[School]) -> Self {
        let mut columns = Self::default();
        let (mut identifier_periods, mut place_periods) = (Vec::new(), Vec::new());
        for school in schools {
            let id = school.record().id.0;
            for (seq, held) in (1..).zip(&school.record().identifiers) {
                columns.identified.push(id);
                columns.identifier_seqs.push(seq);
                columns.schemes.push(held.value.scheme().to_owned());
                columns.values.push(held.value.value().to_owned());
                identifier_periods.push(held.period);
            }
            for (seq, (place, period)) in (1..).zip(school.places()) {
                columns.placed.push(id);
                columns.place_seqs.push(seq);
                columns.places.push(place);
                place_periods.push(period);
            }
        }
        Self { identifier_periods: Periods::of(identifier_periods), place_periods: Periods::of(place_periods), ..columns }
    }
}
