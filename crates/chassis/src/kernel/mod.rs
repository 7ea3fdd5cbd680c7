//! What every domain is made of: time and ids, handed in so that nothing below reads a clock or rolls dice by itself; periods, closed
//! lists and texts.

mod dice;
mod ids;
mod period;
mod text;
mod words;

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use ring::rand::{SecureRandom as _, SystemRandom};
use uuid::{Builder, Uuid};

pub use dice::Dice;
pub use period::{EndBeforeStart, Period};
pub use text::{LocalizedText, ReasonRequired, reason};

pub use crate::{ids, words};

/// Where "now" comes from: the machine, or a test.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<Mutex<Timestamp>>>);

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still until it is set.
    pub fn fixed(at: Timestamp) -> Self {
        Self(Some(Arc::new(Mutex::new(at))))
    }

    /// Sets a fixed clock; the machine's clock cannot be set.
    pub fn set(&self, at: Timestamp) {
        if let Some(fixed) = &self.0 {
            *fixed.lock().unwrap_or_else(PoisonError::into_inner) = at;
        }
    }

    /// Now, in microseconds: what Postgres can keep, so that a value read back equals the value written.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
    pub fn now(&self) -> Timestamp {
        let now = match &self.0 {
            Some(fixed) => *fixed.lock().unwrap_or_else(PoisonError::into_inner),
            None => Timestamp::now(),
        };
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }
}

/// Where new ids come from: `UUIDv7` from the machine's random source, or from a seed in tests.
#[derive(Debug, Clone)]
pub struct Ids(Source);

#[derive(Debug, Clone)]
enum Source {
    Random(SystemRandom),
    Seeded(Arc<AtomicU64>),
}

impl Ids {
    /// Ids nobody can guess.
    pub fn random() -> Self {
        Self(Source::Random(SystemRandom::new()))
    }

    /// The same ids in every run.
    pub fn seeded(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(AtomicU64::new(seed << 32))))
    }

    /// A new `UUIDv7` of the instant `now`.
    pub fn next(&self, now: Timestamp) -> Uuid {
        let mut random = [0_u8; 10];
        match &self.0 {
            Source::Random(source) => {
                if source.fill(&mut random).is_err() {
                    // Without random bytes the version bits and the time still hold; uniqueness is checked by the database.
                    tracing::error!("the random source of the machine failed");
                }
            }
            Source::Seeded(next) => random[2..].copy_from_slice(&next.fetch_add(1, Ordering::Relaxed).to_be_bytes()),
        }
        let millis = u64::try_from(now.as_millisecond()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}
