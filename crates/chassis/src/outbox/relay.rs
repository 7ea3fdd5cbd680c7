//! The relay of one source: finds out whether it leads, and while it does, takes turn after turn.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use async_nats::Subscriber;
use futures_util::StreamExt as _;
use serde::Deserialize;
use sqlx::PgConnection;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use super::cycle::{Course, Turn};
use super::{Backoff, Nudge, RelayState, leader, rows};
use crate::bus::{Bus, Heartbeat};
use crate::db::Database;
use crate::kernel::Clock;

/// A relay that is not nudged looks after this long, then after twice as long, and so on.
const FIRST_LOOK: Duration = Duration::from_millis(10);
const LAST_LOOK: Duration = Duration::from_millis(500);
/// How long a relay waits that cannot publish, or has lost its database.
const FIRST_RETRY: Duration = Duration::from_millis(50);
const LAST_RETRY: Duration = Duration::from_secs(2);
/// How often a replica that does not lead asks for the lead.
const CANDIDACY: Duration = Duration::from_secs(1);
/// How often an idle leader looks whether its stream is still there and whole.
const VERIFY: Duration = Duration::from_secs(2);
/// How often a leader says where its log ends: soon after something was told, so that readers know at once that they miss
/// nothing, then less and less often.
const FIRST_HEARTBEAT: Duration = Duration::from_millis(100);
const HEARTBEAT: Duration = Duration::from_secs(5);

/// How a relay behaves.
#[derive(Debug, Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct RelayConfig {
    /// Create a missing stream. `sala up` does; elsewhere `sala events provision` does, with a credential of its own.
    pub provision_missing: bool,
    /// Number, but never publish: for fault tests that kill a writer between commit and publication.
    pub pause_before_publish: bool,
    /// Events go in batches, where the stream takes them, when one event of a window takes as long: then the server writes each through to
    /// its disk. 0: always.
    pub batch_after_microseconds: u64,
}

impl Default for RelayConfig {
    fn default() -> Self {
        Self { provision_missing: false, pause_before_publish: false, batch_after_microseconds: 250 }
    }
}

/// Carries the outbox of one source to the bus.
#[derive(Debug, Clone)]
pub struct Relay {
    source: &'static str,
    db: Database,
    bus: Bus,
    config: RelayConfig,
    nudge: Nudge,
    state: Arc<RelayState>,
    clock: Clock,
}

impl Relay {
    /// A relay that has not started. On the in-process bus this makes the outbox readable.
    pub fn new(source: &'static str, db: Database, bus: Bus, config: RelayConfig) -> Self {
        if let Bus::InProcess(in_process) = &bus {
            in_process.attach(source, db.clone());
        }
        Self { source, db, bus, config, nudge: Nudge::new(), state: Arc::default(), clock: Clock::system() }
    }

    /// The bell to ring after a commit.
    pub fn nudge(&self) -> Nudge {
        self.nudge.clone()
    }

    /// The source whose events it carries.
    pub fn source(&self) -> &'static str {
        self.source
    }

    /// What it is doing.
    pub fn state(&self) -> Arc<RelayState> {
        self.state.clone()
    }

    /// Runs until `stop`; then it sends what is committed, as far as NATS takes it, and gives the lead back.
    pub async fn run(self, stop: CancellationToken) -> Result<(), Infallible> {
        let mut retry = Backoff::new(FIRST_RETRY, LAST_RETRY);
        while !stop.is_cancelled() {
            let began = Instant::now();
            let outcome = self.serve(&stop).await;
            self.state.set_leader(self.source, false);
            let Err(error) = outcome else { break };
            self.state.add_lost();
            if began.elapsed() > LAST_RETRY {
                retry.reset();
            }
            tracing::warn!(source = self.source, %error, "the relay has lost its database connection; connecting again");
            let _stopped = stop.run_until_cancelled(sleep(retry.next())).await;
        }
        Ok(())
    }

    /// One connection's life: candidate, leader, end.
    async fn serve(&self, stop: &CancellationToken) -> Result<(), sqlx::Error> {
        let mut db = in_time(leader::connect(&self.db, self.source)).await?;
        if !self.candidate(&mut db, stop).await? {
            return Ok(());
        }
        self.state.set_leader(self.source, true);
        self.lead(&mut db, stop).await?;
        in_time(leader::resign(&mut db, self.source)).await
    }

    /// Waits for the lead. True: it leads; false: it was told to stop.
    async fn candidate(&self, db: &mut PgConnection, stop: &CancellationToken) -> Result<bool, sqlx::Error> {
        while !in_time(leader::try_lead(db, self.source)).await? {
            let next = sleep(CANDIDACY);
            tokio::pin!(next);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return Ok(false),
                    () = &mut next => break,
                    // A command was committed here, but another replica leads: pass the word.
                    () = self.nudge.rung() => if let Bus::Nats(nats) = &self.bus { nats.nudge(self.source).await },
                }
            }
        }
        Ok(true)
    }

    async fn lead(&self, db: &mut PgConnection, stop: &CancellationToken) -> Result<(), sqlx::Error> {
        let mut course = Course::new(self.source, &self.bus, &self.config, &self.state);
        let mut nudges = self.nudges().await;
        let mut retry = Backoff::new(FIRST_RETRY, LAST_RETRY);
        let mut pulse = Pulse { interval: Backoff::new(FIRST_HEARTBEAT, HEARTBEAT), next: Instant::now() };
        loop {
            let last = stop.is_cancelled();
            if last {
                course.look_anew();
            }
            let turn = in_time(course.turn(db)).await?;
            if matches!(turn, Turn::Busy | Turn::Done) {
                pulse.quicken();
            }
            self.beat(db, &mut pulse).await?;
            if last {
                // This turn began after the word to stop: it has taken what was committed before.
                return Ok(());
            }
            match turn {
                Turn::Busy => retry.reset(),
                Turn::Done | Turn::Idle => {
                    retry.reset();
                    self.idle(db, &mut course, &mut nudges, &mut pulse, stop).await?;
                }
                Turn::Blocked => {
                    let _stopped = stop.run_until_cancelled(sleep(retry.next())).await;
                }
            }
        }
    }

    /// Waits until there is a reason for another turn. Every look is a word with the database on the connection that holds the
    /// lead, at least twice a second: when that connection is gone, so is the lead.
    async fn idle(
        &self,
        db: &mut PgConnection,
        course: &mut Course<'_>,
        nudges: &mut Option<Subscriber>,
        pulse: &mut Pulse,
        stop: &CancellationToken,
    ) -> Result<(), sqlx::Error> {
        let mut look = Backoff::new(FIRST_LOOK, LAST_LOOK);
        let mut verify = Instant::now() + VERIFY;
        while !self.woken(nudges, look.next(), stop).await && !in_time(rows::any_unnumbered(db)).await? {
            self.beat(db, pulse).await?;
            if Instant::now() >= verify {
                verify = Instant::now() + VERIFY;
                course.verify().await;
                if course.in_doubt() {
                    break;
                }
            }
        }
        Ok(())
    }

    /// Says where the log ends, when it is time. In one process readers look into the table and need no word.
    async fn beat(&self, db: &mut PgConnection, pulse: &mut Pulse) -> Result<(), sqlx::Error> {
        let Bus::Nats(nats) = &self.bus else { return Ok(()) };
        if Instant::now() < pulse.next {
            return Ok(());
        }
        pulse.next = Instant::now() + pulse.interval.next();
        // The instant comes first: what is told between it and the look only makes the heartbeat modest.
        let at = self.clock.now();
        let state = in_time(rows::state(db)).await?;
        nats.beat(self.source, Heartbeat { epoch: state.epoch, position: state.next_position - 1, at }).await;
        Ok(())
    }

    /// Waits for a nudge or the word to stop, at most `wait`. False: neither came.
    async fn woken(&self, nudges: &mut Option<Subscriber>, wait: Duration, stop: &CancellationToken) -> bool {
        let from_afar = async {
            let heard = match nudges {
                Some(subscription) => subscription.next().await.is_some(),
                None => false,
            };
            // Deaf is not woken: looking is what is left then.
            if !heard {
                std::future::pending::<()>().await;
            }
        };
        tokio::select! {
            () = self.nudge.rung() => true,
            () = from_afar => true,
            () = sleep(wait) => false,
            () = stop.cancelled() => true,
        }
    }

    async fn nudges(&self) -> Option<Subscriber> {
        match &self.bus {
            Bus::Nats(nats) => nats.nudges(self.source).await.ok(),
            Bus::InProcess(_) => None,
        }
    }
}

/// When the next heartbeat is due.
struct Pulse {
    interval: Backoff,
    next: Instant,
}

impl Pulse {
    fn quicken(&mut self) {
        self.interval.reset();
        self.next = self.next.min(Instant::now() + FIRST_HEARTBEAT);
    }
}

/// A database that has gone silent is gone: the connection is given up, and with it the lead.
pub(crate) async fn in_time<T>(work: impl Future<Output = Result<T, sqlx::Error>>) -> Result<T, sqlx::Error> {
    let limit = Duration::from_secs(leader::STATEMENT_SECONDS * 4);
    tokio::time::timeout(limit, work).await.unwrap_or_else(|_| Err(sqlx::Error::Io(std::io::ErrorKind::TimedOut.into())))
}
