//! An OTLP collector inside a test.

use std::sync::{Arc, Mutex, PoisonError};

use opentelemetry_proto::tonic::collector::trace::v1::trace_service_server::{TraceService, TraceServiceServer};
use opentelemetry_proto::tonic::collector::trace::v1::{ExportTraceServiceRequest, ExportTraceServiceResponse};
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic::{Request, Response, Status};

/// A span, and the `service.name` of the process that made it.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) service: String,
    pub(super) span: Span,
}

impl Seen {
    /// An attribute as text.
    pub(super) fn attribute(&self, key: &str) -> Option<String> {
        let value = self.span.attributes.iter().find(|attribute| attribute.key == key)?.value.as_ref()?.value.as_ref()?;
        text(value)
    }

    /// Whether it links to a span.
    pub(super) fn links_to(&self, other: &Self) -> bool {
        self.span.links.iter().any(|link| link.trace_id == other.span.trace_id && link.span_id == other.span.span_id)
    }
}

pub(super) fn text(value: &Value) -> Option<String> {
    if let Value::StringValue(text) = value {
        return Some(text.clone());
    }
    if let Value::IntValue(number) = value {
        return Some(number.to_string());
    }
    None
}

/// Takes spans until it is dropped.
pub(super) struct Collector {
    endpoint: String,
    seen: Spans,
    server: JoinHandle<()>,
}

#[derive(Debug, Clone, Default)]
struct Spans(Arc<Mutex<Vec<Seen>>>);

impl Collector {
    pub(super) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let endpoint = format!("http://{}", listener.local_addr().expect("a bound port"));
        let seen = Spans::default();
        let serving = Server::builder()
            .add_service(TraceServiceServer::new(seen.clone()))
            .serve_with_incoming(TcpIncoming::from(listener).with_nodelay(Some(true)));
        #[expect(clippy::disallowed_methods, reason = "the collector is another process of the world, which this test plays")]
        let server = tokio::spawn(async move { serving.await.expect("the collector serves") });
        Self { endpoint, seen, server }
    }

    /// The setting that sends traces here.
    pub(super) fn setting(&self) -> String {
        format!("telemetry.otlp_endpoint={}", self.endpoint)
    }

    /// Every span so far.
    pub(super) fn spans(&self) -> Vec<Seen> {
        self.seen.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl Drop for Collector {
    fn drop(&mut self) {
        self.server.abort();
    }
}

#[tonic::async_trait]
impl TraceService for Spans {
    async fn export(&self, request: Request<ExportTraceServiceRequest>) -> Result<Response<ExportTraceServiceResponse>, Status> {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for of_process in request.into_inner().resource_spans {
            let attributes = of_process.resource.map(|resource| resource.attributes).unwrap_or_default();
            let named = attributes.into_iter().find(|attribute| attribute.key == "service.name");
            let service = named.and_then(|name| text(&name.value?.value?)).unwrap_or_default();
            let spans = of_process.scope_spans.into_iter().flat_map(|scope| scope.spans);
            seen.extend(spans.map(|span| Seen { service: service.clone(), span }));
        }
        Ok(Response::new(ExportTraceServiceResponse::default()))
    }
}
