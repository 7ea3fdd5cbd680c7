//! The synthetic province, recorded through gRPC: whole, gaps and all; a load that stops anywhere goes on, and nothing is done twice.

use std::collections::{HashMap, HashSet};
use std::sync::Mutex;

use api::common::v1::LocalDate;
use api::schools::v1 as pb;
use api::schools::v1::schools_service_client::SchoolsServiceClient;
use chassis::ctx::sweep;
use chassis::peer::Peer;
use chassis::serve::{GrpcConfig, LimitsConfig};
use chassis::thai::normalise::clean;
use jiff::civil::date;
use sala::demo::province::recipe::{CountDay, Recipe};
use sala::demo::province::{self, MARK, Province, SEED};
use sala::demo::{self, Outcome};
use testkit::{Caller, Counts, World};
use tokio::sync::OnceCell;

use super::{COORDINATOR, tired};

type Client = SchoolsServiceClient<Caller>;

/// A world of today with the map in it.
async fn with_map(world: World) -> World {
    world.clock.set("2026-01-15T03:00:00Z".parse().expect("an instant"));
    demo::map::load(world.peer().clone(), &world.token(COORDINATOR)).await.expect("the map loads");
    world
}

async fn world() -> World {
    with_map(World::start([schools::service()]).await).await
}

async fn load(world: &World, peer: Peer, province: &Province) -> anyhow::Result<Outcome> {
    province::load(peer, &world.token(COORDINATOR), province, &|_, _| {}).await
}

/// Sixty schools to whom everything happens that happens to nine hundred, counted in two years.
fn small(seed: u64) -> Province {
    let mut recipe = Recipe::compiled_in().expect("can be followed");
    recipe.counts.insert(0, CountDay { on: date(2024, 6, 10), be_year: 2567, semester: 1 });
    for office in &mut recipe.offices {
        (office.schools, office.centres, office.missing, office.provisional) = (12, [2, 2], [1, 1], [1, 1]);
    }
    for many in recipe.programmes.iter_mut().flat_map(|programme| &mut programme.cohorts).flat_map(|cohort| cohort.ways.values_mut()) {
        *many = 1;
    }
    Province::new(recipe, seed).expect("can be followed")
}

fn day(year: i32, month: i32, day: i32) -> LocalDate {
    LocalDate { year, month, day, be_text: String::new() }
}

/// All schools of an area, or of everywhere, on a day.
async fn schools_in(client: &mut Client, area_id: &str, as_of: Option<LocalDate>) -> Vec<pb::School> {
    let request = pb::ListSchoolsRequest { page_size: 1_000, area_id: area_id.to_owned(), as_of, ..Default::default() };
    let page = client.list_schools(request).await.expect("a page").into_inner();
    assert_eq!(page.next_page_token, "", "all of them are on one page");
    page.schools
}

async fn area_id(client: &mut Client, scheme: &str, value: &str) -> String {
    let code = Some(pb::Code { scheme: scheme.to_owned(), value: value.to_owned() });
    let reply = client.get_area(pb::GetAreaRequest { code, ..Default::default() }).await.expect("is on the map");
    reply.into_inner().area.expect("in the reply").id
}

fn on_day(school: &pb::School) -> &pb::SchoolOnDay {
    school.on_day.as_ref().expect("in the reply")
}

/// Has confirmed its pupils of 10 June 2568.
fn is_complete(school: &pb::School) -> bool {
    on_day(school).sizes.iter().any(|size| size.snapshot_as_of.as_ref().is_some_and(|day| day.year == 2025) && !size.provisional)
}

#[tokio::test]
async fn the_province_is_recorded_whole_gaps_and_all_and_neither_a_second_load_nor_another_province_changes_anything() {
    let world = world().await;
    let province = Province::from_seed(SEED).expect("can be followed");
    let told = Mutex::new(Vec::new());
    let tell = |done, all| told.lock().expect("not poisoned").push((done, all));
    let loaded = province::load(world.peer().clone(), &world.token(COORDINATOR), &province, &tell).await.expect("loads");
    assert_eq!(loaded, Outcome::Loaded);
    let told = told.into_inner().expect("not poisoned");
    assert_eq!(told.last().map(|(done, all)| done == all), Some(true), "the bar is full at the end");
    assert!(told.is_sorted(), "and never goes back");

    let mut client = SchoolsServiceClient::new(world.as_(COORDINATOR));
    let (mut then, mut now, mut complete) = (Vec::new(), Vec::new(), HashMap::new());
    for office in ["4001", "4002", "4003", "4004", "4005", "6001"] {
        let id = area_id(&mut client, "ESAO", office).await;
        then.push(schools_in(&mut client, &id, Some(day(2024, 6, 10))).await.len());
        now.push(schools_in(&mut client, &id, None).await.len());
        let counted = schools_in(&mut client, &id, Some(day(2025, 6, 10))).await;
        complete.insert(office, (counted.iter().filter(|school| is_complete(school)).count(), counted.len()));
    }
    assert_eq!(then, [155, 205, 160, 165, 253, 1]);
    assert_eq!(now, [154, 205, 160, 164, 253, 1], "two were transferred to local government; merged ones stay where they were");
    assert_eq!((complete["4002"], complete["4005"]), ((200, 205), (248, 253)));

    let all = schools_in(&mut client, "", None).await;
    let of = |status| all.iter().filter(|school| on_day(school).status() == status).count();
    let (merged, transferred) = (of(pb::SchoolStatus::MergedInto), of(pb::SchoolStatus::TransferredTo));
    assert_eq!((all.len(), merged, transferred, of(pb::SchoolStatus::NoPupils)), (939, 4, 2, 19));
    let names = all.iter().flat_map(|school| &school.names).filter_map(|dated| dated.name.as_ref());
    assert!(names.clone().all(|name| name.th.ends_with(MARK) && clean(&name.th) == name.th), "what is stored is clean");
    assert_eq!(names.map(|name| &name.th).collect::<HashSet<_>>().len(), 939);
    let codes = all.iter().flat_map(|school| &school.identifiers).filter_map(|held| held.code.as_ref());
    assert!(codes.clone().all(|code| code.value.starts_with("99") && code.value.bytes().all(|b| b.is_ascii_digit())));

    let before = Counts::of(world.db("schools")).await;
    assert_eq!(load(&world, world.peer().clone(), &province).await.expect("finds it"), Outcome::AlreadyThere);
    assert_eq!(load(&world, world.peer().clone(), &small(2)).await.expect("looks"), Outcome::NotEmpty, "schools of its own are left alone");
    assert_eq!(Counts::of(world.db("schools")).await, before);
    takes_part(&mut client).await;
}

/// 52 schools in one programme, one of them outside the province, and 40 in the other, in many states.
async fn takes_part(client: &mut Client) {
    use pb::ProgrammeKind::{Tsqp, WsaPilot};
    let province = area_id(client, "TIS1099", "40").await;
    let programmes = client.list_programmes(pb::ListProgrammesRequest::default()).await.expect("a page").into_inner().programmes;
    let mut seen = HashMap::new();
    for programme in programmes {
        for area_id in [String::new(), province.clone()] {
            let within = if area_id.is_empty() { "all" } else { "province" };
            let request =
                pb::ListParticipationsRequest { page_size: 1_000, programme_id: programme.id.clone(), area_id, ..Default::default() };
            let page = client.list_participations(request).await.expect("a page").into_inner().participations;
            let states: HashSet<i32> = page.iter().map(|participation| participation.status).collect();
            seen.insert((programme.kind(), within), (page.len(), states.len()));
        }
    }
    let expected =
        [((Tsqp, "all"), (52, 5)), ((Tsqp, "province"), (51, 5)), ((WsaPilot, "all"), (40, 11)), ((WsaPilot, "province"), (40, 11))];
    assert_eq!(seen, HashMap::from(expected));
}

#[tokio::test]
async fn schools_were_elsewhere_before_they_moved_and_open_before_they_were_merged() {
    let world = world().await;
    load(&world, world.peer().clone(), &small(5)).await.expect("loads");
    let mut client = SchoolsServiceClient::new(world.as_(COORDINATOR));
    let office = area_id(&mut client, "ESAO", "4005").await;
    let before: HashMap<String, pb::SchoolOnDay> = schools_in(&mut client, &office, Some(day(2025, 5, 15)))
        .await
        .into_iter()
        .map(|school| (school.id.clone(), on_day(&school).clone()))
        .collect();
    let now = schools_in(&mut client, &office, None).await;
    let moved = now.iter().filter(|school| on_day(school).centre_id != before[&school.id].centre_id).count();
    assert_eq!(moved, 1);
    let merged: Vec<_> = now.iter().filter(|school| on_day(school).status() == pb::SchoolStatus::MergedInto).collect();
    assert_eq!(merged.len(), 2);
    assert!(merged.iter().all(|school| before[&school.id].status() == pb::SchoolStatus::Open));
    assert!(merged.iter().all(|school| school.statuses.last().is_some_and(|last| before.contains_key(&last.other_school_id))));
}

/// What a small province comes to that nothing interrupted: its rows by table, and how many facts were told.
async fn whole() -> &'static (Counts, usize) {
    static WHOLE: OnceCell<(Counts, usize)> = OnceCell::const_new();
    let load = async || {
        let world = world().await;
        load(&world, world.peer().clone(), &small(3)).await.expect("loads");
        (Counts::of(world.db("schools")).await, world.told("schools").await.len())
    };
    WHOLE.get_or_init(load).await
}

#[tokio::test]
async fn a_load_that_is_cut_off_again_and_again_comes_to_the_same_and_changes_nothing_twice() {
    let (counts, told) = whole().await;
    let province = small(3);

    let world = world().await;
    let mut cut_off = 0;
    // Each run replays what is done and gets a little further; calls that are under way when it ends are dropped where they stand.
    while load(&world, tired(world.peer(), 30 + cut_off * 90), &province).await.is_err() {
        cut_off += 1;
        assert!(cut_off < 20, "no run gets any further");
    }
    assert!(cut_off > 3, "the load was hardly interrupted: {cut_off}");
    assert_eq!(Counts::of(world.db("schools")).await.tables, counts.tables);
    assert_eq!(world.told("schools").await.len(), *told, "no fact was told twice");
}

#[tokio::test]
async fn a_load_goes_on_although_the_answers_of_its_beginning_are_kept_no_longer() {
    let (counts, _) = whole().await;
    let (province, world) = (small(3), world().await);
    load(&world, tired(world.peer(), 300), &province).await.expect_err("is cut off");
    world.clock.set("2026-01-24T03:00:00Z".parse().expect("an instant"));
    let mut connection = world.db("schools").pool().acquire().await.expect("a connection");
    assert!(sweep(&mut connection, world.clock.now()).await.expect("swept") > 200);
    drop(connection);
    assert_eq!(load(&world, world.peer().clone(), &province).await.expect("goes on"), Outcome::Loaded);
    let tables = |counts: &Counts| counts.tables.clone().into_iter().filter(|(name, _)| name != "request").collect::<Vec<_>>();
    assert_eq!(tables(&Counts::of(world.db("schools")).await), tables(counts));
}

#[tokio::test]
async fn a_server_that_asks_for_patience_gets_it() {
    let limits = LimitsConfig { max_in_flight: 8, max_waiting: 4, writes_per_second: 250, burst_seconds: 1, ..LimitsConfig::default() };
    let narrow = GrpcConfig { limits, ..GrpcConfig::default() };
    let world = with_map(World::behind(narrow, [schools::service()]).await).await;
    assert_eq!(load(&world, world.peer().clone(), &small(6)).await.expect("waits"), Outcome::Loaded);
    let mut client = SchoolsServiceClient::new(world.as_(COORDINATOR));
    assert_eq!(schools_in(&mut client, "", None).await.len(), 61);
}

#[tokio::test]
async fn a_call_that_is_refused_ends_the_load_with_what_it_was_about() {
    let world = World::start([schools::service()]).await;
    let error = load(&world, world.peer().clone(), &small(1)).await.expect_err("there is no map");
    let said = format!("{error:#}");
    assert!(said.contains("register_area, centre 99"), "{said}");
}
