//! What was published never changes again.

use api::evaluations::v1 as pb;
use testkit::Refusal;

use crate::given::{COORDINATOR, client, content, expert, published, ratings, version, world};
use crate::step;

#[tokio::test]
async fn nothing_but_going_out_of_use_is_done_with_what_was_published() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let made = published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let before = version(&mut client, &made, 1).await.expect("there");
    let other = pb::FrameworkContent { pass_percent_e4: 500_000, ..content() };
    let said = ratings(pb::Congruence::Unsure);
    let refused = [
        step!(client, update_framework_version, UpdateFrameworkVersionRequest, made, 1, content: Some(other)),
        step!(client, submit_framework_version, SubmitFrameworkVersionRequest, made, 1),
        step!(client, record_expert_ratings, RecordExpertRatingsRequest, made, 1, expert_ref: expert(9), ratings: said),
        step!(client, start_framework_trial, StartFrameworkTrialRequest, made, 1),
        step!(client, publish_framework_version, PublishFrameworkVersionRequest, made, 1),
    ];
    for refused in refused.map(Refusal::expect) {
        assert_eq!((refused.code, refused.reason.as_str()), (tonic::Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    }
    assert_eq!(version(&mut client, &made, 1).await.expect("there"), before);
    let retired = step!(client, retire_framework_version, RetireFrameworkVersionRequest, made, 1, reason: "มีรุ่นใหม่แทน".to_owned());
    let retired = retired.expect("out of use");
    let again = step!(client, retire_framework_version, RetireFrameworkVersionRequest, retired, 1, reason: "อีกครั้ง".to_owned());
    assert_eq!(Refusal::expect(again).metadata.get("state").map(String::as_str), Some("RETIRED"));
    let after = version(&mut client, &made, 1).await.expect("stays readable").1;
    assert_eq!((after.content, after.head.map(|head| head.content_hash)), (before.1.content, before.1.head.map(|head| head.content_hash)));
    assert_eq!(Refusal::expect(version(&mut client, &made, 0).await).field_reasons(), [("n", "NOT_FOUND")], "none is in use any more");
}

#[tokio::test]
async fn the_database_itself_keeps_what_was_published_as_it_is() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    published(&mut client, "WSA-TEST", "เกณฑ์").await;
    let pool = world.db("evaluations").pool();
    for statement in [
        "update framework_version set content = content || '{\"pass_percent_e4\": 0}'",
        "update framework_version set ratings = '[]'",
        "update framework_version set content_hash = '\\x00'",
        "update framework_version set status = 'DRAFT'",
        "update framework_version set published_at = null, content_hash = null",
        "update framework_version set effective_year = 2500",
        "delete from framework_version",
    ] {
        let kept = sqlx::query(sqlx::AssertSqlSafe(format!("{statement} where n = 1"))).execute(pool).await;
        let error = kept.expect_err(statement).to_string();
        assert!(error.contains("a published version of a framework"), "{statement}: {error}");
    }
    let touched = sqlx::query("update framework_version set updated_at = updated_at where n = 1").execute(pool).await;
    assert_eq!(touched.expect("says the same").rows_affected(), 1);
}
