//! Snapshots of the schools service into the read models: one statement each, and an older snapshot never overwrites a newer one. What
//! hangs on the row of an aggregate follows it within the same statement.

use chassis::db::{Day, Instant};
use sqlx::PgConnection;

use crate::domain::{Area, Cycle, Level, Participation, Plan, Programme, Team, stretches};

/// An area.
pub(crate) async fn area_told(db: &mut PgConnection, told: &Area) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into area as held (area_id, version, kind, level, place, scope, sort_key, told, as_of)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (area_id) do update
        set version = excluded.version, kind = excluded.kind, level = excluded.level, place = excluded.place, scope = excluded.scope,
            sort_key = excluded.sort_key, told = excluded.told, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.kind.as_str(),
        told.level().map(Level::word),
        told.place(),
        told.scope(),
        told.sort_key,
        told.told,
        Instant(told.told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A programme.
pub(crate) async fn programme_told(db: &mut PgConnection, told: &Programme) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into programme as held (programme_id, version, kind, status, name_th, name_en, owner_id, cohorts, as_of)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (programme_id) do update
        set version = excluded.version, kind = excluded.kind, status = excluded.status, name_th = excluded.name_th,
            name_en = excluded.name_en, owner_id = excluded.owner_id, cohorts = excluded.cohorts, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.kind.as_str(),
        told.status.as_str(),
        told.name_th,
        told.name_en,
        told.owner,
        &told.cohorts,
        Instant(told.told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A participation with its status, day by day.
pub(crate) async fn participation_told(db: &mut PgConnection, told: &Participation) -> Result<(), sqlx::Error> {
    let stretches = stretches(&told.steps);
    let numbers: Vec<i32> = (0..).take(stretches.len()).collect();
    let statuses: Vec<&str> = stretches.iter().map(|stretch| stretch.status.as_str()).collect();
    let from: Vec<Day> = stretches.iter().map(|stretch| Day(stretch.from)).collect();
    let to: Vec<Option<Day>> = stretches.iter().map(|stretch| stretch.to.map(Day)).collect();
    sqlx::query!(
        "
        with let_in as (
            insert into participation as held (participation_id, version, programme_id, cohort_no, school_id, ended_on, as_of)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (participation_id) do update
            set version = excluded.version, programme_id = excluded.programme_id, cohort_no = excluded.cohort_no,
                school_id = excluded.school_id, ended_on = excluded.ended_on, as_of = excluded.as_of
            where excluded.version > held.version
            returning participation_id
        ), gone as (
            delete from participation_state where participation_id in (select participation_id from let_in) and seq <> all ($8::integer[])
        )
        insert into participation_state (participation_id, seq, status, valid_from, valid_to)
        select l.participation_id, s.seq, s.status, s.valid_from, coalesce(s.valid_to, 'infinity')
        from let_in l
        cross join unnest($8::integer[], $9::text[], $10::date[], $11::date[]) as s(seq, status, valid_from, valid_to)
        on conflict (participation_id, seq) do update
        set status = excluded.status, valid_from = excluded.valid_from, valid_to = excluded.valid_to
        ",
        told.id,
        told.version,
        told.programme,
        told.cohort_no,
        told.school,
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

/// A development plan.
pub(crate) async fn plan_told(db: &mut PgConnection, told: &Plan) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into plan as held (plan_id, version, school_id, first_year, last_year, title_th, title_en, state, revision, as_of)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (plan_id) do update
        set version = excluded.version, school_id = excluded.school_id, first_year = excluded.first_year, last_year = excluded.last_year,
            title_th = excluded.title_th, title_en = excluded.title_en, state = excluded.state, revision = excluded.revision,
            as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.school,
        told.years.0,
        told.years.1,
        told.title_th,
        told.title_en,
        told.state.as_str(),
        told.revision,
        Instant(told.told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A lesson study team.
pub(crate) async fn team_told(db: &mut PgConnection, told: &Team) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into lesson_team as held (team_id, version, be_year, as_of) values ($1, $2, $3, $4)
        on conflict (team_id) do update set version = excluded.version, be_year = excluded.be_year, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.be_year,
        Instant(told.told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A cycle of lesson study.
pub(crate) async fn cycle_told(db: &mut PgConnection, told: &Cycle) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into lesson_cycle as held (cycle_id, version, team_id, school_ids, week, state, as_of)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (cycle_id) do update
        set version = excluded.version, team_id = excluded.team_id, school_ids = excluded.school_ids, week = excluded.week,
            state = excluded.state, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.team,
        &told.schools,
        Day(told.week) as Day,
        told.state.as_str(),
        Instant(told.told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}
