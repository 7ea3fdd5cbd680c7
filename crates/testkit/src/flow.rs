//! Events on their way, when a test says so: the real relay and the real projector, run until there is nothing left to do.

use anyhow::{Result, ensure};
use bytes::Bytes;
use chassis::bus::Bus;
use chassis::db::{Database, Instant};
use chassis::event::Event;
use chassis::kernel::{Clock, Ids};
use chassis::outbox::{Relay, RelayConfig, pending};
use chassis::project::{Progress, Projection, Projector};
use jiff::Timestamp;
use sqlx::Row as _;
use sqlx::postgres::PgRow;
use tokio_util::sync::CancellationToken;

/// Gives committed events their positions and hands them to the bus.
pub(crate) async fn carry(source: &'static str, db: &Database, bus: &Bus, now: Timestamp) -> Result<()> {
    loop {
        let config = RelayConfig { provision_missing: true, ..RelayConfig::default() };
        let relay = Relay::new(source, db.clone(), bus.clone(), config);
        let stop = CancellationToken::new();
        // Told to stop as soon as it has begun: it takes one turn over what is committed and gives the lead back.
        let (Ok(()), ()) = tokio::join!(biased; relay.run(stop.clone()), async { stop.cancel() });
        let left = pending(db, now).await?;
        if left.unnumbered == 0 && left.unpublished == 0 {
            return Ok(());
        }
    }
}

/// A service that follows events.
pub(crate) struct Reader<'a> {
    pub(crate) db: &'a Database,
    pub(crate) projections: &'a [Projection],
    pub(crate) clock: &'a Clock,
    pub(crate) ids: &'a Ids,
    pub(crate) progress: &'a Progress,
}

/// Reads everything that these sources have handed to the bus.
pub(crate) async fn read(reader: &Reader<'_>, bus: &Bus, sources: &[(&str, &Database)]) -> Result<()> {
    let projector = Projector::new(reader.db.clone(), bus.clone(), reader.projections.to_vec(), reader.clock.clone(), reader.ids.clone());
    let (followed, progress) = (projector.sources(), reader.progress);
    let projector = projector.telling(progress.clone());
    let stop = CancellationToken::new();
    let caught_up = async {
        let mut stopped = Vec::new();
        for (source, db) in sources.iter().filter(|(source, _)| followed.contains(source)) {
            let head: i64 = sqlx::query_scalar("select published_position from outbox_state").fetch_one(db.pool()).await?;
            progress.until(source, |standing| standing.position >= head || standing.stopped.is_some()).await;
            stopped.extend(progress.of(source).stopped.map(|why| format!("{source}: {}", why.word())));
        }
        stop.cancel();
        anyhow::Ok(stopped)
    };
    let (Ok(()), stopped) = tokio::join!(projector.run(stop.clone()), caught_up);
    let stopped = stopped?;
    ensure!(stopped.is_empty(), "a source is not read any further: {}", stopped.join(", "));
    Ok(())
}

/// The whole log of a source, in order.
pub(crate) async fn log(db: &Database) -> Result<Vec<Event>> {
    let rows = sqlx::query("select * from outbox order by position").fetch_all(db.pool()).await?;
    rows.iter().map(|row| Ok(event(db.schema(), row)?)).collect()
}

fn event(source: &str, row: &PgRow) -> Result<Event, sqlx::Error> {
    Ok(Event {
        source: source.to_owned(),
        epoch: row.try_get("epoch")?,
        position: row.try_get("position")?,
        id: row.try_get("event_id")?,
        aggregate: row.try_get("aggregate_type")?,
        aggregate_id: row.try_get("aggregate_id")?,
        aggregate_version: row.try_get("aggregate_version")?,
        event: row.try_get("type")?,
        scope: row.try_get("scope")?,
        traceparent: row.try_get("traceparent")?,
        occurred_at: row.try_get::<Instant, _>("occurred_at")?.into(),
        chain: row.try_get("chain")?,
        payload: Bytes::from(row.try_get::<Vec<u8>, _>("payload")?),
    })
}
