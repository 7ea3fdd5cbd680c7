//! Lanes: concurrent calls of one hot RPC share their statements and their COMMIT.
//!
//! Most of the time of a small write is the round trips and the COMMIT. While one is under way others arrive and wait; a lane takes all
//! that wait together: one transaction loads for all, decides each call by itself, writes with set-based statements (`unnest`), puts
//! everything that is told, noted and stored into one statement, and commits once. Each caller gets its own reply or refusal. There is
//! no timer: whatever waits when a worker is free is the batch, so a call alone goes at once and pays nothing.
//!
//! ```text
//! door.act_in_lane ─► queue.rs ─► mod.rs (workers) ─► batch.rs: BEGIN · run · letterbox · COMMIT ─► each caller
//!                     bounded,                             │ spoilt by one of them: one by one
//!                     by aggregate                         └ refused: perhaps done before ─► replays.rs
//! ```
//!
//! What a service writes is one function, `run(&mut BatchUow, &[Item<C>]) -> Result<Vec<Result<Done<R>, E>>, E>`, with a result for
//! every call in their order. A single call is a slice of one.
//!
//! - An `Err` for one call refuses that call: it must have written nothing, for the others' work is committed. So: load for all,
//!   decide each, write for those that may.
//! - An `Err` for the whole (a statement that failed) rolls everything back. The batch is then done again, one by one, so that the bad
//!   call fails alone; `run` must stand being called again. A panic counts as such an error. When the database is away, or silent over
//!   a COMMIT, nobody is tried again: all are answered with that. A batch of which nothing is heard is given up a moment after the last
//!   of its deadlines, so that its worker is there for others.
//! - Nobody's facts and audit entries can be told under another's name: they belong to the [`Done`] of a call.
//! - Behind the second wall (`db/wall.rs`) a batch sees what any of its callers reaches, so `run` judges each call by its own caller.
//!
//! What a caller may rely on is what [`Ctx::command`](crate::ctx::Ctx::command) promises. Two calls with one key (the aggregate) go
//! into successive batches, in the order of their arrival, also over two workers. Who leaves, or whose deadline passes, before the
//! batch begins is left out; who leaves afterwards gets the effect or not, and the stored reply is right for its retry. A repeated
//! request id costs a batch nothing until one is there: the second one is refused by its version, or by the row of the first one's
//! reply, and then looked up, with all others in one question. `validate_only` runs alone, outside the lane, and is rolled back.
//!
//! Order of locks, within a process and between replicas: the mutex of the queue is never held over an await. In the transaction
//! `run` locks the rows of its aggregates first, in the order of their ids (`where id = any($1) order by id for update`), and writes
//! them; then come the outbox rows, which their aggregates' locks already keep apart; last the stored replies, sorted by their keys.
//! An ordinary command takes its locks in the same order. What waits for a lock holds up its whole batch: an RPC whose rows are locked
//! for long elsewhere is none for a lane, and neither is one whose reply shows personal data (`command_rereading`).

mod batch;
mod flow;
mod item;
mod queue;
mod replays;

use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt as _;
use serde::Deserialize;
use tokio::sync::oneshot;
use tokio::time::timeout_at;
use tonic::Response;

use crate::after;
use crate::ctx::{Ctx, Shell};
use crate::failure::Failure;
use crate::serve::Shed;

use item::Outcome;
use queue::Queue;

pub use flow::LaneFlow;
pub use item::{BatchUow, Done, Item};

/// The bounds of a lane. Zero counts as one.
#[derive(Debug, Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct LaneConfig {
    /// Batches at most at one time. With two, one can gather while the other commits; more only make batches smaller.
    pub workers: usize,
    /// Calls of a batch at most.
    pub batch: usize,
    /// Calls at most that wait for a batch; those beyond are `OVERLOADED`.
    pub max_waiting: usize,
}

impl Default for LaneConfig {
    fn default() -> Self {
        Self { workers: 2, batch: 256, max_waiting: 512 }
    }
}

/// What `run` gives back, in time: a result for every call, or an error that is nobody's in particular.
pub type Running<'a, R, E> = Pin<Box<dyn Future<Output = Result<Vec<Result<Done<R>, E>>, E>> + Send + 'a>>;

type KeyOf<C> = Box<dyn Fn(&C) -> Option<u64> + Send + Sync>;
type Run<C, R, E> = Box<dyn for<'a> Fn(&'a mut BatchUow, &'a [Item<C>]) -> Running<'a, R, E> + Send + Sync>;

/// A lane for commands `C`, answered with `R` or refused with `E`. One for each hot RPC of a process; clones are the same lane.
pub struct Lane<C, R, E>(Arc<Inside<C, R, E>>);

struct Inside<C, R, E> {
    shell: Shell,
    config: LaneConfig,
    key_of: KeyOf<C>,
    run: Run<C, R, E>,
    queue: Mutex<Queue<Entry<C, R>>>,
    flow: Arc<LaneFlow>,
    shed: Shed,
}

/// A call in the lane, and where its answer is awaited.
struct Entry<C, R> {
    item: Item<C>,
    answer: oneshot::Sender<Outcome<R>>,
}

impl<C, R> Entry<C, R> {
    fn tell(self, outcome: Outcome<R>) {
        let _somebody_listens = self.answer.send(outcome);
    }
}

impl<C, R, E> Lane<C, R, E>
where
    C: Send + Sync + 'static,
    R: prost::Message + Default + 'static,
    E: Into<Failure> + Send + 'static,
{
    /// A lane. `key_of` says on which aggregate a command works; None for a command that meets no other, such as one that makes a new
    /// thing. `run` is the use case: `|batch, items| Box::pin(app::contribute(batch, items))`.
    pub fn new<K: Hash>(
        shell: &Shell,
        config: LaneConfig,
        key_of: impl Fn(&C) -> Option<K> + Send + Sync + 'static,
        run: impl for<'a> Fn(&'a mut BatchUow, &'a [Item<C>]) -> Running<'a, R, E> + Send + Sync + 'static,
    ) -> Self {
        let config = LaneConfig { workers: config.workers.max(1), batch: config.batch.max(1), max_waiting: config.max_waiting.max(1) };
        Self(Arc::new(Inside {
            shell: shell.clone(),
            config,
            key_of: Box::new(move |command| key_of(command).map(|key| hash(&key))),
            run: Box::new(run),
            queue: Mutex::default(),
            flow: Arc::default(),
            shed: Shed::default(),
        }))
    }

    /// How many calls wait for a batch.
    pub fn waiting(&self) -> usize {
        self.0.queue().waiting()
    }

    /// What goes through it, for whoever watches.
    pub fn flow(&self) -> Arc<LaneFlow> {
        Arc::clone(&self.0.flow)
    }

    /// Acts: through the lane, or alone when nothing is to be stored.
    pub(crate) async fn act(&self, ctx: Ctx, command: C) -> Result<Response<R>, tonic::Status> {
        let ctx = Arc::new(ctx);
        let item = Item { ctx: Arc::clone(&ctx), command };
        let answer = if ctx.request().validate_only { self.0.rehearse(&item).await } else { self.pass(item).await };
        answer.map_err(|failure| ctx.refuse(failure))
    }

    /// Through the lane. The caller may leave at any time: the batch is not theirs alone and goes on.
    async fn pass(&self, item: Item<C>) -> Result<Response<R>, Failure> {
        let deadline = item.deadline();
        let (answer, awaited) = oneshot::channel();
        self.0.enter(Entry { item, answer })?;
        match timeout_at(deadline, awaited).await {
            Ok(Ok(outcome)) => outcome.map(item::Reply::into_response),
            Ok(Err(_)) => Err(Failure::internal("a batch ended without an answer for one of its calls")),
            Err(_) => Err(Failure::timed_out()),
        }
    }
}

impl<C, R, E> Inside<C, R, E>
where
    C: Send + Sync + 'static,
    R: prost::Message + Default + 'static,
    E: Into<Failure> + Send + 'static,
{
    fn queue(&self) -> MutexGuard<'_, Queue<Entry<C, R>>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(self: &Arc<Self>, entry: Entry<C, R>) -> Result<(), Failure> {
        let key = (self.key_of)(&entry.item.command);
        let mut queue = self.queue();
        let entered = queue.push(key, entry, self.config.max_waiting);
        let engaged = queue.engage(self.config.workers);
        self.flow.wait(queue.waiting());
        drop(queue);
        if engaged {
            self.work();
        }
        entered.map_err(|_| {
            self.flow.refuse();
            self.shed.refuse("lane", self.config.max_waiting)
        })
    }

    /// A worker: batch after batch until nobody may go. It belongs to no caller, for any of them may leave.
    #[expect(clippy::disallowed_methods, reason = "it ends with the last call that waits, and those hold up the drain of the process")]
    fn work(self: &Arc<Self>) {
        let this = Arc::clone(self);
        drop(tokio::spawn(async move {
            let mut done = Vec::new();
            loop {
                // One turn of the runtime: those who were just answered ask again, and what has arrived is read. Without it a worker runs off
                // with the first call alone, and a batch of one costs as much as a batch of fifty.
                tokio::task::yield_now().await;
                let (keys, batch) = this.next(&done);
                if batch.is_empty() {
                    return;
                }
                // A panic of `run` is caught within; whatever else panics must not leave the keys taken for ever.
                let _answered = AssertUnwindSafe(this.all(batch)).catch_unwind().await;
                done = keys;
            }
        }));
    }

    /// The next batch of a worker, after one with the keys `done`; an empty one when it has to leave.
    fn next(self: &Arc<Self>, done: &[u64]) -> (Vec<u64>, Vec<Entry<C, R>>) {
        let mut queue = self.queue();
        queue.release(done);
        let next = queue.take(self.config.batch);
        let engaged = queue.engage(self.config.workers);
        self.flow.wait(queue.waiting());
        drop(queue);
        if engaged {
            self.work();
        }
        if !next.1.is_empty() {
            self.flow.go(next.1.len());
        }
        next
    }

    /// Runs a call by itself and rolls it back.
    async fn rehearse(&self, item: &Item<C>) -> Result<Response<R>, Failure> {
        let rehearsed = async {
            let _traced = item.ctx.traced("command");
            let mut batch = BatchUow(item.ctx.begin().await?);
            let ran = (self.run)(&mut batch, std::slice::from_ref(item)).await.map_err(Into::into)?;
            let only = ran.into_iter().next().ok_or_else(|| Failure::internal("a lane gave no result for its only call"))?;
            only.map_err(Into::into)
        };
        match rehearsed.await {
            Ok(done) => Ok(Response::new(done.into_reply())),
            Err(failure) => {
                let stored = item.ctx.earlier_reply(failure).await?;
                Ok(after::answer(stored.message()?, stored.after()))
            }
        }
    }
}

/// Two keys with one hash only go one after the other.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl<C, R, E> Clone for Lane<C, R, E> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<C, R, E> fmt::Debug for Lane<C, R, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lane").field("schema", &self.0.shell.db.schema()).field("config", &self.0.config).finish_non_exhaustive()
    }
}
