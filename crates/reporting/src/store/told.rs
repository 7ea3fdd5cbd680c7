//! Snapshots of the partners service into the board: of each thing one snapshot, and for each table one statement on all of them, so that a
//! slice of many events costs little more than one. An older snapshot never overwrites a newer one: the row of an aggregate decides whether
//! its snapshot is let in, and what hangs on that row is written for those that were.
//!
//! Statements take columns, not rows: `unnest` turns them again. What hangs on a row is found by keys of an index (`= any`) and left out by
//! a hashed list (`not in`), never by a join, so that no plan for a small slice is a trap for a large one.

use std::collections::HashSet;

use chassis::db::{Day, Instant};
use jiff::civil::Date;
use sqlx::PgConnection;
use uuid::Uuid;

use crate::domain::{Agreement, Ceremony, NamePeriod, Organisation, Party, Word};

/// Agreements with their parties. An older snapshot only tells that the agreement existed earlier than was known.
pub(crate) async fn agreements_told(db: &mut PgConnection, told: &[Agreement]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    let let_in = agreements_let_in(db, told).await?;
    let (newer, older): (Vec<&Agreement>, Vec<&Agreement>) = told.iter().partition(|agreement| let_in.contains(&agreement.id));
    existed_earlier(db, &older).await?;
    parties_told(db, &newer).await
}

/// Which of them were newer than what was held.
async fn agreements_let_in(db: &mut PgConnection, told: &[Agreement]) -> Result<HashSet<Uuid>, sqlx::Error> {
    let totals = column!(told, |a| a.totals());
    let day = |day: Option<Date>| day.map(Day);
    let let_in = sqlx::query_file_scalar!(
        "src/store/agreements_told.sql",
        &column!(told, |a| a.id),
        &column!(told, |a| a.version),
        &column!(told, |a| a.kind.as_str()) as &[&str],
        &column!(told, |a| a.reference_no.as_str()) as &[&str],
        &column!(told, |a| a.title_th.as_deref()) as &[Option<&str>],
        &column!(told, |a| a.title_en.as_deref()) as &[Option<&str>],
        &column!(told, |a| a.state.as_str()) as &[&str],
        &column!(told, |a| a.validity.as_str()) as &[&str],
        &column!(told, |a| a.executed_with_reservation),
        &column!(told, |a| day(a.signed_on)) as &[Option<Day>],
        &column!(told, |a| day(a.effective_on)) as &[Option<Day>],
        &column!(told, |a| day(a.expires_on)) as &[Option<Day>],
        &column!(totals, |t| t.parties),
        &column!(totals, |t| t.signatures_recorded),
        &column!(totals, |t| t.signatures_outstanding),
        &column!(totals, |t| t.witness_gaps),
        &column!(totals, |t| t.authority_gaps),
        &column!(told, |a| a.ceremony_id) as &[Option<Uuid>],
        // An array of arrays would have to be rectangular; a scope has no line break.
        &column!(told, |a| a.reachable_from().join("\n")) as &[String],
        &column!(told, |a| Instant(a.drafted_at)) as &[Instant],
        &column!(told, |a| Instant(a.told_at)) as &[Instant],
    )
    .fetch_all(db)
    .await?;
    Ok(let_in.into_iter().collect())
}

async fn existed_earlier(db: &mut PgConnection, older: &[&Agreement]) -> Result<(), sqlx::Error> {
    if older.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        update partnership p set drafted_at = t.drafted_at
        from unnest($1::uuid[], $2::timestamptz[]) as t(agreement_id, drafted_at)
        where p.agreement_id = t.agreement_id and p.drafted_at > t.drafted_at
        ",
        &column!(older, |a| a.id),
        &column!(older, |a| Instant(a.drafted_at)) as &[Instant],
    )
    .execute(db)
    .await?;
    Ok(())
}

async fn parties_told(db: &mut PgConnection, newer: &[&Agreement]) -> Result<(), sqlx::Error> {
    if newer.is_empty() {
        return Ok(());
    }
    let parties: Vec<(Uuid, &Party)> = newer.iter().flat_map(|a| a.parties.iter().map(|party| (a.id, party))).collect();
    let (of, numbers) = (column!(parties, |p| p.0), column!(parties, |p| p.1.number));
    sqlx::query!(
        "
        delete from partnership_party
        where agreement_id = any ($1) and (agreement_id, party_no) not in (select * from unnest($2::uuid[], $3::integer[]))
        ",
        &column!(newer, |a| a.id),
        &of,
        &numbers
    )
    .execute(&mut *db)
    .await?;
    sqlx::query_file!(
        "src/store/parties_told.sql",
        &of,
        &numbers,
        &column!(parties, |p| p.1.organisation_id),
        &column!(parties, |p| p.1.label.as_str()) as &[&str],
        &column!(parties, |p| p.1.side.as_str()) as &[&str],
        &column!(parties, |p| p.1.protocol_order),
        &column!(parties, |p| p.1.capacity.as_str()) as &[&str],
        &column!(parties, |p| p.1.position_kind.as_str()) as &[&str],
        &column!(parties, |p| p.1.signed()),
        &column!(parties, |p| p.1.signed_on.map(Day)) as &[Option<Day>],
        &column!(parties, |p| p.1.witnesses_required),
        &column!(parties, |p| p.1.witnesses_signed),
        &column!(parties, |p| p.1.witnesses_waived),
        &column!(parties, |p| p.1.witness_gap()),
        &column!(parties, |p| p.1.delegation_status.as_str()) as &[&str],
        &column!(parties, |p| p.1.authority_gap()),
        // As with scopes: the words of a party travel with commas between them.
        &column!(parties, |p| p.1.defects.iter().map(Word::as_str).collect::<Vec<_>>().join(",")) as &[String],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Ceremonies.
pub(crate) async fn ceremonies_told(db: &mut PgConnection, told: &[Ceremony]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    sqlx::query!(
        "
        insert into partnership_ceremony as held (ceremony_id, version, agreement_id, status, starts_at, as_of)
        select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[])
        on conflict (ceremony_id) do update
        set version = excluded.version, agreement_id = excluded.agreement_id, status = excluded.status, starts_at = excluded.starts_at,
            as_of = excluded.as_of
        where excluded.version > held.version
        ",
        &column!(told, |c| c.id),
        &column!(told, |c| c.version),
        &column!(told, |c| c.agreement_id),
        &column!(told, |c| c.status.as_str()) as &[&str],
        &column!(told, |c| c.starts_at().map(Instant)) as &[Option<Instant>],
        &column!(told, |c| Instant(c.told_at)) as &[Instant],
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Organisations with their names.
pub(crate) async fn organisations_told(db: &mut PgConnection, told: &[Organisation]) -> Result<(), sqlx::Error> {
    if told.is_empty() {
        return Ok(());
    }
    let let_in = sqlx::query_scalar!(
        "
        insert into partner_organisation as known (organisation_id, version, as_of)
        select * from unnest($1::uuid[], $2::bigint[], $3::timestamptz[])
        on conflict (organisation_id) do update set version = excluded.version, as_of = excluded.as_of
        where excluded.version > known.version
        returning organisation_id
        ",
        &column!(told, |o| o.id),
        &column!(told, |o| o.version),
        &column!(told, |o| Instant(o.told_at)) as &[Instant],
    )
    .fetch_all(&mut *db)
    .await?;
    let known: HashSet<&Uuid> = let_in.iter().collect();
    let newer = told.iter().filter(|organisation| known.contains(&organisation.id));
    let periods: Vec<(Uuid, NamePeriod)> = newer.flat_map(|o| o.periods().into_iter().map(|period| (o.id, period))).collect();
    names_told(db, &let_in, &periods).await
}

/// The names of these organisations, in the place of those that they had: most have none yet, and hardly any is renamed.
async fn names_told(db: &mut PgConnection, of: &[Uuid], periods: &[(Uuid, NamePeriod)]) -> Result<(), sqlx::Error> {
    if of.is_empty() {
        return Ok(());
    }
    sqlx::query!("delete from partner_organisation_name where organisation_id = any ($1)", of).execute(&mut *db).await?;
    sqlx::query!(
        "
        insert into partner_organisation_name (organisation_id, valid_from, valid_to, name_th, name_en, short_name)
        select n.organisation_id, coalesce(n.valid_from, '-infinity'), coalesce(n.valid_to, 'infinity'), n.name_th, n.name_en, n.short_name
        from unnest($1::uuid[], $2::date[], $3::date[], $4::text[], $5::text[], $6::text[])
             as n(organisation_id, valid_from, valid_to, name_th, name_en, short_name)
        ",
        &column!(periods, |p| p.0),
        &column!(periods, |p| p.1.from.map(Day)) as &[Option<Day>],
        &column!(periods, |p| p.1.to.map(Day)) as &[Option<Day>],
        &column!(periods, |p| p.1.th.as_deref()) as &[Option<&str>],
        &column!(periods, |p| p.1.en.as_deref()) as &[Option<&str>],
        &column!(periods, |p| p.1.short.as_deref()) as &[Option<&str>],
    )
    .execute(db)
    .await?;
    Ok(())
}
