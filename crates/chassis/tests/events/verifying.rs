//! The log, checked against itself: every change of what was told shows.

use chassis::outbox::{self, RelayConfig};

use crate::world::{Running, World, in_process, story};

/// Changes the log behind its own back, as nobody may.
async fn meddle(world: &World, statement: &'static str) {
    let text = format!("alter table outbox disable trigger all; {statement}; alter table outbox enable trigger all");
    sqlx::raw_sql(sqlx::AssertSqlSafe(text)).execute(&mut world.writer().await).await.unwrap();
}

async fn faults(world: &World) -> Vec<(i64, String)> {
    let found = outbox::verify(&world.source, "partners").await.unwrap();
    found.faults.into_iter().map(|fault| (fault.position, fault.what)).collect()
}

async fn numbered(world: &World) {
    let relay = Running::relay(world, &in_process(), RelayConfig::default());
    world.tell_many(50).await;
    let thing = world.new_id();
    let mut writer = world.writer().await;
    for version in 1..=3 {
        world.tell(&mut writer, thing, version, "fine").await;
    }
    relay.published(53).await;
    relay.stop().await;
}

#[test]
fn a_log_that_nobody_touched_is_whole() {
    story(async {
        let world = World::new().await;
        assert_eq!(outbox::verify(&world.source, "partners").await.unwrap().events, 0);
        numbered(&world).await;
        let found = outbox::verify(&world.source, "partners").await.unwrap();
        assert_eq!((found.events, found.epoch, found.faults.as_slice()), (53, 1, [].as_slice()));
        let head: Vec<u8> = world.one("select chain_head from partners.outbox_state").await;
        assert_eq!(found.chain_head, hex::encode(head));
    });
}

#[test]
fn every_way_of_changing_the_past_is_found_where_it_was_done() {
    let ways = [
        ("update outbox set payload = 'other' where position = 7", vec![7]),
        ("update outbox set actor = 'nobody' where position = 7", vec![7]),
        ("update outbox set occurred_at = occurred_at + interval '1 microsecond' where position = 7", vec![7]),
        ("update outbox set scope = null where position = 7", vec![7]),
        ("update outbox set chain = sha256('x') where position = 7", vec![7, 8]),
        ("delete from outbox where position = 7", vec![8, 8]),
        ("delete from outbox where position = 53", vec![0, 0]),
        ("update outbox_state set chain_head = sha256('x')", vec![0]),
        ("update outbox set aggregate_version = 9 where position = 52", vec![52, 52, 53]),
    ];
    for (statement, positions) in ways {
        story(async {
            let world = World::new().await;
            numbered(&world).await;
            meddle(&world, statement).await;
            let found = faults(&world).await;
            assert_eq!(found.iter().map(|(position, _)| *position).collect::<Vec<_>>(), positions, "{statement}: {found:?}");
        });
    }
}
