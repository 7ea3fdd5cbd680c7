//! The copy of the log in NATS, and what is done when it is not what it should be.

use async_nats::jetstream::stream::Config;
use chassis::bus::{Bus, Provisioning};
use chassis::outbox::{Finding, Flow, RelayConfig, RelayState};
use futures_util::StreamExt as _;
use local::Version;
use sqlx::Connection as _;

use crate::world::{
    Following, Running, World, assert_stream_is_table, connect, jetstream, nats_config, on_every_nats, providing, stream_of,
};

/// A relay that uses batches wherever the stream takes them, however fast its disk is.
fn always_in_batches() -> RelayConfig {
    RelayConfig { batch_after_microseconds: 0, ..providing() }
}

#[test]
fn nats_killed_under_load_loses_and_doubles_nothing() {
    on_every_nats(async |mut nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, always_in_batches());
        let reader = Following::start(&world, &bus);
        for round in 0..50 {
            world.tell_many(100).await;
            relay.nudge.ring();
            if round == 20 {
                // Some of them are on their way now.
                reader.reached(1_000).await;
                nats.kill();
            }
            if round == 35 {
                nats.start_again().unwrap();
            }
        }
        reader.reached(5_000).await;
        relay.published(5_000).await;
        world.assert_read_once(5_000).await;
        assert_stream_is_table(&nats, &world).await;
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn a_stream_deleted_while_nothing_happens_is_refilled() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        let reader = Following::start(&world, &bus);
        world.tell_many(700).await;
        relay.nudge.ring();
        reader.reached(700).await;

        jetstream(&nats).await.delete_stream("SALA_PARTNERS").await.unwrap();
        relay.state.until(|state| state.republished() == 700 && state.published() == 700).await;
        assert_stream_is_table(&nats, &world).await;

        world.tell_many(1).await;
        relay.nudge.ring();
        reader.reached(701).await;
        world.assert_read_once(701).await;
        assert_stream_is_table(&nats, &world).await;
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn a_nats_server_that_comes_back_without_its_disk_is_refilled() {
    on_every_nats(async |mut nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        let reader = Following::start(&world, &bus);
        world.tell_many(300).await;
        relay.nudge.ring();
        reader.reached(300).await;

        nats.kill();
        world.tell_many(300).await;
        relay.nudge.ring();
        nats.lose_disk().unwrap();
        nats.start_again().unwrap();
        reader.reached(600).await;
        relay.published(600).await;
        world.assert_read_once(600).await;
        assert_stream_is_table(&nats, &world).await;
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn a_stream_that_is_not_provisioned_is_waited_for() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), RelayConfig::default());
        world.tell_many(2).await;
        relay.state.until(|state| state.flow() == Flow::Missing).await;
        assert_eq!(bus.provision(&["partners"]).await.unwrap()[0].done, Provisioning::Created);
        relay.published(2).await;
        assert_eq!(relay.state.flow(), Flow::Flowing);
        assert_stream_is_table(&nats, &world).await;
        relay.stop().await;
    });
}

#[test]
fn a_full_stream_is_waited_for_until_it_is_raised() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let small = chassis::bus::NatsBus::connect(&chassis::bus::NatsConfig { max_bytes: 20_000, ..nats_config(&nats) }).await.unwrap();
        let relay = Running::relay(&world, &Bus::Nats(small.clone()), always_in_batches());
        world.tell_many(300).await;
        relay.state.until(|state| state.flow() == Flow::Full).await;
        assert!(relay.state.published() < 300);
        world.tell_many(10).await;

        let raised = connect(&nats).await.provision(&["partners"]).await.unwrap().remove(0);
        assert_eq!((raised.done, raised.max_bytes), (Provisioning::Updated, 64 << 20));
        relay.published(310).await;
        assert_eq!(relay.state.flow(), Flow::Flowing);
        assert_stream_is_table(&nats, &world).await;
        let kept = small.provision(&["partners"]).await.unwrap().remove(0);
        assert_eq!((kept.done, kept.max_bytes), (Provisioning::Unchanged, 64 << 20));
        relay.stop().await;
    });
}

#[test]
fn an_event_that_nats_does_not_take_stops_the_relay_right_before_it_whatever_it_travels_with() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        let relay = Running::relay(&world, &Bus::Nats(bus), always_in_batches());
        let mut writer = world.writer().await;
        let mut tx = writer.begin().await.unwrap();
        for n in 1..=100 {
            let payload = if n == 71 { "x".repeat(2 << 20) } else { "fine".to_owned() };
            world.tell(&mut tx, world.new_id(), 1, &payload).await;
        }
        tx.commit().await.unwrap();
        relay.nudge.ring();
        relay.state.until(|state| state.flow() == Flow::Refused && state.published() == 70).await;
        assert_eq!(stream_of(&nats).await.len(), 70);
        relay.stop().await;
    });
}

#[test]
fn events_travel_together_as_soon_as_the_stream_takes_batches() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let client = jetstream(&nats).await;
        // As an earlier release made it.
        let plain = Config { name: "SALA_PARTNERS".to_owned(), subjects: vec!["sala.v1.partners.>".to_owned()], ..Config::default() };
        client.create_stream(plain).await.unwrap();
        let bus = connect(&nats).await;
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), RelayConfig::default());
        world.tell_many(3).await;
        relay.published(3).await;
        let knows_batches = nats.version() >= Version::new(2, 12, 0);
        assert_eq!(bus.provision(&["partners"]).await.unwrap()[0].done, Provisioning::Updated);
        relay.stop().await;

        let relay = Running::relay(&world, &Bus::Nats(bus), always_in_batches());
        world.tell_many(2_500).await;
        relay.published(2_503).await;
        assert_stream_is_table(&nats, &world).await;
        let stream = client.get_stream("SALA_PARTNERS").await.unwrap();
        let batch = async |sequence: u64| {
            let headers = stream.get_raw_message(sequence).await.unwrap().headers;
            headers.get("Nats-Batch-Id").map(|id| id.as_str().to_owned())
        };
        assert_eq!(batch(1).await, None);
        assert_eq!(batch(10).await.is_some(), knows_batches);
        assert_eq!(batch(10).await, batch(1_003).await);
        assert_eq!(relay.state.reconciled(Finding::Whole), 1);
        relay.stop().await;
    });
}

#[test]
fn what_was_committed_and_not_published_goes_out_at_the_next_start() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let held = Running::relay(&world, &bus, RelayConfig { pause_before_publish: true, ..providing() });
        world.tell_many(20).await;
        held.state.until(|state| state.numbered() == 20).await;
        assert_eq!(held.state.published(), 0);
        held.stop().await;

        let relay = Running::relay(&world, &bus, providing());
        relay.published(20).await;
        assert_stream_is_table(&nats, &world).await;
        relay.stop().await;
    });
}

#[test]
fn a_watermark_behind_the_stream_is_moved_and_nothing_is_published_twice() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = Bus::Nats(connect(&nats).await);
        let relay = Running::relay(&world, &bus, providing());
        world.tell_many(30).await;
        relay.published(30).await;
        relay.stop().await;
        // As if the process had been killed between the acknowledgement and the watermark.
        let back = sqlx::query("update outbox_state set published_position = 10, published_stream_seq = 10");
        back.execute(world.source.pool()).await.unwrap();

        let relay = Running::relay(&world, &bus, providing());
        world.tell_many(1).await;
        relay.published(31).await;
        assert_eq!(relay.state.republished(), 0);
        assert_stream_is_table(&nats, &world).await;
        relay.stop().await;
    });
}

#[test]
fn a_replica_that_does_not_lead_passes_the_word_to_the_leader() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let leader = Running::relay(&world, &Bus::Nats(connect(&nats).await), providing());
        leader.state.until(RelayState::leader).await;
        let client = jetstream(&nats).await.client();
        let mut heard = client.subscribe("sala.nudge.partners").await.unwrap();
        client.flush().await.unwrap();

        let bus = connect(&nats).await;
        bus.provision(&["partners"]).await.unwrap();
        let follower = Running::relay(&world, &Bus::Nats(bus), providing());
        world.tell_many(1).await;
        follower.nudge.ring();
        assert!(heard.next().await.is_some());
        leader.state.until(|state| state.published() == 1).await;
        assert!(!follower.state.leader());
        follower.stop().await;
        leader.stop().await;
    });
}
