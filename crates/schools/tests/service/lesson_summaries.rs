//! How the cycles of teams went, in counts.

use api::schools::v1 as pb;
use testkit::Refusal;

use crate::change;
use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, world};
use crate::lesson_step;
use crate::lessons::{do_phase, formed, plan, plan_phase, planned, record, reflected};

async fn summaries(client: &mut Client, request: pb::SummariseLessonStudyRequest) -> Vec<pb::LessonStudySummary> {
    client.summarise_lesson_study(request).await.expect("summarised").into_inner().summaries
}

#[tokio::test]
async fn a_summary_counts_phases_ideas_and_who_was_there_and_leaves_out_what_was_cancelled() {
    use pb::LessonStudyRole::{Supervisor, Teacher, UniversityLecturer};
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (one, two) = (school(&mut client, primary(&map, 1)).await, school(&mut client, private(1)).await);
    let team = formed(&mut client, &[&one, &two]).await;
    let closed = reflected(&mut client, &team).await;
    lesson_step!(client, close_lesson_study_cycle, CloseLessonStudyCycleRequest, closed).expect("closed");
    reflected(&mut client, &team).await;
    let mut taught = planned(&mut client, &team).await;
    taught = record(&mut client, plan_phase(&taught)).await.expect("recorded");
    let lesson = do_phase(&taught);
    let quiet = pb::RecordLessonStudyPhaseRequest {
        participants: lesson.participants[..2].to_vec(),
        emergent_ideas: lesson.emergent_ideas[..1].to_vec(),
        ..lesson
    };
    record(&mut client, quiet).await.expect("recorded");
    planned(&mut client, &team).await;
    let mistaken = reflected(&mut client, &team).await;
    let why = "บันทึกผิดทีม".to_owned();
    lesson_step!(client, cancel_lesson_study_cycle, CancelLessonStudyCycleRequest, mistaken, reason: why).expect("cancelled");

    let [summary] = summaries(&mut client, pb::SummariseLessonStudyRequest::default()).await.try_into().expect("one team");
    assert_eq!((summary.team_id.as_str(), summary.cross_school, summary.school_ids.len()), (team.id.as_str(), true, 2));
    assert_eq!((summary.planned, summary.completed, summary.closed, summary.cancelled), (4, 2, 1, 1));
    assert_eq!((summary.plan_done, summary.taught, summary.reflected), (3, 3, 2));
    assert_eq!((summary.emergent_ideas, summary.emergent_ideas_per_lesson_e2), (5, Some(167)), "5 ideas in 3 lessons");
    let roles: Vec<(pb::LessonStudyRole, i32)> = summary.reflection_by_role.iter().map(|count| (count.role(), count.count)).collect();
    assert_eq!(roles, [(Teacher, 2), (UniversityLecturer, 2), (Supervisor, 2)]);
    assert_eq!((summary.lessons_with_head, summary.reflections_with_head), (2, 0));
    assert_eq!((summary.lessons_with_supervisor, summary.reflections_with_supervisor), (2, 2));
}

#[tokio::test]
async fn a_team_without_a_lesson_has_no_ideas_a_lesson_and_teams_come_in_pages() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let (first, second) = (formed(&mut client, &[&made]).await, formed(&mut client, &[&made]).await);
    planned(&mut client, &first).await;
    let of = |team: &pb::LessonStudyTeam| pb::SummariseLessonStudyRequest { team_id: team.id.clone(), ..Default::default() };
    let planned_only = &summaries(&mut client, of(&first)).await[0];
    assert_eq!((planned_only.planned, planned_only.taught, planned_only.emergent_ideas_per_lesson_e2), (1, 0, None));
    let empty = &summaries(&mut client, of(&second)).await[0];
    assert_eq!((empty.planned, empty.cancelled, empty.emergent_ideas_per_lesson_e2), (0, 0, None));
    let page = pb::SummariseLessonStudyRequest { page_size: 1, school_id: made.id.clone(), ..Default::default() };
    let reply = client.summarise_lesson_study(page.clone()).await.expect("a page").into_inner();
    assert_eq!(reply.summaries[0].team_id, second.id, "the newest first");
    let next = pb::SummariseLessonStudyRequest { page_token: reply.next_page_token.clone(), ..page };
    assert_eq!(summaries(&mut client, next).await[0].team_id, first.id);
    let other = pb::SummariseLessonStudyRequest { page_token: reply.next_page_token, ..Default::default() };
    assert_eq!(Refusal::expect(client.summarise_lesson_study(other).await).reason, "PAGE_TOKEN_INVALID");
}

#[tokio::test]
async fn a_count_never_includes_what_the_caller_may_not_see() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let team = formed(&mut coordinator, &[&made]).await;
    let before = pb::PlanLessonStudyCycleRequest { week: day(2021, 9, 29), ..plan(&team) };
    coordinator.plan_lesson_study_cycle(before).await.expect("planned");
    let (agency, to) = (pb::Agency::Obec.into(), map.offices[0].id.clone());
    change!(coordinator, change_affiliation, ChangeAffiliationRequest, made, agency: agency, service_area_id: to, valid_from: day(2021, 10, 1))
        .expect("moved");
    reflected(&mut coordinator, &team).await;
    let all = &summaries(&mut coordinator, pb::SummariseLessonStudyRequest::default()).await[0];
    assert_eq!((all.planned, all.reflected, all.reflection_by_role.len()), (2, 1, 3));
    let mut old = client(&world, "supervisor@esao:4005");
    let theirs = &summaries(&mut old, pb::SummariseLessonStudyRequest::default()).await[0];
    assert_eq!((theirs.planned, theirs.reflected, theirs.reflection_by_role.len()), (1, 0, 0));
    let mut new = client(&world, "supervisor@esao:4001");
    assert!(summaries(&mut new, pb::SummariseLessonStudyRequest::default()).await.is_empty(), "the team was formed in the old office");
}
