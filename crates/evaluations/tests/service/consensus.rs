//! Two raters one level apart: what becomes of that is a rule of the framework, and settled with the cycle where the framework says
//! nothing.

use api::evaluations::v1 as pb;
use testkit::World;

use crate::cycle;
use crate::given::{create, drafted, in_use, version};
use crate::rating::{CYCLE, collected, content, coordinator, finalised, rated, reopened, result, sql, world};

const MIDDLE: pb::ConsensusRule = pb::ConsensusRule { one_apart: pb::OneApart::Mean as i32, moderate_from_levels_apart: 2 };

/// Two schools; of the first, two raters give A.1 one level apart.
async fn judged(rule: Option<pb::ConsensusRule>) -> World {
    let world = world().await;
    let mut client = coordinator(&world);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์").await;
    let said = pb::FrameworkContent { consensus: rule, ..content() };
    let drafted = drafted(&mut client, &made, said).await;
    let framework = in_use(&mut client, drafted, 1).await;
    let (_, kept) = version(&mut client, &framework, 1).await.expect("in use");
    assert_eq!(kept.content.and_then(|content| content.consensus), rule, "shown with the other rules");
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1, 2]).await;
    for (of, apart) in [(1, 4), (2, 3)] {
        rated(&world, CYCLE, of, (of, "SELF"), [3, 3, 3]).await;
        rated(&world, CYCLE, of, (of + 20, "SUPERVISOR"), [apart, 3, 3]).await;
    }
    world
}

/// What the first school has: 50 where the lower level counts, 54.375 where the middle does: half a level more of A.1, which weighs 35.
async fn overall(world: &World) -> String {
    let found = result(&mut coordinator(world), 1, 0).await.expect("finalised");
    found.overall.expect("it is rated").exact
}

async fn finalised_again(world: &World) -> pb::FinaliseCycleResponse {
    reopened(world).await;
    cycle!(*world, coordinator(world), finalise_cycle, FinaliseCycleRequest, CYCLE).expect("nothing to decide")
}

#[tokio::test]
async fn a_framework_says_what_becomes_of_two_levels_next_to_each_other() {
    let world = judged(Some(MIDDLE)).await;
    assert_eq!(finalised(&world, CYCLE).await.found, 2);
    assert_eq!(overall(&world).await, "435/8");
}

#[tokio::test]
async fn where_the_framework_says_nothing_the_house_does_and_a_cycle_keeps_what_held_when_it_was_opened() {
    let world = judged(None).await;
    let settle = |rule: &str| format!("update evaluations.cycle set body = body {rule} where id = '{CYCLE}'");
    // As a cycle that was opened while the house was set to the middle; today it is set to the lower.
    sql(&world, settle(r#"|| '{"consensus": {"one_apart": "MEAN", "far_apart": 2}}'"#)).await;
    let read = coordinator(&world).get_cycle(pb::GetCycleRequest { id: CYCLE.to_owned() }).await.expect("there").into_inner();
    assert_eq!(read.cycle.and_then(|cycle| cycle.consensus), Some(MIDDLE));
    let first = finalised(&world, CYCLE).await;
    assert_eq!((first.found, overall(&world).await.as_str()), (2, "435/8"));
    let second = finalised_again(&world).await;
    assert_eq!((second.revised, second.unchanged), (0, 2), "what the house is set to now revises nothing");
    assert_eq!(second.hash, first.hash);
    // A cycle that an earlier release opened has nothing of it: the setting of the day holds, and is part of what every result follows from.
    sql(&world, settle("- 'consensus'")).await;
    let third = finalised_again(&world).await;
    assert_eq!((third.revised, third.unchanged, overall(&world).await.as_str()), (2, 0, "50"));
}
