//! Whom schools tell to be posted there does not judge them from outside, whatever is declared (E5).

use api::common::v1::LocalDate;
use api::evaluations::v1 as pb;
use chassis::project;
use pb::AssessorRole::{External, Self_};
use pb::NotAssignedReason::NotIndependent;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use testkit::{Counts, Refusal, World};

use crate::assessing::{enough, save, saving, submit, submitting};
use crate::given::{Client, client, published};
use crate::town::{
    OFFICE_1, OFFICE_5, RUNS, asks, assigned, day, hear, id, listed, merged, opened, person, plan, school, school_told, teacher, town,
};

const OFFICER: &str = "area_officer@esao:4005";

/// An open cycle of schools 1 to 3, under the runtime role, so that the second wall stands. Today is 20 December 2564.
async fn open() -> (World, Client, pb::Cycle) {
    let world = World::deployed([evaluations::service()]).await;
    hear(&world, &town()).await;
    let mut client = client(&world, RUNS);
    let framework = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let cycle = opened(&mut client, plan(&framework)).await;
    (world, client, cycle)
}

/// First day of a posting that began long ago.
fn long_ago() -> Option<LocalDate> {
    day(2015, 5, 16)
}

/// Why a school is not given to somebody: which school, and by whose word.
async fn own(client: &mut Client, request: pb::CreateAssignmentRequest) -> (String, String) {
    let refused = Refusal::expect(client.create_assignment(request).await);
    assert_eq!((refused.code, refused.reason.as_str()), (tonic::Code::FailedPrecondition, "OWN_SCHOOL"));
    (refused.metadata["school_id"].clone(), refused.metadata["known_by"].clone())
}

#[tokio::test]
async fn whoever_is_posted_to_a_school_does_not_judge_it_from_outside_whatever_is_declared() {
    let (world, mut client, cycle) = open().await;
    listed(&mut client, 1, None).await;
    listed(&mut client, 2, Some(2)).await;
    hear(&world, &[teacher(1, 1, &[(1, long_ago(), None)]), teacher(9, 1, &[(3, long_ago(), None)])]).await;
    let mut officer = crate::given::client(&world, OFFICER);
    assert_eq!(own(&mut officer, asks(&cycle, 1, person(1), External)).await, (id(1), "POSTING".to_owned()));
    assert_eq!(own(&mut officer, asks(&cycle, 2, person(2), External)).await, (id(2), "DECLARATION".to_owned()));
    assigned(&mut officer, asks(&cycle, 2, person(1), External)).await;
    assigned(&mut officer, asks(&cycle, 1, person(1), Self_)).await;
    for event in world.told("evaluations").await {
        assert!(!String::from_utf8_lossy(&event.payload).contains(&person(1)), "{} says who judges", event.name());
    }
}

#[tokio::test]
async fn a_posting_that_ended_within_twelve_months_counts_and_one_that_ended_before_does_not() {
    let (world, mut client, cycle) = open().await;
    let ends = [day(2021, 1, 20), day(2020, 12, 21), day(2020, 12, 20), day(2020, 11, 20)];
    for (n, end) in (1..).zip(ends) {
        listed(&mut client, n, None).await;
        hear(&world, &[teacher(n, 1, &[(1, long_ago(), None)]), teacher(n, 2, &[(1, long_ago(), end)])]).await;
    }
    for n in [1, 2] {
        assert_eq!(own(&mut client, asks(&cycle, 1, person(n), External)).await.0, id(1), "eleven months ago, a day less than twelve");
    }
    for n in [3, 4] {
        assigned(&mut client, asks(&cycle, 1, person(n), External)).await;
    }
    // Who left is there no more; of who is forgotten elsewhere the reference stays, which says nothing, and still counts.
    hear(&world, &[teacher(4, 3, &[(1, long_ago(), day(2020, 11, 20)), (2, day(2022, 1, 31), None)])]).await;
    assert_eq!(own(&mut client, asks(&cycle, 2, person(4), External)).await.0, id(2), "who begins on the last day of the work");
    hear(&world, &[teacher(4, 4, &[])]).await;
    assigned(&mut client, asks(&cycle, 2, person(4), External)).await;
}

#[tokio::test]
async fn schools_that_were_merged_are_one_and_what_is_hidden_from_an_officer_still_counts() {
    let (world, mut client, cycle) = open().await;
    for n in 1..=4 {
        listed(&mut client, n, None).await;
    }
    listed(&mut client, 5, Some(5)).await;
    let on = day(2021, 12, 10);
    hear(
        &world,
        &[
            school_told(merged(school(5, OFFICE_1), 4, on.as_ref())),
            school_told(merged(school(4, OFFICE_1), 1, on.as_ref())),
            school_told(merged(school(3, OFFICE_5), 1, on.as_ref())),
            teacher(1, 1, &[(5, long_ago(), on.clone())]),
            teacher(2, 1, &[(1, long_ago(), None)]),
            teacher(3, 1, &[(3, long_ago(), on)]),
        ],
    )
    .await;
    let mut officer = crate::given::client(&world, OFFICER);
    assert_eq!(own(&mut officer, asks(&cycle, 1, person(1), External)).await, (id(5), "POSTING".to_owned()), "in two steps");
    assert_eq!(own(&mut officer, asks(&cycle, 1, person(5), External)).await, (id(5), "DECLARATION".to_owned()));
    assert_eq!(own(&mut officer, asks(&cycle, 3, person(2), External)).await.0, id(1), "where the school has gone");
    assigned(&mut officer, asks(&cycle, 3, person(1), External)).await;
    assigned(&mut officer, asks(&cycle, 2, person(3), External)).await;
    assigned(&mut officer, asks(&cycle, 1, person(4), External)).await;
}

#[tokio::test]
async fn many_schools_are_never_given_to_whoever_is_posted_to_them() {
    let (world, mut client, cycle) = open().await;
    for n in 1..=3 {
        listed(&mut client, n, None).await;
        hear(&world, &[teacher(n, 1, &[(u128::from(n), long_ago(), None)])]).await;
    }
    let request = pb::AssignAssessorsRequest {
        cycle_id: cycle.id.clone(),
        role: External.into(),
        assessor_refs: (1..=3).map(person).collect(),
        per_school: 3,
        ..Default::default()
    };
    let given = crate::given::client(&world, OFFICER).assign_assessors(request).await.expect("what can be").into_inner();
    let own: Vec<(String, String)> = (1..=3).map(|n| (id(u128::from(n)), person(n))).collect();
    assert_eq!(given.assignments.len(), 6);
    assert!(given.assignments.iter().all(|one| !own.contains(&(one.school_id.clone(), one.assessor_ref.clone()))));
    let lacks =
        |one: &pb::UnfilledSchool| one.missing == 1 && one.reasons.iter().any(|why| (why.reason(), why.assessors) == (NotIndependent, 1));
    assert!(given.unfilled.len() == 3 && given.unfilled.iter().all(lacks), "{:?}", given.unfilled);
}

#[tokio::test]
async fn whoever_has_come_to_a_school_since_does_not_begin_and_what_was_begun_is_ended() {
    let (world, mut client, cycle) = open().await;
    listed(&mut client, 1, None).await;
    let [one, other] = [1, 2].map(|school| asks(&cycle, school, person(1), External));
    let (one, other) = (assigned(&mut client, one).await, assigned(&mut client, other).await);
    let mut assessor = crate::given::client(&world, &format!("assessor@person:{}", person(1)));
    let begun = save(&mut assessor, saving(&one.id, 1, 0, enough())).await.expect("begun");
    let today = day(2021, 12, 20);
    hear(&world, &[teacher(1, 1, &[(1, day(2021, 12, 1), today.clone()), (2, today, None)])]).await;
    let before = Counts::of(world.db("evaluations")).await;
    let refused = Refusal::expect(save(&mut assessor, saving(&other.id, 2, 0, enough())).await);
    assert_eq!((refused.reason.as_str(), refused.metadata["school_id"].clone()), ("OWN_SCHOOL", id(2)));
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
    submit(&mut assessor, submitting(&begun, Vec::new())).await.expect("what was begun");
}

/// How many postings a statement without any condition gives under the role of the service.
async fn seen(db: &mut PgConnection, reach: Option<&str>) -> i64 {
    let reach = reach.map(|reach| format!("; SET LOCAL sala.reach = '{reach}'")).unwrap_or_default();
    sqlx::raw_sql(AssertSqlSafe(format!("BEGIN; SET LOCAL search_path = evaluations{reach}"))).execute(&mut *db).await.expect("begun");
    let counted = sqlx::query_scalar("select count(*) from known_posting").fetch_one(&mut *db).await;
    sqlx::raw_sql("rollback").execute(db).await.expect("ended");
    counted.expect("counted")
}

#[tokio::test]
async fn only_postings_of_assessors_within_reach_are_seen_and_both_homes_are_written() {
    let (world, mut client, cycle) = open().await;
    listed(&mut client, 1, None).await;
    let told = [teacher(1, 1, &[(1, long_ago(), None)]), teacher(9, 1, &[(1, long_ago(), None)])];
    hear(&world, &told).await;
    let mut db = PgConnection::connect_with(world.db("evaluations").connect_options()).await.expect("a connection");
    sqlx::raw_sql("set role sala_evaluations").execute(&mut db).await.expect("the role is there");
    let in_person = format!("person:{}", person(1));
    for (reach, postings) in
        [(Some("*"), 2), (Some("esao:4005"), 1), (Some(in_person.as_str()), 1), (Some("esao:4001"), 0), (Some(""), 0), (None, 0)]
    {
        assert_eq!(seen(&mut db, reach).await, postings, "{reach:?}");
    }
    project::begin(world.db("evaluations"), "TEST").await.expect("begun");
    sqlx::raw_sql(
        "update evaluations.projection_generation set status = 'RETIRED', retired_at = now() where generation = 1;
         update evaluations.projection_generation set status = 'LIVE', live_at = now() where generation = 2",
    )
    .execute(world.db("evaluations").pool())
    .await
    .expect("it takes over");
    let dry = pb::CreateAssignmentRequest { validate_only: true, ..asks(&cycle, 1, person(1), External) };
    client.create_assignment(dry).await.expect("an empty generation knows nothing");
    hear(&world, &told).await;
    assert_eq!(own(&mut client, asks(&cycle, 1, person(1), External)).await.0, id(1), "what is read again is known");
    hear(&world, &[teacher(1, 2, &[])]).await;
    assigned(&mut client, asks(&cycle, 1, person(1), External)).await;
}
