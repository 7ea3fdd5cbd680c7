//! Organisations with their names and codes.

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::db::{Day, Instant};
use chassis::page::{Cursor, Page};
use chassis::thai::collate::Collator;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use super::{Damaged, word};
use crate::domain::alias::{self, NameMatch};
use crate::domain::organisation::{
    Language, LegalPersonality, NameKind, Organisation, OrganisationCode, OrganisationFields, OrganisationKind, OrganisationName,
    OrganisationRecord, OrganisationStatus, Personality, Sector,
};
use crate::domain::{OrganisationId, Period};

mod face;
mod write;

pub(crate) use face::{Face, faces};
pub(crate) use write::{Conflict, insert, save};

struct Row {
    id: Uuid,
    version: i64,
    kind: String,
    parent_id: Option<Uuid>,
    legal_personality: String,
    legal_entity_id: Option<Uuid>,
    sector: Option<String>,
    eia_participant_type: Option<String>,
    province_code: Option<String>,
    status: String,
    sort_key: Vec<u8>,
    scopes: Vec<String>,
    created_at: Instant,
    updated_at: Instant,
}

struct NameRow {
    organisation_id: Uuid,
    kind: String,
    language: String,
    text: String,
    needs_context: bool,
    valid_from: Option<Day>,
    valid_to: Option<Day>,
}

struct CodeRow {
    organisation_id: Uuid,
    scheme: String,
    value: String,
    confirmed: bool,
}

/// An organisation with the scopes that may see it.
#[derive(Debug)]
pub(crate) struct Stored {
    pub(crate) organisation: Organisation,
    pub(crate) scopes: Vec<String>,
}

/// The organisation, locked until the transaction ends.
pub(crate) async fn lock(db: &mut PgConnection, id: OrganisationId) -> Result<Option<Stored>, sqlx::Error> {
    let row = sqlx::query_as!(Row, "select * from organisation where id = $1 for update", id.0).fetch_optional(&mut *db).await?;
    Ok(restore(db, row.into_iter().collect()).await?.pop())
}

/// Organisations by id, in the order of the ids; ids that nobody has are left out.
pub(crate) async fn find(db: &mut PgConnection, ids: &[Uuid]) -> Result<Vec<Stored>, sqlx::Error> {
    let rows = sqlx::query_as!(
        Row,
        "select o.* from unnest($1::uuid[]) with ordinality as wanted(id, n) join organisation o on o.id = wanted.id order by wanted.n",
        ids
    )
    .fetch_all(&mut *db)
    .await?;
    restore(db, rows).await
}

/// Scopes of an organisation; nothing when there is none.
pub(crate) async fn scopes(db: &mut PgConnection, id: OrganisationId) -> Result<Option<Vec<String>>, sqlx::Error> {
    sqlx::query_scalar!("select scopes from organisation where id = $1", id.0).fetch_optional(db).await
}

/// What a list of organisations asks for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    pub(crate) kinds: Vec<OrganisationKind>,
    pub(crate) province_code: Option<String>,
    pub(crate) code: Option<(String, String)>,
}

/// A page of organisations in Thai order, and the token of the next page.
pub(crate) async fn list(db: &mut PgConnection, filter: &Filter, reach: &Reach, page: &Page) -> Result<(Vec<Stored>, String), sqlx::Error> {
    let kinds: Vec<String> = filter.kinds.iter().map(ToString::to_string).collect();
    let (scheme, value) = filter.code.as_ref().map(|(scheme, value)| (scheme.as_str(), value.as_str())).unzip();
    let rows = sqlx::query_as!(
        Row,
        "select o.* from organisation o
         where (cardinality($1::text[]) = 0 or o.kind = any($1))
           and ($2::text is null or o.province_code = $2)
           and ($3::text is null or exists (select from organisation_code c where c.organisation_id = o.id and c.scheme = $3 and c.value = $4))
           and ($5::text[] is null or o.scopes && $5)
           and ($6::bytea is null or (o.sort_key, o.id) > ($6, $7::uuid))
         order by o.sort_key, o.id
         limit $8",
        &kinds,
        filter.province_code,
        scheme,
        value,
        reach.tags(),
        page.after_key(),
        page.after_id(),
        page.limit()
    )
    .fetch_all(&mut *db)
    .await?;
    let (rows, next) = page.take(rows, |row| Cursor { key: row.sort_key.clone(), id: row.id });
    Ok((restore(db, rows).await?, next))
}

/// Names with these keys that are in use on the day, of organisations within reach.
pub(crate) async fn named(db: &mut PgConnection, keys: &[String], day: Date, reach: &Reach) -> Result<Vec<NameMatch>, sqlx::Error> {
    let rows = sqlx::query!(
        "select n.lookup_key, n.organisation_id, n.needs_context
         from organisation_name n join organisation o on o.id = n.organisation_id
         where n.lookup_key = any($1) and (n.valid_from is null or n.valid_from <= $2) and (n.valid_to is null or $2 < n.valid_to)
           and ($3::text[] is null or o.scopes && $3)",
        keys,
        Day(day) as Day,
        reach.tags()
    )
    .fetch_all(db)
    .await?;
    let found = rows.into_iter().map(|row| NameMatch {
        key: row.lookup_key,
        organisation: OrganisationId(row.organisation_id),
        needs_context: row.needs_context,
    });
    Ok(found.collect())
}

/// Rows as organisations; names and codes of all of them come with one statement each.
async fn restore(db: &mut PgConnection, rows: Vec<Row>) -> Result<Vec<Stored>, sqlx::Error> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut names: HashMap<Uuid, Vec<OrganisationName>> = HashMap::new();
    for row in sqlx::query_as!(
        NameRow,
        "select organisation_id, kind, language, text, needs_context, valid_from, valid_to
         from organisation_name where organisation_id = any($1) order by organisation_id, seq",
        &ids
    )
    .fetch_all(&mut *db)
    .await?
    {
        names.entry(row.organisation_id).or_default().push(name(row)?);
    }
    let mut codes: HashMap<Uuid, Vec<OrganisationCode>> = HashMap::new();
    for row in sqlx::query_as!(
        CodeRow,
        "select organisation_id, scheme, value, confirmed from organisation_code where organisation_id = any($1) order by organisation_id, scheme, value",
        &ids
    )
    .fetch_all(&mut *db)
    .await?
    {
        codes.entry(row.organisation_id).or_default().push(OrganisationCode { scheme: row.scheme, value: row.value, confirmed: row.confirmed });
    }
    rows.into_iter().map(|row| stored(row, &mut names, &mut codes).map_err(Into::into)).collect()
}

fn stored(
    row: Row,
    names: &mut HashMap<Uuid, Vec<OrganisationName>>,
    codes: &mut HashMap<Uuid, Vec<OrganisationCode>>,
) -> Result<Stored, Damaged> {
    let personality = word(&row.legal_personality, LegalPersonality::from_word)?;
    let personality = Personality::from_parts(personality, row.legal_entity_id.map(OrganisationId)).map_err(|e| Damaged(e.to_string()))?;
    let organisation = Organisation::restore(OrganisationRecord {
        id: OrganisationId(row.id),
        version: row.version,
        fields: OrganisationFields {
            kind: word(&row.kind, OrganisationKind::from_word)?,
            names: names.remove(&row.id).unwrap_or_default(),
            codes: codes.remove(&row.id).unwrap_or_default(),
            parent: row.parent_id.map(OrganisationId),
            personality,
            sector: row.sector.map(|sector| word(&sector, Sector::from_word)).transpose()?,
            eia_participant_type: row.eia_participant_type.unwrap_or_default(),
            province_code: row.province_code.unwrap_or_default(),
        },
        status: word(&row.status, OrganisationStatus::from_word)?,
        created_at: row.created_at.0,
        updated_at: row.updated_at.0,
    });
    Ok(Stored { organisation, scopes: row.scopes })
}

fn name(row: NameRow) -> Result<OrganisationName, Damaged> {
    Ok(OrganisationName {
        kind: word(&row.kind, NameKind::from_word)?,
        language: word(&row.language, Language::from_word)?,
        text: row.text,
        period: Period::try_new(row.valid_from.map(Into::into), row.valid_to.map(Into::into)).map_err(|e| Damaged(e.to_string()))?,
        needs_context: row.needs_context,
    })
}

/// Thai order of the official name; numbers inside it count as numbers, so that เขต 2 stands before เขต 10.
fn sort_key(organisation: &Organisation, today: Date) -> Vec<u8> {
    Collator::new().label_sort_key(&organisation.display_name(today).th)
}

/// The key by which a name is looked up.
fn lookup_key(name: &OrganisationName) -> String {
    alias::key(&name.text)
}
