//! One source, read into one generation of the read models: opened, read, opened again.

use std::convert::Infallible;
use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::batch::{Applier, Done, Next, next_run};
use super::feed::{Arrived, Batch, Feed, FeedError, Opened};
use super::offset::{self, Head, Of, Offset};
use super::{Progress, Stop, generation};
use crate::bus::Bus;
use crate::outbox::Backoff;

/// Events applied in one transaction at most.
const BATCH: usize = 500;
/// How often a source that does not fit is looked at again.
const LOOK_AGAIN: Duration = Duration::from_secs(1);
const FIRST_RETRY: Duration = Duration::from_millis(50);
const LAST_RETRY: Duration = Duration::from_secs(2);
/// How often the word that nothing is missing is written down.
const NOTE_EVERY: Duration = Duration::from_secs(4);

/// Keeps one generation up to date with one source.
#[derive(Debug)]
pub(crate) struct Follower<'a> {
    pub(crate) applier: &'a Applier,
    pub(crate) bus: &'a Bus,
    pub(crate) progress: &'a Progress,
    pub(crate) source: &'static str,
    /// Whether a new epoch of the source begins a new generation: the live one sees to that. One that is being built ends with it.
    pub(crate) live: bool,
}

/// Why the reading of a source was interrupted.
#[derive(Debug)]
enum Interruption {
    /// Open it again soon.
    Again(String),
    /// Nobody has said anything for a while: ask again from our own position.
    Stalled,
    /// What arrived does not follow what was read. Whether it is missing from the stream, or only went past this reader, shows
    /// when the source is opened again.
    Missed,
    /// It does not fit; look again later.
    Stopped(Stop, i64),
}

impl From<FeedError> for Interruption {
    fn from(error: FeedError) -> Self {
        match error {
            FeedError::Stalled => Self::Stalled,
            FeedError::Bus(_) | FeedError::Outbox(_) | FeedError::Broken(_) => Self::Again(error.to_string()),
        }
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
    /// When it was last written down that nothing is missing.
    noted_at: Option<Instant>,
}

impl Follower<'_> {
    pub(crate) async fn follow(self) -> Infallible {
        let mut retry = Backoff::new(FIRST_RETRY, LAST_RETRY);
        let mut memory = Memory::default();
        let mut in_vain = 0_u64;
        loop {
            let before = self.progress.of(self.source).position;
            let interruption = self.read(&mut memory).await;
            if self.progress.of(self.source).position > before {
                retry.reset();
                in_vain = 0;
            }
            match interruption {
                Interruption::Again(why) => {
                    in_vain += 1;
                    if in_vain.is_power_of_two() {
                        tracing::info!(source = self.source, why, in_vain, "the source is opened again");
                    }
                    sleep(retry.next()).await;
                }
                Interruption::Stalled => tracing::debug!(source = self.source, "not a word from the source; it is opened again"),
                Interruption::Missed => {}
                Interruption::Stopped(stop, head) => {
                    self.note_stop(stop, head).await;
                    if stop == Stop::Epoch {
                        self.begin_anew().await;
                    }
                    sleep(LOOK_AGAIN).await;
                }
            }
        }
    }

    fn of(&self) -> Of<'static> {
        Of { generation: self.applier.generation, source: self.source }
    }

    /// Opens the source and reads it until something interrupts.
    async fn read(&self, memory: &mut Memory) -> Interruption {
        let (mut feed, mut offset) = match self.opened(memory).await {
            Ok(opened) => opened,
            Err(interruption) => return interruption,
        };
        loop {
            let outcome = match feed.next(BATCH).await {
                // What comes next is taken in while the database works on this.
                Ok(Arrived::Events(batch)) => tokio::select! {
                    outcome = self.absorb(&mut offset, &batch, memory) => outcome,
                    never = feed.gather(BATCH) => match never {},
                },
                Ok(Arrived::Heard(head)) => self.hear(&offset, head, memory).await,
                Err(error) => Err(error.into()),
            };
            if let Err(interruption) = outcome {
                return interruption;
            }
        }
    }

    async fn opened(&self, memory: &mut Memory) -> Result<(Feed, Offset), Interruption> {
        let offset = self.load().await?;
        let clock = &self.applier.clock;
        match Feed::open(self.bus, self.source, &offset, clock).await? {
            Opened::Stopped { stop, head } => Err(Interruption::Stopped(stop, head)),
            Opened::Reading { feed, head } => {
                let mut db = self.applier.db.pool().acquire().await?;
                if offset.stopped && memory.missed_at != Some(offset.position) {
                    offset::set_stopped(&mut db, self.of(), None, head.position, clock.now()).await?;
                    tracing::info!(source = self.source, position = offset.position, "the source is read again");
                    self.progress.change(self.source, |standing| standing.stopped = None);
                }
                offset::heard(&mut db, self.of(), head, clock.now()).await?;
                memory.noted_at = None;
                self.progress.change(self.source, |standing| {
                    (standing.position, standing.head) = (offset.position, head.position.max(offset.position));
                    // Another generation may be live now than the one that had stopped.
                    standing.stopped = standing.stopped.filter(|_| offset.stopped);
                });
                Ok((feed, offset))
            }
        }
    }

    async fn load(&self) -> Result<Offset, sqlx::Error> {
        let mut db = self.applier.db.pool().acquire().await?;
        offset::load(&mut db, self.of()).await
    }

    /// Deals with everything in a batch that is new.
    async fn absorb(&self, offset: &mut Offset, batch: &Batch, memory: &mut Memory) -> Result<(), Interruption> {
        loop {
            let run = match next_run(offset, &batch.events) {
                Next::Nothing => return Ok(()),
                Next::Run(range) => &batch.events[range],
                Next::Stop(Stop::Gap) if memory.missed_at != Some(offset.position) => {
                    memory.missed_at = Some(offset.position);
                    return Err(Interruption::Missed);
                }
                Next::Stop(stop) => return Err(Interruption::Stopped(stop, batch.head.position)),
            };
            let put_aside = match self.applier.deal_with(self.source, offset, run, batch.head).await {
                Done::Moved { offset: moved, parked } => {
                    *offset = moved;
                    parked
                }
                Done::Overtaken => {
                    *offset = self.load().await?;
                    0
                }
            };
            // The next word that nothing is missing is written down at once.
            (memory.missed_at, memory.noted_at) = (None, None);
            self.progress.change(self.source, |standing| {
                (standing.position, standing.head, standing.stopped) = (offset.position, batch.head.position.max(offset.position), None);
                standing.parked += put_aside;
            });
        }
    }

    /// Writes down where the log ends: at once when it has gone on without us, else now and then.
    async fn hear(&self, offset: &Offset, head: Head, memory: &mut Memory) -> Result<(), Interruption> {
        let now = self.applier.clock.now();
        let behind = head.position > offset.position && head.position > self.progress.of(self.source).head;
        if !behind && memory.noted_at.is_some_and(|at| at.elapsed() < NOTE_EVERY) {
            return Ok(());
        }
        let mut db = self.applier.db.pool().acquire().await?;
        // A clock that is ahead of ours must not make us current tomorrow.
        offset::heard(&mut db, self.of(), Head { at: head.at.map(|at| at.min(now)), ..head }, now).await?;
        memory.noted_at = Some(Instant::now());
        self.progress.change(self.source, |standing| standing.head = standing.head.max(head.position));
        Ok(())
    }

    /// Says once, in the log and in the database, that a source is not read any further.
    async fn note_stop(&self, stop: Stop, head: i64) {
        let (source, standing) = (self.source, self.progress.of(self.source));
        if standing.stopped != Some(stop) {
            tracing::error!(source, stop = stop.word(), position = standing.position, head, "the source is not read any further");
        }
        let noted = async {
            let mut db = self.applier.db.pool().acquire().await?;
            offset::set_stopped(&mut db, self.of(), Some(stop), head, self.applier.clock.now()).await
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

    /// What was read may not have happened: everything is read again, beside what is shown until then. A generation that is being built
    /// itself has read it too, and makes way for one that has not.
    async fn begin_anew(&self) {
        if !self.live {
            if let Err(error) = generation::give_up(&self.applier.db, self.applier.generation).await {
                tracing::warn!(source = self.source, %error, "a generation could not be given up");
            }
        } else if let Err(error) = generation::begin(&self.applier.db, generation::EPOCH).await {
            tracing::warn!(source = self.source, %error, "no new generation could be begun");
        }
    }
}
