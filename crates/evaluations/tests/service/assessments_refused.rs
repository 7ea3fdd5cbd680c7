//! What cannot be said, what cannot be submitted, and when nothing is taken any more.

use api::evaluations::v1 as pb;
use pb::ScoreKind::{Level, NotApplicable, NotObserved, NotYetRated, Unspecified};
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::assessing::{
    OFFICER, SUPERVISOR, assessor, assign, assignment_is, cycle_is, enough, give_back, level, opened, save, saving, special, submit,
    submitted, submitting, world,
};
use crate::given::{NOTHING, client};

#[tokio::test]
async fn every_field_that_cannot_be_read_is_named() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    let before = Counts::of(world.db("evaluations")).await;
    let scores = vec![
        pb::NodeScore { kind: Level.into(), level: 0, ..level("A.1", 1) },
        pb::NodeScore { kind: NotObserved.into(), ..level("B.1", 2) },
        pb::NodeScore {
            evidence_refs: vec!["https://example.org/1".to_owned(), " ".to_owned(), "WWW.example.org".to_owned(), "E-1".to_owned()],
            ..level("A.2", 2)
        },
    ];
    let refused = Refusal::expect(save(&mut own, saving(&task, 1, 0, scores.clone())).await);
    let expected = [
        ("scores[0].level", "FIELD_REQUIRED"),
        ("scores[1].level", "NOT_EXPECTED_HERE"),
        ("scores[2].evidence_refs[0]", "REFERENCE_IS_ADDRESS"),
        ("scores[2].evidence_refs[1]", "FIELD_REQUIRED"),
        ("scores[2].evidence_refs[2]", "REFERENCE_IS_ADDRESS"),
    ];
    assert_eq!((refused.code, refused.field_reasons()), (Code::InvalidArgument, expected.to_vec()));
    assert!(refused.fields.iter().all(|field| Refusal::is_thai(&field.text) && !Refusal::is_thai(&field.english)), "{:?}", refused.fields);
    let unsaid = pb::NodeScore { kind: Unspecified.into(), ..level("A.1", 1) };
    assert_eq!(
        Refusal::expect(save(&mut own, saving(&task, 1, 0, vec![unsaid])).await).field_reasons(),
        [("scores[0].kind", "FIELD_REQUIRED")]
    );
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}

#[tokio::test]
async fn every_score_that_the_framework_does_not_know_is_named() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    // A framework that lets no node be left out as not applicable, beside the one that does.
    let scores = vec![level("A.1", 6), level("A.1", 1), level("A", 1), level("C", 1), special("B.1", NotApplicable)];
    let refused = Refusal::expect(save(&mut own, saving(&task, 1, 0, scores)).await);
    let expected = [
        ("scores[0].level", "LEVEL_UNKNOWN"),
        ("scores[1].node_code", "GIVEN_TWICE"),
        ("scores[2].node_code", "CODE_UNKNOWN"),
        ("scores[3].node_code", "CODE_UNKNOWN"),
    ];
    assert_eq!((refused.code, refused.field_reasons()), (Code::InvalidArgument, expected.to_vec()));
    assert!(refused.fields.iter().all(|field| Refusal::is_thai(&field.text) && !Refusal::is_thai(&field.english)), "{:?}", refused.fields);
    let begun = save(&mut own, saving(&task, 1, 0, Vec::new())).await.expect("begun");
    let ahead = Refusal::expect(save(&mut own, saving(&task, 1, 2, enough())).await);
    assert_eq!((ahead.code, ahead.field_reasons()), (Code::InvalidArgument, vec![("base_version", "BASE_VERSION_UNKNOWN")]));
    assert_eq!(ahead.metadata.get("current_version").map(String::as_str), Some("1"));
    let refused = Refusal::expect(submit(&mut own, submitting(&begun, vec![level("A.1", 6)])).await);
    assert_eq!(refused.field_reasons(), [("scores[0].level", "LEVEL_UNKNOWN")]);
}

#[tokio::test]
async fn what_is_not_ready_is_not_submitted_and_the_refusal_says_what_is_missing_but_no_rating() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    let mut now = save(&mut own, saving(&task, 1, 0, vec![level("A.1", 2)])).await.expect("begun");
    let shown = |of: pb::NodeScore, pieces: usize| pb::NodeScore { evidence_refs: (0..pieces).map(|n| format!("E-{n}")).collect(), ..of };
    let cases = [
        // A.1 and B.1 are asked for, 35 and 40 of the weight.
        (vec![], "COVERAGE_BELOW_THRESHOLD", ("percent", "46.66")),
        (vec![level("B.1", 4)], "EVIDENCE_REQUIRED", ("nodes", "B.1")),
        (vec![shown(level("A.1", 5), 1), level("B.1", 3), shown(level("A.2", 3), 1)], "EVIDENCE_REQUIRED", ("nodes", "A.2")),
        (vec![level("B.1", 3), level("A.2", 2)], "NODES_NOT_ASKED", ("nodes", "A.2")),
    ];
    for (scores, reason, (key, value)) in cases {
        let refused = Refusal::expect(submit(&mut own, submitting(&now, scores)).await);
        assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, reason), "{refused:?}");
        assert_eq!(refused.metadata.get(key).map(String::as_str), Some(value), "{refused:?}");
        assert!(Refusal::is_thai(&refused.text) && !Refusal::is_thai(&refused.english), "{refused:?}");
    }
    now = save(&mut own, saving(&task, 1, now.version, vec![special("A.1", NotYetRated), level("B.1", 3)])).await.expect("taken back");
    let short = Refusal::expect(submit(&mut own, submitting(&now, Vec::new())).await);
    assert_eq!(short.reason, "COVERAGE_BELOW_THRESHOLD", "{short:?}");
    let enough = vec![shown(level("A.1", 5), 1), shown(level("A.2", 3), 2)];
    submit(&mut own, submitting(&now, enough)).await.expect("ready");
}

#[tokio::test]
async fn nothing_is_taken_after_the_collection_but_for_what_may_be_late() {
    let world = world().await;
    opened(&world).await;
    let sent = submitted(&world, 1, 2).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let (mut own, mut officer) = (assessor(&world, 1), client(&world, OFFICER));
    cycle_is(&world, "COLLECTION_CLOSED").await;
    let request = saving(&task, 1, 0, enough());
    for refused in [save(&mut own, request.clone()).await, give_back(&mut officer, &sent, "กรุณาตรวจสอบ").await] {
        let refused = Refusal::expect(refused);
        assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "COLLECTION_CLOSED"));
    }
    // Today is 20 December 2564.
    assignment_is(&world, &task, "late_until = '2021-12-20T03:00:00Z'").await;
    let begun = save(&mut own, request).await.expect("an hour is left");
    world.clock.set("2021-12-20T03:00:01Z".parse().expect("an instant"));
    assert_eq!(Refusal::expect(submit(&mut own, submitting(&begun, Vec::new())).await).reason, "COLLECTION_CLOSED");
    assignment_is(&world, &task, "late_until = '2021-12-20T04:00:00Z'").await;
    let sent = submit(&mut own, submitting(&begun, Vec::new())).await.expect("another hour is left");
    give_back(&mut officer, &sent, "กรุณาตรวจสอบ").await.expect("as long as it can be submitted anew");
    for over in ["MODERATION", "FINALISED", "PUBLISHED", "ARCHIVED"] {
        cycle_is(&world, over).await;
        let refused = Refusal::expect(save(&mut own, saving(&task, 1, 3, vec![level("A.1", 1)])).await);
        assert_eq!(refused.reason, "COLLECTION_CLOSED", "{over}");
    }
    cycle_is(&world, "OPEN").await;
    for status in ["DECLINED", "LAPSED", "WITHDRAWN"] {
        assignment_is(&world, &task, &format!("status = '{status}'")).await;
        let refused = Refusal::expect(save(&mut own, saving(&task, 1, 3, vec![level("A.1", 1)])).await);
        assert_eq!((refused.code, refused.reason.as_str()), (Code::FailedPrecondition, "ASSIGNMENT_ENDED"));
        assert_eq!(refused.metadata.get("state").map(String::as_str), Some(status));
    }
}

#[tokio::test]
async fn what_is_somebody_elses_is_neither_saved_nor_submitted_and_answers_like_what_does_not_exist() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let begun = save(&mut assessor(&world, 1), saving(&task, 1, 0, enough())).await.expect("begun");
    let strangers =
        ["assessor@global", "assessor@esao:4005", "institute_coordinator@global", "principal@school:0197f0a0-0000-7000-8000-000000050001"];
    let before = Counts::of(world.db("evaluations")).await;
    for stranger in strangers.into_iter().map(str::to_owned).chain([format!("assessor@person:{}", crate::assessing::person(2))]) {
        let mut other = client(&world, &stranger);
        let refused = Refusal::expect(save(&mut other, saving(&task, 1, 1, enough())).await);
        let absent = Refusal::expect(save(&mut other, saving(NOTHING, 1, 1, enough())).await);
        assert_eq!((refused.code, refused.field_reasons()), (Code::NotFound, vec![("assignment_id", "NOT_FOUND")]), "{stranger}");
        assert_eq!((&refused.text, &refused.fields), (&absent.text, &absent.fields), "{stranger}");
        let resolve = pb::DecideAssessmentConflictRequest {
            id: begun.id.clone(),
            expected_version: 1,
            score: Some(level("A.1", 1)),
            ..Default::default()
        };
        let refused = Refusal::expect(submit(&mut other, submitting(&begun, Vec::new())).await);
        let resolved = Refusal::expect(other.decide_assessment_conflict(resolve).await);
        assert_eq!((refused.code, resolved.code), (Code::NotFound, Code::NotFound), "{stranger}");
    }
    let foreign = Refusal::expect(give_back(&mut client(&world, "area_officer@esao:4001"), &begun, "กรุณาตรวจสอบ").await);
    assert_eq!(foreign.code, Code::NotFound);
    let early = Refusal::expect(give_back(&mut client(&world, OFFICER), &begun, "กรุณาตรวจสอบ").await);
    assert_eq!(early.metadata.get("state").map(String::as_str), Some("IN_PROGRESS"));
    let denied = Refusal::expect(give_back(&mut client(&world, SUPERVISOR), &begun, "กรุณาตรวจสอบ").await);
    assert_eq!(denied.code, Code::PermissionDenied, "whoever only looks gives nothing back");
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}
