//! The gate in virtual time: nothing here waits for real.

use std::future::pending;

use tokio::task::JoinSet;
use tokio::time::{advance, timeout};

use super::*;
use crate::failure::Kind;

const MILLISECOND: Duration = Duration::from_millis(1);

fn gate(max_in_flight: usize, max_waiting: usize) -> Arc<Gate> {
    Gate::new(&LimitsConfig { max_in_flight, max_waiting, ..LimitsConfig::default() })
}

async fn filled(gate: &Arc<Gate>, calls: usize) -> Vec<Place> {
    let mut places = Vec::new();
    for _ in 0..calls {
        places.push(gate.enter(true).await.expect("there is room"));
    }
    places
}

/// Lets virtual time pass.
async fn pass(time: Duration) {
    _ = timeout(time, pending::<()>()).await;
}

#[tokio::test(start_paused = true)]
async fn who_waits_gets_the_place_that_becomes_free() {
    let gate = gate(2, 1);
    let mut places = filled(&gate, 2).await;
    let leave = async {
        pass(40 * MILLISECOND).await;
        places.pop();
    };
    let (entered, ()) = tokio::join!(gate.enter(true), leave);
    assert!(entered.is_ok());
}

#[tokio::test(start_paused = true)]
async fn whoever_finds_no_seat_is_refused_at_once_and_told_when_to_come_back() {
    let gate = gate(1, 1);
    let _places = filled(&gate, 1).await;
    let mut seat = JoinSet::new();
    let waiting = Arc::clone(&gate);
    seat.spawn(async move { waiting.enter(true).await.is_ok() });
    tokio::task::yield_now().await;
    let began = Instant::now();
    let failure = gate.enter(true).await.expect_err("no seat");
    assert_eq!((failure.kind(), failure.reason(), began.elapsed()), (Kind::Busy, "OVERLOADED", Duration::ZERO));
    let status = failure.into_status(crate::failure::Locale::Th, "x");
    let wait = tonic_types::StatusExt::get_details_retry_info(&status).and_then(|info| info.retry_delay).expect("a wait");
    assert!((1_000..2_000).contains(&wait.as_millis()), "{wait:?}");
}

#[tokio::test(start_paused = true)]
async fn a_burst_may_wait_but_a_standing_queue_may_not() {
    let gate = gate(1, 9);
    let _places = filled(&gate, 1).await;
    let began = Instant::now();
    assert!(gate.enter(true).await.is_err());
    assert_eq!(began.elapsed().as_millis(), 100);
    advance(MILLISECOND).await;
    let began = Instant::now();
    assert!(gate.enter(true).await.is_err());
    assert!(began.elapsed() <= 11 * MILLISECOND, "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_seat_is_free_again_when_who_waited_has_gone() {
    let gate = gate(1, 1);
    let _places = filled(&gate, 1).await;
    for _ in 0..3 {
        assert!(timeout(MILLISECOND, gate.enter(true)).await.is_err(), "waits, and is called away");
    }
    assert_eq!(gate.waiting.load(Ordering::Relaxed), 0);
}

#[tokio::test(start_paused = true)]
async fn zero_is_no_limit() {
    let gate = gate(0, 0);
    assert_eq!(filled(&gate, 10_000).await.len(), 10_000);
}

/// Fills the gate with calls that take so long and are all answered.
async fn a_round(gate: &Arc<Gate>, time: Duration) {
    let places = filled(gate, gate.limit()).await;
    assert!(timeout(MILLISECOND, gate.enter(true)).await.is_err(), "full");
    pass(time).await;
    places.into_iter().for_each(Place::answered);
}

#[tokio::test(start_paused = true)]
async fn short_calls_that_need_them_make_more_places_up_to_the_most() {
    let gate = gate(400, 100);
    assert_eq!(gate.limit(), FIRST);
    for _ in 0..30 {
        a_round(&gate, 110 * MILLISECOND).await;
    }
    assert_eq!((gate.limit(), gate.places.available_permits()), (400, 400));
}

#[tokio::test(start_paused = true)]
async fn long_calls_make_fewer_places() {
    let gate = gate(400, 100);
    for _ in 0..30 {
        a_round(&gate, 110 * MILLISECOND).await;
    }
    a_round(&gate, Duration::from_secs(1)).await;
    a_round(&gate, Duration::from_secs(1)).await;
    let fewer = gate.limit();
    assert!((100..=300).contains(&fewer), "about half of it for twice the target: {fewer}");
    assert_eq!(gate.places.available_permits(), fewer);
}

#[tokio::test(start_paused = true)]
async fn places_that_nobody_needs_are_taken_away_again() {
    let gate = gate(400, 100);
    for _ in 0..30 {
        a_round(&gate, 110 * MILLISECOND).await;
    }
    for _ in 0..100 {
        let places = filled(&gate, 20).await;
        pass(110 * MILLISECOND).await;
        places.into_iter().for_each(Place::answered);
    }
    assert_eq!((gate.limit(), gate.places.available_permits()), (FIRST, FIRST));
}

#[tokio::test(start_paused = true)]
async fn without_a_target_the_number_stays() {
    let gate = Gate::new(&LimitsConfig { max_in_flight: 100, target_milliseconds: 0, ..LimitsConfig::default() });
    for _ in 0..5 {
        let places = filled(&gate, 100).await;
        pass(Duration::from_secs(2)).await;
        places.into_iter().for_each(Place::answered);
    }
    assert_eq!((gate.limit(), gate.places.available_permits()), (100, 100));
}

#[tokio::test(start_paused = true)]
async fn calls_that_are_given_up_make_fewer_places_too_but_never_fewer_than_a_pool_needs() {
    let gate = gate(64, 0);
    for _ in 0..5 {
        let places = filled(&gate, gate.limit()).await;
        pass(Duration::from_secs(2)).await;
        drop(places);
    }
    assert_eq!((gate.limit(), gate.places.available_permits()), (LEAST, LEAST));
}

#[tokio::test(start_paused = true)]
async fn exports_say_nothing_about_the_load() {
    let gate = gate(64, 0);
    for _ in 0..20 {
        let place = gate.enter(false).await.expect("there is room");
        pass(Duration::from_secs(2)).await;
        place.answered();
    }
    assert_eq!(gate.limit(), 64);
}

/// What became of calls: answered in time, refused, given up; and the longest wait for a refusal.
#[derive(Debug, Default)]
struct Seen {
    answered: usize,
    refused: usize,
    given_up: usize,
    slowest_refusal: Duration,
}

/// A house that can do 200 calls a second, four at a time, asked this often; callers wait for a second.
async fn asked(gate: &Arc<Gate>, per_second: u32, seconds: u32) -> Seen {
    let (connections, mut callers) = (Arc::new(Semaphore::new(4)), JoinSet::new());
    for _ in 0..seconds * 100 {
        for _ in 0..per_second / 100 {
            let (gate, connections) = (Arc::clone(gate), Arc::clone(&connections));
            callers.spawn(async move {
                let began = Instant::now();
                let call = async {
                    let Ok(place) = gate.enter(true).await else { return false };
                    let _connection = connections.acquire().await;
                    pass(20 * MILLISECOND).await;
                    place.answered();
                    true
                };
                (timeout(Duration::from_secs(1), call).await, began.elapsed())
            });
        }
        pass(10 * MILLISECOND).await;
    }
    let mut seen = Seen::default();
    while let Some(done) = callers.join_next().await {
        match done.expect("nobody panics") {
            (Ok(true), _) => seen.answered += 1,
            (Ok(false), waited) => {
                seen.refused += 1;
                seen.slowest_refusal = seen.slowest_refusal.max(waited);
            }
            (Err(_), _) => seen.given_up += 1,
        }
    }
    seen
}

#[tokio::test(start_paused = true)]
async fn at_ten_times_the_load_the_house_does_what_it_can_and_refuses_the_rest_in_time() {
    let seen = asked(&gate(512, 512), 2_000, 10).await;
    assert!(seen.answered >= 1_600, "80 % of what it can do in ten seconds: {seen:?}");
    assert!(seen.slowest_refusal < 200 * MILLISECOND, "{seen:?}");
    assert!(seen.given_up < seen.answered / 20, "{seen:?}");
    let open = asked(&gate(0, 0), 2_000, 10).await;
    assert!(open.answered < 800, "without a gate it collapses, or this proves nothing: {open:?}");
}

#[tokio::test(start_paused = true)]
async fn below_its_capacity_the_house_refuses_nobody() {
    let seen = asked(&gate(512, 512), 100, 10).await;
    assert_eq!((seen.answered, seen.refused, seen.given_up), (1_000, 0, 0), "{seen:?}");
}
