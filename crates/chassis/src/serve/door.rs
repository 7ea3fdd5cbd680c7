//! The door: every call passes it once. Panics stop here, the deadline starts here, the token is checked here, and the role
//! must permit the RPC before anything of the request is read.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use api::contract::{self, Method};
use futures_util::FutureExt as _;
use http::HeaderMap;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tonic::body::Body;
use tower::{Layer, Service};
use tracing::Instrument as _;

use super::GrpcConfig;
use crate::auth::{Authenticator, Roles};
use crate::ctx::Call;
use crate::failure::{Failure, Locale};
use crate::kernel::{Clock, Ids};
use crate::watch::StreamLimits;

/// What the door needs to know.
#[derive(Debug, Clone)]
pub struct Guard(Arc<Known>);

#[derive(Debug)]
struct Known {
    authenticator: Authenticator,
    roles: Roles,
    clock: Clock,
    ids: Ids,
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
            clock: Clock::system(),
            ids: Ids::random(),
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

    /// Tells running streams to end: they would hold a drain for ever.
    pub(super) fn end_streams(&self) {
        self.0.draining.cancel();
    }

    fn admit(&self, method: &'static Method, headers: &HeaderMap, reference: &str, locale: Locale) -> Result<Call, Failure> {
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let (now, at) = (self.0.clock.now().as_second(), Instant::now());
        let identity = self.0.authenticator.identify(text("authorization"), now)?;
        let caller = self.0.roles.admit(&identity, method.permission)?;
        let asked = text("grpc-timeout").and_then(timeout);
        Ok(Call {
            caller,
            method,
            deadline: at + asked.unwrap_or(self.0.default_deadline).min(self.0.max_deadline),
            locale,
            traceparent: text("traceparent").filter(|t| t.len() <= 64).map(str::to_owned),
            reference: reference.to_owned(),
            token_expires: at + Duration::from_secs(u64::try_from(identity.expires_at - now).unwrap_or(0)),
            // Only for streams, whose deadline is no more than the time in which they begin.
            patience: asked.filter(|_| method.streams).and_then(|asked| at.checked_add(asked)),
            streams: self.0.streams,
            draining: self.0.draining.clone(),
        })
    }
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

    fn call(&mut self, mut request: http::Request<Body>) -> Answer {
        let Some(method) = contract::method(request.uri().path()) else {
            // Health, reflection, or an unknown path that the router answers with UNIMPLEMENTED.
            return Box::pin(self.inner.call(request));
        };
        let reference = self.guard.0.ids.next(self.guard.0.clock.now()).simple().to_string();
        let locale = Locale::from_header(request.headers().get("accept-language").and_then(|v| v.to_str().ok()));
        let call = match self.guard.admit(method, request.headers(), &reference, locale) {
            Ok(call) => call,
            Err(failure) => {
                tracing::info!(method = method.name, reference, reason = failure.reason(), "refused at the door");
                return Box::pin(std::future::ready(Ok(failure.into_status(locale, &reference).into_http())));
            }
        };
        let deadline = call.deadline;
        request.extensions_mut().insert(call);
        let span = tracing::info_span!("rpc", method = method.name, context = method.context, reference);
        let answered = AssertUnwindSafe(self.inner.call(request)).catch_unwind();
        let answer = async move {
            let failure = match tokio::time::timeout_at(deadline, answered).await {
                Ok(Ok(Ok(response))) if !is_unreadable(response.headers()) => return Ok(response),
                Ok(Ok(_unreadable)) => Failure::unreadable(),
                Ok(Err(_)) => Failure::internal("a handler panicked"),
                Err(_) => Failure::timed_out(),
            };
            Ok(failure.into_status(locale, &reference).into_http())
        };
        Box::pin(answer.instrument(span))
    }
}
