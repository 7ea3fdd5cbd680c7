//! One command, followed by its traces from the caller to the board, over real processes and a real nats-server.

use api::common::v1::LocalizedText;
use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use chassis::peer::Peer;
use opentelemetry_proto::tonic::trace::v1::span::SpanKind;
use testkit::Caller;
use tonic::metadata::MetadataValue;

use super::collector::{Collector, Seen};
use crate::faults::street::Street;

const TITLE: &str = "บันทึกข้อตกลงที่ไม่ควรอยู่ในร่องรอย";
const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const CALLER: &str = "b7ad6b7169203331";
const OTHER: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const RPC: &str = "sala.partners.v1.PartnersService/CreateAgreement";

/// Everything that a span may say of itself.
const ATTRIBUTES: [&str; 16] = [
    "rpc.system.name",
    "rpc.method",
    "rpc.response.status_code",
    "error.type",
    "sala.reference",
    "sala.position",
    "db.system.name",
    "db.namespace",
    "db.operation.name",
    "messaging.system",
    "messaging.operation.name",
    "messaging.operation.type",
    "messaging.destination.name",
    "messaging.batch.message_count",
    "service.name",
    "service.version",
];

/// Drafts an agreement inside a caller's trace; gives its id.
async fn drafted(street: &Street, traceparent: &str) -> String {
    let caller = Caller::new(Peer::remote(&format!("http://{}", street.address())).expect("an address")).bearing(street.token());
    let title = LocalizedText { th: TITLE.to_owned(), en: String::new() };
    let agreement = pb::AgreementInput { kind: pb::AgreementKind::Mou.into(), title: Some(title), ..Default::default() };
    let mut request = tonic::Request::new(pb::CreateAgreementRequest { agreement: Some(agreement), ..Default::default() });
    request.metadata_mut().insert("traceparent", traceparent.parse::<MetadataValue<_>>().expect("plain text"));
    let reply = PartnersServiceClient::new(caller).create_agreement(request).await.expect("drafted");
    reply.into_inner().agreement.expect("the agreement is in the reply").id
}

fn stored(street: &Street, agreement: &str) -> String {
    street.one(&format!("select traceparent from partners.outbox where aggregate_id = '{agreement}'"))
}

fn named<'a>(spans: &'a [Seen], name: &str, kind: SpanKind) -> Vec<&'a Seen> {
    spans.iter().filter(|seen| seen.span.name == name && seen.span.kind == i32::from(kind)).collect()
}

fn of_trace<'a>(spans: &'a [Seen], trace: &str) -> Vec<&'a Seen> {
    spans.iter().filter(|seen| hex::encode(&seen.span.trace_id) == trace).collect()
}

async fn on_the_board(street: &mut Street, events: i64) {
    let desk = street.desk();
    street.until("the board has read it", async |_| desk.position().await.filter(|position| *position >= events)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_can_be_followed_from_its_caller_through_the_stream_to_the_board() {
    let program = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let collector = Collector::start().await;
    let mut street = Street::servers(&program);
    street.start_partners(&[&collector.setting()]);
    street.start_reporting_with(&[&collector.setting()]);
    street.ready().await;

    let agreement = drafted(&street, &format!("00-{TRACE}-{CALLER}-01")).await;
    on_the_board(&mut street, 1).await;
    // Who says that its trace is not kept is taken at its word, here and everywhere behind it.
    let unseen = drafted(&street, &format!("00-{OTHER}-{CALLER}-00")).await;
    on_the_board(&mut street, 2).await;
    // A drain sends what is left.
    for mut process in [street.partners.take(), street.reporting.take()].into_iter().flatten() {
        process.signal("TERM");
        assert!(process.end().await.success(), "a drain ends with 0");
    }

    let spans = collector.spans();
    let [rpc] = named(&spans, RPC, SpanKind::Server)[..] else { panic!("one call of {RPC}: {spans:#?}") };
    assert_eq!((hex::encode(&rpc.span.trace_id), hex::encode(&rpc.span.parent_span_id)), (TRACE.to_owned(), CALLER.to_owned()));
    assert_eq!(rpc.service, "sala-partners");
    let said = ["rpc.system.name", "rpc.method", "rpc.response.status_code"].map(|key| rpc.attribute(key).unwrap_or_default());
    assert_eq!(said, ["grpc", RPC, "OK"]);
    let [transaction] = named(&spans, "command partners", SpanKind::Client)[..] else { panic!("one transaction: {spans:#?}") };
    assert_eq!((&transaction.span.trace_id, &transaction.span.parent_span_id), (&rpc.span.trace_id, &rpc.span.span_id));

    assert_eq!(stored(&street, &agreement), format!("00-{TRACE}-{}-01", hex::encode(&rpc.span.span_id)));
    let [publish] = named(&spans, "publish SALA_PARTNERS", SpanKind::Producer)[..] else { panic!("one run of events: {spans:#?}") };
    assert!(publish.links_to(rpc), "{publish:#?}");
    let [apply] = named(&spans, "apply SALA_PARTNERS", SpanKind::Consumer)[..] else { panic!("read once: {spans:#?}") };
    assert!(apply.links_to(rpc), "{apply:#?}");
    assert_eq!((publish.service.as_str(), apply.service.as_str()), ("sala-partners", "sala-reporting"));
    assert!(rpc.span.start_time_unix_nano < publish.span.start_time_unix_nano, "first told, then published");
    assert!(publish.span.start_time_unix_nano < apply.span.end_time_unix_nano, "first published, then applied");
    assert_eq!(publish.attribute("sala.position").as_deref(), Some("1"));

    assert!(of_trace(&spans, OTHER).is_empty(), "an unkept trace");
    let parent = stored(&street, &unseen);
    assert!(parent.starts_with(&format!("00-{OTHER}-")) && parent.ends_with("-00") && !parent.contains(CALLER), "{parent}");
    nothing_personal(&spans, &[&agreement, "street", TITLE]);
}

fn nothing_personal(spans: &[Seen], secrets: &[&str]) {
    for seen in spans {
        for attribute in &seen.span.attributes {
            assert!(ATTRIBUTES.contains(&attribute.key.as_str()), "{}: {}", seen.span.name, attribute.key);
        }
        let everything = format!("{seen:?}");
        for secret in secrets {
            assert!(!everything.contains(secret), "{}: {secret}", seen.span.name);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_collector_the_trace_of_the_caller_is_carried_on_as_it_came() {
    let program = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let mut street = Street::servers(&program);
    street.start_partners(&[]);
    street.ready().await;
    let traceparent = format!("00-{TRACE}-{CALLER}-01");
    let agreement = drafted(&street, &traceparent).await;
    assert_eq!(stored(&street, &agreement), traceparent);
    let garbled = drafted(&street, "00-not-a-trace").await;
    assert_eq!(stored(&street, &garbled), "");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_collector_that_is_away_holds_up_neither_calls_nor_the_end() {
    let program = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let mut street = Street::servers(&program);
    let nobody = crate::faults::sala::free_port();
    street.start_partners(&[&format!("telemetry.otlp_endpoint=http://127.0.0.1:{nobody}")]);
    street.ready().await;
    let agreement = drafted(&street, &format!("00-{TRACE}-{CALLER}-01")).await;
    assert!(stored(&street, &agreement).starts_with(&format!("00-{TRACE}-")));
    let began = std::time::Instant::now();
    let mut partners = street.partners.take().expect("the writer runs");
    partners.signal("TERM");
    assert!(partners.end().await.success(), "a drain ends with 0");
    assert!(began.elapsed() < std::time::Duration::from_secs(10), "{:?}", began.elapsed());
}
