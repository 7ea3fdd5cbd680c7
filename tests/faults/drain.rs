//! SIGTERM under load: the process says goodbye, answers what it can, and ends in time with exit code 0, whoever holds on to it.

use std::time::Duration;

use api::reporting::v1::reporting_service_client::ReportingServiceClient;
use api::reporting::v1::{WatchPartnershipsRequest, WatchPartnershipsResponse};
use chassis::peer::Peer;
use chassis::serve::GrpcConfig;
use testkit::Caller;
use tokio::net::TcpStream;
use tokio::time::Instant;
use tonic::transport::{Channel, Endpoint};
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

use super::check::all_is_one;
use super::street::Street;

/// The promise.
const GONE_WITHIN: Duration = Duration::from_secs(25);

/// Connections that their owners keep open and do not use.
struct HeldOpen {
    /// Not a word has been said on it.
    _silent: TcpStream,
    /// A call was answered on it, long ago.
    _idle: Channel,
}

/// A stream of the server that has no end of its own.
struct Endless {
    health: tonic::Streaming<tonic_health::pb::HealthCheckResponse>,
}

impl HeldOpen {
    async fn at(street: &Street) -> Self {
        let silent = TcpStream::connect(street.address()).await.expect("the writer listens");
        let idle = channel(street).await;
        HealthClient::new(idle.clone()).check(HealthCheckRequest::default()).await.expect("the writer answers");
        Self { _silent: silent, _idle: idle }
    }
}

impl Endless {
    async fn at(street: &Street) -> Self {
        let health = HealthClient::new(channel(street).await).watch(HealthCheckRequest::default()).await.expect("a stream").into_inner();
        let mut endless = Self { health };
        assert_eq!(endless.next().await, ServingStatus::Serving);
        endless
    }

    async fn next(&mut self) -> ServingStatus {
        self.health.message().await.expect("the stream stands").expect("the stream has no end").status()
    }
}

/// Somebody who watches the board: a stream without an end, too.
async fn watching(street: &Street) -> tonic::Streaming<WatchPartnershipsResponse> {
    let peer = Peer::remote(&format!("http://{}", street.board_address())).expect("an address");
    let mut client = ReportingServiceClient::new(Caller::new(peer).bearing(street.token()));
    let mut board = client.watch_partnerships(WatchPartnershipsRequest::default()).await.expect("a stream").into_inner();
    board.message().await.expect("the stream stands").expect("the stream has no end");
    board
}

async fn channel(street: &Street) -> Channel {
    let endpoint = Endpoint::from_shared(format!("http://{}", street.address())).expect("an address");
    endpoint.connect().await.expect("the writer listens")
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_told_to_end_under_load_end_in_time_whatever_is_held_open_or_watched_and_lose_no_answer() {
    let program = testkit::nats_programs().into_iter().next().expect("a nats-server is installed");
    let mut street = Street::servers(&program);
    // As long as in production.
    let GrpcConfig { lame_duck_seconds, drain_seconds, .. } = GrpcConfig::default();
    let production = [format!("grpc.lame_duck_seconds={lame_duck_seconds}"), format!("grpc.drain_seconds={drain_seconds}")];
    street.start_partners(&[&production[0], &production[1]]);
    street.start_reporting_with(&[&production[0], &production[1]]);
    street.ready().await;
    let desk = street.desk();
    let (_held, mut endless, _board) = (HeldOpen::at(&street).await, Endless::at(&street).await, watching(&street).await);
    let crowd = desk.crowd(4, 100);
    street.until("the work goes on", async |_| (desk.answered().len() >= 30).then_some(())).await;

    let began = Instant::now();
    let (mut leaving, mut reader) = (street.partners.take().expect("the writer runs"), street.reporting.take().expect("the reader runs"));
    leaving.signal("TERM");
    reader.signal("TERM");
    assert_eq!(endless.next().await, ServingStatus::NotServing, "balancers hear of it at once");
    assert!(began.elapsed() < Duration::from_secs(4), "while calls are still taken");
    let answered = desk.answered().len();
    street.until("calls are taken while balancers take notice", async |_| (desk.answered().len() > answered).then_some(())).await;
    let status = leaving.end().await;
    assert_eq!(status.code(), Some(0), "{}", leaving.said());
    assert_eq!(reader.end().await.code(), Some(0), "{}", reader.said());
    assert!(began.elapsed() <= GONE_WITHIN, "it took {:?}", began.elapsed());

    street.start_partners(&[]);
    street.start_reporting();
    crowd.join_all().await;
    assert_eq!(desk.answered().len(), 4 * 100 * 3, "every call is answered after retries");
    all_is_one(&mut street, &desk).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_drained_in_turn_under_load_are_gone_at_once_and_nobody_waits_for_an_idle_connection() {
    for program in testkit::nats_programs() {
        let mut street = Street::open(&program).await;
        let desk = street.desk();
        let crowd = desk.crowd(6, 12);
        for share in 1..=3 {
            let _held = HeldOpen::at(&street).await;
            street.until("the work goes on", async |_| (desk.answered().len() >= share * 50).then_some(())).await;
            let began = Instant::now();
            let mut leaving = street.partners.take().expect("the writer runs");
            leaving.signal("TERM");
            let status = leaving.end().await;
            assert_eq!(status.code(), Some(0), "{}", leaving.said());
            assert!(began.elapsed() < Duration::from_secs(5), "3 s and the last turn of the relay: {:?}", began.elapsed());
            street.start_partners(&[]);
            street.ready().await;
        }
        crowd.join_all().await;
        all_is_one(&mut street, &desk).await;
    }
}
