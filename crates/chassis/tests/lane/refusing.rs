//! Who is refused is refused alone.

use crate::words::{OFFENCE, PANIC, SILENCE};
use crate::world::{World, one_worker, story, words};

/// Three calls in one batch, the middle one with these words: the reason of its refusal, and the sizes of the batches after the first.
async fn in_the_middle(world: &mut World, version: i64, bad: &str) -> (String, Vec<usize>) {
    let (things, call) = (world.things(3).await, world.call().await);
    let first = world.occupy(&world.adding.clone()).await;
    let requests = vec![words(things[0], 1, "good"), words(things[1], version, bad), words(things[2], 1, "good")];
    let mut asked = world.line_up(&world.adding, &call, requests).await;
    world.go(9);
    first.reply().await;
    let refused = asked.remove(1).refused().await;
    for (asked, thing) in asked.into_iter().zip([things[0], things[2]]) {
        assert_eq!(asked.reply().await.1, 2);
        assert_eq!(world.thing(thing).await, (2, "first good".to_owned()), "once, also when the batch was done again");
    }
    assert_eq!(world.thing(things[1]).await, (1, "first".to_owned()));
    let told: i64 = world.one("select count(*) from outbox where aggregate_version = 2 and payload = 'good'").await;
    let noted: i64 = world.one("select count(*) from audit where reason = 'good'").await;
    assert_eq!((told, noted), (2, 2));
    (refused, world.sizes())
}

#[test]
fn a_call_that_is_refused_for_itself_costs_the_others_nothing() {
    story(one_worker(), async |mut world| {
        assert_eq!(in_the_middle(&mut world, 7, "stale").await, ("VERSION_CONFLICT".to_owned(), vec![3]));
    });
}

#[test]
fn a_call_that_spoils_the_statement_of_all_fails_alone() {
    story(one_worker(), async |mut world| {
        assert_eq!(in_the_middle(&mut world, 1, OFFENCE).await, ("INTERNAL".to_owned(), vec![3, 1, 1, 1]));
    });
}

#[test]
fn a_call_that_panics_fails_alone() {
    story(one_worker(), async |mut world| {
        assert_eq!(in_the_middle(&mut world, 1, PANIC).await, ("INTERNAL".to_owned(), vec![3, 1, 1, 1]));
    });
}

#[test]
fn a_call_for_which_no_result_is_given_is_not_answered_with_another_ones() {
    story(one_worker(), async |mut world| {
        assert_eq!(in_the_middle(&mut world, 1, SILENCE).await, ("INTERNAL".to_owned(), vec![3, 1, 1, 1]));
    });
}

#[test]
fn a_batch_in_which_all_are_refused_writes_nothing() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(2).await, world.call().await);
        let first = world.occupy(&world.adding.clone()).await;
        let missing = world.shell.ids.next(world.shell.clock.now());
        let requests = vec![words(things[0], 2, "stale"), words(missing, 1, "nowhere")];
        let asked = world.line_up(&world.adding, &call, requests).await;
        world.go(9);
        first.reply().await;
        let mut reasons = Vec::new();
        for asked in asked {
            reasons.push(asked.refused().await);
        }
        assert_eq!(reasons, ["VERSION_CONFLICT", "NOT_FOUND"]);
        assert_eq!(world.sizes(), [2]);
        let written: i64 = world.one("select (select count(*) from outbox) + (select count(*) from audit)").await;
        assert_eq!(written, 2, "what the first call told and noted");
    });
}

#[test]
fn when_the_database_is_away_everybody_hears_it_and_nobody_is_tried_again() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(3).await, world.call().await);
        let first = world.occupy(&world.adding.clone()).await;
        let requests = things.iter().map(|thing| words(*thing, 1, "in vain")).collect();
        let asked = world.line_up(&world.adding, &call, requests).await;
        let closed = world.db.pool().close();
        world.go(9);
        closed.await;
        first.reply().await;
        for asked in asked {
            assert_eq!(asked.refused().await, "TEMPORARILY_UNAVAILABLE");
        }
        assert_eq!(world.sizes(), [] as [usize; 0], "no transaction began");
        assert_eq!(world.thing(things[0]).await.0, 1);
    });
}

#[test]
fn a_call_that_spoils_the_commit_of_all_fails_alone() {
    story(one_worker(), async |mut world| {
        let (id, call) = (world.things(1).await[0], world.call().await);
        let first = world.occupy(&world.making.clone()).await;
        let requests = ["good", "only once", "only once"].map(|text| words(id, 1, text)).to_vec();
        let mut asked = world.line_up(&world.making, &call, requests).await;
        world.go(9);
        first.reply().await;
        assert_eq!(asked.pop().unwrap().refused().await, "INTERNAL");
        for asked in asked {
            asked.reply().await;
        }
        assert_eq!(world.sizes(), [3, 1, 1, 1]);
        let made: i64 = world.one("select count(*) from thing where words in ('good', 'only once')").await;
        let told: i64 = world.one("select count(*) from outbox where payload in ('good', 'only once')").await;
        assert_eq!((made, told), (2, 2));
    });
}

#[test]
fn when_the_server_falls_silent_over_a_commit_nothing_is_done_a_second_time() {
    story(one_worker(), async |mut world| {
        let (id, call) = (world.things(1).await[0], world.call().await);
        let first = world.occupy(&world.making.clone()).await;
        let requests = ["good", "cut off"].map(|text| words(id, 1, text)).to_vec();
        let asked = world.line_up(&world.making, &call, requests).await;
        world.go(9);
        first.reply().await;
        for asked in asked {
            assert_eq!(asked.refused().await, "TEMPORARILY_UNAVAILABLE");
        }
        assert_eq!(world.sizes(), [2], "nobody knows whether it was done, so it is not done again");
        let again = world.ask(&world.making, &call, words(id, 1, "good"));
        assert_eq!(again.reply().await.1, 1, "on another connection");
    });
}
