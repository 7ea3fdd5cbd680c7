//! Read models made anew beside the live ones.

use chassis::bus::Bus;
use chassis::project::{self, GenerationError};
use sqlx::Row as _;

use crate::world::{Following, Running, World, connect, in_process, look_again, on_every_nats, providing, story};

/// Effects that a question sees right now, in one snapshot.
async fn seen(world: &World) -> i64 {
    let mut live = project::look(&world.reader).await.unwrap();
    sqlx::query("select count(*) from effect").fetch_one(&mut *live).await.unwrap().get(0)
}

/// Moves the last swap into the past, as if a while had gone by.
async fn let_time_pass(world: &World) {
    let text = "update projection_generation set retired_at = retired_at - interval '2 minutes' where status = 'RETIRED'";
    sqlx::query(text).execute(world.reader.pool()).await.unwrap();
}

#[test]
fn a_generation_is_built_beside_the_live_one_and_no_question_sees_less_meanwhile() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        let reader = Following::start(&world, &bus);
        world.tell_many(2_000).await;
        relay.nudge.ring();
        reader.reached(2_000).await;

        let begun = project::begin(&world.reader, "a better rule").await.unwrap();
        assert_eq!((begun.generation, begun.reason.as_str()), (2, "a better rule"));
        assert_eq!(project::begin(&world.reader, "again").await.unwrap(), begun, "one at a time");
        let (mut questions, mut told) = (0, 2_000);
        while world.generations().await.live == 1 {
            assert!(seen(&world).await >= 2_000, "a question saw a half-built read model");
            questions += 1;
            if questions % 20 == 0 {
                world.tell_many(10).await;
                told += 10;
                relay.nudge.ring();
            }
        }
        assert!(questions > 1, "nothing was asked meanwhile");
        assert!(seen(&world).await >= 2_000);
        world.tell_many(5).await;
        relay.nudge.ring();
        reader.reached(told + 5).await;
        world.assert_read_once(told + 5).await;
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn the_home_of_a_retired_generation_is_cleared_only_when_nobody_can_be_reading_it() {
    story(async {
        let world = World::new().await;
        let bus = in_process();
        let relay = Running::relay(&world, &bus, providing());
        let reader = Following::start(&world, &bus);
        world.tell_many(10).await;
        relay.nudge.ring();
        reader.reached(10).await;
        project::begin(&world.reader, "first").await.unwrap();
        world.live(2).await;
        let too_soon = project::begin(&world.reader, "second").await;
        assert!(matches!(too_soon, Err(GenerationError::TooSoon)), "{too_soon:?}");
        assert_eq!(world.one::<i64>("select count(*) from reporting.effect").await, 10, "the old rows are still there");

        let_time_pass(&world).await;
        assert_eq!(project::begin(&world.reader, "second").await.unwrap().generation, 3);
        world.live(3).await;
        world.assert_read_once(10).await;
        let_time_pass(&world).await;
        while world.generations().await.retired.is_some() {
            look_again().await;
        }
        assert_eq!(world.one::<i64>("select count(*) from reporting_even.effect").await, 0, "cleared by the running projector");
        world.assert_read_once(10).await;
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn a_generation_that_lacks_what_the_live_one_has_does_not_take_over() {
    story(async {
        let world = World::new().await;
        let bus = in_process();
        let relay = Running::relay(&world, &bus, providing());
        let reader = Following::start(&world, &bus);
        world.tell_many(10).await;
        relay.nudge.ring();
        reader.reached(10).await;
        let ghost = "insert into effect (event_id, position, times) values (gen_random_uuid(), 99, 1)";
        sqlx::query(ghost).execute(world.reader.pool()).await.unwrap();

        let begun = project::begin(&world.reader, "check").await.unwrap();
        let trouble = loop {
            let building = world.generations().await.building.expect("it is not given up by itself");
            if let Some(trouble) = building.trouble {
                break trouble;
            }
            look_again().await;
        };
        assert!(trouble.starts_with("1 missing or older than live, such as partners.event "), "{trouble}");
        assert_eq!(world.generations().await.live, 1);

        assert!(project::abandon(&world.reader).await.unwrap());
        assert!(!project::abandon(&world.reader).await.unwrap(), "there is none any more");
        sqlx::query("delete from effect where position = 99").execute(world.reader.pool()).await.unwrap();
        let next = project::begin(&world.reader, "check again").await.unwrap();
        assert_eq!(next.generation, begun.generation + 2, "the live one lives in the home of the odd ones");
        world.live(next.generation).await;
        world.assert_read_once(10).await;
        reader.stop().await;
        relay.stop().await;
    });
}
