//! The board, as it is read: two statements a page, whatever its size.

use std::collections::HashMap;

use chassis::auth::Reach;
use chassis::db::{Day, Instant};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::Word;

/// An agreement with its parties in the order of protocol.
#[derive(Debug)]
pub(crate) struct Partnership {
    /// The agreement.
    pub(crate) agreement: AgreementRow,
    /// Its parties.
    pub(crate) parties: Vec<PartyRow>,
}

/// An agreement on the board; choices are stored words. The columns are explained in the migration.
#[derive(Debug)]
pub(crate) struct AgreementRow {
    pub(crate) agreement_id: Uuid,
    pub(crate) agreement_version: i64,
    pub(crate) kind: String,
    pub(crate) reference_no: String,
    pub(crate) title_th: Option<String>,
    pub(crate) title_en: Option<String>,
    pub(crate) state: String,
    pub(crate) validity: String,
    pub(crate) executed_with_reservation: bool,
    pub(crate) parties_count: i32,
    pub(crate) signatures_recorded: i32,
    pub(crate) signatures_outstanding: i32,
    pub(crate) witness_gaps: i32,
    pub(crate) authority_gaps: i32,
    pub(crate) signed_on: Option<Day>,
    pub(crate) effective_on: Option<Day>,
    pub(crate) expires_on: Option<Day>,
    pub(crate) ceremony_starts_at: Option<Instant>,
    pub(crate) drafted_at: Instant,
    pub(crate) as_of: Instant,
}

/// A party on the board; its names are absent until its organisation has been read.
#[derive(Debug)]
pub(crate) struct PartyRow {
    pub(crate) agreement_id: Uuid,
    pub(crate) party_no: i32,
    pub(crate) organisation_id: Uuid,
    pub(crate) name_th: Option<String>,
    pub(crate) name_en: Option<String>,
    pub(crate) short_name: Option<String>,
    pub(crate) label: String,
    pub(crate) side: String,
    pub(crate) protocol_order: i32,
    pub(crate) capacity: String,
    pub(crate) position_kind: String,
    pub(crate) signed: bool,
    pub(crate) signed_on: Option<Day>,
    pub(crate) witnesses_required: i32,
    pub(crate) witnesses_signed: i32,
    pub(crate) witnesses_waived: i32,
    pub(crate) witness_gap: i32,
    pub(crate) delegation_status: String,
    pub(crate) authority_gap: bool,
    pub(crate) defects: Vec<String>,
}

/// Which agreements of the board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Only these states; all when empty.
    pub(crate) states: Vec<Word>,
    /// Only this validity.
    pub(crate) validity: Option<Word>,
    /// Only agreements to which this organisation is party.
    pub(crate) organisation_id: Option<Uuid>,
}

/// Where a page begins: behind the agreement drafted at this instant with this id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct After {
    /// When the last agreement seen was drafted.
    pub(crate) drafted_at: Timestamp,
    /// Its id.
    pub(crate) agreement_id: Uuid,
}

/// Up to `limit` agreements within reach, newest first.
pub(crate) async fn list(
    db: &mut PgConnection,
    reach: &Reach,
    filter: &Filter,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<AgreementRow>, sqlx::Error> {
    let states: Vec<&str> = filter.states.iter().map(Word::as_str).collect();
    let after_instant = after.map(|a| Instant(a.drafted_at));
    // The end of time instead of "or null": the index then begins where the page does, on page 1,000 as on page 1.
    sqlx::query_as!(
        AgreementRow,
        r#"
        select p.agreement_id, p.agreement_version, p.kind, p.reference_no, p.title_th, p.title_en, p.state, p.validity,
               p.executed_with_reservation, p.parties_count, p.signatures_recorded, p.signatures_outstanding, p.witness_gaps,
               p.authority_gaps, p.signed_on, p.effective_on, p.expires_on, c.starts_at as "ceremony_starts_at?", p.drafted_at, p.as_of
        from partnership p
        left join partnership_ceremony c on c.ceremony_id = p.ceremony_id
        where ($1::text[] is null or p.scopes && $1)
          and ($2::text[] = '{}' or p.state = any ($2))
          and ($3::text is null or p.validity = $3)
          and ($4::uuid is null or exists (
              select from partnership_party q where q.organisation_id = $4 and q.agreement_id = p.agreement_id))
          and (p.drafted_at, p.agreement_id) < (coalesce($5::timestamptz, 'infinity'), coalesce($6::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
        order by p.drafted_at desc, p.agreement_id desc
        limit $7
        "#,
        reach.tags() as Option<&[String]>,
        &states as &[&str],
        filter.validity.as_ref().map(Word::as_str),
        filter.organisation_id,
        after_instant as Option<Instant>,
        after.map(|a| a.agreement_id),
        limit
    )
    .fetch_all(db)
    .await
}

/// One agreement, when it is within reach.
pub(crate) async fn find(db: &mut PgConnection, reach: &Reach, agreement: Uuid) -> Result<Option<AgreementRow>, sqlx::Error> {
    sqlx::query_as!(
        AgreementRow,
        r#"
        select p.agreement_id, p.agreement_version, p.kind, p.reference_no, p.title_th, p.title_en, p.state, p.validity,
               p.executed_with_reservation, p.parties_count, p.signatures_recorded, p.signatures_outstanding, p.witness_gaps,
               p.authority_gaps, p.signed_on, p.effective_on, p.expires_on, c.starts_at as "ceremony_starts_at?", p.drafted_at, p.as_of
        from partnership p
        left join partnership_ceremony c on c.ceremony_id = p.ceremony_id
        where p.agreement_id = $1 and ($2::text[] is null or p.scopes && $2)
        "#,
        agreement,
        reach.tags() as Option<&[String]>
    )
    .fetch_optional(db)
    .await
}

/// These agreements, in no particular order.
pub(crate) async fn those(db: &mut PgConnection, agreements: &[Uuid]) -> Result<Vec<AgreementRow>, sqlx::Error> {
    sqlx::query_as!(
        AgreementRow,
        r#"
        select p.agreement_id, p.agreement_version, p.kind, p.reference_no, p.title_th, p.title_en, p.state, p.validity,
               p.executed_with_reservation, p.parties_count, p.signatures_recorded, p.signatures_outstanding, p.witness_gaps,
               p.authority_gaps, p.signed_on, p.effective_on, p.expires_on, p.drafted_at, p.as_of,
               (select c.starts_at from partnership_ceremony c where c.ceremony_id = p.ceremony_id) as "ceremony_starts_at?"
        from partnership p
        where p.agreement_id = any ($1)
        "#,
        agreements
    )
    .fetch_all(db)
    .await
}

/// Puts the parties to their agreements, all of a page with one statement. They carry the names of the day `today`.
pub(crate) async fn with_parties(
    db: &mut PgConnection,
    agreements: Vec<AgreementRow>,
    today: Date,
) -> Result<Vec<Partnership>, sqlx::Error> {
    let ids: Vec<Uuid> = agreements.iter().map(|row| row.agreement_id).collect();
    let rows = sqlx::query_as!(
        PartyRow,
        r#"
        select p.agreement_id, p.party_no, p.organisation_id, n.name_th as "name_th?", n.name_en as "name_en?", n.short_name as "short_name?",
               p.label, p.side, p.protocol_order, p.capacity, p.position_kind, p.signed, p.signed_on, p.witnesses_required,
               p.witnesses_signed, p.witnesses_waived, p.witness_gap, p.delegation_status, p.authority_gap, p.defects
        from partnership_party p
        left join partner_organisation_name n on n.organisation_id = p.organisation_id and n.valid_from <= $2 and n.valid_to > $2
        where p.agreement_id = any ($1)
        order by p.protocol_order, p.party_no
        "#,
        &ids,
        Day(today) as Day
    )
    .fetch_all(db)
    .await?;
    let mut by_agreement: HashMap<Uuid, Vec<PartyRow>> = HashMap::with_capacity(ids.len());
    for row in rows {
        by_agreement.entry(row.agreement_id).or_default().push(row);
    }
    let joined = agreements
        .into_iter()
        .map(|agreement| Partnership { parties: by_agreement.remove(&agreement.agreement_id).unwrap_or_default(), agreement });
    Ok(joined.collect())
}
