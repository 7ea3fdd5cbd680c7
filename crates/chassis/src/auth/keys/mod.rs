//! The keys that tokens are signed with: read from a file or fetched from the provider, looked at again in the background.
//!
//! One task, the keeper, does all the looking; calls only read what is there. A key id that nobody knows makes the keeper look once
//! for everybody who waits, at most every 30 s. Through an outage of the provider the last good keys hold for a day; after that
//! nobody can say whether they still stand, and tokens are refused.

mod fetch;
mod keeper;
mod set;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::{Notify, Semaphore, watch};
use tokio::time::Instant;

use super::AuthConfig;
use fetch::Address;

pub(super) use set::KeySet;

/// Bounds of `auth.jwks_refresh_seconds`: more often is rude to the provider, less often lets a withdrawn key live too long.
const REFRESH_SECONDS: std::ops::RangeInclusive<u64> = 10..=86_400;
/// Key ids remembered as unknown, at most.
const ABSENT_AT_MOST: usize = 1_024;
/// Calls that wait for a look, at most.
const CHAIRS: usize = 64;
/// Longest key id that anybody looks for.
const ID_BYTES: usize = 256;

/// How often and how long. Only tests take other numbers than those of [`Pace::of`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// Between two looks.
    pub(super) refresh: Duration,
    /// After a look that failed.
    pub(super) retry: Duration,
    /// Between two looks for unknown key ids.
    pub(super) refetch: Duration,
    /// How long a key id counts as unknown after a look that did not find it.
    pub(super) absent: Duration,
    /// How long keys hold that cannot be confirmed.
    pub(super) keep: Duration,
    /// How long one look may take.
    pub(super) fetch: Duration,
}

impl Pace {
    fn of(config: &AuthConfig) -> Self {
        Self {
            refresh: Duration::from_secs(config.jwks_refresh_seconds),
            retry: Duration::from_secs(30),
            refetch: Duration::from_secs(30),
            absent: Duration::from_mins(1),
            keep: Duration::from_hours(24),
            fetch: Duration::from_secs(5),
        }
    }
}

#[derive(Debug)]
enum Source {
    File(PathBuf),
    Url(Address),
}

impl Source {
    async fn read(&self, within: Duration) -> Result<bytes::Bytes, String> {
        match self {
            Self::File(file) => tokio::fs::read(file).await.map(Into::into).map_err(|e| e.to_string()),
            Self::Url(address) => address.fetch(within).await,
        }
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(file) => write!(f, "key set {}", file.display()),
            Self::Url(address) => write!(f, "key set {address:?}"),
        }
    }
}

/// The keys of one issuer.
#[derive(Debug)]
pub(super) struct Keys {
    source: Source,
    pace: Pace,
    held: RwLock<Held>,
    /// Rung by a call with an unknown key id.
    asked: Notify,
    /// Counts the answers of the keeper to that bell.
    answered: watch::Sender<u64>,
    /// Whether there is a keeper to ask.
    kept: AtomicBool,
    absent: Mutex<HashMap<String, Instant>>,
    chairs: Semaphore,
}

/// What is known at the moment.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) set: Arc<KeySet>,
    /// Rises whenever a key is added, changed or withdrawn: whatever was verified before has to be verified again.
    pub(super) generation: u64,
    /// When the source last said so.
    confirmed: Option<Instant>,
    /// When the keeper last looked because of an unknown key id.
    looked: Option<Instant>,
}

/// Nobody could confirm the keys for too long, or there never were any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stale;

impl Keys {
    /// Takes the key set of the configuration. A file is read at once; an address is only looked at, see [`Keys::ready`].
    pub(super) fn open(config: &AuthConfig) -> Result<Self, String> {
        Self::open_with(config, Pace::of(config))
    }

    pub(super) fn open_with(config: &AuthConfig, pace: Pace) -> Result<Self, String> {
        if !REFRESH_SECONDS.contains(&config.jwks_refresh_seconds) {
            let (least, most) = (REFRESH_SECONDS.start(), REFRESH_SECONDS.end());
            return Err(format!("auth.jwks_refresh_seconds is {}, allowed are {least} to {most}", config.jwks_refresh_seconds));
        }
        let source = match (config.jwks_file.as_os_str().is_empty(), config.jwks_url.is_empty()) {
            (false, true) => Source::File(config.jwks_file.clone()),
            (true, false) => Source::Url(Address::parse(config)?),
            (false, false) => return Err("auth.jwks_file and auth.jwks_url are both set; keep one".to_owned()),
            (true, true) => {
                return Err("nobody could sign in: set auth.jwks_url to the address of the issuer's key set, or auth.jwks_file".to_owned());
            }
        };
        Self::from(source, pace)
    }

    /// Keys of a file, for whoever is not the issuer of users' tokens.
    pub(super) fn of_file(file: PathBuf, config: &AuthConfig) -> Result<Self, String> {
        Self::from(Source::File(file), Pace::of(config))
    }

    fn from(source: Source, pace: Pace) -> Result<Self, String> {
        let held = Held { set: Arc::default(), generation: 0, confirmed: None, looked: None };
        let keys = Self {
            source,
            pace,
            held: RwLock::new(held),
            asked: Notify::new(),
            answered: watch::Sender::new(0),
            kept: AtomicBool::new(false),
            absent: Mutex::default(),
            chairs: Semaphore::new(CHAIRS),
        };
        if let Source::File(file) = &keys.source {
            // The process is only starting: nobody waits for this thread.
            let read = std::fs::read(file).map_err(|e| e.to_string()).and_then(|bytes| keys.take(&bytes));
            read.map_err(|e| format!("{}: {e}", keys.source))?;
        }
        Ok(keys)
    }

    /// What is known at the moment.
    pub(super) fn held(&self) -> Result<Held, Stale> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner).clone();
        if self.is_stale(&held) { Err(Stale) } else { Ok(held) }
    }

    /// A file holds for as long as it lies there; what came over the network has to be confirmed.
    fn is_stale(&self, held: &Held) -> bool {
        match &self.source {
            Source::File(_) => false,
            Source::Url(_) => held.confirmed.is_none_or(|at| at.elapsed() > self.pace.keep),
        }
    }

    /// What is known after a look for this key id; None when it was not found, or nobody looked because somebody just had.
    pub(super) async fn look_for(&self, kid: &str) -> Option<Held> {
        let mut answered = self.answered.subscribe();
        let (before, began) = (*answered.borrow_and_update(), Instant::now());
        // Whoever finds no chair is refused at once: a flood must not sit in the slots of the calls that are served.
        let chair = self.may_look_for(kid).then(|| self.chairs.try_acquire().ok()).flatten();
        if chair.is_some() {
            self.asked.notify_one();
            let patience = self.pace.fetch + Duration::from_secs(1);
            _ = tokio::time::timeout(patience, answered.wait_for(|count| *count > before)).await;
        }
        let held = self.held().ok()?;
        if held.set.get(kid).is_some() {
            return Some(held);
        }
        if held.confirmed.is_some_and(|at| at >= began) {
            let mut absent = self.absent.lock().unwrap_or_else(PoisonError::into_inner);
            if absent.len() >= ABSENT_AT_MOST {
                absent.clear();
            }
            absent.insert(kid.to_owned(), Instant::now());
        }
        None
    }

    fn may_look_for(&self, kid: &str) -> bool {
        if !self.kept.load(Ordering::Acquire) || kid.len() > ID_BYTES || self.looked_lately() {
            return false;
        }
        let absent = self.absent.lock().unwrap_or_else(PoisonError::into_inner);
        absent.get(kid).is_none_or(|since| since.elapsed() > self.pace.absent)
    }

    fn looked_lately(&self) -> bool {
        let looked = self.held.read().unwrap_or_else(PoisonError::into_inner).looked;
        looked.is_some_and(|at| at.elapsed() < self.pace.refetch)
    }

    /// Takes over what the source says.
    fn take(&self, json: &[u8]) -> Result<(), String> {
        let parsed = KeySet::parse(json)?;
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        held.confirmed = Some(Instant::now());
        if *held.set == parsed.set {
            return Ok(());
        }
        held.set = Arc::new(parsed.set);
        held.generation += 1;
        let keys = held.set.ids().collect::<Vec<_>>().join(", ");
        drop(held);
        for remark in parsed.remarks {
            tracing::warn!(source = %self.source, remark, "about the key set");
        }
        tracing::info!(source = %self.source, keys, "keys taken over");
        Ok(())
    }
}

#[cfg(test)]
mod tests;
