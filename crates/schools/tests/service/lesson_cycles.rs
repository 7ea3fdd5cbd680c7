//! Cycles of lesson study from plan to close, and what is kept of what people wrote.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, client, day, map, primary, school, text, world};
use crate::lesson_step;
use crate::lessons::{decoded, do_phase, formed, names, person, plan, plan_phase, planned, read, record, reflected, says, told};

const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000cc";

#[tokio::test]
async fn a_cycle_goes_from_plan_to_reflection_and_tells_each_step_in_counts() {
    use pb::LessonStudyRole::{Head, Supervisor, Teacher, UniversityLecturer};
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let team = formed(&mut client, &[&made]).await;
    let cycle = reflected(&mut client, &team).await;
    assert_eq!(
        (cycle.state(), cycle.version, cycle.school_ids.as_slice()),
        (pb::LessonStudyState::Reflected, 4, [made.id.clone()].as_slice())
    );
    assert_eq!(cycle.week.as_ref().map(|week| (week.day, week.be_text.as_str())), Some((13, "13 ธันวาคม 2564")), "the Monday of its week");
    let closed = lesson_step!(client, close_lesson_study_cycle, CloseLessonStudyCycleRequest, cycle).expect("closed");
    assert_eq!((closed.state(), closed.version), (pb::LessonStudyState::Closed, 5));
    assert_eq!(read(&mut client, &closed.id, false).await.expect("there"), closed);

    let events = told(&world, &cycle.id).await;
    assert_eq!(names(&events), [("planned", 1), ("plan_done", 2), ("taught", 3), ("reflected", 4), ("closed", 5)]);
    assert_eq!(events[2].name(), "schools.lesson_study.taught");
    let taught = decoded::<pb::LessonStudyTaught>(&events[2]).cycle.expect("in the event");
    let lesson = &taught.phases[1];
    let roles: Vec<(pb::LessonStudyRole, i32)> = lesson.participants.iter().map(|count| (count.role(), count.count)).collect();
    assert_eq!(roles, [(Teacher, 1), (Head, 1), (UniversityLecturer, 1), (Supervisor, 1)]);
    assert_eq!((lesson.observers, lesson.artefacts, taught.emergent_ideas), (3, 1, 2));
    assert_eq!((taught.open_approach.map(|steps| (steps.problem_posed, steps.ideas_connected))), Some((true, false)));
    for event in &events {
        let texts = ["ครูสมมติ", "แบ่งครึ่ง", "ปรับสถานการณ์"];
        assert!(texts.iter().all(|text| !says(event, text)), "what people wrote stays here: {}", event.event);
        assert!((1..=6).all(|number| !says(event, &person(number))), "nobody is named, not even by reference: {}", event.event);
    }
}

#[tokio::test]
async fn what_people_wrote_is_given_only_when_asked_for_and_the_read_is_on_record() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let team = formed(&mut client, &[&made]).await;
    let cycle = reflected(&mut client, &team).await;
    let plain = read(&mut client, &cycle.id, false).await.expect("there");
    assert_eq!((plain.next_action.as_str(), plain.phases[0].notes.as_str()), ("", ""));
    assert_eq!(plain.emergent_ideas.iter().map(|idea| (idea.text.as_str(), idea.pupils)).collect::<Vec<_>>(), [("", 7), ("", 3)]);
    let before = Counts::of(world.db("schools")).await;
    let whole = read(&mut client, &cycle.id, true).await.expect("there");
    assert_eq!((whole.next_action.as_str(), whole.phases[0].notes.as_str()), ("ปรับสถานการณ์ปัญหาให้เปิดกว้างขึ้น", "ครูสมมติเสนอสถานการณ์ปัญหา"));
    assert_eq!(whole.emergent_ideas[1].text, "วางทาบกัน");
    let after = Counts::of(world.db("schools")).await;
    assert_eq!((after.audit, after.differing(&before)), (before.audit + 1, vec!["audit"]));
    let stored: i64 = sqlx::query_scalar("select count(*) from schools.request where encode(reply, 'escape') like '%' || $1 || '%'")
        .bind("ครูสมมติ")
        .fetch_one(world.db("schools").pool())
        .await
        .expect("counted");
    assert_eq!(stored, 0, "no stored reply holds it");
}

#[tokio::test]
async fn a_cycle_is_planned_for_a_team_with_a_topic_and_phases_in_order() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let team = formed(&mut client, &[&made]).await;
    let before = Counts::of(world.db("schools")).await;
    let wrong = [
        (pb::PlanLessonStudyCycleRequest { team_id: person(77), ..plan(&team) }, "team_id", "NOT_FOUND"),
        (pb::PlanLessonStudyCycleRequest { revision_of: person(77), ..plan(&team) }, "revision_of", "NOT_FOUND"),
        (pb::PlanLessonStudyCycleRequest { topic: text(" "), ..plan(&team) }, "topic.th", "FIELD_REQUIRED"),
        (pb::PlanLessonStudyCycleRequest { week: None, ..plan(&team) }, "week", "FIELD_REQUIRED"),
        (
            pb::PlanLessonStudyCycleRequest { plan_on: day(2021, 12, 14), do_on: day(2021, 12, 13), ..plan(&team) },
            "do_on",
            "PHASES_OUT_OF_ORDER",
        ),
        (
            pb::PlanLessonStudyCycleRequest { plan_on: day(2021, 12, 14), see_on: day(2021, 12, 13), ..plan(&team) },
            "see_on",
            "PHASES_OUT_OF_ORDER",
        ),
    ];
    for (request, field, reason) in wrong {
        let refusal = Refusal::expect(client.plan_lesson_study_cycle(request).await);
        assert_eq!(refusal.field_reasons(), [(field, reason)], "{refusal:?}");
    }
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let first = planned(&mut client, &team).await;
    let revising = pb::PlanLessonStudyCycleRequest {
        revision_of: first.id.clone(),
        plan_on: day(2021, 12, 20),
        see_on: day(2021, 12, 24),
        week: day(2021, 12, 26),
        ..plan(&team)
    };
    let second = client.plan_lesson_study_cycle(revising).await.expect("planned").into_inner().cycle.expect("in the reply");
    assert_eq!((second.revision_of.as_str(), second.week.map(|week| week.day)), (first.id.as_str(), Some(20)));
    let on = |at: usize| second.phases[at].planned_on.as_ref().map(|on| on.day);
    assert_eq!((on(0), on(1), on(2)), (Some(20), None, Some(24)));
}

#[tokio::test]
async fn a_cycle_is_cancelled_for_a_reason_once_and_also_when_it_is_closed() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let team = formed(&mut client, &[&made]).await;
    let cycle = reflected(&mut client, &team).await;
    let early = planned(&mut client, &team).await;
    let refusal = Refusal::expect(lesson_step!(client, close_lesson_study_cycle, CloseLessonStudyCycleRequest, early));
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    assert_eq!(refusal.metadata.get("state").map(String::as_str), Some("PLANNED"));
    let closed = lesson_step!(client, close_lesson_study_cycle, CloseLessonStudyCycleRequest, cycle).expect("closed");
    let without = lesson_step!(client, cancel_lesson_study_cycle, CancelLessonStudyCycleRequest, closed, reason: " \n".to_owned());
    assert_eq!(Refusal::expect(without).field_reasons(), [("reason", "FIELD_REQUIRED")]);
    let why = || "บันทึกซ้ำ".to_owned();
    let cancelled =
        lesson_step!(client, cancel_lesson_study_cycle, CancelLessonStudyCycleRequest, closed, reason: why()).expect("cancelled");
    assert_eq!((cancelled.state(), cancelled.cancel_reason.as_str()), (pb::LessonStudyState::Cancelled, ""));
    assert_eq!(read(&mut client, &cancelled.id, true).await.expect("there").cancel_reason, "บันทึกซ้ำ");
    let again = Refusal::expect(lesson_step!(client, cancel_lesson_study_cycle, CancelLessonStudyCycleRequest, cancelled, reason: why()));
    assert_eq!(again.metadata.get("state").map(String::as_str), Some("CANCELLED"));
    let last = told(&world, &cancelled.id).await.pop().expect("told");
    assert_eq!(last.event, "cancelled");
    assert!(!says(&last, "บันทึกซ้ำ"));
    let audited: Option<String> = sqlx::query_scalar("select reason from schools.audit where method = 'CancelLessonStudyCycle'")
        .fetch_one(world.db("schools").pool())
        .await
        .expect("one entry");
    assert_eq!(audited.as_deref(), Some("บันทึกซ้ำ"));
}

#[tokio::test]
async fn a_repeated_request_has_one_effect_another_body_is_refused_and_a_dry_run_keeps_nothing() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let team = formed(&mut client, &[&made]).await;
    let cycle = planned(&mut client, &team).await;
    let request = pb::RecordLessonStudyPhaseRequest { request_id: REQUEST.to_owned(), ..plan_phase(&cycle) };
    let before = Counts::of(world.db("schools")).await;
    let dry = pb::RecordLessonStudyPhaseRequest { validate_only: true, ..request.clone() };
    assert_eq!(record(&mut client, dry).await.expect("possible").version, 2);
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let first = record(&mut client, request.clone()).await.expect("recorded");
    let once = Counts::of(world.db("schools")).await;
    assert_eq!(record(&mut client, request.clone()).await.expect("replayed"), first);
    let other = pb::RecordLessonStudyPhaseRequest { notes: "อื่น".to_owned(), ..request };
    assert_eq!(Refusal::expect(record(&mut client, other).await).reason, "REQUEST_ID_REUSED");
    assert_eq!(Counts::of(world.db("schools")).await, once);
    let stale = Refusal::expect(record(&mut client, do_phase(&cycle)).await);
    assert_eq!((stale.reason.as_str(), stale.metadata.get("current_version").map(String::as_str)), ("VERSION_CONFLICT", Some("2")));
}

#[tokio::test]
async fn cycles_are_listed_by_team_school_and_state_the_latest_week_first_in_pages() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (one, two) = (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await);
    let (alone, together) = (formed(&mut client, &[&one]).await, formed(&mut client, &[&one, &two]).await);
    let mut ids = Vec::new();
    for (team, week) in [(&alone, 6), (&together, 13), (&alone, 20)] {
        let request = pb::PlanLessonStudyCycleRequest { week: day(2021, 12, week), ..plan(team) };
        ids.push(client.plan_lesson_study_cycle(request).await.expect("planned").into_inner().cycle.expect("in the reply").id);
    }
    let first = read(&mut client, &ids[0], false).await.expect("there");
    record(&mut client, plan_phase(&first)).await.expect("recorded");
    let mut listed = async |request: pb::ListLessonStudyCyclesRequest| -> (Vec<String>, String) {
        let page = client.list_lesson_study_cycles(request).await.expect("a page").into_inner();
        (page.cycles.into_iter().map(|cycle| cycle.id).collect(), page.next_page_token)
    };
    let of_school = |school: &pb::School, page_token: String| pb::ListLessonStudyCyclesRequest {
        school_id: school.id.clone(),
        page_size: 2,
        page_token,
        ..Default::default()
    };
    let (page, next) = listed(of_school(&one, String::new())).await;
    assert_eq!(page, [ids[2].clone(), ids[1].clone()]);
    assert_eq!(listed(of_school(&one, next)).await, (vec![ids[0].clone()], String::new()));
    assert_eq!(listed(of_school(&two, String::new())).await.0, [ids[1].clone()]);
    let of_team = pb::ListLessonStudyCyclesRequest { team_id: alone.id.clone(), ..Default::default() };
    assert_eq!(listed(of_team).await.0, [ids[2].clone(), ids[0].clone()]);
    let done = pb::ListLessonStudyCyclesRequest { states: vec![pb::LessonStudyState::PlanDone.into()], ..Default::default() };
    assert_eq!(listed(done).await.0, [ids[0].clone()]);
}
