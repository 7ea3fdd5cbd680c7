//! What is known of schools: in any order, however the events are cut, and made anew without what evaluations keep of their own.

use api::evaluations::v1 as pb;
use api::schools::v1 as told;
use chassis::event::Event;
use chassis::project;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sqlx::Row as _;
use testkit::World;

use crate::given::{client, world};
use crate::town::{
    OFFICE_1, OFFICE_5, PROGRAMME, RUNS, area, day, hear, hear_cut, id, merged, moved, opened, participation, plan, school, school_told,
    schools_of, settled, teacher, town,
};

/// Every row of the read models, as text.
async fn rows(world: &World) -> Vec<String> {
    let mut all = Vec::new();
    for table in [
        "known_area",
        "known_school",
        "known_school_place",
        "known_school_status",
        "known_school_code",
        "known_participation",
        "known_participation_state",
        "known_teacher",
        "known_posting",
    ] {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("select t::text as row from {table} t order by t::text")));
        let rows = rows.fetch_all(world.db("evaluations").pool()).await.expect("the table is read");
        all.extend(rows.iter().map(|row| format!("{table} {}", row.get::<String, _>("row"))));
    }
    all
}

/// The town with a school that moved, one that was merged, one that was withdrawn, an office with a new code, a teacher who changed schools and
/// one whose only posting was taken back.
fn history() -> Vec<Event> {
    use told::ParticipationStatus::{Active, Approved, Completed};
    let on = day(2021, 9, 1);
    let mut events = town();
    events.push(school_told(moved(school(3, OFFICE_5), OFFICE_1, on.as_ref())));
    events.push(school_told(merged(school(2, OFFICE_5), 1, on.as_ref())));
    events.push(school_told(told::School { version: 2, statuses: Vec::new(), ..school(5, OFFICE_1) }));
    events.push(area(OFFICE_1, 2, told::AreaKind::Esao, "4009"));
    events.push(participation(4, &[(Approved, day(2021, 5, 1)), (Active, day(2021, 6, 1)), (Completed, day(2021, 12, 1))]));
    let (june, september) = (day(2021, 6, 1), day(2021, 9, 1));
    events.push(teacher(1, 1, &[(1, june.clone(), None)]));
    events.push(teacher(1, 2, &[(1, june.clone(), september.clone()), (3, september.clone(), None)]));
    events.push(teacher(1, 3, &[(1, june.clone(), september.clone()), (3, september, day(2021, 12, 1))]));
    events.push(teacher(2, 1, &[(2, june.clone(), None)]));
    events.push(teacher(2, 2, &[(2, june.clone(), june)]));
    events
}

#[test]
fn any_order_repetition_and_cut_of_the_events_gives_the_same_rows() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let expected = runtime.block_on(async {
        let world = world().await;
        hear(&world, &history()).await;
        rows(&world).await
    });
    assert!(
        expected.iter().any(|row| row.contains("esao:4009")) && !expected.iter().any(|row| row.contains("service_area:")),
        "{expected:#?}"
    );
    assert_eq!(expected.iter().filter(|row| row.starts_with("known_posting")).count(), 2, "{expected:#?}");
    let order = prop::collection::vec(0..history().len(), 0..12).prop_flat_map(|again| {
        let all: Vec<usize> = (0..history().len()).chain(again).collect();
        (Just(all).prop_shuffle(), 1..9_usize)
    });
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&order, |(order, cut)| {
        let events: Vec<Event> = order.iter().map(|at| history()[*at].clone()).collect();
        let found = runtime.block_on(async {
            let world = world().await;
            hear_cut(&world, events.chunks(cut)).await;
            rows(&world).await
        });
        prop_assert_eq!(&found, &expected);
        Ok(())
    });
    outcome.expect("the same rows");
}

#[tokio::test]
async fn what_is_made_anew_leaves_what_evaluations_keep_of_their_own_where_it_was() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let open = opened(&mut client, plan(&framework)).await;
    let db = world.db("evaluations");
    let began = project::begin(db, "TEST").await.expect("begun");
    assert_eq!(began.generation, 2);
    sqlx::raw_sql(
        "update evaluations.projection_generation set status = 'RETIRED', retired_at = now() where generation = 1;
         update evaluations.projection_generation set status = 'LIVE', live_at = now() where generation = 2",
    )
    .execute(db.pool())
    .await
    .expect("it takes over");
    let population = Some(pb::CyclePopulation { area_ids: Vec::new(), programme_ids: vec![id(PROGRAMME)], as_of: day(2021, 12, 1) });
    let ask = pb::PreviewCyclePopulationRequest { population };
    assert_eq!(
        client.preview_cycle_population(ask.clone()).await.expect("a preview").into_inner().school_count,
        0,
        "an empty generation answers"
    );
    assert_eq!(schools_of(&mut client, &open).await.len(), 3, "the cycle and its schools are where they were");
    hear(&world, &town()).await;
    assert_eq!(client.preview_cycle_population(ask).await.expect("a preview").into_inner().school_count, 2);
    sqlx::raw_sql("update evaluations.projection_generation set retired_at = now() - interval '2 minutes' where generation = 1")
        .execute(db.pool())
        .await
        .expect("a while ago");
    assert_eq!(project::begin(db, "AGAIN").await.expect("begun").generation, 3, "which empties the home of the first");
    let left: i64 = sqlx::query_scalar("select count(*) from evaluations.known_school").fetch_one(db.pool()).await.expect("counted");
    assert_eq!(left, 0);
    assert_eq!(schools_of(&mut client, &open).await.len(), 3, "and nothing else");
    let second = opened(&mut client, plan(&framework)).await;
    assert_eq!(second.school_count, 3);
}
