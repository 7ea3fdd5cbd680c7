//! An assessment from its first save to its second submission.

use api::evaluations::v1 as pb;
use pb::AssessmentStatus::{InProgress, Returned, Submitted};
use testkit::{Counts, Refusal};

use crate::assessing::{
    CYCLE, OFFICER, SUPERVISOR, assessor, assign, enough, give_back, level, listed, made_up, opened, principal, save, saving, school,
    special, submission, submit, submitted, submitting, whole, world,
};
use crate::given::{Client, client, told};

#[tokio::test]
async fn what_is_saved_bit_by_bit_is_submitted_given_back_and_submitted_anew() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    let comment = pb::NodeScore {
        comment: "ครูใช้คำถามปลายเปิด".to_owned(), confidence: pb::ScoreConfidence::High.into(), ..level("A.1", 2)
    };
    let begun = save(&mut own, saving(&task, 1, 0, vec![comment.clone()])).await.expect("begun");
    assert_eq!((begun.id.as_str(), begun.version, begun.status(), begun.revision), (made_up(1).as_str(), 1, InProgress, 0));
    assert_eq!((begun.role(), begun.assignment_id.as_str()), (pb::AssessorRole::Peer, task.as_str()));
    let more = save(&mut own, saving(&task, 1, 1, vec![special("B.1", pb::ScoreKind::NotObserved)])).await.expect("saved");
    assert_eq!(more.progress, Some(pb::AssessmentProgress { nodes: 3, levels: 1, specials: 1, conflicts: 0 }));

    let sent = submit(&mut own, submitting(&more, vec![level("B.1", 3)])).await.expect("submitted");
    assert_eq!((sent.version, sent.status(), sent.revision, sent.submit_time.is_some()), (3, Submitted, 1, true));
    let late = Refusal::expect(save(&mut own, saving(&task, 1, 3, vec![level("B.1", 1)])).await);
    assert_eq!((late.code, late.reason.as_str()), (tonic::Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    assert!(late.text.contains("ส่งแล้ว") && late.metadata.get("state").map(String::as_str) == Some("SUBMITTED"), "{late:?}");

    let mut officer = client(&world, OFFICER);
    let back = give_back(&mut officer, &sent, "กรุณาเพิ่มเหตุผลของ B.1").await.expect("given back");
    assert_eq!((back.version, back.status(), back.revision), (4, Returned, 1));
    let seen = whole(&mut own, &back.id).await.expect("one's own");
    assert_eq!((seen.return_reason.as_str(), &seen.scores), ("กรุณาเพิ่มเหตุผลของ B.1", &vec![comment.clone(), level("B.1", 3)]));
    let again = save(&mut own, saving(&task, 1, 4, vec![level("B.1", 2)])).await.expect("saved");
    assert_eq!(again.status(), InProgress);
    let anew = submit(&mut own, submitting(&again, Vec::new())).await.expect("submitted anew");
    assert_eq!((anew.version, anew.revision), (6, 2));

    let names = ["started", "saved", "submitted", "returned", "saved", "submitted"].map(|name| format!("evaluations.assessment.{name}"));
    let all: Vec<String> = told(&world).await.into_iter().filter(|name| name.starts_with("evaluations.assessment.")).collect();
    assert_eq!(all, names);
    for (n, expected) in [(1, level("B.1", 3)), (2, level("B.1", 2)), (0, level("B.1", 2))] {
        let kept = submission(&mut client(&world, SUPERVISOR), &anew.id, n).await.expect("kept");
        assert_eq!((kept.n, kept.scores), (if n == 0 { 2 } else { n }, vec![comment.clone(), expected]), "what was submitted stays");
    }
}

#[tokio::test]
async fn a_school_judges_itself_under_the_grant_of_its_principal() {
    let world = world().await;
    opened(&world).await;
    let (own_task, other_task) = (assign(&world, 1, 1, "SELF").await, assign(&world, 1, 2, "SUPERVISOR").await);
    let mut principal = principal(&world, 1);
    let begun = save(&mut principal, saving(&own_task, 1, 0, enough())).await.expect("begun");
    submit(&mut principal, submitting(&begun, Vec::new())).await.expect("submitted");
    let refused = Refusal::expect(save(&mut principal, saving(&other_task, 2, 0, enough())).await);
    assert_eq!(refused.field_reasons(), [("assignment_id", "NOT_FOUND")], "what others say about the school is theirs");
}

#[tokio::test]
async fn an_assignment_is_marked_as_begun_once_and_has_one_assessment() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    save(&mut own, saving(&task, 1, 0, Vec::new())).await.expect("begun with nothing to say yet");
    let marked = async || {
        let text = "select started_at::text from evaluations.assignment";
        sqlx::query_scalar::<_, Option<String>>(text).fetch_one(world.db("evaluations").pool()).await.expect("there")
    };
    let first = marked().await.expect("marked");
    world.clock.set("2021-12-21T02:00:00Z".parse().expect("an instant"));
    save(&mut own, saving(&task, 1, 1, enough())).await.expect("saved");
    assert_eq!(marked().await, Some(first));
    let second = Refusal::expect(save(&mut own, saving(&task, 2, 0, enough())).await);
    assert_eq!((second.code, second.field_reasons()), (tonic::Code::AlreadyExists, vec![("id", "ALREADY_EXISTS")]));
    assert_eq!(second.metadata.get("assessment_id"), Some(&made_up(1)), "so that the other device goes on with that one");
}

#[tokio::test]
async fn a_dry_run_keeps_nothing_and_a_repeated_request_is_done_once() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let (mut own, mut officer) = (assessor(&world, 1), client(&world, OFFICER));
    let before = Counts::of(world.db("evaluations")).await;
    let dry = pb::SaveAssessmentScoresRequest { validate_only: true, request_id: made_up(71), ..saving(&task, 1, 0, enough()) };
    save(&mut own, dry.clone()).await.expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
    let request = pb::SaveAssessmentScoresRequest { validate_only: false, ..dry };
    let begun = save(&mut own, request.clone()).await.expect("begun");
    assert_eq!(save(&mut own, request.clone()).await.expect("replayed"), begun);
    let other = pb::SaveAssessmentScoresRequest { scores: vec![level("A.1", 1)], ..request };
    assert_eq!(Refusal::expect(save(&mut own, other).await).reason, "REQUEST_ID_REUSED");

    let before = Counts::of(world.db("evaluations")).await;
    let dry = pb::SubmitAssessmentRequest { validate_only: true, request_id: made_up(72), ..submitting(&begun, Vec::new()) };
    assert_eq!(submit(&mut own, dry.clone()).await.expect("possible").status(), Submitted);
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
    let request = pb::SubmitAssessmentRequest { validate_only: false, ..dry };
    let sent = submit(&mut own, request.clone()).await.expect("submitted");
    assert_eq!(submit(&mut own, request.clone()).await.expect("replayed"), sent);
    let other = pb::SubmitAssessmentRequest { scores: vec![level("A.1", 1)], ..request };
    assert_eq!(Refusal::expect(submit(&mut own, other).await).reason, "REQUEST_ID_REUSED");

    give_back(&mut officer, &sent, "กรุณาตรวจสอบ").await.expect("given back");
    for stale in [give_back(&mut officer, &sent, "กรุณาตรวจสอบ").await, submit(&mut own, submitting(&begun, Vec::new())).await]
    {
        let stale = Refusal::expect(stale);
        assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
        assert_eq!(stale.metadata.get("current_version").map(String::as_str), Some("3"));
    }
}

#[tokio::test]
async fn a_list_is_filtered_and_goes_page_by_page() {
    let world = world().await;
    opened(&world).await;
    for by in 1..=3 {
        submitted(&world, 1, by).await;
    }
    let task = assign(&world, 2, 4, "PEER").await;
    save(&mut assessor(&world, 4), saving(&task, 4, 0, Vec::new())).await.expect("begun");
    let mut officer = client(&world, OFFICER);
    let all = pb::ListAssessmentsRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    assert_eq!(listed(&mut officer, all.clone()).await, [1, 2, 3, 4].map(made_up));
    let of_school = pb::ListAssessmentsRequest { school_id: school(2), ..all.clone() };
    assert_eq!(listed(&mut officer, of_school).await, [made_up(4)]);
    let of_task = pb::ListAssessmentsRequest { assignment_id: task, ..Default::default() };
    assert_eq!(listed(&mut officer, of_task).await, [made_up(4)]);
    let begun = pb::ListAssessmentsRequest { statuses: vec![InProgress.into()], ..all.clone() };
    assert_eq!(listed(&mut officer, begun).await, [made_up(4)]);
    let mut page = pb::ListAssessmentsRequest { page_size: 3, ..all };
    let first = officer.list_assessments(page.clone()).await.expect("a page").into_inner();
    assert_eq!(first.assessments.len(), 3);
    page.page_token = first.next_page_token;
    assert_eq!(listed(&mut officer, page.clone()).await, [made_up(4)]);
    page.school_id = school(1);
    let wrong = Refusal::expect(officer.list_assessments(page).await);
    assert_eq!(wrong.field_reasons(), [("page_token", "PAGE_TOKEN_INVALID")]);
}

#[tokio::test]
async fn the_schools_of_a_cycle_are_listed_about_which_nobody_has_submitted_anything() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 2, 2, "PEER").await;
    let begun = save(&mut assessor(&world, 2), saving(&task, 2, 0, enough())).await.expect("begun");
    submitted(&world, 1, 1).await;
    let mut officer = client(&world, OFFICER);
    let request = pb::ListCycleSchoolsRequest { id: CYCLE.to_owned(), nothing_submitted_only: true, ..Default::default() };
    let silent = async |client: &mut Client| {
        let reply = client.list_cycle_schools(request.clone()).await.expect("a page").into_inner();
        reply.schools.into_iter().map(|school| school.school_id).collect::<Vec<_>>()
    };
    assert_eq!(silent(&mut officer).await, [school(2)], "what was begun is not submitted");
    submit(&mut assessor(&world, 2), submitting(&begun, Vec::new())).await.expect("submitted");
    assert_eq!(silent(&mut officer).await, Vec::<String>::new());
}
