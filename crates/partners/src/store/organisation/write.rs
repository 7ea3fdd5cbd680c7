//! Writing organisations.

use chassis::db::{Day, Instant, constraint};
use jiff::civil::Date;
use sqlx::PgConnection;

use super::{lookup_key, sort_key};
use crate::domain::organisation::{Organisation, OrganisationName};

/// Why an organisation was not written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Conflict {
    #[error("the id is taken")]
    IdTaken,
    #[error("a code belongs to another organisation")]
    CodeTaken,
    #[error("there is no such parent")]
    NoSuchParent,
    #[error("there is no such legal entity")]
    NoSuchLegalEntity,
    #[error(transparent)]
    Sql(#[from] sqlx::Error),
}

impl Conflict {
    fn of(error: sqlx::Error) -> Self {
        match constraint(&error) {
            // One statement writes all three: rows that hang on the id may meet those of its owner first.
            Some("organisation_pkey" | "organisation_name_pkey" | "organisation_code_pkey") => Self::IdTaken,
            Some("organisation_code_once") => Self::CodeTaken,
            Some("organisation_parent_id_fkey") => Self::NoSuchParent,
            Some("organisation_legal_entity_id_fkey") => Self::NoSuchLegalEntity,
            _ => Self::Sql(error),
        }
    }
}

/// Writes a new organisation with its names and codes, in one statement.
pub(crate) async fn insert(db: &mut PgConnection, organisation: &Organisation, scopes: &[String], today: Date) -> Result<(), Conflict> {
    let record = organisation.record();
    let fields = &record.fields;
    let (names, codes) = (Names::of(&fields.names), Codes::of(organisation));
    sqlx::query!(
        "with made as (
             insert into organisation (id, version, kind, parent_id, legal_personality, legal_entity_id, sector, eia_participant_type, province_code,
                                       status, sort_key, scopes, created_at, updated_at)
             values ($1, $2, $3, $4, $5, $6, $7, nullif($8, ''), nullif($9, ''), $10, $11, $12, $13, $13)
         ), named as (
             insert into organisation_name (organisation_id, seq, kind, language, text, lookup_key, needs_context, valid_from, valid_to)
             select $1, n.seq, n.kind, n.language, n.text, n.lookup_key, n.needs_context, n.valid_from, n.valid_to
             from unnest($14::text[], $15::text[], $16::text[], $17::text[], $18::bool[], $19::date[], $20::date[])
                  with ordinality as n(kind, language, text, lookup_key, needs_context, valid_from, valid_to, seq)
         )
         insert into organisation_code (organisation_id, scheme, value, confirmed)
         select $1, c.scheme, c.value, c.confirmed from unnest($21::text[], $22::text[], $23::bool[]) as c(scheme, value, confirmed)",
        record.id.0,
        record.version,
        fields.kind.word(),
        fields.parent.map(|id| id.0),
        fields.personality.word().word(),
        fields.personality.legal_entity().map(|id| id.0),
        fields.sector.map(crate::domain::organisation::Sector::word),
        fields.eia_participant_type,
        fields.province_code,
        record.status.word(),
        sort_key(organisation, today),
        scopes,
        Instant(record.created_at) as Instant,
        &names.kinds,
        &names.languages,
        &names.texts,
        &names.keys,
        &names.need_context,
        &names.from as &[Option<Day>],
        &names.to as &[Option<Day>],
        &codes.schemes,
        &codes.values,
        &codes.confirmed
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Writes the organisation over the version that was locked; names and codes are replaced.
pub(crate) async fn save(db: &mut PgConnection, organisation: &Organisation, scopes: &[String], today: Date) -> Result<(), Conflict> {
    let record = organisation.record();
    let fields = &record.fields;
    sqlx::query!(
        "with unnamed as (delete from organisation_name where organisation_id = $1),
              uncoded as (delete from organisation_code where organisation_id = $1)
         update organisation
         set version = $2, kind = $3, parent_id = $4, legal_personality = $5, legal_entity_id = $6, sector = $7,
             eia_participant_type = nullif($8, ''), province_code = nullif($9, ''), status = $10, sort_key = $11, scopes = $12, updated_at = $13
         where id = $1",
        record.id.0,
        record.version,
        fields.kind.word(),
        fields.parent.map(|id| id.0),
        fields.personality.word().word(),
        fields.personality.legal_entity().map(|id| id.0),
        fields.sector.map(crate::domain::organisation::Sector::word),
        fields.eia_participant_type,
        fields.province_code,
        record.status.word(),
        sort_key(organisation, today),
        scopes,
        Instant(record.updated_at) as Instant
    )
    .execute(&mut *db)
    .await
    .map_err(Conflict::of)?;
    insert_parts(db, organisation).await
}

async fn insert_parts(db: &mut PgConnection, organisation: &Organisation) -> Result<(), Conflict> {
    let record = organisation.record();
    let (names, codes) = (Names::of(&record.fields.names), Codes::of(organisation));
    sqlx::query!(
        "with named as (
             insert into organisation_name (organisation_id, seq, kind, language, text, lookup_key, needs_context, valid_from, valid_to)
             select $1, n.seq, n.kind, n.language, n.text, n.lookup_key, n.needs_context, n.valid_from, n.valid_to
             from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::date[], $8::date[])
                  with ordinality as n(kind, language, text, lookup_key, needs_context, valid_from, valid_to, seq)
         )
         insert into organisation_code (organisation_id, scheme, value, confirmed)
         select $1, c.scheme, c.value, c.confirmed from unnest($9::text[], $10::text[], $11::bool[]) as c(scheme, value, confirmed)",
        record.id.0,
        &names.kinds,
        &names.languages,
        &names.texts,
        &names.keys,
        &names.need_context,
        &names.from as &[Option<Day>],
        &names.to as &[Option<Day>],
        &codes.schemes,
        &codes.values,
        &codes.confirmed
    )
    .execute(db)
    .await
    .map_err(Conflict::of)?;
    Ok(())
}

/// Names, turned on their side for `unnest`.
struct Names {
    kinds: Vec<String>,
    languages: Vec<String>,
    texts: Vec<String>,
    keys: Vec<String>,
    need_context: Vec<bool>,
    from: Vec<Option<Day>>,
    to: Vec<Option<Day>>,
}

impl Names {
    fn of(names: &[OrganisationName]) -> Self {
        Self {
            kinds: names.iter().map(|name| name.kind.to_string()).collect(),
            languages: names.iter().map(|name| name.language.to_string()).collect(),
            texts: names.iter().map(|name| name.text.clone()).collect(),
            keys: names.iter().map(lookup_key).collect(),
            need_context: names.iter().map(|name| name.needs_context).collect(),
            from: names.iter().map(|name| name.period.from().map(Day)).collect(),
            to: names.iter().map(|name| name.period.to().map(Day)).collect(),
        }
    }
}

/// Codes, turned on their side for `unnest`.
struct Codes {
    schemes: Vec<String>,
    values: Vec<String>,
    confirmed: Vec<bool>,
}

impl Codes {
    fn of(organisation: &Organisation) -> Self {
        let codes = &organisation.record().fields.codes;
        Self {
            schemes: codes.iter().map(|code| code.scheme.clone()).collect(),
            values: codes.iter().map(|code| code.value.clone()).collect(),
            confirmed: codes.iter().map(|code| code.confirmed).collect(),
        }
    }
}
