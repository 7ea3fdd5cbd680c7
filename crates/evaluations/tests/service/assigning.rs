//! Many schools to many assessors at once, and the wall behind which persons stand.

use api::evaluations::v1 as pb;
use pb::AssessorRole::{External, Self_, Supervisor};
use pb::NotAssignedReason::{Full, HadAlready, NotIndependent};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};
use testkit::{Counts, Refusal, World};

use crate::given::{NOTHING, client, published};
use crate::town::{ELSEWHERE, PROVINCE, RUNS, asks, assigned, hear, id, listed, opened, person, plan, settled, town};

/// Everybody is to judge every school of the cycle.
fn all(cycle: &pb::Cycle, people: &[u32], per_school: i32) -> pb::AssignAssessorsRequest {
    pb::AssignAssessorsRequest {
        cycle_id: cycle.id.clone(),
        role: External.into(),
        assessor_refs: people.iter().map(|n| person(*n)).collect(),
        per_school,
        ..Default::default()
    }
}

/// A cycle of the whole province.
fn of_province(framework: &pb::Framework) -> pb::CyclePlan {
    let base = plan(framework);
    let population = pb::CyclePopulation { area_ids: vec![id(PROVINCE)], ..base.population.clone().expect("given") };
    pb::CyclePlan { population: Some(population), ..base }
}

fn loads(reply: &pb::AssignAssessorsResponse) -> Vec<i32> {
    reply.loads.iter().map(|load| load.schools).collect()
}

#[tokio::test]
async fn schools_are_given_so_that_each_has_about_as_many_and_a_preview_keeps_nothing() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let cycle = opened(&mut client, of_province(&framework)).await;
    for n in 1..=3 {
        listed(&mut client, n, None).await;
    }
    let request = all(&cycle, &[1, 2, 3], 2);
    let before = Counts::of(world.db("evaluations")).await;
    let preview = pb::AssignAssessorsRequest { validate_only: true, ..request.clone() };
    let preview = client.assign_assessors(preview).await.expect("a preview").into_inner();
    assert_eq!((preview.assignments.len(), loads(&preview)), (10, vec![4, 3, 3]));
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
    let request = pb::AssignAssessorsRequest { request_id: id(9_000), ..request };
    let given = client.assign_assessors(request.clone()).await.expect("given").into_inner();
    assert_eq!((given.assignments.len(), given.unfilled.len(), loads(&given)), (10, 0, vec![4, 3, 3]));
    assert_eq!(client.assign_assessors(request.clone()).await.expect("replayed").into_inner(), given);
    let reused = pb::AssignAssessorsRequest { per_school: 1, ..request.clone() };
    assert_eq!(Refusal::expect(client.assign_assessors(reused).await).reason, "REQUEST_ID_REUSED");
    let again = pb::AssignAssessorsRequest { request_id: String::new(), ..request };
    let again = client.assign_assessors(again).await.expect("nothing is missing").into_inner();
    assert_eq!((again.assignments.len(), again.unfilled.len(), loads(&again)), (0, 0, vec![4, 3, 3]));
    let told = world.told("evaluations").await.iter().filter(|event| event.aggregate == "assignment").count();
    assert_eq!(told, 10);
    let listed = client.list_assignments(pb::ListAssignmentsRequest::default()).await.expect("a page").into_inner().assignments;
    assert_eq!(listed.len(), 10);
}

#[tokio::test]
async fn what_cannot_be_given_is_said_with_the_reasons_and_holds_up_nothing() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let cycle = opened(&mut client, plan(&framework)).await;
    listed(&mut client, 1, Some(2)).await;
    listed(&mut client, 2, None).await;
    assigned(&mut client, asks(&cycle, 3, person(2), External)).await;
    let request = pb::AssignAssessorsRequest { most_per_assessor: 2, ..all(&cycle, &[1, 2], 2) };
    let given = client.assign_assessors(request).await.expect("what can be").into_inner();
    let pairs: Vec<_> = given.assignments.iter().map(|one| (one.school_id.clone(), one.assessor_ref.clone())).collect();
    assert_eq!(pairs, [(id(2), person(2)), (id(3), person(1)), (id(1), person(1))], "the school that one only may judge comes first");
    let why = |one: &pb::UnfilledSchool| {
        let reasons = one.reasons.iter().map(|why| (why.reason(), why.assessors)).collect::<Vec<_>>();
        (one.school_id.clone(), one.missing, reasons)
    };
    assert_eq!(
        given.unfilled.iter().map(why).collect::<Vec<_>>(),
        [(id(2), 1, vec![(NotIndependent, 1), (HadAlready, 1)]), (id(1), 1, vec![(Full, 1), (HadAlready, 1)])]
    );
    assert_eq!(loads(&given), [2, 2]);
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused_at_its_place() {
    let (world, framework) = settled().await;
    let mut inside = client(&world, RUNS);
    let cycle = opened(&mut inside, plan(&framework)).await;
    listed(&mut inside, 1, None).await;
    let base = all(&cycle, &[1], 1);
    for (request, reason, field) in [
        (pb::AssignAssessorsRequest { role: Self_.into(), ..base.clone() }, "ROLE_ONE_BY_ONE", "role"),
        (pb::AssignAssessorsRequest { role: pb::AssessorRole::Expert.into(), ..base.clone() }, "ROLE_NOT_OF_CYCLE", "role"),
        (pb::AssignAssessorsRequest { cycle_id: NOTHING.to_owned(), ..base.clone() }, "NOT_FOUND", "cycle_id"),
        (pb::AssignAssessorsRequest { school_ids: vec![id(1), id(4)], ..base.clone() }, "NOT_FOUND", "school_ids[1]"),
        (pb::AssignAssessorsRequest { assessor_refs: vec![person(1), person(9)], ..base.clone() }, "NOT_FOUND", "assessor_refs[1]"),
    ] {
        let refused = Refusal::expect(inside.assign_assessors(request).await);
        assert_eq!((refused.reason.as_str(), refused.fields[0].path.as_str()), (reason, field), "{}", refused.english);
    }
    let mut outside = client(&world, ELSEWHERE);
    let mut foreign = base.clone();
    foreign.school_ids = vec![id(1)];
    let hidden = Refusal::expect(outside.assign_assessors(foreign).await);
    assert_eq!((hidden.code, hidden.fields[0].path.as_str()), (tonic::Code::NotFound, "school_ids[0]"));
    let mut officer = client(&world, "area_officer@esao:4005");
    let given = officer.assign_assessors(base).await.expect("their own area").into_inner();
    assert_eq!(given.assignments.len(), 3);
}

/// How many assessors and assignments a statement without any condition gives under the role of the service.
async fn seen(db: &mut PgConnection, reach: Option<&str>) -> (i64, i64) {
    let reach = reach.map(|reach| format!("; SET LOCAL sala.reach = '{reach}'")).unwrap_or_default();
    let begin = format!("BEGIN; SET LOCAL search_path = evaluations{reach}");
    sqlx::raw_sql(AssertSqlSafe(begin)).execute(&mut *db).await.expect("begun");
    let counted = sqlx::query_as("select (select count(*) from assessor), (select count(*) from assignment)").fetch_one(&mut *db).await;
    sqlx::raw_sql("rollback").execute(db).await.expect("ended");
    counted.expect("counted")
}

#[tokio::test]
async fn persons_stand_behind_the_wall_and_the_service_works_in_front_of_it() {
    let world = World::deployed([evaluations::service()]).await;
    hear(&world, &town()).await;
    let mut inside = client(&world, RUNS);
    let framework = published(&mut inside, "WSA-TEST", "เกณฑ์").await;
    let cycle = opened(&mut inside, of_province(&framework)).await;
    listed(&mut inside, 1, None).await;
    listed(&mut inside, 2, None).await;
    let mut officer = client(&world, "area_officer@esao:4005");
    let given = officer.assign_assessors(all(&cycle, &[1, 2], 1)).await.expect("their own area").into_inner();
    assert_eq!((given.assignments.len(), loads(&given)), (3, vec![2, 1]));
    assigned(&mut inside, asks(&cycle, 4, person(1), Supervisor)).await;
    let mut assessor = client(&world, &format!("assessor@person:{}", person(2)));
    let own = assessor.list_assignments(pb::ListAssignmentsRequest::default()).await.expect("a page").into_inner().assignments;
    assert_eq!(own.len(), 1);
    let conflict = "ญาติเป็นครูในโรงเรียน".to_owned();
    let declined = crate::assignment_step!(assessor, decline_assignment, DeclineAssignmentRequest, own[0], conflict: conflict);
    assert_eq!(declined.expect("declined").status(), pb::AssignmentStatus::Declined);
    crate::cycle_step!(inside, close_cycle_collection, CloseCycleCollectionRequest, cycle).expect("closed");
    assert_eq!(world.tidy("evaluations").await, 1, "what the service does by itself looks over the wall");

    let mut db = PgConnection::connect_with(world.db("evaluations").connect_options()).await.expect("a connection");
    sqlx::raw_sql("set role sala_evaluations").execute(&mut db).await.expect("the role is there");
    assert_eq!(seen(&mut db, Some("*")).await, (2, 4));
    assert_eq!(seen(&mut db, Some("esao:4005")).await, (2, 3));
    assert_eq!(seen(&mut db, Some("esao:4001")).await, (0, 1));
    assert_eq!(seen(&mut db, Some(&format!("person:{}", person(1)))).await, (1, 3));
    for nobody in [None, Some(""), Some("esao:40")] {
        assert_eq!(seen(&mut db, nobody).await, (0, 0), "{nobody:?}");
    }
    let emptied = sqlx::raw_sql("truncate evaluations.cycle_school cascade").execute(&mut db).await;
    assert!(emptied.is_err(), "only read models are ever emptied");
}
