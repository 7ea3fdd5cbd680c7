//! Repeated request ids, and calls that only ask what would be.

use api::partners::v1::ReturnAgreementRequest;

use crate::world::{known_as, one_worker, story, words};

#[test]
fn a_repeated_request_id_gets_the_reply_of_the_first_time_with_its_header() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(1).await, world.call().await);
        let request = known_as(things[0], words(things[0], 1, "once"));
        world.go(9);
        let first = world.ask(&world.adding, &call, request.clone()).reply().await;
        assert_eq!(first, (things[0], 2, chassis::after::token("partners", things[0], 2)));
        assert_eq!(world.ask(&world.adding, &call, request.clone()).reply().await, first);
        let other = ReturnAgreementRequest { reason: "something else".to_owned(), ..request };
        assert_eq!(world.ask(&world.adding, &call, other).refused().await, "REQUEST_ID_REUSED");
        assert_eq!(world.thing(things[0]).await, (2, "first once".to_owned()));
        assert_eq!(world.replays().await, 1);
        assert_eq!(world.sizes(), [1, 1, 1]);
    });
}

#[test]
fn the_request_id_of_somebody_else_is_another_one() {
    story(one_worker(), async |world| {
        let (things, call) = (world.things(2).await, world.call().await);
        let other = world.call_of("another", "institute_coordinator@global", &[]).await;
        world.go(9);
        let id = world.shell.ids.next(world.shell.clock.now());
        assert_eq!(world.ask(&world.adding, &call, known_as(id, words(things[0], 1, "mine"))).reply().await.0, things[0]);
        assert_eq!(world.ask(&world.adding, &other, known_as(id, words(things[1], 1, "yours"))).reply().await.0, things[1]);
        assert_eq!(world.replays().await, 0);
    });
}

#[test]
fn equal_calls_in_one_batch_are_done_once_and_get_the_same_reply() {
    story(one_worker(), async |mut world| {
        let (id, call) = (world.things(1).await[0], world.call().await);
        let first = world.occupy(&world.making.clone()).await;
        let requests = [known_as(id, words(id, 1, "once")), words(id, 1, "another"), known_as(id, words(id, 1, "once"))];
        let asked = world.line_up(&world.making, &call, requests.to_vec()).await;
        world.go(9);
        first.reply().await;
        let mut replies = Vec::new();
        for asked in asked {
            replies.push(asked.reply().await);
        }
        assert_eq!(replies[0], replies[2]);
        assert_ne!(replies[0].0, replies[1].0);
        let made: i64 = world.one("select count(*) from thing where words = 'once'").await;
        assert_eq!((made, world.replays().await, world.sizes()), (1, 1, vec![2]));
    });
}

#[test]
fn calls_with_one_request_id_and_different_bodies_in_one_batch_are_not_taken_for_one() {
    story(one_worker(), async |mut world| {
        let (id, call) = (world.things(1).await[0], world.call().await);
        let first = world.occupy(&world.making.clone()).await;
        let requests = vec![known_as(id, words(id, 1, "this")), known_as(id, words(id, 1, "that"))];
        let mut asked = world.line_up(&world.making, &call, requests).await;
        world.go(9);
        first.reply().await;
        assert_eq!(asked.remove(1).refused().await, "REQUEST_ID_REUSED");
        asked.remove(0).reply().await;
        let made: i64 = world.one("select count(*) from thing where words in ('this', 'that')").await;
        assert_eq!((made, world.replays().await), (1, 0));
    });
}

#[test]
fn an_equal_call_whose_first_one_was_refused_is_judged_for_itself() {
    story(one_worker(), async |mut world| {
        let (id, call) = (world.things(1).await[0], world.call().await);
        let first = world.occupy(&world.making.clone()).await;
        let requests = vec![known_as(id, words(id, 1, "an offence")), known_as(id, words(id, 1, "none"))];
        let mut asked = world.line_up(&world.making, &call, requests).await;
        world.go(9);
        first.reply().await;
        assert_eq!(asked.remove(0).refused().await, "INTERNAL");
        asked.remove(0).reply().await;
        let made: i64 = world.one("select count(*) from thing where words = 'none'").await;
        assert_eq!(made, 1);
    });
}

#[test]
fn a_repetition_among_new_calls_is_answered_and_the_new_ones_stay_together() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(2).await, world.call().await);
        let repeated = known_as(things[0], words(things[0], 1, "before"));
        world.go(1);
        let before = world.ask(&world.making, &call, repeated.clone()).reply().await;
        world.begun().await;
        let first = world.occupy(&world.making.clone()).await;
        // Nothing but the row of the stored reply tells that this was done: new things are made whatever is there.
        let requests = vec![words(things[0], 1, "new"), repeated, known_as(things[1], words(things[1], 1, "new"))];
        let mut asked = world.line_up(&world.making, &call, requests).await;
        world.go(9);
        first.reply().await;
        assert_eq!(asked.remove(1).reply().await, before);
        for asked in asked {
            asked.reply().await;
        }
        assert_eq!(world.sizes(), [3, 2], "all of them, then those that were new");
        let made: Vec<i64> = vec![
            world.one("select count(*) from thing where words = 'before'").await,
            world.one("select count(*) from thing where words = 'new'").await,
            world.one("select count(*) from outbox where payload = 'new'").await,
        ];
        assert_eq!((made, world.replays().await), (vec![1, 2, 2], 1));
    });
}

#[test]
fn who_only_asks_goes_past_the_lane_and_nothing_is_stored() {
    story(one_worker(), async |mut world| {
        let (things, call) = (world.things(1).await, world.call().await);
        let first = world.occupy(&world.adding.clone()).await;
        let id = world.shell.ids.next(world.shell.clock.now());
        let request = known_as(id, words(things[0], 1, "perhaps"));
        let asking = world.ask(&world.adding, &call, ReturnAgreementRequest { validate_only: true, ..request.clone() });
        assert_eq!(world.begun().await, things, "while the only worker is busy");
        assert_eq!(world.adding.waiting(), 0);
        world.go(2);
        assert_eq!(asking.reply().await, (things[0], 2, String::new()));
        first.reply().await;
        assert_eq!(world.thing(things[0]).await, (1, "first".to_owned()));
        let left: i64 = world.one("select count(*) from request").await;
        assert_eq!(left, 0);
        world.go(9);
        let refused = ReturnAgreementRequest { validate_only: true, expected_version: 2, ..request.clone() };
        assert_eq!(world.ask(&world.adding, &call, refused).refused().await, "VERSION_CONFLICT");
        assert_eq!(world.ask(&world.adding, &call, request).reply().await.1, 2, "the request id is still free");
    });
}
