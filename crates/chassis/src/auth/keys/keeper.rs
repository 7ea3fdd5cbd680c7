//! The one task that looks at the source of the keys.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use ring::rand::{SecureRandom as _, SystemRandom};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::{Keys, Source};
use crate::outbox::Backoff;

/// Waits at the start: short at first, for a provider that is only just coming up.
const FIRST_WAIT: Duration = Duration::from_millis(250);
const LONGEST_WAIT: Duration = Duration::from_secs(5);

/// Whether there is a keeper, for as long as it lives.
struct Kept(Arc<Keys>);

impl Drop for Kept {
    fn drop(&mut self) {
        self.0.kept.store(false, Ordering::Release);
    }
}

impl Keys {
    /// Waits for the first keys. Err is a sentence for whoever starts the process.
    pub(in crate::auth) async fn ready(&self, within: Duration) -> Result<(), String> {
        if self.held().is_ok() {
            return Ok(());
        }
        let (end, mut backoff) = (Instant::now() + within, Backoff::new(FIRST_WAIT, LONGEST_WAIT));
        loop {
            let Err(error) = self.look().await else { return Ok(()) };
            let wait = backoff.next();
            if Instant::now() + wait >= end {
                return Err(format!(
                    "{}: {error}; the keys of the issuer did not come within {} s: see that the provider runs and that auth.jwks_url is \
                     its address",
                    self.source,
                    within.as_secs()
                ));
            }
            tracing::warn!(source = %self.source, error, "waiting for the keys of the issuer");
            tokio::time::sleep(wait).await;
        }
    }

    /// The keeper: looks again and again, and at once when a call asks for an unknown key id, until told to stop. Calls may ask from
    /// now on; the first look happens when it is polled.
    pub(in crate::auth) fn keep(self: &Arc<Self>, stop: CancellationToken) -> impl Future<Output = ()> + Send + use<> {
        self.kept.store(true, Ordering::Release);
        let kept = Kept(Arc::clone(self));
        async move { kept.0.look_on(&stop).await }
    }

    async fn look_on(&self, stop: &CancellationToken) {
        let mut next = Instant::now() + jittered(self.pace.refresh);
        loop {
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep_until(next) => {
                    let outcome = self.look().await;
                    next = Instant::now() + jittered(if outcome.is_ok() { self.pace.refresh } else { self.pace.retry });
                    self.report(outcome);
                }
                () = self.asked.notified() => {
                    // Whoever rang while the last look was under way got its answer already.
                    if !self.looked_lately() {
                        let outcome = self.look().await;
                        self.held.write().unwrap_or_else(PoisonError::into_inner).looked = Some(Instant::now());
                        self.report(outcome);
                    }
                    self.answered.send_modify(|count| *count += 1);
                }
            }
        }
    }

    pub(super) async fn look(&self) -> Result<(), String> {
        let bytes = self.source.read(self.pace.fetch).await?;
        self.take(&bytes)
    }

    fn report(&self, outcome: Result<(), String>) {
        let Err(error) = outcome else { return };
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner).clone();
        let source = &self.source;
        match (source, held.confirmed.map(|at| at.elapsed())) {
            (Source::Url(_), unconfirmed) if self.is_stale(&held) => {
                let hours = unconfirmed.unwrap_or_default().as_secs() / 3600;
                tracing::error!(%source, error, hours, "the keys of the issuer could not be confirmed for too long: every token is refused");
            }
            (Source::Url(_), Some(unconfirmed)) => {
                let hours_left = self.pace.keep.saturating_sub(unconfirmed).as_secs() / 3600;
                tracing::warn!(%source, error, hours_left, "the key set could not be fetched; the last good keys hold");
            }
            _ => tracing::warn!(%source, error, "the key set could not be read; the last good keys hold"),
        }
    }
}

/// A tenth more or less, so that many processes do not ask at the same moment.
fn jittered(wait: Duration) -> Duration {
    let mut byte = [0_u8; 1];
    // Without a random byte everybody asks at the early end of the range, which is no harm.
    _ = SystemRandom::new().fill(&mut byte);
    wait.mul_f64(0.9 + 0.2 * f64::from(byte[0]) / 255.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_differ_by_a_tenth_at_most() {
        let waits: Vec<Duration> = (0..200).map(|_| jittered(Duration::from_mins(10))).collect();
        assert!(waits.iter().all(|wait| (540..=660).contains(&wait.as_secs())), "{waits:?}");
        assert!(waits.iter().any(|wait| *wait != waits[0]), "all the same");
    }
}
