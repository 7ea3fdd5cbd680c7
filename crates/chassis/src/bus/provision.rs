//! Streams: created, raised, never lowered.

use std::time::Duration;

use async_nats::jetstream::ErrorCode;
use async_nats::jetstream::context::{CreateStreamErrorKind, DeleteStreamErrorKind};
use async_nats::jetstream::stream::{Config, DiscardPolicy, RetentionPolicy, StorageType};
use tokio::time::{Instant, sleep};

use super::nats::refused;
use super::{BusError, NatsBus, stream_name, subjects};
use crate::outbox::Backoff;

const DUPLICATE_WINDOW: Duration = Duration::from_mins(2);
/// How long it is before somebody who waits for NATS asks again: at first, and after many times.
const FIRST_WAIT: Duration = Duration::from_millis(250);
const LAST_WAIT: Duration = Duration::from_secs(5);

/// What [`NatsBus::provision`] did to a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provisioning {
    /// It was not there.
    Created,
    /// Its settings differed.
    Updated,
    /// It was right already.
    Unchanged,
}

/// A stream after provisioning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provisioned {
    /// Its name.
    pub stream: String,
    /// What was done.
    pub done: Provisioning,
    /// Bytes it takes now.
    pub bytes: u64,
    /// Bytes it may take; -1 is without a limit.
    pub max_bytes: i64,
}

impl NatsBus {
    /// Creates the streams of these sources or brings their settings up to date. `max_bytes` is raised, never lowered.
    pub async fn provision(&self, sources: &[&str]) -> Result<Vec<Provisioned>, BusError> {
        let mut done = Vec::with_capacity(sources.len());
        for source in sources {
            done.push(self.provision_one(source).await?);
        }
        Ok(done)
    }

    /// The same, for a job that may start before its servers. It waits for NATS to answer and for a cluster to find together, at most so
    /// long, and says what for whenever that changes.
    pub async fn provision_within(&self, sources: &[&str], patience: Duration) -> Result<Vec<Provisioned>, BusError> {
        let (began, mut wait, mut said) = (Instant::now(), Backoff::new(FIRST_WAIT, LAST_WAIT), String::new());
        loop {
            match self.provision(sources).await {
                Err(BusError::Unavailable(why)) if began.elapsed() < patience => {
                    if why != said {
                        let seconds_left = patience.saturating_sub(began.elapsed()).as_secs();
                        tracing::warn!(why, seconds_left, "waiting for NATS, of which a cluster may still be forming");
                        said = why;
                    }
                    sleep(wait.next().min(patience.saturating_sub(began.elapsed()))).await;
                }
                outcome => return outcome,
            }
        }
    }

    async fn provision_one(&self, source: &str) -> Result<Provisioned, BusError> {
        let stream = stream_name(source);
        let info = match self.info(source).await {
            Ok(info) => info,
            Err(BusError::NoStream(_)) => {
                self.create_stream(source).await?;
                return Ok(Provisioned { stream, done: Provisioning::Created, bytes: 0, max_bytes: self.config().max_bytes });
            }
            Err(error) => return Err(error),
        };
        let wanted = brought_up_to_date(&info.config, &self.settings(source));
        let done = if wanted == info.config {
            Provisioning::Unchanged
        } else {
            self.context().update_stream(&wanted).await.map_err(|e| explained(&stream, &e.kind()))?;
            Provisioning::Updated
        };
        Ok(Provisioned { stream, done, bytes: info.state.bytes, max_bytes: wanted.max_bytes })
    }

    /// Creates the stream of a source. One that exists with the same settings is left as it is.
    pub(crate) async fn create_stream(&self, source: &str) -> Result<(), BusError> {
        let settings = self.settings(source);
        match self.context().create_stream(&settings).await {
            Ok(_) => Ok(()),
            Err(error) => Err(explained(&settings.name, &error.kind())),
        }
    }

    /// Deletes the stream of a source with everything in it: the outbox is the log, the stream only a copy.
    pub(crate) async fn delete_stream(&self, source: &str) -> Result<(), BusError> {
        let name = stream_name(source);
        let Err(error) = self.context().delete_stream(&name).await else { return Ok(()) };
        match error.kind() {
            DeleteStreamErrorKind::JetStream(inner) if inner.error_code() == ErrorCode::STREAM_NOT_FOUND => Ok(()),
            DeleteStreamErrorKind::JetStream(inner) => Err(refused(&name, &inner)),
            DeleteStreamErrorKind::EmptyName | DeleteStreamErrorKind::InvalidStreamName => Err(BusError::Config(error.to_string())),
            DeleteStreamErrorKind::Request => Err(BusError::Unavailable(error.to_string())),
        }
    }

    /// Settings that nats-server 2.9 knows: newer ones are left at their defaults, which are not sent, but for those of a server that knows
    /// them.
    pub(super) fn settings(&self, source: &str) -> Config {
        Config {
            name: stream_name(source),
            description: Some(format!("Events of {source}; a copy of its outbox, made anew at any time")),
            subjects: vec![subjects(source)],
            retention: RetentionPolicy::Limits,
            storage: StorageType::File,
            discard: DiscardPolicy::New,
            max_bytes: self.config().max_bytes,
            num_replicas: self.config().replicas,
            duplicate_window: DUPLICATE_WINDOW,
            deny_delete: true,
            deny_purge: true,
            allow_atomic_publish: self.knows_batches(),
            ..Config::default()
        }
    }
}

/// The stream's own settings with ours laid on top: what a newer server or an operator added stays.
fn brought_up_to_date(existing: &Config, wanted: &Config) -> Config {
    let unlimited = existing.max_bytes <= 0;
    Config {
        description: wanted.description.clone(),
        subjects: wanted.subjects.clone(),
        discard: wanted.discard,
        max_bytes: if unlimited { existing.max_bytes } else { existing.max_bytes.max(wanted.max_bytes) },
        num_replicas: wanted.num_replicas,
        duplicate_window: wanted.duplicate_window,
        deny_delete: true,
        deny_purge: true,
        allow_atomic_publish: existing.allow_atomic_publish || wanted.allow_atomic_publish,
        ..existing.clone()
    }
}

fn explained(stream: &str, kind: &CreateStreamErrorKind) -> BusError {
    match kind {
        CreateStreamErrorKind::JetStream(inner) => refused(stream, inner),
        CreateStreamErrorKind::NotFound => BusError::NoStream(stream.to_owned()),
        other @ (CreateStreamErrorKind::EmptyStreamName
        | CreateStreamErrorKind::InvalidStreamName
        | CreateStreamErrorKind::DomainAndExternalSet) => BusError::Config(format!("{stream}: {other}")),
        other @ (CreateStreamErrorKind::JetStreamUnavailable
        | CreateStreamErrorKind::TimedOut
        | CreateStreamErrorKind::Response
        | CreateStreamErrorKind::ResponseParse) => BusError::Unavailable(format!("{stream}: {other}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn max_bytes_is_raised_but_never_lowered() {
        let with = |max_bytes| Config { max_bytes, ..Config::default() };
        assert_eq!(brought_up_to_date(&with(100), &with(200)).max_bytes, 200);
        assert_eq!(brought_up_to_date(&with(200), &with(100)).max_bytes, 200);
        assert_eq!(brought_up_to_date(&with(-1), &with(100)).max_bytes, -1);
    }

    #[test]
    fn what_an_operator_added_to_a_stream_stays() {
        let existing = Config { max_message_size: 4096, ..Config::default() };
        assert_eq!(brought_up_to_date(&existing, &Config::default()).max_message_size, 4096);
    }
}
