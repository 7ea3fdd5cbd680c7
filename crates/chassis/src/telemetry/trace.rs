//! Traces, sent by OTLP to a collector nearby; off unless an address is given.
//!
//! Spans are made by hand at few places, with the names and attributes of OpenTelemetry's conventions: the RPC (`server`), its
//! transactions (`client`), a run of events on its way to the stream (`producer`), a run of events into the read models
//! (`consumer`). The last two are traces of their own that link to the RPCs whose events they carry: a run carries the events of
//! many calls. What joins them is the `traceparent` of the RPC in the outbox row and in the headers of the message.
//!
//! No names, no payloads, no ids of persons: attributes are names of the contract, codes, positions and counts.

use std::collections::HashSet;
use std::str::FromStr as _;
use std::sync::OnceLock;
use std::time::Duration;

use api::contract::Method;
use http::HeaderMap;
use opentelemetry::trace::{
    Link, Span as _, SpanContext, SpanId, SpanKind, Status, TraceContextExt as _, TraceFlags, TraceId, TraceState, Tracer as _,
    TracerProvider as _,
};
use opentelemetry::{Context, KeyValue};
use opentelemetry_otlp::{SpanExporter, WithExportConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{Sampler, SamplingResult, SdkTracer, SdkTracerProvider, ShouldSample, Span};
use serde::Deserialize;

use crate::bus::stream_name;
use crate::event::Event;

/// A collector that does not answer in time loses what it was sent.
const EXPORT_WITHIN: Duration = Duration::from_secs(5);
/// A run has 500 events at most, and each may come from another call.
const LINKS: u32 = 512;

/// Where traces go.
#[derive(Debug, Clone, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct TelemetryConfig {
    /// Address of an OTLP collector, `http://host:4317`; `""` is nowhere.
    pub otlp_endpoint: String,
    /// Share of the traces that begin here and are kept, 0 to 1. A caller that brings a trace has decided already.
    pub sample_ratio: f64,
}

impl Default for TelemetryConfig {
    fn default() -> Self {
        Self { otlp_endpoint: String::new(), sample_ratio: 1.0 }
    }
}

/// The tracer of the process: None in it, or nothing in the cell, when nobody wants traces.
static TRACER: OnceLock<SdkTracer> = OnceLock::new();

/// Traces on their way to the collector.
#[derive(Debug, Default)]
pub struct Traces(Option<SdkTracerProvider>);

impl Traces {
    /// Starts tracing where an address is given. Has to be called on the runtime that carries the spans away. A second call in one
    /// process changes nothing.
    pub fn start(config: &TelemetryConfig, service: &str, version: &'static str) -> Result<Self, String> {
        if config.otlp_endpoint.is_empty() {
            return Ok(Self(None));
        }
        if !(0.0..=1.0).contains(&config.sample_ratio) {
            return Err(format!("telemetry.sample_ratio {} is not between 0 and 1", config.sample_ratio));
        }
        if !config.otlp_endpoint.starts_with("http://") {
            return Err(format!("telemetry.otlp_endpoint {:?} is not http://HOST:PORT: the collector stands nearby", config.otlp_endpoint));
        }
        let exporter = SpanExporter::builder().with_tonic().with_endpoint(&config.otlp_endpoint).with_timeout(EXPORT_WITHIN).build();
        let exporter = exporter.map_err(|e| format!("telemetry.otlp_endpoint: {e}"))?;
        let about = [KeyValue::new("service.namespace", "sala"), KeyValue::new("service.version", version)];
        let provider = SdkTracerProvider::builder()
            .with_resource(Resource::builder_empty().with_service_name(service.to_owned()).with_attributes(about).build())
            .with_sampler(Sampling(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(config.sample_ratio)))))
            .with_max_links_per_span(LINKS)
            .with_batch_exporter(exporter)
            .build();
        let _first = TRACER.set(provider.tracer("sala"));
        Ok(Self(Some(provider)))
    }

    /// Sends what is left, within bounds. Afterwards nothing is traced any more.
    pub async fn end(self, within: Duration) {
        let Some(provider) = self.0 else { return };
        let ended = tokio::task::spawn_blocking(move || provider.shutdown_with_timeout(within)).await;
        match ended {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "the last spans did not reach the collector"),
            Err(error) => tracing::warn!(%error, "the last spans were not sent"),
        }
    }
}

/// A span that links to another trace is kept where that one is; everything else as the caller, or else the ratio, says.
#[derive(Debug, Clone)]
struct Sampling(Sampler);

impl ShouldSample for Sampling {
    fn should_sample(
        &self,
        parent: Option<&Context>,
        trace_id: TraceId,
        name: &str,
        kind: &SpanKind,
        attributes: &[KeyValue],
        links: &[Link],
    ) -> SamplingResult {
        let linked = links.iter().any(|link| link.span_context.is_sampled());
        let decides = if linked { &Sampler::AlwaysOn } else { &self.0 };
        decides.should_sample(parent, trace_id, name, kind, attributes, links)
    }
}

/// The span of a call. Ends when it is dropped.
#[derive(Debug)]
pub(crate) struct RpcSpan(Option<Span>);

impl RpcSpan {
    /// Begins with the call, as a part of the caller's trace where it brings one.
    pub(crate) fn begin(method: &'static Method, headers: &HeaderMap, reference: &str) -> Self {
        let Some(tracer) = TRACER.get() else { return Self(None) };
        let name = method.path.trim_start_matches('/');
        let attributes = [
            KeyValue::new("rpc.system.name", "grpc"),
            KeyValue::new("rpc.method", name),
            KeyValue::new("sala.reference", reference.to_owned()),
        ];
        let parent = caller(headers).map_or_else(Context::new, |context| Context::new().with_remote_span_context(context));
        let builder = tracer.span_builder(name).with_kind(SpanKind::Server).with_attributes(attributes);
        Self(Some(builder.start_with_context(tracer, &parent)))
    }

    /// What the effects of the call refer to: this span, or what the caller brought when nothing is traced here.
    pub(crate) fn context(&self, headers: &HeaderMap) -> Option<SpanContext> {
        self.0.as_ref().map(|span| span.span_context().clone()).or_else(|| caller(headers))
    }

    /// Ends with the answer.
    pub(crate) fn answered(self, code: &'static str) {
        let Some(mut span) = self.0 else { return };
        span.set_attribute(KeyValue::new("rpc.response.status_code", code));
        // What the caller did wrong is no error of ours.
        if matches!(code, "UNKNOWN" | "DEADLINE_EXCEEDED" | "UNIMPLEMENTED" | "INTERNAL" | "UNAVAILABLE" | "DATA_LOSS") {
            span.set_attribute(KeyValue::new("error.type", code));
            span.set_status(Status::error(""));
        }
    }
}

/// The span of a transaction inside a call; nothing when the call is not traced. Ends when it is dropped.
pub(crate) fn transaction(call: Option<&SpanContext>, schema: &'static str, operation: &'static str) -> Option<Span> {
    let call = call.filter(|context| context.is_sampled())?;
    let tracer = TRACER.get()?;
    let attributes = [
        KeyValue::new("db.system.name", "postgresql"),
        KeyValue::new("db.namespace", schema),
        KeyValue::new("db.operation.name", operation),
    ];
    let builder = tracer.span_builder(format!("{operation} {schema}")).with_kind(SpanKind::Client).with_attributes(attributes);
    Some(builder.start_with_context(tracer, &Context::new().with_remote_span_context(call.clone())))
}

/// The span of a run of events to the stream, linked to the calls that told them; nothing when none of those is traced.
pub(crate) fn publishing(source: &str, events: &[Event]) -> Option<Span> {
    run("publish", "send", SpanKind::Producer, source, events.iter())
}

/// The span of a run of events into the read models.
pub(crate) fn applying<'a>(source: &str, events: impl Iterator<Item = &'a Event> + Clone) -> Option<Span> {
    run("apply", "process", SpanKind::Consumer, source, events)
}

fn run<'a>(
    operation: &'static str,
    kind_of_operation: &'static str,
    kind: SpanKind,
    source: &str,
    events: impl Iterator<Item = &'a Event> + Clone,
) -> Option<Span> {
    let tracer = TRACER.get()?;
    let mut seen = HashSet::new();
    let links: Vec<Link> = events
        .clone()
        .filter_map(|event| parse(event.traceparent.as_deref()?, None))
        .filter(|context| context.is_sampled() && seen.insert(context.span_id()))
        .map(Link::with_context)
        .collect();
    if links.is_empty() {
        return None;
    }
    let stream = stream_name(source);
    let (first, count) = (events.clone().next().map_or(0, |event| event.position), events.count());
    let attributes = [
        KeyValue::new("messaging.system", "nats"),
        KeyValue::new("messaging.operation.name", operation),
        KeyValue::new("messaging.operation.type", kind_of_operation),
        KeyValue::new("messaging.destination.name", stream.clone()),
        KeyValue::new("messaging.batch.message_count", i64::try_from(count).unwrap_or(i64::MAX)),
        KeyValue::new("sala.position", first),
    ];
    let builder = tracer.span_builder(format!("{operation} {stream}")).with_kind(kind).with_attributes(attributes).with_links(links);
    Some(builder.start_with_context(tracer, &Context::new()))
}

/// Marks a span whose work did not succeed.
pub(crate) fn failed(span: &mut Option<Span>) {
    if let Some(span) = span {
        span.set_status(Status::error(""));
    }
}

/// W3C trace context as it is stored and carried.
pub(crate) fn traceparent(context: &SpanContext) -> String {
    format!("00-{}-{}-{:02x}", context.trace_id(), context.span_id(), context.trace_flags().to_u8())
}

/// What the caller brings.
fn caller(headers: &HeaderMap) -> Option<SpanContext> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    parse(text("traceparent")?, text("tracestate"))
}

/// `00-<trace id>-<span id>-<flags>`, in lower-case hexadecimal; a later version may have more fields. None for anything else.
fn parse(traceparent: &str, tracestate: Option<&str>) -> Option<SpanContext> {
    let lower_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    let mut fields = traceparent.split('-');
    let (version, trace_id, span_id, flags) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
    let lengths = (version.len(), trace_id.len(), span_id.len(), flags.len()) == (2, 32, 16, 2);
    let whole = version != "ff" && (version != "00" || fields.next().is_none());
    if !lengths || !whole || ![version, trace_id, span_id, flags].into_iter().all(lower_hex) {
        return None;
    }
    let flags = TraceFlags::new(u8::from_str_radix(flags, 16).ok()?) & TraceFlags::SAMPLED;
    let state = tracestate.and_then(|state| TraceState::from_str(state).ok()).unwrap_or_default();
    let context = SpanContext::new(TraceId::from_hex(trace_id).ok()?, SpanId::from_hex(span_id).ok()?, flags, true, state);
    context.is_valid().then_some(context)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEPT: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    #[test]
    fn a_trace_context_comes_back_as_it_went() {
        let context = parse(KEPT, Some("vendor=1")).expect("is one");
        assert!(context.is_sampled() && context.is_remote());
        assert_eq!(traceparent(&context), KEPT);
        assert_eq!(context.trace_state().header(), "vendor=1");
        let later = parse("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03-more", None).expect("a later version");
        assert_eq!(traceparent(&later), KEPT);
    }

    #[test]
    fn what_is_no_trace_context_is_none() {
        for text in [
            "",
            "00",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333g-01",
        ] {
            assert_eq!(parse(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_run_is_kept_where_one_of_its_calls_is_and_a_call_by_the_ratio() {
        let sampling = Sampling(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(0.0))));
        let trace = TraceId::from_hex("0af7651916cd43dd8448eb211c80319c").expect("an id");
        let decision = |links: &[Link]| sampling.should_sample(None, trace, "publish", &SpanKind::Producer, &[], links).decision;
        let link = |text: &str| Link::with_context(parse(text, None).expect("is one"));
        let dropped = link("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        assert_eq!(decision(&[]), opentelemetry_sdk::trace::SamplingDecision::Drop);
        assert_eq!(decision(std::slice::from_ref(&dropped)), opentelemetry_sdk::trace::SamplingDecision::Drop);
        assert_eq!(decision(&[dropped, link(KEPT)]), opentelemetry_sdk::trace::SamplingDecision::RecordAndSample);
    }

    #[test]
    fn an_address_or_a_ratio_that_cannot_be_used_is_named() {
        let start = |otlp_endpoint: &str, sample_ratio| {
            let config = TelemetryConfig { otlp_endpoint: otlp_endpoint.to_owned(), sample_ratio };
            Traces::start(&config, "test", "0").err().unwrap_or_default()
        };
        assert_eq!(start("", 9.0), "", "nobody wants traces");
        assert!(start("https://far.away", 1.0).contains("telemetry.otlp_endpoint"));
        assert!(start("http://127.0.0.1:4317", 1.5).contains("telemetry.sample_ratio"));
    }
}
