//! The second wall around observers and what they saw, gone up to from within: statements that ask for everything, under the role of the service
//! and the setting that BEGIN carries, with no use case in between.

use api::evaluations::v1 as pb;
use jiff::civil::date;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use testkit::World;

use crate::given::{COORDINATOR, OWNER, client};
use crate::observing::{ELSEWHERE, TEACHER, certified, day, grant, observed_world, person, schedule, scheduled, submitted};

const WALLED: [&str; 5] = ["calibration_rating", "calibration_round", "certification", "observation", "observation_pair"];

/// Begins as the service begins, for callers who reach this, and counts the rows of each walled table, in the order of their names.
async fn seen(world: &World, reach: Option<&str>) -> [i64; 5] {
    let mut db = inside(world, reach).await;
    let mut counts = [0; 5];
    for (count, table) in counts.iter_mut().zip(WALLED) {
        *count = sqlx::query_scalar(AssertSqlSafe(format!("select count(*) from {table}"))).fetch_one(&mut db).await.expect("counted");
    }
    counts
}

async fn inside(world: &World, reach: Option<&str>) -> PgConnection {
    let mut db = PgConnection::connect_with(world.db("evaluations").connect_options()).await.expect("a connection");
    let reach = reach.map(|reach| format!("; SET LOCAL sala.reach = '{reach}'")).unwrap_or_default();
    let text = format!("set role sala_evaluations; BEGIN; SET LOCAL search_path = evaluations{reach}");
    sqlx::raw_sql(AssertSqlSafe(text)).execute(&mut db).await.expect("begun");
    db
}

/// A pair at the school of one area, an observation at the other, two certificates, a round with two observers.
async fn settled() -> World {
    let (world, framework) = observed_world().await;
    let mut all = client(&world, COORDINATOR);
    for observer in [1, 2] {
        certified(&mut all, grant(&framework, observer)).await.expect("passed");
    }
    let first = submitted(&mut all, &framework, 1, [[3, 4], [2, 5]]).await;
    let second = submitted(&mut all, &framework, 2, [[3, 4], [2, 5]]).await;
    let request = pb::PairObservationsRequest { first_observation_id: first.id, second_observation_id: second.id, ..Default::default() };
    all.pair_observations(request).await.expect("one lesson");
    let teacher_ref = person(91);
    let there = pb::ScheduleObservationRequest { school_id: ELSEWHERE.to_owned(), teacher_ref, ..schedule(&framework, 3) };
    scheduled(&mut all, there).await.expect("agreed on");
    let code = pb::CalibrationCode { segment: 1, code: "1".to_owned(), rank: 3 };
    let rating = |observer: u32| pb::CalibrationRating { observer_ref: person(observer), codes: vec![code.clone()] };
    let round = pb::RecordCalibrationRoundRequest {
        framework_id: framework.id.clone(),
        framework_n: 1,
        held_on: day(date(2021, 12, 1)),
        lesson: "บทเรียนตัวอย่าง (ข้อมูลสมมติ)".to_owned(),
        master: vec![code.clone()],
        ratings: vec![rating(1), rating(2)],
        ..Default::default()
    };
    all.record_calibration_round(round).await.expect("recorded");
    world
}

#[tokio::test]
async fn a_statement_that_asks_for_everything_gets_what_the_callers_reach() {
    let world = settled().await;
    assert_eq!(seen(&world, Some("*")).await, [2, 1, 2, 3, 1]);
    assert_eq!(seen(&world, Some("esao:4005")).await, [0, 0, 0, 2, 1]);
    assert_eq!(seen(&world, Some("province:41")).await, [0, 0, 0, 1, 0]);
    assert_eq!(seen(&world, Some(&format!("organisation:{OWNER}"))).await, [2, 1, 2, 0, 0]);
    assert_eq!(seen(&world, Some(&format!("person:{}", person(1)))).await, [1, 1, 1, 1, 1], "the own ones, and the pair they are in");
    assert_eq!(seen(&world, Some(&format!("person:{}", person(TEACHER)))).await, [0, 0, 0, 2, 1], "lessons of the own");
    for nobody in [None, Some(""), Some("district:4005"), Some("esao:4005 "), Some("person:")] {
        assert_eq!(seen(&world, nobody).await, [0; 5], "{nobody:?}");
    }
}

#[tokio::test]
async fn every_table_that_names_persons_stands_behind_the_wall() {
    let world = settled().await;
    let text = "select distinct c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'evaluations'::regnamespace and c.relkind = 'r' and not a.attisdropped
                  and (a.attname like '%\\_ref' or a.attname in ('master', 'first_id')) and not (c.relrowsecurity and c.relforcerowsecurity)";
    let open: Vec<String> = sqlx::query_scalar(text).fetch_all(world.db("evaluations").pool()).await.expect("the catalogue answers");
    assert_eq!(open, Vec::<String>::new());
}

#[tokio::test]
async fn what_looks_over_the_wall_says_one_thing_and_leaves_it_standing() {
    let world = settled().await;
    let mut db = inside(&world, Some("esao:4005")).await;
    let framework: uuid::Uuid = sqlx::query_scalar("select id from framework").fetch_one(&mut db).await.expect("public");
    let text = "select certified_behind_the_wall($1::uuid, $2, $3::date) is not null, (select count(*) from certification), current_setting('sala.reach')";
    for (observer, on, certain) in [(1, "2021-12-15", true), (1, "2022-06-01", false), (3, "2021-12-15", false)] {
        let found: (bool, i64, String) = sqlx::query_as(AssertSqlSafe(text.replace("$3", &format!("'{on}'"))))
            .bind(uuid::Uuid::parse_str(&person(observer)).expect("a reference"))
            .bind(framework)
            .fetch_one(&mut db)
            .await
            .expect("answered");
        assert_eq!(found, (certain, 0, "esao:4005".to_owned()), "{observer} on {on}");
    }
}

#[tokio::test]
async fn nothing_is_made_or_moved_beyond_the_wall() {
    let world = settled().await;
    for statement in [
        "update observation set scopes = array['esao:4101']",
        "insert into certification select gen_random_uuid(), 1, id, 1, id, 0, 0, '2021-06-01', null, null, '', array['esao:4101'], now(), now() \
         from framework",
    ] {
        let mut db = inside(&world, Some("esao:4005")).await;
        let refused = sqlx::raw_sql(AssertSqlSafe(statement.to_owned())).execute(&mut db).await.expect_err("forbidden");
        assert!(refused.to_string().contains("row-level security"), "{statement}: {refused}");
    }
}
