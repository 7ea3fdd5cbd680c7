//! The load limit and the callers' shares, at the door.

use chassis::serve::LimitsConfig;
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinSet;

use super::*;

fn limited(limits: LimitsConfig) -> GrpcConfig {
    GrpcConfig { limits, ..GrpcConfig::default() }
}

fn retry_after(status: &Status) -> Duration {
    status.get_details_retry_info().and_then(|info| info.retry_delay).expect("a refusal for the load says when to come back")
}

#[tokio::test]
async fn a_caller_who_asks_too_often_is_told_when_to_come_back_and_others_do_not_notice() {
    let keys = Keys::new();
    let limits = LimitsConfig { reads_per_second: 1, writes_per_second: 1, burst_seconds: 3, ..LimitsConfig::default() };
    let peer = behind(&guard(keys.config(), &limited(limits)), |_| async { Ok(()) });
    let (busy, other) = (keys.bearer("busy"), keys.bearer("other"));
    for _ in 0..3 {
        assert!(ask(&peer, READ, &[("authorization", &busy)]).await.is_ok());
    }
    let status = ask(&peer, READ, &[("authorization", &busy), ("accept-language", "en")]).await.expect_err("the fourth of three");
    assert_eq!((status.code(), reason(&status).as_str()), (Code::ResourceExhausted, "TOO_MANY_REQUESTS"));
    assert!(retry_after(&status) <= Duration::from_secs(1) && !retry_after(&status).is_zero(), "{:?}", retry_after(&status));
    assert_eq!(status.message(), "TOO_MANY_REQUESTS: Too many requests; wait 1 s");
    assert!(ask(&peer, WRITE, &[("authorization", &busy)]).await.is_ok(), "writes have a bucket of their own");
    assert!(ask(&peer, READ, &[("authorization", &other)]).await.is_ok());
}

#[tokio::test]
async fn two_tokens_of_one_caller_share_one_bucket() {
    let keys = Keys::new();
    let limits = LimitsConfig { reads_per_second: 1, burst_seconds: 2, ..LimitsConfig::default() };
    let peer = behind(&guard(keys.config(), &limited(limits)), |_| async { Ok(()) });
    let grants: Vec<Grant> = vec!["partner@global".parse().unwrap()];
    let another = format!("Bearer {}", keys.issuer.mint("somebody", &grants, Duration::from_mins(5)).unwrap());
    for token in [&keys.bearer("somebody"), &another] {
        assert!(ask(&peer, READ, &[("authorization", token)]).await.is_ok());
    }
    assert_eq!(refused(&peer, READ, &[("authorization", &another)]).await.1, "TOO_MANY_REQUESTS");
}

/// A service whose calls stay until they are told to go, and a count of those that are in.
fn slow(guard: &Guard) -> (Peer, Arc<Semaphore>, Arc<Notify>) {
    let (go, came) = (Arc::new(Semaphore::new(0)), Arc::new(Notify::new()));
    let (gate, bell) = (Arc::clone(&go), Arc::clone(&came));
    let peer = behind(guard, move |_| {
        let (gate, bell) = (Arc::clone(&gate), Arc::clone(&bell));
        async move {
            bell.notify_one();
            gate.acquire().await.expect("never closed").forget();
            Ok(())
        }
    });
    (peer, go, came)
}

#[tokio::test]
async fn services_of_one_process_share_one_load_limit_and_what_is_too_much_is_refused_before_anybody_asks_who_calls() {
    let keys = Keys::new();
    let limits = LimitsConfig { max_in_flight: 1, max_waiting: 0, ..LimitsConfig::default() };
    let guard = guard(keys.config(), &limited(limits));
    let ((partners, go, came), (reporting, ..)) = (slow(&guard), slow(&guard));
    let (token, first) = (keys.bearer("somebody"), keys.bearer("somebody"));
    let mut calls = JoinSet::new();
    let peer = partners.clone();
    calls.spawn(async move { ask(&peer, READ, &[("authorization", &first)]).await.is_ok() });
    came.notified().await;
    for (peer, path) in [(&partners, READ), (&reporting, BOARD)] {
        for headers in [vec![("authorization", token.as_str())], vec![]] {
            let status = ask(peer, path, &headers).await.expect_err("the only place is taken");
            assert_eq!((status.code(), reason(&status).as_str()), (Code::ResourceExhausted, "OVERLOADED"));
            assert!((1_000..2_000).contains(&retry_after(&status).as_millis()));
        }
    }
    assert!(ask(&partners, "/grpc.health.v1.Health/Check", &[]).await.is_ok(), "health needs no place and no token");
    go.add_permits(1);
    assert_eq!(calls.join_all().await, [true]);
    go.add_permits(1);
    assert!(ask(&partners, READ, &[("authorization", &token)]).await.is_ok(), "the place is free again");
}

#[tokio::test]
async fn a_call_that_panics_or_is_given_up_leaves_its_place() {
    let keys = Keys::new();
    let limits = LimitsConfig { max_in_flight: 1, max_waiting: 0, ..LimitsConfig::default() };
    let guard = guard(keys.config(), &limited(limits));
    let token = keys.bearer("somebody");
    let panicking = behind(&guard, |call| async move {
        assert!(call.method.mutates, "as this test wants it");
        std::future::pending().await
    });
    for _ in 0..3 {
        assert_eq!(refused(&panicking, READ, &[("authorization", &token)]).await, (Code::Internal, "INTERNAL".to_owned()));
        let timed_out = refused(&panicking, WRITE, &[("authorization", &token), ("grpc-timeout", "10m")]).await;
        assert_eq!(timed_out, (Code::DeadlineExceeded, "TIMED_OUT".to_owned()));
    }
}

#[tokio::test]
async fn a_call_within_a_call_needs_no_second_place() {
    let keys = Keys::new();
    let limits = LimitsConfig { max_in_flight: 1, max_waiting: 0, ..LimitsConfig::default() };
    let guard = guard(keys.config(), &limited(limits));
    let inner = behind(&guard, |_| async { Ok(()) });
    let outer = behind(&guard, move |call| {
        let inner = inner.clone();
        async move {
            let (plain, within) = (ask(&inner, BOARD, &[]).await, ask(&inner.on_behalf_of(&call), BOARD, &[]).await);
            assert_eq!(plain.map_err(|status| reason(&status)), Err("OVERLOADED".to_owned()));
            within.map_err(Failure::internal)
        }
    });
    assert!(ask(&outer, READ, &[("authorization", &keys.bearer("somebody"))]).await.is_ok());
}
