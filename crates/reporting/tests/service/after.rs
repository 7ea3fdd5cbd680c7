//! Read your writes: a question that names a change waits until the board shows it.

use std::time::{Duration, Instant};

use api::reporting::v1 as pb;
use chassis::after::token;
use testkit::{Caller, Refusal, World, bounded};
use tonic::Code;
use uuid::Uuid;

use crate::story::{agreement, agreement_told, id, minute, tell, world};

const EVERYBODY: &str = "legal_officer@global";

/// Waits for this version of the first agreement.
fn version(version: i64) -> String {
    token("partners", Uuid::from_u128(1), version)
}

async fn get(caller: Caller, after: &str) -> Result<pb::Partnership, tonic::Status> {
    let asked = pb::GetPartnershipRequest { agreement_id: id(1), after: after.to_owned() };
    let mut client = pb::reporting_service_client::ReportingServiceClient::new(caller);
    Ok(client.get_partnership(asked).await?.into_inner().partnership.unwrap_or_default())
}

async fn list(world: &World, after: &str) -> Result<usize, tonic::Status> {
    let asked = pb::ListPartnershipsRequest { after: after.to_owned(), ..Default::default() };
    Ok(crate::story::client(world, EVERYBODY).list_partnerships(asked).await?.into_inner().partnerships.len())
}

async fn changed(world: &World, version: i64) {
    tell(world, &[agreement_told(agreement(&id(1), version, &[&id(101)]), minute(version))]).await;
}

#[tokio::test]
async fn a_question_waits_until_the_board_shows_the_change() {
    let world = world().await;
    changed(&world, 1).await;
    world.settle().await;
    changed(&world, 2).await;
    let asked = async {
        let shown = get(world.as_(EVERYBODY), &version(2)).await.expect("it becomes visible");
        assert_eq!(shown.agreement_version, 2);
        assert_eq!(list(&world, &version(2)).await.expect("it is visible"), 1);
    };
    // It is read while the question waits: nobody reads by themselves in this world.
    bounded("the answer", Duration::from_secs(10), async { tokio::join!(biased; asked, world.settle()) }).await;
}

#[tokio::test]
async fn what_another_replica_has_read_ends_the_wait_too() {
    let world = world().await;
    changed(&world, 1).await;
    world.settle().await;
    let second = version(2);
    let asked = get(world.as_(EVERYBODY), &second);
    let elsewhere = async {
        let statement = "update projection_seen set version = 2 where aggregate_id = $1";
        sqlx::query(statement).bind(Uuid::from_u128(1)).execute(world.db("reporting").pool()).await.expect("the row is there");
    };
    let (shown, ()) = bounded("the answer", Duration::from_secs(5), async { tokio::join!(biased; asked, elsewhere) }).await;
    shown.expect("the table says that it has been read");
}

#[tokio::test]
async fn at_the_deadline_the_caller_learns_how_far_the_board_has_read() {
    let world = world().await;
    changed(&world, 1).await;
    world.settle().await;
    let begun = Instant::now();
    let caller = world.as_(EVERYBODY).patience(Duration::from_millis(600));
    let refusal = Refusal::expect(get(caller, &version(2)).await);
    assert!(begun.elapsed() < Duration::from_millis(600), "the answer comes before the caller gives up: {:?}", begun.elapsed());
    assert_eq!((refusal.code, refusal.reason.as_str()), (Code::Unavailable, "NOT_YET_VISIBLE"));
    assert!(Refusal::is_thai(&refusal.text) && refusal.retry_after == Some(Duration::from_secs(1)));
    let told: Vec<(&str, &str)> = refusal.metadata.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    let expected = [("head_position", "1"), ("lag_events", "0"), ("lag_seconds", "0"), ("position", "1"), ("source", "partners")];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn what_is_no_token_is_refused_by_its_field() {
    let world = world().await;
    for wrong in ["AAAA", &token("schools", Uuid::from_u128(1), 1)] {
        let get = Refusal::expect(get(world.as_(EVERYBODY), wrong).await);
        let list = Refusal::expect(list(&world, wrong).await);
        for refusal in [get, list] {
            assert_eq!((refusal.code, refusal.field_reasons()), (Code::InvalidArgument, vec![("after", "FIELD_INVALID")]), "{wrong}");
        }
    }
}
