//! Persons and their names. The only tables with names of persons, besides what a signature keeps of its day.

use std::collections::{HashMap, HashSet};

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use chassis::thai::collate::Collator;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Damaged, word};
use crate::domain::names::{NameParts, PersonName};
use crate::domain::person::{Person, PersonRecord, Romanisation, RomanisationStatus};
use crate::domain::{Period, PersonId};

struct Row {
    id: Uuid,
    version: i64,
    romanisation: Option<String>,
    romanisation_status: Option<String>,
    romanisation_variants: Vec<String>,
    sort_key: Vec<u8>,
    created_at: Instant,
    updated_at: Instant,
}

struct NameRow {
    person_id: Uuid,
    prefix: Option<String>,
    academic_rank: Option<String>,
    degree_title: Option<String>,
    military_rank: Option<String>,
    given: String,
    middle: Option<String>,
    family: Option<String>,
    valid_from: Option<Day>,
    valid_to: Option<Day>,
}

impl TryFrom<NameRow> for PersonName {
    type Error = Damaged;

    fn try_from(row: NameRow) -> Result<Self, Damaged> {
        let period = Period::try_new(row.valid_from.map(Into::into), row.valid_to.map(Into::into)).map_err(|e| Damaged(e.to_string()))?;
        let parts = NameParts {
            prefix: row.prefix.unwrap_or_default(),
            academic_rank: row.academic_rank.unwrap_or_default(),
            degree_title: row.degree_title.unwrap_or_default(),
            military_rank: row.military_rank.unwrap_or_default(),
            given: row.given,
            middle: row.middle.unwrap_or_default(),
            family: row.family.unwrap_or_default(),
        };
        Ok(Self { parts, period })
    }
}

/// Rows as persons; the names of all of them come with one statement.
async fn restore(db: &mut PgConnection, rows: Vec<Row>) -> Result<Vec<Person>, sqlx::Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut names = names_of(db, &ids).await?;
    rows.into_iter().map(|row| person(&mut names, row).map_err(Into::into)).collect()
}

fn person(names: &mut HashMap<Uuid, Vec<PersonName>>, row: Row) -> Result<Person, Damaged> {
    let status = row.romanisation_status.map(|status| word(&status, RomanisationStatus::from_word)).transpose()?;
    let romanisation =
        row.romanisation.zip(status).map(|(text, status)| Romanisation { text, status, variants: row.romanisation_variants });
    Ok(Person::restore(PersonRecord {
        id: PersonId(row.id),
        version: row.version,
        names: names.remove(&row.id).unwrap_or_default(),
        romanisation,
        created_at: row.created_at.0,
        updated_at: row.updated_at.0,
    }))
}

async fn names_of(db: &mut PgConnection, persons: &[Uuid]) -> Result<HashMap<Uuid, Vec<PersonName>>, sqlx::Error> {
    let rows = sqlx::query_as!(
        NameRow,
        "select person_id, prefix, academic_rank, degree_title, military_rank, given, middle, family, valid_from, valid_to
         from person_name where person_id = any($1) order by person_id, seq",
        persons
    )
    .fetch_all(db)
    .await?;
    let mut names: HashMap<Uuid, Vec<PersonName>> = HashMap::new();
    for row in rows {
        names.entry(row.person_id).or_default().push(PersonName::try_from(row)?);
    }
    Ok(names)
}

/// The person, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: PersonId) -> Result<Option<Person>, sqlx::Error> {
    let row = sqlx::query_as!(Row, "select * from person where id = $1 for update", id.0).fetch_optional(&mut *db).await?;
    Ok(restore(db, row.into_iter().collect()).await?.pop())
}

/// The person as known now.
pub(crate) async fn find(db: &mut PgConnection, id: PersonId) -> Result<Option<Person>, sqlx::Error> {
    let row = sqlx::query_as!(Row, "select * from person where id = $1", id.0).fetch_optional(&mut *db).await?;
    Ok(restore(db, row.into_iter().collect()).await?.pop())
}

/// Those of the persons who exist and are within reach: who sees everything sees everybody, others see who holds or held a
/// position in what they see.
pub(crate) async fn within_reach(db: &mut PgConnection, persons: &[Uuid], reach: &Reach) -> Result<HashSet<Uuid>, sqlx::Error> {
    let found = sqlx::query_scalar!(
        "select p.id from person p
         where p.id = any($1)
           and ($2::text[] is null or exists (
                select from position h join organisation o on o.id = h.organisation_id where h.person_id = p.id and o.scopes && $2))",
        persons,
        reach.tags()
    )
    .fetch_all(db)
    .await?;
    Ok(found.into_iter().collect())
}

/// Printed names on a day, by person.
pub(crate) async fn display_names(db: &mut PgConnection, persons: &[Uuid], day: Date) -> Result<HashMap<Uuid, String>, sqlx::Error> {
    if persons.is_empty() {
        return Ok(HashMap::new());
    }
    let names = names_of(db, persons).await?;
    let display = |names: Vec<PersonName>| names.iter().find(|n| n.period.contains(day)).or(names.last()).map(|n| n.parts.display());
    Ok(names.into_iter().filter_map(|(id, names)| display(names).map(|name| (id, name))).collect())
}

/// Scopes of the organisations in which a person holds or held a position: who may see the person.
pub(crate) async fn scopes(db: &mut PgConnection, person: PersonId) -> Result<Vec<String>, sqlx::Error> {
    sqlx::query_scalar!(
        r#"select distinct unnest(o.scopes) as "scope!" from position p join organisation o on o.id = p.organisation_id where p.person_id = $1"#,
        person.0
    )
    .fetch_all(db)
    .await
}

/// A page of persons in Thai order, and the token of the next page.
pub(crate) async fn list(
    db: &mut PgConnection,
    organisation: Option<Uuid>,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Person>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        "select p.* from person p
         where ($1::uuid is null or exists (select from position h where h.person_id = p.id and h.organisation_id = $1))
           and ($2::text[] is null or exists (
                select from position h join organisation o on o.id = h.organisation_id where h.person_id = p.id and o.scopes && $2))
           and ($3::bytea is null or (p.sort_key, p.id) > ($3, $4::uuid))
         order by p.sort_key, p.id
         limit $5",
        organisation,
        reach.tags(),
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(&mut *db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.id });
    Ok((restore(db, rows).await?, next))
}

/// Writes a new person. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, person: &Person, today: Date) -> Result<bool, sqlx::Error> {
    let record = person.record();
    let romanised = record.romanisation.as_ref();
    let inserted = sqlx::query!(
        "insert into person (id, version, romanisation, romanisation_status, romanisation_variants, sort_key, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        record.id.0,
        record.version,
        romanised.map(|r| r.text.as_str()),
        romanised.map(|r| r.status.word()),
        romanised.map(|r| r.variants.as_slice()).unwrap_or_default(),
        sort_key(person, today),
        Instant(record.created_at) as Instant,
        Instant(record.updated_at) as Instant
    )
    .execute(&mut *db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("person_pkey") => return Ok(false),
        other => other?,
    };
    insert_names(db, person).await?;
    Ok(true)
}

/// Writes the person over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, person: &Person, today: Date) -> Result<(), sqlx::Error> {
    let record = person.record();
    let romanised = record.romanisation.as_ref();
    sqlx::query!(
        "with gone as (delete from person_name where person_id = $1)
         update person set version = $2, romanisation = $3, romanisation_status = $4, romanisation_variants = $5, sort_key = $6, updated_at = $7
         where id = $1",
        record.id.0,
        record.version,
        romanised.map(|r| r.text.as_str()),
        romanised.map(|r| r.status.word()),
        romanised.map(|r| r.variants.as_slice()).unwrap_or_default(),
        sort_key(person, today),
        Instant(record.updated_at) as Instant
    )
    .execute(&mut *db)
    .await?;
    insert_names(db, person).await
}

/// Given, then family name: how lists of persons are ordered in Thai.
fn sort_key(person: &Person, today: Date) -> Vec<u8> {
    let name = person.name_on(today).map(|name| format!("{} {}", name.parts.given, name.parts.family)).unwrap_or_default();
    Collator::new().sort_key(&name)
}

async fn insert_names(db: &mut PgConnection, person: &Person) -> Result<(), sqlx::Error> {
    let names = &person.record().names;
    let column = |part: fn(&NameParts) -> &String| -> Vec<String> { names.iter().map(|name| part(&name.parts).clone()).collect() };
    let from: Vec<Option<Day>> = names.iter().map(|name| name.period.from().map(Day)).collect();
    let to: Vec<Option<Day>> = names.iter().map(|name| name.period.to().map(Day)).collect();
    sqlx::query!(
        "insert into person_name (person_id, seq, prefix, academic_rank, degree_title, military_rank, given, middle, family, valid_from, valid_to)
         select $1, n.seq, nullif(n.prefix, ''), nullif(n.academic_rank, ''), nullif(n.degree_title, ''), nullif(n.military_rank, ''), n.given,
                nullif(n.middle, ''), nullif(n.family, ''), n.valid_from, n.valid_to
         from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::date[], $10::date[])
              with ordinality as n(prefix, academic_rank, degree_title, military_rank, given, middle, family, valid_from, valid_to, seq)",
        person.record().id.0,
        &column(|p| &p.prefix),
        &column(|p| &p.academic_rank),
        &column(|p| &p.degree_title),
        &column(|p| &p.military_rank),
        &column(|p| &p.given),
        &column(|p| &p.middle),
        &column(|p| &p.family),
        &from as &[Option<Day>],
        &to as &[Option<Day>]
    )
    .execute(db)
    .await?;
    Ok(())
}
