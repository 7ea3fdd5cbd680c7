//! A stream that an operator has to decide about.

use async_nats::jetstream::message::PublishMessage;
use chassis::bus::Bus;
use chassis::outbox::{self, Flow, RelayConfig, RepublishError};
use chassis::project::{self, Stop};
use local::Nats;

use crate::world::{
    Following, Running, World, assert_stream_is_table, connect, jetstream, look_again, on_every_nats, providing, stream_of,
};

/// Puts an event into the stream that the database has never told.
async fn forge(nats: &Nats, position: i64) {
    let message = PublishMessage::build()
        .header("ce-id", "01890a5d-ac96-774b-bcce-b302099a8057")
        .header("ce-subject", "agreement/01890a5d-ac96-774b-bcce-b302099a8058")
        .header("ce-time", "2021-12-23T02:00:00Z")
        .header("sala-epoch", "1")
        .header("sala-position", position.to_string().as_str())
        .header("sala-aggregate-version", "1");
    jetstream(nats).await.send_publish("sala.v1.partners.agreement.changed", message).await.unwrap().await.unwrap();
}

#[test]
fn a_stream_ahead_of_the_database_stops_the_relay_and_not_the_writers() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), providing());
        let reader = Following::start(&world, &Bus::Nats(bus.clone()));
        world.tell_many(5).await;
        relay.published(5).await;
        reader.reached(5).await;

        forge(&nats, 9).await;
        relay.state.until(|state| state.flow() == Flow::Diverged).await;
        world.tell_many(5).await;
        relay.nudge.ring();
        relay.state.until(|state| state.numbered() == 10).await;
        reader.progress.until("partners", |standing| standing.stopped == Some(Stop::Gap)).await;
        assert_eq!(world.effects().await.len(), 5);
        assert!(matches!(
            outbox::republish(&world.source, &bus, "partners", false).await,
            Err(RepublishError::Stuck { flow: Flow::Diverged, .. })
        ));

        let done = outbox::republish(&world.source, &bus, "partners", true).await.unwrap();
        assert_eq!((done.to, done.by_running_relay), (10, true));
        reader.reached(10).await;
        world.assert_read_once(10).await;
        assert_eq!(reader.progress.of("partners").stopped, None);
        assert_stream_is_table(&nats, &world).await;
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn a_gap_is_not_read_over_and_heals_by_republication() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        bus.provision(&["partners"]).await.unwrap();
        let reader = Following::start(&world, &Bus::Nats(bus.clone()));
        forge(&nats, 2).await;
        reader.progress.until("partners", |standing| standing.stopped.is_some()).await;
        let stopped: String = sqlx::query_scalar("select stopped from projection_offset").fetch_one(world.reader.pool()).await.unwrap();
        assert_eq!((stopped.as_str(), world.effects().await.len()), ("GAP", 0));
        assert_eq!(reader.progress.of("partners").gaps, 1, "counted once, however often it is looked at");

        world.tell_many(3).await;
        let done = outbox::republish(&world.source, &bus, "partners", true).await.unwrap();
        assert_eq!((done.from, done.to, done.by_running_relay), (2, 3, false));
        reader.reached(3).await;
        world.assert_read_once(3).await;
        reader.stop().await;
    });
}

#[test]
fn another_event_at_a_position_that_was_read_is_a_divergence() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), providing());
        let reader = Following::start(&world, &Bus::Nats(bus.clone()));
        world.tell_many(1).await;
        relay.published(1).await;
        reader.reached(1).await;
        relay.stop().await;
        reader.stop().await;

        let meddler = jetstream(&nats).await;
        meddler.delete_stream("SALA_PARTNERS").await.unwrap();
        bus.provision(&["partners"]).await.unwrap();
        forge(&nats, 1).await;
        let reader = Following::start(&world, &Bus::Nats(bus.clone()));
        reader.progress.until("partners", |standing| standing.stopped.is_some()).await;
        let stopped: String = sqlx::query_scalar("select stopped from projection_offset").fetch_one(world.reader.pool()).await.unwrap();
        assert_eq!(stopped, "DIVERGED");
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), RelayConfig::default());
        relay.state.until(|state| state.flow() == Flow::Diverged).await;
        relay.stop().await;

        outbox::republish(&world.source, &bus, "partners", true).await.unwrap();
        reader.progress.until("partners", |standing| standing.stopped.is_none()).await;
        world.assert_read_once(1).await;
        reader.stop().await;
    });
}

#[test]
fn a_lost_tail_is_copied_again_without_a_running_relay() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), providing());
        world.tell_many(4).await;
        relay.published(4).await;
        relay.stop().await;
        jetstream(&nats).await.delete_stream("SALA_PARTNERS").await.unwrap();
        bus.provision(&["partners"]).await.unwrap();
        let done = outbox::republish(&world.source, &bus, "partners", false).await.unwrap();
        assert_eq!((done.from, done.to, done.by_running_relay), (0, 4, false));
        assert_stream_is_table(&nats, &world).await;
    });
}

#[test]
fn a_new_epoch_is_read_into_a_new_generation_which_takes_over() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), providing());
        let reader = Following::start(&world, &Bus::Nats(bus.clone()));
        world.tell_many(3).await;
        relay.published(3).await;
        reader.reached(3).await;
        relay.stop().await;

        // The database goes back to an older point: what was told at position 3 has not happened.
        let mut meddler = world.writer().await;
        sqlx::raw_sql(
            "delete from outbox where position = 3;
             update outbox_state set next_position = 3, published_position = 2, published_stream_seq = 2,
                    chain_head = (select chain from outbox where position = 2)",
        )
        .execute(&mut meddler)
        .await
        .unwrap();
        world.tell_many(2).await;
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), providing());
        relay.state.until(|state| state.flow() == Flow::Diverged).await;
        let begun = outbox::bump_epoch(&world.source, &bus, "partners").await.unwrap();
        assert_eq!(begun.epoch, 2);

        world.live(2).await;
        reader.reached(4).await;
        world.assert_read_once(4).await;
        reader.progress.until("partners", |standing| standing.stopped.is_none()).await;
        assert_stream_is_table(&nats, &world).await;
        assert_eq!(outbox::verify(&world.source, "partners").await.unwrap().faults, []);
        relay.stop().await;
        reader.stop().await;
    });
}

#[test]
fn a_stream_of_another_epoch_is_no_copy_of_the_log_whoever_would_copy_it() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        bus.provision(&["partners"]).await.unwrap();
        world.tell_many(2).await;
        assert_eq!(outbox::bump_epoch(&world.source, &bus, "partners").await.unwrap().epoch, 2);
        let log_is_of = async |epoch: i64| {
            sqlx::query("update outbox_state set epoch = $1").bind(epoch).execute(&mut world.writer().await).await.unwrap();
        };
        let refused = async |from_scratch: bool, helps: &str| {
            let error = outbox::republish(&world.source, &bus, "partners", from_scratch).await.unwrap_err();
            assert!(matches!(error, RepublishError::OtherEpoch { .. }), "{error}");
            assert!(error.to_string().contains(helps), "{error}");
            assert_eq!(stream_of(&nats).await.len(), 2, "what was read is left alone");
        };

        // The database goes back to before an epoch that readers have seen; ids and positions are those of the stream.
        log_is_of(1).await;
        refused(false, "`sala events epoch bump partners`").await;
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), RelayConfig::default());
        relay.state.until(|state| state.flow() == Flow::Diverged).await;
        refused(false, "`sala events epoch bump partners`").await;
        refused(true, "`sala events epoch bump partners`").await;
        assert_eq!(outbox::bump_epoch(&world.source, &bus, "partners").await.unwrap().epoch, 3, "newer than what was read");
        relay.published(2).await;
        relay.stop().await;

        // A bump that was interrupted: the log has its epoch, and the stream is still the old one.
        log_is_of(4).await;
        refused(false, "`sala events republish --from-scratch partners`").await;
        outbox::republish(&world.source, &bus, "partners", true).await.unwrap();
        assert_stream_is_table(&nats, &world).await;
    });
}

#[test]
fn an_epoch_that_begins_while_a_generation_is_being_built_is_read_by_one_that_is_begun_after_it() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), providing());
        let reader = Following::start(&world, &Bus::Nats(bus.clone()));
        world.tell_many(3).await;
        relay.published(3).await;
        reader.reached(3).await;
        // What only the live one holds keeps the other from taking over, as far as it reads the same epoch.
        let ghost = "insert into effect (event_id, position, times) values (gen_random_uuid(), 99, 1)";
        sqlx::query(ghost).execute(world.reader.pool()).await.unwrap();
        let begun = project::begin(&world.reader, "slow").await.unwrap();
        let read = "select count(*) from reporting_even.effect";
        while world.one::<i64>(read).await < 3 {
            look_again().await;
        }

        outbox::bump_epoch(&world.source, &bus, "partners").await.unwrap();
        world.live(begun.generation + 2).await;
        world.tell_many(1).await;
        relay.nudge.ring();
        reader.reached(4).await;
        world.assert_read_once(4).await;
        relay.stop().await;
        reader.stop().await;
    });
}

#[test]
fn a_new_epoch_that_waited_for_a_relay_begins_behind_what_that_relay_numbered() {
    on_every_nats(async |nats| {
        const WAITING: &str = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        let world = World::new().await;
        let bus = connect(&nats).await;
        bus.provision(&["partners"]).await.unwrap();
        world.tell_many(2).await;
        let waiting = async |sessions: i64| {
            while world.one::<i64>(WAITING).await < sessions {
                look_again().await;
            }
        };

        // Whoever waits for the state gets it in the order of coming: first the relay, then the epoch.
        let mut holder = world.writer().await;
        sqlx::raw_sql("begin; select from outbox_state for update").execute(&mut holder).await.unwrap();
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), providing());
        waiting(1).await;
        let release = async {
            waiting(2).await;
            sqlx::raw_sql("commit").execute(&mut holder).await.unwrap();
        };
        let (begun, ()) = tokio::join!(outbox::bump_epoch(&world.source, &bus, "partners"), release);

        let begun = begun.unwrap();
        assert_eq!((begun.epoch, begun.head), (2, 2), "no position is given a second time");
        world.tell_many(1).await;
        relay.published(3).await;
        assert_stream_is_table(&nats, &world).await;
        assert_eq!(outbox::verify(&world.source, "partners").await.unwrap().faults, []);
        relay.stop().await;
    });
}

#[test]
fn a_stranger_in_the_stream_is_not_taken_for_an_event() {
    on_every_nats(async |nats| {
        let world = World::new().await;
        let bus = connect(&nats).await;
        bus.provision(&["partners"]).await.unwrap();
        let reader = Following::start(&world, &Bus::Nats(bus.clone()));
        jetstream(&nats).await.publish("sala.v1.partners.agreement.changed", "no headers".into()).await.unwrap().await.unwrap();
        let relay = Running::relay(&world, &Bus::Nats(bus.clone()), RelayConfig::default());
        relay.state.until(|state| state.flow() == Flow::Diverged).await;
        world.tell_many(2).await;
        outbox::republish(&world.source, &bus, "partners", true).await.unwrap();
        reader.reached(2).await;
        world.assert_read_once(2).await;
        relay.stop().await;
        reader.stop().await;
    });
}
