//! What is known of schools: written from the schools service's events, one statement a table, and an older snapshot never overwrites a newer
//! one. What hangs on the row of an aggregate follows it.

use std::collections::{HashMap, HashSet};

use chassis::db::Day;
use chassis::project::Holding;
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::known::{Days, KnownArea, KnownCode, KnownParticipation, KnownPlace, KnownSchool, KnownStatus};

/// One value of each.
macro_rules! column {
    ($of:expr, $value:expr) => {
        $of.iter().map($value).collect::<Vec<_>>()
    };
}

/// What of a school is not a column.
#[derive(serde::Serialize)]
struct Body {
    #[serde(skip_serializing_if = "Option::is_none")]
    successor: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    successor_from: Option<String>,
}

/// Areas. Schools that belong to a service area are found by its code from then on.
pub(crate) async fn areas_told(db: &mut PgConnection, told: &[KnownArea]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    let let_in = sqlx::query_scalar!(
        "insert into known_area as held (id, version, kind, code, place)
         select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[])
         on conflict (id) do update set version = excluded.version, kind = excluded.kind, code = excluded.code, place = excluded.place
         where excluded.version > held.version
         returning id",
        &column!(told, |area| area.id),
        &column!(told, |area| area.version),
        &column!(told, |area| area.kind.as_str()) as &[&str],
        &column!(told, |area| area.code.as_str()) as &[&str],
        &column!(told, KnownArea::place) as &[Option<String>]
    )
    .fetch_all(&mut *db)
    .await?;
    sqlx::query!(
        "update known_school_place p set place = a.place from known_area a
         where p.area_id = a.id and a.id = any($1) and a.place is not null and p.place <> a.place",
        &let_in
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Schools, with where they belonged and what became of them.
pub(crate) async fn schools_told(db: &mut PgConnection, told: &[KnownSchool]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    let bodies = column!(told, |school| {
        let (successor, from) = school.successor.map_or((None, None), |(id, from)| (Some(id), from.map(|day| day.to_string())));
        Json(Body { successor, successor_from: from })
    });
    let let_in = sqlx::query_scalar!(
        "insert into known_school as held (id, version, name_th, name_en, sort_key, body)
         select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::bytea[], $6::jsonb[])
         on conflict (id) do update
         set version = excluded.version, name_th = excluded.name_th, name_en = excluded.name_en, sort_key = excluded.sort_key,
             body = excluded.body
         where excluded.version > held.version
         returning id",
        &column!(told, |school| school.id),
        &column!(told, |school| school.version),
        &column!(told, |school| school.name_th.as_str()) as &[&str],
        &column!(told, |school| school.name_en.as_str()) as &[&str],
        &column!(told, |school| school.sort_key.as_slice()) as &[&[u8]],
        &bodies as &[Json<Body>]
    )
    .fetch_all(&mut *db)
    .await?;
    let known: HashSet<&Uuid> = let_in.iter().collect();
    let newer: Vec<&KnownSchool> = told.iter().filter(|school| known.contains(&school.id)).collect();
    places_told(db, &let_in, &newer).await?;
    let statuses: Vec<(Uuid, i32, &KnownStatus)> =
        newer.iter().flat_map(|school| school.statuses.iter().zip(0..).map(|(status, seq)| (school.id, seq, status))).collect();
    statuses_told(db, &let_in, &statuses).await?;
    codes_told(db, &let_in, &newer).await
}

/// The codes of these schools, in the place of those that they had.
async fn codes_told(db: &mut PgConnection, of: &[Uuid], schools: &[&KnownSchool]) -> Result<(), sqlx::Error> {
    let codes: Vec<(Uuid, i32, &KnownCode)> =
        schools.iter().flat_map(|school| school.codes.iter().zip(0..).map(|(code, seq)| (school.id, seq, code))).collect();
    sqlx::query!("delete from known_school_code where school_id = any($1)", of).execute(&mut *db).await?;
    sqlx::query!(
        "insert into known_school_code (school_id, seq, scheme, value, valid)
         select s.school_id, s.seq, s.scheme, s.value, daterange(s.valid_from, s.valid_to)
         from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::date[], $6::date[])
              as s(school_id, seq, scheme, value, valid_from, valid_to)",
        &column!(codes, |code| code.0),
        &column!(codes, |code| code.1),
        &column!(codes, |code| code.2.scheme.as_str()) as &[&str],
        &column!(codes, |code| code.2.value.as_str()) as &[&str],
        &column!(codes, |code| from(code.2.days)) as &[Option<Day>],
        &column!(codes, |code| to(code.2.days)) as &[Option<Day>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The places of these schools, in the place of those that they had.
async fn places_told(db: &mut PgConnection, of: &[Uuid], schools: &[&KnownSchool]) -> Result<(), sqlx::Error> {
    let places: Vec<(Uuid, i32, &KnownPlace)> =
        schools.iter().flat_map(|school| school.places.iter().zip(0..).map(|(place, seq)| (school.id, seq, place))).collect();
    sqlx::query!("delete from known_school_place where school_id = any($1)", of).execute(&mut *db).await?;
    sqlx::query!(
        "insert into known_school_place (school_id, seq, place, area_id, valid)
         select s.school_id, s.seq, coalesce(a.place, s.place), s.area_id, daterange(s.valid_from, s.valid_to)
         from unnest($1::uuid[], $2::integer[], $3::text[], $4::uuid[], $5::date[], $6::date[])
              as s(school_id, seq, place, area_id, valid_from, valid_to)
         left join known_area a on a.id = s.area_id",
        &column!(places, |place| place.0),
        &column!(places, |place| place.1),
        &column!(places, |place| place.2.place.as_str()) as &[&str],
        &column!(places, |place| place.2.area) as &[Option<Uuid>],
        &column!(places, |place| from(place.2.days)) as &[Option<Day>],
        &column!(places, |place| to(place.2.days)) as &[Option<Day>]
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn statuses_told(db: &mut PgConnection, of: &[Uuid], statuses: &[(Uuid, i32, &KnownStatus)]) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from known_school_status where school_id = any($1)", of).execute(&mut *db).await?;
    sqlx::query!(
        "insert into known_school_status (school_id, seq, status, valid)
         select s.school_id, s.seq, s.status, daterange(s.valid_from, s.valid_to)
         from unnest($1::uuid[], $2::integer[], $3::text[], $4::date[], $5::date[]) as s(school_id, seq, status, valid_from, valid_to)",
        &column!(statuses, |held| held.0),
        &column!(statuses, |held| held.1),
        &column!(statuses, |held| held.2.status.as_str()) as &[&str],
        &column!(statuses, |held| from(held.2.days)) as &[Option<Day>],
        &column!(statuses, |held| to(held.2.days)) as &[Option<Day>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Participations, with their status day by day.
pub(crate) async fn participations_told(db: &mut PgConnection, told: &[KnownParticipation]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    let let_in = sqlx::query_scalar!(
        "insert into known_participation as held (id, version, programme_id, cohort_no, school_id)
         select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::integer[], $5::uuid[])
         on conflict (id) do update
         set version = excluded.version, programme_id = excluded.programme_id, cohort_no = excluded.cohort_no, school_id = excluded.school_id
         where excluded.version > held.version
         returning id",
        &column!(told, |one| one.id),
        &column!(told, |one| one.version),
        &column!(told, |one| one.programme),
        &column!(told, |one| one.cohort_no),
        &column!(told, |one| one.school)
    )
    .fetch_all(&mut *db)
    .await?;
    sqlx::query!("delete from known_participation_state where participation_id = any($1)", &let_in).execute(&mut *db).await?;
    let known: HashSet<&Uuid> = let_in.iter().collect();
    let newer = told.iter().filter(|one| known.contains(&one.id));
    let statuses: Vec<(Uuid, i32, &KnownStatus)> =
        newer.flat_map(|one| one.statuses.iter().zip(0..).map(|(status, seq)| (one.id, seq, status))).collect();
    sqlx::query!(
        "insert into known_participation_state (participation_id, seq, status, valid)
         select s.participation_id, s.seq, s.status, daterange(s.valid_from, s.valid_to)
         from unnest($1::uuid[], $2::integer[], $3::text[], $4::date[], $5::date[])
              as s(participation_id, seq, status, valid_from, valid_to)",
        &column!(statuses, |held| held.0),
        &column!(statuses, |held| held.1),
        &column!(statuses, |held| held.2.status.as_str()) as &[&str],
        &column!(statuses, |held| from(held.2.days)) as &[Option<Day>],
        &column!(statuses, |held| to(held.2.days)) as &[Option<Day>]
    )
    .execute(db)
    .await?;
    Ok(())
}

fn from(days: Days) -> Option<Day> {
    days.from.map(Day)
}

fn to(days: Days) -> Option<Day> {
    days.to.map(Day)
}

/// Areas, schools, participations and teachers, each with its version.
pub(crate) async fn held(db: &mut PgConnection) -> Result<Vec<Holding>, sqlx::Error> {
    let rows = sqlx::query!(
        r#"select 0 as "kind!", id as "id!", version as "version!" from known_area
           union all select 1, id, version from known_school
           union all select 2, id, version from known_participation
           union all select 3, id, version from known_teacher"#
    )
    .fetch_all(db)
    .await?;
    let kind = |number: i32| match number {
        0 => "area",
        1 => "school",
        2 => "participation",
        _ => "teacher",
    };
    Ok(rows.into_iter().map(|row| Holding { source: "schools", aggregate: kind(row.kind), id: row.id, version: row.version }).collect())
}

/// A school as it comes into a cycle: with its name, and its scopes of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SchoolOfDay {
    pub(crate) id: Uuid,
    pub(crate) name_th: String,
    pub(crate) name_en: String,
    pub(crate) sort_key: Vec<u8>,
    pub(crate) scopes: Vec<String>,
}

/// What schools of a population are found by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked<'a> {
    /// Only these schools; all when absent.
    pub(crate) schools: Option<&'a [Uuid]>,
    /// In one of these places on the day; anywhere when absent.
    pub(crate) places: Option<&'a [String]>,
    /// In one of these programmes on the day; in any or none when absent.
    pub(crate) programmes: Option<&'a [Uuid]>,
    /// The day.
    pub(crate) day: Date,
    /// Statuses of schools that are not judged any more.
    pub(crate) gone: &'a [&'a str],
    /// Statuses of participations that count.
    pub(crate) taking_part: &'a [&'a str],
}

/// The schools of a day, in Thai order.
pub(crate) async fn schools_of_day(db: &mut PgConnection, asked: Asked<'_>) -> Result<Vec<SchoolOfDay>, sqlx::Error> {
    sqlx::query_as!(
        SchoolOfDay,
        r#"select s.id, s.name_th, s.name_en, s.sort_key,
                  array(select p.place from known_school_place p where p.school_id = s.id and p.valid @> $4 order by p.place) as "scopes!"
           from known_school s
           where ($1::uuid[] is null or s.id = any($1))
             and exists (select from known_school_status t where t.school_id = s.id and t.valid @> $4 and t.status <> all($5::text[]))
             and ($2::text[] is null or exists (
                  select from known_school_place p where p.school_id = s.id and p.valid @> $4 and p.place = any($2)))
             and ($3::uuid[] is null or exists (
                  select from known_participation n join known_participation_state t on t.participation_id = n.id
                  where n.school_id = s.id and n.programme_id = any($3) and t.valid @> $4 and t.status = any($6::text[])))
           order by s.sort_key, s.id"#,
        asked.schools as Option<&[Uuid]>,
        asked.places as Option<&[String]>,
        asked.programmes as Option<&[Uuid]>,
        Day(asked.day) as Day,
        asked.gone as &[&str],
        asked.taking_part as &[&str]
    )
    .fetch_all(db)
    .await
}

/// What schools in these areas are found by: the area, and the place where schools belong to such areas.
pub(crate) async fn places(db: &mut PgConnection, areas: &[Uuid]) -> Result<Vec<(Uuid, Option<String>)>, sqlx::Error> {
    let rows = sqlx::query!("select id, place from known_area where id = any($1)", areas).fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.place)).collect())
}

/// The codes of schools by a scheme on a day: the school, and its code.
pub(crate) async fn codes(db: &mut PgConnection, scheme: &str, schools: &[Uuid], day: Date) -> Result<HashMap<Uuid, String>, sqlx::Error> {
    let rows = sqlx::query!(
        "select distinct on (school_id) school_id, value from known_school_code
         where scheme = $1 and school_id = any($2) and valid @> $3 order by school_id, seq desc",
        scheme,
        schools,
        Day(day) as Day
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.school_id, row.value)).collect())
}

/// The schools that have these codes of a scheme on a day: the code, and its school.
pub(crate) async fn by_codes(db: &mut PgConnection, scheme: &str, codes: &[&str], day: Date) -> Result<HashMap<String, Uuid>, sqlx::Error> {
    let rows = sqlx::query!(
        "select value, school_id from known_school_code where scheme = $1 and value = any($2) and valid @> $3",
        scheme,
        codes as &[&str],
        Day(day) as Day
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.value, row.school_id)).collect())
}

/// Which of these schools are known.
pub(crate) async fn known(db: &mut PgConnection, schools: &[Uuid]) -> Result<HashSet<Uuid>, sqlx::Error> {
    Ok(sqlx::query_scalar!("select id from known_school where id = any($1)", schools).fetch_all(db).await?.into_iter().collect())
}
