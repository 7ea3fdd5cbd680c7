//! How a log reaches a reader that nobody spares.

use chassis::event::Event;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A log, and the same as it arrives: all of it at least once in any order, some of it again anywhere.
pub(crate) fn in_any_order(log: Vec<Event>) -> impl Strategy<Value = (Vec<Event>, Vec<Event>)> {
    let again = vec(select(log.clone()), 0..8);
    let shuffled = again.prop_flat_map({
        let log = log.clone();
        move |again| Just([log.clone(), again].concat()).prop_shuffle()
    });
    (Just(log), shuffled)
}
