//! Many snapshots at once: what an import reads and writes with one statement each.

use std::collections::HashMap;

use chassis::db::{Day, Instant};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Conflict, Numbers, Row};
use crate::domain::enrolment::Enrolment;
use crate::domain::{EnrolmentId, SchoolId};

/// The snapshots of these schools and days.
pub(crate) async fn of_days(
    db: &mut PgConnection,
    wanted: &[(SchoolId, Date)],
) -> Result<HashMap<(SchoolId, Date), Enrolment>, sqlx::Error> {
    let schools: Vec<Uuid> = wanted.iter().map(|(school, _)| school.0).collect();
    let days: Vec<Day> = wanted.iter().map(|(_, day)| Day(*day)).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select e.id, e.version, e.school_id, e.as_of as "as_of: Day", e.be_year, e.semester, e.source, e.status, e.grades, e.male, e.female,
                  e.pupils, e.classes, e.teachers, e.special_needs, e.poor, e.created_at as "created_at: Instant",
                  e.updated_at as "updated_at: Instant"
           from unnest($1::uuid[], $2::date[]) as w(school_id, as_of) join enrolment e on e.school_id = w.school_id and e.as_of = w.as_of"#,
        &schools,
        &days as &[Day]
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok(((SchoolId(row.school_id), row.as_of.0), row.restore()?))).collect()
}

/// Snapshots by id, locked in the order of their ids until the transaction ends.
pub(crate) async fn lock_many(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<EnrolmentId, Enrolment>, sqlx::Error> {
    let rows = sqlx::query_as!(Row, "select * from enrolment where id = any($1) order by id for update", ids).fetch_all(db).await?;
    rows.into_iter().map(|row| Ok((EnrolmentId(row.id), row.restore()?))).collect()
}

/// Writes new snapshots.
pub(crate) async fn insert_many(db: &mut PgConnection, enrolments: &[Enrolment]) -> Result<(), Conflict> {
    if enrolments.is_empty() {
        return Ok(());
    }
    let c = Columns::of(enrolments);
    sqlx::query!(
        "insert into enrolment (id, version, school_id, as_of, be_year, semester, source, status, grades, male, female, pupils, classes,
                                teachers, special_needs, poor, created_at, updated_at)
         select r.id, r.version, r.school_id, r.as_of, r.be_year, r.semester, r.source, r.status, string_to_array(r.grades, ','),
                string_to_array(r.male, ',')::int[], string_to_array(r.female, ',')::int[], r.pupils, r.classes, r.teachers, r.special_needs,
                r.poor, r.at, r.at
         from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::date[], $5::smallint[], $6::smallint[], $7::text[], $8::text[], $9::text[],
                     $10::text[], $11::text[], $12::int[], $13::int[], $14::int[], $15::int[], $16::int[], $17::timestamptz[])
              as r(id, version, school_id, as_of, be_year, semester, source, status, grades, male, female, pupils, classes, teachers,
                   special_needs, poor, at)",
        &c.ids,
        &c.versions,
        &c.schools,
        &c.days as &[Day],
        &c.be_years,
        &c.semesters,
        &c.sources as &[&str],
        &c.statuses as &[&str],
        &c.grades,
        &c.male,
        &c.female,
        &c.others[0],
        &c.others[1],
        &c.others[2],
        &c.others[3],
        &c.others[4],
        &c.updated as &[Instant]
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes snapshots over the versions that were locked.
pub(crate) async fn save_many(db: &mut PgConnection, enrolments: &[Enrolment]) -> Result<(), sqlx::Error> {
    if enrolments.is_empty() {
        return Ok(());
    }
    let c = Columns::of(enrolments);
    sqlx::query!(
        "update enrolment e
         set version = r.version, be_year = r.be_year, semester = r.semester, source = r.source, status = r.status,
             grades = string_to_array(r.grades, ','), male = string_to_array(r.male, ',')::int[],
             female = string_to_array(r.female, ',')::int[], pupils = r.pupils, classes = r.classes, teachers = r.teachers,
             special_needs = r.special_needs, poor = r.poor, updated_at = r.at
         from unnest($1::uuid[], $2::bigint[], $3::smallint[], $4::smallint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                     $10::int[], $11::int[], $12::int[], $13::int[], $14::int[], $15::timestamptz[])
              as r(id, version, be_year, semester, source, status, grades, male, female, pupils, classes, teachers, special_needs, poor, at)
         where e.id = r.id",
        &c.ids,
        &c.versions,
        &c.be_years,
        &c.semesters,
        &c.sources as &[&str],
        &c.statuses as &[&str],
        &c.grades,
        &c.male,
        &c.female,
        &c.others[0],
        &c.others[1],
        &c.others[2],
        &c.others[3],
        &c.others[4],
        &c.updated as &[Instant]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes snapshots that are no more; their withdrawal is told.
pub(crate) async fn remove_many(db: &mut PgConnection, ids: &[Uuid]) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from enrolment where id = any($1)", ids).execute(db).await?;
    Ok(())
}

/// Snapshots, turned on their side for `unnest`; a list of a row is text with commas, because rows differ in length.
#[derive(Default)]
struct Columns<'a> {
    ids: Vec<Uuid>,
    versions: Vec<i64>,
    schools: Vec<Uuid>,
    days: Vec<Day>,
    be_years: Vec<i16>,
    semesters: Vec<i16>,
    sources: Vec<&'a str>,
    statuses: Vec<&'a str>,
    grades: Vec<String>,
    male: Vec<String>,
    female: Vec<String>,
    /// Pupils, classes, teachers, pupils with special needs, poor pupils.
    others: [Vec<i32>; 5],
    updated: Vec<Instant>,
}

impl<'a> Columns<'a> {
    fn of(enrolments: &'a [Enrolment]) -> Self {
        let list = |numbers: Vec<i32>| numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        let mut columns = Self::default();
        for record in enrolments.iter().map(Enrolment::record) {
            let numbers = Numbers::of(&record.counts);
            columns.ids.push(record.id.0);
            columns.versions.push(record.version);
            columns.schools.push(record.school.0);
            columns.days.push(Day(record.as_of));
            columns.be_years.push(record.term.be_year());
            columns.semesters.push(record.term.semester());
            columns.sources.push(record.source.word());
            columns.statuses.push(record.status.word());
            columns.grades.push(numbers.grades.join(","));
            columns.male.push(list(numbers.male));
            columns.female.push(list(numbers.female));
            let others = [numbers.pupils, numbers.classes, numbers.teachers, numbers.special_needs, numbers.poor];
            columns.others.iter_mut().zip(others).for_each(|(column, number)| column.push(number));
            columns.updated.push(Instant(record.updated_at));
        }
        columns
    }
}
