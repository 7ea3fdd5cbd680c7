//! Areas with their history.

use std::collections::{BTreeSet, HashMap};

use chassis::db::{Day, Instant, constraint};
use chassis::kernel::Period;
use chassis::page::{Cursor, Page};
use chassis::thai::collate::Collator;
use jiff::civil::Date;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::area::Document;
use super::{Damaged, Periods, word};
use crate::domain::area::{Area, AreaKind, AreaRecord, Hierarchy};
use crate::domain::{AreaId, Code, Timeline};

/// Why an area was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the code belongs to another area")]
    CodeTaken,
    #[error("there is no such parent")]
    NoSuchParent,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            Some("area_pkey" | "area_edge_pkey") => Self::IdTaken,
            Some("area_code_once") => Self::CodeTaken,
            Some("area_edge_parent_id_fkey") => Self::NoSuchParent,
            _ => Self::Sql(error),
        }
    }
}

struct Row {
    id: Uuid,
    version: i64,
    kind: String,
    scheme: String,
    code: String,
    sort_key: Vec<u8>,
    scopes: Vec<String>,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

/// An area with the scopes that may change it.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) area: Area,
    pub(crate) scopes: Vec<String>,
}

impl Row {
    fn restore(self) -> Result<Stored, Damaged> {
        let columns = AreaRecord {
            id: AreaId(self.id),
            version: self.version,
            kind: word(&self.kind, AreaKind::from_word)?,
            code: Code::restore(self.scheme, self.code),
            names: Timeline::default(),
            edges: Vec::new(),
            innovation: Timeline::default(),
            period: Period::ALWAYS,
            successors: Vec::new(),
            created_at: self.created_at.0,
            updated_at: self.updated_at.0,
        };
        Ok(Stored { area: Area::restore(self.body.0.into(columns)?), scopes: self.scopes })
    }
}

/// Areas by id, locked in the order of their ids until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<AreaId, Stored>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, kind, scheme, code, sort_key, scopes, body as "body: Json<Document>", created_at, updated_at
           from area where id = any($1) order by id for update"#,
        ids
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((AreaId(row.id), row.restore()?))).collect()
}

/// Areas by id.
pub(crate) async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<AreaId, Stored>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, kind, scheme, code, sort_key, scopes, body as "body: Json<Document>", created_at, updated_at
           from area where id = any($1)"#,
        ids
    )
    .fetch_all(db)
    .await?;
    rows.into_iter().map(|row| Ok((AreaId(row.id), row.restore()?))).collect()
}

/// The area, kept from changing until the transaction ends; others may hold it too.
pub(crate) async fn hold(db: &mut PgConnection, id: AreaId) -> Result<Option<Area>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, kind, scheme, code, sort_key, scopes, body as "body: Json<Document>", created_at, updated_at
           from area where id = $1 for share"#,
        id.0
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?.map(|stored| stored.area))
}

/// The area that has a code on a day.
pub(crate) async fn by_code(db: &mut PgConnection, code: &Code, day: Date) -> Result<Option<Stored>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, kind, scheme, code, sort_key, scopes, body as "body: Json<Document>", created_at, updated_at
           from area where code = $1 and scheme = $2 and valid @> $3::date"#,
        code.value(),
        code.scheme(),
        Day(day) as Day
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The areas that have these codes on a day.
pub(crate) async fn by_codes(db: &mut PgConnection, codes: &BTreeSet<Code>, day: Date) -> Result<HashMap<Code, Area>, sqlx::Error> {
    let schemes: Vec<&str> = codes.iter().map(Code::scheme).collect();
    let values: Vec<&str> = codes.iter().map(Code::value).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.version, a.kind, a.scheme, a.code, a.sort_key, a.scopes, a.body as "body: Json<Document>", a.created_at, a.updated_at
           from unnest($1::text[], $2::text[]) as w(scheme, code) join area a on a.code = w.code and a.scheme = w.scheme
           where a.valid @> $3::date"#,
        &schemes as &[&str],
        &values as &[&str],
        Day(day) as Day
    )
    .fetch_all(db)
    .await?;
    let found = rows.into_iter().map(|row| Ok((Code::restore(row.scheme.clone(), row.code.clone()), row.restore()?.area)));
    found.collect()
}

/// What a list of areas asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) kinds: Vec<AreaKind>,
    pub(crate) parent: Option<Uuid>,
    pub(crate) hierarchy: Option<Hierarchy>,
    pub(crate) day: Date,
}

/// A page of areas in Thai order, and the token of the next page.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, page: &Page) -> Result<(Vec<Area>, String), sqlx::Error> {
    let kinds: Vec<String> = filter.kinds.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select a.id, a.version, a.kind, a.scheme, a.code, a.sort_key, a.scopes, a.body as "body: Json<Document>", a.created_at, a.updated_at
           from area a
           where (cardinality($1::text[]) = 0 or a.kind = any($1))
             and a.valid @> $2::date
             and ($3::uuid is null or exists (
                 select from area_edge e
                 where e.parent_id = $3 and e.child_id = a.id and e.valid @> $2::date and ($4::text is null or e.hierarchy = $4)))
             and ($5::bytea is null or (a.sort_key, a.id) > ($5, $6::uuid))
           order by a.sort_key, a.id
           limit $7"#,
        &kinds,
        Day(filter.day) as Day,
        filter.parent,
        filter.hierarchy.map(Hierarchy::word),
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.id });
    Ok((rows.into_iter().map(|row| row.restore().map(|stored| stored.area)).collect::<Result<_, _>>()?, next))
}

/// Ids of the areas that lie directly in one of these on a day, in one hierarchy.
pub(crate) async fn children(
    db: &mut PgConnection,
    parents: &[Uuid],
    hierarchy: Hierarchy,
    day: Date,
) -> Result<Vec<(AreaId, AreaId)>, sqlx::Error> {
    let rows = sqlx::query!(
        "select parent_id, child_id from area_edge where parent_id = any($1) and hierarchy = $2 and valid @> $3::date order by child_id",
        parents,
        hierarchy.word(),
        Day(day) as Day
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (AreaId(row.parent_id), AreaId(row.child_id))).collect())
}

/// Writes a new area.
pub(crate) async fn insert(db: &mut PgConnection, area: &Area, scopes: &[String], today: Date) -> Result<(), Conflict> {
    let record = area.record();
    let (from, to) = (record.period.from().map(Day), record.period.to().map(Day));
    let edges = Edges::of(area);
    sqlx::query!(
        "with made as (
             insert into area (id, version, kind, scheme, code, valid, sort_key, scopes, body, created_at, updated_at)
             values ($1, $2, $3, $4, $5, daterange($6, $7), $8, $9, $10, $11, $11)
         )
         insert into area_edge (child_id, seq, hierarchy, parent_id, valid)
         select $1, e.seq, e.hierarchy, e.parent_id, daterange(e.from_day, e.to_day)
         from unnest($12::text[], $13::uuid[], $14::date[], $15::date[]) with ordinality as e(hierarchy, parent_id, from_day, to_day, seq)",
        record.id.0,
        record.version,
        record.kind.word(),
        record.code.scheme(),
        record.code.value(),
        from as Option<Day>,
        to as Option<Day>,
        sort_key(area, today),
        scopes,
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant,
        &edges.hierarchies,
        &edges.parents,
        &edges.periods.from as &[Option<Day>],
        &edges.periods.to as &[Option<Day>]
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes the area over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, area: &Area, scopes: &[String], today: Date) -> Result<(), Conflict> {
    let record = area.record();
    let (from, to) = (record.period.from().map(Day), record.period.to().map(Day));
    sqlx::query!(
        "with gone as (delete from area_edge where child_id = $1)
         update area set version = $2, valid = daterange($3, $4), sort_key = $5, scopes = $6, body = $7, updated_at = $8 where id = $1",
        record.id.0,
        record.version,
        from as Option<Day>,
        to as Option<Day>,
        sort_key(area, today),
        scopes,
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(&mut *db)
    .await
    .map_err(Conflict::of)?;
    let edges = Edges::of(area);
    sqlx::query!(
        "insert into area_edge (child_id, seq, hierarchy, parent_id, valid)
         select $1, e.seq, e.hierarchy, e.parent_id, daterange(e.from_day, e.to_day)
         from unnest($2::text[], $3::uuid[], $4::date[], $5::date[]) with ordinality as e(hierarchy, parent_id, from_day, to_day, seq)",
        record.id.0,
        &edges.hierarchies,
        &edges.parents,
        &edges.periods.from as &[Option<Day>],
        &edges.periods.to as &[Option<Day>]
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Edges, turned on their side for `unnest`.
struct Edges {
    hierarchies: Vec<String>,
    parents: Vec<Uuid>,
    periods: Periods,
}

impl Edges {
    fn of(area: &Area) -> Self {
        let edges = &area.record().edges;
        Self {
            hierarchies: edges.iter().map(|edge| edge.hierarchy.to_string()).collect(),
            parents: edges.iter().map(|edge| edge.parent.0).collect(),
            periods: Periods::of(edges.iter().map(|edge| edge.period)),
        }
    }
}

/// Thai order of its name; numbers inside it count as numbers.
fn sort_key(area: &Area, today: Date) -> Vec<u8> {
    Collator::new().label_sort_key(&area.name_on(today).th)
}
