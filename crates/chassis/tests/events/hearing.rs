//! What a reader knows of a source that says nothing.

use chassis::bus::Bus;
use chassis::project::{self, SourceFreshness};
use jiff::{SignedDuration, Timestamp};

use crate::world::{Following, Running, World, connect, in_process, look_again, on_every_nats, providing, story};

async fn freshness(world: &World, now: Timestamp) -> SourceFreshness {
    let mut db = world.reader.pool().acquire().await.unwrap();
    project::freshness(&mut db, now).await.unwrap().remove(0)
}

/// The latest instant of which the reader knows that it misses nothing.
async fn current_at(world: &World) -> Option<chassis::db::Instant> {
    world.one("select current_at from reporting.projection_offset").await
}

/// Waits until the reader is current as of later than `before`.
async fn current_after(world: &World, before: Timestamp) -> Timestamp {
    loop {
        if let Some(at) = current_at(world).await.map(|at| at.0).filter(|at| *at > before) {
            return at;
        }
        look_again().await;
    }
}

#[test]
fn a_quiet_source_is_known_to_be_read_to_its_end_and_a_dead_one_is_not() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let reader = Following::start(&world, &bus);
        let relay = Running::relay(&world, &bus, providing());
        world.tell_many(3).await;
        relay.published(3).await;
        reader.reached(3).await;
        let heard = current_after(&world, world.clock.now()).await;
        let fresh = freshness(&world, world.clock.now()).await;
        assert_eq!((fresh.silent, fresh.lag_seconds, fresh.lag_events), (false, 0, 0));

        // Nothing happens, and that is known.
        current_after(&world, heard).await;
        relay.stop().await;
        let last = current_at(&world).await.unwrap().0;
        // The reader asks the stream again meanwhile; a stream is no word of the source's.
        let later = last + SignedDuration::from_secs(100);
        let fresh = freshness(&world, later).await;
        assert!(fresh.silent, "nobody knows what the source has told since");
        assert_eq!((fresh.lag_seconds, fresh.lag_events), (100, 0));
        reader.stop().await;
        assert_eq!(current_at(&world).await.unwrap().0, last);
    });
}

#[test]
fn a_stream_that_is_read_to_its_end_says_nothing_of_a_log_that_has_gone_on() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        world.tell_many(3).await;
        relay.published(3).await;
        relay.stop().await;
        let reader = Following::start(&world, &bus);
        reader.reached(3).await;
        let fresh = freshness(&world, world.clock.now()).await;
        assert!(fresh.silent, "the source has never been heard of");

        // It numbers and says so, but publishes nothing.
        let held = chassis::outbox::RelayConfig { pause_before_publish: true, ..providing() };
        let relay = Running::relay(&world, &bus, held);
        world.tell_many(4).await;
        relay.nudge.ring();
        reader.progress.until("partners", |standing| standing.head == 7).await;
        let fresh = freshness(&world, world.clock.now()).await;
        assert_eq!((fresh.position, fresh.head_position, fresh.lag_events), (3, 7, 4));
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn in_one_process_the_table_itself_is_the_word() {
    story(async {
        let world = World::new().await;
        let bus = in_process();
        let relay = Running::relay(&world, &bus, providing());
        let reader = Following::start(&world, &bus);
        world.tell_many(3).await;
        relay.nudge.ring();
        reader.reached(3).await;
        let heard = current_after(&world, Timestamp::UNIX_EPOCH).await;
        current_after(&world, heard).await;
        assert!(!freshness(&world, world.clock.now()).await.silent);
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn a_reader_that_hears_nothing_for_a_while_asks_again_from_its_own_position() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        world.tell_many(3).await;
        relay.published(3).await;
        relay.stop().await;
        let reader = Following::start(&world, &bus);
        reader.reached(3).await;
        // Every opening is a consumer of its own.
        let stream = crate::world::jetstream(&nats).await.get_stream("SALA_PARTNERS").await.unwrap();
        let first = crate::world::consumers_of(&stream).await;
        assert_eq!(first.len(), 1);
        while crate::world::consumers_of(&stream).await.iter().all(|name| first.contains(name)) {
            look_again().await;
        }
        reader.stop().await;
    });
}
