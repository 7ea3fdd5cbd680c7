//! From the first draft to the last use.

use api::evaluations::v1 as pb;
use pb::FrameworkVersionStatus::{Draft, ExpertReview, Published, Retired, Trial};
use testkit::Refusal;

use crate::given::{
    COORDINATOR, begin, client, content, create, drafted, expert, input, published, ratings, told, tried_out, version, world,
};
use crate::step;

#[tokio::test]
async fn a_rubric_is_written_judged_by_experts_tried_out_published_and_retired() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์โรงเรียน").await;
    assert_eq!((made.version, made.versions.len(), made.export_prefix.as_str()), (1, 0, "WSA-TEST"));
    let drafted = drafted(&mut client, &made, content()).await;
    assert_eq!((drafted.version, drafted.versions[0].n, drafted.versions[0].status()), (2, 1, Draft));

    let more = pb::FrameworkContent { notes: vec!["ปรับถ้อยคำ".to_owned()], ..content() };
    let updated = step!(client, update_framework_version, UpdateFrameworkVersionRequest, drafted, 1, content: Some(more.clone()));
    let updated = updated.expect("a draft changes");
    let same = step!(client, update_framework_version, UpdateFrameworkVersionRequest, updated, 1, content: Some(more.clone()));
    assert_eq!(same.expect("no change"), updated, "saying the same again is no change");

    let mut now = step!(client, submit_framework_version, SubmitFrameworkVersionRequest, updated, 1).expect("complete");
    assert_eq!(now.versions[0].status(), ExpertReview);
    for number in 1..=3 {
        let said = ratings(pb::Congruence::Congruent);
        now = step!(client, record_expert_ratings, RecordExpertRatingsRequest, now, 1, expert_ref: expert(number), ratings: said)
            .expect("recorded");
    }
    assert_eq!(now.versions[0].experts, 3);
    now = step!(client, start_framework_trial, StartFrameworkTrialRequest, now, 1).expect("congruent");
    assert_eq!((now.versions[0].status(), now.versions[0].content_hash.as_str()), (Trial, ""));
    now = step!(client, publish_framework_version, PublishFrameworkVersionRequest, now, 1).expect("tried out");
    let head = now.versions[0].clone();
    assert_eq!((head.status(), head.content_hash.len(), head.publish_time.is_some()), (Published, 64, true));

    let (framework, read) = version(&mut client, &now, 1).await.expect("there");
    assert_eq!((framework, read.head.as_ref()), (now.clone(), Some(&head)));
    assert_eq!(read.content, Some(more), "what was said is what is read, every field of it");
    assert_eq!(
        read.congruence.iter().map(|item| (item.code.as_str(), item.experts, item.mean_e4)).collect::<Vec<_>>(),
        [("A.1", 3, 10_000), ("A.2", 3, 10_000), ("B.1", 3, 10_000)]
    );
    now =
        step!(client, retire_framework_version, RetireFrameworkVersionRequest, now, 1, reason: "มีรุ่นใหม่แทน".to_owned()).expect("out of use");
    assert_eq!((now.versions[0].status(), now.versions[0].retire_reason.as_str(), now.version), (Retired, "มีรุ่นใหม่แทน", 10));
    let events =
        ["created", "version_drafted", "version_updated", "submitted", "rated", "rated", "rated", "trial_started", "published", "retired"];
    assert_eq!(told(&world).await, events.map(|event| format!("evaluations.framework.{event}")));
}

#[tokio::test]
async fn the_next_version_is_a_copy_that_changes_without_the_one_it_came_from() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let first = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let copy = pb::CreateFrameworkVersionRequest { id: first.id.clone(), copy_of_n: 1, ..Default::default() };
    let reply = client.create_framework_version(copy).await.expect("copied").into_inner();
    let second = reply.framework.expect("in the reply");
    assert_eq!((reply.n, second.versions[1].copied_from_n, second.versions[1].status()), (2, 1, Draft));
    assert_eq!((second.versions[1].experts, second.versions[1].content_hash.as_str()), (0, ""), "nobody has judged the copy");
    assert_eq!(version(&mut client, &second, 2).await.expect("there").1.content, Some(content()));

    let heavier = {
        let mut changed = content();
        (changed.nodes[1].weight_e4, changed.nodes[2].weight_e4) = (300_000, 300_000);
        changed
    };
    let updated = step!(client, update_framework_version, UpdateFrameworkVersionRequest, second, 2, content: Some(heavier.clone()));
    let both = {
        let tried = tried_out(&mut client, updated.expect("a draft changes"), 2).await;
        step!(client, publish_framework_version, PublishFrameworkVersionRequest, tried, 2).expect("published")
    };
    assert_ne!(both.versions[0].content_hash, both.versions[1].content_hash);
    assert_eq!(both.versions[0], first.versions[0], "the first one stays as it was");
    assert_eq!(version(&mut client, &both, 0).await.expect("the newest").1.content, Some(heavier));
}

#[tokio::test]
async fn an_event_carries_the_framework_and_what_was_published_whole_and_no_expert() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let events = world.told("evaluations").await;
    let last = events.last().expect("told");
    assert_eq!(
        (last.name().as_str(), last.aggregate_version, last.scope.as_deref()),
        ("evaluations.framework.published", made.version, None)
    );
    let published: pb::FrameworkPublished = last.decode().expect("readable");
    let version = published.framework_version.expect("whole");
    assert_eq!((published.framework, version.content, version.congruence.len()), (Some(made.clone()), Some(content()), 0));
    let expert = expert(1).into_bytes();
    let names_somebody = |payload: &[u8]| payload.windows(expert.len()).any(|part| part == expert);
    assert!(!events.iter().any(|event| names_somebody(&event.payload)), "experts are counted, never named");
    let rated: pb::FrameworkRated = events[3].decode().expect("readable");
    assert_eq!((rated.n, rated.framework.map(|framework| framework.versions[0].experts)), (1, Some(1)));
}

#[tokio::test]
async fn the_licence_and_the_owner_of_a_framework_are_put_right_and_its_versions_stay() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let licence = pb::FrameworkLicence { code: "CC-BY-SA-4.0".to_owned(), ..made.licence.clone().expect("in the reply") };
    let change = pb::FrameworkChange {
        owner_organisation_id: crate::given::NOTHING.to_owned(),
        purpose: made.purpose,
        name: made.name.clone(),
        licence: Some(licence.clone()),
        ..Default::default()
    };
    let request = pb::UpdateFrameworkRequest {
        id: made.id.clone(),
        expected_version: made.version,
        framework: Some(change.clone()),
        ..Default::default()
    };
    let now = client.update_framework(request.clone()).await.expect("changed").into_inner().framework.expect("in the reply");
    assert_eq!((now.licence.as_ref(), now.purpose(), now.code.as_str()), (Some(&licence), made.purpose(), "WSA-TEST"));
    assert_eq!((now.owner_organisation_id.as_str(), now.version, &now.versions), (crate::given::NOTHING, made.version + 1, &made.versions));
    assert_eq!(told(&world).await.last().map(String::as_str), Some("evaluations.framework.updated"));
    assert_eq!(Refusal::expect(client.update_framework(request.clone()).await).reason, "VERSION_CONFLICT");
    let unnamed = pb::FrameworkChange { name: Some(api::common::v1::LocalizedText::default()), ..change };
    let unnamed = pb::UpdateFrameworkRequest { framework: Some(unnamed), expected_version: now.version, ..request.clone() };
    assert_eq!(Refusal::expect(client.update_framework(unnamed).await).field_reasons(), [("framework.name", "NAME_REQUIRED")]);
    let mut former = crate::given::client(&world, &format!("institute_coordinator@organisation:{}", crate::given::OWNER));
    let taken_back = pb::UpdateFrameworkRequest { expected_version: now.version, ..request };
    assert_eq!(Refusal::expect(former.update_framework(taken_back).await).code, tonic::Code::PermissionDenied);
}

#[tokio::test]
async fn what_a_framework_is_called_is_cleaned_and_an_id_may_be_given() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let given =
        pb::FrameworkInput {
            export_prefix: "W1".to_owned(), adapted_from: " Teach  Primary ".to_owned(), ..input(" WSA-1 ", "เกณฑ์")
        };
    let request = pb::CreateFrameworkRequest { id: crate::given::NOTHING.to_owned(), framework: Some(given), ..Default::default() };
    let made = client.create_framework(request).await.expect("recorded").into_inner().framework.expect("in the reply");
    assert_eq!((made.id.as_str(), made.code.as_str(), made.export_prefix.as_str()), (crate::given::NOTHING, "WSA-1", "W1"));
    assert_eq!(made.adapted_from, "Teach Primary");
    let mut unsorted = content();
    unsorted.rounds = vec![pb::MeasuringRound::Endline.into(), pb::MeasuringRound::Baseline.into(), pb::MeasuringRound::Endline.into()];
    client.create_framework_version(begin(&made, unsorted)).await.expect("begun");
    assert_eq!(version(&mut client, &made, 1).await.expect("there").1.content, Some(content()));
}
