//! What stories about lesson study begin with. Today is Monday 20 December 2564; the lessons are of the week before.

use api::schools::v1 as pb;
use chassis::event::Event;
use prost::Message;
use testkit::World;

use crate::given::{Client, day, text};

pub(crate) type Reply<T> = Result<T, tonic::Status>;

/// An opaque reference to a person.
pub(crate) fn person(number: u32) -> String {
    format!("0197f0a0-0000-7000-8000-{number:012}")
}

fn member(number: u32, organisation: u32, role: pb::LessonStudyRole) -> pb::LessonStudyMember {
    pb::LessonStudyMember { person_ref: person(number), organisation_id: person(organisation), role: role.into() }
}

/// A teacher of a school, and a lecturer with two students of a university.
pub(crate) fn members() -> Vec<pb::LessonStudyMember> {
    use pb::LessonStudyRole::{GraduateStudent, PreService, Teacher, UniversityLecturer};
    vec![member(1, 901, Teacher), member(2, 902, UniversityLecturer), member(3, 902, GraduateStudent), member(4, 902, PreService)]
}

pub(crate) fn form(schools: &[&pb::School]) -> pb::FormLessonStudyTeamRequest {
    let team = pb::LessonStudyTeamInput {
        school_ids: schools.iter().map(|school| school.id.clone()).collect(),
        grade: pb::Grade::P4.into(),
        subject: "คณิตศาสตร์".to_owned(),
        members: members(),
    };
    let academic_term = Some(pb::AcademicTerm { be_year: 2564, semester: 0 });
    pb::FormLessonStudyTeamRequest { team: Some(team), academic_term, formed_on: day(2021, 6, 14), ..Default::default() }
}

pub(crate) async fn formed(client: &mut Client, schools: &[&pb::School]) -> pb::LessonStudyTeam {
    client.form_lesson_study_team(form(schools)).await.expect("the team is formed").into_inner().team.expect("in the reply")
}

pub(crate) fn plan(team: &pb::LessonStudyTeam) -> pb::PlanLessonStudyCycleRequest {
    let topic = text("เศษส่วนที่มีตัวส่วนเท่ากัน");
    pb::PlanLessonStudyCycleRequest { team_id: team.id.clone(), week: day(2021, 12, 15), topic, ..Default::default() }
}

pub(crate) async fn planned(client: &mut Client, team: &pb::LessonStudyTeam) -> pb::LessonStudyCycle {
    client.plan_lesson_study_cycle(plan(team)).await.expect("the cycle is planned").into_inner().cycle.expect("in the reply")
}

pub(crate) fn there(number: u32, role: pb::LessonStudyRole, part: pb::LessonStudyPart) -> pb::LessonStudyParticipant {
    pb::LessonStudyParticipant { person_ref: person(number), role: role.into(), part: part.into() }
}

/// PLAN, by the teacher and the lecturer.
pub(crate) fn plan_phase(cycle: &pb::LessonStudyCycle) -> pb::RecordLessonStudyPhaseRequest {
    use pb::LessonStudyPart::Unspecified;
    pb::RecordLessonStudyPhaseRequest {
        id: cycle.id.clone(),
        expected_version: cycle.version,
        phase: pb::LessonStudyPhase::Plan.into(),
        done_on: day(2021, 12, 13),
        participants: vec![
            there(1, pb::LessonStudyRole::Teacher, Unspecified),
            there(2, pb::LessonStudyRole::UniversityLecturer, Unspecified),
        ],
        artefacts: vec![pb::LessonArtefact { kind: pb::LessonArtefactKind::LessonPlan.into(), reference: "แผน-12/2564".to_owned() }],
        notes: "ครูสมมติเสนอสถานการณ์ปัญหา".to_owned(),
        ..Default::default()
    }
}

/// DO, taught by the teacher and watched by the head, the lecturer and a supervisor.
pub(crate) fn do_phase(cycle: &pb::LessonStudyCycle) -> pb::RecordLessonStudyPhaseRequest {
    use pb::LessonStudyPart::{Observed, Taught};
    let idea = |text: &str, pupils| pb::EmergentIdea { text: text.to_owned(), pupils };
    pb::RecordLessonStudyPhaseRequest {
        phase: pb::LessonStudyPhase::Do.into(),
        done_on: day(2021, 12, 15),
        participants: vec![
            there(1, pb::LessonStudyRole::Teacher, Taught),
            there(2, pb::LessonStudyRole::UniversityLecturer, Observed),
            there(5, pb::LessonStudyRole::Head, Observed),
            there(6, pb::LessonStudyRole::Supervisor, Observed),
        ],
        open_approach: Some(pb::OpenApproachChecklist { problem_posed: true, self_learning: true, ..Default::default() }),
        emergent_ideas: vec![idea("แบ่งครึ่งแล้วแบ่งครึ่งอีก", 7), idea("วางทาบกัน", 3)],
        ..plan_phase(cycle)
    }
}

/// SEE, by the teacher, the lecturer and the supervisor.
pub(crate) fn see_phase(cycle: &pb::LessonStudyCycle) -> pb::RecordLessonStudyPhaseRequest {
    use pb::LessonStudyPart::TookPart;
    pb::RecordLessonStudyPhaseRequest {
        phase: pb::LessonStudyPhase::See.into(),
        done_on: day(2021, 12, 17),
        participants: vec![
            there(1, pb::LessonStudyRole::Teacher, TookPart),
            there(2, pb::LessonStudyRole::UniversityLecturer, TookPart),
            there(6, pb::LessonStudyRole::Supervisor, TookPart),
        ],
        next_action: "ปรับสถานการณ์ปัญหาให้เปิดกว้างขึ้น".to_owned(),
        ..plan_phase(cycle)
    }
}

pub(crate) async fn record(client: &mut Client, request: pb::RecordLessonStudyPhaseRequest) -> Reply<pb::LessonStudyCycle> {
    client.record_lesson_study_phase(request).await.map(|reply| reply.into_inner().cycle.expect("in the reply"))
}

/// A cycle that went through all three phases.
pub(crate) async fn reflected(client: &mut Client, team: &pb::LessonStudyTeam) -> pb::LessonStudyCycle {
    let cycle = planned(client, team).await;
    let cycle = record(client, plan_phase(&cycle)).await.expect("planned together");
    let cycle = record(client, do_phase(&cycle)).await.expect("taught and watched");
    record(client, see_phase(&cycle)).await.expect("reflected on")
}

/// A change of a cycle that needs nothing but the cycle: `lesson_step!(client, close_lesson_study_cycle, CloseLessonStudyCycleRequest, cycle)`.
#[macro_export]
macro_rules! lesson_step {
    ($client:expr, $method:ident, $request:ident, $cycle:expr $(, $field:ident: $value:expr)*) => {{
        let request = pb::$request { id: $cycle.id.clone(), expected_version: $cycle.version, $($field: $value,)* ..Default::default() };
        $client.$method(request).await.map(|reply| reply.into_inner().cycle.expect("in the reply"))
    }};
}

pub(crate) async fn read(client: &mut Client, id: &str, with_texts: bool) -> Reply<pb::LessonStudyCycle> {
    let request = pb::GetLessonStudyCycleRequest { id: id.to_owned(), with_texts };
    client.get_lesson_study_cycle(request).await.map(|reply| reply.into_inner().cycle.expect("in the reply"))
}

/// What was told about something, in order.
pub(crate) async fn told(world: &World, id: &str) -> Vec<Event> {
    world.told("schools").await.into_iter().filter(|event| event.aggregate_id.to_string() == id).collect()
}

pub(crate) fn names(events: &[Event]) -> Vec<(&str, i64)> {
    events.iter().map(|event| (event.event.as_str(), event.aggregate_version)).collect()
}

pub(crate) fn decoded<M: Message + Default>(event: &Event) -> M {
    event.decode().expect("the message of its type")
}

/// Whether an event has these words anywhere in it.
pub(crate) fn says(event: &Event, words: &str) -> bool {
    event.payload.windows(words.len()).any(|window| window == words.as_bytes())
}
