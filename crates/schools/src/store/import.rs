//! Imports.

mod row;

use chassis::auth::Reach;
use chassis::db::{Day, Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::Timestamp;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::import::ColumnDoc;
use super::{Damaged, word};
use crate::domain::ImportId;
use crate::domain::import::{Import, ImportKind, ImportRecord, ImportState, Tally};
use crate::domain::term::AcademicTerm;

pub(crate) use row::{Dealt, RowFilter, clear, insert_rows, next_rows, rows, save_rows};

struct Row {
    id: Uuid,
    version: i64,
    kind: String,
    state: String,
    as_of: Day,
    be_year: Option<i16>,
    semester: Option<i16>,
    rows: i32,
    new_rows: i32,
    changed: i32,
    same: i32,
    refused: i32,
    applied: i32,
    stale: i32,
    undone: i32,
    kept: i32,
    dealt_to: i32,
    left_out: Json<Vec<ColumnDoc>>,
    scopes: Vec<String>,
    planned_within: Option<Vec<String>>,
    created_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Import, Damaged> {
        let many = |n: i32| u32::try_from(n).map_err(|_| Damaged("a negative count".to_owned()));
        let tally = Tally {
            rows: many(self.rows)?,
            new: many(self.new_rows)?,
            changed: many(self.changed)?,
            same: many(self.same)?,
            refused: many(self.refused)?,
            applied: many(self.applied)?,
            stale: many(self.stale)?,
            undone: many(self.undone)?,
            kept: many(self.kept)?,
        };
        let term = self
            .be_year
            .zip(self.semester)
            .map(|(be_year, semester)| AcademicTerm::try_new(be_year.into(), semester.into()).ok_or_else(|| Damaged("no term".to_owned())));
        Ok(Import::restore(ImportRecord {
            id: ImportId(self.id),
            version: self.version,
            kind: word(&self.kind, ImportKind::from_word)?,
            state: word(&self.state, ImportState::from_word)?,
            as_of: self.as_of.0,
            term: term.transpose()?,
            tally,
            dealt_to: many(self.dealt_to)?,
            left_out: self.left_out.0.into_iter().map(ColumnDoc::read).collect::<Result<_, _>>()?,
            scopes: self.scopes,
            planned_within: self.planned_within,
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        }))
    }
}

/// The import, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Import>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, kind, state, as_of as "as_of: Day", be_year, semester, rows, new_rows, changed, same, refused, applied, stale,
                  undone, kept, dealt_to, left_out as "left_out: Json<Vec<ColumnDoc>>", scopes, planned_within, created_at as "created_at: Instant",
                  updated_at as "updated_at: Instant"
           from import where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The plan that nothing was applied of for the longest time, where nobody has touched it since an instant; locked until the transaction ends.
/// One that somebody is working on is left to them.
pub(crate) async fn forgotten(db: &mut PgConnection, before: Timestamp) -> Result<Option<Import>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, kind, state, as_of as "as_of: Day", be_year, semester, rows, new_rows, changed, same, refused, applied, stale,
                  undone, kept, dealt_to, left_out as "left_out: Json<Vec<ColumnDoc>>", scopes, planned_within,
                  created_at as "created_at: Instant", updated_at as "updated_at: Instant"
           from import where state = 'PLANNED' and updated_at < $1 order by updated_at limit 1 for update skip locked"#,
        Instant(before) as Instant
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// One import.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Import>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, kind, state, as_of as "as_of: Day", be_year, semester, rows, new_rows, changed, same, refused, applied, stale,
                  undone, kept, dealt_to, left_out as "left_out: Json<Vec<ColumnDoc>>", scopes, planned_within, created_at as "created_at: Instant",
                  updated_at as "updated_at: Instant"
           from import where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// A page of imports within reach, the newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    kind: Option<ImportKind>,
    reach: &Reach,
    page: &Page,
) -> Result<(Vec<Import>, String), sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, kind, state, as_of as "as_of: Day", be_year, semester, rows, new_rows, changed, same, refused, applied, stale,
                  undone, kept, dealt_to, left_out as "left_out: Json<Vec<ColumnDoc>>", scopes, planned_within, created_at as "created_at: Instant",
                  updated_at as "updated_at: Instant"
           from import
           where ($1::text[] is null or scopes && $1 or planned_within <@ $1)
             and ($2::text is null or kind = $2)
             and ($3::uuid is null or id < $3)
           order by id desc
           limit $4"#,
        reach.tags(),
        kind.map(ImportKind::word),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes a new import. False when the id is taken.
pub(crate) async fn insert(db: &mut PgConnection, import: &Import) -> Result<bool, sqlx::Error> {
    let record = import.record();
    let inserted = sqlx::query!(
        "insert into import (id, version, kind, state, as_of, be_year, semester, rows, new_rows, changed, same, refused, applied, stale, undone,
                             kept, left_out, scopes, planned_within, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, 0, 0, 0, 0, 0, 0, '[]', $8, $9, $10, $10)",
        record.id.0,
        record.version,
        record.kind.word(),
        record.state.word(),
        Day(record.as_of) as Day,
        record.term.map(AcademicTerm::be_year),
        record.term.map(AcademicTerm::semester),
        &record.scopes,
        record.planned_within.as_deref(),
        Instant(record.created_at) as Instant
    )
    .execute(db)
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("import_pkey") => Ok(false),
        other => other.map(|_| true),
    }
}

/// Writes the import over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, import: &Import) -> Result<(), sqlx::Error> {
    let record = import.record();
    let few = |n: u32| i32::try_from(n).unwrap_or(i32::MAX);
    let Tally { rows, new, changed, same, refused, applied, stale, undone, kept } = record.tally;
    let left_out: Vec<ColumnDoc> = record.left_out.iter().map(ColumnDoc::of).collect();
    sqlx::query!(
        "update import
         set version = $2, state = $3, rows = $4, new_rows = $5, changed = $6, same = $7, refused = $8, applied = $9, stale = $10, undone = $11,
             kept = $12, left_out = $13, scopes = $14, planned_within = $15, updated_at = $16, dealt_to = $17
         where id = $1",
        record.id.0,
        record.version,
        record.state.word(),
        few(rows),
        few(new),
        few(changed),
        few(same),
        few(refused),
        few(applied),
        few(stale),
        few(undone),
        few(kept),
        Json(left_out) as _,
        &record.scopes,
        record.planned_within.as_deref(),
        Instant(record.updated_at) as Instant,
        few(record.dealt_to)
    )
    .execute(db)
    .await?;
    Ok(())
}
