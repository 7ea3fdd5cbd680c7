//! The same request twice, two at once, and requests that only ask what would happen.

use api::partners::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{self, OFFICER, client, world};

const REQUEST: &str = "0197f0a0-0000-7000-8000-00000000000a";

fn create(name: &str) -> pb::CreateOrganisationRequest {
    let organisation = Some(given::office(name, "4001"));
    pb::CreateOrganisationRequest { request_id: REQUEST.to_owned(), organisation, ..Default::default() }
}

#[tokio::test]
async fn the_same_request_id_and_body_give_the_same_reply_and_store_nothing_twice() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let first = client.create_organisation(create("สำนักงานตัวอย่าง เขต 1")).await.expect("recorded").into_inner();
    let before = Counts::of(world.db("partners")).await;
    let second = client.create_organisation(create("สำนักงานตัวอย่าง เขต 1")).await.expect("replayed").into_inner();
    assert_eq!(first, second);
    assert_eq!(Counts::of(world.db("partners")).await, before);
}

#[tokio::test]
async fn a_step_that_was_done_is_replayed_though_the_version_has_moved_on() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let cast = given::cast(&mut client).await;
    let agreement = given::draft(&mut client, &cast).await;
    let submit = pb::SubmitAgreementRequest { request_id: REQUEST.to_owned(), id: agreement.id, expected_version: 1, validate_only: false };
    let first = client.submit_agreement(submit.clone()).await.expect("submitted").into_inner();
    assert_eq!(client.submit_agreement(submit).await.expect("replayed").into_inner(), first);
}

#[tokio::test]
async fn the_same_request_id_with_another_body_is_refused_and_another_caller_has_ids_of_its_own() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    client.create_organisation(create("สำนักงานตัวอย่าง เขต 1")).await.expect("recorded");
    let refusal = Refusal::expect(client.create_organisation(create("สำนักงานอื่น")).await);
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::AlreadyExists, "REQUEST_ID_REUSED"));
    let mut colleague = given::client(&world, "institute_coordinator@global");
    let taken = Refusal::expect(colleague.create_organisation(create("สำนักงานตัวอย่าง เขต 1")).await);
    assert_eq!(taken.field_reasons(), [("organisation.codes", "ALREADY_EXISTS")], "a request of its own, which meets the first one's code");
}

#[tokio::test]
async fn two_equal_requests_at_once_have_one_effect_and_one_answer() {
    let world = world().await;
    let (mut one, mut two) = (client(&world, OFFICER), client(&world, OFFICER));
    let (first, second) =
        tokio::join!(one.create_organisation(create("สำนักงานตัวอย่าง เขต 1")), two.create_organisation(create("สำนักงานตัวอย่าง เขต 1")));
    assert_eq!(first.expect("answered").into_inner(), second.expect("answered").into_inner());
    assert_eq!(world.told("partners").await.len(), 1);
}

#[tokio::test]
async fn a_dry_run_answers_and_stores_nothing_and_its_request_id_stays_free() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let before = Counts::of(world.db("partners")).await;
    let mut dry = create("สำนักงานตัวอย่าง เขต 1");
    dry.validate_only = true;
    let would_be = client.create_organisation(dry).await.expect("possible").into_inner();
    assert_eq!(would_be.organisation.map(|o| o.version), Some(1));
    assert_eq!(Counts::of(world.db("partners")).await, before);
    client.create_organisation(create("สำนักงานตัวอย่าง เขต 1")).await.expect("recorded now");
}

#[tokio::test]
async fn a_reply_about_a_person_is_stored_as_an_id_and_read_again() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    let create = pb::CreatePersonRequest { request_id: REQUEST.to_owned(), names: given::names("เดิม"), ..Default::default() };
    let first = client.create_person(create.clone()).await.expect("recorded").into_inner().person.expect("in the reply");
    let stored: (Option<Vec<u8>>, Option<uuid::Uuid>) =
        sqlx::query_as("select reply, subject_id from request").fetch_one(world.db("partners").pool()).await.expect("one row");
    assert_eq!(stored, (None, Some(first.id.parse().expect("an id"))));
    let rename =
        pb::UpdatePersonRequest { id: first.id.clone(), expected_version: 1, names: given::names("ใหม่"), ..Default::default() };
    client.update_person(rename).await.expect("renamed");
    let again = client.create_person(create).await.expect("replayed").into_inner().person.expect("in the reply");
    assert_eq!((again.id, again.version, again.names[0].given.as_str()), (first.id, 2, "ใหม่"));
}

#[tokio::test]
async fn replies_are_swept_after_seven_days_and_not_before() {
    let world = world().await;
    let mut client = client(&world, OFFICER);
    client.create_organisation(create("สำนักงานตัวอย่าง เขต 1")).await.expect("recorded");
    let mut db = world.db("partners").pool().acquire().await.expect("a connection");
    let days = |n: i64| world.clock.now() + jiff::SignedDuration::from_hours(24 * n);
    assert_eq!(chassis::ctx::sweep(&mut db, days(7)).await.expect("swept"), 0);
    assert_eq!(chassis::ctx::sweep(&mut db, days(8)).await.expect("swept"), 1);
}
