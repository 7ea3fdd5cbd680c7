//! Events into the read models: a slice in one transaction. One that fails is halved, and the half with the bad event again, until that
//! event stands alone.

use std::time::Duration;

use tokio::time::sleep;

use super::feed::Received;
use super::offset::{self, Head, Of, Offset};
use super::{ApplyError, Projection, parked, seen};
use crate::db::Database;
use crate::event::Event;
use crate::kernel::{Clock, Ids};
use crate::outbox::Backoff;
use crate::telemetry;

/// How often a bad event is tried before it is parked.
const TRIES: u32 = 3;
const BETWEEN_TRIES: Duration = Duration::from_millis(20);
/// Statements of a batch that take longer than this are given up and tried again.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// What applying events needs.
#[derive(Debug, Clone)]
pub(crate) struct Applier {
    pub(crate) db: Database,
    /// The generation of read models that the events go into.
    pub(crate) generation: i64,
    pub(crate) projections: Vec<Projection>,
    pub(crate) clock: Clock,
    pub(crate) ids: Ids,
}

/// How a run of events was dealt with.
#[derive(Debug)]
pub(crate) enum Done {
    /// All of them; `parked` of them only put aside.
    Moved { offset: Offset, parked: u64 },
    /// Another reader has moved the offset: read it again.
    Overtaken,
}

/// Why a run of events was rolled back.
#[derive(Debug)]
enum Failed {
    /// One of them is bad, or the read model refuses it.
    Bad(String),
    /// The database is not well; time heals it.
    Database(sqlx::Error),
}

impl From<sqlx::Error> for Failed {
    fn from(error: sqlx::Error) -> Self {
        if is_bad(&error) { Self::Bad(error.to_string()) } else { Self::Database(error) }
    }
}

impl From<ApplyError> for Failed {
    fn from(error: ApplyError) -> Self {
        match error {
            ApplyError::Poison(why) => Self::Bad(why),
            ApplyError::Sql(error) => error.into(),
        }
    }
}

impl Applier {
    /// Deals with a run of consecutive events that begins right after `from`. Comes back only when it is done: a database that is
    /// away is waited for.
    pub(crate) async fn deal_with(&self, source: &str, from: &Offset, run: &[Received], head: Head) -> Done {
        let (mut offset, mut put_aside) = (from.clone(), 0);
        // What is still to be dealt with, the next part last.
        let mut parts = vec![run];
        while let Some(part) = parts.pop() {
            let done = match self.patiently(source, &offset, part, head, None).await {
                Ok(done) => done,
                Err(why) if part.len() > 1 => {
                    tracing::warn!(source, after = offset.position, events = part.len(), why, "a slice failed; each half of it is tried");
                    let (first, second) = part.split_at(part.len() / 2);
                    parts.extend([second, first]);
                    continue;
                }
                Err(why) => self.park_at_last(source, &offset, part, head, why).await,
            };
            let Done::Moved { offset: moved, parked } = done else { return Done::Overtaken };
            (offset, put_aside) = (moved, put_aside + parked);
        }
        Done::Moved { offset, parked: put_aside }
    }

    /// The event has failed once; a constraint may be a race with a person's work, so it gets its other tries.
    async fn park_at_last(&self, source: &str, from: &Offset, one: &[Received], head: Head, mut why: String) -> Done {
        for _ in 1..TRIES {
            sleep(BETWEEN_TRIES).await;
            match self.patiently(source, from, one, head, None).await {
                Ok(done) => return done,
                Err(again) => why = again,
            }
        }
        tracing::error!(
            source,
            position = from.position + 1,
            why,
            "an event cannot be applied; it is parked with the later events of its aggregate"
        );
        loop {
            match self.patiently(source, from, one, head, Some(&why)).await {
                Ok(done) => return done,
                // Parking writes no field that can be bad; if it fails all the same, flowing on would lose the event.
                Err(error) => tracing::error!(source, position = from.position + 1, error, "an event cannot even be parked"),
            }
            sleep(BETWEEN_TRIES * 50).await;
        }
    }

    /// Tries until the database does its part. Err says what is wrong with the events.
    async fn patiently(&self, source: &str, from: &Offset, run: &[Received], head: Head, park: Option<&str>) -> Result<Done, String> {
        let mut retry = Backoff::new(Duration::from_millis(20), Duration::from_secs(2));
        for attempt in 1_u64.. {
            let mut traced = telemetry::applying(source, run.iter().map(|received| &received.event));
            let outcome = self.attempt(source, from, run, head, park).await;
            if outcome.is_err() {
                telemetry::failed(&mut traced);
            }
            drop(traced);
            match outcome {
                Ok(done) => return Ok(done),
                Err(Failed::Bad(why)) => return Err(why),
                Err(Failed::Database(error)) => {
                    if attempt.is_power_of_two() {
                        tracing::warn!(source, after = from.position, attempt, %error, "events wait for the database");
                    }
                    sleep(retry.next()).await;
                }
            }
        }
        Err("tried for ever".to_owned())
    }

    /// One transaction: the offset first, which also keeps other readers out, then the effects.
    async fn attempt(&self, source: &str, from: &Offset, run: &[Received], head: Head, park: Option<&str>) -> Result<Done, Failed> {
        let Some(last) = run.last() else { return Ok(Done::Moved { offset: from.clone(), parked: 0 }) };
        let to = Offset::after(&last.event, last.sequence);
        let now = self.clock.now();
        let of = Of { generation: self.generation, source };
        let mut uow = self.db.begin_on(self.generation, TIME_LIMIT, now, self.ids.clone()).await.map_err(Failed::Database)?;
        if !offset::advance(uow.db(), of, from.position, &to, head, now).await? {
            return Ok(Done::Overtaken);
        }
        let waiting = parked::aggregates(uow.db(), of, run.iter().map(|received| &received.event)).await?;
        let (mut put_aside, mut slice) = (0, Vec::with_capacity(run.len()));
        for Received { event, .. } in run {
            let reason = park.or_else(|| waiting.contains(&event.aggregate_id).then_some("an earlier event of the same thing is parked"));
            if let Some(reason) = reason {
                parked::keep(uow.db(), self.generation, event, reason, now).await?;
                put_aside += 1;
            } else {
                slice.push(event);
            }
        }
        for projection in self.projections.iter().filter(|projection| projection.follows(source)) {
            projection.apply(&mut uow, &slice).await?;
        }
        seen::note(uow.db(), of, slice.into_iter()).await?;
        uow.tx.commit().await?;
        Ok(Done::Moved { offset: to, parked: put_aside })
    }
}

/// Whether the event is to blame: its data (22), the same row twice in it (21), a constraint (23), a check of ours (P0001), or what was
/// found is not what was expected. Everything else, from a lost connection to a missing table, is waited for: parking for that would
/// park everything.
fn is_bad(error: &sqlx::Error) -> bool {
    if let Some(answer) = error.as_database_error() {
        return answer.code().is_some_and(|code| ["21", "22", "23"].iter().any(|class| code.starts_with(class)) || code == "P0001");
    }
    matches!(error, sqlx::Error::RowNotFound | sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. } | sqlx::Error::Encode(_))
}

/// What to do next with events that arrived, given how far we have read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Apply these: they follow without a gap.
    Run(std::ops::Range<usize>),
    /// Nothing new among them.
    Nothing,
    /// They do not fit.
    Stop(super::Stop),
}

/// The next run of consecutive events behind `offset`.
pub(crate) fn next_run(offset: &Offset, events: &[Received]) -> Next {
    for (start, received) in events.iter().enumerate() {
        let first: &Event = &received.event;
        if let Some(stop) = super::anchor::verdict(offset, first) {
            return Next::Stop(stop);
        }
        if first.position == offset.position + 1 {
            let follows =
                |pair: &[Received]| pair[1].event.position == pair[0].event.position + 1 && pair[1].event.epoch == pair[0].event.epoch;
            let length = 1 + events[start..].windows(2).take_while(|pair| follows(pair)).count();
            return Next::Run(start..start + length);
        }
    }
    Next::Nothing
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::super::Stop;
    use super::*;

    fn received(position: i64) -> Received {
        let event = Event {
            source: "partners".to_owned(),
            epoch: 1,
            position,
            id: Uuid::from_u128(position.unsigned_abs().into()),
            aggregate: "agreement".to_owned(),
            aggregate_id: Uuid::nil(),
            aggregate_version: position,
            event: "changed".to_owned(),
            scope: None,
            traceparent: None,
            occurred_at: Timestamp::UNIX_EPOCH,
            chain: None,
            payload: Bytes::new(),
        };
        Received { event, sequence: position.unsigned_abs() }
    }

    fn at(position: i64) -> Offset {
        Offset::after(&received(position).event, position.unsigned_abs())
    }

    fn next(mine: i64, positions: &[i64]) -> Next {
        let events: Vec<_> = positions.iter().copied().map(received).collect();
        next_run(&at(mine), &events)
    }

    #[test]
    fn what_was_read_is_skipped_and_what_follows_is_taken_up_to_the_first_gap() {
        assert_eq!(next(3, &[]), Next::Nothing);
        assert_eq!(next(3, &[1, 2, 3]), Next::Nothing);
        assert_eq!(next(3, &[2, 3, 4, 5]), Next::Run(2..4));
        assert_eq!(next(3, &[4, 5, 7]), Next::Run(0..2));
        assert_eq!(next(5, &[4, 5, 7]), Next::Stop(Stop::Gap));
    }

    #[test]
    fn an_event_that_comes_twice_ends_a_run_and_is_skipped_by_the_next() {
        assert_eq!(next(3, &[4, 4, 5]), Next::Run(0..1));
        assert_eq!(next(4, &[4, 4, 5]), Next::Run(2..3));
    }

    #[test]
    fn a_new_epoch_ends_a_run_and_stops_the_source() {
        let mut events = vec![received(4), received(5)];
        events[1].event.epoch = 2;
        assert_eq!(next_run(&at(3), &events), Next::Run(0..1));
        assert_eq!(next_run(&at(4), &events), Next::Stop(Stop::Epoch));
    }
}
