//! Positions and the chain.

use chassis::bus::Bus;
use chassis::outbox::{self, GENESIS, Link, RelayConfig, RelayState, link};
use sqlx::{Connection as _, Row as _};

use crate::world::{Running, World, in_process, story};

#[test]
fn a_row_that_commits_late_gets_a_later_position_and_is_not_lost() {
    story(async {
        let world = World::new().await;
        let (mut slow, mut fast) = (world.writer().await, world.writer().await);
        let relay = Running::relay(&world, &in_process(), RelayConfig::default());

        let mut first = slow.begin().await.unwrap();
        let late = world.tell(&mut first, world.new_id(), 1, "begun first").await;
        let mut second = fast.begin().await.unwrap();
        let early = world.tell(&mut second, world.new_id(), 1, "committed first").await;
        second.commit().await.unwrap();
        relay.published(1).await;
        assert_eq!(world.table().await, [(1, early)]);

        first.commit().await.unwrap();
        relay.published(2).await;
        assert_eq!(world.table().await, [(1, early), (2, late)]);
        relay.stop().await;
    });
}

#[test]
fn a_row_that_is_rolled_back_leaves_no_gap() {
    story(async {
        let world = World::new().await;
        let mut writer = world.writer().await;
        let mut tx = writer.begin().await.unwrap();
        world.tell(&mut tx, world.new_id(), 1, "never happened").await;
        tx.rollback().await.unwrap();
        world.tell_many(3).await;
        let relay = Running::relay(&world, &in_process(), RelayConfig::default());
        relay.published(3).await;
        let positions: Vec<i64> = world.table().await.into_iter().map(|(position, _)| position).collect();
        assert_eq!(positions, [1, 2, 3]);
        relay.stop().await;
    });
}

#[test]
fn what_was_told_can_neither_change_nor_move() {
    story(async {
        let world = World::new().await;
        world.tell_many(1).await;
        let refused = |text: &'static str| {
            let db = world.source.pool().clone();
            async move { sqlx::query(text).execute(&db).await.unwrap_err().into_database_error().unwrap().code().unwrap().into_owned() }
        };
        assert_eq!(refused("update outbox set payload = 'other'").await, "23000");
        assert_eq!(refused("update outbox set actor = 'somebody else'").await, "23000");
        assert_eq!(refused("update outbox set scope = null").await, "23000");
        let relay = Running::relay(&world, &in_process(), RelayConfig::default());
        relay.published(1).await;
        relay.stop().await;
        assert_eq!(refused("update outbox set position = 2").await, "23000");
        assert_eq!(refused("update outbox set chain = null").await, "23000");
    });
}

#[test]
fn the_chain_holds_from_the_first_event_to_the_last() {
    story(async {
        let world = World::new().await;
        world.tell_many(40).await;
        let relay = Running::relay(&world, &in_process(), RelayConfig::default());
        relay.published(40).await;
        world.tell_many(2).await;
        relay.published(42).await;
        relay.stop().await;

        let text = "select epoch, position, event_id, aggregate_type, aggregate_id, aggregate_version, type, actor, scope, payload,
                           (extract(epoch from occurred_at) * 1000000)::bigint, chain from outbox order by position";
        let mut head = GENESIS;
        for row in sqlx::query(text).fetch_all(world.source.pool()).await.unwrap() {
            let (aggregate, event, actor): (String, String, String) = (row.get(3), row.get(6), row.get(7));
            let (scope, payload): (Option<String>, Vec<u8>) = (row.get(8), row.get(9));
            head = link(
                &head,
                &Link {
                    source: "partners",
                    epoch: row.get(0),
                    position: row.get(1),
                    event_id: row.get(2),
                    aggregate: &aggregate,
                    aggregate_id: row.get(4),
                    aggregate_version: row.get(5),
                    event: &event,
                    actor: &actor,
                    scope: scope.as_deref(),
                    occurred_at: jiff::Timestamp::from_microsecond(row.get(10)).unwrap(),
                    payload: &payload,
                },
            );
            assert_eq!(row.get::<Vec<u8>, _>(11), head);
        }
        assert_eq!(world.one::<Vec<u8>>("select chain_head from outbox_state").await, head);
    });
}

#[test]
fn two_relays_that_both_believe_to_lead_give_every_position_once() {
    story(async {
        let world = World::new().await;
        let names = ["one", "two", "three"];
        let relays = names.map(|name| Running::relay_called(name, &world, &in_process(), RelayConfig::default()));
        for _ in 0..200 {
            world.tell_many(5).await;
            for relay in &relays {
                relay.nudge.ring();
            }
        }
        for relay in relays {
            relay.published(1_000).await;
            // The lock comes first: they wait for each other, and neither runs into what the other has numbered.
            assert_eq!(relay.state.lost(), 0);
            relay.stop().await;
        }
        let positions: Vec<i64> = world.table().await.into_iter().map(|(position, _)| position).collect();
        assert_eq!(positions, (1..=1_000).collect::<Vec<_>>());
        assert_eq!(world.one::<i64>("select next_position from outbox_state").await, 1_001);
    });
}

#[test]
fn only_one_replica_leads_and_another_takes_over_when_it_stops() {
    story(async {
        let world = World::new().await;
        let bus: Bus = in_process();
        let first = Running::relay(&world, &bus, RelayConfig::default());
        first.state.until(RelayState::leader).await;
        let second = Running::relay(&world, &bus, RelayConfig::default());
        world.tell_many(5).await;
        first.published(5).await;
        assert!(!second.state.leader());

        first.stop().await;
        second.state.until(RelayState::leader).await;
        world.tell_many(5).await;
        second.published(10).await;
        second.stop().await;
        assert_eq!(world.table().await.len(), 10);
    });
}

#[test]
fn a_leader_whose_connection_is_cut_leads_again() {
    story(async {
        let world = World::new().await;
        let relay = Running::relay(&world, &in_process(), RelayConfig::default());
        world.tell_many(1).await;
        relay.published(1).await;
        let cut: i64 = world.one("select count(pg_terminate_backend(pid, 10000)) from pg_stat_activity where application_name = 'sala-relay-partners' and datname = current_database()").await;
        assert_eq!(cut, 1);
        world.tell_many(1).await;
        relay.published(2).await;
        assert_eq!(relay.state.lost(), 1);
        relay.stop().await;
        assert_eq!(world.table().await.len(), 2);
    });
}

#[test]
fn what_waits_is_counted_with_its_age() {
    story(async {
        let world = World::new().await;
        let pending = async || outbox::pending(&world.source, world.clock.now()).await.unwrap();
        assert_eq!(pending().await.oldest_age, None);
        world.tell_many(3).await;
        let waiting = pending().await;
        assert_eq!((waiting.unnumbered, waiting.unpublished, waiting.next_position), (3, 0, 1));
        assert!(waiting.oldest_age.is_some());

        let held = Running::relay(&world, &in_process(), RelayConfig { pause_before_publish: true, ..RelayConfig::default() });
        held.state.until(|state| state.numbered() == 3).await;
        held.stop().await;
        let waiting = pending().await;
        assert_eq!((waiting.unnumbered, waiting.unpublished, waiting.next_position, waiting.published_position), (0, 3, 4, 0));
        assert!(waiting.oldest_age.is_some());

        let relay = Running::relay(&world, &in_process(), RelayConfig::default());
        relay.published(3).await;
        relay.stop().await;
        let waiting = pending().await;
        assert_eq!((waiting.unnumbered, waiting.unpublished, waiting.published_position, waiting.oldest_age), (0, 0, 3, None));
    });
}
