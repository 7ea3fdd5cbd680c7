//! The door: every call passes it once. Outside in: panics stop here; the load limit lets in what the process can do; the deadline
//! runs; the token is checked; the caller's share is counted; and the role must permit the RPC before anything of the request is read.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use api::contract::{self, Method};
use futures_util::FutureExt as _;
use http::{HeaderMap, HeaderValue};
use opentelemetry::trace::SpanContext;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tonic::body::Body;
use tower::{Layer, Service};
use tracing::Instrument as _;

use super::GrpcConfig;
use super::allowance::Allowances;
use super::gate::{Gate, Place};
use super::lasting::Lasting;
use super::limits::Class;
use crate::auth::{Authenticator, Roles, SERVICE_HEADER};
use crate::ctx::Call;
use crate::failure::{Failure, Locale};
use crate::kernel::{Clock, Ids};
use crate::metrics::Calls;
use crate::peer::Inside;
use crate::telemetry::RpcSpan;
use crate::watch::StreamLimits;

/// What the door needs to know.
#[derive(Debug, Clone)]
pub struct Guard(Arc<Known>);

#[derive(Debug)]
struct Known {
    authenticator: Authenticator,
    roles: Roles,
    gate: Arc<Gate>,
    allowances: Allowances,
    clock: Clock,
    ids: Ids,
    calls: Arc<Calls>,
    default_deadline: Duration,
    max_deadline: Duration,
    streams: StreamLimits,
    draining: CancellationToken,
}

impl Guard {
    /// A guard with these keys, roles and deadlines. Tokens are judged by the clock of the machine.
    pub fn new(authenticator: Authenticator, roles: Roles, config: &GrpcConfig) -> Self {
        Self(Arc::new(Known {
            authenticator,
            roles,
            gate: Gate::new(&config.limits),
            allowances: Allowances::new(&config.limits),
            clock: Clock::system(),
            ids: Ids::random(),
            calls: Arc::default(),
            default_deadline: Duration::from_secs(config.default_deadline_seconds),
            max_deadline: Duration::from_secs(config.max_deadline_seconds),
            streams: StreamLimits {
                keep_alive: Duration::from_secs(config.stream_keep_alive_seconds),
                max_age: Duration::from_secs(config.stream_max_age_seconds),
                slow_consumer: Duration::from_secs(config.slow_consumer_seconds),
            },
            draining: CancellationToken::new(),
        }))
    }

    /// Counts the calls that come through.
    pub fn calls(&self) -> Arc<Calls> {
        Arc::clone(&self.0.calls)
    }

    /// Waits for the first keys of the issuer, where they come over the network.
    pub async fn ready(&self, within: Duration) -> Result<(), String> {
        self.0.authenticator.ready(within).await
    }

    /// Keeps the keys of the issuer fresh until told to stop.
    pub fn keep_keys(&self, stop: CancellationToken) -> impl Future<Output = ()> + Send + use<> {
        self.0.authenticator.keep_keys(stop)
    }

    /// The role table of this door.
    pub(super) fn roles(&self) -> &Roles {
        &self.0.roles
    }

    /// Tells running streams to end: they would hold a drain for ever.
    pub(super) fn end_streams(&self) {
        self.0.draining.cancel();
    }

    async fn admit(&self, arrival: &Arrival, headers: &HeaderMap) -> Result<Call, Failure> {
        let now = self.0.clock.now().as_second();
        let identity = self.0.authenticator.identify(text(headers, "authorization"), now).await?;
        let service = self.0.authenticator.service(text(headers, SERVICE_HEADER), arrival.method.context, now).await?;
        self.0.allowances.take(&identity.subject, arrival.class).map_err(Failure::too_many_requests)?;
        let caller = self.0.roles.admit(&identity, arrival.method.permission)?;
        let mut authorization = headers.get("authorization").cloned().unwrap_or_else(|| HeaderValue::from_static(""));
        authorization.set_sensitive(true);
        Ok(Call {
            caller,
            service,
            authorization,
            method: arrival.method,
            deadline: arrival.deadline,
            locale: arrival.locale,
            trace: arrival.trace.clone(),
            reference: arrival.reference.clone(),
            token_expires: arrival.at + Duration::from_secs(u64::try_from(identity.expires_at.saturating_sub(now)).unwrap_or(0)),
            // Only for streams, whose deadline is no more than the time in which they begin.
            patience: arrival.asked.filter(|_| arrival.method.streams).and_then(|asked| arrival.at.checked_add(asked)),
            streams: self.0.streams,
            draining: self.0.draining.clone(),
            calls: self.calls(),
        })
    }

    fn arrival(&self, method: &'static Method, headers: &HeaderMap) -> Arrival {
        let (at, asked) = (Instant::now(), text(headers, "grpc-timeout").and_then(timeout));
        Arrival {
            at,
            asked,
            method,
            class: Class::of(method),
            deadline: at + asked.unwrap_or(self.0.default_deadline).min(self.0.max_deadline),
            locale: Locale::from_header(text(headers, "accept-language")),
            reference: self.0.ids.next(self.0.clock.now()).simple().to_string(),
            trace: None,
        }
    }
}

/// What is known of a call before anybody asked who calls.
#[derive(Debug)]
struct Arrival {
    at: Instant,
    /// How long the caller said it would wait.
    asked: Option<Duration>,
    method: &'static Method,
    class: Class,
    deadline: Instant,
    locale: Locale,
    reference: String,
    /// What its effects refer to.
    trace: Option<SpanContext>,
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|v| v.to_str().ok())
}

/// The codec answers bytes that are no message with `INTERNAL` and a sentence of its own; the fault is the caller's.
fn is_unreadable(headers: &HeaderMap) -> bool {
    let starts = |name: &str, text: &str| headers.get(name).is_some_and(|value| value.as_bytes().starts_with(text.as_bytes()));
    starts("grpc-status", "13") && starts("grpc-message", "failed%20to%20decode%20Protobuf")
}

/// `grpc-timeout`: up to eight digits and a unit.
fn timeout(text: &str) -> Option<Duration> {
    let (digits, unit) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let n: u64 = if digits.len() <= 8 { digits.parse().ok()? } else { return None };
    Some(match unit {
        "H" => Duration::from_secs(n * 3600),
        "M" => Duration::from_secs(n * 60),
        "S" => Duration::from_secs(n),
        "m" => Duration::from_millis(n),
        "u" => Duration::from_micros(n),
        "n" => Duration::from_nanos(n),
        _ => return None,
    })
}

/// Puts a [`Door`] before a service.
#[derive(Debug, Clone)]
pub struct DoorLayer(Guard);

impl DoorLayer {
    /// A layer with this guard.
    pub fn new(guard: Guard) -> Self {
        Self(guard)
    }
}

impl<S> Layer<S> for DoorLayer {
    type Service = Door<S>;

    fn layer(&self, inner: S) -> Door<S> {
        Door::new(inner, self.0.clone())
    }
}

/// A service behind the guard.
#[derive(Debug, Clone)]
pub struct Door<S> {
    inner: S,
    guard: Guard,
}

impl<S> Door<S> {
    /// Puts the guard before `inner`.
    pub fn new(inner: S, guard: Guard) -> Self {
        Self { inner, guard }
    }
}

type Answer = Pin<Box<dyn Future<Output = Result<http::Response<Body>, Infallible>> + Send>>;

impl<S> Service<http::Request<Body>> for Door<S>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send + 'static,
{
    type Response = http::Response<Body>;
    type Error = Infallible;
    type Future = Answer;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: http::Request<Body>) -> Answer {
        let Some(method) = contract::method(request.uri().path()) else {
            // Health, reflection, or an unknown path that the router answers with UNIMPLEMENTED.
            return Box::pin(self.inner.call(request));
        };
        let arrival = self.guard.arrival(method, request.headers());
        let ongoing = self.guard.0.calls.begin(method);
        let traced = RpcSpan::begin(method, request.headers(), &arrival.reference);
        let arrival = Arrival { trace: traced.context(request.headers()), ..arrival };
        let span = tracing::info_span!("rpc", method = method.name, context = method.context, reference = arrival.reference);
        // The one that said it is ready makes the call; its copy waits for the next.
        let copy = self.inner.clone();
        let inner = std::mem::replace(&mut self.inner, copy);
        let guard = self.guard.clone();
        let answer = async move {
            let passing = AssertUnwindSafe(pass(inner, &guard, &arrival, request)).catch_unwind();
            let outcome = match tokio::time::timeout_at(arrival.deadline, passing).await {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(_)) => Err(Failure::internal("a handler panicked")),
                Err(_) => Err(Failure::timed_out()),
            };
            let response = outcome.unwrap_or_else(|failure| failure.into_status(arrival.locale, &arrival.reference).into_http());
            if ongoing.streams() && !response.headers().contains_key("grpc-status") {
                return Ok(response.map(|body| Body::new(Lasting::new(body, ongoing, traced))));
            }
            traced.answered(ongoing.answered(response.headers()));
            Ok(response)
        };
        Box::pin(answer.instrument(span))
    }
}

/// Through the door and on to the service.
async fn pass<S>(mut inner: S, guard: &Guard, arrival: &Arrival, mut request: http::Request<Body>) -> Result<http::Response<Body>, Failure>
where
    S: Service<http::Request<Body>, Response = http::Response<Body>, Error = Infallible>,
{
    // Held until the reply begins: a stream that goes on takes no place.
    let place = match request.extensions().get::<Inside>() {
        Some(Inside) => Place::inside(),
        None => guard.0.gate.enter(arrival.class != Class::Export).await?,
    };
    let refused = |failure: &Failure| {
        tracing::info!(method = arrival.method.name, reference = arrival.reference, reason = failure.reason(), "refused at the door");
    };
    let call = guard.admit(arrival, request.headers()).await.inspect_err(refused)?;
    request.extensions_mut().insert(call);
    let Ok(response) = inner.call(request).await;
    place.answered();
    if is_unreadable(response.headers()) { Err(Failure::unreadable()) } else { Ok(response) }
}
