//! Cycles of the synthetic province, recorded through gRPC: from the plan to what is published, with the gaps that the recipe names; a load that
//! stops anywhere goes on, and what somebody has made of them is left alone.

use api::evaluations::v1 as pb;
use api::evaluations::v1::evaluations_service_client::EvaluationsServiceClient;
use chassis::peer::Peer;
use sala::demo::province::recipe::Recipe;
use sala::demo::province::{self, MARK, Province, SEED, Says, cycles};
use sala::demo::{self, Outcome};
use testkit::{Caller, Counts, World};

use super::{COORDINATOR, tired};

pub(super) type Client = EvaluationsServiceClient<Caller>;

/// A province whose last office is as large as in the demo and whose others are small; or all of them are small.
pub(super) fn province(seed: u64, last_is_large: bool) -> Province {
    let mut recipe = Recipe::compiled_in().expect("can be followed");
    for office in recipe.offices.iter_mut().filter(|office| !last_is_large || office.code != "4005") {
        (office.schools, office.centres, office.missing, office.provisional) = (12, [2, 2], [1, 1], [1, 1]);
    }
    for many in recipe.programmes.iter_mut().flat_map(|programme| &mut programme.cohorts).flat_map(|cohort| cohort.ways.values_mut()) {
        *many = 1;
    }
    if !last_is_large {
        (recipe.judging.supervisors, recipe.judging.far_apart) = (2, 200);
        recipe.observing.schools = 8;
    }
    Province::new(recipe, seed).expect("can be followed")
}

/// A world in which schools are known, and nobody was judged.
pub(super) async fn with_schools(province: &Province) -> World {
    let world = World::deployed([schools::service(), evaluations::service()]).await;
    world.clock.set("2026-04-01T03:00:00Z".parse().expect("an instant"));
    let token = world.token(COORDINATOR);
    demo::map::load(world.peer().clone(), &token).await.expect("the map loads");
    demo::frameworks::load(world.peer().clone(), &token).await.expect("the rubrics load");
    province::load(world.peer().clone(), &token, province, &|_, _| {}).await.expect("the province loads");
    world.settle().await;
    world
}

async fn load(world: &World, peer: Peer, province: &Province) -> anyhow::Result<Outcome> {
    let mint = |grant: &str| anyhow::Ok(world.token(grant));
    cycles::load(peer, (&world.token(COORDINATOR), &mint), province, &|_, _| {}).await
}

pub(super) fn client(world: &World) -> Client {
    EvaluationsServiceClient::new(world.as_(COORDINATOR))
}

fn id(province: &Province, no: usize) -> String {
    cycles::cycle_id(province.seed, &province.recipe.cycles[no])
}

async fn cycle(world: &World, id: String) -> pb::Cycle {
    client(world).get_cycle(pb::GetCycleRequest { id }).await.expect("it is there").into_inner().cycle.expect("in the reply")
}

async fn results(world: &World, asked: pb::ListResultsRequest) -> Vec<pb::Result> {
    let request = pb::ListResultsRequest { page_size: 1_000, ..asked };
    client(world).list_results(request).await.expect("a page").into_inner().results
}

async fn cases(world: &World, cycle_id: String) -> Vec<pb::ModerationCase> {
    let request = pb::ListModerationCasesRequest { page_size: 1_000, cycle_id, ..Default::default() };
    client(world).list_moderation_cases(request).await.expect("a page").into_inner().moderation_cases
}

/// How many schools of both cycles have a value in both, and how many lack one in one of them.
fn comparable(province: &Province) -> (i32, i32) {
    let [first, last] = [0, 1].map(|cycle| province.ratings(cycle).expect("said"));
    let lacks = |one: &province::Ratings| one.supervisor.contains(&Says::TooLittleEvidence);
    let in_both = last.iter().filter_map(|after| Some((first.iter().find(|before| before.school == after.school)?, after)));
    let (without, with): (Vec<_>, Vec<_>) = in_both.partition(|(before, after)| lacks(before) || lacks(after));
    (i32::try_from(with.len()).expect("a count"), i32::try_from(without.len()).expect("a count"))
}

async fn submitted(world: &World, cycle_id: &str) -> Vec<pb::Assessment> {
    let request = pb::ListAssessmentsRequest { page_size: 1_000, cycle_id: cycle_id.to_owned(), ..Default::default() };
    client(world).list_assessments(request).await.expect("a page").into_inner().assessments
}

#[tokio::test]
async fn two_cycles_of_the_fifth_office_are_judged_moderated_and_published_with_their_gaps() {
    let province = province(SEED, true);
    let world = with_schools(&province).await;
    assert_eq!(load(&world, world.peer().clone(), &province).await.expect("loads"), Outcome::Loaded);

    for (no, (population, judged, open)) in [(253, 248, 0), (251, 246, 1)].into_iter().enumerate() {
        let cycle = cycle(&world, id(&province, no)).await;
        assert_eq!((cycle.status(), cycle.school_count, cycle.result_n), (pb::CycleStatus::Published, population, 1));
        let name = cycle.plan.and_then(|plan| plan.name).expect("it has a name");
        assert!(name.th.ends_with(MARK), "{}", name.th);
        is_published(&world, &cycle.id, (population, judged)).await;
        has_gaps(&world, &cycle.id, open).await;

        let ratings = province.ratings(no).expect("said");
        let by_themselves = ratings.iter().filter(|one| one.own.is_some()).count();
        let assessments = submitted(&world, &cycle.id).await;
        let own = assessments.iter().filter(|one| one.role() == pb::AssessorRole::Self_).count();
        assert_eq!((own, assessments.len()), (by_themselves, by_themselves + ratings.len()), "two for each school that has a head");
        let request = pb::ListReliabilityRunsRequest { cycle_id: cycle.id.clone(), ..Default::default() };
        let runs = client(&world).list_reliability_runs(request).await.expect("a page").into_inner().runs;
        let pairs: Vec<usize> = runs.iter().filter_map(|run| usize::try_from(run.schools).ok()).collect();
        assert_eq!(pairs, [by_themselves]);
    }
    has_grown(&world, &province).await;
}

/// Everybody reads how many were to be judged and how many were: 248 of 253.
async fn is_published(world: &World, cycle_id: &str, (population, judged): (i32, i32)) {
    let mut anybody = EvaluationsServiceClient::new(world.as_("teacher@province:40"));
    let request = pb::GetPublicationRequest { cycle_id: cycle_id.to_owned(), n: 0 };
    let published = anybody.get_publication(request).await.expect("everybody reads it").into_inner();
    let publication = published.publication.expect("in the reply");
    assert_eq!((publication.population, publication.results), (population, judged));
    assert_eq!(publication.coverage_e4, if population == 253 { 9_802 } else { 9_800 }, "98.02 % of those that were there at first");
    let whole = publication.areas.first().expect("the whole");
    assert_eq!((whole.suppressed, whole.schools), (false, judged - 5), "five have no value");
    let licence = published.framework.and_then(|framework| framework.licence).expect("goes with every copy");
    assert!(licence.attribution.starts_with("Sala;"), "{}", licence.attribution);
}

/// Too little evidence, a node that does not apply, one rater alone, raters far apart of whom `open` were not decided about.
async fn has_gaps(world: &World, cycle_id: &str, open: usize) {
    let asked = |flags: &[pb::ResultFlag], without_value| pb::ListResultsRequest {
        cycle_id: cycle_id.to_owned(),
        flags: flags.iter().map(|flag| (*flag).into()).collect(),
        without_value,
        ..Default::default()
    };
    let without = results(world, asked(&[], true)).await;
    assert_eq!(without.len(), 5);
    assert!(without.iter().all(|result| result.no_value() == pb::NoValueReason::CoverageBelowThreshold));
    let alone = results(world, asked(&[pb::ResultFlag::SingleRater], false)).await;
    assert!(!alone.is_empty() && alone.len() < 10 && alone.iter().all(|result| result.raters == 1), "{} have no head", alone.len());
    assert_eq!(results(world, asked(&[pb::ResultFlag::UnmoderatedDiscrepancy], false)).await.len(), open);
    let cases = cases(world, cycle_id.to_owned()).await;
    let far = [i32::from(pb::ModerationTrigger::FarApart)];
    assert!(cases.iter().all(|case| case.triggers == far && case.nodes.len() == 1), "{cases:?}");
    let left = cases.iter().filter(|case| case.status() == pb::ModerationStatus::Opened).count();
    assert_eq!((cases.len(), left), (7, open));
    let request = pb::GetResultRequest { cycle_id: cycle_id.to_owned(), school_id: cases[0].school_id.clone(), n: 0 };
    let decided = client(world).get_result(request).await.expect("there").into_inner().result.expect("in the reply");
    let moderated: Vec<&str> = decided.nodes.iter().filter(|node| node.moderated).map(|node| node.node_code.as_str()).collect();
    assert_eq!(moderated, [cases[0].nodes[0].node_code.as_str()]);
}

/// On the schools that have a value in both; the others are counted with their reason.
async fn has_grown(world: &World, province: &Province) {
    let id = cycles::growth_id(province.seed, &province.recipe.cycles[1]);
    let grown = client(world).get_growth(pb::GetGrowthRequest { id }).await.expect("there").into_inner().growth.expect("in the reply");
    let (matched, without) = comparable(province);
    let dropped = |reason: pb::DroppedReason| grown.dropped.iter().filter(|one| one.reason() == reason).map(|one| one.schools).sum::<i32>();
    assert_eq!((grown.matched, dropped(pb::DroppedReason::Insufficient)), (matched, without));
    assert_eq!(dropped(pb::DroppedReason::ClosedBetween), 2, "two were merged in between");
    let gain = grown.measures.as_ref().expect("they have been compared").gain;
    assert!(gain > 3.0 && grown.up > grown.down && grown.down > 0, "{gain}");
}

#[tokio::test]
async fn a_load_that_is_cut_off_again_and_again_comes_to_the_same_what_is_opened_again_is_left_alone_and_what_nobody_hands_in_lapses() {
    let province = province(3, false);
    let whole = with_schools(&province).await;
    load(&whole, whole.peer().clone(), &province).await.expect("loads");

    let world = with_schools(&province).await;
    let mut cut_off = 0;
    while load(&world, tired(world.peer(), 25 + cut_off * 5), &province).await.is_err() {
        cut_off += 1;
        assert!(cut_off < 40, "no run gets any further");
    }
    assert!(cut_off > 3, "the load was hardly interrupted: {cut_off}");
    assert_eq!(tables(&world).await, tables(&whole).await);
    let before = Counts::of(world.db("evaluations")).await;
    assert_eq!(load(&world, world.peer().clone(), &province).await.expect("finds them"), Outcome::AlreadyThere);
    assert_eq!(Counts::of(world.db("evaluations")).await, before);

    let last = cycle(&world, id(&province, 1)).await;
    let request = pb::ReopenCycleRequest {
        id: last.id.clone(),
        expected_version: last.version,
        reason: "พบข้อมูลผิด (ข้อมูลสมมติ)".to_owned(),
        approval: "มติที่ประชุม 1/2569 (ข้อมูลสมมติ)".to_owned(),
        ..Default::default()
    };
    client(&world).reopen_cycle(request).await.expect("it has results");
    assert_eq!(load(&world, world.peer().clone(), &province).await.expect("looks"), Outcome::AlreadyThere);
    assert_eq!(cycle(&world, last.id).await.status(), pb::CycleStatus::Moderation);
    what_nobody_handed_in_lapses(&whole, &province).await;
}

/// How many rows there are of what, but for what is noted of every call.
pub(super) async fn tables(world: &World) -> Vec<(String, i64)> {
    let counts = Counts::of(world.db("evaluations")).await;
    counts.tables.into_iter().filter(|(name, _)| !["audit", "request"].contains(&name.as_str())).collect()
}

/// One school a cycle, by its supervisor and by its head.
async fn what_nobody_handed_in_lapses(world: &World, province: &Province) {
    while world.tidy("evaluations").await > 0 {}
    for no in 0..2 {
        let statuses = vec![pb::AssignmentStatus::Lapsed.into()];
        let request = pb::ListAssignmentsRequest { cycle_id: id(province, no), statuses, page_size: 1_000, ..Default::default() };
        let lapsed = client(world).list_assignments(request).await.expect("a page").into_inner().assignments;
        assert_eq!(lapsed.len(), 2);
        assert_eq!(lapsed[0].school_id, lapsed[1].school_id);
    }
}
