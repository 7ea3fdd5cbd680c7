//! How a stream ends, and that it says it is alive until then.

use std::future::pending;
use std::time::Duration;

use api::reporting::v1 as pb;
use api::reporting::v1::WatchPartnershipsRequest as Watch;
use chassis::serve::GrpcConfig;
use testkit::{Refusal, World};
use tonic::Code;

use crate::story::{agreement, agreement_told, apply, id, minute, world, world_behind};
use crate::watch::{Board, EVERYBODY, next, open, short};

/// Reads to the end: what was told, and the refusal that ended it, if one did.
async fn to_the_end(board: &mut Board) -> (Vec<String>, Option<Refusal>) {
    let mut told = Vec::new();
    loop {
        match next(board).await {
            Ok(Some(message)) => told.push(short(&message)),
            Ok(None) => return (told, None),
            Err(status) => return (told, Some(Refusal::of(&status))),
        }
    }
}

async fn drafted(world: &World, count: u128) {
    let events: Vec<_> = (1..=count).map(|n| agreement_told(agreement(&id(n), 1, &[&id(101)]), minute(1))).collect();
    apply(world, &events).await;
}

#[tokio::test]
async fn a_client_that_leaves_a_message_lying_is_cut_off_and_goes_on_from_there() {
    let world = world_behind(GrpcConfig { slow_consumer_seconds: 1, ..GrpcConfig::default() }).await;
    drafted(&world, 300).await;
    let mut board = open(&world, EVERYBODY, Watch::default()).await.unwrap();
    let first = next(&mut board).await.unwrap().expect("a message");
    // The client is busy with something else.
    tokio::time::timeout(Duration::from_secs(2), pending::<()>()).await.expect_err("nothing comes of it");
    let mut taken = vec![first];
    let refusal = loop {
        match next(&mut board).await {
            Ok(message) => taken.push(message.expect("the stream does not end without a word")),
            Err(status) => break Refusal::of(&status),
        }
        assert!(taken.len() <= 301, "it is told everything, however slow it is");
    };
    assert_eq!((refusal.code, refusal.reason.as_str()), (Code::ResourceExhausted, "SLOW_CONSUMER"));
    assert!(taken.len() < 300, "what lay on the way was taken, the rest was not made");
    let resumed = Watch { resume_token: taken.last().expect("one at least").resume_token.clone(), ..Watch::default() };
    let mut board = open(&world, EVERYBODY, resumed).await.unwrap();
    let mut rest = 0;
    while short(&next(&mut board).await.unwrap().expect("a message")) != "complete" {
        rest += 1;
    }
    assert_eq!(taken.len() + rest, 300, "none missing, none twice");
}

#[tokio::test]
async fn a_stream_with_nothing_to_tell_says_that_it_is_alive_and_how_fresh_the_board_is() {
    let world = world_behind(GrpcConfig { stream_keep_alive_seconds: 1, ..GrpcConfig::default() }).await;
    let mut board = open(&world, EVERYBODY, Watch::default()).await.unwrap();
    assert_eq!(short(&next(&mut board).await.unwrap().expect("a message")), "complete");
    for _ in 0..2 {
        let alive = next(&mut board).await.unwrap().expect("a message");
        assert_eq!((short(&alive).as_str(), alive.freshness.is_some(), alive.resume_token.is_empty()), ("alive", true, false));
    }
}

#[tokio::test]
async fn a_stream_ends_in_good_order_at_its_greatest_age() {
    let world = world_behind(GrpcConfig { stream_max_age_seconds: 1, ..GrpcConfig::default() }).await;
    let (told, refusal) = to_the_end(&mut open(&world, EVERYBODY, Watch::default()).await.unwrap()).await;
    assert_eq!(told, ["complete"]);
    assert!(refusal.is_none(), "{refusal:?}");
}

#[tokio::test]
async fn a_stream_ends_when_its_token_expires_and_at_the_deadline_that_its_caller_gave() {
    let world = world().await;
    let token = world.brief_token("somebody", EVERYBODY, Duration::from_secs(2));
    let brief = world.anonymous().bearing(&token);
    let impatient = world.as_(EVERYBODY).patience(Duration::from_secs(1));
    for (caller, code, reason) in [(brief, Code::Unauthenticated, "SIGN_IN_REQUIRED"), (impatient, Code::DeadlineExceeded, "TIMED_OUT")] {
        let mut client = pb::reporting_service_client::ReportingServiceClient::new(caller);
        let mut board = client.watch_partnerships(Watch::default()).await.unwrap().into_inner();
        let (told, refusal) = to_the_end(&mut board).await;
        let refusal = refusal.expect("it does not end in good order");
        assert_eq!((told, refusal.code, refusal.reason.as_str()), (vec!["complete".to_owned()], code, reason));
        assert!(Refusal::is_thai(&refusal.text), "{refusal:?}");
    }
}
