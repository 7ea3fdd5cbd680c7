//! `projection_seen`: which version of an aggregate the read models contain, for callers who wait for their own change.

use std::collections::BTreeMap;

use sqlx::PgConnection;
use uuid::Uuid;

use super::offset::Of;
use crate::after::After;
use crate::event::Event;

/// Notes what these events have brought, one statement for all of them, in the transaction of their effects. Only events that
/// were applied: what is parked has not been seen.
pub(crate) async fn note<'a>(db: &mut PgConnection, of: Of<'_>, applied: impl Iterator<Item = &'a Event>) -> Result<(), sqlx::Error> {
    let mut newest: BTreeMap<Uuid, i64> = BTreeMap::new();
    for event in applied {
        let version = newest.entry(event.aggregate_id).or_default();
        *version = event.aggregate_version.max(*version);
    }
    if newest.is_empty() {
        return Ok(());
    }
    let (aggregates, versions): (Vec<Uuid>, Vec<i64>) = newest.into_iter().unzip();
    sqlx::query!(
        "
        insert into projection_seen as known (generation, source, aggregate_id, version)
        select $1, $2, s.aggregate_id, s.version from unnest($3::uuid[], $4::bigint[]) as s(aggregate_id, version)
        on conflict (generation, source, aggregate_id) do update set version = excluded.version where excluded.version > known.version
        ",
        of.generation,
        of.source,
        &aggregates,
        &versions
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Whether the live read models contain what the caller waits for.
pub(crate) async fn contains(db: &mut PgConnection, after: &After) -> Result<bool, sqlx::Error> {
    let seen = sqlx::query_scalar!(
        "
        select s.version
        from projection_seen s join projection_generation g on g.generation = s.generation and g.status = 'LIVE'
        where s.source = $1 and s.aggregate_id = $2
        ",
        after.source,
        after.aggregate_id
    )
    .fetch_optional(db)
    .await?;
    Ok(seen.is_some_and(|version| version >= after.version))
}
