//! Where to go on reading: the stream may have been made anew, cut short or replaced since the last time.

use crate::bus::{BusError, Glance, NatsBus};
use crate::event::Event;

use super::Stop;
use super::offset::Offset;

/// Where to read on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// From this sequence of the stream.
    From(u64),
    /// Nowhere.
    Stopped(Stop),
}

/// Finds the place of an offset in the stream, and the newest position in it.
pub(crate) async fn find(bus: &NatsBus, source: &str, offset: &Offset) -> Result<(Place, i64), BusError> {
    let glance = bus.glance(source).await?;
    if glance.messages == 0 {
        return Ok((Place::From(1), offset.position));
    }
    let head = event_at(bus, source, glance.last).await?.map_or(offset.position, |event| event.position);
    let place = match after_mine(bus, source, offset, glance).await? {
        Place::From(sequence) if sequence <= glance.last => match event_at(bus, source, sequence).await? {
            Some(next) => verdict(offset, &next).map_or(Place::From(sequence), Place::Stopped),
            None => Place::From(sequence),
        },
        place @ (Place::From(_) | Place::Stopped(_)) => place,
    };
    Ok((place, head))
}

/// What stands against going on with `next` after `offset`.
pub(crate) fn verdict(offset: &Offset, next: &Event) -> Option<Stop> {
    if offset.position > 0 && next.epoch != offset.epoch {
        return Some(if next.epoch > offset.epoch { Stop::Epoch } else { Stop::Diverged });
    }
    if next.position == offset.position && Some(next.id) != offset.event_id {
        return Some(Stop::Diverged);
    }
    (next.position > offset.position + 1).then_some(Stop::Gap)
}

/// The sequence after the event that was read last: where it was found then, or wherever it is now.
async fn after_mine(bus: &NatsBus, source: &str, offset: &Offset, glance: Glance) -> Result<Place, BusError> {
    if offset.position == 0 {
        return Ok(Place::From(glance.first));
    }
    let anchor = event_at(bus, source, offset.sequence).await?;
    if anchor.is_some_and(|event| event.position == offset.position && Some(event.id) == offset.event_id && event.epoch == offset.epoch) {
        return Ok(Place::From(offset.sequence + 1));
    }
    tracing::info!(source, position = offset.position, "the stream is not what it was; the place is looked for by position");
    search(bus, source, offset, glance).await
}

/// Binary search by position. A hole or a stranger on the way: from the beginning, skipping by position.
async fn search(bus: &NatsBus, source: &str, offset: &Offset, glance: Glance) -> Result<Place, BusError> {
    let (mut low, mut high) = (glance.first, glance.last + 1);
    let mut found = None;
    while low < high {
        let middle = low + (high - low) / 2;
        let Some(event) = event_at(bus, source, middle).await? else { return Ok(Place::From(glance.first)) };
        if event.position < offset.position {
            low = middle + 1;
        } else {
            high = middle;
            found = (event.position == offset.position).then_some(event);
        }
    }
    // `low` is the first sequence whose position is not before mine.
    Ok(match found {
        Some(mine) => verdict(offset, &mine).map_or(Place::From(low + 1), Place::Stopped),
        None => Place::From(low),
    })
}

/// The event under a sequence. What is no event of ours counts as nothing: only the relay's user may publish on these subjects.
async fn event_at(bus: &NatsBus, source: &str, sequence: u64) -> Result<Option<Event>, BusError> {
    if sequence == 0 {
        return Ok(None);
    }
    Ok(bus.event_at(source, sequence).await?.and_then(Result::ok))
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use jiff::Timestamp;
    use uuid::Uuid;

    use super::*;

    fn event(epoch: i64, position: i64, id: u128) -> Event {
        Event {
            source: "partners".to_owned(),
            epoch,
            position,
            id: Uuid::from_u128(id),
            aggregate: "agreement".to_owned(),
            aggregate_id: Uuid::nil(),
            aggregate_version: 1,
            event: "created".to_owned(),
            scope: None,
            traceparent: None,
            occurred_at: Timestamp::UNIX_EPOCH,
            chain: None,
            payload: Bytes::new(),
        }
    }

    #[test]
    fn only_the_next_event_of_the_same_history_is_followed() {
        let mine = Offset::after(&event(1, 7, 77), 7);
        assert_eq!(verdict(&mine, &event(1, 8, 88)), None);
        assert_eq!(verdict(&mine, &event(1, 7, 77)), None);
        assert_eq!(verdict(&mine, &event(1, 3, 33)), None);
        assert_eq!(verdict(&mine, &event(1, 9, 99)), Some(Stop::Gap));
        assert_eq!(verdict(&mine, &event(1, 7, 70)), Some(Stop::Diverged));
        assert_eq!(verdict(&mine, &event(2, 8, 88)), Some(Stop::Epoch));
        assert_eq!(verdict(&mine, &event(0, 8, 88)), Some(Stop::Diverged));
    }

    #[test]
    fn a_reader_that_has_read_nothing_takes_the_epoch_it_finds_but_no_gap() {
        let nothing = Offset { epoch: 1, position: 0, sequence: 0, event_id: None, as_of: None, stopped: false };
        assert_eq!(verdict(&nothing, &event(4, 1, 1)), None);
        assert_eq!(verdict(&nothing, &event(4, 2, 2)), Some(Stop::Gap));
    }
}
