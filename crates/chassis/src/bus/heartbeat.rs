//! Heartbeats of the logs: where a log ends, said every few seconds, so that a quiet source differs from a dead one.

use api::common::v1 as pb;
use async_nats::Subscriber;
use async_nats::connection::State;
use jiff::Timestamp;
use prost::Message as _;

use super::{BusError, NatsBus};
use crate::wire::{instant, timestamp};

/// Where a log ended at an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Heartbeat {
    pub(crate) epoch: i64,
    pub(crate) position: i64,
    pub(crate) at: Timestamp,
}

/// Where the heartbeats of a source are heard.
fn subject(source: &str) -> String {
    format!("sala.hb.{source}")
}

impl Heartbeat {
    fn encode(self) -> Vec<u8> {
        pb::Heartbeat { epoch: self.epoch, position: self.position, said_at: Some(timestamp(self.at)) }.encode_to_vec()
    }

    /// None: no heartbeat of ours.
    pub(crate) fn decode(payload: &[u8]) -> Option<Self> {
        let told = pb::Heartbeat::decode(payload).ok()?;
        Some(Self { epoch: told.epoch, position: told.position, at: instant(&told.said_at?)? })
    }
}

impl NatsBus {
    /// Says where the log of `source` ends. May be lost; the next one comes.
    pub(crate) async fn beat(&self, source: &str, beat: Heartbeat) {
        // While there is no connection the client would only store it up, and say it when it is no longer true.
        if self.client().connection_state() == State::Connected {
            drop(self.client().publish(subject(source), beat.encode().into()).await);
        }
    }

    /// The heartbeats of `source` from now on.
    pub(crate) async fn heartbeats(&self, source: &str) -> Result<Subscriber, BusError> {
        self.client().subscribe(subject(source)).await.map_err(|e| BusError::Unavailable(e.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heartbeat_comes_back_as_it_went_and_noise_is_none() {
        let beat = Heartbeat { epoch: 2, position: 41, at: "2021-12-23T02:00:00.123456Z".parse().unwrap() };
        assert_eq!(Heartbeat::decode(&beat.encode()), Some(beat));
        assert_eq!(Heartbeat::decode(b"\xff\xff"), None);
        assert_eq!(Heartbeat::decode(b""), None);
    }
}
