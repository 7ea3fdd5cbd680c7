//! What stories of programmes begin with.
#![expect(clippy::unnecessary_wraps, reason = "fields of messages are optional, and these are made to stand in them")]

use api::schools::v1 as pb;

use testkit::World;

use crate::given::{self, COORDINATOR, Client, Map, text};

/// The organisation that runs the programmes of the stories; it lies with partners.
pub(crate) const OWNER: &str = "0197f0a0-0000-7000-8000-00000000000c";
/// Nobody has this id.
pub(crate) const NOTHING: &str = "0197f0a0-0000-7000-8000-0000000000aa";
pub(crate) const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000bb";

pub(crate) fn cohort(cohort_no: i32) -> pb::Cohort {
    pb::Cohort { cohort_no, ..Default::default() }
}

/// With two cohorts.
pub(crate) fn new_programme(kind: pb::ProgrammeKind, name: &str) -> pb::ProgrammeInput {
    pb::ProgrammeInput {
        name: text(name),
        kind: kind.into(),
        owner_organisation_id: OWNER.to_owned(),
        cohorts: vec![cohort(1), cohort(2)],
        ..Default::default()
    }
}

pub(crate) async fn programme(client: &mut Client, input: pb::ProgrammeInput) -> pb::Programme {
    let request = pb::OpenProgrammeRequest { programme: Some(input), ..Default::default() };
    client.open_programme(request).await.expect("the programme is opened").into_inner().programme.expect("in the reply")
}

pub(crate) async fn tsqp(client: &mut Client) -> pb::Programme {
    programme(client, new_programme(pb::ProgrammeKind::Tsqp, "โรงเรียนพัฒนาตนเอง (ข้อมูลสมมติ)")).await
}

pub(crate) fn names(programme: &pb::Programme, cohort_no: i32, school: &pb::School) -> pb::NominateSchoolRequest {
    pb::NominateSchoolRequest { programme_id: programme.id.clone(), cohort_no, school_id: school.id.clone(), ..Default::default() }
}

pub(crate) async fn nominated(client: &mut Client, programme: &pb::Programme, cohort_no: i32, school: &pb::School) -> pb::Participation {
    let request = names(programme, cohort_no, school);
    client.nominate_school(request).await.expect("nominated").into_inner().participation.expect("in the reply")
}

pub(crate) fn paper(number: &str) -> Option<pb::Resolution> {
    Some(pb::Resolution { number: number.to_owned(), on: given::day(2021, 6, 1) })
}

/// A school of the second office that was named for the second cohort.
pub(crate) struct Scene {
    pub(crate) world: World,
    pub(crate) coordinator: Client,
    pub(crate) map: Map,
    pub(crate) programme: pb::Programme,
    pub(crate) school: pb::School,
    pub(crate) seen: pb::Participation,
}

pub(crate) async fn scene() -> Scene {
    let world = given::world().await;
    let mut coordinator = given::client(&world, COORDINATOR);
    let map = given::map(&mut coordinator).await;
    let school = given::school(&mut coordinator, given::primary(&map, 1)).await;
    let programme = tsqp(&mut coordinator).await;
    let seen = nominated(&mut coordinator, &programme, 2, &school).await;
    Scene { world, coordinator, map, programme, school, seen }
}

pub(crate) async fn get(client: &mut Client, id: &str) -> Result<pb::Participation, tonic::Status> {
    let request = pb::GetParticipationRequest { id: id.to_owned() };
    client.get_participation(request).await.map(|reply| reply.into_inner().participation.expect("in the reply"))
}

/// A step: `step!(client, participation, complete_participation, CompleteParticipationRequest, seen, on: …)`.
#[macro_export]
macro_rules! step {
    ($client:expr, $noun:ident, $method:ident, $request:ident, $seen:expr $(, $field:ident: $value:expr)*) => {{
        let request = pb::$request { id: $seen.id.clone(), expected_version: $seen.version, $($field: $value,)* ..Default::default() };
        $client.$method(request).await.map(|reply| reply.into_inner().$noun.expect("in the reply"))
    }};
}

/// Endorsed by the board of the school and by its service area.
pub(crate) async fn endorsed(client: &mut Client, seen: &pb::Participation) -> pb::Participation {
    let (board, esao) = (pb::EndorsingBody::SchoolBoard.into(), pb::EndorsingBody::Esao.into());
    let seen = step!(client, participation, apply_for_programme, ApplyForProgrammeRequest, seen).expect("applied");
    let seen = step!(client, participation, judge_eligibility, JudgeEligibilityRequest, seen, eligible: true).expect("eligible");
    let seen =
        step!(client, participation, endorse_participation, EndorseParticipationRequest, seen, body: board, resolution: paper("1/2564"))
            .expect("endorsed by the board");
    step!(client, participation, endorse_participation, EndorseParticipationRequest, seen, body: esao, resolution: paper("2/2564"))
        .expect("endorsed by the service area")
}

pub(crate) async fn active(client: &mut Client, seen: &pb::Participation) -> pb::Participation {
    let seen = endorsed(client, seen).await;
    let seen = step!(client, participation, approve_participation, ApproveParticipationRequest, seen).expect("approved");
    step!(client, participation, activate_participation, ActivateParticipationRequest, seen).expect("active")
}

pub(crate) async fn participations(client: &mut Client, request: pb::ListParticipationsRequest) -> Vec<pb::Participation> {
    let page = client.list_participations(request).await.expect("a page").into_inner();
    assert_eq!(page.next_page_token, "");
    page.participations
}
