//! What goes through a lane, counted as it goes: a few atomic additions for a batch, no lock.

use std::sync::atomic::{AtomicU64, Ordering};

/// Upper bounds of the sizes of batches.
pub(crate) const SIZES: [u64; 9] = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/// What a lane does.
#[derive(Debug, Default)]
pub struct LaneFlow {
    waiting: AtomicU64,
    refused: AtomicU64,
    again: AtomicU64,
    calls: AtomicU64,
    by_size: [AtomicU64; SIZES.len() + 1],
}

impl LaneFlow {
    /// Calls that wait for a batch.
    pub fn waiting(&self) -> u64 {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Calls that were refused because too many waited.
    pub fn refused(&self) -> u64 {
        self.refused.load(Ordering::Relaxed)
    }

    /// Calls that were done again by themselves, because their batch had failed.
    pub fn again(&self) -> u64 {
        self.again.load(Ordering::Relaxed)
    }

    /// Calls that went with a batch.
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    /// Batches so far.
    pub fn batches(&self) -> u64 {
        self.sizes().iter().map(|(_, batches)| batches).sum()
    }

    /// Batches by their size: upper bound and batches in the bucket alone.
    pub(crate) fn sizes(&self) -> Vec<(f64, u64)> {
        #[expect(clippy::cast_precision_loss, reason = "a few hundred")]
        let bounds = SIZES.iter().map(|bound| *bound as f64).chain([f64::INFINITY]);
        bounds.zip(&self.by_size).map(|(bound, batches)| (bound, batches.load(Ordering::Relaxed))).collect()
    }

    /// So many wait now.
    pub(super) fn wait(&self, waiting: usize) {
        self.waiting.store(many(waiting), Ordering::Relaxed);
    }

    pub(super) fn refuse(&self) {
        self.refused.fetch_add(1, Ordering::Relaxed);
    }

    /// A batch of so many calls goes.
    pub(super) fn go(&self, calls: usize) {
        let calls = many(calls);
        let bucket = SIZES.iter().position(|bound| calls <= *bound).unwrap_or(SIZES.len());
        self.by_size[bucket].fetch_add(1, Ordering::Relaxed);
        self.calls.fetch_add(calls, Ordering::Relaxed);
    }

    /// So many calls of a batch that failed are done again.
    pub(super) fn repeat(&self, calls: usize) {
        self.again.fetch_add(many(calls), Ordering::Relaxed);
    }
}

fn many(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_falls_into_the_first_bucket_that_holds_it() {
        let flow = LaneFlow::default();
        for calls in [1, 1, 3, 4, 256, 257] {
            flow.go(calls);
        }
        let filled: Vec<_> = flow.sizes().into_iter().filter(|(_, batches)| *batches > 0).collect();
        assert_eq!(filled, [(1.0, 2), (4.0, 2), (256.0, 1), (f64::INFINITY, 1)]);
        assert_eq!((flow.batches(), flow.calls()), (6, 522));
    }
}
