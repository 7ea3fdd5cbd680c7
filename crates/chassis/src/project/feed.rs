//! Where events come from: a stream of NATS, or the outbox itself when everything runs in one process.

use std::time::Duration;

use async_nats::jetstream::consumer::pull;
use futures_util::{FutureExt as _, StreamExt as _};
use tokio::sync::watch;
use tokio::time::timeout;

use super::Stop;
use super::anchor::{self, Place};
use super::offset::Offset;
use crate::bus::{Bus, BusError, InProcessBus, NatsBus, decode};
use crate::db::Database;
use crate::event::Event;
use crate::outbox;

/// Without a bell, how often the outbox is looked at in one process.
const LOOK: Duration = Duration::from_millis(500);

/// An event and where it was found.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) event: Event,
    pub(crate) sequence: u64,
}

/// What has arrived, and the newest position known to exist.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) events: Vec<Received>,
    pub(crate) head: i64,
}

/// An open source.
pub(crate) enum Feed {
    Nats(Box<NatsFeed>),
    InProcess(Box<InProcessFeed>),
}

/// What opening a source leads to.
pub(crate) enum Opened {
    Reading { feed: Feed, head: i64 },
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
}

impl Feed {
    /// Opens a source behind an offset.
    pub(crate) async fn open(bus: &Bus, source: &str, offset: &Offset) -> Result<Opened, FeedError> {
        match bus {
            Bus::Nats(nats) => NatsFeed::open(nats, source, offset).await,
            Bus::InProcess(in_process) => InProcessFeed::open(in_process, source, offset).await,
        }
    }

    /// Waits for an event, and takes with it what else has arrived, at most `limit`: a batch is never waited for.
    pub(crate) async fn next(&mut self, limit: usize) -> Result<Batch, FeedError> {
        match self {
            Self::Nats(feed) => feed.next(limit).await,
            Self::InProcess(feed) => feed.next(limit).await,
        }
    }
}

/// A consumer that lives only as long as this reader, begun at a sequence of the reader's choice. A durable one could run ahead of
/// a stream that has lost its tail, and would then withhold events without a word. Order and completeness are checked by position,
/// so whatever goes wrong here ends in opening the source again, with the anchor check.
pub(crate) struct NatsFeed {
    messages: pull::Stream,
    connects: watch::Receiver<u64>,
}

impl NatsFeed {
    async fn open(bus: &NatsBus, source: &str, offset: &Offset) -> Result<Opened, FeedError> {
        let mut connects = bus.connects();
        connects.mark_unchanged();
        let (place, head) = anchor::find(bus, source, offset).await?;
        Ok(match place {
            Place::Stopped(stop) => Opened::Stopped { stop, head },
            Place::From(sequence) => {
                let messages = bus.read_from(source, sequence).await?;
                Opened::Reading { feed: Feed::Nats(Box::new(Self { messages, connects })), head }
            }
        })
    }

    async fn next(&mut self, limit: usize) -> Result<Batch, FeedError> {
        let mut batch = Batch { events: Vec::new(), head: 0 };
        let first = tokio::select! {
            message = self.messages.next() => message,
            // Another server may answer now, with another stream.
            _ = self.connects.changed() => return Err(FeedError::Broken("NATS was connected again".to_owned())),
        };
        let mut arrived = Some(first);
        while let Some(message) = arrived {
            let message = match message {
                Some(Ok(message)) => message,
                Some(Err(error)) if batch.events.is_empty() => return Err(FeedError::Broken(error.to_string())),
                None if batch.events.is_empty() => return Err(FeedError::Broken("the consumer has ended".to_owned())),
                // What came before the trouble is taken; the next call meets the trouble again or opens anew.
                Some(Err(_)) | None => break,
            };
            let info = message.info().map_err(|e| FeedError::Broken(e.to_string()))?;
            let (sequence, pending) = (info.stream_sequence, i64::try_from(info.pending).unwrap_or(i64::MAX));
            match decode(message.subject.as_str(), message.headers.as_ref(), message.payload.clone()) {
                Ok(event) => {
                    batch.head = event.position.saturating_add(pending);
                    batch.events.push(Received { event, sequence });
                }
                Err(error) => tracing::warn!(sequence, %error, "a message in the stream is no event of ours; it is left out"),
            }
            arrived = if batch.events.len() < limit { self.messages.next().now_or_never() } else { None };
        }
        Ok(batch)
    }
}

/// The outbox of a source in this process.
pub(crate) struct InProcessFeed {
    source: String,
    outbox: Database,
    bell: watch::Receiver<i64>,
    position: i64,
}

impl InProcessFeed {
    async fn open(bus: &InProcessBus, source: &str, offset: &Offset) -> Result<Opened, FeedError> {
        let Some((outbox, bell)) = bus.log(source).await else {
            return Err(FeedError::Broken("the bus has ended".to_owned()));
        };
        let mut db = outbox.pool().acquire().await?;
        let head = outbox::head(&mut db).await?;
        if offset.position > 0 && outbox::event_id_at(&mut db, offset.position).await? != offset.event_id {
            return Ok(Opened::Stopped { stop: Stop::Diverged, head });
        }
        let feed = Self { source: source.to_owned(), outbox, bell, position: offset.position };
        Ok(Opened::Reading { feed: Feed::InProcess(Box::new(feed)), head })
    }

    async fn next(&mut self, limit: usize) -> Result<Batch, FeedError> {
        loop {
            self.bell.mark_unchanged();
            let mut db = self.outbox.pool().acquire().await?;
            let events = outbox::after(&mut db, &self.source, self.position, i64::try_from(limit).unwrap_or(i64::MAX)).await?;
            if let Some(last) = events.last() {
                self.position = last.position;
                let head = outbox::head(&mut db).await?;
                let received = |event: Event| Received { sequence: event.position.unsigned_abs(), event };
                return Ok(Batch { events: events.into_iter().map(received).collect(), head });
            }
            drop(db);
            // The bell may have been rung between looking and waiting; it is also rung by nobody when a bell was lost.
            let _rung = timeout(LOOK, self.bell.changed()).await;
        }
    }
}
