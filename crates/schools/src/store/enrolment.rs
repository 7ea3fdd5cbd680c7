//! Enrolment snapshots.

mod many;

use std::collections::HashMap;

use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Damaged, word};
use crate::domain::enrolment::{Counts, Enrolment, EnrolmentRecord, EnrolmentSource, EnrolmentStatus, Others, Pupils};
use crate::domain::school::Grade;
use crate::domain::term::AcademicTerm;
use crate::domain::{EnrolmentId, SchoolId};

pub(crate) use many::{insert_many, lock_many, of_days, remove_many, save_many};

/// Why a snapshot was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("there is a snapshot of that school and day")]
    DayTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            Some("enrolment_pkey") => Self::IdTaken,
            Some("enrolment_once") => Self::DayTaken,
            _ => Self::Sql(error),
        }
    }
}

struct Row {
    id: Uuid,
    version: i64,
    school_id: Uuid,
    as_of: Day,
    be_year: i16,
    semester: i16,
    source: String,
    status: String,
    grades: Vec<String>,
    male: Vec<i32>,
    female: Vec<i32>,
    // The sum, for whoever adds up schools in SQL; the counts say the same.
    #[expect(dead_code, reason = "a column of the table that the counts repeat")]
    pupils: i32,
    classes: i32,
    teachers: i32,
    special_needs: i32,
    poor: i32,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Enrolment, Damaged> {
        let many = |n: i32| u32::try_from(n).map_err(|_| Damaged("a negative count".to_owned()));
        let mut grades = Vec::with_capacity(self.grades.len());
        for ((grade, male), female) in self.grades.iter().zip(self.male).zip(self.female) {
            grades.push((word(grade, Grade::from_word)?, Pupils { male: many(male)?, female: many(female)? }));
        }
        let others = Others {
            classes: many(self.classes)?,
            teachers: many(self.teachers)?,
            special_needs: many(self.special_needs)?,
            poor: many(self.poor)?,
        };
        Ok(Enrolment::restore(EnrolmentRecord {
            id: EnrolmentId(self.id),
            version: self.version,
            school: SchoolId(self.school_id),
            as_of: self.as_of.0,
            term: AcademicTerm::try_new(self.be_year.into(), self.semester.into()).ok_or_else(|| Damaged("no term".to_owned()))?,
            source: word(&self.source, EnrolmentSource::from_word)?,
            counts: Counts::try_new(grades, None, others).map_err(|e| Damaged(e.to_string()))?,
            status: word(&self.status, EnrolmentStatus::from_word)?,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The snapshot, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Enrolment>, sqlx::Error> {
    let row = sqlx::query_as!(Row, "select * from enrolment where id = $1 for update", id).fetch_optional(db).await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// One snapshot.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Enrolment>, sqlx::Error> {
    let row = sqlx::query_as!(Row, "select * from enrolment where id = $1", id).fetch_optional(db).await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// For each school the snapshot that its size on a day follows from: the newest confirmed one, else the newest.
pub(crate) async fn deciding(db: &mut PgConnection, schools: &[Uuid], day: Date) -> Result<HashMap<SchoolId, Enrolment>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select e.id as "id!", e.version as "version!", e.school_id as "school_id!", e.as_of as "as_of!: Day", e.be_year as "be_year!",
                  e.semester as "semester!", e.source as "source!", e.status as "status!", e.grades as "grades!", e.male as "male!",
                  e.female as "female!", e.pupils as "pupils!", e.classes as "classes!", e.teachers as "teachers!",
                  e.special_needs as "special_needs!", e.poor as "poor!", e.created_at as "created_at!: Instant",
                  e.updated_at as "updated_at!: Instant"
           from unnest($1::uuid[]) as wanted(id)
           cross join lateral (
               select * from enrolment
               where school_id = wanted.id and as_of <= $2
               order by (status = 'CONFIRMED') desc, as_of desc
               limit 1
           ) e"#,
        schools,
        Day(day) as Day
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((SchoolId(row.school_id), row.restore()?))).collect()
}

/// A page of the snapshots of a school, newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    school: SchoolId,
    before: Option<Date>,
    page: &Page,
) -> Result<(Vec<Enrolment>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        "select * from enrolment where school_id = $1 and ($2::date is null or as_of < $2) order by as_of desc limit $3",
        school.0,
        before.map(Day) as Option<Day>,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.as_of.0.to_string().into_bytes(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new snapshot.
pub(crate) async fn insert(db: &mut PgConnection, enrolment: &Enrolment) -> Result<(), Conflict> {
    let record = enrolment.record();
    let numbers = Numbers::of(&record.counts);
    sqlx::query!(
        "insert into enrolment (id, version, school_id, as_of, be_year, semester, source, status, grades, male, female, pupils, classes,
                                teachers, special_needs, poor, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17)",
        record.id.0,
        record.version,
        record.school.0,
        Day(record.as_of) as Day,
        record.term.be_year(),
        record.term.semester(),
        record.source.word(),
        record.status.word(),
        &numbers.grades,
        &numbers.male,
        &numbers.female,
        numbers.pupils,
        numbers.classes,
        numbers.teachers,
        numbers.special_needs,
        numbers.poor,
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes the snapshot over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, enrolment: &Enrolment) -> Result<(), sqlx::Error> {
    let record = enrolment.record();
    let numbers = Numbers::of(&record.counts);
    sqlx::query!(
        "update enrolment
         set version = $2, be_year = $3, semester = $4, source = $5, status = $6, grades = $7, male = $8, female = $9, pupils = $10,
             classes = $11, teachers = $12, special_needs = $13, poor = $14, updated_at = $15
         where id = $1",
        record.id.0,
        record.version,
        record.term.be_year(),
        record.term.semester(),
        record.source.word(),
        record.status.word(),
        &numbers.grades,
        &numbers.male,
        &numbers.female,
        numbers.pupils,
        numbers.classes,
        numbers.teachers,
        numbers.special_needs,
        numbers.poor,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The numbers as columns.
struct Numbers {
    grades: Vec<String>,
    male: Vec<i32>,
    female: Vec<i32>,
    pupils: i32,
    classes: i32,
    teachers: i32,
    special_needs: i32,
    poor: i32,
}

impl Numbers {
    fn of(counts: &Counts) -> Self {
        let few = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
        Self {
            grades: counts.grades().map(|(grade, _)| grade.to_string()).collect(),
            male: counts.grades().map(|(_, pupils)| few(pupils.male)).collect(),
            female: counts.grades().map(|(_, pupils)| few(pupils.female)).collect(),
            pupils: few(counts.pupils()),
            classes: few(counts.others().classes),
            teachers: few(counts.others().teachers),
            special_needs: few(counts.others().special_needs),
            poor: few(counts.others().poor),
        }
    }
}
