//! Coaching visits: recorded by supervisors in their area, read there, and never about how well anybody teaches.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal};
use tonic::Code;

use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, world};
use crate::lessons::{Reply, decoded, names, person, says, told};

fn visit(to: &pb::School) -> pb::RecordCoachingVisitRequest {
    let follow_up = |text: &str, due_on| pb::CoachingFollowUp { text: text.to_owned(), due_on };
    pb::RecordCoachingVisitRequest {
        school_id: to.id.clone(),
        coach_ref: person(6),
        visited_on: day(2021, 12, 15),
        purpose: "ร่วมสังเกตชั้นเรียน".to_owned(),
        notes: "พูดคุยกับครูสมมติ\nหลังเลิกเรียน".to_owned(),
        follow_ups: vec![follow_up("ส่งตัวอย่างสถานการณ์ปัญหา", day(2021, 12, 22)), follow_up("นัดสะท้อนผล", None)],
        ..Default::default()
    }
}

async fn record(client: &mut Client, request: pb::RecordCoachingVisitRequest) -> Reply<pb::CoachingVisit> {
    client.record_coaching_visit(request).await.map(|reply| reply.into_inner().visit.expect("in the reply"))
}

async fn list(client: &mut Client, request: pb::ListCoachingVisitsRequest) -> Vec<pb::CoachingVisit> {
    client.list_coaching_visits(request).await.expect("a page").into_inner().visits
}

#[tokio::test]
async fn a_supervisor_records_a_visit_in_the_own_area_and_it_is_told_without_a_word_of_what_was_said() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let mut supervisor = client(&world, "supervisor@esao:4005");
    let recorded = record(&mut supervisor, visit(&made)).await.expect("recorded");
    assert_eq!((recorded.version, recorded.purpose.as_str(), recorded.notes.as_str()), (1, "", ""), "the reply is stored for a repetition");
    assert_eq!(recorded.follow_ups.iter().map(|f| (f.text.as_str(), f.due_on.is_some())).collect::<Vec<_>>(), [("", true), ("", false)]);
    let events = told(&world, &recorded.id).await;
    assert_eq!((names(&events), events[0].name().as_str()), (vec![("visited", 1)], "schools.coaching.visited"));
    let fact = decoded::<pb::CoachingVisited>(&events[0]);
    assert_eq!((fact.school_id.as_str(), fact.coach_ref, fact.follow_ups), (made.id.as_str(), person(6), 2));
    assert!(fact.scopes.contains(&"esao:4005".to_owned()), "{:?}", fact.scopes);
    for words in ["ร่วมสังเกตชั้นเรียน", "ครูสมมติ", "นัดสะท้อนผล"]
    {
        assert!(!says(&events[0], words));
    }
}

#[tokio::test]
async fn what_was_said_is_given_when_asked_for_and_each_read_is_on_record() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (one, two) = (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await);
    let early = pb::RecordCoachingVisitRequest { visited_on: day(2021, 12, 1), coach_ref: person(7), ..visit(&one) };
    let early = record(&mut client, early).await.expect("recorded");
    let late = record(&mut client, visit(&one)).await.expect("recorded");
    let other = record(&mut client, visit(&two)).await.expect("recorded");
    let of_one = |with_texts| pb::ListCoachingVisitsRequest { school_id: one.id.clone(), with_texts, ..Default::default() };
    let before = Counts::of(world.db("schools")).await;
    let plain = list(&mut client, of_one(false)).await;
    assert_eq!(plain.iter().map(|visit| visit.id.as_str()).collect::<Vec<_>>(), [late.id.as_str(), early.id.as_str()]);
    assert!(plain.iter().all(|visit| visit.notes.is_empty() && visit.purpose.is_empty()));
    assert_eq!(Counts::of(world.db("schools")).await, before);
    let whole = list(&mut client, of_one(true)).await;
    assert_eq!((whole[0].purpose.as_str(), whole[0].notes.as_str()), ("ร่วมสังเกตชั้นเรียน", "พูดคุยกับครูสมมติ\nหลังเลิกเรียน"));
    assert_eq!((whole[0].follow_ups[1].text.as_str(), whole[0].follow_ups[0].due_on.as_ref().map(|due| due.day)), ("นัดสะท้อนผล", Some(22)));
    assert_eq!(Counts::of(world.db("schools")).await.audit, before.audit + 2, "one entry a visit");
    let of_coach = pb::ListCoachingVisitsRequest { coach_ref: person(6), page_size: 1, ..Default::default() };
    let page = client.list_coaching_visits(of_coach.clone()).await.expect("a page").into_inner();
    let next = pb::ListCoachingVisitsRequest { page_token: page.next_page_token, ..of_coach };
    let both: Vec<String> = page.visits.into_iter().chain(list(&mut client, next).await).map(|visit| visit.id).collect();
    assert_eq!(both, [other.id, late.id], "of one day the later id first");
}

#[tokio::test]
async fn a_visit_that_cannot_be_or_lies_out_of_reach_is_refused() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (own, other) = (school(&mut coordinator, primary(&map, 1)).await, school(&mut coordinator, private(1)).await);
    record(&mut coordinator, visit(&other)).await.expect("recorded");
    let mut supervisor = client(&world, "supervisor@esao:4005");
    let due = |on| pb::RecordCoachingVisitRequest {
        follow_ups: vec![pb::CoachingFollowUp { text: "นัด".to_owned(), due_on: on }],
        ..visit(&own)
    };
    let wrong = [
        (visit(&other), "school_id", "NOT_FOUND"),
        (pb::RecordCoachingVisitRequest { school_id: person(77), ..visit(&own) }, "school_id", "NOT_FOUND"),
        (pb::RecordCoachingVisitRequest { visited_on: day(2021, 12, 21), ..visit(&own) }, "visited_on", "DATE_IN_FUTURE"),
        (pb::RecordCoachingVisitRequest { coach_ref: String::new(), ..visit(&own) }, "coach_ref", "FIELD_REQUIRED"),
        (pb::RecordCoachingVisitRequest { purpose: "\u{200b}".to_owned(), ..visit(&own) }, "purpose", "FIELD_REQUIRED"),
        (due(day(2021, 12, 14)), "follow_ups[0].due_on", "END_BEFORE_START"),
    ];
    let before = Counts::of(world.db("schools")).await;
    for (request, field, reason) in wrong {
        let refusal = Refusal::expect(record(&mut supervisor, request).await);
        assert_eq!(refusal.field_reasons(), [(field, reason)], "{refusal:?}");
    }
    let dry = pb::RecordCoachingVisitRequest { validate_only: true, ..visit(&own) };
    record(&mut supervisor, dry).await.expect("possible");
    assert_eq!(Counts::of(world.db("schools")).await, before);
    assert!(list(&mut supervisor, pb::ListCoachingVisitsRequest::default()).await.is_empty(), "the other school is out of reach");

    let mut principal = client(&world, &format!("principal@school:{}", other.id));
    assert_eq!(list(&mut principal, pb::ListCoachingVisitsRequest::default()).await.len(), 1);
    assert_eq!(Refusal::expect(record(&mut principal, visit(&other)).await).code, Code::PermissionDenied, "a school does not visit itself");
    let mut teacher = client(&world, &format!("teacher@school:{}", other.id));
    let refusal = Refusal::expect(teacher.list_coaching_visits(pb::ListCoachingVisitsRequest::default()).await);
    assert_eq!(refusal.code, Code::PermissionDenied);
}

#[tokio::test]
async fn a_repeated_visit_is_one_visit_and_an_id_is_taken_once() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let made = school(&mut client, primary(&map, 1)).await;
    let request = pb::RecordCoachingVisitRequest { request_id: person(800), id: person(801), ..visit(&made) };
    let first = record(&mut client, request.clone()).await.expect("recorded");
    assert_eq!(record(&mut client, request.clone()).await.expect("replayed"), first);
    assert_eq!(told(&world, &first.id).await.len(), 1);
    let other = pb::RecordCoachingVisitRequest { notes: "อื่น".to_owned(), ..request.clone() };
    assert_eq!(Refusal::expect(record(&mut client, other).await).reason, "REQUEST_ID_REUSED");
    let taken = pb::RecordCoachingVisitRequest { request_id: String::new(), ..request };
    assert_eq!(Refusal::expect(record(&mut client, taken).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
}
