//! What is judged for research stays so: nothing makes results of it public afterwards (E13).

use api::evaluations::v1 as pb;
use pb::FrameworkPurpose::{Accountability, Formative, Research};
use testkit::Refusal;
use tonic::Code;

use crate::given::{COORDINATOR, Client, client, content, create, drafted, in_use, told, tried_out, world};
use crate::rating;
use crate::{cycle, step};

async fn changed(client: &mut Client, made: &pb::Framework, to: pb::FrameworkPurpose) -> Result<pb::Framework, tonic::Status> {
    let change = pb::FrameworkChange {
        owner_organisation_id: made.owner_organisation_id.clone(),
        purpose: to.into(),
        name: made.name.clone(),
        licence: made.licence.clone(),
        ..Default::default()
    };
    let request =
        pb::UpdateFrameworkRequest { id: made.id.clone(), expected_version: made.version, framework: Some(change), ..Default::default() };
    client.update_framework(request).await.map(|reply| reply.into_inner().framework.expect("in the reply"))
}

#[tokio::test]
async fn what_a_framework_is_for_changes_until_a_version_is_published_and_never_after() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "RES-1", "วิจัย").await;
    let drafted = drafted(&mut client, &made, content()).await;
    let now = changed(&mut client, &drafted, Research).await.expect("a draft");
    let tried = tried_out(&mut client, now, 1).await;
    let now = changed(&mut client, &tried, Formative).await.expect("tried out by nobody");
    let now = changed(&mut client, &now, Research).await.expect("tried out by nobody");
    let public = step!(client, publish_framework_version, PublishFrameworkVersionRequest, now, 1).expect("tried out");
    for to in [Formative, Accountability] {
        let refused = Refusal::expect(changed(&mut client, &public, to).await);
        assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "PURPOSE_FROZEN"));
        assert_eq!(refused.field_reasons(), [("framework.purpose", "PURPOSE_FROZEN")]);
        assert_eq!(refused.metadata.get("purpose").map(String::as_str), Some("RESEARCH"));
        assert!(Refusal::is_thai(&refused.text));
    }
    let retired = step!(client, retire_framework_version, RetireFrameworkVersionRequest, public, 1, reason: "เลิกใช้".to_owned());
    let retired = retired.expect("out of use");
    assert_eq!(Refusal::expect(changed(&mut client, &retired, Formative).await).reason, "PURPOSE_FROZEN");
    assert_eq!(changed(&mut client, &retired, Research).await.expect("the same"), retired);
}

#[tokio::test]
async fn what_was_told_to_schools_does_not_become_research_either() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์").await;
    let drafted = drafted(&mut client, &made, content()).await;
    let public = in_use(&mut client, drafted, 1).await;
    assert_eq!(Refusal::expect(changed(&mut client, &public, Research).await).reason, "PURPOSE_FROZEN");
}

/// A trial makes results before anything is published: they are told to nobody, and nothing makes them public.
#[tokio::test]
async fn results_of_a_trial_for_research_are_not_made_public_by_another_purpose() {
    let world = rating::world().await;
    let mut client = rating::coordinator(&world);
    let made = create(&mut client, "RES-1", "วิจัย").await;
    let drafted = drafted(&mut client, &made, rating::content()).await;
    let now = changed(&mut client, &drafted, Research).await.expect("a draft");
    let tried = tried_out(&mut client, now, 1).await;
    rating::collected(&world, rating::CYCLE, (&tried, 1), "2021-06-01", &[1]).await;
    rating::rated(&world, rating::CYCLE, 1, (11, "SUPERVISOR"), [4, 4, 4]).await;
    rating::finalised(&world, rating::CYCLE).await;
    let gone = step!(client, retire_framework_version, RetireFrameworkVersionRequest, tried, 1, reason: "เลิกใช้".to_owned());
    let gone = gone.expect("given up");
    let refused = Refusal::expect(changed(&mut client, &gone, Formative).await);
    assert_eq!(refused.field_reasons(), [("framework.purpose", "PURPOSE_FROZEN")]);
    let denied = cycle!(world, client, publish_cycle, PublishCycleRequest, rating::CYCLE);
    assert_eq!(Refusal::expect(denied).reason, "RESEARCH_NOT_PUBLISHED");
    assert!(!told(&world).await.iter().any(|name| name.starts_with("evaluations.result.")));
}
