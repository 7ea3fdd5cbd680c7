//! The load limit of the process. Only so many calls are worked on at one time; a few wait for a moment; the rest is refused at once,
//! because a refusal in time is worth more than an answer too late.
//!
//! How many are let in follows from how long they take. Behind the gate calls queue for connections and locks, and what has waited
//! there for long is often no longer wanted. When the mean time of calls exceeds the target, as many are let in as the house finishes
//! within the target (Little's law); when calls wait at the gate while the mean is below it, a tenth more, up to the configured number.
//! Places that nobody needs are taken away again, so that the house is not full of calls when it becomes slow.
//!
//! The wait at the gate is for bursts. When it has not been empty for a while, waiting would only make everybody later, and the
//! bound of the wait drops to a tenth (after `CoDel`).

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::limits::LimitsConfig;
use super::shed::Shed;
use crate::failure::Failure;

/// The number of calls never falls below this: enough to keep the connections of a pool busy.
const LEAST: usize = 32;
/// How many are let in at first, and at least as long as the house is quick.
const FIRST: usize = 64;
/// Between two changes of the number: nanoseconds, and calls.
const WINDOW: u64 = 100_000_000;
const CALLS: u64 = 8;
/// A window that took longer was mostly idle and says nothing about what the house can do, in nanoseconds.
const IDLE: u64 = 5_000_000_000;
/// How long the gate may be full before waiting at it makes no sense, in nanoseconds.
const STANDING: u64 = 100_000_000;

/// The gate. All services of a process share one.
#[derive(Debug)]
pub(crate) struct Gate {
    places: Arc<Semaphore>,
    began: Instant,
    most: usize,
    target: u64,
    max_waiting: usize,
    max_wait: Duration,
    waiting: AtomicUsize,
    /// Calls that may be in at one time.
    limit: AtomicUsize,
    /// Places that are to go when their calls leave.
    surplus: AtomicUsize,
    /// When somebody last found a free place, in nanoseconds since the beginning.
    free_at: AtomicU64,
    window: Window,
    shed: Shed,
}

/// What was seen since the number of places was last judged.
#[derive(Debug, Default)]
struct Window {
    began: AtomicU64,
    /// Calls that left, and those of them that were answered.
    calls: AtomicU64,
    answered: AtomicU64,
    nanoseconds: AtomicU64,
    was_full: AtomicBool,
}

/// A place behind the gate; it is free again when this is dropped.
#[derive(Debug)]
pub(crate) struct Place(Option<Taken>);

#[derive(Debug)]
struct Taken {
    gate: Arc<Gate>,
    permit: Option<OwnedSemaphorePermit>,
    entered: u64,
    counts: bool,
    answered: bool,
}

impl Place {
    /// For a call that is part of another one in this process: that one has the place.
    pub(crate) fn inside() -> Self {
        Self(None)
    }

    /// The call has been answered. One that is given up leaves its place too, but does not show what the house can do.
    pub(crate) fn answered(mut self) {
        if let Some(taken) = &mut self.0 {
            taken.answered = true;
        }
    }
}

impl Gate {
    pub(crate) fn new(config: &LimitsConfig) -> Arc<Self> {
        let most = if config.max_in_flight == 0 { Semaphore::MAX_PERMITS } else { config.max_in_flight };
        let first = if config.target_milliseconds == 0 { most } else { FIRST.min(most) };
        Arc::new(Self {
            places: Arc::new(Semaphore::new(first)),
            began: Instant::now(),
            most,
            target: config.target_milliseconds.saturating_mul(1_000_000),
            max_waiting: config.max_waiting,
            max_wait: Duration::from_millis(config.max_wait_milliseconds),
            waiting: AtomicUsize::new(0),
            limit: AtomicUsize::new(first),
            surplus: AtomicUsize::new(0),
            free_at: AtomicU64::new(0),
            window: Window::default(),
            shed: Shed::default(),
        })
    }

    /// A place, at once or after a short wait. `counts` says whether the time of this call says something about the load.
    pub(crate) async fn enter(self: &Arc<Self>, counts: bool) -> Result<Place, Failure> {
        if self.most == Semaphore::MAX_PERMITS {
            return Ok(Place::inside());
        }
        if let Ok(permit) = Arc::clone(&self.places).try_acquire_owned() {
            let now = self.now();
            self.free_at.store(now, Ordering::Relaxed);
            return Ok(self.place(permit, counts, now));
        }
        self.window.was_full.store(true, Ordering::Relaxed);
        if self.waiting.fetch_add(1, Ordering::Relaxed) >= self.max_waiting {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(self.overloaded());
        }
        let _seat = Seat(&self.waiting);
        match tokio::time::timeout(self.patience(), Arc::clone(&self.places).acquire_owned()).await {
            Ok(Ok(permit)) => Ok(self.place(permit, counts, self.now())),
            Ok(Err(_)) | Err(_) => Err(self.overloaded()),
        }
    }

    /// Calls that may be in at one time, as judged at present.
    #[cfg(test)]
    pub(crate) fn limit(&self) -> usize {
        self.limit.load(Ordering::Relaxed)
    }

    fn place(self: &Arc<Self>, permit: OwnedSemaphorePermit, counts: bool, entered: u64) -> Place {
        Place(Some(Taken { gate: Arc::clone(self), permit: Some(permit), entered, counts, answered: false }))
    }

    fn now(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_nanos()).unwrap_or(u64::MAX)
    }

    fn patience(&self) -> Duration {
        let full_for = self.now().saturating_sub(self.free_at.load(Ordering::Relaxed));
        if full_for > STANDING { self.max_wait / 10 } else { self.max_wait }
    }

    fn overloaded(&self) -> Failure {
        self.shed.refuse("gate", self.limit.load(Ordering::Relaxed))
    }

    /// A call has left after `took` nanoseconds. The first one after the end of a window judges it and begins the next.
    fn left(&self, now: u64, took: u64, answered: bool) {
        let window = &self.window;
        let began = window.began.load(Ordering::Relaxed);
        let over = now.saturating_sub(began) >= WINDOW && (began == 0 || window.calls.load(Ordering::Relaxed) >= CALLS);
        if over && window.began.compare_exchange(began, now, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
            self.judge(now - began);
        }
        window.calls.fetch_add(1, Ordering::Relaxed);
        window.answered.fetch_add(u64::from(answered), Ordering::Relaxed);
        window.nanoseconds.fetch_add(took, Ordering::Relaxed);
    }

    /// Changes the number of places by what was seen in a window of this length.
    fn judge(&self, length: u64) {
        let calls = self.window.calls.swap(0, Ordering::Relaxed).max(1);
        let answered = self.window.answered.swap(0, Ordering::Relaxed);
        let mean = self.window.nanoseconds.swap(0, Ordering::Relaxed) / calls;
        let was_full = self.window.was_full.swap(false, Ordering::Relaxed);
        let limit = self.limit.load(Ordering::Relaxed);
        if self.target == 0 {
            return;
        }
        if mean > self.target {
            let fitting = u128::from(answered) * u128::from(self.target) / u128::from(length.max(1));
            if length < IDLE {
                self.close(limit, usize::try_from(fitting).unwrap_or(limit).max(LEAST).min(limit));
            }
        } else if was_full && limit < self.most {
            self.open(limit, (limit + (limit / 10).max(1)).min(self.most));
        } else if !was_full && limit > FIRST {
            self.close(limit, (limit - limit / 20).max(FIRST));
        }
    }

    fn close(&self, from: usize, to: usize) {
        self.limit.store(to, Ordering::Relaxed);
        let gone = self.places.forget_permits(from - to);
        self.surplus.fetch_add(from - to - gone, Ordering::Relaxed);
    }

    fn open(&self, from: usize, to: usize) {
        self.limit.store(to, Ordering::Relaxed);
        // Places that were to go when their calls leave may stay.
        let stay = self.surplus.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |surplus| Some(surplus.saturating_sub(to - from)));
        self.places.add_permits((to - from).saturating_sub(stay.unwrap_or_default()));
    }
}

struct Seat<'a>(&'a AtomicUsize);

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        let gate = &self.gate;
        let now = gate.now();
        if self.counts {
            gate.left(now, now - self.entered, self.answered);
        }
        let Some(permit) = self.permit.take() else { return };
        let one_less = |surplus: usize| surplus.checked_sub(1);
        if gate.surplus.load(Ordering::Relaxed) > 0 && gate.surplus.fetch_update(Ordering::Relaxed, Ordering::Relaxed, one_less).is_ok() {
            permit.forget();
        }
    }
}

#[cfg(test)]
mod tests;
