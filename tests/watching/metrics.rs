//! `/metrics`, `/livez` and `/readyz` of real processes, in good and in bad weather.

use api::partners::v1 as pb;
use api::partners::v1::partners_service_client::PartnersServiceClient;
use api::reporting::v1::WatchPartnershipsRequest;
use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use chassis::peer::Peer;
use testkit::Caller;

use super::page::Port;
use crate::faults::check::all_is_one;
use crate::faults::street::Street;

/// What `operations.md` promises, by family. (Counters end in `_total` in their series.)
const WRITER: [&str; 17] = [
    "rpc_server_call_duration_seconds",
    "rpc_server_refusals",
    "authz_denied",
    "idempotency_replays",
    "outbox_oldest_unpublished_age_seconds",
    "outbox_unpublished_events",
    "relay_leader",
    "relay_republished",
    "relay_reconcile",
    "db_pool_connections",
    "db_pool_connections_max",
    "schema_version",
    "build",
    "nats_connected",
    "nats_errors",
    "process_resident_memory_bytes",
    "process_cpu_seconds",
];
const READER: [&str; 6] =
    ["projection_lag_events", "projection_lag_seconds", "projection_parked_events", "projection_gap", "schema_version", "nats_connected"];
/// More series than this is a label without bounds.
const SERIES: usize = 600;

/// A house with both services, each with an admin port.
async fn watched(settings: &[&str]) -> (Street, Port, Port) {
    let program = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let (writer, reader) = (Port::free(), Port::free());
    let mut street = Street::servers(&program);
    street.start_partners(&[&[&*writer.setting()], settings].concat());
    street.start_reporting_with(&[&reader.setting()]);
    street.ready().await;
    (street, writer, reader)
}

/// Refused at the door, made once, made again under the same request id.
async fn three_calls(street: &Street) {
    let at = || Caller::new(Peer::remote(&format!("http://{}", street.address())).expect("an address"));
    let request = pb::CreateAgreementRequest {
        request_id: street.desk().new_id(),
        agreement: Some(pb::AgreementInput {
            kind: pb::AgreementKind::Mou.into(),
            title: Some(api::common::v1::LocalizedText {
                th: "บันทึกข้อตกลงทดสอบ".to_owned(), en: String::new()
            }),
            ..Default::default()
        }),
        ..Default::default()
    };
    let refused = PartnersServiceClient::new(at()).create_agreement(request.clone()).await.expect_err("nobody without a token");
    assert_eq!(refused.code(), tonic::Code::Unauthenticated);
    for _ in 0..2 {
        PartnersServiceClient::new(at().bearing(street.token())).create_agreement(request.clone()).await.expect("made, and made again");
    }
}

fn calls(method: &str, code: &str) -> String {
    format!(
        r#"rpc_server_call_duration_seconds_count{{rpc_system_name="grpc",rpc_method="sala.partners.v1.PartnersService/{method}",rpc_response_status_code="{code}"}}"#
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_shows_calls_events_and_readers_and_has_no_label_without_bounds() {
    let (mut street, writer, reader) = watched(&[]).await;
    let desk = street.desk();
    desk.round().await;
    all_is_one(&mut street, &desk).await;
    three_calls(&street).await;

    let page = street
        .until("the writer has published all four", async |_| {
            let page = writer.page().await?;
            (page.value(r#"relay_published_position{source="partners"}"#) == Some(4.0)).then_some(page)
        })
        .await;
    for family in WRITER {
        assert!(page.families.contains_key(family), "{family} is missing:\n{}", page.text);
    }
    let counted =
        page.values([&calls("CreateAgreement", "OK"), &calls("CreateAgreement", "UNAUTHENTICATED"), &calls("UpdateAgreement", "OK")]);
    assert_eq!(counted, [Some(3.0), Some(1.0), Some(1.0)]);
    let others = [
        "idempotency_replays_total",
        r#"authz_denied_total{reason="SIGN_IN_REQUIRED"}"#,
        r#"relay_leader{source="partners"}"#,
        r#"relay_flow{source="partners",flow="flowing"}"#,
        r#"outbox_unpublished_events{source="partners"}"#,
        r#"db_up{service="partners"}"#,
        "nats_connected",
        &format!(r#"build_info{{version="{}"}}"#, env!("CARGO_PKG_VERSION")),
    ];
    assert_eq!(page.values(others), [Some(1.0), Some(1.0), Some(1.0), Some(1.0), Some(0.0), Some(1.0), Some(1.0), Some(1.0)]);

    let board = reader.page().await.expect("the reader shows itself");
    for family in READER {
        assert!(board.families.contains_key(family), "{family} is missing:\n{}", board.text);
    }
    let of_reader = |name: &str| board.value(&format!(r#"{name}{{reader="reporting",source="partners"}}"#));
    assert_eq!(of_reader("projection_parked_events"), Some(0.0));
    assert_eq!(of_reader("projection_gap_total"), Some(0.0));
    for page in [&page, &board] {
        assert!(page.series.len() < SERIES, "{} series", page.series.len());
        let ids: Vec<_> = page.series.keys().filter(|series| series.split('"').any(|word| uuid::Uuid::parse_str(word).is_ok())).collect();
        assert!(ids.is_empty(), "{ids:?}");
    }
    assert_eq!(writer.get("/").await.map(|(status, _)| status), Some(404));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_nats_a_writer_stays_ready_and_the_gauges_show_what_waits() {
    let (mut street, writer, _) = watched(&[]).await;
    let desk = street.desk();
    desk.round().await;
    all_is_one(&mut street, &desk).await;

    street.nats.kill();
    desk.round().await;
    street
        .until("the gauges show what waits", async |_| {
            let page = writer.page().await?;
            let waiting = page.value(r#"outbox_unpublished_events{source="partners"}"#) == Some(3.0);
            let age = page.value(r#"outbox_oldest_unpublished_age_seconds{source="partners"}"#)?;
            (waiting && age > 0.0 && page.value("nats_connected") == Some(0.0)).then_some(())
        })
        .await;
    assert_eq!(writer.get("/readyz").await, Some((200, "ready\n".to_owned())));
    street.nats.start_again().expect("nats-server starts again");
    all_is_one(&mut street, &desk).await;
    street
        .until("nothing waits any more", async |_| {
            let page = writer.page().await?;
            (page.value(r#"outbox_unpublished_events{source="partners"}"#) == Some(0.0)).then_some(())
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_silent_database_makes_a_service_unready_but_neither_dead_nor_mute() {
    let (mut street, writer, _) = watched(&["grpc.lame_duck_seconds=3"]).await;
    assert_eq!(writer.get("/readyz").await, Some((200, "ready\n".to_owned())));
    // Who holds the log makes its gauges go away, and nothing else.
    let mut gate = street.session();
    gate.run("begin; lock table partners.outbox in access exclusive mode").expect("the lock is taken");
    let waiting = r#"outbox_unpublished_events{source="partners"}"#;
    street.until("the gauges are gone", async |_| writer.page().await?.value(waiting).is_none().then_some(())).await;
    assert_eq!(writer.get("/readyz").await, Some((200, "ready\n".to_owned())));
    // Who holds what readiness asks for makes it wait, within its bound.
    gate.run("lock table partners.source_migration in access exclusive mode").expect("the lock is taken");
    let why = street.until("it is not ready", async |_| writer.get("/readyz").await.filter(|(status, _)| *status == 503)).await.1;
    assert_eq!(why, "the database of partners does not answer\n");
    gate.run("rollback").expect("the locks are given back");
    street.until("it is ready again", async |_| writer.get("/readyz").await.filter(|(status, _)| *status == 200)).await;

    street.postgres.kill();
    street.until("it is not ready", async |_| writer.get("/readyz").await.filter(|(status, _)| *status == 503)).await;
    assert_eq!(writer.get("/livez").await, Some((200, "alive\n".to_owned())));
    let page = writer.page().await.expect("it still shows itself");
    assert_eq!(page.values([r#"db_up{service="partners"}"#, waiting]), [Some(0.0), None]);
    street.postgres.start_again().expect("Postgres starts again");
    street.until("it is ready again", async |_| writer.get("/readyz").await.filter(|(status, _)| *status == 200)).await;

    let mut partners = street.partners.take().expect("the writer runs");
    partners.signal("TERM");
    street.until("it says that it drains", async |_| (writer.get("/readyz").await? == (503, "draining\n".to_owned())).then_some(())).await;
    assert_eq!(writer.get("/livez").await, Some((200, "alive\n".to_owned())));
    assert!(writer.page().await.is_some(), "it is watched while it drains");
    assert!(partners.end().await.success(), "a drain ends with 0");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_is_counted_when_it_is_over_and_not_when_it_begins() {
    let (mut street, _, reader) = watched(&[]).await;
    let caller = Caller::new(Peer::remote(&format!("http://{}", street.board_address())).expect("an address")).bearing(street.token());
    let mut board = ReportingServiceClient::new(caller).watch_partnerships(WatchPartnershipsRequest::default()).await.expect("it begins");
    board.get_mut().message().await.expect("it goes on").expect("a first message");
    let streams = |page: &super::page::Page| -> Vec<(String, f64)> {
        let counts = page.series.iter().filter(|(name, _)| name.contains("_count{") && name.contains("/WatchPartnerships\""));
        counts.map(|(name, count)| (name.clone(), *count)).collect()
    };
    assert_eq!(streams(&reader.page().await.expect("the reader shows itself")), [], "it is under way");
    drop(board);
    let ended = street
        .until("the end of the stream is counted", async |_| {
            let seen = streams(&reader.page().await?);
            (!seen.is_empty()).then_some(seen)
        })
        .await;
    let [(name, count)] = &ended[..] else { panic!("{ended:?}") };
    assert!(name.contains("\"CANCELLED\"") && (count - 1.0).abs() < f64::EPSILON, "{ended:?}");
}
