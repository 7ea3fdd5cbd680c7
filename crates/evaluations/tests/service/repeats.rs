//! The same request twice, a dry run, a version that somebody else has changed.

use api::evaluations::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, begin, client, content, create, drafted, input, world};
use crate::step;

const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000b1";

#[tokio::test]
async fn a_framework_is_recorded_once_and_a_dry_run_keeps_nothing() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let framework = Some(input("WSA-TEST", "เกณฑ์"));
    let dry = pb::CreateFrameworkRequest { request_id: REQUEST.to_owned(), validate_only: true, framework, ..Default::default() };
    let before = Counts::of(world.db("evaluations")).await;
    client.create_framework(dry.clone()).await.expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
    let request = pb::CreateFrameworkRequest { validate_only: false, ..dry };
    let first = client.create_framework(request.clone()).await.expect("recorded").into_inner();
    assert_eq!(client.create_framework(request.clone()).await.expect("replayed").into_inner(), first);
    let other = pb::CreateFrameworkRequest { framework: Some(input("WSA-2", "เกณฑ์")), ..request };
    let reused = Refusal::expect(client.create_framework(other).await);
    assert_eq!((reused.code, reused.reason.as_str()), (tonic::Code::AlreadyExists, "REQUEST_ID_REUSED"));
}

#[tokio::test]
async fn a_version_is_begun_once_by_one_request_and_a_dry_run_takes_no_number() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์").await;
    let dry = pb::CreateFrameworkVersionRequest { validate_only: true, request_id: REQUEST.to_owned(), ..begin(&made, content()) };
    assert_eq!(client.create_framework_version(dry.clone()).await.expect("possible").into_inner().n, 1);
    let request = pb::CreateFrameworkVersionRequest { validate_only: false, ..dry };
    let first = client.create_framework_version(request.clone()).await.expect("begun").into_inner();
    let again = client.create_framework_version(request).await.expect("replayed").into_inner();
    assert_eq!((again.n, &again), (1, &first));
    assert_eq!(first.framework.map(|framework| framework.versions.len()), Some(1));
}

#[tokio::test]
async fn whoever_comes_second_learns_the_version_of_now() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์").await;
    let draft = drafted(&mut client, &made, content()).await;
    let other = pb::FrameworkContent { pass_percent_e4: 0, ..content() };
    step!(client, update_framework_version, UpdateFrameworkVersionRequest, draft, 1, content: Some(other)).expect("the first");
    let refused = [
        step!(client, update_framework_version, UpdateFrameworkVersionRequest, draft, 1, content: Some(content())),
        step!(client, submit_framework_version, SubmitFrameworkVersionRequest, draft, 1),
        step!(client, retire_framework_version, RetireFrameworkVersionRequest, draft, 1, reason: "ไม่ใช้".to_owned()),
    ];
    for stale in refused.map(Refusal::expect) {
        assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
        assert_eq!(stale.metadata.get("current_version").map(String::as_str), Some("3"));
    }
    let before = Counts::of(world.db("evaluations")).await;
    let now = pb::Framework { version: 3, ..draft };
    step!(client, submit_framework_version, SubmitFrameworkVersionRequest, now, 1, validate_only: true).expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before, "a dry run keeps nothing");
}
