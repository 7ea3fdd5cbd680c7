//! Snapshots into the read model: one statement each, and an older snapshot never overwrites a newer one. Whether a snapshot
//! is let in is decided by the row of its aggregate; what hangs on that row follows it within the same statement.

use chassis::db::{Day, Instant};
use jiff::Timestamp;
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::{Agreement, Ceremony, NamePeriod, Organisation, Party, Word};

/// An agreement with its parties. An older snapshot only tells that the agreement existed earlier than was known.
pub(crate) async fn agreement_told(db: &mut PgConnection, told: &Agreement) -> Result<(), sqlx::Error> {
    let (totals, parties) = (told.totals(), PartyColumns::of(&told.parties));
    sqlx::query_file!(
        "src/store/agreement_told.sql",
        told.id,
        told.version,
        told.kind.as_str(),
        told.reference_no,
        told.title_th,
        told.title_en,
        told.state.as_str(),
        told.validity.as_str(),
        told.executed_with_reservation,
        told.signed_on.map(Day) as Option<Day>,
        told.effective_on.map(Day) as Option<Day>,
        told.expires_on.map(Day) as Option<Day>,
        totals.parties,
        totals.signatures_recorded,
        totals.signatures_outstanding,
        totals.witness_gaps,
        totals.authority_gaps,
        told.ceremony_id,
        &told.reachable_from(),
        Instant(told.told_at) as Instant,
        &parties.numbers,
        &parties.organisations,
        &parties.labels as &[&str],
        &parties.sides as &[&str],
        &parties.orders,
        &parties.capacities as &[&str],
        &parties.position_kinds as &[&str],
        &parties.signed,
        &parties.signed_on as &[Option<Day>],
        &parties.required,
        &parties.witnessed,
        &parties.waived,
        &parties.witness_gaps,
        &parties.delegations as &[&str],
        &parties.authority_gaps,
        &parties.defects as &[String],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// A ceremony; `told_at` is when its event happened.
pub(crate) async fn ceremony_told(db: &mut PgConnection, told: &Ceremony, told_at: Timestamp) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "
        insert into partnership_ceremony as held (ceremony_id, version, agreement_id, status, starts_at, as_of)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (ceremony_id) do update
        set version = excluded.version, agreement_id = excluded.agreement_id, status = excluded.status, starts_at = excluded.starts_at,
            as_of = excluded.as_of
        where excluded.version > held.version
        ",
        told.id,
        told.version,
        told.agreement_id,
        told.status.as_str(),
        told.starts_at().map(Instant) as Option<Instant>,
        Instant(told_at) as Instant
    )
    .execute(db)
    .await?;
    Ok(())
}

/// An organisation with its names; `told_at` is when its event happened.
pub(crate) async fn organisation_told(db: &mut PgConnection, told: &Organisation, told_at: Timestamp) -> Result<(), sqlx::Error> {
    let periods = told.periods();
    let day = |of: fn(&NamePeriod) -> Option<Date>| periods.iter().map(|p| of(p).map(Day)).collect::<Vec<_>>();
    let name = |of: fn(&NamePeriod) -> Option<&str>| periods.iter().map(of).collect::<Vec<_>>();
    sqlx::query!(
        "
        with let_in as (
            insert into partner_organisation as known (organisation_id, version, as_of)
            values ($1, $2, $3)
            on conflict (organisation_id) do update set version = excluded.version, as_of = excluded.as_of
            where excluded.version > known.version
            returning organisation_id
        ), named as (
            select coalesce(n.valid_from, '-infinity') as valid_from, coalesce(n.valid_to, 'infinity') as valid_to, n.name_th, n.name_en, n.short_name
            from unnest($4::date[], $5::date[], $6::text[], $7::text[], $8::text[]) as n(valid_from, valid_to, name_th, name_en, short_name)
        ), gone as (
            delete from partner_organisation_name
            where organisation_id in (select organisation_id from let_in) and valid_from not in (select valid_from from named)
        )
        insert into partner_organisation_name (organisation_id, valid_from, valid_to, name_th, name_en, short_name)
        select l.organisation_id, n.valid_from, n.valid_to, n.name_th, n.name_en, n.short_name from let_in l cross join named n
        on conflict (organisation_id, valid_from) do update
        set valid_to = excluded.valid_to, name_th = excluded.name_th, name_en = excluded.name_en, short_name = excluded.short_name
        ",
        told.id,
        told.version,
        Instant(told_at) as Instant,
        &day(|p| p.from) as &[Option<Day>],
        &day(|p| p.to) as &[Option<Day>],
        &name(|p| p.th.as_deref()) as &[Option<&str>],
        &name(|p| p.en.as_deref()) as &[Option<&str>],
        &name(|p| p.short.as_deref()) as &[Option<&str>],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Parties, turned on their side for `unnest`.
#[derive(Default)]
struct PartyColumns<'a> {
    numbers: Vec<i32>,
    organisations: Vec<Uuid>,
    labels: Vec<&'a str>,
    sides: Vec<&'a str>,
    orders: Vec<i32>,
    capacities: Vec<&'a str>,
    position_kinds: Vec<&'a str>,
    signed: Vec<bool>,
    signed_on: Vec<Option<Day>>,
    required: Vec<i32>,
    witnessed: Vec<i32>,
    waived: Vec<i32>,
    witness_gaps: Vec<i32>,
    delegations: Vec<&'a str>,
    authority_gaps: Vec<bool>,
    /// An array of arrays would have to be rectangular: the words of a party travel with commas between them.
    defects: Vec<String>,
}

impl<'a> PartyColumns<'a> {
    fn of(parties: &'a [Party]) -> Self {
        let mut columns = Self::default();
        for party in parties {
            columns.numbers.push(party.number);
            columns.organisations.push(party.organisation_id);
            columns.labels.push(&party.label);
            columns.sides.push(party.side.as_str());
            columns.orders.push(party.protocol_order);
            columns.capacities.push(party.capacity.as_str());
            columns.position_kinds.push(party.position_kind.as_str());
            columns.signed.push(party.signed());
            columns.signed_on.push(party.signed_on.map(Day));
            columns.required.push(party.witnesses_required);
            columns.witnessed.push(party.witnesses_signed);
            columns.waived.push(party.witnesses_waived);
            columns.witness_gaps.push(party.witness_gap());
            columns.delegations.push(party.delegation_status.as_str());
            columns.authority_gaps.push(party.authority_gap());
            columns.defects.push(party.defects.iter().map(Word::as_str).collect::<Vec<_>>().join(","));
        }
        columns
    }
}
