//! Calls: a command and a read, beside pgbench on the same tables.

use std::time::Duration;

use anyhow::Result;
use api::partners::v1::{CreateOrganisationRequest, GetOrganisationRequest};
use chassis::kernel::{Clock, Ids};

use super::{Line, ratio};
use crate::load::{AsyncCall, Seen, closed};
use crate::reference;
use crate::rounds::{Effort, Pairs};
use crate::stand::{Partners, Serving, Stand, organisation};

const IN_FLIGHT: usize = 64;
/// Organisations that are read.
const READ: usize = 1_000;

#[derive(Clone)]
struct Create(Ids);

impl AsyncCall<Partners> for Create {
    async fn call(&self, client: &mut Partners) -> Result<()> {
        let id = self.0.next(Clock::system().now()).to_string();
        client.create_organisation(organisation(&id)).await?;
        Ok(())
    }
}

#[derive(Clone)]
struct Read(std::sync::Arc<(Vec<String>, std::sync::atomic::AtomicUsize)>);

impl AsyncCall<Partners> for Read {
    async fn call(&self, client: &mut Partners) -> Result<()> {
        let (ids, next) = &*self.0;
        let place = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed) % ids.len();
        client.get_organisation(GetOrganisationRequest { id: ids[place].clone() }).await?;
        Ok(())
    }
}

/// Goal 3: an ordinary command.
pub(super) async fn command(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let serving = stand.serve(&["partners"]).await?;
    let mut seen = Vec::new();
    let pairs = Pairs::measure(
        effort,
        async || {
            stand.settle()?;
            let one = hammer(&serving, stand, Create(Ids::random()), effort.window).await?;
            let rate = one.rate;
            seen.push(one);
            Ok(rate)
        },
        async || {
            stand.settle()?;
            reference::pgbench(stand, reference::CREATE, IN_FLIGHT, effort.window)
        },
    )
    .await?;
    serving.stop().await?;
    let what = format!("CreateOrganisation, {IN_FLIGHT} in flight{}", latencies(&seen));
    Ok(vec![ratio("3", &what, &pairs, ">= 0.9x of pgbench", 0.9)])
}

/// Goal 4: a read by id.
pub(super) async fn read(stand: &Stand, effort: Effort) -> Result<Vec<Line>> {
    let serving = stand.serve(&["partners"]).await?;
    let mut client = serving.partners(&stand.token).await?;
    let known: Vec<String> = (0..READ).map(reference::numbered).collect();
    for id in &known {
        client.create_organisation(CreateOrganisationRequest { id: id.clone(), ..organisation(id) }).await?;
    }
    let script = reference::read_by_id(READ);
    let call = Read(std::sync::Arc::new((known, std::sync::atomic::AtomicUsize::new(0))));
    let mut seen = Vec::new();
    let pairs = Pairs::measure(
        effort,
        async || {
            let one = hammer(&serving, stand, call.clone(), effort.window).await?;
            let rate = one.rate;
            seen.push(one);
            Ok(rate)
        },
        async || reference::pgbench(stand, &script, IN_FLIGHT, effort.window),
    )
    .await?;
    serving.stop().await?;
    let what = format!("GetOrganisation, {IN_FLIGHT} in flight{}", latencies(&seen));
    Ok(vec![ratio("4", &what, &pairs, ">= 0.95x of pgbench", 0.95)])
}

/// Four connections share the calls, as the replicas of an app would.
async fn hammer<F: AsyncCall<Partners>>(serving: &Serving, stand: &Stand, call: F, window: Duration) -> Result<Seen> {
    let mut clients = Vec::new();
    for _ in 0..4 {
        clients.push(serving.partners(&stand.token).await?);
    }
    let next = std::sync::atomic::AtomicUsize::new(0);
    let client = || clients[next.fetch_add(1, std::sync::atomic::Ordering::Relaxed) % clients.len()].clone();
    closed(IN_FLIGHT, window, client, call).await
}

pub(super) fn latencies(seen: &[Seen]) -> String {
    let middle = seen.get(seen.len() / 2);
    middle.map(|seen| format!(", p50 {:.1} ms, p99 {:.1} ms", ms(seen.p(0.5)), ms(seen.p(0.99)))).unwrap_or_default()
}

pub(super) fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
