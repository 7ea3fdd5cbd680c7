//! The second wall around results, cases and appeals: statements that ask for everything, with no use case in between.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use testkit::World;

use crate::given::OWNER;
use crate::rating::{CYCLE, collected, coordinator, finalised, published, rated, school, sql, world};

const WALLED: [&str; 4] = ["result", "result_version", "moderation_case", "appeal"];

async fn seen(world: &World, reach: Option<&str>) -> [i64; 4] {
    let mut db = PgConnection::connect_with(world.db("evaluations").connect_options()).await.expect("a connection");
    let reach = reach.map(|reach| format!("; SET LOCAL sala.reach = '{reach}'")).unwrap_or_default();
    let begin = format!("set role sala_evaluations; BEGIN; SET LOCAL search_path = evaluations{reach}");
    sqlx::raw_sql(AssertSqlSafe(begin)).execute(&mut db).await.expect("begun");
    let mut counts = [0; 4];
    for (count, table) in counts.iter_mut().zip(WALLED) {
        *count = sqlx::query_scalar(AssertSqlSafe(format!("select count(*) from {table}"))).fetch_one(&mut db).await.expect("counted");
    }
    counts
}

#[tokio::test]
async fn a_statement_that_asks_for_everything_gets_what_the_callers_reach() {
    let world = world().await;
    let framework = published(&mut coordinator(&world), "WSA-TEST", "เกณฑ์").await;
    collected(&world, CYCLE, (&framework, 1), "2021-06-01", &[1, 101]).await;
    for of in [1, 101] {
        rated(&world, CYCLE, of, (of, "SELF"), [3; 3]).await;
    }
    finalised(&world, CYCLE).await;
    for (table, day) in [("moderation_case", "opened_at"), ("appeal", "filed_at")] {
        let n = if table == "moderation_case" { ("result_n, ", "1, ") } else { ("", "") };
        sql(
            &world,
            format!(
                "insert into evaluations.{table} (id, version, cycle_id, school_id, {}status, scopes, body, {day}, updated_at)
                 select gen_random_uuid(), 1, cycle_id, school_id, {}'CLOSED', scopes, '{{}}', now(), now() from evaluations.cycle_school",
                n.0, n.1
            ),
        )
        .await;
    }
    for everything in ["*", "province:40", &format!("organisation:{OWNER}")] {
        assert_eq!(seen(&world, Some(everything)).await, [2; 4], "{everything}");
    }
    for one in ["esao:4005", "esao:4001", &format!("school:{}", school(1))] {
        assert_eq!(seen(&world, Some(one)).await, [1; 4], "{one}");
    }
    for nobody in [None, Some(""), Some("esao:4002"), Some("esao:4005 ")] {
        assert_eq!(seen(&world, nobody).await, [0; 4], "{nobody:?}");
    }
}
