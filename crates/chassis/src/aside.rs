//! Work that would hold up others: a file that is unpacked and read. It is done aside, on threads that answer no calls, so much of it at one
//! time as there are places; what it gives is taken while it goes on.
//!
//! ```text
//! door.act_reading ─► a place ─► work, on a thread of its own ─► a few items ahead ─► run(&mut Uow, …), as they come
//!                     bounded,                                   (it waits when nobody takes them)
//!                     in number and in patience
//! ```
//!
//! The first item is there before anything else is begun: what cannot be read at all is refused without a transaction, and nobody waits for a
//! place with a connection in hand. Work whose items nobody takes any more ends with the next one that it gives. Only a few items are held at
//! a time, so that what a file costs does not grow with its length.

use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};

use crate::failure::Failure;
use crate::serve::Shed;

/// Items that are given before somebody takes them.
const AHEAD: usize = 2;

/// How much is done aside. Zero counts as one.
#[derive(Debug, Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct AsideConfig {
    /// Pieces of work at most at one time.
    pub at_once: usize,
    /// Calls at most that wait for a place; those beyond are `OVERLOADED`.
    pub max_waiting: usize,
}

impl Default for AsideConfig {
    fn default() -> Self {
        Self { at_once: 2, max_waiting: 16 }
    }
}

/// Places for work. One for each kind of work of a process; clones are the same places.
#[derive(Clone)]
pub struct Aside(Arc<Inside>);

struct Inside {
    places: Arc<Semaphore>,
    waiting: Semaphore,
    config: AsideConfig,
    shed: Shed,
}

impl Aside {
    /// So many places.
    pub fn new(config: AsideConfig) -> Self {
        let config = AsideConfig { at_once: config.at_once.max(1), max_waiting: config.max_waiting.max(1) };
        let (places, waiting) = (Arc::new(Semaphore::new(config.at_once)), Semaphore::new(config.max_waiting));
        Self(Arc::new(Inside { places, waiting, config, shed: Shed::default() }))
    }

    /// Begins work and waits for what it gives first, or for its refusal; not longer than until the deadline.
    pub async fn begin<T: Send + 'static>(
        &self,
        deadline: Instant,
        work: impl FnOnce(&mut Giver<T>) -> Result<(), Failure> + Send + 'static,
    ) -> Result<Taker<T>, Failure> {
        let place = timeout_at(deadline, self.place()).await.map_err(|_| Failure::timed_out())??;
        let (sender, receiver) = mpsc::channel(AHEAD);
        // It belongs to a call, which notices how it ends, and ends with that call: nothing of it outlives a drain.
        let working = tokio::task::spawn_blocking(move || {
            let _place = place;
            let mut giver = Giver(sender);
            if let Err(failure) = work(&mut giver) {
                let _nobody_listens = giver.0.blocking_send(Err(failure));
            }
        });
        let mut taker = Taker { first: None, rest: receiver, working: Some(working) };
        taker.first = timeout_at(deadline, taker.rest()).await.map_err(|_| Failure::timed_out())??;
        Ok(taker)
    }

    async fn place(&self) -> Result<OwnedSemaphorePermit, Failure> {
        if let Ok(place) = Arc::clone(&self.0.places).try_acquire_owned() {
            return Ok(place);
        }
        let _waits = self.0.waiting.try_acquire().map_err(|_| self.0.shed.refuse("aside", self.0.config.max_waiting))?;
        Arc::clone(&self.0.places).acquire_owned().await.map_err(Failure::internal)
    }
}

impl fmt::Debug for Aside {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Aside").field("config", &self.0.config).finish_non_exhaustive()
    }
}

/// Works while something is waited for: what is waited for is under way before the work begins, and its answer is taken afterwards. For work
/// of some milliseconds, such as making the rows of the next statement while the database writes those of the last one.
pub async fn meanwhile<A, B>(waited_for: impl Future<Output = A>, work: impl FnOnce() -> B) -> (A, B) {
    tokio::join!(biased; waited_for, async { work() })
}

/// Where work puts what it gives.
#[derive(Debug)]
pub struct Giver<T>(Sender<Result<T, Failure>>);

impl<T> Giver<T> {
    /// Gives an item; waits while the ones before it are not taken. An error when nobody takes any more, which is to end the work.
    pub fn give(&mut self, item: T) -> Result<(), Failure> {
        self.0.blocking_send(Ok(item)).map_err(|_| Failure::timed_out())
    }
}

/// Where what work gives is taken.
#[derive(Debug)]
pub struct Taker<T> {
    first: Option<T>,
    rest: Receiver<Result<T, Failure>>,
    working: Option<JoinHandle<()>>,
}

impl<T> Taker<T> {
    /// The next item; None when the work is done. A refusal of the work is the answer of the call.
    pub async fn take(&mut self) -> Result<Option<T>, Failure> {
        match self.first.take() {
            Some(first) => Ok(Some(first)),
            None => self.rest().await,
        }
    }

    async fn rest(&mut self) -> Result<Option<T>, Failure> {
        if let Some(item) = self.rest.recv().await {
            return item.map(Some);
        }
        // Silence is an end only where the work has come to one: a panic must not look like a short file.
        if let Some(working) = self.working.take() {
            working.await.map_err(Failure::internal)?;
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc as threads;
    use std::time::Duration;

    use super::*;
    use crate::failure::Kind;

    fn soon() -> Instant {
        Instant::now() + Duration::from_secs(20)
    }

    async fn all(mut taker: Taker<u32>) -> Result<Vec<u32>, Failure> {
        let mut items = Vec::new();
        while let Some(item) = taker.take().await? {
            items.push(item);
        }
        Ok(items)
    }

    #[tokio::test]
    async fn what_work_gives_is_taken_in_order_and_its_refusal_ends_it() {
        let aside = Aside::new(AsideConfig::default());
        let counting = aside.begin(soon(), |giver| (0..10).try_for_each(|n| giver.give(n))).await.expect("begun");
        assert_eq!(all(counting).await.expect("to its end"), (0..10).collect::<Vec<_>>());
        let refused = aside.begin::<u32>(soon(), |_| Err(Failure::no_such("file"))).await.expect_err("before anything is begun");
        assert_eq!(refused.kind(), Kind::NotFound);
        let broken = aside.begin(soon(), |giver| giver.give(1).and_then(|()| Err(Failure::no_such("file")))).await.expect("begun");
        assert_eq!(all(broken).await.expect_err("refused later").kind(), Kind::NotFound);
        let silent = aside.begin::<u32>(soon(), |_| Ok(())).await.expect("nothing to give");
        assert_eq!(all(silent).await.expect("to its end"), Vec::<u32>::new());
    }

    #[tokio::test]
    async fn work_that_panics_does_not_look_like_work_that_is_done() {
        let aside = Aside::new(AsideConfig::default());
        let panics = |giver: &mut Giver<u32>| {
            giver.give(1)?;
            panic!("a story of a broken reader")
        };
        let begun = aside.begin(soon(), panics).await.expect("begun");
        assert_eq!(all(begun).await.expect_err("half a file").kind(), Kind::Internal);
        let again = aside.begin(soon(), |giver| giver.give(7)).await.expect("its place is free again");
        assert_eq!(all(again).await.expect("to its end"), [7]);
    }

    #[tokio::test]
    async fn work_stays_a_few_items_ahead_and_ends_when_nobody_takes_them() {
        let aside = Aside::new(AsideConfig { at_once: 1, max_waiting: 1 });
        let given = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&given);
        let endless = move |giver: &mut Giver<u32>| {
            loop {
                giver.give(0)?;
                counted.fetch_add(1, Ordering::Relaxed);
            }
        };
        let taker = aside.begin(soon(), endless).await.expect("begun");
        assert!(given.load(Ordering::Relaxed) <= AHEAD + 1);
        drop(taker);
        let next = aside.begin(soon(), |giver| giver.give(1)).await.expect("the place is given up");
        assert_eq!(all(next).await.expect("to its end"), [1]);
        assert!(given.load(Ordering::Relaxed) <= AHEAD + 1, "it never ran away");
    }

    #[tokio::test]
    async fn what_is_waited_for_is_under_way_before_the_work_begins() {
        let (ask, asked) = tokio::sync::oneshot::channel();
        let (answer, answered) = tokio::sync::oneshot::channel();
        let waited_for = async {
            ask.send(()).expect("asked");
            answered.await.expect("answered")
        };
        let mut asked = asked;
        let (answer, was_asked) = meanwhile(waited_for, || {
            answer.send(7).expect("somebody waits");
            asked.try_recv().is_ok()
        })
        .await;
        assert_eq!((answer, was_asked), (7, true));
    }

    #[tokio::test]
    async fn places_and_those_who_wait_for_them_are_bounded() {
        let aside = Aside::new(AsideConfig { at_once: 1, max_waiting: 1 });
        let (open, gate) = threads::channel::<()>();
        let holding = aside.begin(soon(), move |giver| {
            giver.give(1)?;
            gate.recv().map_err(Failure::internal)
        });
        let holding = holding.await.expect("begun");
        let waiting = aside.begin(soon(), |giver| giver.give(2));
        let beyond = async {
            tokio::task::yield_now().await;
            let refused = aside.begin::<u32>(soon(), |_| Ok(())).await.expect_err("one waits already");
            open.send(()).expect("somebody holds the place");
            refused
        };
        let (waited, refused) = tokio::join!(waiting, beyond);
        assert_eq!((refused.kind(), refused.reason()), (Kind::Busy, "OVERLOADED"));
        assert_eq!(all(waited.expect("in its turn")).await.expect("to its end"), [2]);
        assert_eq!(all(holding).await.expect("to its end"), [1]);
    }
}
