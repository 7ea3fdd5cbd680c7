//! Who reads what: what is in use is public, what was never published is its owner's.

use api::evaluations::v1 as pb;
use testkit::{Refusal, World};

use crate::given::{COORDINATOR, Client, NOTHING, OWNER, client, content, create, drafted, input, published, version, world};
use crate::step;

async fn names(client: &mut Client, request: pb::ListFrameworksRequest) -> Vec<String> {
    let listed = client.list_frameworks(request).await.expect("a page").into_inner().frameworks;
    listed.into_iter().filter_map(|framework| framework.name).map(|name| name.th.replace(" (ข้อมูลสมมติ)", "")).collect()
}

fn owner(world: &World) -> Client {
    client(world, &format!("institute_coordinator@organisation:{OWNER}"))
}

async fn get(client: &mut Client, id: &str) -> Result<pb::Framework, tonic::Status> {
    let request = pb::GetFrameworkRequest { id: id.to_owned() };
    client.get_framework(request).await.map(|reply| reply.into_inner().framework.expect("in the reply"))
}

#[tokio::test]
async fn what_was_never_published_is_hidden_from_all_but_its_owner() {
    let world = world().await;
    let (mut inside, mut outside) = (owner(&world), client(&world, &format!("institute_coordinator@organisation:{NOTHING}")));
    let made = create(&mut inside, "WSA-TEST", "เกณฑ์").await;
    let draft = drafted(&mut inside, &made, content()).await;
    let mut teacher = client(&world, "teacher@province:40");
    for stranger in [&mut outside, &mut teacher] {
        let (hidden, missing) = (Refusal::expect(get(stranger, &made.id).await), Refusal::expect(get(stranger, NOTHING).await));
        assert_eq!((hidden.code, hidden.reason, hidden.text), (missing.code, missing.reason, missing.text));
        assert_eq!(names(stranger, pb::ListFrameworksRequest::default()).await, Vec::<String>::new());
        assert_eq!(Refusal::expect(version(stranger, &made, 1).await).code, tonic::Code::NotFound);
        let versions = pb::ListFrameworkVersionsRequest { id: made.id.clone(), ..Default::default() };
        assert_eq!(Refusal::expect(stranger.list_framework_versions(versions).await).code, tonic::Code::NotFound);
    }
    let foreign = step!(outside, submit_framework_version, SubmitFrameworkVersionRequest, draft, 1);
    assert_eq!(Refusal::expect(foreign).code, tonic::Code::NotFound);
    let theirs = pb::CreateFrameworkRequest { framework: Some(input("WSA-2", "ของเขา")), ..Default::default() };
    assert_eq!(Refusal::expect(outside.create_framework(theirs).await).code, tonic::Code::PermissionDenied);
    let denied = step!(teacher, submit_framework_version, SubmitFrameworkVersionRequest, draft, 1);
    assert_eq!(Refusal::expect(denied).code, tonic::Code::PermissionDenied, "teachers read");
    assert_eq!(version(&mut inside, &made, 1).await.expect("theirs").0, draft);
}

#[tokio::test]
async fn what_is_in_use_is_read_by_everybody_with_its_licence_and_changed_by_its_owner_alone() {
    let world = world().await;
    let mut inside = owner(&world);
    let first = published(&mut inside, "WSA-TEST", "เกณฑ์").await;
    let next = pb::CreateFrameworkVersionRequest { id: first.id.clone(), copy_of_n: 1, ..Default::default() };
    let both = inside.create_framework_version(next).await.expect("copied").into_inner().framework.expect("in the reply");
    for role in
        ["area_officer@esao:4005", "supervisor@esao:4005", "principal@school:0197f0a0-0000-7000-8000-0000000000b1", "researcher@global"]
    {
        let mut reader = client(&world, role);
        let seen = get(&mut reader, &first.id).await.expect("public");
        let licence = seen.licence.expect("goes with every copy");
        assert_eq!((licence.code.as_str(), licence.disclaimer.as_str()), ("CC-BY-4.0", "ฉบับดัดแปลง"));
        assert!(licence.attribution.contains("คณะผู้จัดทำ"), "{}", licence.attribution);
        let everything = role.ends_with("global");
        assert_eq!(seen.versions.len(), if everything { 2 } else { 1 }, "{role}: the draft is the owner's");
        assert_eq!(version(&mut reader, &first, 2).await.is_ok(), everything, "{role}");
        assert_eq!(version(&mut reader, &first, 0).await.expect("public").1.content, Some(content()));
    }
    let mut outside = client(&world, &format!("institute_coordinator@organisation:{NOTHING}"));
    let foreign = step!(outside, submit_framework_version, SubmitFrameworkVersionRequest, both, 2);
    assert_eq!(Refusal::expect(foreign).code, tonic::Code::PermissionDenied, "seen by all is not changed by all");
    let mut partner = client(&world, &format!("partner@organisation:{OWNER}"));
    assert_eq!(Refusal::expect(get(&mut partner, &first.id).await).code, tonic::Code::PermissionDenied);
}

#[tokio::test]
async fn frameworks_are_found_by_what_they_are_in_thai_order_and_in_pages() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    published(&mut client, "A-1", "เกณฑ์ ข").await;
    create(&mut client, "A-2", "เกณฑ์ ก").await;
    let survey =
        pb::FrameworkInput {
            kind: pb::FrameworkKind::Survey.into(), owner_organisation_id: NOTHING.to_owned(), ..input("A-3", "เกณฑ์ ค")
        };
    client.create_framework(pb::CreateFrameworkRequest { framework: Some(survey), ..Default::default() }).await.expect("recorded");
    let all = pb::ListFrameworksRequest::default();
    assert_eq!(names(&mut client, all.clone()).await, ["เกณฑ์ ก", "เกณฑ์ ข", "เกณฑ์ ค"]);
    let kinds = pb::ListFrameworksRequest { kinds: vec![pb::FrameworkKind::Survey.into()], ..all.clone() };
    assert_eq!(names(&mut client, kinds).await, ["เกณฑ์ ค"]);
    let owner = pb::ListFrameworksRequest { owner_organisation_id: OWNER.to_owned(), ..all.clone() };
    assert_eq!(names(&mut client, owner).await, ["เกณฑ์ ก", "เกณฑ์ ข"]);
    assert_eq!(names(&mut client, pb::ListFrameworksRequest { in_use: true, ..all.clone() }).await, ["เกณฑ์ ข"]);
    let page = pb::ListFrameworksRequest { page_size: 2, ..all };
    let reply = client.list_frameworks(page.clone()).await.expect("a page").into_inner();
    let next = pb::ListFrameworksRequest { page_token: reply.next_page_token, ..page };
    assert_eq!(names(&mut client, next.clone()).await, ["เกณฑ์ ค"]);
    let another = pb::ListFrameworksRequest { in_use: true, ..next };
    assert_eq!(Refusal::expect(client.list_frameworks(another).await).reason, "PAGE_TOKEN_INVALID");
}

#[tokio::test]
async fn versions_are_listed_the_newest_first_and_in_pages() {
    let world = world().await;
    let mut inside = owner(&world);
    let first = published(&mut inside, "A-1", "เกณฑ์").await;
    for _ in 0..3 {
        let next = pb::CreateFrameworkVersionRequest { id: first.id.clone(), copy_of_n: 1, ..Default::default() };
        inside.create_framework_version(next).await.expect("copied");
    }
    let all = pb::ListFrameworkVersionsRequest { id: first.id.clone(), page_size: 3, ..Default::default() };
    let numbers = |reply: &pb::ListFrameworkVersionsResponse| reply.versions.iter().map(|head| head.n).collect::<Vec<_>>();
    let page = inside.list_framework_versions(all.clone()).await.expect("a page").into_inner();
    assert_eq!(numbers(&page), [4, 3, 2]);
    let next = pb::ListFrameworkVersionsRequest { page_token: page.next_page_token, ..all.clone() };
    let last = inside.list_framework_versions(next).await.expect("a page").into_inner();
    assert_eq!((numbers(&last), last.next_page_token.as_str()), (vec![1], ""));
    let drafts = pb::ListFrameworkVersionsRequest { statuses: vec![pb::FrameworkVersionStatus::Published.into()], ..all.clone() };
    assert_eq!(numbers(&inside.list_framework_versions(drafts).await.expect("a page").into_inner()), [1]);
    let mut teacher = client(&world, "teacher@province:40");
    assert_eq!(numbers(&teacher.list_framework_versions(all).await.expect("a page").into_inner()), [1], "drafts are the owner's");
}
