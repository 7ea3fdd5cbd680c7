//! Callers who leave, and deadlines.

use std::time::Duration;

use sqlx::Connection as _;

use crate::world::{known_as, one_worker, story, within, words};

#[test]
fn who_leaves_before_the_batch_begins_is_left_out() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(3).await, world.call().await);
        let first = world.occupy(&world.adding.clone()).await;
        // One more stands behind the one who leaves, on the same thing.
        let requests = vec![words(things[0], 1, "gone"), words(things[0], 1, "behind"), words(things[1], 1, "stays")];
        let mut asked = world.line_up(&world.adding, &call, requests).await;
        asked.remove(0).leave().await;
        world.go(9);
        first.reply().await;
        for asked in asked {
            assert_eq!(asked.reply().await.1, 2);
        }
        assert_eq!(world.thing(things[0]).await, (2, "first behind".to_owned()));
        assert_eq!(world.sizes(), [1, 1], "the one who stays, then the one behind");
    });
}

#[test]
fn whose_deadline_passes_before_the_batch_begins_is_told_and_left_out() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(2).await, world.call().await);
        let first = world.occupy(&world.adding.clone()).await;
        let hasty = within(Duration::from_millis(50), &call);
        let hasty = world.ask(&world.adding, &hasty, words(things[0], 1, "hasty"));
        let patient = world.ask(&world.adding, &call, words(things[1], 1, "patient"));
        assert_eq!(hasty.refused().await, "TIMED_OUT");
        world.until(|| world.adding.waiting() == 2).await;
        world.go(9);
        first.reply().await;
        assert_eq!(patient.reply().await.1, 2);
        assert_eq!(world.thing(things[0]).await.0, 1);
        assert_eq!(world.sizes(), [1]);
    });
}

#[test]
fn a_batch_has_the_time_of_its_most_patient_call_and_the_others_are_told_at_their_own_deadlines() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(2).await, world.call().await);
        let mut elsewhere = world.look().await;
        let mut lock = elsewhere.begin().await.unwrap();
        sqlx::query("select from thing where id = $1 for update").bind(things[0]).execute(&mut *lock).await.unwrap();
        let first = world.occupy(&world.adding.clone()).await;

        let request = known_as(world.shell.ids.next(world.shell.clock.now()), words(things[0], 1, "hasty"));
        let hasty = world.line_up(&world.adding, &within(Duration::from_secs(3), &call), vec![request.clone()]).await;
        let patient = world.line_up(&world.adding, &within(Duration::from_secs(40), &call), vec![words(things[1], 1, "patient")]).await;
        world.go(2);
        first.reply().await;
        let timeout = world.patience_of_next().await;
        assert!((30_000..=40_000).contains(&timeout.as_millis()), "{timeout:?}");
        for asked in hasty {
            assert_eq!(asked.refused().await, "TIMED_OUT", "though its batch waits for the lock");
        }
        lock.rollback().await.unwrap();
        for asked in patient {
            assert_eq!(asked.reply().await.1, 2);
        }
        // What was done for the one who was told `TIMED_OUT` is what its retry is told.
        let again = world.ask(&world.adding, &call, request);
        world.go(1);
        assert_eq!(again.reply().await.1, 2);
        assert_eq!(world.thing(things[0]).await, (2, "first hasty".to_owned()));
        assert_eq!(world.replays().await, 1);
    });
}

#[test]
fn when_no_statement_comes_to_its_end_in_time_everybody_is_told() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(2).await, world.call().await);
        let mut elsewhere = world.look().await;
        let mut lock = elsewhere.begin().await.unwrap();
        sqlx::query("select from thing where id = $1 for update").bind(things[0]).execute(&mut *lock).await.unwrap();
        let first = world.occupy(&world.adding.clone()).await;
        let hasty = within(Duration::from_secs(1), &call);
        let asked = world.line_up(&world.adding, &hasty, things.iter().map(|thing| words(*thing, 1, "hasty")).collect()).await;
        world.go(2);
        first.reply().await;
        for asked in asked {
            assert_eq!(asked.refused().await, "TIMED_OUT");
        }
        // The lock is still there: the lane must have given up the batch to come to this.
        let next = world.ask(&world.adding, &call, words(things[1], 1, "next"));
        world.go(1);
        assert_eq!(next.reply().await.1, 2);
        lock.rollback().await.unwrap();
    });
}

#[test]
fn a_batch_of_which_nothing_is_heard_any_more_is_given_up_and_its_worker_goes_on() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(2).await, world.call().await);
        let lost = world.ask(&world.adding, &within(Duration::from_millis(200), &call), words(things[0], 1, "lost"));
        assert_eq!(world.begun().await, [things[0]]);
        let next = world.line_up(&world.adding, &call, vec![words(things[1], 1, "next"), words(things[0], 1, "again")]).await;
        assert_eq!(lost.refused().await, "TIMED_OUT");
        // Nobody has let the first batch go on, and nobody will.
        assert_eq!(world.begun().await, [things[1], things[0]]);
        world.go(1);
        for asked in next {
            assert_eq!(asked.reply().await.1, 2);
        }
        assert_eq!(world.thing(things[0]).await, (2, "first again".to_owned()));
    });
}

#[test]
fn who_leaves_while_the_batch_runs_finds_the_reply_when_it_comes_back() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(1).await, world.call().await);
        let request = known_as(world.shell.ids.next(world.shell.clock.now()), words(things[0], 1, "left"));
        let leaving = world.ask(&world.adding, &call, request.clone());
        assert_eq!(world.begun().await, things);
        leaving.leave().await;
        let again = world.line_up(&world.adding, &call, vec![request]).await;
        world.go(9);
        for again in again {
            let after = chassis::after::token("partners", things[0], 2);
            assert_eq!(again.reply().await, (things[0], 2, after));
        }
        assert_eq!(world.thing(things[0]).await, (2, "first left".to_owned()));
        assert_eq!(world.replays().await, 1);
    });
}
