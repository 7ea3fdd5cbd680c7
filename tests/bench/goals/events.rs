//! Events: how fast they are published and read, and how soon after the commit they are visible.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use chassis::bus::Bus;
use chassis::kernel::{Clock, Ids};
use chassis::outbox::{Relay, RelayConfig};
use chassis::project::Projector;
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::requests::ms;
use super::{Line, ratio};
use crate::reference;
use crate::rounds::{Effort, Pairs, percentile};
use crate::stand::{Stand, organisation};

/// Events of a round.
const EVENTS: usize = 20_000;
/// Events that a read model reads in a round, and callers that make them.
const READ: usize = 16_000;
const TELLERS: usize = 64;

/// Goal 7: the relay beside the stream's own publishing.
pub(super) async fn relay(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let bus = stand.bus().await?;
    bus.provision(&["partners"]).await?;
    let payload = vec![0xab_u8; 300];
    let pairs = Pairs::measure(
        effort,
        async || {
            tell(stand, EVENTS)?;
            let relay = Relay::new("partners", stand.room("partners")?.relay_db.clone(), Bus::Nats(bus.clone()), RelayConfig::default());
            let (state, stop) = (relay.state(), CancellationToken::new());
            let head = head(stand)?;
            let began = Instant::now();
            let published = async {
                state.until(|state| state.published() >= head).await;
                let took = began.elapsed();
                stop.cancel();
                took
            };
            let (Ok(()), took) = tokio::join!(relay.run(stop.clone()), published);
            Ok(rate(EVENTS, took))
        },
        async || reference::publish(stand, EVENTS, &payload).await,
    )
    .await?;
    Ok(vec![ratio("7", "relay, outbox to stream", &pairs, ">= 0.85x of JetStream", 0.85)])
}

/// Goal 8: a read model beside inserts of a thousand rows.
pub(super) async fn projection(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    stand.sql("create table if not exists bench_effect (event_id uuid primary key, position bigint not null, payload bytea not null)")?;
    let serving = stand.serve(&["partners", "reporting"]).await?;
    // Real events of organisations, told by the house itself; every round reads them again from the first one.
    let (client, ids) = (serving.partners(&stand.token).await?, Ids::random());
    let mut tellers = JoinSet::new();
    for _ in 0..TELLERS {
        let (mut client, ids) = (client.clone(), ids.clone());
        tellers.spawn(async move {
            for _ in 0..READ / TELLERS {
                client.create_organisation(organisation(&ids.next(Clock::system().now()).to_string())).await?;
            }
            anyhow::Ok(())
        });
    }
    while let Some(done) = tellers.join_next().await {
        done??;
    }
    let head = head_when_numbered(stand).await?;
    serving.progress.reached("partners", head).await;
    serving.stop().await?;
    let bus = Bus::Nats(stand.bus().await?);
    let reporting = stand.room("reporting")?;
    let pairs = Pairs::measure(
        effort,
        async || {
            stand.sql(
                "truncate reporting.partner_organisation, reporting.partner_organisation_name, reporting.partnership_party, reporting.partnership_ceremony;
                 truncate reporting.partnership cascade; truncate reporting.projection_seen;
                 delete from reporting.projection_offset; delete from reporting.projection_parked",
            )?;
            let projections = sala::compose::read_models(&stand.settings, reporting)?;
            let projector = Projector::new(reporting.db.clone(), bus.clone(), projections, Clock::system(), Ids::random());
            let (progress, stop) = (projector.progress(), CancellationToken::new());
            let began = Instant::now();
            let read = async {
                progress.reached("partners", head).await;
                let took = began.elapsed();
                stop.cancel();
                took
            };
            let (Ok(()), took) = tokio::join!(projector.run(stop.clone()), read);
            Ok(rate(usize::try_from(head)?, took))
        },
        async || Ok(reference::pgbench(stand, reference::BATCH, 1, effort.window)? * 1_000.0),
    )
    .await?;
    Ok(vec![ratio("8", "projection of the board, stream to read model", &pairs, ">= 1.0x of 1,000-row inserts", 1.0)])
}

/// Goal 9: commit to visible, at a steady rate.
pub(super) async fn visible(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let mut lines = Vec::new();
    for (asked, bound) in [(300_u32, 15.0), (1_000, 15.0)] {
        let seen = steady(stand, asked, effort.window).await?;
        let (p50, p99) = (ms(percentile(&seen.delays, 0.5)), ms(percentile(&seen.delays, 0.99)));
        lines.push(Line {
            goal: "9",
            what: format!("answered to visible, {asked}/s asked, {:.0}/s made", seen.rate),
            found: format!("p50 {p50:.1} ms, p99 {p99:.1} ms"),
            wanted: "p99 <= 15 ms at 1,000/s",
            met: p99 <= bound && seen.rate >= 0.95 * f64::from(asked),
        });
    }
    Ok(lines)
}

struct Steady {
    rate: f64,
    delays: Vec<Duration>,
}

/// Calls at a steady rate, whether or not earlier ones are answered; each is followed until the read models have it.
async fn steady(stand: &Stand, a_second: u32, window: Duration) -> Result<Steady> {
    let serving = stand.serve(&["partners", "reporting"]).await?;
    let client = serving.partners(&stand.token).await?;
    let answered: Arc<Mutex<Vec<(String, Instant)>>> = Arc::default();
    let (progress, stop) = (serving.progress.clone(), CancellationToken::new());
    let (watching, watched) = (stop.clone(), Arc::new(Mutex::new(Vec::<(i64, Instant)>::new())));
    let notes = watched.clone();
    let mut calls: JoinSet<Result<()>> = JoinSet::new();
    calls.spawn(async move {
        let mut at = progress.of("partners").position;
        while watching.run_until_cancelled(progress.reached("partners", at + 1)).await.is_some() {
            at = progress.of("partners").position;
            notes.lock().unwrap_or_else(PoisonError::into_inner).push((at, Instant::now()));
        }
        Ok(())
    });
    let ids = Ids::random();
    let mut ticks = tokio::time::interval(Duration::from_secs(1) / a_second);
    let began = Instant::now();
    while began.elapsed() < window {
        ticks.tick().await;
        let (mut client, answered) = (client.clone(), answered.clone());
        let request = organisation(&ids.next(Clock::system().now()).to_string());
        calls.spawn(async move {
            // A call that is refused because too many are under way is one that was not made.
            let reply = match client.create_organisation(request).await {
                Ok(reply) => reply.into_inner(),
                Err(refused) if refused.code() == tonic::Code::ResourceExhausted => return Ok(()),
                Err(error) => return Err(error.into()),
            };
            let id = reply.organisation.context("in the reply")?.id;
            answered.lock().unwrap_or_else(PoisonError::into_inner).push((id, Instant::now()));
            Ok(())
        });
    }
    let took = began.elapsed();
    while calls.len() > 1 {
        calls.join_next().await.context("calls")???;
    }
    serving.progress.reached("partners", head_when_numbered(stand).await?).await;
    stop.cancel();
    while let Some(done) = calls.join_next().await {
        done??;
    }
    serving.stop().await?;
    let answered = std::mem::take(&mut *answered.lock().unwrap_or_else(PoisonError::into_inner));
    let watched = std::mem::take(&mut *watched.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Steady { rate: rate(answered.len(), took), delays: delays(stand, &answered, &watched)? })
}

/// From the answer to the first look at which the position of its event had been read.
fn delays(stand: &Stand, answered: &[(String, Instant)], watched: &[(i64, Instant)]) -> Result<Vec<Duration>> {
    let rows =
        stand.sql("select aggregate_id, position from partners.outbox where aggregate_type = 'organisation' and position is not null")?;
    let positions: HashMap<String, i64> =
        rows.into_iter().filter_map(|row| Some((row.first()?.clone()?, row.get(1)?.clone()?.parse().ok()?))).collect();
    let mut delays = Vec::with_capacity(answered.len());
    for (id, at) in answered {
        let position = *positions.get(id).context("an answered write has an event")?;
        let place = watched.partition_point(|(read, _)| *read < position);
        let (_, seen) = watched.get(place).context("an event that nobody saw being read")?;
        delays.push(seen.saturating_duration_since(*at));
    }
    delays.sort_unstable();
    Ok(delays)
}

/// Committed events without a position, as writers leave them.
fn tell(stand: &Stand, events: usize) -> Result<()> {
    stand.sql(&format!(
        "insert into partners.outbox (event_id, aggregate_type, aggregate_id, aggregate_version, type, payload, actor, occurred_at)
         select gen_random_uuid(), 'bench', gen_random_uuid(), 1, 'told', decode(repeat('ab', 300), 'hex'), 'bench', now()
         from generate_series(1, {events})"
    ))?;
    Ok(())
}

/// The position that the last of all committed events will have.
fn head(stand: &Stand) -> Result<i64> {
    let rows =
        stand.sql("select next_position - 1 + (select count(*) from partners.outbox where position is null) from partners.outbox_state")?;
    rows.first().and_then(|row| row.first()?.clone()).and_then(|text| text.parse().ok()).context("the state of the log")
}

async fn head_when_numbered(stand: &Stand) -> Result<i64> {
    let mut looks = tokio::time::interval(Duration::from_millis(20));
    loop {
        looks.tick().await;
        let rows = stand.sql("select count(*) from partners.outbox where position is null")?;
        if rows.first().and_then(|row| row.first()?.clone()).as_deref() == Some("0") {
            return head(stand);
        }
    }
}

fn rate(count: usize, took: Duration) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let count = count as f64;
    count / took.as_secs_f64()
}
