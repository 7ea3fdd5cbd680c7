//! The loop of a reading service: a source each, opened, read, opened again.

use std::convert::Infallible;
use std::time::Duration;

use futures_util::future::join_all;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use super::batch::{Applier, Done, Next, next_run};
use super::feed::{Batch, Feed, FeedError, Opened};
use super::offset::{self, Offset};
use super::{Progress, Projection, Stop};
use crate::bus::Bus;
use crate::db::Database;
use crate::kernel::{Clock, Ids};
use crate::outbox::Backoff;

/// Events applied in one transaction at most.
const BATCH: usize = 500;
/// How often a source that does not fit is looked at again.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
const FIRST_RETRY: Duration = Duration::from_millis(50);
const LAST_RETRY: Duration = Duration::from_secs(2);

/// Keeps the read models of one service up to date.
#[derive(Debug, Clone)]
pub struct Projector {
    applier: Applier,
    bus: Bus,
    progress: Progress,
}

/// Why the reading of a source was interrupted.
#[derive(Debug)]
enum Interruption {
    /// Open it again soon.
    Again(String),
    /// What arrived does not follow what was read. Whether it is missing from the stream, or only went past this reader, shows
    /// when the source is opened again.
    Missed,
    /// It does not fit; look again later.
    Stopped(Stop, i64),
}

impl From<FeedError> for Interruption {
    fn from(error: FeedError) -> Self {
        Self::Again(error.to_string())
    }
}

impl From<sqlx::Error> for Interruption {
    fn from(error: sqlx::Error) -> Self {
        Self::Again(error.to_string())
    }
}

/// What is remembered of a source between two openings.
#[derive(Debug, Default)]
struct Memory {
    /// The position at which something was missed.
    missed_at: Option<i64>,
}

impl Projector {
    /// A projector that has not started. All read models of a service advance together.
    pub fn new(db: Database, bus: Bus, projections: Vec<Projection>, clock: Clock, ids: Ids) -> Self {
        Self { applier: Applier { db, projections, clock, ids }, bus, progress: Progress::default() }
    }

    /// The sources that it follows.
    pub fn sources(&self) -> Vec<&'static str> {
        let mut sources: Vec<_> = self.applier.projections.iter().flat_map(|projection| projection.sources).copied().collect();
        sources.sort_unstable();
        sources.dedup();
        sources
    }

    /// How far it has read.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Reads all sources until `stop`. A batch that is not committed by then is rolled back and read again at the next start.
    pub async fn run(self, stop: CancellationToken) -> Result<(), Infallible> {
        let all = join_all(self.sources().into_iter().map(|source| self.follow(source)));
        let _stopped = stop.run_until_cancelled(all).await;
        Ok(())
    }

    async fn follow(&self, source: &'static str) -> Infallible {
        let mut retry = Backoff::new(FIRST_RETRY, LAST_RETRY);
        let mut memory = Memory::default();
        let mut in_vain = 0_u64;
        loop {
            let before = self.progress.of(source).position;
            let interruption = self.read(source, &mut memory).await;
            if self.progress.of(source).position > before {
                retry.reset();
                in_vain = 0;
            }
            match interruption {
                Interruption::Again(why) => {
                    in_vain += 1;
                    if in_vain.is_power_of_two() {
                        tracing::info!(source, why, in_vain, "the source is opened again");
                    }
                    sleep(retry.next()).await;
                }
                Interruption::Missed => {}
                Interruption::Stopped(stop, head) => {
                    self.note_stop(source, stop, head).await;
                    sleep(LOOK_AGAIN).await;
                }
            }
        }
    }

    /// Opens a source and reads it until something interrupts.
    async fn read(&self, source: &'static str, memory: &mut Memory) -> Interruption {
        match self.opened(source, memory).await {
            Err(interruption) => interruption,
            Ok((mut feed, mut offset)) => loop {
                let outcome = match feed.next(BATCH).await {
                    Ok(batch) => self.absorb(source, &mut offset, &batch, memory).await,
                    Err(error) => Err(error.into()),
                };
                if let Err(interruption) = outcome {
                    return interruption;
                }
            },
        }
    }

    async fn opened(&self, source: &'static str, memory: &Memory) -> Result<(Feed, Offset), Interruption> {
        let offset = self.load(source).await?;
        match Feed::open(&self.bus, source, &offset).await? {
            Opened::Stopped { stop, head } => Err(Interruption::Stopped(stop, head)),
            Opened::Reading { feed, head } => {
                if offset.stopped && memory.missed_at != Some(offset.position) {
                    let mut db = self.applier.db.pool().acquire().await?;
                    offset::set_stopped(&mut db, source, None, head, self.applier.clock.now()).await?;
                    tracing::info!(source, position = offset.position, "the source is read again");
                    self.progress.change(source, |standing| standing.stopped = None);
                }
                self.progress.change(source, |standing| (standing.position, standing.head) = (offset.position, head.max(offset.position)));
                Ok((feed, offset))
            }
        }
    }

    async fn load(&self, source: &str) -> Result<Offset, sqlx::Error> {
        let mut db = self.applier.db.pool().acquire().await?;
        offset::load(&mut db, source).await
    }

    /// Deals with everything in a batch that is new.
    async fn absorb(&self, source: &'static str, offset: &mut Offset, batch: &Batch, memory: &mut Memory) -> Result<(), Interruption> {
        loop {
            let run = match next_run(offset, &batch.events) {
                Next::Nothing => return Ok(()),
                Next::Run(range) => &batch.events[range],
                Next::Stop(Stop::Gap) if memory.missed_at != Some(offset.position) => {
                    memory.missed_at = Some(offset.position);
                    return Err(Interruption::Missed);
                }
                Next::Stop(stop) => return Err(Interruption::Stopped(stop, batch.head)),
            };
            let put_aside = match self.applier.deal_with(source, offset, run, batch.head).await {
                Done::Moved { offset: moved, parked } => {
                    *offset = moved;
                    parked
                }
                Done::Overtaken => {
                    *offset = self.load(source).await?;
                    0
                }
            };
            memory.missed_at = None;
            self.progress.change(source, |standing| {
                (standing.position, standing.head, standing.stopped) = (offset.position, batch.head.max(offset.position), None);
                standing.parked += put_aside;
            });
        }
    }

    /// Says once, in the log and in the database, that a source is not read any further.
    async fn note_stop(&self, source: &'static str, stop: Stop, head: i64) {
        let standing = self.progress.of(source);
        if standing.stopped != Some(stop) {
            tracing::error!(source, stop = stop.word(), position = standing.position, head, "the source is not read any further");
        }
        let noted = async {
            let mut db = self.applier.db.pool().acquire().await?;
            offset::set_stopped(&mut db, source, Some(stop), head, self.applier.clock.now()).await
        };
        match noted.await {
            Ok(()) => {
                self.progress.change(source, |standing| {
                    standing.gaps += u64::from(stop == Stop::Gap && standing.stopped != Some(stop));
                    (standing.stopped, standing.head) = (Some(stop), head.max(standing.position));
                });
            }
            Err(error) => tracing::warn!(source, %error, "the stop of a source could not be stored"),
        }
    }
}
