//! Agreements: one row each, read and written whole under its lock.

mod document;
mod read;
mod write;

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::db::{Instant, constraint};
use chassis::page::{Cursor, Page};
use jiff::Timestamp;
use sqlx::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

use self::document::{Document, ExecutionDoc};
use super::{Damaged, position, word};
use crate::domain::agreement::{Agreement, AgreementRecord, AgreementState, Execution};
use crate::domain::{AgreementId, CeremonyId, PositionId};

/// An agreement with the scopes that may see it.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) agreement: Agreement,
    pub(crate) scopes: Vec<String>,
}

/// Why an agreement was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("the reference number is taken")]
    ReferenceTaken,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            Some("agreement_pkey") => Self::IdTaken,
            Some("agreement_reference_once") => Self::ReferenceTaken,
            _ => Self::Sql(error),
        }
    }
}

struct Row {
    id: Uuid,
    version: i64,
    state: String,
    scopes: Vec<String>,
    body: Json<Document>,
    created_at: Instant,
    updated_at: Instant,
}

/// The agreement, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: AgreementId) -> Result<Option<Stored>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, state, scopes, body as "body: Json<Document>", created_at, updated_at from agreement where id = $1 for update"#,
        id.0
    )
    .fetch_optional(&mut *db)
    .await?;
    Ok(restore(db, row.into_iter().collect()).await?.pop())
}

/// The agreement as it is.
pub(crate) async fn find(db: &mut PgConnection, id: AgreementId) -> Result<Option<Stored>, sqlx::Error> {
    let row = sqlx::query_as!(
        Row,
        r#"select id, version, state, scopes, body as "body: Json<Document>", created_at, updated_at from agreement where id = $1"#,
        id.0
    )
    .fetch_optional(&mut *db)
    .await?;
    Ok(restore(db, row.into_iter().collect()).await?.pop())
}

/// Agreements that are neither executed nor cancelled and have a signatory in this position, locked in one order, up to `limit`.
pub(crate) async fn lock_open_with(db: &mut PgConnection, position: PositionId, limit: i64) -> Result<Vec<Stored>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, state, scopes, body as "body: Json<Document>", created_at, updated_at
           from agreement
           where jsonb_path_query_array(body, '$.parties[*].signatory.position') @> to_jsonb($1::uuid)
             and state not in ('EXECUTED', 'CANCELLED')
           order by id
           limit $2
           for update"#,
        position.0,
        limit
    )
    .fetch_all(&mut *db)
    .await?;
    restore(db, rows).await
}

/// The scopes that may see each of these agreements.
pub(crate) async fn scopes(db: &mut PgConnection, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<String>>, sqlx::Error> {
    let rows = sqlx::query!("select id, scopes from agreement where id = any($1)", ids).fetch_all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.scopes)).collect())
}

/// What a list of agreements asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub(crate) states: Vec<AgreementState>,
    pub(crate) organisation: Option<Uuid>,
}

/// A page of agreements, newest first, and the token of the next page.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Stored>, String), sqlx::Error> {
    let states: Vec<String> = filter.states.iter().map(ToString::to_string).collect();
    let after = page.after_key().and_then(|key| key.try_into().ok()).map(|key| instant(i64::from_be_bytes(key)));
    let rows = sqlx::query_as!(
        Row,
        r#"select id, version, state, scopes, body as "body: Json<Document>", created_at, updated_at
           from agreement
           where (cardinality($1::text[]) = 0 or state = any($1))
             and ($2::uuid is null or organisations @> array[$2::uuid])
             and ($3::text[] is null or scopes && $3)
             and ($4::timestamptz is null or (created_at, id) < ($4, $5::uuid))
           order by created_at desc, id desc
           limit $6"#,
        &states,
        filter.organisation,
        reach.tags(),
        after as Option<Instant>,
        page.after_id(),
        page.limit()
    )
    .fetch_all(&mut *db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.created_at.0.as_microsecond().to_be_bytes().to_vec(), id: row.id });
    Ok((restore(db, rows).await?, next))
}

fn instant(micros: i64) -> Instant {
    Instant(Timestamp::from_microsecond(micros).unwrap_or_default())
}

/// Writes a new agreement.
pub(crate) async fn insert(db: &mut PgConnection, agreement: &Agreement, scopes: &[String]) -> Result<(), Conflict> {
    let record = agreement.record();
    sqlx::query!(
        "insert into agreement (id, version, kind, state, reference_no, organisations, scopes, body, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        record.id.0,
        record.version,
        record.content.kind.word(),
        record.state.word(),
        reference(record),
        &organisations(record),
        scopes,
        Json(document(record)) as _,
        Instant(record.created_at) as Instant,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes the agreement over the version that was locked.
pub(crate) async fn save(db: &mut PgConnection, agreement: &Agreement, scopes: &[String]) -> Result<(), Conflict> {
    let record = agreement.record();
    sqlx::query!(
        "update agreement
         set version = $2, kind = $3, state = $4, reference_no = $5, organisations = $6, scopes = $7, body = $8, updated_at = $9
         where id = $1",
        record.id.0,
        record.version,
        record.content.kind.word(),
        record.state.word(),
        reference(record),
        &organisations(record),
        scopes,
        Json(document(record)) as _,
        Instant(record.updated_at) as Instant
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

fn reference(record: &AgreementRecord) -> Option<&str> {
    Some(record.content.reference_no.as_str()).filter(|number| !number.is_empty())
}

/// Everybody whose organisation is party, as unit or as legal entity too.
fn organisations(record: &AgreementRecord) -> Vec<Uuid> {
    let mut all: Vec<Uuid> = record.parties.iter().flat_map(|party| party.members().chain(party.legal_entity)).map(|id| id.0).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn document(record: &AgreementRecord) -> Document {
    Document {
        content: write::content(&record.content),
        parties: record.parties.iter().map(write::party).collect(),
        agreed_text: record.agreed_text.as_ref().map(write::agreed_text),
        ceremony: record.ceremony.map(|id| id.0),
        execution: record.execution.map(|e| ExecutionDoc { executed_at: e.executed_at, with_reservation: e.with_reservation }),
        cancel_reason: record.cancel_reason.clone().unwrap_or_default(),
    }
}

/// Rows as agreements; the positions of all their signatories come with one statement.
async fn restore(db: &mut PgConnection, rows: Vec<Row>) -> Result<Vec<Stored>, sqlx::Error> {
    let signatories =
        rows.iter().flat_map(|row| &row.body.parties).flat_map(|party| party.signatory.iter().chain(&party.former_signatories));
    let ids: Vec<Uuid> = signatories.map(|signatory| signatory.position).collect();
    let positions = if ids.is_empty() { HashMap::new() } else { position::signing(db, &ids).await? };
    rows.into_iter().map(|row| stored(row, &positions).map_err(Into::into)).collect()
}

fn stored(row: Row, positions: &read::Positions) -> Result<Stored, Damaged> {
    let Json(document) = row.body;
    let record = AgreementRecord {
        id: AgreementId(row.id),
        version: row.version,
        content: read::content(document.content)?,
        parties: document.parties.into_iter().map(|party| read::party(party, positions)).collect::<Result<_, _>>()?,
        state: word(&row.state, AgreementState::from_word)?,
        agreed_text: document.agreed_text.as_ref().map(read::agreed_text).transpose()?,
        ceremony: document.ceremony.map(CeremonyId),
        execution: document.execution.map(|e| Execution { executed_at: e.executed_at, with_reservation: e.with_reservation }),
        cancel_reason: Some(document.cancel_reason).filter(|reason| !reason.is_empty()),
        created_at: row.created_at.0,
        updated_at: row.updated_at.0,
    };
    Ok(Stored { agreement: Agreement::restore(record), scopes: row.scopes })
}
