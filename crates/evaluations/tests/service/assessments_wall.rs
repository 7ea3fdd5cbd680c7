//! The second wall around assessments: statements that ask for everything, with no use case in between.

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use testkit::World;

use crate::assessing::{OFFICER, assessor, listed, opened, person, school, submitted, world};
use crate::given::client;

const WALLED: [&str; 2] = ["assessment", "assessment_submission"];

async fn inside(world: &World) -> PgConnection {
    let mut db = PgConnection::connect_with(world.db("evaluations").connect_options()).await.expect("a connection");
    sqlx::raw_sql("set role sala_evaluations").execute(&mut db).await.expect("the role is there");
    db
}

async fn begin(db: &mut PgConnection, reach: Option<&str>) {
    let reach = reach.map(|reach| format!("; SET LOCAL sala.reach = '{reach}'")).unwrap_or_default();
    let text = format!("BEGIN; SET LOCAL statement_timeout = 10000; SET LOCAL search_path = evaluations{reach}");
    sqlx::raw_sql(AssertSqlSafe(text)).execute(db).await.expect("begun");
}

async fn seen(db: &mut PgConnection, reach: Option<&str>) -> [i64; 2] {
    begin(db, reach).await;
    let mut counts = [0; 2];
    for (count, table) in counts.iter_mut().zip(WALLED) {
        *count = sqlx::query_scalar(AssertSqlSafe(format!("select count(*) from {table}"))).fetch_one(&mut *db).await.expect("counted");
    }
    sqlx::raw_sql("rollback").execute(db).await.expect("ended");
    counts
}

#[tokio::test]
async fn a_statement_that_asks_for_everything_gets_what_the_callers_reach() {
    let world = world().await;
    opened(&world).await;
    submitted(&world, 1, 1).await;
    submitted(&world, 2, 2).await;
    let mut db = inside(&world).await;
    for everything in ["*", "esao:4005", "province:40"] {
        assert_eq!(seen(&mut db, Some(everything)).await, [2; 2], "{everything}");
    }
    for one in [format!("person:{}", person(1)), format!("school:{}", school(2))] {
        assert_eq!(seen(&mut db, Some(&one)).await, [1; 2], "{one}");
    }
    assert_eq!(seen(&mut db, Some(&format!("person:{},person:{}", person(1), person(2)))).await, [2; 2], "two callers of one batch");
    for nobody in [None, Some(""), Some("esao:4001"), Some("PERSON"), Some("esao:4005 ")] {
        assert_eq!(seen(&mut db, nobody).await, [0; 2], "{nobody:?}");
    }
}

#[tokio::test]
async fn the_service_itself_stands_behind_the_wall_whatever_its_use_cases_let_through() {
    let world = world().await;
    opened(&world).await;
    let (one, _) = (submitted(&world, 1, 1).await, submitted(&world, 2, 2).await);
    let mut officer = client(&world, OFFICER);
    assert_eq!(listed(&mut officer, api::evaluations::v1::ListAssessmentsRequest::default()).await.len(), 2);
    let narrower = format!("alter policy reach on evaluations.assessment using ('school:{}' = any(scopes))", school(1));
    sqlx::raw_sql(AssertSqlSafe(narrower)).execute(world.db("evaluations").pool()).await.expect("narrower");
    assert_eq!(listed(&mut officer, api::evaluations::v1::ListAssessmentsRequest::default()).await, [one.id]);
    assert_eq!(listed(&mut assessor(&world, 2), api::evaluations::v1::ListAssessmentsRequest::default()).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_was_submitted_is_kept_by_the_database_itself_and_nothing_moves_out_of_sight() {
    let world = world().await;
    opened(&world).await;
    submitted(&world, 1, 1).await;
    let pool = world.db("evaluations").pool();
    for statement in ["update evaluations.assessment_submission set scores = '{}'", "delete from evaluations.assessment_submission"] {
        let kept = sqlx::raw_sql(statement).execute(pool).await.expect_err(statement).to_string();
        assert!(kept.contains("a submission is never changed nor deleted"), "{statement}: {kept}");
    }
    let mut db = inside(&world).await;
    begin(&mut db, Some(&format!("person:{}", person(1)))).await;
    let moved = format!("update assessment set scopes = array['person:{}']", person(2));
    let refused = sqlx::raw_sql(AssertSqlSafe(moved)).execute(&mut db).await.expect_err("forbidden");
    assert!(refused.to_string().contains("row-level security"), "{refused}");
}
