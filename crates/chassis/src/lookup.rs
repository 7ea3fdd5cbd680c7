//! Lookups: concurrent questions for one thing each share a snapshot.
//!
//! A question for one thing is a handful of round trips (BEGIN, its statements, ROLLBACK) around very little work. While one is under way
//! others arrive; a lookup takes all that wait together and asks once, with `where id = any($1)`. There is no timer: whatever waits when a
//! reader is free is the batch, so a question alone goes at once.
//!
//! What a caller may rely on is what [`Ctx::query`](crate::ctx::Ctx::query) promises. The snapshot begins after the question has arrived, so
//! that whoever wrote something and asks for it sees it. Several who ask for the same thing get the same one. Rights are not looked at
//! here: each call judges what was found by its own caller, and behind the second wall a snapshot shows what any of its callers reaches.
//! When a batch fails, for whatever reason, each of its calls asks again for itself: one damaged thing spoils nobody else's answer, and one
//! hasty caller nobody else's time.
//!
//! How many wait is bounded by the calls that the door lets in; a lookup holds nothing beyond them.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::hash::Hash;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt as _;
use sqlx::PgConnection;
use tokio::sync::oneshot;
use tokio::time::{Instant as Deadline, timeout_at};

use crate::auth::Caller;
use crate::ctx::Ctx;
use crate::db::{Database, Sight};
use crate::failure::Failure;

/// Snapshots at most at one time: one is read while the next gathers.
const READERS: usize = 2;
/// Different things of one snapshot at most.
const BATCH: usize = 256;

/// What `read` gives back, in time: what there is of what was asked for.
pub type Reading<'a, K, V, E> = Pin<Box<dyn Future<Output = Result<HashMap<K, V>, E>> + Send + 'a>>;

type Read<K, V, E> = Box<dyn for<'a> Fn(&'a mut PgConnection, &'a [K]) -> Reading<'a, K, V, E> + Send + Sync>;

/// Finds things `V` by `K`. One for each hot question of a process; clones are the same lookup.
pub struct Lookup<K, V, E>(Arc<Inside<K, V, E>>);

struct Inside<K, V, E> {
    db: Database,
    read: Read<K, V, E>,
    queue: Mutex<Queue<K, V>>,
}

struct Queue<K, V> {
    waiting: Vec<Question<K, V>>,
    readers: usize,
}

/// A question that waits, and where its answer is awaited.
struct Question<K, V> {
    key: K,
    caller: Caller,
    deadline: Deadline,
    answer: oneshot::Sender<Option<Arc<V>>>,
}

impl<K, V, E> Lookup<K, V, E>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: Send + Sync + 'static,
    E: Into<Failure> + Send + 'static,
{
    /// A lookup in a database: `|db, keys| Box::pin(app::find_all(db, keys))`.
    pub fn new(
        db: &Database,
        read: impl for<'a> Fn(&'a mut PgConnection, &'a [K]) -> Reading<'a, K, V, E> + Send + Sync + 'static,
    ) -> Self {
        let queue = Mutex::new(Queue { waiting: Vec::new(), readers: 0 });
        Self(Arc::new(Inside { db: db.clone(), read: Box::new(read), queue }))
    }

    /// How many questions wait for a snapshot.
    pub fn waiting(&self) -> usize {
        self.0.queue().waiting.len()
    }

    /// What there is under a key; None when there is nothing.
    pub(crate) async fn find(&self, ctx: &Ctx, key: K) -> Result<Option<Arc<V>>, Failure> {
        let _traced = ctx.traced("query");
        let (answer, awaited) = oneshot::channel();
        self.0.enter(Question { key: key.clone(), caller: ctx.caller().clone(), deadline: ctx.deadline(), answer });
        match timeout_at(ctx.deadline(), awaited).await {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(_)) => self.0.alone(ctx, key).await,
            Err(_) => Err(Failure::timed_out()),
        }
    }
}

impl<K, V, E> Inside<K, V, E>
where
    K: Clone + Eq + Hash + Send + Sync + 'static,
    V: Send + Sync + 'static,
    E: Into<Failure> + Send + 'static,
{
    fn queue(&self) -> MutexGuard<'_, Queue<K, V>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(self: &Arc<Self>, question: Question<K, V>) {
        let mut queue = self.queue();
        queue.waiting.push(question);
        let engaged = queue.readers < READERS;
        queue.readers += usize::from(engaged);
        drop(queue);
        if engaged {
            self.work();
        }
    }

    /// A reader: snapshot after snapshot until nobody waits. It belongs to no caller, for any of them may leave.
    #[expect(clippy::disallowed_methods, reason = "it ends with the last question that waits, and those hold up the drain of the process")]
    fn work(self: &Arc<Self>) {
        let this = Arc::clone(self);
        drop(tokio::spawn(async move {
            while let Some(batch) = this.next() {
                // Whoever is not answered, because `read` failed or panicked, finds the channel closed and asks alone.
                let _answered = AssertUnwindSafe(this.all(batch)).catch_unwind().await;
            }
        }));
    }

    /// The next questions of a reader; None when it has to leave.
    fn next(&self) -> Option<Vec<Question<K, V>>> {
        let mut queue = self.queue();
        let count = queue.waiting.len().min(BATCH);
        let mut batch: Vec<_> = queue.waiting.drain(..count).collect();
        if batch.is_empty() {
            queue.readers -= 1;
            return None;
        }
        drop(queue);
        batch.retain(|question| !question.answer.is_closed());
        Some(batch)
    }

    async fn all(&self, batch: Vec<Question<K, V>>) {
        let Some(latest) = batch.iter().map(|question| question.deadline).max() else { return };
        let keys: Vec<K> = batch.iter().map(|question| &question.key).collect::<HashSet<_>>().into_iter().cloned().collect();
        let sight = self.db.sight(batch.iter().map(|question| &question.caller));
        let found = match self.look(&sight, latest, &keys).await {
            Ok(found) => found.into_iter().map(|(key, value)| (key, Arc::new(value))).collect::<HashMap<_, _>>(),
            Err(failure) => {
                tracing::debug!(%failure, questions = batch.len(), "a lookup failed; each of its callers asks alone");
                return;
            }
        };
        for Question { key, answer, .. } in batch {
            let _somebody_listens = answer.send(found.get(&key).cloned());
        }
    }

    async fn alone(&self, ctx: &Ctx, key: K) -> Result<Option<Arc<V>>, Failure> {
        let found = self.look(&self.db.sight([ctx.caller()]), ctx.deadline(), std::slice::from_ref(&key)).await?;
        Ok(found.into_values().next().map(Arc::new))
    }

    /// One snapshot. Nothing to commit: dropping the transaction returns the connection, which rolls back behind the answers.
    async fn look(&self, sight: &Sight, deadline: Deadline, keys: &[K]) -> Result<HashMap<K, V>, Failure> {
        let left = deadline.saturating_duration_since(Deadline::now());
        if left.is_zero() {
            return Err(Failure::timed_out());
        }
        let mut tx = self.db.begin_read_for(sight, left).await?;
        (self.read)(&mut tx, keys).await.map_err(Into::into)
    }
}

impl<K, V, E> Clone for Lookup<K, V, E> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K, V, E> fmt::Debug for Lookup<K, V, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lookup").field("schema", &self.0.db.schema()).finish_non_exhaustive()
    }
}
