//! Who sees what of assessments (E6): everybody their own; whoever reviews an area what was submitted there, and not before they have
//! submitted themselves what they have to say about the same school.

use api::evaluations::v1 as pb;
use testkit::Refusal;
use tonic::Code;

use crate::assessing::{
    OFFICER, SUPERVISOR, assessor, assign, assignment_is, enough, give_back, head, level, listed, made_up, opened, person, principal, save,
    saving, school, submission, submit, submitted, submitting, whole, world,
};
use crate::given::{COORDINATOR, client};

const ALL: fn() -> pb::ListAssessmentsRequest = pb::ListAssessmentsRequest::default;

#[tokio::test]
async fn how_far_others_are_is_seen_in_the_area_and_nothing_of_what_they_say_before_it_is_submitted() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    let begun = save(&mut own, saving(&task, 1, 0, enough())).await.expect("begun");
    for reviewer in [COORDINATOR, OFFICER, SUPERVISOR, "area_director@esao:4005"] {
        let mut reviewer = client(&world, reviewer);
        assert_eq!(head(&mut reviewer, &begun.id).await.expect("how far it is"), begun);
        let scores = Refusal::expect(whole(&mut reviewer, &begun.id).await);
        assert_eq!((scores.code, scores.reason.as_str()), (Code::PermissionDenied, "SCORES_OF_OTHERS"));
        let none = Refusal::expect(submission(&mut reviewer, &begun.id, 0).await);
        assert_eq!((none.code, none.field_reasons()), (Code::NotFound, vec![("n", "NOT_FOUND")]));
    }
    let sent = submit(&mut own, submitting(&begun, Vec::new())).await.expect("submitted");
    for reviewer in [COORDINATOR, OFFICER, SUPERVISOR, "area_director@esao:4005"] {
        let mut reviewer = client(&world, reviewer);
        assert_eq!(submission(&mut reviewer, &sent.id, 0).await.expect("submitted").scores, enough());
        assert_eq!(Refusal::expect(whole(&mut reviewer, &sent.id).await).reason, "SCORES_OF_OTHERS");
    }
}

#[tokio::test]
async fn assessors_and_principals_never_see_what_others_say() {
    let world = world().await;
    opened(&world).await;
    let sent = submitted(&world, 1, 1).await;
    submitted(&world, 1, 2).await;
    let (mut other, mut principal) = (assessor(&world, 2), principal(&world, 1));
    for client in [&mut other, &mut principal] {
        assert_eq!(Refusal::expect(head(client, &sent.id).await).code, Code::NotFound);
        assert_eq!(Refusal::expect(whole(client, &sent.id).await).code, Code::NotFound);
        assert_eq!(Refusal::expect(submission(client, &sent.id, 0).await).code, Code::PermissionDenied);
    }
    assert_eq!(listed(&mut other, ALL()).await, [made_up(2)]);
    assert_eq!(listed(&mut principal, ALL()).await, Vec::<String>::new());
    for grant in ["assessor@esao:4005", "assessor@global", "principal@province:40", "area_officer@esao:4001"] {
        let mut somebody = client(&world, grant);
        assert_eq!(Refusal::expect(head(&mut somebody, &sent.id).await).code, Code::NotFound, "{grant}");
        assert_eq!(listed(&mut somebody, ALL()).await, Vec::<String>::new(), "{grant}");
    }
}

#[tokio::test]
async fn a_reviewer_who_has_yet_to_submit_about_the_school_is_blind_there_and_nowhere_else() {
    let world = world().await;
    opened(&world).await;
    let (here, elsewhere) = (submitted(&world, 1, 1).await, submitted(&world, 2, 2).await);
    let task = assign(&world, 1, 3, "SUPERVISOR").await;
    let mut both = client(&world, &format!("{SUPERVISOR} assessor@person:{}", person(3)));
    let blind = async |client: &mut crate::given::Client| {
        let refused = Refusal::expect(submission(client, &here.id, 0).await);
        assert_eq!((refused.code, refused.reason.as_str()), (Code::PermissionDenied, "BLIND_UNTIL_SUBMITTED"));
    };
    blind(&mut both).await;
    submission(&mut both, &elsewhere.id, 0).await.expect("about another school");
    submission(&mut client(&world, SUPERVISOR), &here.id, 0).await.expect("who has nothing to say about it");
    let begun = save(&mut both, saving(&task, 3, 0, enough())).await.expect("begun");
    blind(&mut both).await;
    let sent = submit(&mut both, submitting(&begun, Vec::new())).await.expect("submitted");
    submission(&mut both, &here.id, 0).await.expect("after one's own");
    give_back(&mut client(&world, OFFICER), &sent, "กรุณาตรวจสอบ").await.expect("given back");
    blind(&mut both).await;
    assignment_is(&world, &task, "status = 'WITHDRAWN'").await;
    submission(&mut both, &here.id, 0).await.expect("whose task it is no more");
}

#[tokio::test]
async fn another_role_in_hand_opens_no_eye_and_a_school_that_judges_itself_is_blind_too() {
    let world = world().await;
    opened(&world).await;
    let here = submitted(&world, 1, 1).await;
    assign(&world, 1, 3, "EXTERNAL").await;
    assign(&world, 1, 4, "SELF").await;
    for grants in [format!("{OFFICER} teacher@person:{}", person(3)), format!("{OFFICER} principal@school:{}", school(1))] {
        let refused = Refusal::expect(submission(&mut client(&world, &grants), &here.id, 0).await);
        assert_eq!(refused.reason, "BLIND_UNTIL_SUBMITTED", "{grants}");
    }
}

#[tokio::test]
async fn every_read_of_what_somebody_says_is_on_record() {
    let world = world().await;
    opened(&world).await;
    let sent = submitted(&world, 1, 1).await;
    let reads = async || {
        let text = "select method || ' ' || aggregate_version from evaluations.audit where method like 'Get%' order by id";
        sqlx::query_scalar::<_, String>(text).fetch_all(world.db("evaluations").pool()).await.expect("the trail")
    };
    head(&mut assessor(&world, 1), &sent.id).await.expect("one's own");
    assert_eq!(reads().await, Vec::<String>::new());
    whole(&mut assessor(&world, 1), &sent.id).await.expect("one's own");
    submission(&mut client(&world, SUPERVISOR), &sent.id, 1).await.expect("submitted");
    assert_eq!(reads().await, ["GetAssessment 2", "GetAssessmentSubmission 2"]);
}

#[tokio::test]
async fn a_conflict_is_seen_by_its_assessor_and_by_nobody_else() {
    let world = world().await;
    opened(&world).await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    save(&mut own, saving(&task, 1, 0, vec![level("A.1", 1)])).await.expect("begun");
    let differing = save(&mut own, saving(&task, 1, 0, vec![level("A.1", 2)])).await.expect("kept");
    assert_eq!(whole(&mut own, &differing.id).await.expect("one's own").conflicts.len(), 1);
    let seen = client(&world, OFFICER).get_assessment(pb::GetAssessmentRequest { id: differing.id, with_scores: false }).await;
    let seen = seen.expect("how far it is").into_inner();
    assert_eq!((seen.scores.len(), seen.conflicts.len(), seen.return_reason.as_str()), (0, 0, ""));
}
