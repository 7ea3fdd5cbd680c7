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

/// Sizes of the slices into which such a log is cut, one after the other and again from the first.
pub(crate) fn any_sizes() -> impl Strategy<Value = Vec<usize>> {
    vec(1_usize..9, 1..5)
}

/// Events in slices of these sizes.
pub(crate) fn cut<'a>(events: &'a [Event], sizes: &[usize]) -> Vec<&'a [Event]> {
    let mut rest = events;
    let mut slices = Vec::new();
    for size in sizes.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (slice, behind) = rest.split_at(rest.len().min(*size));
        slices.push(slice);
        rest = behind;
    }
    slices
}
