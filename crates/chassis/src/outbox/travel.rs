//! Whether events travel in a window, each by itself, or in batches, of which the stream takes the whole or nothing.
//!
//! A server that writes every message through to its disk does so once for each event of a window and a few times for a batch, whatever its
//! size. One that does not is faster with a window of any size. Nobody says which it is, so the time that the events of a window take does.

use std::time::Duration;

/// Fewer events are never a batch: it takes a server about as long as so many events one by one.
const FEW: usize = 32;
/// So many events of a window tell what one of them takes.
const TELLING: usize = 16;
/// After so many legs together a window is looked at once more.
const LOOK_AGAIN: u32 = 32;
/// The most legs for which events go alone after a batch that failed.
const LONGEST_ALONE: u32 = 1_024;

/// What is sent next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leg {
    /// So many events.
    pub(crate) events: usize,
    /// Whether in batches.
    pub(crate) together: bool,
}

/// How events travel.
#[derive(Debug)]
pub(crate) struct Travel {
    /// Batches are worth while where an event of a window takes as long.
    slow: Duration,
    takes_batches: bool,
    /// What an event of a window took when enough of them went to tell.
    each: Option<Duration>,
    legs_together: u32,
    /// Legs still to go alone, and how many there will be after the next failure: what keeps a batch out is found by sending its events
    /// alone.
    alone: u32,
    after_failure: u32,
}

impl Travel {
    pub(crate) fn new(slow: Duration) -> Self {
        Self { slow, takes_batches: false, each: None, legs_together: 0, alone: 0, after_failure: 1 }
    }

    /// What the stream's settings say.
    pub(crate) fn stream_takes_batches(&mut self, takes: bool) {
        self.takes_batches = takes;
    }

    /// How to send the first of so many events.
    pub(crate) fn next(&self, waiting: usize) -> Leg {
        let alone = |events| Leg { events, together: false };
        if !self.takes_batches || self.alone > 0 || waiting < FEW {
            return alone(waiting);
        }
        match self.each {
            None if self.slow > Duration::ZERO => alone(FEW),
            Some(each) if each < self.slow => alone(waiting),
            None | Some(_) => Leg { events: waiting, together: true },
        }
    }

    /// Remembers how a leg went.
    pub(crate) fn learn(&mut self, leg: Leg, sent: bool, took: Duration) {
        match (leg.together, sent) {
            (true, true) => {
                self.after_failure = 1;
                self.legs_together += 1;
                if self.legs_together.is_multiple_of(LOOK_AGAIN) {
                    self.each = None;
                }
            }
            (true, false) => {
                self.alone = self.after_failure;
                self.after_failure = (self.after_failure * 2).min(LONGEST_ALONE);
            }
            (false, true) => {
                self.alone = self.alone.saturating_sub(1);
                if leg.events >= TELLING {
                    self.each = Some(took / u32::try_from(leg.events).unwrap_or(u32::MAX));
                }
            }
            (false, false) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOW: Duration = Duration::from_micros(250);

    fn leg(events: usize, together: bool) -> Leg {
        Leg { events, together }
    }

    fn travel() -> Travel {
        let mut travel = Travel::new(SLOW);
        travel.stream_takes_batches(true);
        travel
    }

    #[test]
    fn a_few_events_tell_whether_the_others_go_together() {
        for (took, together) in [(Duration::from_millis(64), true), (Duration::from_millis(2), false)] {
            let mut travel = travel();
            assert_eq!(travel.next(2_000), leg(FEW, false), "nothing is known yet");
            travel.learn(leg(FEW, false), true, took);
            assert_eq!(travel.next(1_968), leg(1_968, together));
            assert_eq!(travel.next(FEW - 1), leg(FEW - 1, false), "too few for a batch");
        }
    }

    #[test]
    fn a_window_is_looked_at_again_after_many_legs_together() {
        let mut travel = travel();
        travel.learn(leg(FEW, false), true, Duration::from_millis(64));
        for _ in 0..LOOK_AGAIN {
            assert_eq!(travel.next(2_000), leg(2_000, true));
            travel.learn(leg(2_000, true), true, Duration::from_millis(60));
        }
        assert_eq!(travel.next(2_000), leg(FEW, false));
    }

    #[test]
    fn after_a_batch_that_failed_events_go_alone_and_after_the_next_one_for_longer() {
        let mut travel = travel();
        travel.learn(leg(FEW, false), true, Duration::from_millis(64));
        let mut legs_alone = || {
            travel.learn(leg(100, true), false, Duration::ZERO);
            let mut legs = 0;
            while !travel.next(100).together {
                travel.learn(leg(100, false), true, Duration::from_millis(200));
                legs += 1;
            }
            legs
        };
        assert_eq!([legs_alone(), legs_alone(), legs_alone()], [1, 2, 4]);
    }

    #[test]
    fn a_stream_that_takes_no_batches_gets_none() {
        let mut travel = Travel::new(Duration::ZERO);
        assert_eq!(travel.next(2_000), leg(2_000, false));
        travel.stream_takes_batches(true);
        assert_eq!(travel.next(2_000), leg(2_000, true), "no window is too fast for one that asks for batches always");
    }
}
