//! Open classes: lessons that others come to watch.

use api::common::v1::{Bound, BoundedQuantity};
use api::schools::v1 as pb;
use testkit::{Counts, Refusal};

use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, text, world};
use crate::lessons::{Reply, decoded, formed, names, person, reflected, told};

fn open(at: &pb::School) -> pb::RecordOpenClassRequest {
    pb::RecordOpenClassRequest {
        school_id: at.id.clone(),
        held_on: day(2021, 12, 18),
        topic: text("เศษส่วนที่มีตัวส่วนเท่ากัน"),
        mode: pb::OpenClassMode::Hybrid.into(),
        participants: Some(BoundedQuantity { bound: Bound::GreaterThan.into(), value: 600 }),
        ..Default::default()
    }
}

async fn record(client: &mut Client, request: pb::RecordOpenClassRequest) -> Reply<pb::OpenClassEvent> {
    client.record_open_class(request).await.map(|reply| reply.into_inner().open_class.expect("in the reply"))
}

async fn list(client: &mut Client, request: pb::ListOpenClassesRequest) -> Vec<String> {
    let page = client.list_open_classes(request).await.expect("a page").into_inner();
    page.open_classes.into_iter().map(|class| class.id).collect()
}

#[tokio::test]
async fn more_than_six_hundred_stay_a_bound_and_the_lesson_of_a_cycle_may_be_opened() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let mut teacher = client(&world, &format!("teacher@school:{}", made.id));
    let team = formed(&mut teacher, &[&made]).await;
    let cycle = reflected(&mut teacher, &team).await;
    let of_cycle = pb::RecordOpenClassRequest { cycle_id: cycle.id.clone(), ..open(&made) };
    let class = record(&mut teacher, of_cycle).await.expect("recorded");
    assert_eq!(
        (class.participants, class.mode(), class.cycle_id.as_str()),
        (open(&made).participants, pb::OpenClassMode::Hybrid, cycle.id.as_str())
    );
    let uncounted = pb::RecordOpenClassRequest { participants: None, held_on: day(2021, 12, 1), ..open(&made) };
    let uncounted = record(&mut teacher, uncounted).await.expect("recorded");
    let everything = pb::ListOpenClassesRequest { page_size: 1, ..Default::default() };
    let page = teacher.list_open_classes(everything.clone()).await.expect("a page").into_inner();
    assert_eq!(page.open_classes, std::slice::from_ref(&class));
    let next = pb::ListOpenClassesRequest { page_token: page.next_page_token, ..everything };
    assert_eq!(list(&mut teacher, next).await, [uncounted.id]);
    let opened = pb::ListOpenClassesRequest { cycle_id: cycle.id.clone(), ..Default::default() };
    assert_eq!(list(&mut teacher, opened).await, std::slice::from_ref(&class.id));

    let events = told(&world, &class.id).await;
    assert_eq!((names(&events), events[0].name().as_str()), (vec![("held", 1)], "schools.open_class.held"));
    let fact = decoded::<pb::OpenClassHeld>(&events[0]);
    assert_eq!((fact.participants, fact.cycle_id), (open(&made).participants, cycle.id));
}

#[tokio::test]
async fn an_open_class_that_cannot_be_or_lies_out_of_reach_is_refused_with_its_field() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (own, other) = (school(&mut coordinator, primary(&map, 1)).await, school(&mut coordinator, private(1)).await);
    let team = formed(&mut coordinator, &[&other]).await;
    let foreign = reflected(&mut coordinator, &team).await;
    let mut principal = client(&world, &format!("principal@school:{}", own.id));
    let unbounded = Some(BoundedQuantity { bound: 0, value: 600 });
    let wrong = [
        (open(&other), "school_id", "NOT_FOUND"),
        (pb::RecordOpenClassRequest { cycle_id: foreign.id.clone(), ..open(&own) }, "cycle_id", "NOT_FOUND"),
        (pb::RecordOpenClassRequest { cycle_id: person(77), ..open(&own) }, "cycle_id", "NOT_FOUND"),
        (pb::RecordOpenClassRequest { held_on: day(2021, 12, 21), ..open(&own) }, "held_on", "DATE_IN_FUTURE"),
        (pb::RecordOpenClassRequest { topic: text(" "), ..open(&own) }, "topic.th", "FIELD_REQUIRED"),
        (pb::RecordOpenClassRequest { mode: 0, ..open(&own) }, "mode", "FIELD_REQUIRED"),
        (pb::RecordOpenClassRequest { participants: unbounded, ..open(&own) }, "participants.bound", "FIELD_REQUIRED"),
    ];
    let before = Counts::of(world.db("schools")).await;
    for (request, field, reason) in wrong {
        let refusal = Refusal::expect(record(&mut principal, request).await);
        assert_eq!(refusal.field_reasons(), [(field, reason)], "{refusal:?}");
    }
    let strange = pb::RecordOpenClassRequest { cycle_id: foreign.id, ..open(&own) };
    let refusal = Refusal::expect(record(&mut coordinator, strange).await);
    assert_eq!((refusal.code, refusal.field_reasons()), (tonic::Code::FailedPrecondition, vec![("cycle_id", "CYCLE_OF_ANOTHER_SCHOOL")]));
    let dry = pb::RecordOpenClassRequest { validate_only: true, ..open(&own) };
    record(&mut principal, dry).await.expect("possible");
    assert_eq!(Counts::of(world.db("schools")).await, before);
}

#[tokio::test]
async fn a_repeated_open_class_is_one_and_areas_see_their_own() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let made = school(&mut coordinator, primary(&map, 1)).await;
    let request = pb::RecordOpenClassRequest { request_id: person(800), id: person(801), ..open(&made) };
    let first = record(&mut coordinator, request.clone()).await.expect("recorded");
    assert_eq!(record(&mut coordinator, request.clone()).await.expect("replayed"), first);
    let other = pb::RecordOpenClassRequest { mode: pb::OpenClassMode::Online.into(), ..request.clone() };
    assert_eq!(Refusal::expect(record(&mut coordinator, other).await).reason, "REQUEST_ID_REUSED");
    let taken = pb::RecordOpenClassRequest { request_id: String::new(), ..request };
    assert_eq!(Refusal::expect(record(&mut coordinator, taken).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
    for (grants, seen) in [("area_officer@esao:4005", 1), ("supervisor@esao:4001", 0), ("area_director@province:40", 1)] {
        let mut reader = client(&world, grants);
        assert_eq!(list(&mut reader, pb::ListOpenClassesRequest::default()).await.len(), seen, "{grants}");
        assert_eq!(Refusal::expect(record(&mut reader, open(&made)).await).code, tonic::Code::PermissionDenied, "{grants}");
    }
}
