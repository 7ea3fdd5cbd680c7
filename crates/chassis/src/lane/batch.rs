//! A batch, until everybody in it has an answer.

use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt as _;
use tokio::time::{Instant, timeout_at};

use super::item::{BatchUow, Done, Item, Outcome, Reply};
use super::{Entry, Inside, hash};
use crate::db::{Kept, write_all};
use crate::failure::{Failure, is_undone};

/// How long a batch goes on when nobody waits for it any more. What is still on its way then hears nothing from the database: a worker that
/// waited on would never come back.
const GRACE: Duration = Duration::from_secs(1);

/// Why a batch came to nothing as a whole.
enum Setback {
    /// Nothing was done, and one of them may have spoilt it for the others.
    Undone(Failure),
    /// The database is away, or fell silent over the COMMIT: nobody can be tried again.
    Lost(Failure),
}

impl From<Failure> for Setback {
    fn from(failure: Failure) -> Self {
        if failure.is_without_database() { Self::Lost(failure) } else { Self::Undone(failure) }
    }
}

impl<C, R, E> Inside<C, R, E>
where
    C: Send + Sync + 'static,
    R: prost::Message + Default + 'static,
    E: Into<Failure> + Send + 'static,
{
    /// Answers all of a batch. Of those with one request id only the first goes with it: what the others are told hangs on its end.
    pub(super) async fn all(&self, batch: Vec<Entry<C, R>>) {
        let mut seen = HashSet::new();
        let (first, repeated): (Vec<_>, Vec<_>) = batch.into_iter().partition(|entry| {
            let of = entry.item.request_id().map(|id| hash(&(entry.item.caller().subject(), entry.item.ctx.call().method.name, id)));
            of.is_none_or(|request| seen.insert(request))
        });
        self.together(first).await;
        if !repeated.is_empty() {
            let repeated = self.not_done_before(repeated).await;
            self.one_by_one(repeated).await;
        }
    }

    async fn together(&self, batch: Vec<Entry<C, R>>) {
        let mut batch = still_wanted(batch);
        while batch.len() > 1 {
            let (items, answers): (Vec<_>, Vec<_>) = batch.into_iter().map(|entry| (entry.item, entry.answer)).unzip();
            let ended = self.once(&items).await;
            batch = items.into_iter().zip(answers).map(|(item, answer)| Entry { item, answer }).collect();
            match ended {
                Ok(outcomes) => return self.answer(batch, outcomes).await,
                Err(Setback::Lost(failure)) => return refuse_all(batch, &failure),
                Err(Setback::Undone(failure)) => {
                    let calls = batch.len();
                    batch = self.not_done_before(batch).await;
                    if batch.len() == calls {
                        tracing::warn!(calls, error = %cause(&failure), "a batch failed: its calls are done one by one");
                        self.flow.repeat(calls);
                        break;
                    }
                }
            }
        }
        self.one_by_one(batch).await;
    }

    async fn one_by_one(&self, batch: Vec<Entry<C, R>>) {
        let mut left = batch.into_iter();
        while let Some(entry) = left.next() {
            for Entry { item, answer } in still_wanted(vec![entry]) {
                let items = [item];
                let ended = self.once(&items).await;
                let one: Vec<_> = items.into_iter().zip([answer]).map(|(item, answer)| Entry { item, answer }).collect();
                match ended {
                    Ok(outcomes) => self.answer(one, outcomes).await,
                    Err(Setback::Undone(failure)) => self.answer(one, vec![Err(failure)]).await,
                    Err(Setback::Lost(failure)) => return refuse_all(one.into_iter().chain(left).collect(), &failure),
                }
            }
        }
    }

    /// One transaction: done for all that are not refused, or not at all. When it is given up nobody knows which; by then everybody was told
    /// `TIMED_OUT`, and a retry finds the stored reply or none.
    async fn once(&self, items: &[Item<C>]) -> Result<Vec<Outcome<R>>, Setback> {
        let latest = items.iter().map(Item::deadline).max().unwrap_or_else(Instant::now);
        timeout_at(latest + GRACE, self.in_one_transaction(items)).await.unwrap_or_else(|_| Err(Setback::Lost(Failure::timed_out())))
    }

    async fn in_one_transaction(&self, items: &[Item<C>]) -> Result<Vec<Outcome<R>>, Setback> {
        let _traced: Vec<_> = items.iter().map(|item| item.ctx.traced("command")).collect();
        let now = self.shell.clock.now();
        // Nothing of theirs has been asked yet: what goes wrong here is nobody's fault.
        let sight = self.shell.db.sight(items.iter().map(Item::caller));
        let uow = self.shell.db.begin_for(&sight, longest(items.iter()), now, self.shell.ids.clone()).await;
        let mut batch = BatchUow(uow.map_err(|error| Setback::Lost(error.into()))?);
        let running = AssertUnwindSafe(async { (self.run)(&mut batch, items).await }).catch_unwind();
        let ran = running.await.map_err(|_| Setback::Undone(Failure::internal("a batch panicked")))?;
        let ran = ran.map_err(|error| Setback::from(error.into()))?;
        if ran.len() != items.len() {
            let wrong = format!("a lane gave {} results for {} calls", ran.len(), items.len());
            return Err(Setback::Undone(Failure::internal(wrong)));
        }
        let schema = self.shell.db.schema();
        let keep = |(item, done): (&Item<C>, Result<Done<R>, E>)| {
            let done = done.map_err(Into::into)?;
            let kept = item.kept(schema, &done);
            Ok((done, kept))
        };
        let kept: Vec<Result<(Done<R>, Kept), Failure>> = items.iter().zip(ran).map(keep).collect();
        self.commit(batch, items, &kept).await?;
        Ok(kept.into_iter().map(|done| done.map(|(done, kept)| Reply { message: done.into_reply(), after: kept.after })).collect())
    }

    /// Commits what was done, with all that is told about it. When all were refused there is nothing to commit.
    async fn commit(&self, batch: BatchUow, items: &[Item<C>], kept: &[Result<(Done<R>, Kept), Failure>]) -> Result<(), Setback> {
        let of_done = items.iter().zip(kept).filter_map(|(item, done)| done.as_ref().ok().map(|(done, kept)| item.letter(done, kept)));
        let letters: Vec<_> = of_done.collect();
        if letters.is_empty() {
            return Ok(());
        }
        let BatchUow(mut uow) = batch;
        write_all(&letters, &mut uow).await.map_err(|error| Setback::from(Failure::from(error)))?;
        uow.tx
            .commit()
            .await
            .map_err(|error| if is_undone(&error) { Setback::Undone(error.into()) } else { Setback::Lost(error.into()) })?;
        if let Some(nudge) = &self.shell.nudge {
            nudge.ring();
        }
        Ok(())
    }
}

/// Those who still wait for an answer and will be there to hear it.
fn still_wanted<C, R>(batch: Vec<Entry<C, R>>) -> Vec<Entry<C, R>> {
    let now = Instant::now();
    let mut wanted = Vec::with_capacity(batch.len());
    for entry in batch.into_iter().filter(|entry| !entry.answer.is_closed()) {
        if entry.item.deadline() <= now {
            entry.tell(Err(Failure::timed_out()));
        } else {
            wanted.push(entry);
        }
    }
    wanted
}

/// How long the most patient of them waits: as long may each statement for all take; together they end with [`GRACE`].
pub(super) fn longest<'a, C: 'a>(items: impl Iterator<Item = &'a Item<C>>) -> Duration {
    let latest = items.map(Item::deadline).max();
    latest.map(|deadline| deadline.saturating_duration_since(Instant::now())).unwrap_or_default()
}

/// Tells everybody what befell all of them.
pub(super) fn refuse_all<C, R>(batch: Vec<Entry<C, R>>, failure: &Failure) {
    tracing::warn!(calls = batch.len(), error = %cause(failure), "a batch was lost");
    for entry in batch {
        entry.tell(Err(failure.alike()));
    }
}

fn cause(failure: &Failure) -> String {
    std::error::Error::source(failure).map_or_else(|| failure.to_string(), ToString::to_string)
}
