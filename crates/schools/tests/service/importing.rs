//! What stories about imports are told with: files as offices make them, and calls about them.

use api::schools::v1 as pb;
use rust_xlsxwriter::Workbook;
use sqlx::AssertSqlSafe;
use testkit::World;

use crate::given::Client;

/// A cell of a workbook.
#[derive(Clone, Copy)]
pub(crate) enum Put<'a> {
    Text(&'a str),
    Number(f64),
}

impl<'a> From<&'a str> for Put<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

/// A workbook of one sheet.
pub(crate) fn workbook(rows: &[Vec<Put<'_>>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Put::Text(text) => sheet.write_string(row, column, *text),
                Put::Number(number) => sheet.write_number(row, column, *number),
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// A file of schools in text, with the headings that a new school needs.
pub(crate) fn schools_file(rows: &[&str]) -> Vec<u8> {
    let headings = "OBEC10,ชื่อโรงเรียน,สังกัด,รหัสเขตพื้นที่,รหัสตำบล,ชั้นต่ำสุด,ชั้นสูงสุด";
    [headings].iter().chain(rows).copied().collect::<Vec<_>>().join("\r\n").into_bytes()
}

/// A row of such a file: a school of the second office.
pub(crate) fn school_row(number: u32, name: &str) -> String {
    format!("{:010},{name} (ข้อมูลสมมติ),สพฐ.,4005,400501,อ.2,ป.6", 9_990_000_000_u64 + u64::from(number))
}

pub(crate) fn of_schools(file: Vec<u8>) -> pb::PlanImportRequest {
    pb::PlanImportRequest { kind: pb::ImportKind::Schools.into(), file: file.into(), ..Default::default() }
}

pub(crate) fn of_pupils(file: impl Into<Vec<u8>>) -> pb::PlanImportRequest {
    let file: Vec<u8> = file.into();
    pb::PlanImportRequest {
        kind: pb::ImportKind::Enrolment.into(),
        file: file.into(),
        as_of: crate::given::day(2021, 6, 10),
        term: Some(pb::AcademicTerm { be_year: 2564, semester: 1 }),
        ..Default::default()
    }
}

pub(crate) async fn planned(client: &mut Client, request: pb::PlanImportRequest) -> (pb::Import, Vec<pb::ImportRow>) {
    let reply = client.plan_import(request).await.expect("planned").into_inner();
    (reply.import.expect("in the reply"), reply.rows_with_issues)
}

pub(crate) async fn apply(client: &mut Client, import: &pb::Import, max_rows: i32) -> Result<pb::Import, tonic::Status> {
    let request = pb::ApplyImportRequest { id: import.id.clone(), expected_version: import.version, max_rows, ..Default::default() };
    client.apply_import(request).await.map(|reply| reply.into_inner().import.expect("in the reply"))
}

pub(crate) async fn undo(client: &mut Client, import: &pb::Import, max_rows: i32) -> Result<pb::Import, tonic::Status> {
    let request = pb::UndoImportRequest {
        id: import.id.clone(),
        expected_version: import.version,
        max_rows,
        reason: "ไฟล์ผิด".to_owned(),
        ..Default::default()
    };
    client.undo_import(request).await.map(|reply| reply.into_inner().import.expect("in the reply"))
}

pub(crate) async fn rows(client: &mut Client, import: &pb::Import, outcome: pb::ImportOutcome) -> Vec<pb::ImportRow> {
    let request = pb::ListImportRowsRequest { id: import.id.clone(), outcome: outcome.into(), page_size: 1000, ..Default::default() };
    client.list_import_rows(request).await.expect("listed").into_inner().rows
}

/// New, changed, same, refused.
pub(crate) fn outcomes(import: &pb::Import) -> [i32; 4] {
    let counts = import.counts.expect("in the reply");
    [counts.new_rows, counts.changed, counts.same, counts.refused]
}

/// Applied, stale, undone, kept, remaining.
pub(crate) fn progress(import: &pb::Import) -> [i32; 5] {
    let counts = import.counts.expect("in the reply");
    [counts.applied, counts.stale, counts.undone, counts.kept, counts.remaining]
}

/// Row, column and reason of everything that is wrong.
pub(crate) fn problems(rows: &[pb::ImportRow]) -> Vec<(i32, &str, &str)> {
    rows.iter().flat_map(|row| row.issues.iter().map(|issue| (row.row_no, issue.column.as_str(), issue.reason.as_str()))).collect()
}

pub(crate) async fn resolved(client: &mut Client, value: &str) -> Result<pb::School, tonic::Status> {
    let request = pb::ResolveSchoolCodeRequest { value: value.to_owned(), ..Default::default() };
    client.resolve_school_code(request).await.map(|reply| reply.into_inner().school.expect("in the reply"))
}

/// Everything that the database of the service holds, as text; bytes as hexadecimal digits.
pub(crate) async fn everything(world: &World) -> String {
    let pool = world.db("schools").pool();
    let tables =
        "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(pool).await.expect("tables");
    assert!(tables.len() > 20, "{tables:?}");
    let mut all = String::new();
    for table in tables {
        let rows = AssertSqlSafe(format!("select coalesce(string_agg(t::text, ' '), '') from {table} t"));
        all += &sqlx::query_scalar::<_, String>(rows).fetch_one(pool).await.expect("rows");
    }
    all
}

/// Whether a text stands anywhere in it, also inside bytes.
pub(crate) fn holds(everything: &str, text: &str) -> bool {
    let hex = hex::encode(text);
    everything.contains(text) || everything.contains(&hex)
}
