//! Cycles from the plan to the archive, and what is refused on the way.

use api::evaluations::v1 as pb;
use api::schools::v1 as told;
use pb::CycleStatus::{CollectionClosed, Open, Planned};
use prost::Message as _;
use testkit::{Counts, Refusal};

use crate::cycle_step;
use crate::given::{COORDINATOR, NOTHING, OWNER, client, content, create, drafted, input, text, tried_out};
use crate::town::{
    ELSEWHERE, OFFICE_1, OFFICE_5, PROGRAMME, PROVINCE, RUNS, day, hear, id, merged, moved, opened, plan, planned, school, school_told,
    schools_of, settled,
};

const REQUEST: &str = "0197f0a0-0000-7000-8000-0000000000b1";

#[tokio::test]
async fn a_cycle_is_planned_opened_with_its_schools_closed_and_told() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let planned = planned(&mut client, plan(&framework)).await;
    assert_eq!((planned.status(), planned.version, planned.school_count, planned.result_n), (Planned, 1, 0, 0));
    let mut shown = planned.plan.clone().expect("in the reply");
    assert_eq!(shown.policy.as_ref().map(|policy| policy.independence_months), Some(12), "twelve months where nothing is said");
    shown.name = text("รอบพื้นฐานที่แก้ไข (ข้อมูลสมมติ)");
    let updated = cycle_step!(client, update_cycle, UpdateCycleRequest, planned, plan: Some(shown.clone())).expect("a plan changes");
    let same = cycle_step!(client, update_cycle, UpdateCycleRequest, updated, plan: Some(shown)).expect("no change");
    assert_eq!(same, updated, "saying the same again is no change");

    let open = cycle_step!(client, open_cycle, OpenCycleRequest, updated).expect("opened");
    assert_eq!((open.status(), open.version, open.school_count, open.open_time.is_some()), (Open, 4, 3, true));
    let lower = pb::ConsensusRule { one_apart: pb::OneApart::Lower.into(), moderate_from_levels_apart: 2 };
    assert_eq!((updated.consensus, open.consensus), (None, Some(lower)), "settled when it is opened");
    assert_eq!(schools_of(&mut client, &open).await, [1, 2, 3].map(id));

    let late = cycle_step!(client, add_cycle_school, AddCycleSchoolRequest, open, school_id: id(4), reason: "ตกสำรวจ".to_owned());
    let late = late.expect("let in");
    assert_eq!(late.school_count, 4);
    let request = pb::ListCycleSchoolsRequest { id: late.id.clone(), late_only: true, ..Default::default() };
    let only = client.list_cycle_schools(request).await.expect("a page").into_inner().schools;
    assert_eq!(only.iter().map(|one| (one.school_id.clone(), one.late_reason.as_str())).collect::<Vec<_>>(), [(id(4), "ตกสำรวจ")]);

    let closed = cycle_step!(client, close_cycle_collection, CloseCycleCollectionRequest, late).expect("closed");
    assert_eq!((closed.status(), closed.close_time.is_some()), (CollectionClosed, true));
    let read = client.get_cycle(pb::GetCycleRequest { id: closed.id.clone() }).await.expect("there").into_inner().cycle;
    assert_eq!(read, Some(closed.clone()), "what was said is what is read, every field of it");

    let events: Vec<_> = world.told("evaluations").await.into_iter().filter(|event| event.aggregate == "cycle").collect();
    assert_eq!(
        events.iter().map(|event| event.event.as_str()).collect::<Vec<_>>(),
        ["planned", "updated", "opened", "population_frozen", "school_added", "closed"]
    );
    let frozen = pb::CyclePopulationFrozen::decode(events[3].payload.clone()).expect("reads");
    let ids = frozen.schools.iter().map(|school| school.school_id.clone()).collect::<Vec<_>>();
    assert_eq!((ids, frozen.cycle.clone()), ([1, 2, 3].map(id).to_vec(), Some(open)));
    let lay = |school: &pb::EnrolledSchool, word: &str| school.scopes.iter().any(|scope| scope.starts_with(word));
    assert!(
        frozen.schools.iter().all(|school| lay(school, "esao:") && lay(school, "province:") && lay(school, "organisation:")),
        "{frozen:?}"
    );
    let added = pb::CycleSchoolAdded::decode(events[4].payload.clone()).expect("reads");
    let school = added.school.expect("it is told");
    assert_eq!((school.school_id.as_str(), lay(&school, "school:"), added.cycle), (id(4).as_str(), true, Some(late)));
    assert_eq!(pb::CycleClosed::decode(events[5].payload.clone()).expect("reads").cycle, Some(closed));
}

#[tokio::test]
async fn a_population_is_what_lay_in_an_area_and_took_part_on_its_day() {
    let (world, _) = settled().await;
    let mut client = client(&world, RUNS);
    let on = day(2021, 9, 1);
    hear(
        &world,
        &[school_told(moved(school(3, OFFICE_5), OFFICE_1, on.as_ref())), school_told(merged(school(2, OFFICE_5), 1, on.as_ref()))],
    )
    .await;
    let mut asked = async |areas: &[u128], programmes: &[u128], as_of| {
        let ids = |numbers: &[u128]| numbers.iter().map(|n| id(*n)).collect();
        let population = pb::CyclePopulation { area_ids: ids(areas), programme_ids: ids(programmes), as_of };
        let reply = client.preview_cycle_population(pb::PreviewCyclePopulationRequest { population: Some(population) }).await;
        let reply = reply.expect("a preview").into_inner();
        let found: Vec<String> = reply.schools.into_iter().map(|school| school.school_id).collect();
        assert_eq!(reply.school_count, i32::try_from(found.len()).expect("few"));
        found
    };
    let (before, after) = (day(2021, 8, 31), on.clone());
    assert_eq!(asked(&[OFFICE_5], &[], before.clone()).await, [1, 2, 3].map(id));
    assert_eq!(asked(&[OFFICE_5], &[], after.clone()).await, [1].map(id), "one moved away, one was merged");
    assert_eq!(asked(&[OFFICE_1], &[], after.clone()).await, [3, 4, 5].map(id));
    assert_eq!(asked(&[PROVINCE], &[PROGRAMME], after.clone()).await, [1, 4].map(id));
    assert_eq!(asked(&[], &[PROGRAMME], after.clone()).await, [1, 4].map(id));
    assert_eq!(asked(&[OFFICE_5, OFFICE_1], &[PROGRAMME], day(2021, 5, 31)).await, Vec::<String>::new(), "approved is not active");
    assert_eq!(asked(&[], &[PROGRAMME + 1], after).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_becomes_of_schools_after_the_opening_changes_nothing_of_the_cycle() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let open = opened(&mut client, plan(&framework)).await;
    let on = day(2021, 9, 1);
    hear(
        &world,
        &[school_told(moved(school(3, OFFICE_5), OFFICE_1, on.as_ref())), school_told(merged(school(2, OFFICE_5), 1, on.as_ref()))],
    )
    .await;
    assert_eq!(schools_of(&mut client, &open).await, [1, 2, 3].map(id));
    let mut office = crate::given::client(&world, "area_officer@esao:4005");
    assert_eq!(schools_of(&mut office, &open).await, [1, 2, 3].map(id), "they stay with the area of their day");
    let gone = cycle_step!(client, add_cycle_school, AddCycleSchoolRequest, open, school_id: id(2), reason: "ซ้ำ".to_owned());
    assert_eq!(Refusal::expect(gone).reason, "ALREADY_IN_CYCLE");
}

#[tokio::test]
async fn a_plan_that_does_not_hold_is_refused_at_its_place() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let base = plan(&framework);
    let windows = base.windows.clone().expect("given");
    let population = base.population.clone().expect("given");
    let policy = base.policy.clone().expect("given");
    let with = |change: &dyn Fn(&mut pb::CyclePlan)| {
        let mut plan = base.clone();
        change(&mut plan);
        plan
    };
    let cases = [
        (with(&|p| p.name = Some(api::common::v1::LocalizedText { th: " ".into(), en: "Baseline".into() })), "NAME_REQUIRED", "plan.name"),
        (
            with(&|p| p.windows = Some(pb::CycleWindows { collect_to: day(2021, 12, 14), ..windows.clone() })),
            "OUT_OF_ORDER",
            "plan.windows.collect_to",
        ),
        (
            with(&|p| p.windows = Some(pb::CycleWindows { publish_on: day(2022, 2, 1), ..windows.clone() })),
            "OUT_OF_ORDER",
            "plan.windows.publish_on",
        ),
        (
            with(&|p| p.population = Some(pb::CyclePopulation { area_ids: Vec::new(), ..population.clone() })),
            "POPULATION_UNBOUNDED",
            "plan.population",
        ),
        (
            with(&|p| p.population = Some(pb::CyclePopulation { area_ids: vec![id(OFFICE_5), id(77)], ..population.clone() })),
            "NOT_FOUND",
            "plan.population.area_ids[1]",
        ),
        (with(&|p| p.framework_id = NOTHING.to_owned()), "NOT_FOUND", "plan.framework_id"),
        (with(&|p| p.framework_n = 2), "NOT_FOUND", "plan.framework_n"),
        (with(&|p| p.policy = Some(pb::AssessorPolicy { roles: vec![9], ..policy.clone() })), "UNKNOWN_CHOICE", "plan.policy.roles[0]"),
    ];
    let before = Counts::of(world.db("evaluations")).await;
    for (plan, reason, field) in cases {
        let refused = Refusal::expect(client.create_cycle(pb::CreateCycleRequest { plan: Some(plan), ..Default::default() }).await);
        let named: Vec<(&str, &str)> = refused.fields.iter().map(|field| (field.reason.as_str(), field.path.as_str())).collect();
        assert_eq!(named, [(reason, field)], "{}", refused.english);
    }
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
}

#[tokio::test]
async fn a_cycle_judges_by_what_is_in_use_or_tries_out_what_is_in_trial() {
    let (world, _) = settled().await;
    let mut client = client(&world, RUNS);
    let made = create(&mut client, "WSA-NEW", "เกณฑ์ใหม่").await;
    let draft = drafted(&mut client, &made, content()).await;
    let ask = |framework: &pb::Framework, is_trial: bool| pb::CreateCycleRequest {
        plan: Some(pb::CyclePlan { is_trial, ..plan(framework) }),
        ..Default::default()
    };
    let refused = Refusal::expect(client.create_cycle(ask(&draft, true)).await);
    assert_eq!((refused.reason.as_str(), refused.metadata["state"].as_str()), ("FRAMEWORK_NOT_USABLE", "DRAFT"));
    let trial = tried_out(&mut client, draft, 1).await;
    assert_eq!(Refusal::expect(client.create_cycle(ask(&trial, false)).await).reason, "FRAMEWORK_NOT_USABLE");
    client.create_cycle(ask(&trial, true)).await.expect("tries it out");
    let mut outside = crate::given::client(&world, ELSEWHERE);
    let theirs = pb::CyclePlan { owner_organisation_id: "0197f0a0-0000-7000-8000-0000000000f9".to_owned(), is_trial: true, ..plan(&trial) };
    let hidden = Refusal::expect(outside.create_cycle(pb::CreateCycleRequest { plan: Some(theirs), ..Default::default() }).await);
    assert_eq!((hidden.reason.as_str(), hidden.fields[0].path.as_str()), ("NOT_FOUND", "plan.framework_id"));
}

#[tokio::test]
async fn where_others_judge_a_plan_asks_for_others() {
    let (world, _) = settled().await;
    let mut client = client(&world, RUNS);
    let external = pb::FrameworkInput { kind: pb::FrameworkKind::SchoolExternal.into(), ..input("EQA-TEST", "ภายนอก") };
    let made = client.create_framework(pb::CreateFrameworkRequest { framework: Some(external), ..Default::default() }).await;
    let made = made.expect("recorded").into_inner().framework.expect("in the reply");
    let drafted = drafted(&mut client, &made, content()).await;
    let framework = crate::given::in_use(&mut client, drafted, 1).await;
    let policy = pb::AssessorPolicy { roles: vec![pb::AssessorRole::Self_.into()], min_raters: 1, independence_months: 0 };
    let alone = pb::CyclePlan { policy: Some(policy), ..plan(&framework) };
    let refused = Refusal::expect(client.create_cycle(pb::CreateCycleRequest { plan: Some(alone), ..Default::default() }).await);
    assert_eq!((refused.reason.as_str(), refused.fields[0].path.as_str()), ("SELF_NOT_ENOUGH", "plan.policy.roles"));
}

#[tokio::test]
async fn nobody_is_judged_in_an_empty_population_and_nothing_is_skipped() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let nobody = pb::CyclePopulation { programme_ids: vec![id(PROGRAMME + 1)], ..plan(&framework).population.expect("given") };
    let empty = planned(&mut client, pb::CyclePlan { population: Some(nobody), ..plan(&framework) }).await;
    assert_eq!(Refusal::expect(cycle_step!(client, open_cycle, OpenCycleRequest, empty)).reason, "POPULATION_EMPTY");
    let early = cycle_step!(client, close_cycle_collection, CloseCycleCollectionRequest, empty);
    let early = Refusal::expect(early);
    assert_eq!((early.reason.as_str(), early.metadata["state"].as_str()), ("STATE_NOT_ALLOWED", "PLANNED"));
    let open = opened(&mut client, plan(&framework)).await;
    for refused in [
        cycle_step!(client, open_cycle, OpenCycleRequest, open),
        cycle_step!(client, update_cycle, UpdateCycleRequest, open, plan: Some(plan(&framework))),
        cycle_step!(client, archive_cycle, ArchiveCycleRequest, open),
    ] {
        assert_eq!(Refusal::expect(refused).reason, "STATE_NOT_ALLOWED");
    }
    let archived = cycle_step!(client, archive_cycle, ArchiveCycleRequest, empty).expect("a plan that comes to nothing");
    assert_eq!((archived.status(), archived.open_time), (pb::CycleStatus::Archived, None));
    let nowhere = cycle_step!(client, add_cycle_school, AddCycleSchoolRequest, open, school_id: id(77), reason: "ตกสำรวจ".to_owned());
    assert_eq!(Refusal::expect(nowhere).fields[0].path, "school_id");
    let silent = cycle_step!(client, add_cycle_school, AddCycleSchoolRequest, open, school_id: id(4), reason: " \n ".to_owned());
    let silent = Refusal::expect(silent);
    assert_eq!((silent.fields[0].path.as_str(), silent.fields[0].reason.as_str()), ("reason", "FIELD_REQUIRED"));
}

#[tokio::test]
async fn a_cycle_is_planned_once_a_dry_run_keeps_nothing_and_whoever_comes_second_learns_it() {
    let (world, framework) = settled().await;
    let mut client = client(&world, RUNS);
    let dry =
        pb::CreateCycleRequest { request_id: REQUEST.to_owned(), validate_only: true, plan: Some(plan(&framework)), ..Default::default() };
    let before = Counts::of(world.db("evaluations")).await;
    client.create_cycle(dry.clone()).await.expect("possible");
    assert_eq!(Counts::of(world.db("evaluations")).await, before);
    let request = pb::CreateCycleRequest { validate_only: false, id: id(5_000), ..dry };
    let first = client.create_cycle(request.clone()).await.expect("planned").into_inner();
    assert_eq!(client.create_cycle(request.clone()).await.expect("replayed").into_inner(), first);
    let other = pb::CreateCycleRequest { id: id(5_001), ..request.clone() };
    assert_eq!(Refusal::expect(client.create_cycle(other).await).reason, "REQUEST_ID_REUSED");
    let again = pb::CreateCycleRequest { request_id: String::new(), ..request };
    assert_eq!(Refusal::expect(client.create_cycle(again).await).reason, "ALREADY_EXISTS");

    let planned = first.cycle.expect("in the reply");
    let rehearsed = cycle_step!(client, open_cycle, OpenCycleRequest, planned, validate_only: true).expect("possible");
    assert_eq!(rehearsed.school_count, 3);
    assert_eq!(schools_of(&mut client, &planned).await, Vec::<String>::new(), "a dry run lets nobody in");
    let open = cycle_step!(client, open_cycle, OpenCycleRequest, planned).expect("opened");
    for stale in [
        cycle_step!(client, open_cycle, OpenCycleRequest, planned),
        cycle_step!(client, close_cycle_collection, CloseCycleCollectionRequest, planned),
        cycle_step!(client, add_cycle_school, AddCycleSchoolRequest, planned, school_id: id(4), reason: "ตกสำรวจ".to_owned()),
    ] {
        let stale = Refusal::expect(stale);
        assert_eq!((stale.reason.as_str(), stale.metadata["current_version"].as_str()), ("VERSION_CONFLICT", "3"));
    }
    assert_eq!(open.version, 3, "that it was opened, and with which schools");
}

#[tokio::test]
async fn a_planned_cycle_is_its_owners_and_an_open_one_is_everybodys_to_read() {
    let (world, framework) = settled().await;
    let (mut inside, mut outside) = (client(&world, RUNS), client(&world, ELSEWHERE));
    let planned = planned(&mut inside, plan(&framework)).await;
    let mut teacher = client(&world, "teacher@school:00000000-0000-0000-0000-000000000001");
    let list = pb::ListCyclesRequest::default();
    for stranger in [&mut outside, &mut teacher] {
        let get = |id: &str| pb::GetCycleRequest { id: id.to_owned() };
        let (hidden, missing) =
            (Refusal::expect(stranger.get_cycle(get(&planned.id)).await), Refusal::expect(stranger.get_cycle(get(NOTHING)).await));
        assert_eq!((hidden.code, hidden.reason, hidden.text), (missing.code, missing.reason, missing.text));
        let schools = pb::ListCycleSchoolsRequest { id: planned.id.clone(), ..Default::default() };
        assert_eq!(Refusal::expect(stranger.list_cycle_schools(schools).await).reason, "NOT_FOUND");
        assert_eq!(stranger.list_cycles(list.clone()).await.expect("a page").into_inner().cycles, []);
    }
    assert_eq!(Refusal::expect(cycle_step!(outside, open_cycle, OpenCycleRequest, planned)).code, tonic::Code::NotFound);
    let open = cycle_step!(inside, open_cycle, OpenCycleRequest, planned).expect("opened");
    for stranger in [&mut outside, &mut teacher] {
        let seen = stranger.get_cycle(pb::GetCycleRequest { id: open.id.clone() }).await.expect("public").into_inner().cycle;
        assert_eq!(seen, Some(pb::Cycle { school_count: 0, ..open.clone() }), "how many schools it has is not for them");
    }
    assert_eq!(schools_of(&mut outside, &open).await, Vec::<String>::new());
    assert_eq!(schools_of(&mut teacher, &open).await, [id(1)]);
    let denied = cycle_step!(outside, close_cycle_collection, CloseCycleCollectionRequest, open);
    assert_eq!(Refusal::expect(denied).code, tonic::Code::PermissionDenied, "seen by all is not changed by all");
    let given_away = pb::CyclePlan { owner_organisation_id: NOTHING.to_owned(), ..plan(&framework) };
    let refused = Refusal::expect(inside.create_cycle(pb::CreateCycleRequest { plan: Some(given_away), ..Default::default() }).await);
    assert_eq!(refused.code, tonic::Code::PermissionDenied);
}

#[tokio::test]
async fn cycles_are_found_by_what_they_are_the_newest_first_and_in_pages() {
    let (world, framework) = settled().await;
    let mut client = client(&world, COORDINATOR);
    let first = opened(&mut client, plan(&framework)).await;
    let term = Some(told::AcademicTerm { be_year: 2565, semester: 1 });
    let second = planned(&mut client, pb::CyclePlan { term, round: pb::CycleRound::Endline.into(), ..plan(&framework) }).await;
    let mut found = async |request: pb::ListCyclesRequest| {
        let page = client.list_cycles(request).await.expect("a page").into_inner();
        (page.cycles.into_iter().map(|cycle| cycle.id).collect::<Vec<_>>(), page.next_page_token)
    };
    let all = pb::ListCyclesRequest::default;
    let (ids, last) = found(all()).await;
    assert_eq!((ids, last.as_str()), (vec![second.id.clone(), first.id.clone()], ""));
    let (newest, token) = found(pb::ListCyclesRequest { page_size: 1, ..all() }).await;
    assert_eq!(newest, vec![second.id.clone()]);
    let rest = found(pb::ListCyclesRequest { page_size: 1, page_token: token, ..all() }).await;
    assert_eq!(rest, (vec![first.id.clone()], String::new()));
    let year = |be_year| pb::ListCyclesRequest { year: Some(told::AcademicYear { be_year }), ..all() };
    assert_eq!(found(year(2565)).await.0, vec![second.id.clone()]);
    assert_eq!(found(year(2566)).await.0, Vec::<String>::new());
    assert_eq!(found(pb::ListCyclesRequest { statuses: vec![Open.into()], ..all() }).await.0, vec![first.id.clone()]);
    assert_eq!(found(pb::ListCyclesRequest { rounds: vec![pb::CycleRound::Baseline.into()], ..all() }).await.0, vec![first.id.clone()]);
    assert_eq!(found(pb::ListCyclesRequest { framework_id: NOTHING.to_owned(), ..all() }).await.0, Vec::<String>::new());
    assert_eq!(found(pb::ListCyclesRequest { owner_organisation_id: OWNER.to_owned(), ..all() }).await.0.len(), 2);
    let pages = pb::ListCycleSchoolsRequest { id: first.id.clone(), page_size: 2, ..Default::default() };
    let page = client.list_cycle_schools(pages.clone()).await.expect("a page").into_inner();
    let rest = pb::ListCycleSchoolsRequest { page_token: page.next_page_token, ..pages };
    let rest = client.list_cycle_schools(rest).await.expect("a page").into_inner();
    assert_eq!((page.schools.len(), rest.schools.len(), rest.next_page_token.as_str()), (2, 1, ""));
}
