//! One caller's share: a token bucket for each caller and class of call.
//!
//! A bucket is one number, the instant at which it would be full again (GCRA). The table is sharded, so that calls do not wait for
//! each other, and bounded: a bucket that is full again is forgotten.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::limits::{Class, LimitsConfig};

const SHARDS: usize = 16;
/// Callers at most in one shard. Beyond it a shard begins anew, in favour of the callers.
const CALLERS: usize = 4_096;
const SECOND: u64 = 1_000_000_000;

/// One caller's buckets, in nanoseconds since the beginning.
type Buckets = [u64; 3];

/// The buckets of all callers.
#[derive(Debug)]
pub(super) struct Allowances {
    began: Instant,
    rates: [Option<Rate>; 3],
    hash: RandomState,
    shards: [Mutex<HashMap<u64, Buckets>>; SHARDS],
}

/// In nanoseconds.
#[derive(Debug, Clone, Copy)]
struct Rate {
    /// What one call takes out of the bucket.
    call: u64,
    /// What the bucket holds.
    full: u64,
}

impl Rate {
    fn of(per_second: u32, burst_seconds: u32) -> Option<Self> {
        let call = SECOND.checked_div(u64::from(per_second))?;
        Some(Self { call, full: (u64::from(burst_seconds) * SECOND).max(call) })
    }
}

impl Allowances {
    pub(super) fn new(config: &LimitsConfig) -> Self {
        let rate = |per_second| Rate::of(per_second, config.burst_seconds);
        Self {
            began: Instant::now(),
            rates: [rate(config.reads_per_second), rate(config.writes_per_second), rate(config.exports_per_second)],
            hash: RandomState::new(),
            shards: std::array::from_fn(|_| Mutex::default()),
        }
    }

    /// Takes a call out of the caller's bucket. Err says after how long the next one passes.
    pub(super) fn take(&self, subject: &str, class: Class) -> Result<(), Duration> {
        let Some(rate) = self.rates[class as usize] else { return Ok(()) };
        let now = u64::try_from(self.began.elapsed().as_nanos()).unwrap_or(u64::MAX);
        let caller = self.hash.hash_one(subject);
        #[expect(clippy::cast_possible_truncation, reason = "any few bits of the hash choose the shard")]
        let shard = &self.shards[caller as usize % SHARDS];
        let mut buckets = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= CALLERS && !buckets.contains_key(&caller) {
            make_room(&mut buckets, now);
        }
        let bucket = &mut buckets.entry(caller).or_default()[class as usize];
        let after = (*bucket).max(now) + rate.call;
        match (after - now).checked_sub(rate.full) {
            None | Some(0) => {
                *bucket = after;
                Ok(())
            }
            Some(wait) => Err(Duration::from_nanos(wait)),
        }
    }
}

/// Forgets whose buckets are full again; all of them when every caller is busy.
fn make_room(buckets: &mut HashMap<u64, Buckets>, now: u64) {
    buckets.retain(|_, bucket| bucket.iter().any(|full_at| *full_at > now));
    if buckets.len() >= CALLERS {
        buckets.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowances(reads_per_second: u32) -> Allowances {
        Allowances::new(&LimitsConfig { reads_per_second, writes_per_second: 1, burst_seconds: 2, ..LimitsConfig::default() })
    }

    fn taken(allowances: &Allowances, subject: &str, class: Class) -> usize {
        (0..1_000).take_while(|_| allowances.take(subject, class).is_ok()).count()
    }

    #[tokio::test(start_paused = true)]
    async fn a_burst_passes_then_the_rate_and_the_wait_is_told() {
        let allowances = allowances(10);
        assert_eq!(taken(&allowances, "a", Class::Read), 20);
        assert_eq!(allowances.take("a", Class::Read), Err(Duration::from_millis(100)));
        tokio::time::advance(Duration::from_millis(99)).await;
        assert_eq!(allowances.take("a", Class::Read), Err(Duration::from_millis(1)), "a refused call costs nothing");
        tokio::time::advance(Duration::from_millis(1)).await;
        assert_eq!(taken(&allowances, "a", Class::Read), 1);
        tokio::time::advance(Duration::from_hours(1)).await;
        assert_eq!(taken(&allowances, "a", Class::Read), 20, "a bucket does not overflow");
    }

    #[tokio::test(start_paused = true)]
    async fn callers_and_classes_have_buckets_of_their_own() {
        let allowances = allowances(10);
        assert_eq!(taken(&allowances, "a", Class::Read), 20);
        assert_eq!(taken(&allowances, "b", Class::Read), 20);
        assert_eq!(taken(&allowances, "a", Class::Write), 2);
        assert_eq!(taken(&allowances, "a", Class::Export), 40);
    }

    #[tokio::test(start_paused = true)]
    async fn zero_is_no_limit() {
        let off = LimitsConfig { reads_per_second: 0, ..LimitsConfig::default() };
        assert_eq!(taken(&Allowances::new(&off), "a", Class::Read), 1_000);
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_remembered_is_bounded_and_idle_callers_are_forgotten_first() {
        let allowances = allowances(1);
        for number in 0..SHARDS * CALLERS * 3 / 2 {
            _ = allowances.take(&number.to_string(), Class::Read);
        }
        let held = |allowances: &Allowances| allowances.shards.iter().map(|shard| shard.lock().unwrap().len()).collect::<Vec<_>>();
        assert!(held(&allowances).iter().all(|callers| *callers <= CALLERS), "{:?}", held(&allowances));
        tokio::time::advance(Duration::from_secs(10)).await;
        assert_eq!(taken(&allowances, "busy", Class::Read), 2);
        for shard in &allowances.shards {
            make_room(&mut shard.lock().unwrap(), u64::try_from(allowances.began.elapsed().as_nanos()).unwrap());
        }
        assert_eq!(held(&allowances).iter().sum::<usize>(), 1, "only the busy one is remembered");
        assert!(allowances.take("busy", Class::Read).is_err());
    }
}
