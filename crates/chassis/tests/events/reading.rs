//! Exactly one effect, and what happens to events that cannot have one.

use chassis::bus::Bus;
use chassis::outbox::RelayConfig;
use chassis::project::{self, Projection, parked};
use sqlx::Connection as _;
use uuid::Uuid;

use crate::world::{
    Following, OFFENCE, POISON, Running, World, assert_same, connect, in_process, jetstream, model, model_of_slices, on_every_nats,
    providing, story,
};

/// Good and bad events of several things, and what must become of them.
async fn poison_among_good_events(world: World, bus: Bus, model: Projection) {
    let relay = Running::relay(&world, &bus, providing());
    let reader = Following::into(model, &world, &bus);
    let (bad, good, offending) = (world.new_id(), world.new_id(), world.new_id());
    let mut writer = world.writer().await;
    let mut tx = writer.begin().await.unwrap();
    for (thing, version, payload) in [
        (good, 1, "fine"),
        (bad, 1, "fine"),
        (bad, 2, POISON),
        (good, 2, "fine"),
        (bad, 3, "fine"),
        (offending, 1, OFFENCE),
        (good, 3, "fine"),
    ] {
        world.tell(&mut tx, thing, version, payload).await;
    }
    tx.commit().await.unwrap();
    relay.nudge.ring();
    reader.reached(7).await;
    world.tell(&mut writer, bad, 4, "fine").await;
    world.tell(&mut writer, good, 4, "fine").await;
    relay.nudge.ring();
    reader.reached(9).await;

    assert_eq!(world.effects().await, [(1, 1), (2, 1), (4, 1), (7, 1), (9, 1)]);
    let mut db = world.reader.pool().acquire().await.unwrap();
    let kept = parked::list(&mut db, 100).await.unwrap();
    let positions: Vec<_> = kept.iter().map(|parked| (parked.position, parked.aggregate_id, parked.aggregate_version)).collect();
    assert_eq!(positions, [(3, bad, 2), (5, bad, 3), (6, offending, 1), (8, bad, 4)]);
    assert_eq!(kept[0].reason, "the payload is poison");
    assert!(kept[2].reason.contains("effect_times_check"), "{}", kept[2].reason);
    let fresh = project::freshness(&mut db, world.clock.now()).await.unwrap();
    assert_eq!((fresh[0].position, fresh[0].head_position, fresh[0].lag_events, fresh[0].lag_seconds, fresh[0].parked), (9, 9, 0, 0, 4));
    assert_eq!(reader.progress.of("partners").parked, 4);
    let seen = "select aggregate_id, version from projection_seen order by aggregate_id";
    let seen: Vec<(Uuid, i64)> = sqlx::query_as(seen).fetch_all(&mut *db).await.unwrap();
    assert_eq!(seen, [(bad, 1), (good, 4)], "the newest version of each thing, and nothing that was parked");
    reader.stop().await;
    relay.stop().await;
}

#[test]
fn a_bad_event_is_parked_with_its_aggregate_and_the_rest_flows() {
    on_every_nats(async |nats| {
        for model in [model(), model_of_slices()] {
            let bus = connect(&nats).await;
            poison_among_good_events(World::new().await, Bus::Nats(bus), model).await;
            jetstream(&nats).await.delete_stream("SALA_PARTNERS").await.unwrap();
        }
    });
}

#[test]
fn a_bad_event_is_parked_in_one_process_too() {
    for model in [model(), model_of_slices()] {
        story(async { poison_among_good_events(World::new().await, in_process(), model).await });
    }
}

#[test]
fn what_has_arrived_is_applied_in_slices_around_a_bad_event_in_their_middle() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        let bad = world.new_id();
        world.tell_many(1_500).await;
        let mut writer = world.writer().await;
        for (version, payload) in [(1, "fine"), (2, POISON), (3, "fine")] {
            world.tell(&mut writer, bad, version, payload).await;
        }
        world.tell_many(1_497).await;
        relay.published(3_000).await;

        let reader = Following::into(model_of_slices(), &world, &bus);
        reader.reached(3_000).await;
        let expected: Vec<_> = (1..=3_000).filter(|position| ![1_502, 1_503].contains(position)).map(|position| (position, 1)).collect();
        assert_same(&world.effects().await, &expected);
        let kept = parked::list(&mut world.reader.pool().acquire().await.unwrap(), 100).await.unwrap();
        assert_eq!(kept.iter().map(|parked| parked.position).collect::<Vec<_>>(), [1_502, 1_503]);
        let slices: i64 = sqlx::query_scalar("select count(*) from slice").fetch_one(world.reader.pool()).await.unwrap();
        assert!(slices < 300, "{slices} slices of 3,000 events");
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn two_readers_of_one_read_model_have_one_effect() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        let (one, other) = (Following::start(&world, &bus), Following::start(&world, &bus));
        for _ in 0..60 {
            world.tell_many(10).await;
            relay.nudge.ring();
        }
        one.reached(600).await;
        other.reached(600).await;
        world.assert_read_once(600).await;
        one.stop().await;
        other.stop().await;
        relay.stop().await;
    });
}

#[test]
fn a_reader_that_is_stopped_anywhere_goes_on_where_it_was() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        world.tell_many(3_000).await;
        relay.nudge.ring();
        for target in [1, 700, 1_900, 3_000] {
            let reader = Following::start(&world, &bus);
            reader.reached(target).await;
            reader.stop().await;
        }
        world.assert_read_once(3_000).await;
        relay.stop().await;
    });
}

#[test]
fn a_reader_whose_connections_are_cut_goes_on() {
    story(async {
        let world = World::new().await;
        let bus = in_process();
        let relay = Running::relay(&world, &bus, RelayConfig::default());
        let reader = Following::start(&world, &bus);
        for round in 1..=10 {
            world.tell_many(50).await;
            relay.nudge.ring();
            // Waits until they are gone: whoever looks next must not get one that has yet to hear of its end.
            world.one::<i64>("select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity where application_name like 'sala-%' and pid <> pg_backend_pid() and datname = current_database()").await;
            reader.reached(round * 50 - 40).await;
        }
        reader.reached(500).await;
        world.assert_read_once(500).await;
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn a_log_read_in_one_process_is_read_on_over_nats() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let alone = in_process();
        let relay = Running::relay(&world, &alone, RelayConfig::default());
        let reader = Following::start(&world, &alone);
        world.tell_many(30).await;
        relay.nudge.ring();
        reader.reached(30).await;
        reader.stop().await;
        relay.stop().await;

        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        let reader = Following::start(&world, &bus);
        world.tell_many(30).await;
        relay.nudge.ring();
        reader.reached(60).await;
        world.assert_read_once(60).await;
        reader.stop().await;
        relay.stop().await;
    });
}
