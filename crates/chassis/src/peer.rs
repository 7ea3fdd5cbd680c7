//! Another service: in this process or across the network. The generated client does not know which.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use api::contract;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use tokio::time::Instant;
use tonic::body::Body;
use tonic::transport::{Channel, Endpoint};
use tower::Service;
use tower::util::BoxCloneSyncService;

use crate::auth::{SERVICE_HEADER, ServiceKey};
use crate::ctx::Call;
use crate::failure::Locale;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A type-erased connection to a service.
#[derive(Debug, Clone)]
pub struct Peer {
    service: BoxCloneSyncService<http::Request<Body>, http::Response<Body>, BoxError>,
    signer: Option<Signer>,
    behalf: Option<Arc<Behalf>>,
}

/// The service that calls.
#[derive(Debug, Clone)]
struct Signer {
    name: &'static str,
    key: Arc<ServiceKey>,
}

/// The call that this one is a part of.
#[derive(Debug)]
struct Behalf {
    authorization: HeaderValue,
    language: HeaderValue,
    traceparent: Option<HeaderValue>,
    deadline: Instant,
}

/// Marks a call that is part of another one in this process, which has passed the load limit. It travels beside the message, never over
/// the network, so nobody outside can claim it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Inside;

impl Peer {
    /// A service in this process, behind its door.
    pub fn in_process<S>(service: S) -> Self
    where
        S: Service<http::Request<Body>, Response = http::Response<Body>> + Clone + Send + Sync + 'static,
        S::Error: Into<BoxError>,
        S::Future: Send + 'static,
    {
        Self { service: BoxCloneSyncService::new(tower::ServiceExt::map_err(service, Into::into)), signer: None, behalf: None }
    }

    /// A service at an address such as `http://partners:5064`; connects when first used and again after a break.
    pub fn remote(address: &str) -> Result<Self, tonic::transport::Error> {
        let channel: Channel = Endpoint::from_shared(address.to_owned())?.connect_lazy();
        Ok(Self::in_process(channel))
    }

    /// The same peer, which is told with every call that the service `name` calls.
    #[must_use]
    pub fn signed(self, name: &'static str, key: Arc<ServiceKey>) -> Self {
        Self { signer: Some(Signer { name, key }), ..self }
    }

    /// The same peer for what is done on behalf of a call: with the user's token, language and trace, within the time that is left.
    #[must_use]
    pub fn on_behalf_of(&self, call: &Call) -> Self {
        let behalf = Behalf {
            authorization: call.authorization.clone(),
            language: HeaderValue::from_static(match call.locale {
                Locale::Th => "th",
                Locale::En => "en",
            }),
            traceparent: call.traceparent().and_then(|text| HeaderValue::from_str(&text).ok()),
            deadline: call.deadline,
        };
        Self { behalf: Some(Arc::new(behalf)), ..self.clone() }
    }
}

impl Signer {
    fn sign(&self, path: &str, headers: &mut HeaderMap) -> Result<(), BoxError> {
        // Only a service of the house reads it, and each only what is meant for it.
        if let Some(method) = contract::method(path) {
            headers.insert(HeaderName::from_static(SERVICE_HEADER), self.key.header(self.name, method.context)?);
        }
        Ok(())
    }
}

impl Behalf {
    fn put(&self, headers: &mut HeaderMap) {
        headers.insert(header::AUTHORIZATION, self.authorization.clone());
        headers.insert(header::ACCEPT_LANGUAGE, self.language.clone());
        if let Some(traceparent) = &self.traceparent {
            headers.insert(HeaderName::from_static("traceparent"), traceparent.clone());
        }
        // A patience of the client's own stays: it can only be shorter, because the outer call ends at its deadline anyway.
        headers
            .entry(HeaderName::from_static("grpc-timeout"))
            .or_insert_with(|| timeout(self.deadline.saturating_duration_since(Instant::now())));
    }
}

/// `grpc-timeout` has at most eight digits.
fn timeout(left: Duration) -> HeaderValue {
    let text = match left.as_micros() {
        micros @ 0..=99_999_999 => format!("{micros}u"),
        micros => format!("{}m", (micros / 1_000).min(99_999_999)),
    };
    HeaderValue::from_str(&text).unwrap_or_else(|_| HeaderValue::from_static("0u"))
}

impl Service<http::Request<Body>> for Peer {
    type Response = http::Response<Body>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.service.poll_ready(cx)
    }

    fn call(&mut self, mut request: http::Request<Body>) -> Self::Future {
        if let Some(behalf) = &self.behalf {
            behalf.put(request.headers_mut());
            request.extensions_mut().insert(Inside);
        }
        if let Some(signer) = &self.signer {
            let path = request.uri().path().to_owned();
            if let Err(error) = signer.sign(&path, request.headers_mut()) {
                return Box::pin(std::future::ready(Err(error)));
            }
        }
        self.service.call(request)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timeout_has_eight_digits_at_most() {
        for (left, text) in [
            (Duration::ZERO, "0u"),
            (Duration::from_micros(99_999_999), "99999999u"),
            (Duration::from_secs(100), "100000m"),
            (Duration::MAX, "99999999m"),
        ] {
            assert_eq!(timeout(left), text);
        }
    }
}
