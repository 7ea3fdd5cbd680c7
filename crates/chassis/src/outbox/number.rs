//! Positions: given to committed rows, one after the other, with the chain extended over them.

use bytes::Bytes;
use sqlx::{Connection as _, PgConnection};

use super::chain::{self, Link};
use super::rows::{self, State, Unnumbered};
use crate::event::Event;

/// Rows that get their position in one transaction.
pub(crate) const BATCH: u16 = 2_000;

/// Numbers what is committed, at most a batch, and gives the events in order.
///
/// Three statements, lock first. As a single statement it would take its snapshot before the lock, and two relays that meet
/// would number the same rows twice.
pub(crate) async fn number(db: &mut PgConnection, source: &str) -> Result<Vec<Event>, sqlx::Error> {
    let mut tx = db.begin().await?;
    let mut state = rows::lock_state(&mut tx).await?;
    let waiting = rows::unnumbered(&mut tx, BATCH.into()).await?;
    if waiting.is_empty() {
        tx.rollback().await?;
        return Ok(Vec::new());
    }
    let ids: Vec<i64> = waiting.iter().map(|row| row.id).collect();
    let events: Vec<Event> = waiting.into_iter().map(|row| next(&mut state, source, row)).collect();
    write(&mut tx, &state, &ids, &events).await?;
    tx.commit().await?;
    Ok(events)
}

/// Gives a row the next position and the next link.
fn next(state: &mut State, source: &str, row: Unnumbered) -> Event {
    let position = state.next_position;
    let link = chain::link(
        &state.chain_head,
        &Link {
            source,
            epoch: state.epoch,
            position,
            event_id: row.event_id,
            aggregate: &row.aggregate_type,
            aggregate_id: row.aggregate_id,
            aggregate_version: row.aggregate_version,
            event: &row.event,
            actor: &row.actor,
            scope: row.scope.as_deref(),
            occurred_at: row.occurred_at.0,
            payload: &row.payload,
        },
    );
    state.next_position += 1;
    state.chain_head = link.to_vec();
    Event {
        source: source.to_owned(),
        epoch: state.epoch,
        position,
        id: row.event_id,
        aggregate: row.aggregate_type,
        aggregate_id: row.aggregate_id,
        aggregate_version: row.aggregate_version,
        event: row.event,
        scope: row.scope,
        traceparent: row.traceparent,
        occurred_at: row.occurred_at.0,
        chain: Some(link.to_vec()),
        payload: Bytes::from(row.payload),
    }
}

async fn write(db: &mut PgConnection, state: &State, ids: &[i64], events: &[Event]) -> Result<(), sqlx::Error> {
    let positions: Vec<i64> = events.iter().map(|event| event.position).collect();
    let links: Vec<&[u8]> = events.iter().map(|event| event.chain.as_deref().unwrap_or_default()).collect();
    sqlx::query!(
        "
        with numbered as (
            update outbox o set position = n.position, chain = n.chain, epoch = $1
            from unnest($2::bigint[], $3::bigint[], $4::bytea[]) as n(id, position, chain)
            where o.id = n.id
        )
        update outbox_state set next_position = $5, chain_head = $6
        ",
        state.epoch,
        ids,
        &positions,
        &links as &[&[u8]],
        state.next_position,
        &state.chain_head
    )
    .execute(db)
    .await?;
    Ok(())
}
