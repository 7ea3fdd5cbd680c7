//! Meetings of professional learning communities: who came is kept as counts.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, world};
use crate::lessons::{Reply, decoded, names, person, says, told};

fn count(role: pb::LessonStudyRole, count: i32) -> pb::LessonStudyRoleCount {
    pb::LessonStudyRoleCount { role: role.into(), count }
}

fn meeting(of: &pb::School) -> pb::RecordPlcMeetingRequest {
    pb::RecordPlcMeetingRequest {
        school_id: of.id.clone(),
        met_on: day(2021, 12, 17),
        minutes_ref: "PLC-7/2564".to_owned(),
        attendance: vec![count(pb::LessonStudyRole::Head, 1), count(pb::LessonStudyRole::Teacher, 8)],
        ..Default::default()
    }
}

async fn record(client: &mut Client, request: pb::RecordPlcMeetingRequest) -> Reply<pb::PlcMeeting> {
    client.record_plc_meeting(request).await.map(|reply| reply.into_inner().meeting.expect("in the reply"))
}

async fn list(client: &mut Client, request: pb::ListPlcMeetingsRequest) -> Vec<String> {
    client.list_plc_meetings(request).await.expect("a page").into_inner().meetings.into_iter().map(|meeting| meeting.id).collect()
}

#[tokio::test]
async fn a_meeting_keeps_how_many_of_each_role_came_and_where_its_minutes_are() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let mut principal = client(&world, &format!("principal@school:{}", made.id));
    let met = record(&mut principal, meeting(&made)).await.expect("recorded");
    let in_order = [count(pb::LessonStudyRole::Teacher, 8), count(pb::LessonStudyRole::Head, 1)];
    assert_eq!((met.version, met.minutes_ref.as_str(), met.attendance.as_slice()), (1, "PLC-7/2564", in_order.as_slice()));
    let unwritten = pb::RecordPlcMeetingRequest { minutes_ref: String::new(), met_on: day(2021, 12, 3), ..meeting(&made) };
    let unwritten = record(&mut principal, unwritten).await.expect("recorded");
    let of_school = pb::ListPlcMeetingsRequest { school_id: made.id.clone(), page_size: 1, ..Default::default() };
    let page = principal.list_plc_meetings(of_school.clone()).await.expect("a page").into_inner();
    assert_eq!(page.meetings, std::slice::from_ref(&met));
    let next = pb::ListPlcMeetingsRequest { page_token: page.next_page_token, ..of_school };
    assert_eq!(list(&mut principal, next).await, [unwritten.id]);
    let events = told(&world, &met.id).await;
    assert_eq!((names(&events), events[0].name().as_str()), (vec![("met", 1)], "schools.plc.met"));
    assert_eq!(decoded::<pb::PlcMet>(&events[0]).attendance, in_order);
    assert!(!says(&events[0], "PLC-7/2564"), "the minutes stay where they are");
}

#[tokio::test]
async fn a_meeting_that_cannot_be_or_lies_out_of_reach_is_refused_with_its_field() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (own, other) = (school(&mut coordinator, primary(&map, 1)).await, school(&mut coordinator, private(1)).await);
    record(&mut coordinator, meeting(&other)).await.expect("recorded");
    let mut teacher = client(&world, &format!("teacher@school:{}", own.id));
    let with = |attendance| pb::RecordPlcMeetingRequest { attendance, ..meeting(&own) };
    let teachers = count(pb::LessonStudyRole::Teacher, 8);
    let address = pb::RecordPlcMeetingRequest { minutes_ref: "https://example.org/minutes".to_owned(), ..meeting(&own) };
    let wrong = [
        (meeting(&other), "school_id", "NOT_FOUND"),
        (pb::RecordPlcMeetingRequest { met_on: day(2021, 12, 21), ..meeting(&own) }, "met_on", "DATE_IN_FUTURE"),
        (address, "minutes_ref", "REFERENCE_IS_ADDRESS"),
        (with(vec![]), "attendance", "FIELD_REQUIRED"),
        (with(vec![teachers, teachers]), "attendance[1].role", "GIVEN_TWICE"),
        (with(vec![count(pb::LessonStudyRole::Head, 0)]), "attendance[0].count", "VALUE_OUT_OF_RANGE"),
    ];
    let before = Counts::of(world.db("schools")).await;
    for (request, field, reason) in wrong {
        let refusal = Refusal::expect(record(&mut teacher, request).await);
        assert_eq!(refusal.field_reasons(), [(field, reason)], "{refusal:?}");
    }
    let dry = pb::RecordPlcMeetingRequest { validate_only: true, ..meeting(&own) };
    record(&mut teacher, dry).await.expect("possible");
    assert_eq!(Counts::of(world.db("schools")).await, before);
    assert!(list(&mut teacher, pb::ListPlcMeetingsRequest::default()).await.is_empty(), "the other school is out of reach");
}

#[tokio::test]
async fn a_repeated_meeting_is_one_and_areas_see_their_own() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let request = pb::RecordPlcMeetingRequest { request_id: person(800), id: person(801), ..meeting(&made) };
    let first = record(&mut coordinator, request.clone()).await.expect("recorded");
    assert_eq!(record(&mut coordinator, request.clone()).await.expect("replayed"), first);
    let other = pb::RecordPlcMeetingRequest { minutes_ref: "PLC-8/2564".to_owned(), ..request.clone() };
    assert_eq!(Refusal::expect(record(&mut coordinator, other).await).reason, "REQUEST_ID_REUSED");
    let taken = pb::RecordPlcMeetingRequest { request_id: String::new(), ..request };
    assert_eq!(Refusal::expect(record(&mut coordinator, taken).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
    for (grants, seen) in [("area_officer@esao:4005", 1), ("supervisor@esao:4001", 0), ("area_director@province:40", 1)] {
        let mut reader = client(&world, grants);
        assert_eq!(list(&mut reader, pb::ListPlcMeetingsRequest::default()).await.len(), seen, "{grants}");
        assert_eq!(Refusal::expect(record(&mut reader, meeting(&made)).await).code, tonic::Code::PermissionDenied, "{grants}");
    }
}
