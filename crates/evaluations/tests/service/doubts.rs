//! Submissions that look as if nobody had judged: who is shown that, who is not, and that it changes nothing.

use api::evaluations::v1 as pb;
use pb::DoubtKind::{StraightLining, TooFast, TooSlow};
use testkit::{Counts, Refusal, World};

use crate::assessing::{
    CYCLE, OFFICER, SUPERVISOR, assessor, assign, cycle_is, level, listed, made_up, opened_with, person, save, saving, submission, submit,
    submitting, world,
};
use crate::given::{COORDINATOR, Client, client, content};
use crate::observing::{get as seen, instrument, lesson_content, observed_world, observer, record, schedule, scheduled};
use crate::{act, cycle};

const ITEMS: usize = 12;

/// One dimension with twelve indicators, nothing of them hanging on others.
fn wide() -> pb::FrameworkContent {
    let mut wide = content();
    let (dimension, indicator) = (wide.nodes[0].clone(), wide.nodes[1].clone());
    let whole = i64::try_from(ITEMS).expect("few") * 10_000;
    let item = |code| pb::FrameworkNode { code, weight_e4: 10_000, ..indicator.clone() };
    wide.root_weight_e4 = whole;
    wide.evidence = None;
    wide.nodes = vec![pb::FrameworkNode { weight_e4: whole, children_weight_e4: whole, ..dimension }];
    wide.nodes.extend(codes().into_iter().map(item));
    wide
}

fn codes() -> Vec<String> {
    (1..=ITEMS).map(|n| format!("A.{n}")).collect()
}

/// Levels of all twelve: this one of the first `equal`, and another one of the others.
fn levels(of: i32, equal: usize) -> Vec<pb::NodeScore> {
    let each = |(at, code): (usize, String)| level(&code, if at < equal { of } else { of - 1 });
    codes().into_iter().enumerate().map(each).collect()
}

async fn town() -> World {
    let world = world().await;
    opened_with(&world, wide()).await;
    world
}

fn later(world: &World, seconds: i64) {
    world.clock.set(world.clock.now() + jiff::SignedDuration::from_secs(seconds));
}

/// Somebody begins with nothing, judges for so many seconds and submits.
async fn judged(world: &World, (of, by): (u32, u32), seconds: i64, scores: Vec<pb::NodeScore>) -> pb::Assessment {
    let task = assign(world, of, by, "PEER").await;
    let mut own = assessor(world, by);
    let begun = save(&mut own, saving(&task, by, 0, Vec::new())).await.expect("begun");
    later(world, seconds);
    submit(&mut own, submitting(&begun, scores)).await.expect("submitted")
}

async fn doubts(client: &mut Client, id: &str, n: i32) -> Vec<pb::Doubt> {
    submission(client, id, n).await.expect("submitted").doubts
}

fn doubtful_only() -> pb::ListAssessmentsRequest {
    pb::ListAssessmentsRequest { cycle_id: CYCLE.to_owned(), doubtful_only: true, ..Default::default() }
}

#[tokio::test]
async fn whoever_reviews_sees_what_looks_as_if_nobody_had_judged_and_from_what_that_follows() {
    let world = town().await;
    let ordinary = judged(&world, (1, 1), 3_600, levels(3, 6)).await;
    let straight = judged(&world, (1, 2), 3_600, levels(4, 11)).await;
    let fast = judged(&world, (1, 3), 59, levels(3, 6)).await;
    let just = judged(&world, (1, 4), 60, levels(3, 6)).await;
    for reviewer in [COORDINATOR, OFFICER, SUPERVISOR] {
        let mut reviewer = client(&world, reviewer);
        assert_eq!(doubts(&mut reviewer, &ordinary.id, 0).await, []);
        let equal = pb::Doubt { kind: StraightLining.into(), node_count: 12, equal_e4: 9_167, seconds: None };
        assert_eq!(doubts(&mut reviewer, &straight.id, 0).await, [equal]);
        let hasty = pb::Doubt { kind: TooFast.into(), node_count: 12, equal_e4: 0, seconds: Some(59) };
        assert_eq!(doubts(&mut reviewer, &fast.id, 0).await, [hasty]);
        assert_eq!(doubts(&mut reviewer, &just.id, 0).await, []);
    }
    assert_eq!(listed(&mut client(&world, OFFICER), doubtful_only()).await, [&straight.id, &fast.id].map(String::clone));
}

#[tokio::test]
async fn what_took_longer_than_a_cycle_does_is_doubtful_and_what_was_given_back_is_not_timed() {
    let world = town().await;
    let slow = judged(&world, (1, 1), 60 * 24 * 3_600 + 1, levels(3, 6)).await;
    let mut officer = client(&world, OFFICER);
    let expected = pb::Doubt { kind: TooSlow.into(), node_count: 0, equal_e4: 0, seconds: Some(5_184_001) };
    assert_eq!(doubts(&mut officer, &slow.id, 0).await, [expected]);
    let back = crate::assessing::give_back(&mut officer, &slow, "กรุณาตรวจสอบ").await.expect("given back");
    submit(&mut assessor(&world, 1), submitting(&back, vec![level("A.1", 5)])).await.expect("submitted anew");
    assert_eq!((doubts(&mut officer, &slow.id, 1).await, doubts(&mut officer, &slow.id, 2).await), (vec![expected], vec![]));
}

#[tokio::test]
async fn what_came_at_once_from_paper_or_from_a_device_without_a_network_is_not_called_hasty() {
    let world = town().await;
    let task = assign(&world, 1, 1, "PEER").await;
    let mut own = assessor(&world, 1);
    let begun = save(&mut own, saving(&task, 1, 0, levels(3, 6))).await.expect("all at once");
    later(&world, 1);
    let sent = submit(&mut own, submitting(&begun, vec![level("A.1", 4)])).await.expect("submitted");
    assert_eq!(doubts(&mut client(&world, OFFICER), &sent.id, 0).await, []);
}

#[tokio::test]
async fn a_doubt_is_shown_neither_to_whose_it_is_nor_to_who_has_yet_to_submit() {
    let world = town().await;
    let straight = judged(&world, (1, 1), 3_600, levels(4, 12)).await;
    let mut own = client(&world, &format!("{OFFICER} assessor@person:{}", person(1)));
    assert_eq!(doubts(&mut own, &straight.id, 0).await, [], "also with another role in hand");
    assert_eq!(listed(&mut own, doubtful_only()).await, Vec::<String>::new());
    for grants in [format!("assessor@person:{}", person(1)), format!("assessor@person:{}", person(9)), "assessor@global".to_owned()] {
        assert_eq!(listed(&mut client(&world, &grants), doubtful_only()).await, Vec::<String>::new(), "{grants}");
    }
    let task = assign(&world, 1, 2, "SUPERVISOR").await;
    let elsewhere = judged(&world, (2, 3), 3_600, levels(4, 12)).await;
    let mut rater = client(&world, &format!("{SUPERVISOR} assessor@person:{}", person(2)));
    assert_eq!(Refusal::expect(submission(&mut rater, &straight.id, 0).await).reason, "BLIND_UNTIL_SUBMITTED");
    assert_eq!(listed(&mut rater, doubtful_only()).await, [elsewhere.id.as_str()], "of another school only");
    let begun = save(&mut rater, saving(&task, 2, 0, levels(3, 6))).await.expect("begun");
    assert_eq!(listed(&mut rater, doubtful_only()).await, [elsewhere.id.as_str()]);
    submit(&mut rater, submitting(&begun, Vec::new())).await.expect("submitted");
    assert_eq!(listed(&mut rater, doubtful_only()).await, [straight.id.clone(), elsewhere.id], "after one's own");
    assert_eq!(doubts(&mut rater, &straight.id, 0).await.len(), 1);
}

#[tokio::test]
async fn doubtful_submissions_are_looked_for_in_one_cycle_page_by_page_and_on_record() {
    let world = town().await;
    for by in 1..=5 {
        judged(&world, (1, by), 3_600, levels(4, if by % 2 == 1 { 12 } else { 6 })).await;
    }
    let mut officer = client(&world, OFFICER);
    let everywhere = pb::ListAssessmentsRequest { cycle_id: String::new(), ..doubtful_only() };
    let refused = Refusal::expect(officer.list_assessments(everywhere).await);
    assert_eq!(refused.field_reasons(), [("cycle_id", "FIELD_REQUIRED")]);
    let first = pb::ListAssessmentsRequest { page_size: 2, ..doubtful_only() };
    let page = officer.list_assessments(first.clone()).await.expect("a page").into_inner();
    let ids = |page: &pb::ListAssessmentsResponse| page.assessments.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&page), [made_up(1), made_up(3)]);
    let second = pb::ListAssessmentsRequest { page_token: page.next_page_token, ..first };
    let page = officer.list_assessments(second).await.expect("a page").into_inner();
    assert_eq!((ids(&page), page.next_page_token.as_str()), (vec![made_up(5)], ""));
    let text = "select count(*) from evaluations.audit where method = 'ListAssessments'";
    let reads: i64 = sqlx::query_scalar(text).fetch_one(world.db("evaluations").pool()).await.expect("the trail");
    assert_eq!(reads, 2);
}

#[tokio::test]
async fn a_doubt_is_told_in_no_event_and_changes_nothing() {
    let world = town().await;
    let hasty = judged(&world, (1, 1), 5, levels(4, 12)).await;
    let mut officer = client(&world, OFFICER);
    let before = Counts::of(world.db("evaluations")).await;
    let kinds: Vec<i32> = doubts(&mut officer, &hasty.id, 0).await.into_iter().map(|doubt| doubt.kind).collect();
    assert_eq!(kinds, [StraightLining, TooFast].map(i32::from));
    let after = Counts::of(world.db("evaluations")).await;
    assert_eq!((after.outbox, after.request), (before.outbox, before.request), "seeing it tells nobody");
    let told = world.told("evaluations").await;
    let last = told.last().expect("the submission");
    let event: pb::AssessmentSubmitted = last.decode().expect("readable");
    assert_eq!(event.assessment, Some(hasty), "its head as it was answered, which has no place for a doubt");
}

#[tokio::test]
async fn a_panel_sees_which_submissions_about_the_school_are_doubtful_and_not_whose_they_are() {
    let world = town().await;
    judged(&world, (1, 1), 3_600, levels(4, 6)).await;
    judged(&world, (1, 2), 3_600, levels(2, 12)).await;
    judged(&world, (2, 3), 3_600, levels(4, 12)).await;
    cycle_is(&world, "COLLECTION_CLOSED").await;
    let mut coordinator = client(&world, COORDINATOR);
    cycle!(world, coordinator, start_cycle_moderation, StartCycleModerationRequest, CYCLE).expect("its collection has ended");
    let request = pb::ListModerationCasesRequest { cycle_id: CYCLE.to_owned(), ..Default::default() };
    let cases = coordinator.list_moderation_cases(request).await.expect("a page").into_inner().moderation_cases;
    let [case] = cases.as_slice() else { panic!("one school has raters who lie apart: {cases:?}") };
    let found = coordinator.get_moderation_case(pb::GetModerationCaseRequest { id: case.id.clone() }).await.expect("there").into_inner();
    let straight = pb::Doubt { kind: StraightLining.into(), node_count: 12, equal_e4: 10_000, seconds: None };
    assert_eq!(found.doubtful, [pb::DoubtfulSubmission { role: pb::AssessorRole::Peer.into(), doubts: vec![straight] }]);
}

/// Five segments of the lesson, each element in each of them with this level.
fn watched(levels: [i32; 10]) -> pb::ObservationRecord {
    let mut whole = record([[1, 1], [1, 1]]);
    let (segment, snapshot) = (whole.segments[0].clone(), whole.snapshots[0].clone());
    let starts = [0, 20, 40, 60, 80];
    let given = |(start_minute, pair): (i32, &[i32])| {
        let mut marks = segment.marks.clone();
        marks.iter_mut().filter(|mark| mark.code == "1").for_each(|mark| mark.rank = pair[0]);
        marks.iter_mut().filter(|mark| mark.code == "2").for_each(|mark| mark.rank = pair[1]);
        pb::ObservedSegment { start_minute, marks }
    };
    whole.segments = starts.into_iter().zip(levels.chunks(2)).map(given).collect();
    let looks = starts.into_iter().flat_map(|start| [start + 4, start + 9]);
    whole.snapshots = looks.map(|minute| pb::ObservedSnapshot { minute, ..snapshot.clone() }).collect();
    whole
}

#[tokio::test]
async fn a_lesson_of_which_every_element_has_one_level_is_doubtful_to_others_than_its_observer() {
    let (world, _) = observed_world().await;
    let mut content = lesson_content();
    content.procedure.iter_mut().for_each(|procedure| procedure.segments = 5);
    let mut all = client(&world, COORDINATOR);
    let framework = instrument(&mut all, "ALO-LONG", content).await;
    let mut found = Vec::new();
    for (period, levels) in [(1, [3; 10]), (2, [3, 4, 3, 2, 3, 4, 5, 3, 3, 4])] {
        let made = scheduled(&mut all, pb::ScheduleObservationRequest { period, ..schedule(&framework, 1) }).await.expect("agreed on");
        let made = act!(all, record_observation, RecordObservationRequest, made, record: Some(watched(levels))).expect("sound");
        let sent = act!(all, submit_observation, SubmitObservationRequest, made).expect("complete");
        found.push(seen(&mut all, &sent.id).await.expect("submitted").doubts);
        assert_eq!(seen(&mut observer(&world, 1), &sent.id).await.expect("the own one").doubts, []);
    }
    let straight = pb::Doubt { kind: StraightLining.into(), node_count: 10, equal_e4: 10_000, seconds: None };
    assert_eq!(found, [vec![straight], vec![]]);
}
