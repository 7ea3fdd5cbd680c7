//! A closed loop: so many calls in flight, each followed by the next, for so long.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use tokio::task::JoinSet;

use crate::rounds::percentile;

/// What a loop has seen.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    /// Answered calls a second.
    pub(crate) rate: f64,
    /// Sorted.
    pub(crate) latencies: Vec<Duration>,
}

impl Seen {
    pub(crate) fn p(&self, share: f64) -> Duration {
        percentile(&self.latencies, share)
    }
}

/// Keeps `in_flight` calls going. The first failed call ends it with its error.
pub(crate) async fn closed<C, F>(in_flight: usize, window: Duration, client: impl Fn() -> C, call: F) -> Result<Seen>
where
    C: Send + 'static,
    F: AsyncCall<C>,
{
    let stop = Arc::new(AtomicBool::new(false));
    let mut workers = JoinSet::new();
    let began = Instant::now();
    for _ in 0..in_flight {
        let (mut client, call, stop) = (client(), call.clone(), stop.clone());
        workers.spawn(async move {
            let mut latencies = Vec::new();
            while !stop.load(Ordering::Relaxed) {
                let asked = Instant::now();
                call.call(&mut client).await?;
                latencies.push(asked.elapsed());
            }
            anyhow::Ok(latencies)
        });
    }
    pause(window).await;
    stop.store(true, Ordering::Relaxed);
    let mut latencies = Vec::new();
    while let Some(done) = workers.join_next().await {
        latencies.extend(done.context("a worker")??);
    }
    let took = began.elapsed();
    latencies.sort_unstable();
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    let rate = latencies.len() as f64 / took.as_secs_f64();
    Ok(Seen { rate, latencies })
}

/// One call on a client.
pub(crate) trait AsyncCall<C>: Clone + Send + 'static {
    fn call(&self, client: &mut C) -> impl Future<Output = Result<()>> + Send;
}

/// Lets time pass while others work.
pub(crate) async fn pause(window: Duration) {
    tokio::time::sleep_until(tokio::time::Instant::now() + window).await;
}
