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
use tonic::body::Body;
use tower::{Layer, Service};
use tracing::Instrument as _;

use super::GrpcConfig;
use super::lasting::Lasting;
use crate::auth::{Authenticator, Roles};
use crate::ctx::Call;
use crate::failure::{Failure, Locale};
use crate::kernel::{Clock, Ids};
use crate::metrics::Calls;
use crate::telemetry::RpcSpan;

/// What the door needs to know.
#[derive(Debug, Clone)]
pub struct Guard(Arc<Known>);

#[derive(Debug)]
struct Known {
    authenticator: Authenticator,
    roles: Roles,
    clock: Clock,
    ids: Ids,
    calls: Arc<Calls>,
    default_deadline: Duration,
    max_deadline: Duration,
}

impl Guard {
    /// A guard with these keys, roles and deadlines. Tokens are judged by the clock of the machine.
    pub fn new(authenticator: Authenticator, roles: Roles, config: &GrpcConfig) -> Self {
        Self(Arc::new(Known {
            authenticator,
            roles,
            clock: Clock::system(),
            ids: Ids::random(),
            calls: Arc::default(),
            default_deadline: Duration::from_secs(config.default_deadline_seconds),
            max_deadline: Duration::from_secs(config.max_deadline_seconds),
        }))
    }

    /// Counts the calls that come through.
    pub fn calls(&self) -> Arc<Calls> {
        Arc::clone(&self.0.calls)
    }

    fn admit(&self, method: &'static Method, headers: &HeaderMap, reference: &str, locale: Locale) -> Result<Call, Failure> {
        let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
        let identity = self.0.authenticator.identify(text("authorization"), self.0.clock.now().as_second())?;
        let caller = self.0.roles.admit(&identity, method.permission)?;
        let asked = text("grpc-timeout").and_then(timeout).unwrap_or(self.0.default_deadline);
        Ok(Call {
            caller,
            method,
            deadline: Instant::now() + asked.min(self.0.max_deadline),
            locale,
            trace: None,
            reference: reference.to_owned(),
            calls: self.calls(),
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
        let ongoing = self.guard.0.calls.begin(method);
        let reference = self.guard.0.ids.next(self.guard.0.clock.now()).simple().to_string();
        let locale = Locale::from_header(request.headers().get("accept-language").and_then(|v| v.to_str().ok()));
        let traced = RpcSpan::begin(method, request.headers(), &reference);
        let call = match self.guard.admit(method, request.headers(), &reference, locale) {
            Ok(call) => Call { trace: traced.context(request.headers()), ..call },
            Err(failure) => {
                tracing::info!(method = method.name, reference, reason = failure.reason(), "refused at the door");
                let response = failure.into_status(locale, &reference).into_http();
                traced.answered(ongoing.answered(response.headers()));
                return Box::pin(std::future::ready(Ok(response)));
            }
        };
        let deadline = call.deadline;
        request.extensions_mut().insert(call);
        let span = tracing::info_span!("rpc", method = method.name, context = method.context, reference);
        let answered = AssertUnwindSafe(self.inner.call(request)).catch_unwind();
        let answer = async move {
            let outcome = match tokio::time::timeout_at(deadline, answered).await {
                Ok(Ok(Ok(response))) if !is_unreadable(response.headers()) => Ok(response),
                Ok(Ok(_unreadable)) => Err(Failure::unreadable()),
                Ok(Err(_)) => Err(Failure::internal("a handler panicked")),
                Err(_) => Err(Failure::timed_out()),
            };
            let response = outcome.unwrap_or_else(|failure| failure.into_status(locale, &reference).into_http());
            if ongoing.streams() && !response.headers().contains_key("grpc-status") {
                return Ok(response.map(|body| Body::new(Lasting::new(body, ongoing, traced))));
            }
            traced.answered(ongoing.answered(response.headers()));
            Ok(response)
        };
        Box::pin(answer.instrument(span))
    }
}
