//! What experts say, and when it is enough.

use api::evaluations::v1 as pb;
use testkit::Refusal;

use crate::given::{COORDINATOR, Client, NOTHING, client, content, create, drafted, expert, ratings, version, world};
use crate::step;

async fn under_review(client: &mut Client) -> pb::Framework {
    let made = create(client, "WSA-TEST", "เกณฑ์").await;
    let drafted = drafted(client, &made, content()).await;
    step!(client, submit_framework_version, SubmitFrameworkVersionRequest, drafted, 1).expect("complete")
}

async fn says(client: &mut Client, framework: &pb::Framework, n: u32, said: Vec<pb::ExpertRating>) -> Result<pb::Framework, tonic::Status> {
    step!(client, record_expert_ratings, RecordExpertRatingsRequest, framework, 1, expert_ref: expert(n), ratings: said)
}

#[tokio::test]
async fn three_experts_must_find_every_item_congruent_before_it_is_tried_out() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let mut now = under_review(&mut client).await;
    for number in 1..=2 {
        now = says(&mut client, &now, number, ratings(pb::Congruence::Congruent)).await.expect("recorded");
    }
    let few = Refusal::expect(step!(client, start_framework_trial, StartFrameworkTrialRequest, now, 1));
    assert_eq!((few.code, few.reason.as_str()), (tonic::Code::FailedPrecondition, "TOO_FEW_EXPERTS"));
    assert_eq!(few.metadata.get("experts").map(String::as_str), Some("2"));

    let mut doubtful = ratings(pb::Congruence::Congruent);
    doubtful[1].congruence = pb::Congruence::NotCongruent.into();
    now = says(&mut client, &now, 3, doubtful).await.expect("recorded");
    let low = Refusal::expect(step!(client, start_framework_trial, StartFrameworkTrialRequest, now, 1));
    assert_eq!((low.code, low.reason.as_str()), (tonic::Code::FailedPrecondition, "CONGRUENCE_TOO_LOW"));
    assert_eq!(low.metadata.get("items").map(String::as_str), Some("A.2:0.3333"));
    let (_, seen) = version(&mut client, &now, 1).await.expect("there");
    let item = seen.congruence[1].clone();
    assert_eq!((item.code.as_str(), item.experts, item.mean_e4, item.sufficient), ("A.2", 3, 3_333, false));

    now = says(&mut client, &now, 3, ratings(pb::Congruence::Congruent)).await.expect("says it again");
    assert_eq!(now.versions[0].experts, 3, "who speaks again is not another expert");
    step!(client, start_framework_trial, StartFrameworkTrialRequest, now, 1).expect("enough");
}

#[tokio::test]
async fn an_expert_speaks_about_every_item_once_and_about_nothing_else() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let now = under_review(&mut client).await;
    let mut wrong = ratings(pb::Congruence::Unsure);
    wrong[1].code = "A.1".to_owned();
    wrong[2].code = "A".to_owned();
    let wrong = Refusal::expect(says(&mut client, &now, 1, wrong).await);
    assert_eq!(wrong.field_reasons(), [("ratings[1].code", "GIVEN_TWICE"), ("ratings[2].code", "CODE_UNKNOWN")]);
    let mut short = ratings(pb::Congruence::Unsure);
    short.pop();
    let short = Refusal::expect(says(&mut client, &now, 1, short).await);
    assert_eq!((short.code, short.field_reasons()), (tonic::Code::InvalidArgument, vec![("ratings", "RATINGS_INCOMPLETE")]));
    assert!(short.text.contains("B.1"), "{}", short.text);
    let mut silent = ratings(pb::Congruence::Unsure);
    silent[0].congruence = 0;
    assert_eq!(Refusal::expect(says(&mut client, &now, 1, silent).await).field_reasons(), [("ratings[0].congruence", "FIELD_REQUIRED")]);
}

#[tokio::test]
async fn nobody_speaks_about_a_draft_and_there_is_no_way_back_from_the_review() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = create(&mut client, "WSA-TEST", "เกณฑ์").await;
    let draft = drafted(&mut client, &made, content()).await;
    let early = Refusal::expect(says(&mut client, &draft, 1, ratings(pb::Congruence::Congruent)).await);
    assert_eq!((early.code, early.reason.as_str()), (tonic::Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    assert_eq!(early.metadata.get("state").map(String::as_str), Some("DRAFT"));
    assert!(early.text.contains("ร่าง"), "{}", early.text);
    let now = step!(client, submit_framework_version, SubmitFrameworkVersionRequest, draft, 1).expect("complete");
    let late = step!(client, update_framework_version, UpdateFrameworkVersionRequest, now, 1, content: Some(content()));
    assert_eq!(Refusal::expect(late).reason, "STATE_NOT_ALLOWED");
    let again = step!(client, submit_framework_version, SubmitFrameworkVersionRequest, now, 1);
    assert_eq!(Refusal::expect(again).metadata.get("state").map(String::as_str), Some("EXPERT_REVIEW"));
    let soon = step!(client, publish_framework_version, PublishFrameworkVersionRequest, now, 1);
    assert_eq!(Refusal::expect(soon).reason, "STATE_NOT_ALLOWED", "nothing is published without a trial");
    let nobody = step!(client, record_expert_ratings, RecordExpertRatingsRequest, now, 2, expert_ref: NOTHING.to_owned(),
        ratings: ratings(pb::Congruence::Congruent));
    assert_eq!(Refusal::expect(nobody).field_reasons(), [("n", "NOT_FOUND")]);
}
