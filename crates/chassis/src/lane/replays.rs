//! Calls that were perhaps done before: their stored replies, asked for together.

use super::batch::{longest, refuse_all};
use super::item::{Outcome, Reply};
use super::{Entry, Inside};
use crate::ctx::{Asked, Stored, find_many, may_be_repeated};
use crate::failure::Failure;

impl<C, R, E> Inside<C, R, E>
where
    C: Send + Sync + 'static,
    R: prost::Message + Default + 'static,
    E: Into<Failure> + Send + 'static,
{
    /// Answers every call with its outcome. One that was refused, perhaps because it was done before, gets the reply of the first time.
    pub(super) async fn answer(&self, batch: Vec<Entry<C, R>>, outcomes: Vec<Outcome<R>>) {
        let (mut refused, mut failures) = (Vec::new(), Vec::new());
        for (entry, outcome) in batch.into_iter().zip(outcomes) {
            match outcome {
                Err(failure) if entry.item.request_id().is_some() && may_be_repeated(&failure) => {
                    refused.push(entry);
                    failures.push(failure);
                }
                outcome => entry.tell(outcome),
            }
        }
        if refused.is_empty() {
            return;
        }
        match self.stored(&refused).await {
            Ok(stored) => {
                for ((entry, failure), stored) in refused.into_iter().zip(failures).zip(stored) {
                    let outcome = stored.map_or(Err(failure), |stored| again(&entry, stored));
                    entry.tell(outcome);
                }
            }
            Err(failure) => refuse_all(refused, &failure),
        }
    }

    /// Answers those that were done before, and gives back the others.
    pub(super) async fn not_done_before(&self, batch: Vec<Entry<C, R>>) -> Vec<Entry<C, R>> {
        if batch.iter().all(|entry| entry.item.request_id().is_none()) {
            return batch;
        }
        let stored = match self.stored(&batch).await {
            Ok(stored) => stored,
            Err(failure) => {
                refuse_all(batch, &failure);
                return Vec::new();
            }
        };
        let mut others = Vec::new();
        for (entry, stored) in batch.into_iter().zip(stored) {
            match stored {
                Some(stored) => {
                    let outcome = again(&entry, stored);
                    entry.tell(outcome);
                }
                None => others.push(entry),
            }
        }
        others
    }

    /// The stored reply of each, where there is one.
    async fn stored(&self, batch: &[Entry<C, R>]) -> Result<Vec<Option<Stored>>, Failure> {
        let (mut asked, mut places) = (Asked::default(), Vec::new());
        for (place, entry) in batch.iter().enumerate() {
            if let Some(request_id) = entry.item.request_id() {
                asked.callers.push(entry.item.caller().subject());
                asked.methods.push(entry.item.ctx.call().method.name);
                asked.request_ids.push(request_id);
                places.push(place);
            }
        }
        let mut tx = self.shell.db.begin_read(longest(batch.iter().map(|entry| &entry.item))).await?;
        let mut stored: Vec<Option<Stored>> = batch.iter().map(|_| None).collect();
        for (nth, found) in find_many(&mut tx, &asked).await? {
            if let Some(slot) = places.get(nth).and_then(|place| stored.get_mut(*place)) {
                *slot = Some(found);
            }
        }
        Ok(stored)
    }
}

/// What the first time's reply says to this call.
fn again<C, R: prost::Message + Default>(entry: &Entry<C, R>, stored: Stored) -> Outcome<R> {
    let stored = entry.item.ctx.repeated(stored)?;
    Ok(Reply { message: stored.message()?, after: stored.after().map(str::to_owned) })
}
