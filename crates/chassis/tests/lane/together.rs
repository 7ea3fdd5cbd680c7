//! What waits is taken together, in one transaction, and nobody waits for more.

use chassis::lane::LaneConfig;
use sqlx::Row as _;
use tokio::task::JoinSet;
use tonic::Code;
use tonic_types::StatusExt as _;

use crate::words::ANYWAY;
use crate::world::{adding, one_worker, reason, story, words};

#[test]
fn calls_that_wait_are_one_transaction_and_each_gets_its_own_reply() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(9).await, world.call().await);
        let first = world.occupy(&world.adding.clone()).await;
        let requests = things.iter().map(|thing| words(*thing, 1, "second")).collect();
        let asked = world.line_up(&world.adding, &call, requests).await;
        world.go(2);
        first.reply().await;
        for (asked, thing) in asked.into_iter().zip(&things) {
            let (id, version, _) = asked.reply().await;
            assert_eq!((id, version), (*thing, 2));
            assert_eq!(world.thing(*thing).await, (2, "first second".to_owned()));
        }
        assert_eq!(world.sizes(), [9]);
        let page = world.page().await;
        for line in ["waiting_calls{L} 0", "batch_calls_sum{L} 10.0", "batch_calls_count{L} 2", "refused_calls_total{L} 0"] {
            let line = format!("lane_{}", line.replace('L', "service=\"words\",lane=\"adding\""));
            assert!(page.lines().any(|found| found == line), "{line}\n{page}");
        }
        // The transaction that wrote a row is in the row.
        for table in ["select xmin::text from thing where words like '% second'", "select xmin::text from outbox where payload = 'second'"]
        {
            let rows = sqlx::query(table).fetch_all(&mut world.look().await).await.unwrap();
            let writers: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
            assert!(writers.len() == 9 && writers.iter().all(|writer| *writer == writers[0]), "{table}: {writers:?}");
        }
    });
}

#[test]
fn a_call_alone_goes_at_once() {
    story(LaneConfig::default(), async |mut world| {
        let (things, call) = (world.things(3).await, world.call().await);
        for thing in &things {
            let asked = world.ask(&world.adding, &call, words(*thing, 1, "alone"));
            assert_eq!(world.begun().await, [*thing], "it has begun while no other call was made");
            world.go(1);
            assert_eq!(asked.reply().await.1, 2);
        }
        assert_eq!(world.adding.waiting(), 0);
    });
}

#[test]
fn no_more_batches_than_workers_are_at_work_and_none_is_larger_than_it_may_be() {
    story(LaneConfig { workers: 2, batch: 4, max_waiting: 100 }, async |mut world| {
        let (things, call) = (world.things(30).await, world.call().await);
        let asked: Vec<_> = things.iter().map(|thing| world.ask(&world.adding, &call, words(*thing, 1, "more"))).collect();
        let at_work = world.begun().await.len() + world.begun().await.len();
        world.until(|| world.adding.waiting() == things.len() - at_work).await;
        assert_eq!(world.sizes(), [] as [usize; 0], "two batches are at work; the others wait");
        world.go(things.len());
        for asked in asked {
            asked.reply().await;
        }
        let sizes = world.sizes();
        assert_eq!(sizes.iter().sum::<usize>() + at_work, things.len());
        assert!(sizes.iter().all(|size| *size <= 4) && sizes.contains(&4), "{sizes:?}");
        assert_eq!(world.most_at_work(), 2);
    });
}

#[test]
fn calls_on_one_aggregate_go_into_successive_batches_in_order_over_all_workers() {
    story(LaneConfig::default(), async |mut world| {
        let (things, call) = (world.things(2).await, world.call().await);
        let (hot, other) = (things[0], things[1]);
        let first = world.ask(&world.adding, &call, words(hot, 1, "one"));
        assert_eq!(world.begun().await, [hot]);
        let behind = world.line_up(&world.adding, &call, vec![words(hot, 2, "two"), words(hot, 3, "three")]).await;
        // The second worker takes what it may and leaves the rest, though it waits.
        let beside = world.ask(&world.adding, &call, words(other, 1, "beside"));
        assert_eq!(world.begun().await, [other]);
        assert_eq!(world.adding.waiting(), 2);
        world.go(9);
        assert_eq!((first.reply().await.1, beside.reply().await.1), (2, 2));
        for (asked, version) in behind.into_iter().zip(3..) {
            assert_eq!(asked.reply().await.1, version);
        }
        assert_eq!(world.sizes(), [1, 1]);
        assert_eq!(world.thing(hot).await, (4, "first one two three".to_owned()));
    });
}

#[test]
fn what_finds_the_queue_full_is_refused_at_once_and_told_when_to_come_back() {
    story(LaneConfig { workers: 1, batch: 256, max_waiting: 2 }, async |mut world| {
        let (things, call) = (world.things(3).await, world.call().await);
        let first = world.occupy(&world.adding.clone()).await;
        let waiting = things[..2].iter().map(|thing| words(*thing, 1, "waiting")).collect();
        let waiting = world.line_up(&world.adding, &call, waiting).await;
        let refused = world.ask(&world.adding, &call, words(things[2], 1, "too much")).told().await.expect_err("the queue is full");
        assert_eq!((refused.code(), reason(&refused).as_str()), (Code::ResourceExhausted, "OVERLOADED"));
        let wait = refused.get_details_retry_info().and_then(|info| info.retry_delay).expect("a wait");
        assert!((1_000..2_000).contains(&wait.as_millis()), "{wait:?}");
        world.go(3);
        first.reply().await;
        for asked in waiting {
            asked.reply().await;
        }
        assert_eq!(world.thing(things[2]).await.0, 1);
        let again = world.ask(&world.adding, &call, words(things[2], 1, "now"));
        assert_eq!(again.reply().await.1, 2, "there is room again");
    });
}

#[test]
fn two_replicas_on_the_same_things_wait_for_each_other_and_lose_nothing() {
    story(LaneConfig::default(), async |mut world| {
        const EACH: usize = 40;
        let (things, call) = (world.things(8).await, world.call().await);
        let replicas = [world.adding.clone(), adding(&world.shell, LaneConfig::default(), &world.stage)];
        world.go(2 * EACH * things.len());
        let mut calls = JoinSet::new();
        for turn in 0..EACH {
            for (replica, lane) in replicas.iter().enumerate() {
                // Each replica goes through the things in another order.
                let order = (0..things.len()).map(|n| if replica == 0 { n } else { things.len() - 1 - n });
                for n in order.map(|n| (n + turn) % things.len()) {
                    calls.spawn(world.ask(lane, &call, words(things[n], 1, ANYWAY)).told());
                }
            }
        }
        for told in calls.join_all().await {
            assert!(told.is_ok(), "{told:?}");
        }
        for thing in &things {
            assert_eq!(world.thing(*thing).await.0, 1 + i64::try_from(2 * EACH).unwrap());
        }
        assert!(world.sizes().iter().any(|size| *size > 1), "something was taken together");
    });
}
