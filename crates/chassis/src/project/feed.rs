//! Where events come from: a stream of NATS, or the outbox itself when everything runs in one process.

use std::convert::Infallible;
use std::time::Duration;

use async_nats::Subscriber;
use async_nats::jetstream::consumer::pull::{self, MessagesError};
use futures_util::{FutureExt as _, StreamExt as _};
use tokio::sync::watch;
use tokio::task::unconstrained;
use tokio::time::{Instant, sleep_until, timeout};

use super::Stop;
use super::anchor::{self, Place};
use super::offset::{Head, Offset};
use crate::bus::{Bus, BusError, Heartbeat, InProcessBus, NatsBus, decode};
use crate::db::Database;
use crate::event::Event;
use crate::kernel::Clock;
use crate::outbox;

/// Without a bell, how often the outbox is looked at in one process.
const LOOK: Duration = Duration::from_millis(500);
/// A source says every five seconds where its log ends. Without a word for this long, the way to it may be dead although nobody
/// has noticed: the reader asks again from its own position.
const STALLED: Duration = Duration::from_secs(8);

/// An event and where it was found.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) event: Event,
    pub(crate) sequence: u64,
}

/// What has arrived.
#[derive(Debug)]
pub(crate) enum Arrived {
    /// Events, and the newest position known to exist.
    Events(Batch),
    /// Only the word where the log ends.
    Heard(Head),
}

/// Events, and where the log ends as far as is known with them.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) events: Vec<Received>,
    pub(crate) head: Head,
}

/// An open source.
pub(crate) enum Feed {
    Nats(Box<NatsFeed>),
    InProcess(Box<InProcessFeed>),
}

/// What opening a source leads to.
pub(crate) enum Opened {
    Reading { feed: Feed, head: Head },
    Stopped { stop: Stop, head: i64 },
}

/// The source has to be opened again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum FeedError {
    #[error(transparent)]
    Bus(#[from] BusError),
    #[error("the outbox cannot be read: {0}")]
    Outbox(#[from] sqlx::Error),
    #[error("{0}")]
    Broken(String),
    /// Not a word for a while; perhaps the source is only down.
    #[error("nothing was heard for {} s", STALLED.as_secs())]
    Stalled,
}

impl Feed {
    /// Opens a source behind an offset.
    pub(crate) async fn open(bus: &Bus, source: &str, offset: &Offset, clock: &Clock) -> Result<Opened, FeedError> {
        match bus {
            Bus::Nats(nats) => NatsFeed::open(nats, source, offset).await,
            Bus::InProcess(in_process) => InProcessFeed::open(in_process, source, offset, clock.clone()).await,
        }
    }

    /// Waits for an event, and takes with it what else has arrived, at most `limit`: a batch is never waited for. Or for the word
    /// where the log ends.
    pub(crate) async fn next(&mut self, limit: usize) -> Result<Arrived, FeedError> {
        match self {
            Self::Nats(feed) => feed.next(limit).await,
            Self::InProcess(feed) => feed.next(limit).await,
        }
    }

    /// Takes in what arrives, at most `limit` events, until it is dropped: for as long as somebody works on what came before. What was
    /// taken in belongs to the next batch.
    pub(crate) async fn gather(&mut self, limit: usize) -> Infallible {
        match self {
            Self::Nats(feed) => feed.gather(limit).await,
            // The table keeps what arrives.
            Self::InProcess(_) => std::future::pending().await,
        }
    }
}

/// A consumer that lives only as long as this reader, begun at a sequence of the reader's choice. A durable one could run ahead of
/// a stream that has lost its tail, and would then withhold events without a word. Order and completeness are checked by position,
/// so whatever goes wrong here ends in opening the source again, with the anchor check.
pub(crate) struct NatsFeed {
    messages: pull::Stream,
    /// What was taken in and not given out yet.
    arrived: Vec<Received>,
    /// The newest position that they know of.
    head: i64,
    /// Why nothing more arrives; told when what arrived before is given out.
    trouble: Option<String>,
    connects: watch::Receiver<u64>,
    heartbeats: Subscriber,
    heard_at: Instant,
}

impl NatsFeed {
    async fn open(bus: &NatsBus, source: &str, offset: &Offset) -> Result<Opened, FeedError> {
        let mut connects = bus.connects();
        connects.mark_unchanged();
        let (place, head) = anchor::find(bus, source, offset).await?;
        Ok(match place {
            Place::Stopped(stop) => Opened::Stopped { stop, head },
            Place::From(sequence) => {
                let heartbeats = bus.heartbeats(source).await?;
                let messages = bus.read_from(source, sequence).await?;
                let (arrived, trouble, heard_at) = (Vec::new(), None, Instant::now());
                let feed = Self { messages, arrived, head, trouble, connects, heartbeats, heard_at };
                Opened::Reading { feed: Feed::Nats(Box::new(feed)), head: Head { position: head, at: None } }
            }
        })
    }

    async fn next(&mut self, limit: usize) -> Result<Arrived, FeedError> {
        let reconnected = || FeedError::Broken("NATS was connected again".to_owned());
        loop {
            // Another server may answer now, with another stream.
            if self.connects.has_changed().unwrap_or(true) {
                return Err(reconnected());
            }
            self.take_what_is_there(limit);
            if !self.arrived.is_empty() {
                let events = std::mem::take(&mut self.arrived);
                return Ok(Arrived::Events(Batch { events, head: Head { position: self.head, at: None } }));
            }
            if let Some(trouble) = self.trouble.take() {
                return Err(FeedError::Broken(trouble));
            }
            tokio::select! {
                message = self.messages.next() => self.keep(message),
                Some(beat) = self.heartbeats.next() => {
                    let Some(Heartbeat { position, at, .. }) = Heartbeat::decode(&beat.payload) else { continue };
                    self.heard_at = Instant::now();
                    return Ok(Arrived::Heard(Head { position, at: Some(at) }));
                }
                _ = self.connects.changed() => return Err(reconnected()),
                () = sleep_until(self.heard_at + STALLED) => return Err(FeedError::Stalled),
            }
        }
    }

    async fn gather(&mut self, limit: usize) -> Infallible {
        while self.arrived.len() < limit && self.trouble.is_none() {
            let message = self.messages.next().await;
            self.keep(message);
        }
        std::future::pending().await
    }

    /// Everything that has arrived by now. Without tokio's budget for a task, which would end a batch at a hundred or so.
    fn take_what_is_there(&mut self, limit: usize) {
        while self.arrived.len() < limit && self.trouble.is_none() {
            let Some(message) = unconstrained(self.messages.next()).now_or_never() else { return };
            self.keep(message);
        }
    }

    fn keep(&mut self, message: Message) {
        self.heard_at = Instant::now();
        match message {
            Some(Ok(message)) => match message.info() {
                Ok(info) => {
                    let (sequence, pending) = (info.stream_sequence, i64::try_from(info.pending).unwrap_or(i64::MAX));
                    match decode(message.subject.as_str(), message.headers.as_ref(), message.payload.clone()) {
                        Ok(event) => {
                            self.head = event.position.saturating_add(pending);
                            self.arrived.push(Received { event, sequence });
                        }
                        Err(error) => tracing::warn!(sequence, %error, "a message in the stream is no event of ours; it is left out"),
                    }
                }
                Err(error) => self.trouble = Some(error.to_string()),
            },
            Some(Err(error)) => self.trouble = Some(error.to_string()),
            None => self.trouble = Some("the consumer has ended".to_owned()),
        }
    }
}

/// What a consumer's stream gives.
type Message = Option<Result<async_nats::jetstream::Message, MessagesError>>;

/// The outbox of a source in this process.
pub(crate) struct InProcessFeed {
    source: String,
    outbox: Database,
    bell: watch::Receiver<i64>,
    position: i64,
    clock: Clock,
}

impl InProcessFeed {
    async fn open(bus: &InProcessBus, source: &str, offset: &Offset, clock: Clock) -> Result<Opened, FeedError> {
        let Some((outbox, bell)) = bus.log(source).await else {
            return Err(FeedError::Broken("the bus has ended".to_owned()));
        };
        let mut db = outbox.pool().acquire().await?;
        let (now, head) = (clock.now(), outbox::head(&mut db).await?);
        if offset.position > 0 && outbox::event_id_at(&mut db, offset.position).await? != offset.event_id {
            return Ok(Opened::Stopped { stop: Stop::Diverged, head });
        }
        if offset.position > 0 && outbox::epoch(&mut db).await? > offset.epoch {
            return Ok(Opened::Stopped { stop: Stop::Epoch, head });
        }
        let feed = Self { source: source.to_owned(), outbox, bell, position: offset.position, clock };
        Ok(Opened::Reading { feed: Feed::InProcess(Box::new(feed)), head: Head { position: head, at: Some(now) } })
    }

    async fn next(&mut self, limit: usize) -> Result<Arrived, FeedError> {
        self.bell.mark_unchanged();
        let now = self.clock.now();
        let mut db = self.outbox.pool().acquire().await?;
        let events = outbox::after(&mut db, &self.source, self.position, i64::try_from(limit).unwrap_or(i64::MAX)).await?;
        if let Some(last) = events.last() {
            self.position = last.position;
            let head = Head { at: Some(self.clock.now()), position: outbox::head(&mut db).await? };
            let received = |event: Event| Received { sequence: event.position.unsigned_abs(), event };
            return Ok(Arrived::Events(Batch { events: events.into_iter().map(received).collect(), head }));
        }
        drop(db);
        // The bell may have been rung between looking and waiting; it is also rung by nobody when a bell was lost.
        let _rung = timeout(LOOK, self.bell.changed()).await;
        Ok(Arrived::Heard(Head { position: self.position, at: Some(now) }))
    }
}
