//! Adoptions: how a school takes an innovation up, from whom it has it, and how far it reaches.

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use testkit::{Counts, Refusal, World};

use crate::given::{COORDINATOR, Client, client, code, collide, day, map, primary, private, school, world};
use crate::making::{NOTHING, express, innovation, interest, published, step, take};

const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000b2";
use pb::AdoptionStatus::{Adapted, Agreed, Interested, Stopped, Sustained, Trying};

/// An innovation that everybody may read, and two schools of the second office beside the private one where it began.
struct Story {
    world: World,
    client: Client,
    made: pb::Innovation,
    origin: pb::School,
    schools: [pb::School; 3],
}

async fn story() -> Story {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let origin = school(&mut client, private(1)).await;
    let mut next = async |number| school(&mut client, primary(&map, number)).await;
    let schools = [next(1).await, next(2).await, next(3).await];
    let made = published(&mut client, &origin, "ห้องเรียนคิด").await;
    Story { world, client, made, origin, schools }
}

async fn defined(client: &mut Client, (be_year, semester): (i32, i32), days: [Option<LocalDate>; 2], school: &str) {
    let [starts_on, ends_on] = days;
    let term = Some(pb::AcademicTerm { be_year, semester });
    let request = pb::DefineTermRequest { term, starts_on, ends_on, school_id: school.to_owned(), ..Default::default() };
    client.define_term(request).await.expect("defined");
}

/// Terms 2563/2, 2564/1 and 2564/2 for everybody.
async fn terms(client: &mut Client) {
    defined(client, (2563, 2), [day(2020, 12, 1), day(2021, 4, 9)], "").await;
    defined(client, (2564, 0), [day(2021, 6, 14), day(2022, 3, 31)], "").await;
    defined(client, (2564, 1), [day(2021, 6, 14), day(2021, 10, 11)], "").await;
    defined(client, (2564, 3), [day(2021, 10, 12), day(2021, 10, 31)], "").await;
    defined(client, (2564, 2), [day(2021, 11, 1), day(2022, 3, 31)], "").await;
}

/// Adapted, with evidence of the day named, if any.
async fn adapted(story: &mut Story, at: usize, source: Option<usize>, evidence: &[Option<LocalDate>]) -> pb::Adoption {
    let source = source.map(|at| story.schools[at].clone());
    let request = pb::ExpressInterestRequest { on: day(2021, 1, 4), ..interest(&story.made, &story.schools[at], source.as_ref()) };
    let mut adoption = express(&mut story.client, request).await.expect("begun");
    for (to, on) in [(Agreed, day(2021, 1, 11)), (Trying, day(2021, 1, 18))] {
        adoption = take(&mut story.client, step(&adoption, to, on, &[])).await.expect("one step further");
    }
    take(&mut story.client, step(&adoption, Adapted, day(2021, 7, 1), evidence)).await.expect("adapted")
}

async fn adoption_events(world: &World) -> Vec<String> {
    world.told("schools").await.into_iter().filter(|event| event.aggregate == "adoption").map(|event| event.event.clone()).collect()
}

fn stop(adoption: &pb::Adoption, reason: &str) -> pb::StopAdoptionRequest {
    pb::StopAdoptionRequest { id: adoption.id.clone(), expected_version: adoption.version, reason: reason.to_owned(), ..Default::default() }
}

async fn reach(client: &mut Client, made: &pb::Innovation) -> pb::GetInnovationReachResponse {
    client.get_innovation_reach(pb::GetInnovationReachRequest { id: made.id.clone() }).await.expect("counted").into_inner()
}

#[tokio::test]
async fn a_school_that_holds_to_it_two_terms_after_it_agreed_has_sustained_it() {
    let mut story = story().await;
    terms(&mut story.client).await;
    let adopted = adapted(&mut story, 0, None, &[day(2021, 6, 30)]).await;
    let early = Refusal::expect(take(&mut story.client, step(&adopted, Sustained, None, &[])).await);
    assert_eq!((early.code, early.field_reasons()), (tonic::Code::FailedPrecondition, vec![("evidence", "TOO_FEW_TERMS")]));
    assert_eq!(early.metadata.get("terms").map(String::as_str), Some("1"), "only 2564/1 has begun by then");
    let summer = Refusal::expect(take(&mut story.client, step(&adopted, Sustained, None, &[day(2021, 10, 31)])).await);
    assert_eq!(summer.reason, "TOO_FEW_TERMS", "neither the summer nor the whole year is a term of its own");
    let later = step(&adopted, Sustained, None, &[day(2021, 11, 1)]);
    let later =
        pb::AdvanceAdoptionRequest {
            fidelity: pb::AdoptionFidelity::Modified.into(), adaptation_notes: "ใช้กับ ป.4".to_owned(), ..later
        };
    let held = take(&mut story.client, later).await.expect("sustained");
    assert_eq!((held.status(), held.fidelity(), held.adaptation_notes.as_str()), (Sustained, pb::AdoptionFidelity::Modified, "ใช้กับ ป.4"));
    assert_eq!((held.version, held.evidence.len(), held.steps.len()), (5, 2, 5));
    let days: Vec<&str> = held.steps.iter().filter_map(|step| step.on.as_ref()).map(|on| on.be_text.as_str()).collect();
    assert_eq!(days, ["4 มกราคม 2564", "11 มกราคม 2564", "18 มกราคม 2564", "1 กรกฎาคม 2564", "20 ธันวาคม 2564"]);
    let got = story.client.get_adoption(pb::GetAdoptionRequest { id: held.id.clone() }).await.expect("there").into_inner();
    assert_eq!(got.adoption.as_ref(), Some(&held));
    assert_eq!(adoption_events(&story.world).await, ["interested", "agreed", "trying", "adapted", "sustained"]);
    let events = story.world.told("schools").await;
    let last = events.last().expect("told");
    let told: pb::AdoptionSustained = last.decode().expect("readable");
    let mut expected = held;
    expected.adaptation_notes.clear();
    expected.evidence.iter_mut().for_each(|evidence| evidence.finding.clear());
    assert_eq!((told.adoption, last.scope.as_deref()), (Some(expected), Some("province:40")), "texts stay where they were written");
}

#[tokio::test]
async fn terms_are_counted_as_they_are_recorded_for_the_school_and_never_from_the_days() {
    let mut story = story().await;
    let evidence = [day(2021, 12, 1)];
    let unknown = adapted(&mut story, 0, None, &evidence).await;
    let refusal = Refusal::expect(take(&mut story.client, step(&unknown, Sustained, None, &[])).await);
    assert_eq!(refusal.metadata.get("terms").map(String::as_str), Some("0"), "eleven months are no term while none is recorded");
    terms(&mut story.client).await;
    let late = adapted(&mut story, 1, None, &evidence).await;
    let own = story.schools[1].id.clone();
    defined(&mut story.client, (2564, 2), [day(2021, 12, 15), day(2022, 3, 31)], &own).await;
    let refusal = Refusal::expect(take(&mut story.client, step(&late, Sustained, None, &[])).await);
    assert_eq!(refusal.metadata.get("terms").map(String::as_str), Some("1"), "its own second term began later");
    take(&mut story.client, step(&unknown, Sustained, None, &[])).await.expect("everybody's had begun");
}

#[tokio::test]
async fn steps_are_taken_in_order_and_on_days_that_have_come() {
    let mut story = story().await;
    let request = pb::ExpressInterestRequest { on: day(2021, 12, 1), ..interest(&story.made, &story.schools[0], Some(&story.origin)) };
    let begun = express(&mut story.client, request).await.expect("begun");
    assert_eq!((begun.status(), begun.version, &begun.source_school_id), (Interested, 1, &story.origin.id));
    let before = Counts::of(story.world.db("schools")).await;
    let skipped = Refusal::expect(take(&mut story.client, step(&begun, Trying, None, &[])).await);
    assert_eq!((skipped.reason.as_str(), skipped.metadata.get("state").map(String::as_str)), ("STATE_NOT_ALLOWED", Some("INTERESTED")));
    let mut linked = step(&begun, Agreed, None, &[day(2021, 12, 20)]);
    linked.evidence[0].reference = "https://example.org/album".to_owned();
    let cases = [
        (linked, ("evidence[0].reference", "REFERENCE_IS_ADDRESS")),
        (step(&begun, Agreed, day(2021, 12, 21), &[]), ("on", "DATE_IN_FUTURE")),
        (step(&begun, Agreed, day(2021, 11, 30), &[]), ("on", "BEFORE_LAST_STEP")),
        (step(&begun, Agreed, None, &[day(2021, 12, 20), day(2021, 12, 21)]), ("evidence[1].on", "DATE_IN_FUTURE")),
        (step(&begun, pb::AdoptionStatus::Unspecified, None, &[]), ("to", "FIELD_REQUIRED")),
    ];
    for (request, expected) in cases {
        let refusal = Refusal::expect(take(&mut story.client, request).await);
        let code = if expected.1 == "BEFORE_LAST_STEP" { tonic::Code::FailedPrecondition } else { tonic::Code::InvalidArgument };
        assert_eq!((refusal.code, refusal.field_reasons()), (code, vec![expected]));
    }
    assert_eq!(Counts::of(story.world.db("schools")).await, before);
    assert_eq!(Refusal::expect(story.client.stop_adoption(stop(&begun, "  ")).await).field_reasons(), [("reason", "FIELD_REQUIRED")]);
    let stopped = story.client.stop_adoption(stop(&begun, "ครูย้าย")).await.expect("stopped").into_inner().adoption.expect("in the reply");
    assert_eq!((stopped.status(), stopped.stop_reason.as_str(), stopped.version), (Stopped, "ครูย้าย", 2));
    let over = Refusal::expect(story.client.stop_adoption(stop(&stopped, "อีกครั้ง")).await);
    assert_eq!(over.metadata.get("state").map(String::as_str), Some("STOPPED"));
    let stale = Refusal::expect(take(&mut story.client, step(&begun, Agreed, None, &[])).await);
    assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
    let again = interest(&story.made, &story.schools[0], None);
    express(&mut story.client, again).await.expect("what was given up may begin anew");
    assert_eq!(adoption_events(&story.world).await, ["interested", "stopped", "interested"]);
}

#[tokio::test]
async fn an_adoption_names_what_is_there_and_a_school_holds_an_innovation_once() {
    let mut story = story().await;
    let [first, second, _] = story.schools.clone();
    let good = interest(&story.made, &first, Some(&second));
    let cases = [
        (pb::ExpressInterestRequest { innovation_id: NOTHING.to_owned(), ..good.clone() }, ("innovation_id", "NOT_FOUND")),
        (pb::ExpressInterestRequest { school_id: NOTHING.to_owned(), ..good.clone() }, ("school_id", "NOT_FOUND")),
        (pb::ExpressInterestRequest { source_school_id: NOTHING.to_owned(), ..good.clone() }, ("source_school_id", "NOT_FOUND")),
        (interest(&story.made, &first, Some(&first)), ("source_school_id", "SAME_SCHOOL")),
        (interest(&story.made, &story.origin, Some(&first)), ("school_id", "ORIGIN_ADOPTS")),
        (pb::ExpressInterestRequest { on: day(2021, 12, 21), ..good.clone() }, ("on", "DATE_IN_FUTURE")),
    ];
    let before = Counts::of(story.world.db("schools")).await;
    for (request, expected) in cases {
        assert_eq!(Refusal::expect(express(&mut story.client, request).await).field_reasons(), [expected]);
    }
    let dry = pb::ExpressInterestRequest { request_id: REQUEST.to_owned(), validate_only: true, ..good };
    express(&mut story.client, dry.clone()).await.expect("possible");
    assert_eq!(Counts::of(story.world.db("schools")).await, before);
    let request = pb::ExpressInterestRequest { validate_only: false, ..dry };
    let begun = express(&mut story.client, request.clone()).await.expect("begun");
    assert_eq!(express(&mut story.client, request.clone()).await.expect("replayed"), begun);
    let other = pb::ExpressInterestRequest { source_school_id: String::new(), ..request };
    assert_eq!(Refusal::expect(express(&mut story.client, other).await).reason, "REQUEST_ID_REUSED");
    let twice = Refusal::expect(express(&mut story.client, interest(&story.made, &first, None)).await);
    assert_eq!((twice.code, twice.field_reasons()), (tonic::Code::AlreadyExists, vec![("school_id", "ALREADY_EXISTS")]));
    let taken = pb::ExpressInterestRequest { id: begun.id.clone(), ..interest(&story.made, &second, None) };
    assert_eq!(Refusal::expect(express(&mut story.client, taken).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
}

#[tokio::test]
async fn nobody_has_an_innovation_from_those_who_have_it_from_him() {
    let mut story = story().await;
    let [first, second, third] = story.schools.clone();
    express(&mut story.client, interest(&story.made, &second, Some(&first))).await.expect("second has it from first");
    let from_second = express(&mut story.client, interest(&story.made, &third, Some(&second))).await.expect("third has it from second");
    let circle = Refusal::expect(express(&mut story.client, interest(&story.made, &first, Some(&third))).await);
    assert_eq!((circle.code, circle.field_reasons()), (tonic::Code::FailedPrecondition, vec![("source_school_id", "LINEAGE_CYCLE")]));
    let another = innovation(&mut story.client, &story.origin, "อื่น").await;
    express(&mut story.client, interest(&another, &first, Some(&third))).await.expect("of another innovation the way is free");
    story.client.stop_adoption(stop(&from_second, "ไม่ได้เริ่ม")).await.expect("given up before anything was agreed");
    express(&mut story.client, interest(&story.made, &first, Some(&third))).await.expect("nothing passed from second to third");
}

#[tokio::test]
async fn what_was_agreed_has_passed_on_even_if_it_was_given_up_later() {
    let mut story = story().await;
    let [first, second, _] = story.schools.clone();
    let begun = express(&mut story.client, interest(&story.made, &second, Some(&first))).await.expect("begun");
    let agreed = take(&mut story.client, step(&begun, Agreed, None, &[])).await.expect("agreed");
    story.client.stop_adoption(stop(&agreed, "ครูย้าย")).await.expect("given up");
    let circle = Refusal::expect(express(&mut story.client, interest(&story.made, &first, Some(&second))).await);
    assert_eq!(circle.field_reasons(), [("source_school_id", "LINEAGE_CYCLE")]);
}

#[tokio::test]
async fn of_two_schools_that_would_have_it_from_one_another_at_once_exactly_one_has_it() {
    let mut story = story().await;
    let [first, second, _] = story.schools.clone();
    let (mut one, mut two) = (client(&story.world, COORDINATOR), client(&story.world, "institute_coordinator@global principal@global"));
    let forth = interest(&story.made, &first, Some(&second));
    let back = interest(&story.made, &second, Some(&first));
    let innovation = format!("select from innovation where id = '{}' for update", story.made.id);
    let (forth, back) = collide(&story.world, innovation, express(&mut one, forth), express(&mut two, back)).await;
    let (done, refused): (Vec<_>, Vec<_>) = [forth, back].into_iter().partition(Result::is_ok);
    assert_eq!((done.len(), refused.len()), (1, 1));
    let refusal = Refusal::expect(refused.into_iter().next().expect("one"));
    assert_eq!((refusal.code, refusal.reason.as_str()), (tonic::Code::FailedPrecondition, "LINEAGE_CYCLE"));
    let listed = story.client.list_adoptions(pb::ListAdoptionsRequest::default()).await.expect("a page").into_inner().adoptions;
    assert_eq!(listed, done.into_iter().flatten().collect::<Vec<_>>());
}

#[tokio::test]
async fn reach_is_counted_from_adoptions_with_evidence() {
    let mut story = story().await;
    assert_eq!((reach(&mut story.client, &story.made).await.schools, reach(&mut story.client, &story.made).await.lineage_depth), (0, 0));
    let shown = [day(2021, 6, 30)];
    adapted(&mut story, 0, None, &shown).await;
    adapted(&mut story, 1, Some(0), &shown).await;
    adapted(&mut story, 2, Some(1), &[]).await;
    let counted = reach(&mut story.client, &story.made).await;
    assert_eq!((counted.schools, counted.lineage_depth), (2, 2), "the third has shown nothing yet");
    let of = |counted: &pb::GetInnovationReachResponse, status: pb::AdoptionStatus| {
        let found = counted.by_status.iter().find(|entry| entry.status() == status).expect("every status is there");
        (found.adoptions, found.with_evidence)
    };
    assert_eq!((of(&counted, Adapted), of(&counted, Sustained), counted.by_status.len()), ((3, 2), (0, 0), 6));
    let area = |scheme, value, schools| pb::ReachByArea { code: Some(code(scheme, value)), schools };
    assert_eq!(counted.areas, [area("ESAO", "4005", 2), area("TIS1099", "40", 2)]);

    let mut principal = client(&story.world, &format!("principal@school:{}", story.schools[1].id));
    let own = reach(&mut principal, &story.made).await;
    assert_eq!((own.schools, own.lineage_depth, of(&own, Adapted)), (1, 1, (1, 1)), "a count never includes what is out of reach");
    let listed = story.client.list_adoptions(pb::ListAdoptionsRequest::default()).await.expect("a page").into_inner().adoptions;
    story.client.stop_adoption(stop(&listed[0], "ครูย้าย")).await.expect("given up");
    let counted = reach(&mut story.client, &story.made).await;
    assert_eq!((counted.schools, counted.lineage_depth, of(&counted, Stopped)), (1, 1, (1, 1)));
}

#[tokio::test]
async fn an_adoption_belongs_to_the_school_that_takes_it_up() {
    let mut story = story().await;
    let [first, second, third] = story.schools.clone();
    let mut principal = client(&story.world, &format!("principal@school:{}", first.id));
    let own = express(&mut principal, interest(&story.made, &first, Some(&second))).await.expect("from a school out of reach");
    let other = express(&mut story.client, interest(&story.made, &second, None)).await.expect("begun");
    let foreign = Refusal::expect(express(&mut principal, interest(&story.made, &third, None)).await);
    assert_eq!((foreign.code, foreign.field_reasons()), (tonic::Code::NotFound, vec![("school_id", "NOT_FOUND")]));
    let idea = innovation(&mut story.client, &story.origin, "ยังไม่เผยแพร่").await;
    let unseen = Refusal::expect(express(&mut principal, interest(&idea, &first, None)).await);
    assert_eq!(unseen.field_reasons(), [("innovation_id", "NOT_FOUND")], "not published, and of another school");
    for refused in [
        Refusal::expect(take(&mut principal, step(&other, Agreed, None, &[])).await),
        Refusal::expect(principal.stop_adoption(stop(&other, "ครูย้าย")).await),
        Refusal::expect(principal.get_adoption(pb::GetAdoptionRequest { id: other.id.clone() }).await),
        Refusal::expect(principal.get_adoption(pb::GetAdoptionRequest { id: NOTHING.to_owned() }).await),
    ] {
        assert_eq!((refused.code, refused.reason.as_str()), (tonic::Code::NotFound, "NOT_FOUND"));
    }
    let listed = async |client: &mut Client, request: pb::ListAdoptionsRequest| {
        client
            .list_adoptions(request)
            .await
            .expect("a page")
            .into_inner()
            .adoptions
            .into_iter()
            .map(|adoption| adoption.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(&mut principal, pb::ListAdoptionsRequest::default()).await, std::slice::from_ref(&own.id));
    let by = |request: pb::ListAdoptionsRequest| pb::ListAdoptionsRequest { innovation_id: story.made.id.clone(), ..request };
    let from_second = by(pb::ListAdoptionsRequest { source_school_id: second.id.clone(), ..Default::default() });
    assert_eq!(listed(&mut story.client, from_second).await, std::slice::from_ref(&own.id));
    let of_second = by(pb::ListAdoptionsRequest { school_id: second.id.clone(), ..Default::default() });
    assert_eq!(listed(&mut story.client, of_second).await, std::slice::from_ref(&other.id));
    let agreed = by(pb::ListAdoptionsRequest { statuses: vec![Agreed.into()], ..Default::default() });
    assert_eq!(listed(&mut story.client, agreed).await, Vec::<String>::new());
    let mut office = client(&story.world, "area_officer@esao:4005");
    let page = pb::ListAdoptionsRequest { page_size: 1, ..Default::default() };
    let reply = office.list_adoptions(page.clone()).await.expect("a page").into_inner();
    let rest = pb::ListAdoptionsRequest { page_token: reply.next_page_token, ..page };
    assert_eq!((reply.adoptions[0].id.as_str(), listed(&mut office, rest).await), (own.id.as_str(), vec![other.id]));
    assert_eq!(
        listed(&mut client(&story.world, "area_officer@esao:4001"), pb::ListAdoptionsRequest::default()).await,
        Vec::<String>::new()
    );
}
