//! Snapshots of the evaluations service into the read models: for each table one statement on all things of a slice, as in the board
//! (`told.rs`), and an older snapshot never overwrites a newer one.

use chassis::db::{Day, Instant};
use sqlx::PgConnection;
use sqlx::types::Json;

use crate::domain::{Enrolled, EvaluationCycle, Found, Framework, NodeFound, Task};

/// Frameworks.
pub(crate) async fn frameworks_told(db: &mut PgConnection, told: &[Framework]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        insert into evaluation_framework as held (framework_id, version, code, kind, purpose, name_th, name_en, as_of)
        select * from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::timestamptz[])
        on conflict (framework_id) do update
        set version = excluded.version, code = excluded.code, kind = excluded.kind, purpose = excluded.purpose,
            name_th = excluded.name_th, name_en = excluded.name_en, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        &column!(told, |f| f.id),
        &column!(told, |f| f.version),
        &column!(told, |f| f.code.as_str()) as &[&str],
        &column!(told, |f| f.kind.as_str()) as &[&str],
        &column!(told, |f| f.purpose.as_str()) as &[&str],
        &column!(told, |f| f.name_th.as_deref()) as &[Option<&str>],
        &column!(told, |f| f.name_en.as_deref()) as &[Option<&str>],
        &column!(told, |f| Instant(f.told_at)) as &[Instant],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Cycles.
pub(crate) async fn evaluation_cycles_told(db: &mut PgConnection, told: &[EvaluationCycle]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        insert into evaluation_cycle as held
            (cycle_id, version, framework_id, framework_n, is_trial, status, be_year, semester, round, owner_id, name_th, name_en,
             population_on, min_raters, result_n, as_of)
        select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::integer[], $5::boolean[], $6::text[], $7::integer[], $8::integer[],
                             $9::text[], $10::uuid[], $11::text[], $12::text[], $13::date[], $14::integer[], $15::integer[],
                             $16::timestamptz[])
        on conflict (cycle_id) do update
        set version = excluded.version, framework_id = excluded.framework_id, framework_n = excluded.framework_n,
            is_trial = excluded.is_trial, status = excluded.status, be_year = excluded.be_year, semester = excluded.semester,
            round = excluded.round, owner_id = excluded.owner_id, name_th = excluded.name_th, name_en = excluded.name_en,
            population_on = excluded.population_on, min_raters = excluded.min_raters, result_n = excluded.result_n, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        &column!(told, |c| c.id),
        &column!(told, |c| c.version),
        &column!(told, |c| c.framework.0),
        &column!(told, |c| c.framework.1),
        &column!(told, |c| c.is_trial),
        &column!(told, |c| c.status.as_str()) as &[&str],
        &column!(told, |c| c.term.0),
        &column!(told, |c| c.term.1),
        &column!(told, |c| c.round.as_str()) as &[&str],
        &column!(told, |c| c.owner),
        &column!(told, |c| c.name_th.as_deref()) as &[Option<&str>],
        &column!(told, |c| c.name_en.as_deref()) as &[Option<&str>],
        &column!(told, |c| Day(c.population_on)) as &[Day],
        &column!(told, |c| c.min_raters),
        &column!(told, |c| c.result_n),
        &column!(told, |c| Instant(c.told_at)) as &[Instant],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Schools of cycles. What was told of one never changes, so that what is there stays.
pub(crate) async fn evaluation_schools_told(db: &mut PgConnection, told: &[Enrolled]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        insert into evaluation_school (cycle_id, school_id, scopes, late)
        select s.cycle_id, s.school_id, string_to_array(s.scopes, e'\\n'), s.late
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[]) as s(cycle_id, school_id, scopes, late)
        on conflict (cycle_id, school_id) do nothing
        ",
        &column!(told, |s| s.cycle),
        &column!(told, |s| s.school),
        // An array of arrays would have to be rectangular; a scope has no line break.
        &column!(told, |s| s.scopes.join("\n")) as &[String],
        &column!(told, |s| s.late),
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Who is to judge which school.
pub(crate) async fn assignments_told(db: &mut PgConnection, told: &[Task]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        insert into evaluation_assignment as held (assignment_id, version, cycle_id, school_id, status, as_of)
        select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])
        on conflict (assignment_id) do update
        set version = excluded.version, cycle_id = excluded.cycle_id, school_id = excluded.school_id, status = excluded.status,
            as_of = excluded.as_of
        where excluded.version > held.version
        ",
        &column!(told, |task| task.id),
        &column!(told, |task| task.version),
        &column!(told, |task| task.cycle),
        &column!(told, |task| task.school),
        &column!(told, |task| task.status.as_str()) as &[&str],
        &column!(told, |task| Instant(task.told_at)) as &[Instant],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// How far assessments have come.
pub(crate) async fn assessments_told(db: &mut PgConnection, told: &[Task]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        insert into evaluation_assessment as held (assessment_id, version, cycle_id, school_id, status, as_of)
        select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::text[], $6::timestamptz[])
        on conflict (assessment_id) do update
        set version = excluded.version, cycle_id = excluded.cycle_id, school_id = excluded.school_id, status = excluded.status,
            as_of = excluded.as_of
        where excluded.version > held.version
        ",
        &column!(told, |task| task.id),
        &column!(told, |task| task.version),
        &column!(told, |task| task.cycle),
        &column!(told, |task| task.school),
        &column!(told, |task| task.status.as_str()) as &[&str],
        &column!(told, |task| Instant(task.told_at)) as &[Instant],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Results.
pub(crate) async fn results_told(db: &mut PgConnection, told: &[Found]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        insert into evaluation_result as held (result_id, version, cycle_id, school_id, n, published_n, form, passed, nodes, told, as_of)
        select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::integer[], $6::integer[], $7::text[], $8::boolean[],
                             $9::jsonb[], $10::bytea[], $11::timestamptz[])
        on conflict (result_id) do update
        set version = excluded.version, cycle_id = excluded.cycle_id, school_id = excluded.school_id, n = excluded.n,
            published_n = excluded.published_n, form = excluded.form, passed = excluded.passed, nodes = excluded.nodes,
            told = excluded.told, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        &column!(told, |found| found.id),
        &column!(told, |found| found.version),
        &column!(told, |found| found.cycle),
        &column!(told, |found| found.school),
        &column!(told, |found| found.n),
        &column!(told, |found| found.published_n),
        &column!(told, |found| found.form.as_str()) as &[&str],
        &column!(told, |found| found.passed) as &[Option<bool>],
        &column!(told, |found| Json(found.nodes.as_slice())) as &[Json<&[NodeFound]>],
        &column!(told, |found| found.told.as_slice()) as &[&[u8]],
        &column!(told, |found| Instant(found.told_at)) as &[Instant],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Results that were published.
pub(crate) async fn published_results_told(db: &mut PgConnection, told: &[Found]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        insert into evaluation_result_published as held (result_id, version, cycle_id, school_id, n, form, passed, nodes, told, as_of)
        select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::integer[], $6::text[], $7::boolean[], $8::jsonb[],
                             $9::bytea[], $10::timestamptz[])
        on conflict (result_id) do update
        set version = excluded.version, cycle_id = excluded.cycle_id, school_id = excluded.school_id, n = excluded.n, form = excluded.form,
            passed = excluded.passed, nodes = excluded.nodes, told = excluded.told, as_of = excluded.as_of
        where excluded.version > held.version
        ",
        &column!(told, |found| found.id),
        &column!(told, |found| found.version),
        &column!(told, |found| found.cycle),
        &column!(told, |found| found.school),
        &column!(told, |found| found.n),
        &column!(told, |found| found.form.as_str()) as &[&str],
        &column!(told, |found| found.passed) as &[Option<bool>],
        &column!(told, |found| Json(found.nodes.as_slice())) as &[Json<&[NodeFound]>],
        &column!(told, |found| found.told.as_slice()) as &[&[u8]],
        &column!(told, |found| Instant(found.told_at)) as &[Instant],
    )
    .execute(db)
    .await?;
    Ok(())
}
