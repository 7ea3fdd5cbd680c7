//! Who waits before a lane: those that may go with the next batch, and those that stand behind a call on the same aggregate.

use std::collections::{HashMap, VecDeque};

/// A queue of `T` in the order of arrival, in which of those with one key only the first may go.
#[derive(Debug)]
pub(super) struct Queue<T> {
    /// Who may go.
    ready: VecDeque<(Option<u64>, T)>,
    /// Keys of those that may go or have gone, each with those that stand behind it.
    behind: HashMap<u64, VecDeque<T>>,
    waiting: usize,
    workers: usize,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { ready: VecDeque::new(), behind: HashMap::new(), waiting: 0, workers: 0 }
    }
}

impl<T> Queue<T> {
    /// How many wait.
    pub(super) fn waiting(&self) -> usize {
        self.waiting
    }

    /// One more; given back when `most` wait already.
    pub(super) fn push(&mut self, key: Option<u64>, one: T, most: usize) -> Result<(), T> {
        if self.waiting >= most {
            return Err(one);
        }
        self.waiting += 1;
        if let Some(key) = key {
            if let Some(behind) = self.behind.get_mut(&key) {
                behind.push_back(one);
                return Ok(());
            }
            self.behind.insert(key, VecDeque::new());
        }
        self.ready.push_back((key, one));
        Ok(())
    }

    /// Takes a place for one more worker, where there is something to do for it and fewer than `most` are at work.
    pub(super) fn engage(&mut self, most: usize) -> bool {
        let needed = !self.ready.is_empty() && self.workers < most;
        self.workers += usize::from(needed);
        needed
    }

    /// The batch of a worker, at most so many, with their keys; nobody of another batch at work has one of them. A worker that finds
    /// none has to leave, and has left.
    pub(super) fn take(&mut self, most: usize) -> (Vec<u64>, Vec<T>) {
        let going = most.min(self.ready.len());
        self.waiting -= going;
        if going == 0 {
            self.workers -= 1;
        }
        let (mut keys, mut batch) = (Vec::new(), Vec::with_capacity(going));
        for (key, one) in self.ready.drain(..going) {
            keys.extend(key);
            batch.push(one);
        }
        (keys, batch)
    }

    /// A batch with these keys is done: those that stood behind come up.
    pub(super) fn release(&mut self, keys: &[u64]) {
        for key in keys {
            match self.behind.get_mut(key).map(VecDeque::pop_front) {
                Some(Some(next)) => self.ready.push_back((Some(*key), next)),
                Some(None) => drop(self.behind.remove(key)),
                None => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MOST: usize = 1_000;

    fn queue(arrivals: &[(Option<u64>, usize)]) -> Queue<usize> {
        let mut queue = Queue::default();
        for (key, number) in arrivals {
            assert_eq!(queue.push(*key, *number, MOST), Ok(()));
        }
        queue
    }

    #[test]
    fn whatever_waits_is_the_batch_up_to_its_size() {
        let mut queue = queue(&[(None, 0), (Some(7), 1), (None, 2)]);
        assert!(queue.engage(1));
        assert_eq!(queue.take(2), (vec![7], vec![0, 1]));
        assert_eq!(queue.waiting(), 1);
        queue.release(&[7]);
        assert_eq!(queue.take(2), (vec![], vec![2]));
    }

    #[test]
    fn a_second_call_on_one_aggregate_waits_until_the_first_is_done_and_nobody_waits_for_it() {
        let mut queue = queue(&[(Some(7), 0), (Some(7), 1), (Some(8), 2)]);
        assert!(queue.engage(2) && queue.engage(2), "two may be at work");
        assert_eq!(queue.take(9), (vec![7, 8], vec![0, 2]));
        assert_eq!(queue.push(Some(7), 3, MOST), Ok(()));
        assert_eq!(queue.take(9).1, Vec::<usize>::new(), "the other worker finds nothing and leaves");
        queue.release(&[7, 8]);
        assert_eq!(queue.take(9), (vec![7], vec![1]));
        queue.release(&[7]);
        assert_eq!(queue.take(9), (vec![7], vec![3]));
        queue.release(&[7]);
        assert!(queue.behind.is_empty(), "a key that nobody has is forgotten");
    }

    #[test]
    fn workers_are_engaged_only_for_something_to_do_and_up_to_their_number() {
        let mut queue = queue(&[(None, 0)]);
        assert!(queue.engage(2) && queue.engage(2));
        assert!(!queue.engage(2), "two are at work");
        assert_eq!(queue.take(9).1, [0]);
        assert_eq!(queue.take(9).1, Vec::<usize>::new(), "this one leaves");
        assert!(!queue.engage(2), "there is a place, but nothing to do");
        assert_eq!(queue.push(None, 1, MOST), Ok(()));
        assert!(queue.engage(2));
    }

    #[test]
    fn who_finds_the_queue_full_is_given_back() {
        let mut queue = Queue::default();
        assert_eq!((queue.push(Some(1), 0, 2), queue.push(Some(1), 1, 2), queue.push(None, 2, 2)), (Ok(()), Ok(()), Err(2)));
        assert!(queue.engage(1));
        assert_eq!(queue.take(9).1, [0]);
        assert_eq!(queue.push(None, 3, 2), Ok(()), "one has gone");
    }

    proptest! {
        /// Two workers take and finish in any order: everybody goes once, the calls of a key one after the other and in order.
        #[test]
        fn everybody_goes_once_and_those_of_one_key_in_order(
            arrivals in proptest::collection::vec(proptest::option::of(0_u64..4), 0..60),
            steps in proptest::collection::vec((0_usize..3, 1_usize..6), 0..80),
        ) {
            let mut queue = Queue::default();
            let mut coming = arrivals.iter().copied().zip(0..).collect::<VecDeque<_>>();
            let (mut running, mut gone): (Vec<Vec<u64>>, Vec<usize>) = (Vec::new(), Vec::new());
            // What the drawn steps leave is brought to its end in order.
            let endless = (0..500).map(|step| (step % 3, 3));
            for (step, size) in steps.into_iter().chain(endless) {
                match step {
                    0 => for (key, number) in coming.drain(..size.min(coming.len())) {
                        prop_assert_eq!(queue.push(key, number, MOST), Ok(()));
                    },
                    1 if running.len() < 2 && queue.engage(2) => {
                        let (keys, batch) = queue.take(size);
                        prop_assert!(keys.iter().all(|key| !running.iter().flatten().any(|other| other == key)));
                        gone.extend(batch);
                        running.push(keys);
                    }
                    1 => {}
                    _ => if !running.is_empty() {
                        queue.release(&running.remove(0));
                        queue.workers -= 1;
                    },
                }
            }
            prop_assert_eq!(queue.waiting(), 0);
            let of = |key: u64| gone.iter().copied().filter(|number| arrivals[*number] == Some(key)).collect::<Vec<_>>();
            for key in 0..4 {
                prop_assert!(of(key).is_sorted(), "{key}: {:?}", of(key));
            }
            gone.sort_unstable();
            prop_assert_eq!(gone, (0..arrivals.len()).collect::<Vec<_>>());
        }
    }
}
