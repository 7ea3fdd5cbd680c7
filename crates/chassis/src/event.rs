//! A fact on its way: what the outbox holds, the wire carries and a projection applies.

use bytes::Bytes;
use jiff::Timestamp;
use uuid::Uuid;

/// A fact that a command tells, before it is committed.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Kind of the aggregate, `agreement`.
    pub aggregate: &'static str,
    /// Id of the aggregate.
    pub id: Uuid,
    /// Version of the aggregate after this fact; every fact raises it by one.
    pub version: i64,
    /// Name of the event, `signed_by_party`.
    pub event: &'static str,
    /// The scope that the fact belongs to (`province:40`), so that consumers can filter.
    pub scope: Option<String>,
    /// The encoded event message.
    pub payload: Vec<u8>,
}

/// What all facts of one command about one aggregate share.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Kind of the aggregate.
    pub aggregate: &'static str,
    /// Its id.
    pub id: Uuid,
    /// Its version after the last of the facts.
    pub version: i64,
    /// Scopes that it lies in; the province, else the service area, is what consumers may filter by.
    pub scopes: &'a [String],
}

impl About<'_> {
    /// Facts in order, each a name and an encoded message; each raised the version by one, so that the last carries the final one.
    pub fn facts(&self, events: Vec<(&'static str, Vec<u8>)>) -> Vec<Fact> {
        let with = |prefix: &str| self.scopes.iter().find(|scope| scope.starts_with(prefix)).cloned();
        let scope = with("province:").or_else(|| with("esao:"));
        let first = self.version - i64::try_from(events.len()).unwrap_or_default() + 1;
        let fact =
            |((event, payload), version)| Fact { aggregate: self.aggregate, id: self.id, version, event, scope: scope.clone(), payload };
        events.into_iter().zip(first..).map(fact).collect()
    }
}

/// A committed fact with its place in the log of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The service that told it, `partners`.
    pub source: String,
    /// Epoch of the log; a database restored to an older point begins a new one.
    pub epoch: i64,
    /// Place in the log, from 1 without gaps.
    pub position: i64,
    /// Id of the event.
    pub id: Uuid,
    /// Kind of the aggregate, `agreement`.
    pub aggregate: String,
    /// Id of the aggregate.
    pub aggregate_id: Uuid,
    /// Version of the aggregate after the event.
    pub aggregate_version: i64,
    /// Name of the event, `signed_by_party`.
    pub event: String,
    /// The scope it belongs to.
    pub scope: Option<String>,
    /// W3C trace context of the call that told it.
    pub traceparent: Option<String>,
    /// When it happened.
    pub occurred_at: Timestamp,
    /// Link of the hash chain up to and including this event.
    pub chain: Option<Vec<u8>>,
    /// The encoded event message, carried as bytes and never re-encoded.
    pub payload: Bytes,
}

impl Event {
    /// Subject on the wire: `sala.v1.<source>.<aggregate>.<event>`; ids travel in headers only.
    pub fn subject(&self) -> String {
        format!("sala.v1.{}.{}.{}", self.source, self.aggregate, self.event)
    }

    /// Type of the event in `CloudEvents`: `sala.<source>.<aggregate>.<event>.v1`.
    pub fn kind(&self) -> String {
        format!("sala.{}.{}.{}.v1", self.source, self.aggregate, self.event)
    }

    /// `partners.agreement.signed_by_party`: what a projection matches on.
    pub fn name(&self) -> String {
        format!("{}.{}.{}", self.source, self.aggregate, self.event)
    }

    /// The message in the payload.
    pub fn decode<M: prost::Message + Default>(&self) -> Result<M, prost::DecodeError> {
        M::decode(self.payload.clone())
    }
}
