//! A chain of SHA-256 links over the log, so that a change of what was told, or of its order, shows.

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// What the first link hangs on.
pub const GENESIS: [u8; 32] = [0; 32];

/// What stands in place of a length when a field is absent.
const ABSENT: u32 = u32::MAX;

/// Everything about an event that the chain vouches for.
#[derive(Debug, Clone, Copy)]
pub struct Link<'a> {
    /// The service that told it.
    pub source: &'a str,
    /// Epoch in which it got its position.
    pub epoch: i64,
    /// Its place in the log.
    pub position: i64,
    /// Id of the event.
    pub event_id: Uuid,
    /// Kind of the aggregate.
    pub aggregate: &'a str,
    /// Id of the aggregate.
    pub aggregate_id: Uuid,
    /// Version of the aggregate after it.
    pub aggregate_version: i64,
    /// Name of the event.
    pub event: &'a str,
    /// Who did it.
    pub actor: &'a str,
    /// The scope it belongs to.
    pub scope: Option<&'a str>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// The encoded event message.
    pub payload: &'a [u8],
}

/// The canonical bytes of an event, format 1. A sequence of fields in the order of [`Link`], after the tag `sala.event.1`. Each
/// field is its length as four bytes, big endian, then its bytes; an absent field is the length `0xffffffff` alone. Numbers are
/// eight bytes, big endian, two's complement; instants are microseconds since 1970-01-01T00:00:00Z as such a number; ids are
/// their sixteen bytes; texts are UTF-8. The trace context is not part of it: it says how, not what.
pub fn canonical(event: &Link<'_>) -> Vec<u8> {
    let mut out = Vec::with_capacity(192 + event.payload.len());
    field(&mut out, Some(b"sala.event.1"));
    field(&mut out, Some(event.source.as_bytes()));
    field(&mut out, Some(&event.epoch.to_be_bytes()));
    field(&mut out, Some(&event.position.to_be_bytes()));
    field(&mut out, Some(event.event_id.as_bytes()));
    field(&mut out, Some(event.aggregate.as_bytes()));
    field(&mut out, Some(event.aggregate_id.as_bytes()));
    field(&mut out, Some(&event.aggregate_version.to_be_bytes()));
    field(&mut out, Some(event.event.as_bytes()));
    field(&mut out, Some(event.actor.as_bytes()));
    field(&mut out, event.scope.map(str::as_bytes));
    field(&mut out, Some(&event.occurred_at.as_microsecond().to_be_bytes()));
    field(&mut out, Some(event.payload));
    out
}

/// The next link: SHA-256 over the previous link and the event's canonical bytes.
pub fn link(previous: &[u8], event: &Link<'_>) -> [u8; 32] {
    Sha256::new().chain_update(previous).chain_update(canonical(event)).finalize().into()
}

fn field(out: &mut Vec<u8>, bytes: Option<&[u8]>) {
    match bytes {
        Some(bytes) => {
            // A message of four gigabytes cannot be: NATS and Postgres both refuse it long before.
            out.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(ABSENT - 1).to_be_bytes());
            out.extend_from_slice(bytes);
        }
        None => out.extend_from_slice(&ABSENT.to_be_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event() -> Link<'static> {
        Link {
            source: "partners",
            epoch: 1,
            position: 1,
            event_id: Uuid::from_u128(1),
            aggregate: "agreement",
            aggregate_id: Uuid::from_u128(2),
            aggregate_version: 1,
            event: "created",
            actor: "staff-1",
            scope: None,
            occurred_at: Timestamp::UNIX_EPOCH,
            payload: b"payload",
        }
    }

    #[test]
    fn the_canonical_form_never_changes() {
        // Links already stored depend on these bytes. A new form needs a new tag, and `audit verify` has to know both.
        let link = link(&GENESIS, &event());
        assert_eq!(hex::encode(link), "40b0337912a86f8a91b889b9f7e6e5532491ac6b0f94d4b806041c46b8a6da36");
    }

    #[test]
    fn every_field_is_vouched_for() {
        let original = event();
        let changed = [
            Link { source: "schools", ..original },
            Link { epoch: 2, ..original },
            Link { position: 2, ..original },
            Link { event_id: Uuid::from_u128(9), ..original },
            Link { aggregate: "person", ..original },
            Link { aggregate_id: Uuid::from_u128(9), ..original },
            Link { aggregate_version: 2, ..original },
            Link { event: "signed", ..original },
            Link { actor: "staff-2", ..original },
            Link { scope: Some(""), ..original },
            Link { occurred_at: Timestamp::from_microsecond(1).unwrap(), ..original },
            Link { payload: b"payloae", ..original },
        ];
        for other in changed {
            assert_ne!(link(&GENESIS, &other), link(&GENESIS, &original), "{other:?}");
        }
        assert_ne!(link(&[1; 32], &original), link(&GENESIS, &original));
    }

    #[test]
    fn bytes_cannot_move_from_one_field_to_the_next() {
        let one = Link { aggregate: "agreement", event: "created", ..event() };
        let other = Link { event: "dcreated", actor: "staff-1", ..event() };
        let moved = Link { event: "create", actor: "dstaff-1", ..event() };
        assert_ne!(canonical(&one), canonical(&other));
        assert_ne!(canonical(&one), canonical(&moved));
    }
}
