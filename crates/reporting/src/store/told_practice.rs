//! Designations, terms, visits, open classes, innovations and adoptions into the read models: one statement each, and an older snapshot never
//! overwrites a newer one.

use chassis::db::{Day, Instant};
use sqlx::PgConnection;

use crate::domain::{Adoption, Innovation, OpenClass, Pilot, Term, Visit, Word, stretches};

/// A statutory designation with its status, day by day.
pub(crate) async fn pilot_told(db: &mut PgConnection, told: &Pilot) -> Result<(), sqlx::Error> {
    let stretches = stretches(&told.steps);
    let numbers: Vec<i32> = (0..).take(stretches.len()).collect();
    let statuses: Vec<&str> = stretches.iter().map(|stretch| stretch.status.as_str()).collect();
    let from: Vec<Day> = stretches.iter().map(|stretch| Day(stretch.from)).collect();
    let to: Vec<Option<Day>> = stretches.iter().map(|stretch| stretch.to.map(Day)).collect();
    let autonomy: Vec<&str> = told.autonomy.iter().map(Word::as_str).collect();
    sqlx::query!(
        "
        with let_in as (
            insert into pilot as held (pilot_id, version, school_id, area_id, autonomy, valid_from, valid_to, ended_on, as_of)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            on conflict (pilot_id) do update
            set version = excluded.version, school_id = excluded.school_id, area_id = excluded.area_id, autonomy = excluded.autonomy,
                valid_from = excluded.valid_from, valid_to = excluded.valid_to, ended_on = excluded.ended_on, as_of = excluded.as_of
            where excluded.version > held.version
            returning pilot_id
        ), gone as (
            delete from pilot_state where pilot_id in (select pilot_id from let_in) and seq <> all ($10::integer[])
        )
        insert into pilot_state (pilot_id, seq, status, valid_from, valid_to)
        select l.pilot_id, s.seq, s.status, s.valid_from, coalesce(s.valid_to, 'infinity')
        from let_in l
        cross join unnest($10::integer[], $11::text[], $12::date[], $13::date[]) as s(seq, status, valid_from, valid_to)
        on conflict (pilot_id, seq) do update
        set status = excluded.status, valid_from = excluded.valid_from, valid_to = excluded.valid_to
        ",
        told.id,
        told.version,
        told.school,
        told.area,
        &autonomy as &[&str],
        told.from.map(Day) as Option<Day>,
        told.to.map(Day) as Option<Day>,
        told.ended_on.map(Day) as Option<Day>,
        Instant(told.told_at) as Instant,
        &numbers,
        &statuses as &[&str],
        &from as &[Day],
        &to as &[Option<Day>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// When a term begins and ends.
pub(crate) async fn term_told(db: &mut PgConnection, told: &Term) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into term as held (term_id, version, be_year, semester, starts_on, ends_on, area_id, school_id, as_of)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (term_id) do update
        set version = excluded.version, be_year = excluded.be_year, semester = excluded.semester, starts_on = excluded.starts_on,
            ends_on = excluded.ends_on, area_id = excluded.area_id, school_id = excluded.school_id, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.be_year,
        told.semester,
        Day(told.starts_on) as Day,
        Day(told.ends_on) as Day,
        told.area,
        told.school,
        Instant(told.told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A visit of a coach.
pub(crate) async fn visit_told(db: &mut PgConnection, told: &Visit) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into visit as held (visit_id, version, school_id, visited_on, follow_ups, as_of) values ($1, $2, $3, $4, $5, $6)
        on conflict (visit_id) do update
        set version = excluded.version, school_id = excluded.school_id, visited_on = excluded.visited_on, follow_ups = excluded.follow_ups,
            as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.school,
        Day(told.on) as Day,
        told.follow_ups,
        Instant(told.told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An open class.
pub(crate) async fn open_class_told(db: &mut PgConnection, told: &OpenClass) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into open_class as held (open_class_id, version, school_id, held_on, as_of) values ($1, $2, $3, $4, $5)
        on conflict (open_class_id) do update
        set version = excluded.version, school_id = excluded.school_id, held_on = excluded.held_on, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.school,
        Day(told.on) as Day,
        Instant(told.told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An innovation.
pub(crate) async fn innovation_told(db: &mut PgConnection, told: &Innovation) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into innovation as held
            (innovation_id, version, origin_id, kind, maturity, evidence, be_year, semester, name_th, name_en, published_on, as_of)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        on conflict (innovation_id) do update
        set version = excluded.version, origin_id = excluded.origin_id, kind = excluded.kind, maturity = excluded.maturity,
            evidence = excluded.evidence, be_year = excluded.be_year, semester = excluded.semester, name_th = excluded.name_th,
            name_en = excluded.name_en, published_on = excluded.published_on, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.origin,
        told.kind.as_str(),
        told.maturity.as_str(),
        told.evidence.as_str(),
        told.term.0,
        told.term.1,
        told.name_th,
        told.name_en,
        told.published_on.map(Day) as Option<Day>,
        Instant(told.told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An adoption with its status, day by day.
pub(crate) async fn adoption_told(db: &mut PgConnection, told: &Adoption) -> Result<(), sqlx::Error> {
    let stretches = stretches(&told.steps);
    let numbers: Vec<i32> = (0..).take(stretches.len()).collect();
    let statuses: Vec<&str> = stretches.iter().map(|stretch| stretch.status.as_str()).collect();
    let from: Vec<Day> = stretches.iter().map(|stretch| Day(stretch.from)).collect();
    let to: Vec<Option<Day>> = stretches.iter().map(|stretch| stretch.to.map(Day)).collect();
    sqlx::query!(
        "
        with let_in as (
            insert into adoption as held (adoption_id, version, innovation_id, school_id, source_id, ended_on, as_of)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (adoption_id) do update
            set version = excluded.version, innovation_id = excluded.innovation_id, school_id = excluded.school_id,
                source_id = excluded.source_id, ended_on = excluded.ended_on, as_of = excluded.as_of
            where excluded.version > held.version
            returning adoption_id
        ), gone as (
            delete from adoption_state where adoption_id in (select adoption_id from let_in) and seq <> all ($8::integer[])
        )
        insert into adoption_state (adoption_id, seq, status, valid_from, valid_to)
        select l.adoption_id, s.seq, s.status, s.valid_from, coalesce(s.valid_to, 'infinity')
        from let_in l
        cross join unnest($8::integer[], $9::text[], $10::date[], $11::date[]) as s(seq, status, valid_from, valid_to)
        on conflict (adoption_id, seq) do update
        set status = excluded.status, valid_from = excluded.valid_from, valid_to = excluded.valid_to
        ",
        told.id,
        told.version,
        told.innovation,
        told.school,
        told.source,
        told.ended_on().map(Day) as Option<Day>,
        Instant(told.told_at) as Instant,
        &numbers,
        &statuses as &[&str],
        &from as &[Day],
        &to as &[Option<Day>]
    )
    .execute(db)
    .await?;
    Ok(())
}
