//! Rows of imports.

use chassis::page::{Cursor, Page};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use crate::domain::import::{ImportKind, ImportRow, Outcome, Progress};
use crate::domain::{Code, EnrolmentId, ImportId, SchoolId};
use crate::store::document::import::{BeforeDoc, IssueDoc, SaidDoc};
use crate::store::{Damaged, word};

#[expect(clippy::struct_field_names, reason = "columns are called as they are in the table")]
struct Row {
    row_no: i32,
    outcome: String,
    progress: String,
    scheme: Option<String>,
    code: Option<String>,
    school_id: Option<Uuid>,
    enrolment_id: Option<Uuid>,
    body: Option<Json<SaidDoc>>,
    issues: Json<Vec<IssueDoc>>,
    expected_version: i64,
    applied_version: Option<i64>,
    before: Option<Json<BeforeDoc>>,
}

impl Row {
    fn restore(self, kind: ImportKind) -> Result<ImportRow, Damaged> {
        Ok(ImportRow {
            no: u32::try_from(self.row_no).map_err(|_| Damaged("a negative row".to_owned()))?,
            outcome: word(&self.outcome, Outcome::from_word)?,
            progress: word(&self.progress, Progress::from_word)?,
            code: self.scheme.zip(self.code).map(|(scheme, code)| Code::restore(scheme, code)),
            school: self.school_id.map(SchoolId),
            enrolment: self.enrolment_id.map(EnrolmentId),
            said: self.body.map(|said| said.0.read(kind)).transpose()?,
            issues: self.issues.0.into_iter().map(IssueDoc::read).collect::<Result<_, _>>()?,
            expected_version: self.expected_version,
            applied_version: self.applied_version,
            before: self.before.map(|before| before.0.read(self.school_id.unwrap_or_default())).transpose()?,
        })
    }
}

/// Which rows a list asks for.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct RowFilter {
    pub(crate) outcome: Option<Outcome>,
    pub(crate) progress: Option<Progress>,
}

/// The rows after this one that wait with this progress, in the order of the file.
pub(crate) async fn next_rows(
    db: &mut PgConnection,
    (import, kind): (ImportId, ImportKind),
    (progress, after): (Progress, u32),
    most: i64,
) -> Result<Vec<ImportRow>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select row_no, outcome, progress, scheme, code, school_id, enrolment_id, body as "body: Json<SaidDoc>",
                  issues as "issues: Json<Vec<IssueDoc>>", expected_version, applied_version, before as "before: Json<BeforeDoc>"
           from import_row where import_id = $1 and progress = $2 and row_no > $3 order by row_no limit $4"#,
        import.0,
        progress.word(),
        number(after),
        most
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| row.restore(kind)).collect::<Result<_, _>>()?)
}

/// A page of rows in the order of the file, after a row.
pub(crate) async fn rows(
    db: &mut PgConnection,
    (import, kind): (ImportId, ImportKind),
    filter: RowFilter,
    after: Option<i32>,
    page: &Page,
) -> Result<(Vec<ImportRow>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select row_no, outcome, progress, scheme, code, school_id, enrolment_id, body as "body: Json<SaidDoc>",
                  issues as "issues: Json<Vec<IssueDoc>>", expected_version, applied_version, before as "before: Json<BeforeDoc>"
           from import_row
           where import_id = $1
             and ($2::text is null or outcome = $2)
             and ($3::text is null or progress = $3)
             and ($4::int is null or row_no > $4)
           order by row_no
           limit $5"#,
        import.0,
        filter.outcome.map(Outcome::word),
        filter.progress.map(Progress::word),
        after,
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.row_no.to_string().into_bytes(), id: import.0 });
    Ok((rows.into_iter().map(|row| row.restore(kind)).collect::<Result<_, _>>()?, next))
}

/// Writes new rows, in one statement.
pub(crate) async fn insert_rows(db: &mut PgConnection, import: ImportId, rows: &[ImportRow]) -> Result<(), sqlx::Error> {
    let c = Columns::of(rows);
    sqlx::query!(
        "insert into import_row (import_id, row_no, outcome, progress, scheme, code, school_id, enrolment_id, body, issues, expected_version)
         select $1, r.row_no, r.outcome, r.progress, r.scheme, r.code, r.school_id, r.enrolment_id, r.body, r.issues, r.expected_version
         from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::jsonb[], $10::jsonb[], $11::bigint[])
              as r(row_no, outcome, progress, scheme, code, school_id, enrolment_id, body, issues, expected_version)",
        import.0,
        &c.numbers,
        &c.outcomes as &[&str],
        &c.progresses as &[&str],
        &c.schemes as &[Option<&str>],
        &c.codes as &[Option<&str>],
        &c.schools as &[Option<Uuid>],
        &c.enrolments as &[Option<Uuid>],
        &c.bodies as &[Option<Json<SaidDoc>>],
        &c.issues as &[Json<Vec<IssueDoc>>],
        &c.expected
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes what became of rows, in one statement.
pub(crate) async fn save_rows(db: &mut PgConnection, import: ImportId, rows: &Dealt) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "update import_row i
         set progress = r.progress, school_id = r.school_id, enrolment_id = r.enrolment_id, issues = r.issues,
             applied_version = r.applied_version, before = r.before
         from unnest($2::int[], $3::text[], $4::uuid[], $5::uuid[], $6::jsonb[], $7::bigint[], $8::jsonb[])
              as r(row_no, progress, school_id, enrolment_id, issues, applied_version, before)
         where i.import_id = $1 and i.row_no = r.row_no",
        import.0,
        &rows.numbers,
        &rows.progresses as &[&str],
        &rows.schools as &[Option<Uuid>],
        &rows.enrolments as &[Option<Uuid>],
        &rows.issues as &[Json<Vec<IssueDoc>>],
        &rows.applied as &[Option<i64>],
        &rows.before as &[Option<Json<BeforeDoc>>]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Removes the rows of an import.
pub(crate) async fn clear(db: &mut PgConnection, import: ImportId) -> Result<(), sqlx::Error> {
    sqlx::query!("delete from import_row where import_id = $1", import.0).execute(db).await?;
    Ok(())
}

/// New rows, turned on their side for `unnest`.
#[derive(Default)]
struct Columns<'a> {
    numbers: Vec<i32>,
    outcomes: Vec<&'a str>,
    progresses: Vec<&'a str>,
    schemes: Vec<Option<&'a str>>,
    codes: Vec<Option<&'a str>>,
    schools: Vec<Option<Uuid>>,
    enrolments: Vec<Option<Uuid>>,
    bodies: Vec<Option<Json<SaidDoc>>>,
    issues: Vec<Json<Vec<IssueDoc>>>,
    expected: Vec<i64>,
}

impl<'a> Columns<'a> {
    fn of(rows: &'a [ImportRow]) -> Self {
        let mut columns = Self::default();
        for row in rows {
            columns.numbers.push(number(row.no));
            columns.outcomes.push(row.outcome.word());
            columns.progresses.push(row.progress.word());
            columns.schemes.push(row.code.as_ref().map(Code::scheme));
            columns.codes.push(row.code.as_ref().map(Code::value));
            columns.schools.push(row.school.map(|id| id.0));
            columns.enrolments.push(row.enrolment.map(|id| id.0));
            columns.bodies.push(row.said.as_ref().map(|said| Json(SaidDoc::from(said))));
            columns.issues.push(Json(row.issues.iter().map(IssueDoc::from).collect()));
            columns.expected.push(row.expected_version);
        }
        columns
    }
}

/// What became of rows, turned on its side for `unnest`.
#[derive(Default)]
pub(crate) struct Dealt {
    numbers: Vec<i32>,
    progresses: Vec<&'static str>,
    schools: Vec<Option<Uuid>>,
    enrolments: Vec<Option<Uuid>>,
    issues: Vec<Json<Vec<IssueDoc>>>,
    applied: Vec<Option<i64>>,
    before: Vec<Option<Json<BeforeDoc>>>,
}

impl Dealt {
    /// Makes the columns. What a row says stays as it is.
    pub(crate) fn of(rows: &[ImportRow]) -> Self {
        let mut columns = Self::default();
        for row in rows {
            columns.numbers.push(number(row.no));
            columns.progresses.push(row.progress.word());
            columns.schools.push(row.school.map(|id| id.0));
            columns.enrolments.push(row.enrolment.map(|id| id.0));
            columns.issues.push(Json(row.issues.iter().map(IssueDoc::from).collect()));
            columns.applied.push(row.applied_version);
            columns.before.push(row.before.as_ref().map(|before| Json(BeforeDoc::from(before))));
        }
        columns
    }
}

fn number(row: u32) -> i32 {
    i32::try_from(row).unwrap_or(i32::MAX)
}
