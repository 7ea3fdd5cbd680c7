//! Moderation cases: one row each, what was said and decided a document. Whoever opens one has locked its cycle.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chassis::auth::Reach;
use chassis::db::{Instant, constraint};
use chassis::page::{Cursor, Page};
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use super::document::case::Document;
use super::{Damaged, word};
use crate::domain::moderation::{Case, CaseRecord, CaseStatus};
use crate::domain::scores::Score;

/// Why a case was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the school has an undecided case")]
    Open,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

struct Row {
    id: Uuid,
    version: i64,
    cycle_id: Uuid,
    school_id: Uuid,
    result_n: i32,
    status: String,
    scopes: Vec<String>,
    body: Json<Document>,
    opened_at: Instant,
    updated_at: Instant,
}

impl Row {
    fn restore(self) -> Result<Case, Damaged> {
        let mut record = CaseRecord {
            id: self.id,
            version: self.version,
            cycle: self.cycle_id,
            school: self.school_id,
            result_n: self.result_n,
            status: word(&self.status, CaseStatus::from_word)?,
            triggers: BTreeSet::new(),
            reason: String::new(),
            nodes: Vec::new(),
            panel: Vec::new(),
            decision: None,
            rationale: String::new(),
            scopes: self.scopes,
            opened_at: self.opened_at.0,
            updated_at: self.updated_at.0,
        };
        self.body.0.read_into(&mut record)?;
        Ok(Case::restore(record))
    }
}

/// The case, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: Uuid) -> Result<Option<Case>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, cycle_id, school_id, result_n, status, scopes, body as "body: Json<Document>", opened_at, updated_at
           from moderation_case where id = $1 for update"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The case as it is.
pub(crate) async fn find(db: &mut PgConnection, id: Uuid) -> Result<Option<Case>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, cycle_id, school_id, result_n, status, scopes, body as "body: Json<Document>", opened_at, updated_at
           from moderation_case where id = $1"#,
        id
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(Row::restore).transpose()?)
}

/// The cases of a school in a cycle, in the order in which they were opened.
pub(crate) async fn of_school(db: &mut PgConnection, cycle: Uuid, school: Uuid) -> Result<Vec<Case>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, cycle_id, school_id, result_n, status, scopes, body as "body: Json<Document>", opened_at, updated_at
           from moderation_case where cycle_id = $1 and school_id = $2 order by opened_at, id"#,
        cycle,
        school
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?)
}

/// What a list of cases asks for.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    pub(crate) cycle: Uuid,
    pub(crate) school: Option<Uuid>,
    pub(crate) statuses: Vec<CaseStatus>,
}

/// A page of cases within reach, the oldest first, and the token of the next page.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Case>, String), sqlx::Error> {
    let statuses: Vec<String> = filter.statuses.iter().map(ToString::to_string).collect();
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, cycle_id, school_id, result_n, status, scopes, body as "body: Json<Document>", opened_at, updated_at
           from moderation_case
           where cycle_id = $1
             and ($2::text[] is null or scopes && $2)
             and ($3::uuid is null or school_id = $3)
             and (cardinality($4::text[]) = 0 or status = any($4))
             and ($5::uuid is null or id > $5)
           order by id
           limit $6"#,
        filter.cycle,
        reach.tags(),
        filter.school,
        &statuses,
        page.after_id(),
        page.limit()
    )
    .fetch_all(db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: Vec::new(), id: row.id });
    Ok((rows.into_iter().map(Row::restore).collect::<Result<_, _>>()?, next))
}

/// Writes new cases.
pub(crate) async fn insert(db: &mut PgConnection, cases: &[Case]) -> Result<(), Conflict> {
    if cases.is_empty() {
        return Ok(());
    }
    let records: Vec<&CaseRecord> = cases.iter().map(Case::record).collect();
    sqlx::query!(
        "insert into moderation_case (id, version, cycle_id, school_id, result_n, status, scopes, body, opened_at, updated_at)
         select m.id, m.version, m.cycle_id, m.school_id, m.result_n, m.status, string_to_array(m.scopes, ','), m.body, m.at, m.at
         from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::integer[], $6::text[], $7::text[], $8::jsonb[], $9::timestamptz[])
              as m(id, version, cycle_id, school_id, result_n, status, scopes, body, at)",
        &records.iter().map(|record| record.id).collect::<Vec<_>>(),
        &records.iter().map(|record| record.version).collect::<Vec<_>>(),
        &records.iter().map(|record| record.cycle).collect::<Vec<_>>(),
        &records.iter().map(|record| record.school).collect::<Vec<_>>(),
        &records.iter().map(|record| record.result_n).collect::<Vec<_>>(),
        &records.iter().map(|record| record.status.word()).collect::<Vec<_>>() as &[&str],
        &records.iter().map(|record| record.scopes.join(",")).collect::<Vec<_>>(),
        &records.iter().map(|record| Json(Document::from(*record))).collect::<Vec<_>>() as &[Json<Document>],
        &records.iter().map(|record| Instant(record.opened_at)).collect::<Vec<_>>() as &[Instant]
    )
    .execute(db)
    .await
    .map_err(|error| match constraint(&error) {
        Some("moderation_case_pkey") => Conflict::IdTaken,
        Some("moderation_case_open_once") => Conflict::Open,
        _ => Conflict::Sql(error),
    })?;
    Ok(())
}

/// Writes what a step changes.
pub(crate) async fn save(db: &mut PgConnection, case: &Case) -> Result<(), sqlx::Error> {
    let record = case.record();
    sqlx::query!(
        "update moderation_case set version = $2, status = $3, body = $4, updated_at = $5 where id = $1",
        record.id,
        record.version,
        record.status.word(),
        Json(Document::from(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Schools of a cycle with a case that is not decided.
pub(crate) async fn undecided(db: &mut PgConnection, cycle: Uuid) -> Result<BTreeSet<Uuid>, sqlx::Error> {
    let schools =
        sqlx::query_scalar!("select school_id from moderation_case where cycle_id = $1 and status in ('OPENED', 'PANEL_ASSIGNED')", cycle);
    Ok(schools.fetch_all(db).await?.into_iter().collect())
}

struct DecidedRow {
    school_id: Uuid,
    body: Json<Document>,
}

/// What panels decided in a cycle, by school and node: the newest decision about a node holds.
pub(crate) async fn decisions(db: &mut PgConnection, cycle: Uuid) -> Result<HashMap<Uuid, BTreeMap<String, Score>>, sqlx::Error> {
    let rows = sqlx::query_as!(
        DecidedRow,
        r#"select school_id, body as "body: Json<Document>" from moderation_case
           where cycle_id = $1 and status in ('DECIDED', 'CLOSED') order by opened_at, id"#,
        cycle
    )
    .fetch_all(db)
    .await?;
    let mut decided: HashMap<Uuid, BTreeMap<String, Score>> = HashMap::new();
    for row in rows {
        decided.entry(row.school_id).or_default().extend(row.body.0.moderated()?);
    }
    Ok(decided)
}

/// Closes the decided cases of a cycle: results were made of them.
pub(crate) async fn close_decided(db: &mut PgConnection, cycle: Uuid) -> Result<(), sqlx::Error> {
    sqlx::query!("update moderation_case set status = 'CLOSED' where cycle_id = $1 and status = 'DECIDED'", cycle).execute(db).await?;
    Ok(())
}
