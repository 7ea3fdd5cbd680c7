//! Teachers: one document each; their postings are rows made from it, which lists and the second wall ask.

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::teacher::Document;
use super::{Damaged, Periods};
use crate::domain::TeacherId;
use crate::domain::teacher::{Posting, Teacher, TeacherRecord, TeacherRole};

struct Row {
    id: Uuid,
    version: i64,
    person_ref: Uuid,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Teacher, Damaged> {
        let Json(mut document) = self.body;
        Ok(Teacher::restore(TeacherRecord {
            id: TeacherId(self.id),
            version: self.version,
            person: self.person_ref,
            postings: document.postings()?,
            pd_hours: document.pd_hours()?,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// Why a teacher was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the person is a teacher already")]
    PersonTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

/// The teacher, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Teacher>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, person_ref, body as "body: Json<Document>", created_at, updated_at from teacher where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The teacher as it is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Teacher>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, person_ref, body as "body: Json<Document>", created_at, updated_at from teacher where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// What a list of teachers asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) school: Uuid,
    pub(crate) day: Date,
    /// All when empty.
    pub(crate) roles: Vec<TeacherRole>,
}

/// A page of the teachers who are at a school within reach on a day, in the order of their ids.
pub(crate) async fn list(
    db: &mut PgConnection,
    filter: &Filter,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Teacher>, String), sqlx::Error> {
    let roles: Vec<String> = filter.roles.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select t.id, t.version, t.person_ref, t.body as "body: Json<Document>", t.created_at, t.updated_at
           from posting p join teacher t on t.id = p.teacher_id
           where p.school_id = $1 and p.valid @> $2::date
             and (cardinality($3::text[]) = 0 or p.role = any($3))
             and ($4::text[] is null
                  or exists (select from school_place l where l.school_id = p.school_id and l.place = any($4) and l.valid @> $2::date))
             and ($5::uuid is null or p.teacher_id > $5)
           order by p.teacher_id
           limit $6"#,
        filter.school,
        Day(filter.day) as Day,
        &roles,
        reach.tags(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new teacher with the postings.
pub(crate) async fn insert(db: &mut PgConnection, teacher: &Teacher) -> Result<(), Conflict> {
    let record = teacher.record();
    sqlx::query!(
        "insert into teacher (id, version, person_ref, body, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)",
        record.id.0,
        record.version,
        record.person,
        Json(Document::from(record)) as _,
        Instant(record.created_at) as Instant
    )
    .execute(&mut *db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("teacher_pkey") => Conflict::IdTaken,
        Some("teacher_once") => Conflict::PersonTaken,
        _ => Conflict::Sql(error),
    })?;
    Ok(write(db, record.id, &record.postings.iter().collect::<Vec<_>>()).await?)
}

/// Writes the teacher over the version that was locked, and the postings that are new or have another end.
pub(crate) async fn save(db: &mut PgConnection, teacher: &Teacher, changed: &[&Posting]) -> Result<(), sqlx::Error> {
    let record = teacher.record();
    sqlx::query!(
        "update teacher set version = $2, body = $3, updated_at = $4 where id = $1",
        record.id.0,
        record.version,
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(&mut *db)
    .await?;
    write(db, record.id, changed).await
}

/// Ended ones first: what begins where another ends must not meet it.
async fn write(db: &mut PgConnection, teacher: TeacherId, changed: &[&Posting]) -> Result<(), sqlx::Error> {
    let numbers: Vec<i32> = changed.iter().map(|posting| posting.no).collect();
    let valid = Periods::of(changed.iter().map(|posting| posting.period));
    let ended = sqlx::query!(
        "update posting p set valid = daterange(c.valid_from, c.valid_to)
         from unnest($2::int[], $3::date[], $4::date[]) as c(no, valid_from, valid_to)
         where p.teacher_id = $1 and p.no = c.no",
        teacher.0,
        &numbers,
        &valid.from as &[Option<Day>],
        &valid.to as &[Option<Day>]
    )
    .execute(&mut *db)
    .await?;
    let schools: Vec<Uuid> = changed.iter().map(|posting| posting.school.0).collect();
    let kinds: Vec<&str> = changed.iter().map(|posting| posting.kind.word()).collect();
    let roles: Vec<&str> = changed.iter().map(|posting| posting.role.word()).collect();
    let begun = sqlx::query!(
        "insert into posting (teacher_id, no, school_id, kind, role, valid)
         select $1, c.no, c.school_id, c.kind, c.role, daterange(c.valid_from, c.valid_to)
         from unnest($2::int[], $3::uuid[], $4::text[], $5::text[], $6::date[], $7::date[])
              as c(no, school_id, kind, role, valid_from, valid_to)
         where not exists (select from posting p where p.teacher_id = $1 and p.no = c.no)",
        teacher.0,
        &numbers,
        &schools,
        &kinds as &[&str],
        &roles as &[&str],
        &valid.from as &[Option<Day>],
        &valid.to as &[Option<Day>]
    )
    .execute(db)
    .await?;
    // A row that the wall hides would be passed over in silence.
    if usize::try_from(ended.rows_affected() + begun.rows_affected()) == Ok(changed.len()) { Ok(()) } else { Err(sqlx::Error::RowNotFound) }
}
