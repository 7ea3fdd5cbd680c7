//! Recording PLAN, DO and SEE: what is refused, and what may be put right.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, client, day, map, primary, private, school, world};
use crate::lessons::{do_phase, formed, names, person, plan_phase, planned, record, see_phase, there, told};

#[tokio::test]
async fn no_phase_is_skipped_and_the_refusal_says_where_the_cycle_is() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let team = formed(&mut client, &[&made]).await;
    let cycle = planned(&mut client, &team).await;
    for request in [do_phase(&cycle), see_phase(&cycle)] {
        let refusal = Refusal::expect(record(&mut client, request).await);
        assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
        assert_eq!(refusal.metadata.get("state").map(String::as_str), Some("PLANNED"));
        assert!(refusal.text.contains("กำหนดแล้ว"), "{}", refusal.text);
    }
    let cycle = record(&mut client, plan_phase(&cycle)).await.expect("recorded");
    let skipped = Refusal::expect(record(&mut client, see_phase(&cycle)).await);
    assert_eq!(skipped.metadata.get("state").map(String::as_str), Some("PLAN_DONE"), "nothing is reflected on that was not taught");
    assert_eq!(names(&told(&world, &cycle.id).await), [("planned", 1), ("plan_done", 2)]);
}

#[tokio::test]
async fn a_lesson_that_nobody_watched_is_not_reflected_on_until_its_record_is_put_right() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let team = formed(&mut client, &[&made]).await;
    let cycle = planned(&mut client, &team).await;
    let cycle = record(&mut client, plan_phase(&cycle)).await.expect("recorded");
    let alone = vec![there(1, pb::LessonStudyRole::Teacher, pb::LessonStudyPart::Taught)];
    let unwatched = pb::RecordLessonStudyPhaseRequest { participants: alone, ..do_phase(&cycle) };
    let cycle = record(&mut client, unwatched).await.expect("taught all the same");
    let refusal = Refusal::expect(record(&mut client, see_phase(&cycle)).await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::FailedPrecondition, vec![("participants", "OBSERVER_REQUIRED")]));
    let cycle = record(&mut client, do_phase(&cycle)).await.expect("put right");
    assert_eq!((cycle.state(), cycle.version), (pb::LessonStudyState::Taught, 4));
    assert_eq!(record(&mut client, do_phase(&cycle)).await.expect("the same again").version, 4, "saying it again changes nothing");
    record(&mut client, see_phase(&cycle)).await.expect("reflected on");
    let events = told(&world, &cycle.id).await;
    assert_eq!(names(&events)[1..], [("plan_done", 2), ("taught", 3), ("taught", 4), ("reflected", 5)]);
}

#[tokio::test]
async fn what_a_phase_cannot_be_is_refused_with_its_field_and_nothing_is_stored() {
    use pb::LessonStudyPart::{Observed, Taught, TookPart, Unspecified};
    use pb::LessonStudyRole::{Head, Teacher};
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let team = formed(&mut client, &[&made]).await;
    let cycle = planned(&mut client, &team).await;
    let cycle = record(&mut client, plan_phase(&cycle)).await.expect("recorded");
    let lesson = |change: &dyn Fn(&mut pb::RecordLessonStudyPhaseRequest)| {
        let mut request = do_phase(&cycle);
        change(&mut request);
        request
    };
    let film = |reference: &str| vec![pb::LessonArtefact { kind: pb::LessonArtefactKind::Video.into(), reference: reference.to_owned() }];
    let steps = pb::OpenApproachChecklist::default();
    let wrong = [
        (lesson(&|r| r.phase = 0), "phase", "FIELD_REQUIRED"),
        (lesson(&|r| r.done_on = day(2021, 12, 21)), "done_on", "DATE_IN_FUTURE"),
        (lesson(&|r| r.done_on = day(2021, 12, 12)), "done_on", "PHASES_OUT_OF_ORDER"),
        (lesson(&|r| r.participants.clear()), "participants", "FIELD_REQUIRED"),
        (lesson(&|r| r.participants = vec![there(5, Head, Observed)]), "participants", "TEACHING_REQUIRED"),
        (lesson(&|r| r.participants.push(there(2, Teacher, Observed))), "participants[4].person_ref", "GIVEN_TWICE"),
        (lesson(&|r| r.participants.push(there(7, Teacher, TookPart))), "participants[4].part", "NOT_OF_THIS_PHASE"),
        (lesson(&|r| r.participants.push(there(7, Teacher, Unspecified))), "participants[4].part", "FIELD_REQUIRED"),
        (lesson(&|r| r.participants[0].role = 0), "participants[0].role", "FIELD_REQUIRED"),
        (lesson(&|r| r.artefacts = film("https://example.org/film.mp4")), "artefacts[0].reference", "REFERENCE_IS_ADDRESS"),
        (lesson(&|r| r.emergent_ideas[0].pupils = 0), "emergent_ideas[0].pupils", "VALUE_OUT_OF_RANGE"),
        (lesson(&|r| "\u{200b}".clone_into(&mut r.emergent_ideas[1].text)), "emergent_ideas[1].text", "FIELD_REQUIRED"),
        (lesson(&|r| "ปรับ".clone_into(&mut r.next_action)), "next_action", "NOT_OF_THIS_PHASE"),
        (pb::RecordLessonStudyPhaseRequest { open_approach: Some(steps), ..plan_phase(&cycle) }, "open_approach", "NOT_OF_THIS_PHASE"),
        (
            pb::RecordLessonStudyPhaseRequest { participants: vec![there(1, Teacher, Taught)], ..plan_phase(&cycle) },
            "participants[0].part",
            "NOT_OF_THIS_PHASE",
        ),
    ];
    let before = Counts::of(world.db("schools")).await;
    for (request, field, reason) in wrong {
        let refusal = Refusal::expect(record(&mut client, request).await);
        assert_eq!(refusal.field_reasons(), [(field, reason)], "{refusal:?}");
        assert_eq!(refusal.code, tonic::Code::InvalidArgument, "{refusal:?}");
    }
    let missing = pb::RecordLessonStudyPhaseRequest { id: person(77), ..do_phase(&cycle) };
    assert_eq!(Refusal::expect(record(&mut client, missing).await).code, tonic::Code::NotFound);
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

#[tokio::test]
async fn two_who_record_the_same_phase_at_once_do_not_overwrite_each_other() {
    let world = world().await;
    let (mut one, mut two) = (client(&world, COORDINATOR), client(&world, COORDINATOR));
    let map = map(&mut one).await;
    let made = school(&mut one, primary(&map, 1)).await;
    let team = formed(&mut one, &[&made]).await;
    for round in 0..8 {
        let cycle = planned(&mut one, &team).await;
        let noted = |notes: &str| pb::RecordLessonStudyPhaseRequest { notes: format!("{notes} {round}"), ..plan_phase(&cycle) };
        let outcomes = tokio::join!(record(&mut one, noted("ก")), record(&mut two, noted("ข")));
        let (done, refused) = match outcomes {
            (Ok(done), Err(refused)) | (Err(refused), Ok(done)) => (done, refused),
            other => panic!("one is first and the other is told so: {other:?}"),
        };
        assert_eq!((done.version, Refusal::of(&refused).reason.as_str()), (2, "VERSION_CONFLICT"));
        assert_eq!(names(&told(&world, &cycle.id).await), [("planned", 1), ("plan_done", 2)]);
    }
}

#[tokio::test]
async fn phases_that_come_together_are_recorded_each_under_the_rights_of_its_caller() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (one, two) = (school(&mut coordinator, primary(&map, 1)).await, school(&mut coordinator, private(1)).await);
    let (team_of_one, team_of_two) = (formed(&mut coordinator, &[&one]).await, formed(&mut coordinator, &[&two]).await);
    let grants = [format!("teacher@school:{}", one.id), format!("teacher@school:{}", two.id)];
    let mut calls = tokio::task::JoinSet::new();
    for at in 0..24 {
        let cycle = planned(&mut coordinator, if at % 2 == 0 { &team_of_one } else { &team_of_two }).await;
        // Every third call is made by the teacher of the other school.
        let foreign = at % 3 == 0;
        let mut teacher = client(&world, &grants[(at + usize::from(foreign)) % 2]);
        calls.spawn(async move { (cycle.id.clone(), foreign, record(&mut teacher, plan_phase(&cycle)).await) });
    }
    let mut answered = 0;
    while let Some(call) = calls.join_next().await {
        let (id, foreign, outcome) = call.expect("no call panics");
        match outcome {
            Ok(recorded) => assert_eq!((foreign, recorded.id, recorded.version), (false, id.clone(), 2), "its own cycle"),
            Err(refused) => assert_eq!((foreign, Refusal::of(&refused).code), (true, tonic::Code::NotFound)),
        }
        let expected: &[(&str, i64)] = if foreign { &[("planned", 1)] } else { &[("planned", 1), ("plan_done", 2)] };
        assert_eq!(names(&told(&world, &id).await), expected);
        answered += 1;
    }
    assert_eq!(answered, 24);
    let actors: Vec<String> = sqlx::query_scalar("select distinct actor from schools.outbox where type = 'plan_done' order by 1")
        .fetch_all(world.db("schools").pool())
        .await
        .expect("told");
    let mut teachers = grants.to_vec();
    teachers.sort_unstable();
    assert_eq!(actors, teachers, "each is told under the name of who recorded it");
}
