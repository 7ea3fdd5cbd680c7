//! The second wall, gone up to from within: statements that ask for everything, under the role of the service and the setting that BEGIN carries,
//! with no use case in between.

use api::schools::v1 as pb;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use testkit::{Refusal, World};
use tonic::Code;

use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, world};
use crate::importing::{apply, of_schools, planned as import_planned, problems, resolved, rows, school_row, schools_file, undo};
use crate::lessons::{formed, person, planned};
use crate::making::{innovation, published};
use crate::plans::{approve, drafted};
use crate::taking_part::{OWNER, nominated, tsqp};
use crate::teachers::{create, creation};

/// Tables without a wall, and why each needs none. Whoever makes a table decides where it stands.
const OPEN: [(&str, &str); 23] = [
    ("adoption", "schools and what shows that something is used; nobody is named"),
    ("area", "what lies where is public"),
    ("area_edge", "what lies where is public"),
    ("audit", "who did what: read by whoever may read the trail, everywhere or not at all"),
    ("enrolment", "counts"),
    ("import", "counts and headings"),
    ("import_row", "what was read from columns that are known; columns of persons are dropped before"),
    ("lesson_study", "ids"),
    ("lesson_study_of_school", "ids"),
    ("open_class", "a topic and counts"),
    ("outbox", "what is told to everybody who follows"),
    ("outbox_state", "the log's own place"),
    ("pilot_designation", "a school and its steps"),
    ("plc_meeting", "counts of roles"),
    ("programme", "which programmes there are is public"),
    ("request", "replies, found by their caller and request id and by nothing else"),
    ("scale_out", "areas and schools"),
    ("schema_migration", "the schema's own place"),
    ("school", "the register, read across areas; who heads a school stands in it as a reference"),
    ("school_identifier", "codes of schools"),
    ("school_place", "what lies where is public"),
    ("source_migration", "the log's own place"),
    ("term", "when terms begin is public"),
];
const WALLED: [&str; 9] = [
    "coaching_visit",
    "innovation",
    "lesson_study_cycle",
    "lesson_study_team",
    "participation",
    "plan",
    "plan_revision",
    "posting",
    "teacher",
];

/// A school of the second office and a private one in the first district, each with something of everything.
async fn settled(world: &World) -> [pb::School; 2] {
    let mut client = client(world, COORDINATOR);
    let map = map(&mut client).await;
    let schools = [school(&mut client, primary(&map, 1)).await, school(&mut client, private(1)).await];
    let programme = tsqp(&mut client).await;
    for (number, of) in (1..).zip(&schools) {
        let team = formed(&mut client, &[of]).await;
        planned(&mut client, &team).await;
        let visit = pb::RecordCoachingVisitRequest {
            school_id: of.id.clone(),
            coach_ref: person(6),
            visited_on: day(2021, 12, 15),
            purpose: "ร่วมสังเกตชั้นเรียน".to_owned(),
            ..Default::default()
        };
        client.record_coaching_visit(visit).await.expect("recorded");
        innovation(&mut client, of, "บันไดคำถาม").await;
        nominated(&mut client, &programme, 1, of).await;
        create(&mut client, creation(number, of)).await.expect("recorded");
        let plan = drafted(&mut client, of).await;
        approve(&mut client, &plan, "มติ 1/2564").await.expect("so that there is a revision");
    }
    schools
}

/// A connection under the role of the service.
async fn inside(world: &World) -> PgConnection {
    let mut db = PgConnection::connect_with(world.db("schools").connect_options()).await.expect("a connection");
    sqlx::raw_sql("set role sala_schools").execute(&mut db).await.expect("the role is there");
    db
}

/// Begins as the service begins, for callers who reach this; for nobody when None.
async fn begin(db: &mut PgConnection, reach: Option<&str>) {
    let reach = reach.map(|reach| format!("; SET LOCAL sala.reach = '{reach}'")).unwrap_or_default();
    let text = format!("BEGIN; SET LOCAL statement_timeout = 10000; SET LOCAL search_path = schools{reach}");
    sqlx::raw_sql(AssertSqlSafe(text)).execute(db).await.expect("begun");
}

/// How many rows of each walled table a statement without any condition gives, in the order of their names.
async fn seen(db: &mut PgConnection, reach: Option<&str>) -> [i64; 9] {
    begin(db, reach).await;
    let mut counts = [0; 9];
    for (count, table) in counts.iter_mut().zip(WALLED) {
        *count = sqlx::query_scalar(AssertSqlSafe(format!("select count(*) from {table}"))).fetch_one(&mut *db).await.expect("counted");
    }
    sqlx::raw_sql("rollback").execute(db).await.expect("ended");
    counts
}

#[tokio::test]
async fn a_statement_that_asks_for_everything_gets_what_the_callers_reach() {
    let world = world().await;
    let [own, other] = settled(&world).await;
    let mut db = inside(&world).await;
    assert_eq!(seen(&mut db, Some("*")).await, [2; 9]);
    assert_eq!(seen(&mut db, Some("esao:4005")).await, [1; 9]);
    assert_eq!(seen(&mut db, Some("province:40")).await, [2; 9]);
    assert_eq!(seen(&mut db, Some(&format!("school:{}", other.id))).await, [1; 9]);
    assert_eq!(seen(&mut db, Some(&format!("esao:4005,school:{}", other.id))).await, [2; 9], "two callers of one batch");
    assert_eq!(seen(&mut db, Some("esao:4001,province:41")).await, [0; 9]);
    // participation: whoever runs the programme.
    assert_eq!(seen(&mut db, Some(&format!("organisation:{OWNER}"))).await, [0, 0, 0, 0, 2, 0, 0, 0, 0]);
    for nobody in [None, Some(""), Some("district:4005"), Some("esao:4005 "), Some("ESAO:4005")] {
        let expected = if nobody == Some("district:4005") { [0, 1, 0, 0, 1, 1, 1, 1, 1] } else { [0; 9] };
        assert_eq!(seen(&mut db, nobody).await, expected, "{nobody:?}: no grant holds for a district");
    }
    let mut client = client(&world, COORDINATOR);
    published(&mut client, &own, "ชั้นเรียนแห่งคำถาม").await;
    assert_eq!(seen(&mut db, Some("esao:4001")).await, [0, 1, 0, 0, 0, 0, 0, 0, 0], "what was published is everybody's");
}

#[tokio::test]
async fn the_service_itself_stands_behind_the_wall_whatever_its_use_cases_let_through() {
    let world = world().await;
    let [own, _] = settled(&world).await;
    let mut all = client(&world, COORDINATOR);
    let visits = async |client: &mut Client| {
        let reply = client.list_coaching_visits(pb::ListCoachingVisitsRequest::default()).await.expect("a page");
        reply.into_inner().visits.iter().map(|visit| visit.school_id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(visits(&mut all).await.len(), 2);
    // The use case lets somebody who reaches everything see everything: only the wall is left to keep something back.
    let narrower = format!("alter policy reach on coaching_visit using ('school:{}' = any(scopes))", own.id);
    sqlx::raw_sql(AssertSqlSafe(narrower)).execute(world.db("schools").pool()).await.expect("narrower");
    assert_eq!(visits(&mut all).await, [own.id]);
}

#[tokio::test]
async fn what_lies_behind_the_wall_can_neither_be_changed_nor_made_nor_moved_out_of_sight() {
    let world = world().await;
    let [own, other] = settled(&world).await;
    let mut db = inside(&world).await;
    for table in WALLED.into_iter().filter(|table| *table != "plan_revision" && *table != "posting") {
        begin(&mut db, Some("esao:4005")).await;
        let touched = sqlx::raw_sql(AssertSqlSafe(format!("update {table} set created_at = created_at"))).execute(&mut db).await;
        assert_eq!(touched.expect("allowed").rows_affected(), 1, "{table}");
        sqlx::raw_sql("rollback").execute(&mut db).await.expect("ended");
    }
    let forbidden = [
        format!("update coaching_visit set scopes = array['school:{}']", other.id),
        format!("update posting set school_id = '{}'", other.id),
        format!(
            "insert into posting select teacher_id, 9, '{}', 'SECONDED', role, valid from posting where school_id = '{}'",
            other.id, own.id
        ),
        format!("insert into plan select gen_random_uuid(), 1, '{}', 2570, 2572, 'DRAFT', 0, body, now(), now() from plan", other.id),
    ];
    for statement in forbidden {
        begin(&mut db, Some("esao:4005")).await;
        let refused = sqlx::raw_sql(AssertSqlSafe(statement.clone())).execute(&mut db).await.expect_err("forbidden");
        assert!(refused.to_string().contains("row-level security"), "{statement}: {refused}");
        sqlx::raw_sql("rollback").execute(&mut db).await.expect("ended");
    }
}

#[tokio::test]
async fn every_table_stands_before_the_wall_or_behind_it_by_decision_and_the_service_cannot_pass_through() {
    let world = world().await;
    let pool = world.db("schools").pool();
    let stands = |behind: bool| async move {
        let text = "select relname::text from pg_class
                    where relnamespace = 'schools'::regnamespace and relkind = 'r' and (relrowsecurity and relforcerowsecurity) = $1 order by 1";
        sqlx::query_scalar::<_, String>(text).bind(behind).fetch_all(pool).await.expect("the catalogue answers")
    };
    assert_eq!(stands(true).await, WALLED);
    assert_eq!(stands(false).await, OPEN.map(|(table, _)| table), "a new table: does it hold references to persons?");
    let passes: bool = sqlx::query_scalar("select rolsuper or rolbypassrls from pg_roles where rolname = 'sala_schools'")
        .fetch_one(pool)
        .await
        .expect("the role is there");
    assert!(!passes);
    let mut db = inside(&world).await;
    for statement in
        ["set row_security = off; select * from teacher", "alter table teacher no force row level security", "drop policy reach on teacher"]
    {
        begin(&mut db, Some("esao:4005")).await;
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut db).await.expect_err("not for a service");
        sqlx::raw_sql("rollback").execute(&mut db).await.expect("ended");
    }
}

#[tokio::test]
async fn a_school_to_which_something_out_of_reach_refers_is_not_withdrawn() {
    let world = world().await;
    let mut all = client(&world, COORDINATOR);
    map(&mut all).await;
    let mut office = client(&world, "area_officer@esao:4005");
    let (import, _) = import_planned(&mut office, of_schools(schools_file(&[&school_row(2, "ข")]))).await;
    let import = apply(&mut office, &import, 0).await.expect("applied");
    let made = resolved(&mut office, "9990000002").await.expect("registered");
    // The programme of an organisation: whoever reaches the school sees the participation, and the wall is asked under another name.
    let programme = tsqp(&mut all).await;
    nominated(&mut all, &programme, 1, &made).await;
    let mut db = inside(&world).await;
    begin(&mut db, Some("esao:4001")).await;
    let hidden: i64 = sqlx::query_scalar("select count(*) from participation").fetch_one(&mut db).await.expect("counted");
    let referred = "select id::text from referred_to_behind_the_wall($1::uuid[]) as r(id)";
    let known: Vec<String> = sqlx::query_scalar(referred).bind(vec![made.id.clone()]).fetch_all(&mut db).await.expect("answered");
    let after: (i64, String) =
        sqlx::query_as("select count(*), current_setting('sala.reach') from participation").fetch_one(&mut db).await.expect("counted");
    assert_eq!(
        (hidden, known, after),
        (0, vec![made.id.clone()], (0, "esao:4001".to_owned())),
        "it says that, and the wall stands as before"
    );
    sqlx::raw_sql("rollback").execute(&mut db).await.expect("ended");
    let undone = undo(&mut office, &import, 0).await.expect("undone");
    let all_rows = rows(&mut office, &undone, pb::ImportOutcome::Unspecified).await;
    assert_eq!(problems(&all_rows), [(2, "", "IMPORT_REFERRED_TO")]);
    resolved(&mut office, "9990000002").await.expect("it is still there");
}

#[tokio::test]
async fn nobody_changes_a_team_out_of_their_own_sight() {
    let world = world().await;
    let mut all = client(&world, COORDINATOR);
    let map = map(&mut all).await;
    let (own, other) = (school(&mut all, primary(&map, 1)).await, school(&mut all, private(1)).await);
    let team = formed(&mut all, &[&own, &other]).await;
    let mut principal = client(&world, &format!("principal@school:{}", own.id));
    let without = |school: &pb::School| pb::ChangeLessonStudyTeamRequest {
        id: team.id.clone(),
        expected_version: team.version,
        team: Some(pb::LessonStudyTeamChange { school_ids: vec![school.id.clone()], ..Default::default() }),
        update_mask: Some(prost_types::FieldMask { paths: vec!["school_ids".to_owned()] }),
        ..Default::default()
    };
    let refused = Refusal::expect(principal.change_lesson_study_team(without(&other)).await);
    assert_eq!(refused.code, Code::PermissionDenied, "{refused:?}");
    all.change_lesson_study_team(without(&other)).await.expect("whoever still sees it may");
}
