//! What becomes of parked events when somebody decides.

use chassis::project::{self, ResolveError, parked};
use uuid::Uuid;

use crate::world::{Following, OFFENCE, POISON, Running, World, in_process, model, providing, story};

/// A thing with a good event, a bad one and two more behind it, read as far as that goes.
async fn with_parked(world: &World, payload: &str) -> (Running, Following, Uuid) {
    let bus = in_process();
    let relay = Running::relay(world, &bus, providing());
    let reader = Following::start(world, &bus);
    let thing = world.new_id();
    let mut writer = world.writer().await;
    for (version, payload) in [(1, "fine"), (2, payload), (3, "fine"), (4, "fine")] {
        world.tell(&mut writer, thing, version, payload).await;
    }
    relay.nudge.ring();
    reader.reached(4).await;
    assert_eq!(entries(world).await.len(), 3);
    (relay, reader, thing)
}

async fn entries(world: &World) -> Vec<parked::Parked> {
    parked::list(&mut world.reader.pool().acquire().await.unwrap(), 100).await.unwrap()
}

async fn retry(world: &World, id: i64) -> Result<usize, ResolveError> {
    project::retry(&world.reader, &[model()], id, &world.clock, &world.ids).await
}

#[test]
fn a_parked_event_is_applied_with_all_that_waits_behind_it_once_the_cause_is_gone() {
    story(async {
        let world = World::new().await;
        let (relay, reader, thing) = with_parked(&world, OFFENCE).await;
        let first = entries(&world).await[0].id;
        let still = retry(&world, first).await;
        assert!(matches!(still, Err(ResolveError::StillBad { position: 2, .. })), "{still:?}");
        assert_eq!(entries(&world).await.len(), 3, "all or none");

        sqlx::raw_sql("alter table effect drop constraint effect_times_check").execute(world.reader.pool()).await.unwrap();
        assert_eq!(retry(&world, first).await.unwrap(), 3);
        assert_eq!(entries(&world).await, []);
        assert_eq!(world.effects().await.iter().map(|(position, _)| *position).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert!(matches!(retry(&world, first).await, Err(ResolveError::NotParked(_))));

        // The thing is no longer held back.
        world.tell(&mut world.writer().await, thing, 5, "fine").await;
        relay.nudge.ring();
        reader.reached(5).await;
        assert_eq!(world.effects().await.len(), 5);
        reader.stop().await;
        relay.stop().await;
    });
}

#[test]
fn an_event_that_is_given_up_stays_on_record_and_lets_the_others_through() {
    story(async {
        let world = World::new().await;
        let (relay, reader, thing) = with_parked(&world, POISON).await;
        let first = entries(&world).await[0].id;
        project::give_up(&world.reader, first, "the writer was wrong", world.clock.now()).await.unwrap();
        assert!(matches!(project::give_up(&world.reader, first, "again", world.clock.now()).await, Err(ResolveError::NotParked(_))));
        let mut db = world.reader.pool().acquire().await.unwrap();
        let kept = parked::find(&mut db, first).await.unwrap().expect("it is on record");
        assert_eq!(
            (kept.event.payload.as_ref(), kept.dropped.map(|(_, why)| why).as_deref()),
            (POISON.as_bytes(), Some("the writer was wrong"))
        );

        let next = entries(&world).await[0].id;
        assert_eq!(retry(&world, next).await.unwrap(), 2);
        let fresh = project::freshness(&mut db, world.clock.now()).await.unwrap();
        assert_eq!(fresh[0].parked, 0);
        world.tell(&mut world.writer().await, thing, 5, "fine").await;
        relay.nudge.ring();
        reader.reached(5).await;
        assert_eq!(world.effects().await.iter().map(|(position, _)| *position).collect::<Vec<_>>(), [1, 3, 4, 5]);
        reader.stop().await;
        relay.stop().await;
    });
}
