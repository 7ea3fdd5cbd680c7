//! Schools and their pupils into the read models: what imports bring by the thousand, so a slice of them is written by statements on all,
//! as in the board (`told.rs`).

use std::collections::HashSet;

use chassis::db::{Day, Instant};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::{Enrolment, School, Spot};

/// Schools with where they belonged.
pub(crate) async fn schools_told(db: &mut PgConnection, told: &[School]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    let let_in = sqlx::query_scalar!(
        "
        insert into school as held (school_id, version, sort_key, told, as_of)
        select * from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::bytea[], $5::timestamptz[])
        on conflict (school_id) do update
        set version = excluded.version, sort_key = excluded.sort_key, told = excluded.told, as_of = excluded.as_of
        where excluded.version > held.version
        returning school_id
        ",
        &column!(told, |s| s.id),
        &column!(told, |s| s.version),
        &column!(told, |s| s.sort_key.as_slice()) as &[&[u8]],
        &column!(told, |s| s.told.as_slice()) as &[&[u8]],
        &column!(told, |s| Instant(s.told_at)) as &[Instant],
    )
    .fetch_all(&mut *db)
    .await?;
    let known: HashSet<&Uuid> = let_in.iter().collect();
    let newer = told.iter().filter(|school| known.contains(&school.id));
    let spots: Vec<(Uuid, i32, &Spot)> =
        newer.flat_map(|school| school.spots.iter().zip(0..).map(|(spot, seq)| (school.id, seq, spot))).collect();
    places_told(db, &let_in, &spots).await
}

/// The places of these schools, in the place of those that they had.
async fn places_told(db: &mut PgConnection, of: &[Uuid], spots: &[(Uuid, i32, &Spot)]) -> Result<(), sqlx::Error> {
    if of.is_empty() {
        return Ok(());
    }
    let (ids, numbers) = (column!(spots, |s| s.0), column!(spots, |s| s.1));
    sqlx::query!(
        "
        delete from school_place
        where school_id = any ($1) and (school_id, seq) not in (select * from unnest($2::uuid[], $3::integer[]))
        ",
        of,
        &ids,
        &numbers
    )
    .execute(&mut *db)
    .await?;
    sqlx::query!(
        "
        insert into school_place (school_id, seq, level, place, valid_from, valid_to)
        select s.school_id, s.seq, s.level, s.place, coalesce(s.valid_from, '-infinity'), coalesce(s.valid_to, 'infinity')
        from unnest($1::uuid[], $2::integer[], $3::text[], $4::text[], $5::date[], $6::date[])
             as s(school_id, seq, level, place, valid_from, valid_to)
        on conflict (school_id, seq) do update
        set level = excluded.level, place = excluded.place, valid_from = excluded.valid_from, valid_to = excluded.valid_to
        ",
        &ids,
        &numbers,
        &column!(spots, |s| s.2.level.word()) as &[&str],
        &column!(spots, |s| s.2.place.as_str()) as &[&str],
        &column!(spots, |s| s.2.from.map(Day)) as &[Option<Day>],
        &column!(spots, |s| s.2.to.map(Day)) as &[Option<Day>],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The pupils of schools, each count of a day.
pub(crate) async fn enrolments_told(db: &mut PgConnection, told: &[Enrolment]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        insert into enrolment as held (enrolment_id, version, school_id, counted_on, be_year, semester, status, told, as_of, pupils)
        select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::date[], $5::integer[], $6::integer[], $7::text[], $8::bytea[],
                             $9::timestamptz[], $10::integer[])
        on conflict (enrolment_id) do update
        set version = excluded.version, school_id = excluded.school_id, counted_on = excluded.counted_on, be_year = excluded.be_year,
            semester = excluded.semester, status = excluded.status, told = excluded.told, as_of = excluded.as_of,
            pupils = excluded.pupils
        where excluded.version > held.version
        ",
        &column!(told, |e| e.id),
        &column!(told, |e| e.version),
        &column!(told, |e| e.school),
        &column!(told, |e| Day(e.counted_on)) as &[Day],
        &column!(told, |e| e.be_year),
        &column!(told, |e| e.semester),
        &column!(told, |e| e.status.as_str()) as &[&str],
        &column!(told, |e| e.told.as_slice()) as &[&[u8]],
        &column!(told, |e| Instant(e.told_at)) as &[Instant],
        &column!(told, |e| e.pupils),
    )
    .execute(db)
    .await?;
    Ok(())
}
