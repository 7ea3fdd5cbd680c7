//! Innovations: who made them, how far they have come, who reads and changes them, and where they are to be carried.

use api::schools::v1 as pb;
use testkit::{Counts, Refusal, World};

use crate::given::{COORDINATOR, Client, client, day, map, primary, private, school, text, world};
use crate::making::{NOTHING, advance, innovation, input, organisation, person, published, register, seen};

const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000b1";

/// Events about innovations and their scale-out so far, in order.
async fn told(world: &World) -> Vec<String> {
    let events = world.told("schools").await;
    let about = |event: &&chassis::event::Event| matches!(event.aggregate.as_str(), "innovation" | "scale_out");
    events.iter().filter(about).map(|event| format!("{}.{}", event.aggregate, event.event)).collect()
}

fn change(made: &pb::Innovation, to: pb::InnovationInput) -> pb::ChangeInnovationRequest {
    pb::ChangeInnovationRequest { id: made.id.clone(), expected_version: made.version, innovation: Some(to), ..Default::default() }
}

fn retire(made: &pb::Innovation, reason: &str) -> pb::RetireInnovationRequest {
    pb::RetireInnovationRequest { id: made.id.clone(), expected_version: made.version, reason: reason.to_owned(), ..Default::default() }
}

async fn names(client: &mut Client, request: pb::ListInnovationsRequest) -> Vec<String> {
    let listed = client.list_innovations(request).await.expect("a page").into_inner().innovations;
    listed.into_iter().filter_map(|innovation| innovation.name).map(|name| name.th.replace(" (ข้อมูลสมมติ)", "")).collect()
}

#[tokio::test]
async fn an_idea_of_a_school_comes_step_by_step_into_ordinary_work_and_is_retired_in_the_end() {
    use pb::InnovationMaturity::{Institutionalised, Retired, Scaling};
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let origin = school(&mut client, primary(&map, 1)).await;
    let idea = innovation(&mut client, &origin, "ห้องเรียนคิด").await;
    assert_eq!((idea.version, idea.maturity(), &idea.origin_school_id), (1, pb::InnovationMaturity::Idea, &origin.id));
    assert_eq!(idea.creators, [person(3_334), organisation(6_666)]);
    assert_eq!(idea.target_levels, [i32::from(pb::TargetLevel::EarlyChildhood), pb::TargetLevel::Primary.into()], "in the order of age");
    assert_eq!(seen(&mut client, &idea.id).await.expect("there"), idea);

    let skipped = Refusal::expect(advance(&mut client, &idea, Scaling).await);
    assert_eq!((skipped.code, skipped.reason.as_str()), (tonic::Code::FailedPrecondition, "STATE_NOT_ALLOWED"));
    assert_eq!(skipped.metadata.get("state").map(String::as_str), Some("IDEA"));

    let more = pb::InnovationInput {
        summary: text("ให้นักเรียนตั้งคำถาม"), ..input("ห้องเรียนคิด")
    };
    let changed = client.change_innovation(change(&idea, more.clone())).await.expect("changed").into_inner().innovation.expect("in it");
    assert_eq!((changed.version, changed.summary.clone()), (2, text("ให้นักเรียนตั้งคำถาม")));
    let same = client.change_innovation(change(&changed, more)).await.expect("no change").into_inner().innovation.expect("in it");
    assert_eq!(same, changed, "saying the same again is no change");

    let mut made = changed;
    for to in (2..=8).filter_map(|number| pb::InnovationMaturity::try_from(number).ok()) {
        made = advance(&mut client, &made, to).await.expect("one step further");
        assert_eq!(made.maturity(), to);
    }
    assert_eq!((made.maturity(), made.version), (Institutionalised, 9));
    assert_eq!(made.published_on.as_ref().map(|on| on.be_text.as_str()), Some("20 ธันวาคม 2564"));
    assert_eq!(Refusal::expect(client.retire_innovation(retire(&made, " \n")).await).field_reasons(), [("reason", "FIELD_REQUIRED")]);
    let retired = client.retire_innovation(retire(&made, "มีรุ่นใหม่แทน")).await.expect("retired").into_inner().innovation.expect("in it");
    assert_eq!((retired.maturity(), retired.retire_reason.as_str()), (Retired, "มีรุ่นใหม่แทน"));
    assert_eq!(Refusal::expect(client.change_innovation(change(&retired, input("อื่น"))).await).reason, "STATE_NOT_ALLOWED");
    let expected = [vec!["registered", "changed"], vec!["state_changed"; 4], vec!["published"], vec!["state_changed"; 2], vec!["retired"]];
    let expected: Vec<String> = expected.concat().into_iter().map(|event| format!("innovation.{event}")).collect();
    assert_eq!(told(&world).await, expected);
}

#[tokio::test]
async fn an_event_carries_the_innovation_as_it_is_then_and_the_scope_of_its_school() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let origin = school(&mut client, primary(&map, 1)).await;
    let made = published(&mut client, &origin, "ห้องเรียนคิด").await;
    let events = world.told("schools").await;
    let last = events.last().expect("told");
    assert_eq!((last.name().as_str(), last.aggregate_version), ("schools.innovation.published", made.version));
    assert_eq!(last.scope.as_deref(), Some("province:40"));
    let published: pb::InnovationPublished = last.decode().expect("readable");
    assert_eq!(published.innovation, Some(made));
}

#[tokio::test]
async fn the_shares_of_all_creators_are_exactly_all_of_it() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let origin = school(&mut client, primary(&map, 1)).await;
    let before = Counts::of(world.db("schools")).await;
    let with = |creators: Vec<pb::Creator>| pb::RegisterInnovationRequest {
        innovation: Some(pb::InnovationInput { creators, ..input("ห้องเรียนคิด") }),
        ..register(&origin, "")
    };
    let short = Refusal::expect(client.register_innovation(with(vec![person(3_333), organisation(6_666)])).await);
    assert_eq!((short.code, short.field_reasons()), (tonic::Code::InvalidArgument, vec![("innovation.creators", "SHARES_NOT_WHOLE")]));
    assert!(short.text.contains("99.99"), "{}", short.text);
    let twice = Refusal::expect(client.register_innovation(with(vec![person(1), organisation(9_998), person(1)])).await);
    assert_eq!(twice.field_reasons(), [("innovation.creators[2]", "GIVEN_TWICE")]);
    let both = pb::Creator { organisation_id: NOTHING.to_owned(), ..person(5_000) };
    let nobody = pb::Creator { share_e2: 5_000, ..Default::default() };
    let mismatch = Refusal::expect(client.register_innovation(with(vec![both, nobody])).await);
    assert_eq!(
        mismatch.field_reasons(),
        [("innovation.creators[0].person_ref", "CREATOR_MISMATCH"), ("innovation.creators[1].person_ref", "CREATOR_MISMATCH")]
    );
    let none = Refusal::expect(client.register_innovation(with(Vec::new())).await);
    assert_eq!(none.field_reasons(), [("innovation.creators", "FIELD_REQUIRED")]);
    let english =
        pb::InnovationInput { name: Some(api::common::v1::LocalizedText { en: "Thinking".to_owned(), ..Default::default() }), ..input("") };
    let unnamed =
        Refusal::expect(client.register_innovation(pb::RegisterInnovationRequest { innovation: Some(english), ..with(vec![]) }).await);
    assert_eq!(unnamed.field_reasons(), [("innovation.name", "NAME_REQUIRED")]);
    assert_eq!(Counts::of(world.db("schools")).await, before, "nothing of this was stored");
}

#[tokio::test]
async fn what_rests_on_evidence_has_some_and_what_others_use_has_a_licence() {
    use pb::InnovationMaturity::{Evidenced, PeerReviewed, Prototype, Published, Trialled};
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let origin = school(&mut client, primary(&map, 1)).await;
    let weak = pb::InnovationInput {
        evidence_level: pb::EvidenceLevel::Anecdotal.into(), licence: String::new(), ..input("ห้องเรียนคิด")
    };
    let request = pb::RegisterInnovationRequest { innovation: Some(weak.clone()), ..register(&origin, "") };
    let mut made = client.register_innovation(request).await.expect("an idea needs neither").into_inner().innovation.expect("in it");
    for to in [Prototype, Trialled] {
        made = advance(&mut client, &made, to).await.expect("one step further");
    }
    assert_eq!(Refusal::expect(advance(&mut client, &made, Evidenced).await).reason, "EVIDENCE_TOO_WEAK");
    let shown = pb::InnovationInput { evidence_level: pb::EvidenceLevel::SchoolData.into(), ..weak.clone() };
    made = client.change_innovation(change(&made, shown)).await.expect("changed").into_inner().innovation.expect("in it");
    for to in [Evidenced, PeerReviewed] {
        made = advance(&mut client, &made, to).await.expect("one step further");
    }
    assert_eq!(Refusal::expect(advance(&mut client, &made, Published).await).reason, "LICENCE_REQUIRED");
    let back = Refusal::expect(client.change_innovation(change(&made, weak)).await);
    assert_eq!((back.code, back.reason.as_str()), (tonic::Code::FailedPrecondition, "EVIDENCE_TOO_WEAK"), "nor is it taken away again");
}

#[tokio::test]
async fn a_school_works_on_its_own_innovations_and_reads_what_others_have_published() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (own, other) = (school(&mut coordinator, primary(&map, 1)).await, school(&mut coordinator, private(1)).await);
    let mut principal = client(&world, &format!("principal@school:{}", own.id));
    let mut teacher = client(&world, &format!("teacher@school:{}", own.id));
    let mine = innovation(&mut principal, &own, "ก ของเรา").await;
    let hidden = innovation(&mut coordinator, &other, "ข ของเขา").await;
    let public = published(&mut coordinator, &other, "ค เผยแพร่").await;

    assert_eq!(names(&mut principal, pb::ListInnovationsRequest::default()).await, ["ก ของเรา", "ค เผยแพร่"]);
    assert_eq!(names(&mut coordinator, pb::ListInnovationsRequest::default()).await, ["ก ของเรา", "ข ของเขา", "ค เผยแพร่"]);
    let (closed, missing) = (Refusal::expect(seen(&mut principal, &hidden.id).await), Refusal::expect(seen(&mut principal, NOTHING).await));
    assert_eq!((closed.code, closed.reason, closed.text), (missing.code, missing.reason, missing.text));
    for id in [&mine.id, &public.id] {
        seen(&mut teacher, id).await.expect("their own, and what was published");
    }
    let denied = Refusal::expect(advance(&mut teacher, &mine, pb::InnovationMaturity::Prototype).await);
    assert_eq!(denied.code, tonic::Code::PermissionDenied, "teachers read");
    let foreign = Refusal::expect(principal.change_innovation(change(&hidden, input("ข"))).await);
    assert_eq!((foreign.code, foreign.reason.as_str()), (tonic::Code::NotFound, "NOT_FOUND"));
    let read_only = Refusal::expect(advance(&mut principal, &public, pb::InnovationMaturity::Scaling).await);
    assert_eq!(read_only.code, tonic::Code::PermissionDenied, "seen by all is not changed by all");
    let elsewhere = Refusal::expect(principal.register_innovation(register(&other, "ง")).await);
    assert_eq!((elsewhere.code, elsewhere.field_reasons()), (tonic::Code::NotFound, vec![("origin_school_id", "NOT_FOUND")]));
    let nowhere = pb::RegisterInnovationRequest { origin_school_id: String::new(), ..register(&own, "จ") };
    assert_eq!(Refusal::expect(principal.register_innovation(nowhere.clone()).await).code, tonic::Code::PermissionDenied);
    coordinator.register_innovation(nowhere).await.expect("the institute makes some itself");
}

#[tokio::test]
async fn innovations_are_found_by_what_they_are_and_in_pages() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let (first, second) = (school(&mut client, primary(&map, 1)).await, school(&mut client, primary(&map, 2)).await);
    for (origin, name) in [(&first, "ค"), (&first, "ก"), (&second, "ข")] {
        innovation(&mut client, origin, name).await;
    }
    let media = pb::InnovationInput { kind: pb::InnovationKind::Media.into(), target_levels: vec![], ..input("ง") };
    client.register_innovation(pb::RegisterInnovationRequest { innovation: Some(media), ..register(&second, "") }).await.expect("recorded");
    let of = pb::ListInnovationsRequest { origin_school_id: first.id.clone(), ..Default::default() };
    assert_eq!(names(&mut client, of).await, ["ก", "ค"]);
    let kind = pb::ListInnovationsRequest { kinds: vec![pb::InnovationKind::Media.into()], ..Default::default() };
    assert_eq!(names(&mut client, kind).await, ["ง"]);
    let level = pb::ListInnovationsRequest { target_level: pb::TargetLevel::Primary.into(), ..Default::default() };
    assert_eq!(names(&mut client, level.clone()).await, ["ก", "ข", "ค"]);
    let far = pb::ListInnovationsRequest { maturities: vec![pb::InnovationMaturity::Published.into()], ..Default::default() };
    assert_eq!(names(&mut client, far).await, Vec::<String>::new());

    let page = pb::ListInnovationsRequest { page_size: 2, ..level };
    let reply = client.list_innovations(page.clone()).await.expect("a page").into_inner();
    assert_eq!(reply.innovations.len(), 2);
    let next = pb::ListInnovationsRequest { page_token: reply.next_page_token.clone(), ..page };
    assert_eq!(names(&mut client, next.clone()).await, ["ค"]);
    let another = pb::ListInnovationsRequest { target_level: 0, ..next };
    assert_eq!(Refusal::expect(client.list_innovations(another).await).reason, "PAGE_TOKEN_INVALID");
}

#[tokio::test]
async fn an_innovation_is_recorded_once_and_changed_in_the_version_that_was_seen() {
    let world = world().await;
    let mut client = client(&world, COORDINATOR);
    let map = map(&mut client).await;
    let origin = school(&mut client, primary(&map, 1)).await;
    let dry = pb::RegisterInnovationRequest { request_id: REQUEST.to_owned(), validate_only: true, ..register(&origin, "ก") };
    let before = Counts::of(world.db("schools")).await;
    client.register_innovation(dry.clone()).await.expect("possible");
    assert_eq!(Counts::of(world.db("schools")).await, before, "a dry run keeps nothing");
    let request = pb::RegisterInnovationRequest { validate_only: false, ..dry };
    let first = client.register_innovation(request.clone()).await.expect("recorded").into_inner();
    assert_eq!(client.register_innovation(request.clone()).await.expect("replayed").into_inner(), first);
    let other = pb::RegisterInnovationRequest { innovation: Some(input("ข")), ..request };
    assert_eq!(Refusal::expect(client.register_innovation(other).await).reason, "REQUEST_ID_REUSED");
    let made = first.innovation.expect("in the reply");
    let twin = pb::RegisterInnovationRequest { id: made.id.clone(), ..register(&origin, "ค") };
    assert_eq!(Refusal::expect(client.register_innovation(twin).await).field_reasons(), [("id", "ALREADY_EXISTS")]);
    advance(&mut client, &made, pb::InnovationMaturity::Prototype).await.expect("one step further");
    let stale = Refusal::expect(client.retire_innovation(retire(&made, "มีรุ่นใหม่แทน")).await);
    assert_eq!((stale.code, stale.reason.as_str()), (tonic::Code::Aborted, "VERSION_CONFLICT"));
    assert_eq!(stale.metadata.get("current_version").map(String::as_str), Some("2"));
    assert_eq!(told(&world).await, ["innovation.registered", "innovation.state_changed"]);
}

#[tokio::test]
async fn an_office_plans_where_a_published_innovation_is_carried_in_its_own_area() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let (origin, node) = (school(&mut coordinator, private(1)).await, school(&mut coordinator, primary(&map, 1)).await);
    let (idea, made) = (innovation(&mut coordinator, &origin, "ก").await, published(&mut coordinator, &origin, "ข").await);
    let mut office = client(&world, "area_officer@esao:4005");
    let term = |be_year, semester| Some(pb::AcademicTerm { be_year, semester });
    let plan = pb::PlanScaleOutRequest {
        innovation_id: made.id.clone(),
        area_id: map.offices[1].id.clone(),
        node_school_id: node.id.clone(),
        target_schools: 30,
        first_term: term(2565, 1),
        last_term: term(2566, 2),
        ..Default::default()
    };
    let planned = office.plan_scale_out(plan.clone()).await.expect("planned").into_inner().scale_out_plan.expect("in the reply");
    assert_eq!((planned.version, planned.target_schools, &planned.last_term), (1, 30, &term(2566, 2)));
    let listed = office.list_scale_out_plans(pb::ListScaleOutPlansRequest::default()).await.expect("a page").into_inner();
    assert_eq!(listed.scale_out_plans, [planned]);
    assert_eq!(told(&world).await.last().map(String::as_str), Some("scale_out.planned"));
    let mut neighbour = client(&world, "area_officer@esao:4001");
    assert_eq!(
        neighbour.list_scale_out_plans(pb::ListScaleOutPlansRequest::default()).await.expect("a page").into_inner().scale_out_plans,
        []
    );

    let foreign = pb::PlanScaleOutRequest { area_id: map.offices[0].id.clone(), ..plan.clone() };
    assert_eq!(Refusal::expect(office.plan_scale_out(foreign).await).field_reasons(), [("area_id", "NOT_FOUND")]);
    let unseen = pb::PlanScaleOutRequest { innovation_id: idea.id.clone(), ..plan.clone() };
    assert_eq!(Refusal::expect(office.plan_scale_out(unseen.clone()).await).field_reasons(), [("innovation_id", "NOT_FOUND")]);
    assert_eq!(Refusal::expect(coordinator.plan_scale_out(unseen).await).reason, "STATE_NOT_ALLOWED", "an idea is not carried yet");
    let nobody = pb::PlanScaleOutRequest { node_school_id: NOTHING.to_owned(), ..plan.clone() };
    assert_eq!(Refusal::expect(office.plan_scale_out(nobody).await).field_reasons(), [("node_school_id", "NOT_FOUND")]);
    let reversed = pb::PlanScaleOutRequest { last_term: term(2564, 2), ..plan };
    assert_eq!(Refusal::expect(office.plan_scale_out(reversed).await).field_reasons(), [("last_term", "END_BEFORE_START")]);
}

#[tokio::test]
async fn a_school_that_moved_takes_the_say_over_its_innovations_along() {
    let world = world().await;
    let mut coordinator = client(&world, COORDINATOR);
    let map = map(&mut coordinator).await;
    let origin = school(&mut coordinator, primary(&map, 1)).await;
    let made = innovation(&mut coordinator, &origin, "ห้องเรียนคิด").await;
    let (mut old, mut new) = (client(&world, "supervisor@esao:4005"), client(&world, "supervisor@esao:4001"));
    seen(&mut old, &made.id).await.expect("theirs so far");
    let (agency, to) = (pb::Agency::Obec.into(), map.offices[0].id.clone());
    crate::change!(coordinator, change_affiliation, ChangeAffiliationRequest, origin, agency: agency, service_area_id: to, valid_from: day(2021, 10, 1))
        .expect("moved");
    seen(&mut new, &made.id).await.expect("theirs by now");
    assert_eq!(Refusal::expect(seen(&mut old, &made.id).await).code, tonic::Code::NotFound);
}
