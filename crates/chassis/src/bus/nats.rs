//! The connection to NATS and the few things that Sala asks of `JetStream`.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use async_nats::connection::State;
use async_nats::jetstream::consumer::{AckPolicy, DeliverPolicy, pull};
use async_nats::jetstream::context::{Context, ContextBuilder, GetStreamError, GetStreamErrorKind};
use async_nats::jetstream::message::StreamMessage;
use async_nats::jetstream::stream::{Info, LastRawMessageErrorKind, RawMessageError};
use async_nats::jetstream::{Error as Answer, ErrorCode};
use async_nats::{Client, ConnectOptions, Event as Incident, ServerAddr, ServerError, Subscriber};
use nkeys::{KeyPair, KeyPairType};
use serde::Deserialize;
use tokio::sync::watch;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;

use super::{BusError, WireError, decode, nudge_subject, stream_name};
use crate::event::Event;

/// How long NATS may take to answer a request or to acknowledge an event.
const PATIENCE: Duration = Duration::from_secs(5);
/// An idle reader hears from the server this often; twice that without a word means that the connection is dead.
const HEARTBEAT: Duration = Duration::from_secs(4);
/// Servers since then take batches of events, all or none of them.
const BATCHES_SINCE: (u32, u32) = (2, 12);
/// The server forgets the consumer of a reader that has been away for this long.
const FORGET_READER_AFTER: Duration = Duration::from_secs(30);

/// What the client library asks on a new connection about a reading that ended with the old one. Readers have given that one up and open
/// another; nobody has the right to ask, and nobody lacks it.
const AFTER_A_BREAK: &str = "\"$JS.API.CONSUMER.INFO.";

/// Where NATS is and how the streams are kept.
#[derive(Clone, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, default)]
pub struct NatsConfig {
    /// Addresses, separated by commas: `nats://host:4222`, `tls://host:4222`, `nats://user:password@host:4222`.
    pub url: String,
    /// A shared token (private servers of `sala up` and tests).
    pub token: String,
    /// The seed of the service's nkey (`SU…`).
    pub nkey_seed: String,
    /// Certificates (PEM) of the authority that signed the server's. Nothing is then said unencrypted, and no other authority is believed.
    pub ca_file: Option<PathBuf>,
    /// Name of the connection in the server's monitoring, and of its inbox: what the server answers goes to `_INBOX.<name>.>`.
    pub name: String,
    /// Copies of every stream: 1, or 3 in a cluster of three.
    pub replicas: usize,
    /// Bytes that a stream may take. When it is full the relay waits and writers go on; never lowered on an existing stream.
    pub max_bytes: i64,
}

impl Default for NatsConfig {
    fn default() -> Self {
        Self {
            url: "nats://127.0.0.1:4222".to_owned(),
            token: String::new(),
            nkey_seed: String::new(),
            ca_file: None,
            name: "sala".to_owned(),
            replicas: 1,
            max_bytes: 1 << 30,
        }
    }
}

impl NatsConfig {
    /// Says what cannot be used, without connecting to anything: the client library would try again for ever.
    pub fn check(&self) -> Result<(), BusError> {
        if !self.nkey_seed.is_empty() {
            let user = KeyPair::from_seed(&self.nkey_seed).is_ok_and(|key| matches!(key.key_pair_type(), KeyPairType::User));
            if !user {
                return Err(BusError::Config("nats.nkey_seed is no seed of an nkey user (`SU…`)".to_owned()));
            }
        }
        self.ca_file.as_deref().map_or(Ok(()), certificates_in)
    }

    /// Where the server's answers go. A user that may only listen to its own inbox hears nobody else's answers.
    fn inbox(&self) -> String {
        let token = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' };
        format!("_INBOX.{}", self.name.chars().map(token).collect::<String>())
    }
}

impl fmt::Debug for NatsConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address may carry a password, so it is no more printed than the secrets.
        f.debug_struct("NatsConfig")
            .field("name", &self.name)
            .field("ca_file", &self.ca_file)
            .field("replicas", &self.replicas)
            .field("max_bytes", &self.max_bytes)
            .finish_non_exhaustive()
    }
}

/// What happened to the connection, for gauges.
#[derive(Debug, Default)]
pub struct BusHealth {
    connected: AtomicBool,
    disconnects: AtomicU64,
    errors: AtomicU64,
}

impl BusHealth {
    /// Whether the connection stands.
    pub fn connected(&self) -> bool {
        self.connected.load(Ordering::Relaxed)
    }

    /// How often it broke.
    pub fn disconnects(&self) -> u64 {
        self.disconnects.load(Ordering::Relaxed)
    }

    /// Errors that the server or the client reported. A missing permission shows only here.
    pub fn errors(&self) -> u64 {
        self.errors.load(Ordering::Relaxed)
    }
}

/// A connection to NATS that reconnects for ever. Cheap to clone.
#[derive(Debug, Clone)]
pub struct NatsBus(Arc<Connection>);

#[derive(Debug)]
struct Connection {
    client: Client,
    context: Context,
    health: Arc<BusHealth>,
    connects: Arc<watch::Sender<u64>>,
    config: NatsConfig,
}

/// A stream at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glance {
    pub(crate) messages: u64,
    pub(crate) first: u64,
    pub(crate) last: u64,
    /// Whether it takes batches of events, by its own settings.
    pub(crate) takes_batches: bool,
}

/// The newest message of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Last {
    /// No message; the next one gets the sequence after `last`.
    Empty { last: u64 },
    /// The message under the last sequence.
    Message { sequence: u64, event: Result<Box<Event>, WireError> },
    /// The last sequence has no message: somebody deleted it.
    Hole { sequence: u64 },
}

impl NatsBus {
    /// A connection that is made in the background and made again whenever it breaks, so that nobody waits for NATS to start.
    /// Err only when the configuration cannot be used.
    pub async fn connect(config: &NatsConfig) -> Result<Self, BusError> {
        config.check()?;
        let health = Arc::new(BusHealth::default());
        let connects = Arc::new(watch::Sender::new(0));
        let (noted, bell) = (health.clone(), connects.clone());
        let mut options =
            ConnectOptions::new().name(&config.name).retry_on_initial_connect().max_reconnects(None).event_callback(move |incident| {
                note(&incident, &noted, &bell);
                std::future::ready(())
            });
        options = match (config.token.is_empty(), config.nkey_seed.is_empty()) {
            (true, true) => match user_in(&config.url)? {
                Some((user, password)) => options.user_and_password(user, password),
                None => options,
            },
            (false, true) => options.token(config.token.clone()),
            (true, false) => options.nkey(config.nkey_seed.clone()),
            (false, false) => return Err(BusError::Config("nats.token and nats.nkey_seed are both set; keep one".to_owned())),
        };
        options = options.custom_inbox_prefix(config.inbox());
        if let Some(authority) = &config.ca_file {
            // What a server says of the others are addresses; its certificate holds for names, and these are in `url`.
            options = options.add_root_certificates(authority.clone()).require_tls(true).ignore_discovered_servers();
        }
        let addresses: Vec<&str> = config.url.split(',').map(str::trim).filter(|address| !address.is_empty()).collect();
        let client = options.connect(addresses).await.map_err(|e| BusError::Config(format!("nats.url cannot be used: {e}")))?;
        let context = ContextBuilder::new().timeout(PATIENCE).build(client.clone());
        Ok(Self(Arc::new(Connection { client, context, health, connects, config: config.clone() })))
    }

    /// What happened to the connection.
    pub fn health(&self) -> &BusHealth {
        &self.0.health
    }

    /// Changes whenever the connection was made again: what was read before may be of another server.
    pub(crate) fn connects(&self) -> watch::Receiver<u64> {
        self.0.connects.subscribe()
    }

    /// How the streams are kept.
    pub(super) fn config(&self) -> &NatsConfig {
        &self.0.config
    }

    pub(crate) fn client(&self) -> &Client {
        &self.0.client
    }

    pub(crate) fn context(&self) -> &Context {
        &self.0.context
    }

    pub(crate) async fn info(&self, source: &str) -> Result<Info, BusError> {
        let name = stream_name(source);
        let stream = self.context().get_stream(&name).await.map_err(|e| missing_or_mute(&name, &e))?;
        Ok(stream.cached_info().clone())
    }

    pub(crate) async fn glance(&self, source: &str) -> Result<Glance, BusError> {
        let Info { config, state, .. } = self.info(source).await?;
        let takes_batches = config.allow_atomic_publish;
        Ok(Glance { messages: state.messages, first: state.first_sequence, last: state.last_sequence, takes_batches })
    }

    /// Whether the server knows streams that take batches.
    pub(super) fn knows_batches(&self) -> bool {
        since(&self.0.client.server_info().version, BATCHES_SINCE)
    }

    /// A name for a batch that no other has.
    pub(crate) fn new_batch_id(&self) -> String {
        let unique = self.0.client.new_inbox();
        unique.rsplit('.').next().unwrap_or_default().to_owned()
    }

    /// The newest message, read from the stream's leader.
    pub(crate) async fn last(&self, source: &str) -> Result<Last, BusError> {
        let Glance { messages, last, .. } = self.glance(source).await?;
        if messages == 0 {
            return Ok(Last::Empty { last });
        }
        Ok(match self.event_at(source, last).await? {
            Some(event) => Last::Message { sequence: last, event: event.map(Box::new) },
            None => Last::Hole { sequence: last },
        })
    }

    /// The event under a sequence of the stream; None when there is no message under it.
    pub(crate) async fn event_at(&self, source: &str, sequence: u64) -> Result<Option<Result<Event, WireError>>, BusError> {
        let stream = self.context().get_stream_no_info(stream_name(source)).await.map_err(|e| BusError::Config(e.to_string()))?;
        match stream.get_raw_message(sequence).await {
            Ok(StreamMessage { subject, headers, payload, .. }) => Ok(Some(decode(subject.as_str(), Some(&headers), payload))),
            Err(error) => nothing_or_mute(source, &error),
        }
    }

    /// Reads the stream in order from a sequence of the reader's choice. The server keeps nothing that outlives the reader.
    pub(crate) async fn read_from(&self, source: &str, sequence: u64) -> Result<pull::Stream, BusError> {
        let config = pull::Config {
            deliver_policy: DeliverPolicy::ByStartSequence { start_sequence: sequence.max(1) },
            ack_policy: AckPolicy::None,
            inactive_threshold: FORGET_READER_AFTER,
            memory_storage: true,
            num_replicas: 1,
            ..pull::Config::default()
        };
        let mute = |e: &dyn fmt::Display| BusError::Unavailable(e.to_string());
        let consumer = self.context().create_consumer_on_stream(config, stream_name(source)).await.map_err(|e| mute(&e))?;
        consumer.stream().max_messages_per_batch(2_000).heartbeat(HEARTBEAT).messages().await.map_err(|e| mute(&e))
    }

    /// Tells the leader of `source` that something was committed. May be lost.
    pub(crate) async fn nudge(&self, source: &str) {
        // While there is no connection the client would only store it up.
        if self.0.client.connection_state() == State::Connected {
            drop(self.0.client.publish(nudge_subject(source), "".into()).await);
        }
    }

    /// Nudges of the replicas that do not lead.
    pub(crate) async fn nudges(&self, source: &str) -> Result<Subscriber, BusError> {
        self.0.client.subscribe(nudge_subject(source)).await.map_err(|e| BusError::Unavailable(e.to_string()))
    }
}

/// A file with something to believe in.
fn certificates_in(file: &Path) -> Result<(), BusError> {
    let wrong = |why: String| BusError::Config(format!("nats.ca_file {}: {why}", file.display()));
    let mut all = CertificateDer::pem_file_iter(file).map_err(|e| wrong(e.to_string()))?;
    match all.next() {
        Some(Ok(_)) => Ok(()),
        Some(Err(error)) => Err(wrong(error.to_string())),
        None => Err(wrong("has no certificate".to_owned())),
    }
}

/// User and password in the first address, `nats://user:password@host`: the client library leaves them unused.
fn user_in(url: &str) -> Result<Option<(String, String)>, BusError> {
    let first = url.split(',').next().unwrap_or_default().trim();
    let address: ServerAddr = first.parse().map_err(|e| BusError::Config(format!("nats.url cannot be used: {e}")))?;
    Ok(address.username().zip(address.password()).map(|(user, password)| (user.to_owned(), password.to_owned())))
}

/// Whether a version such as `2.15.1` or `2.12.0-beta.1` is this one or newer.
fn since(version: &str, (major, minor): (u32, u32)) -> bool {
    let mut numbers = version.split('.').map_while(|part| part.parse::<u32>().ok());
    numbers.next().zip(numbers.next()).is_some_and(|found| found >= (major, minor))
}

/// Logs and counts what the connection reports.
fn note(incident: &Incident, health: &BusHealth, connects: &watch::Sender<u64>) {
    match incident {
        Incident::Connected => {
            health.connected.store(true, Ordering::Relaxed);
            connects.send_modify(|count| *count += 1);
            tracing::info!("connected to NATS");
        }
        // We closed it ourselves: nobody is missing.
        Incident::Closed => health.connected.store(false, Ordering::Relaxed),
        Incident::Disconnected => {
            if health.connected.swap(false, Ordering::Relaxed) {
                health.disconnects.fetch_add(1, Ordering::Relaxed);
                tracing::warn!("NATS is gone; connecting again");
            }
        }
        Incident::ServerError(ServerError::Other(text)) if text.contains(AFTER_A_BREAK) => {
            tracing::debug!(text, "a reading that ended with its connection is not asked about");
        }
        Incident::ServerError(error) => {
            health.errors.fetch_add(1, Ordering::Relaxed);
            let refused = matches!(error, ServerError::AuthorizationViolation);
            tracing::error!(%error, refused, "NATS reports an error on this connection");
        }
        Incident::ClientError(error) => {
            // While NATS is away every attempt to come back ends like this, and that it is away has been counted.
            if health.connected() {
                health.errors.fetch_add(1, Ordering::Relaxed);
            }
            tracing::debug!(%error, "the NATS client reports an error");
        }
        Incident::SlowConsumer(_) => {
            health.errors.fetch_add(1, Ordering::Relaxed);
            tracing::warn!("NATS messages were dropped because they were not read fast enough");
        }
        Incident::LameDuckMode | Incident::Draining => tracing::info!("the nats-server is going to stop"),
    }
}

fn missing_or_mute(stream: &str, error: &GetStreamError) -> BusError {
    match error.kind() {
        GetStreamErrorKind::JetStream(inner) => refused(stream, &inner),
        GetStreamErrorKind::EmptyName | GetStreamErrorKind::InvalidStreamName => {
            BusError::Config(format!("{stream} cannot be a stream's name"))
        }
        GetStreamErrorKind::Request => BusError::Unavailable(error.to_string()),
    }
}

fn nothing_or_mute<T>(source: &str, error: &RawMessageError) -> Result<Option<T>, BusError> {
    match error.kind() {
        LastRawMessageErrorKind::NoMessageFound => Ok(None),
        LastRawMessageErrorKind::JetStream(inner) if inner.error_code() == ErrorCode::NO_MESSAGE_FOUND => Ok(None),
        LastRawMessageErrorKind::JetStream(inner) => Err(refused(&stream_name(source), &inner)),
        LastRawMessageErrorKind::InvalidSubject | LastRawMessageErrorKind::Other => Err(BusError::Unavailable(error.to_string())),
    }
}

/// An answer of `JetStream` that is an error.
pub(super) fn refused(stream: &str, error: &Answer) -> BusError {
    match error.error_code() {
        ErrorCode::STREAM_NOT_FOUND => BusError::NoStream(stream.to_owned()),
        // The last one: fewer nodes than copies so far. Where that stays so, whoever waits gives up with these words.
        ErrorCode::CLUSTER_NOT_AVAILABLE
        | ErrorCode::JETSTREAM_NOT_ENABLED
        | ErrorCode::JETSTREAM_NOT_ENABLED_FOR_ACCOUNT
        | ErrorCode::CLUSTER_NO_PEERS => BusError::Unavailable(error.to_string()),
        code => BusError::Refused { code: code.0, text: error.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use async_nats::ClientError;

    use super::*;

    #[test]
    fn a_seed_or_an_authority_that_cannot_be_used_is_named_before_anybody_connects() {
        let (user, account) = (KeyPair::new_user().seed().unwrap(), KeyPair::new_account().seed().unwrap());
        let with = |nkey_seed: &str, ca_file: Option<&str>| NatsConfig {
            nkey_seed: nkey_seed.to_owned(),
            ca_file: ca_file.map(PathBuf::from),
            ..NatsConfig::default()
        };
        assert_eq!(with(&user, None).check(), Ok(()));
        for wrong in [&user[1..], account.as_str(), "SUNOSEED"] {
            let said = with(wrong, None).check().unwrap_err().to_string();
            assert!(said.contains("nats.nkey_seed") && !said.contains(wrong), "{said}");
        }
        for no_certificate in ["/nowhere/ca.pem", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")] {
            let said = with("", Some(no_certificate)).check().unwrap_err().to_string();
            assert!(said.contains("nats.ca_file") && said.contains(no_certificate), "{said}");
        }
    }

    #[test]
    fn a_connection_has_an_inbox_of_its_own_name() {
        let named = |name: &str| NatsConfig { name: name.to_owned(), ..NatsConfig::default() }.inbox();
        assert_eq!(named("partners"), "_INBOX.partners");
        assert_eq!(named("a house.>"), "_INBOX.a_house__");
    }

    #[test]
    fn a_restart_of_nats_counts_as_a_break_and_not_as_errors() {
        let (health, connects) = (BusHealth::default(), watch::Sender::new(0));
        let refused =
            |subject: &str| Incident::ServerError(ServerError::Other(format!("nats: Permissions Violation for Publish to \"{subject}\"")));
        let failed = || Incident::ClientError(ClientError::Other("IO error".to_owned()));
        let asked = refused("$JS.API.CONSUMER.INFO.SALA_SCHOOLS.56HVUOXR");
        for incident in [Incident::Connected, Incident::Disconnected, failed(), failed(), Incident::Connected, asked] {
            note(&incident, &health, &connects);
        }
        assert_eq!((health.connected(), health.disconnects(), health.errors()), (true, 1, 0));
        for incident in [refused("sala.v1.schools.school.registered"), failed()] {
            note(&incident, &health, &connects);
        }
        assert_eq!((health.disconnects(), health.errors(), *connects.borrow()), (1, 2, 2));
    }

    #[test]
    fn versions_are_compared_by_number() {
        for (version, new_enough) in
            [("2.15.1", true), ("2.12.0-beta.1", true), ("3.0.0", true), ("2.9.10", false), ("2.11.9", false), ("", false)]
        {
            assert_eq!(since(version, BATCHES_SINCE), new_enough, "{version}");
        }
    }
}
