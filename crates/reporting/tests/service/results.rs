//! What evaluations found, on the page of a school: the newest of each cycle, to whoever may read it with the service that owns it.

use api::evaluations::v1 as told;
use api::reporting::v1 as pb;
use api::schools::v1::AcademicYear;
use chassis::after::token;
use testkit::{World, bounded};
use uuid::Uuid;

use crate::evaluated::{CYCLE, cycle, found, found_in, framework, frozen, lying, of_evaluations, world};
use crate::story::{apply, client, id, tell};
use crate::town::{CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, day, map, moved, school, school_told, text};

const OFFICE: &str = "area_officer@esao:4005";

/// School 1 of office 5 and a cycle that it is in.
async fn judged() -> World {
    let world = world().await;
    apply(&world, &[map(), vec![school_told(school(1, OFFICE_5, CENTRE_5)), school_told(school(2, OFFICE_5, CENTRE_5))]].concat()).await;
    let schools = [lying(1, "4005", CENTRE_5), lying(2, "4005", CENTRE_5)];
    let opened = [framework(told::FrameworkPurpose::Accountability), cycle(12, told::CycleStatus::Finalised, 1), frozen(1, &schools)];
    apply(&world, &opened).await;
    world
}

async fn asked(world: &World, grants: &str, asked: pb::GetSchoolProfileRequest) -> Vec<pb::ProfileResult> {
    let asked = pb::GetSchoolProfileRequest { school_id: id(1), ..asked };
    client(world, grants).get_school_profile(asked).await.expect("within reach").into_inner().profile.expect("it is there").results
}

/// The results of school 1 that these grants show, in short: version, finalisation, level and whether it was published.
async fn seen(world: &World, grants: &str) -> Vec<(i64, i32, i32, bool)> {
    let results = asked(world, grants, pb::GetSchoolProfileRequest::default()).await;
    let level = |result: &pb::ProfileResult| result.overall.as_ref().map_or(0, |value| value.level);
    results.iter().map(|result| (result.result_version, result.n, level(result), result.is_published)).collect()
}

fn principal(school: u128) -> String {
    format!("principal@school:{}", id(school))
}

#[tokio::test]
async fn the_result_of_a_cycle_says_by_what_and_when_it_was_found_and_what() {
    let world = judged().await;
    let own = id(3_900_001);
    let overall =
        told::ResultValue { value_e4: Some(725_050), level: 4, label: "ดี".to_owned(), passed: Some(true), ..Default::default() };
    let result = told::Result {
        id: own.clone(),
        version: 1,
        cycle_id: id(CYCLE),
        school_id: id(1),
        n: 1,
        form: told::ValueForm::LevelMinusOne.into(),
        overall: Some(overall.clone()),
        coverage_e4: 8_125,
        flags: vec![told::ResultFlag::LowCoverage.into(), told::ResultFlag::SingleRater.into()],
        ..Default::default()
    };
    apply(&world, &[of_evaluations("result", &own, 1, "finalised", &told::ResultFinalised { result: Some(result) })]).await;
    let results = asked(&world, EVERYBODY, pb::GetSchoolProfileRequest::default()).await;
    let [shown] = results.as_slice() else { panic!("{results:?}") };
    let of = shown.cycle.as_ref().expect("it is said");
    assert_eq!(
        (of.cycle_id.clone(), of.framework_code.as_str(), of.framework_n, of.round()),
        (id(CYCLE), "WSA-TEST", 1, told::CycleRound::Baseline)
    );
    assert_eq!(of.term.map(|term| (term.be_year, term.semester)), Some((2564, 1)));
    assert_eq!(
        (shown.overall.as_ref(), shown.percent_text.as_str(), shown.form()),
        (Some(&overall), "72.51", told::ValueForm::LevelMinusOne)
    );
    let flags: Vec<_> = shown.flags().collect();
    assert_eq!((shown.coverage_e4, flags), (8_125, vec![told::ResultFlag::LowCoverage, told::ResultFlag::SingleRater]));
    apply(&world, &[found(1, 2, 3)]).await;
    let shown = asked(&world, EVERYBODY, pb::GetSchoolProfileRequest::default()).await.remove(0);
    assert_eq!(shown.percent_text, "", "points are no percent");
}

#[tokio::test]
async fn what_is_not_published_is_shown_to_whoever_reviews_it_and_the_school_sees_what_was_published_last() {
    let world = judged().await;
    let area = ["area_director@esao:4005", OFFICE, "area_officer@province:40", EVERYBODY];
    let none: Vec<(i64, i32, i32, bool)> = Vec::new();
    apply(&world, &[found_in((1, 0), 1, 1, 2)]).await;
    for grants in area {
        assert_eq!(seen(&world, grants).await, [(1, 1, 2, false)], "{grants}");
    }
    assert_eq!(seen(&world, &principal(1)).await, none);
    apply(&world, &[found_in((1, 1), 1, 2, 2)]).await;
    assert_eq!((seen(&world, OFFICE).await, seen(&world, &principal(1)).await), (vec![(2, 1, 2, true)], vec![(2, 1, 2, true)]));
    apply(&world, &[found_in((2, 1), 1, 3, 4)]).await;
    assert_eq!(seen(&world, OFFICE).await, [(3, 2, 4, false)]);
    assert_eq!(seen(&world, &principal(1)).await, [(2, 1, 2, true)], "what was published stays what it is");
    // Everything once more, the oldest last.
    apply(&world, &[found_in((2, 1), 1, 3, 4), found_in((1, 1), 1, 2, 2), found_in((1, 0), 1, 1, 2)]).await;
    assert_eq!((seen(&world, OFFICE).await, seen(&world, &principal(1)).await), (vec![(3, 2, 4, false)], vec![(2, 1, 2, true)]));
    apply(&world, &[found_in((2, 2), 1, 4, 4)]).await;
    for grants in [OFFICE, &principal(1), EVERYBODY] {
        assert_eq!(seen(&world, grants).await, [(4, 2, 4, true)], "{grants}");
    }
    // Who sees the page and reads no results of schools, whoever else reads them.
    assert_eq!(seen(&world, "supervisor@esao:4005").await, none);
    let both = format!("supervisor@esao:4005 {}", principal(2));
    assert_eq!(seen(&world, &both).await, none, "the principal of another school");
    assert_eq!(seen(&world, &format!("supervisor@esao:4005 {}", principal(1))).await, [(4, 2, 4, true)]);
}

#[tokio::test]
async fn a_result_is_seen_from_where_the_school_lay_on_the_day_of_the_cycle() {
    let world = world().await;
    let here = moved(school(1, OFFICE_1, CENTRE_1), OFFICE_5, CENTRE_5, day(2021, 10, 1));
    apply(&world, &[map(), vec![school_told(here), found(1, 1, 3)]].concat()).await;
    assert!(seen(&world, EVERYBODY).await.is_empty(), "nobody has told of the cycle yet");
    apply(&world, &[cycle(12, told::CycleStatus::Published, 1), frozen(1, &[lying(1, "4001", CENTRE_1)])]).await;
    assert_eq!((seen(&world, EVERYBODY).await.len(), seen(&world, &principal(1)).await.len()), (1, 1));
    assert!(seen(&world, OFFICE).await.is_empty(), "it is of the office that the school left");
    let on = |month, on| pb::GetSchoolProfileRequest { as_of: day(2021, month, on), ..Default::default() };
    assert_eq!(asked(&world, "area_officer@esao:4001", on(9, 30)).await.len(), 1);
    assert!(asked(&world, EVERYBODY, on(6, 9)).await.is_empty(), "the cycle is of the tenth");
    let of = |be_year| pb::GetSchoolProfileRequest { academic_year: Some(AcademicYear { be_year }), ..Default::default() };
    assert_eq!((asked(&world, EVERYBODY, of(2564)).await.len(), asked(&world, EVERYBODY, of(2565)).await.len()), (1, 0));
    apply(&world, &[framework(told::FrameworkPurpose::Research)]).await;
    assert!(seen(&world, EVERYBODY).await.is_empty(), "what is judged to find something out is told to nobody");
}

#[tokio::test]
async fn a_question_waits_until_the_page_shows_the_result_of_a_change() {
    let world = judged().await;
    tell(&world, &[found(1, 1, 3)]).await;
    let question = async {
        let after = token("evaluations", Uuid::from_u128(3_900_001), 1);
        asked(&world, EVERYBODY, pb::GetSchoolProfileRequest { after, ..Default::default() }).await
    };
    let (shown, ()) =
        bounded("the answer", std::time::Duration::from_secs(10), async { tokio::join!(biased; question, world.settle()) }).await;
    assert_eq!(shown.len(), 1);
}

#[tokio::test]
async fn nothing_that_is_kept_of_a_result_names_the_school_or_what_single_nodes_came_to() {
    let world = judged().await;
    let own = id(3_900_001);
    let node = told::NodeResult { node_code: "SECRET.1".to_owned(), raters: 3, ..Default::default() };
    let result = told::Result {
        id: own.clone(),
        version: 1,
        cycle_id: id(CYCLE),
        school_id: id(1),
        school_name: text("โรงเรียนตัวอย่าง (ข้อมูลสมมติ)"),
        n: 1,
        published_n: 1,
        nodes: vec![node],
        ..Default::default()
    };
    apply(&world, &[of_evaluations("result", &own, 1, "published", &told::ResultPublished { result: Some(result) })]).await;
    for table in ["evaluation_result", "evaluation_result_published"] {
        let kept = sqlx::query_scalar::<_, Vec<u8>>(sqlx::AssertSqlSafe(format!("select told from {table}")));
        let kept = String::from_utf8_lossy(&kept.fetch_one(world.db("reporting").pool()).await.expect("it is kept")).into_owned();
        assert!(kept.contains(&own) && !kept.contains("SECRET") && !kept.contains("ตัวอย่าง"), "{table}");
    }
}
