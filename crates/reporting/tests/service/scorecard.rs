//! Scorecards: what the results of an area come to, what of it is kept back, and who sees it.

use api::evaluations::v1 as told;
use api::reporting::v1 as pb;
use api::schools::v1::{AreaKind, EnrolmentStatus};
use chassis::after::token;
use chassis::event::Event;
use testkit::{Refusal, World};
use tonic::Code;
use uuid::Uuid;

use crate::evaluated::{CYCLE, cycle, found, found_in, framework, frozen, lying, of_evaluations, world};
use crate::story::{apply, client, id, tell};
use crate::town::{CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, OWNER, PROVINCE, area, counted, day, map, of_schools};

/// A second and a third centre of office 5.
const CENTRE_6: u128 = 416;
const CENTRE_7: u128 = 417;
const DISTRICT: u128 = 450;

/// The pupils of a school that has confirmed so many.
fn pupils(school: u128, pupils: i32) -> Event {
    let own = id(2_000_000 + school);
    let snapshot = api::schools::v1::EnrolmentSnapshot {
        id: own.clone(),
        version: 9,
        school_id: id(school),
        as_of: day(2021, 11, 10),
        pupils,
        status: EnrolmentStatus::Confirmed.into(),
        ..Default::default()
    };
    let confirmed = api::schools::v1::EnrolmentSnapshotConfirmed { snapshot: Some(snapshot) };
    of_schools("enrolment", &own, 9, "confirmed", &confirmed)
}

/// Office 5 with ten schools at level 2 and 20 pupils each in one centre, five at level 5 and 400 pupils each in another, and three at level 3
/// without a count in a third; office 1 with six schools at level 4.
async fn evaluated() -> World {
    let world = world().await;
    let areas = [
        area(CENTRE_6, AreaKind::NetworkCentre, "502", "ศูนย์เครือข่าย 6 (ข้อมูลสมมติ)"),
        area(CENTRE_7, AreaKind::NetworkCentre, "503", "ศูนย์เครือข่าย 7 (ข้อมูลสมมติ)"),
        area(DISTRICT, AreaKind::District, "4005", "อำเภอตัวอย่าง (ข้อมูลสมมติ)"),
    ];
    apply(&world, &[map(), areas.to_vec()].concat()).await;
    let of = |schools: std::ops::RangeInclusive<u128>, office: &'static str, centre| schools.map(move |n| lying(n, office, centre));
    let schools: Vec<_> = of(1..=10, "4005", CENTRE_5)
        .chain(of(11..=15, "4005", CENTRE_6))
        .chain(of(16..=18, "4005", CENTRE_7))
        .chain(of(21..=26, "4001", CENTRE_1))
        .collect();
    let opened = [framework(told::FrameworkPurpose::Accountability), cycle(12, told::CycleStatus::Finalised, 1), frozen(1, &schools)];
    apply(&world, &opened).await;
    let level = |n: u128| match n {
        1..=10 => 2,
        11..=15 => 5,
        16..=18 => 3,
        _ => 4,
    };
    apply(&world, &(1..=18).chain(21..=26).map(|n| found(n, 1, level(n))).collect::<Vec<_>>()).await;
    apply(&world, &(1..=10).map(|n| pupils(n, 20)).chain((11..=15).map(|n| pupils(n, 400))).collect::<Vec<_>>()).await;
    world
}

async fn scorecard(world: &World, grants: &str, area: Option<u128>) -> Result<pb::AreaScorecard, tonic::Status> {
    let area_id = area.map_or_else(String::new, id);
    let asked = pb::GetAreaScorecardRequest { cycle_id: id(CYCLE), area_id, target_level: 3, ..Default::default() };
    let reply = client(world, grants).get_area_scorecard(asked).await?.into_inner();
    assert_eq!(reply.cycle.expect("it is said").framework_code, "WSA-TEST");
    Ok(reply.scorecard.expect("a reply carries it"))
}

/// The same of the newest results, published or not.
async fn newest(world: &World, grants: &str, area: Option<u128>) -> Result<pb::AreaScorecard, tonic::Status> {
    let (area_id, results) = (area.map_or_else(String::new, id), pb::ScorecardResults::Newest.into());
    let asked = pb::GetAreaScorecardRequest { cycle_id: id(CYCLE), area_id, target_level: 3, results, ..Default::default() };
    let reply = client(world, grants).get_area_scorecard(asked).await?.into_inner();
    Ok(reply.scorecard.expect("a reply carries it"))
}

async fn whole(world: &World, area: Option<u128>) -> pb::ScorecardNode {
    scorecard(world, EVERYBODY, area).await.expect("it is there").whole.expect("there are results")
}

fn levels(node: &pb::ScorecardNode) -> Vec<(i32, i32)> {
    node.levels.iter().map(|level| (level.level, level.schools)).collect()
}

fn share(of: Option<&pb::Share>) -> (i64, i64) {
    of.map_or((-1, -1), |share| (share.numerator, share.denominator))
}

#[tokio::test]
async fn an_area_is_made_of_its_schools_and_never_of_the_averages_of_its_parts() {
    let world = evaluated().await;
    let office = scorecard(&world, EVERYBODY, Some(OFFICE_5)).await.unwrap();
    assert_eq!((office.schools, office.form(), office.target_level, office.least_schools), (18, told::ValueForm::Points, 3, 5));
    let node = office.whole.unwrap();
    assert_eq!((node.suppressed, node.schools, levels(&node)), (false, 18, vec![(2, 10), (3, 3), (5, 5)]));
    assert_eq!((node.level_median_e4, share(node.at_target.as_ref()), share(node.passed.as_ref())), (Some(20_000), (8, 18), (8, 18)));
    let by_schools = node.by_schools.unwrap();
    // (10 × 2 + 3 × 3 + 5 × 5) / 18; the mean of the means of the three centres would be 3.3333.
    assert_eq!((by_schools.schools, by_schools.level_mean_e4, by_schools.value_mean_e4), (18, Some(30_000), Some(600_000)));
    assert_eq!(by_schools.at_target_e4, Some(4_444));
    let by_pupils = node.by_pupils.unwrap();
    // (10 × 20 × 2 + 5 × 400 × 5) / 2200: those without a count are left out.
    assert_eq!((by_pupils.schools, by_pupils.level_mean_e4, by_pupils.at_target_e4), (15, Some(47_273), Some(9_091)));
    let codes: Vec<_> = office.nodes.iter().map(|node| (node.node_code.as_str(), node.schools)).collect();
    assert_eq!(codes, [("A.1", 18), ("A.2", 0)], "what nobody could see has no level");
    assert_eq!(office.nodes[1].by_schools.as_ref().unwrap().level_mean_e4, None);
}

#[tokio::test]
async fn a_centre_of_three_schools_is_kept_back_and_so_is_the_one_without_which_it_could_be_worked_out() {
    let world = evaluated().await;
    let (small, next, large) =
        (whole(&world, Some(CENTRE_7)).await, whole(&world, Some(CENTRE_6)).await, whole(&world, Some(CENTRE_5)).await);
    assert_eq!(small, pb::ScorecardNode { suppressed: true, ..Default::default() }, "nothing of it is told");
    assert!(next.suppressed && !large.suppressed);
    assert!(!whole(&world, Some(OFFICE_5)).await.suppressed && !whole(&world, Some(PROVINCE)).await.suppressed);
    assert_eq!(levels(&whole(&world, None).await), [(2, 10), (3, 3), (4, 6), (5, 5)]);
    let centre = scorecard(&world, EVERYBODY, Some(CENTRE_7)).await.unwrap();
    assert!(centre.nodes.iter().any(|node| node.suppressed && node.node_code == "A.1"));
    assert_eq!(centre.schools, 3, "how many schools there are is no secret");
}

#[tokio::test]
async fn pupils_count_by_the_latest_confirmed_count_alone() {
    let world = evaluated().await;
    // Provisional, of an earlier day, and of a school that has none else.
    apply(&world, &[counted(16, EnrolmentStatus::Provisional)]).await;
    assert_eq!(whole(&world, Some(OFFICE_5)).await.by_pupils.unwrap().schools, 15);
    assert_eq!(whole(&world, Some(OFFICE_1)).await.by_pupils, None, "nobody there has confirmed any");
}

#[tokio::test]
async fn a_result_that_was_revised_takes_the_place_of_the_one_before() {
    let world = evaluated().await;
    apply(&world, &[found(21, 3, 1), found(21, 2, 5)]).await;
    let office = whole(&world, Some(OFFICE_1)).await;
    assert_eq!((levels(&office), office.by_schools.unwrap().level_mean_e4), (vec![(1, 1), (4, 5)], Some(35_000)));
    apply(&world, &[found(21, 1, 4)]).await;
    assert_eq!(whole(&world, Some(OFFICE_1)).await, office, "what is older changes nothing");
}

#[tokio::test]
async fn a_scorecard_is_of_what_was_published_and_of_the_newest_for_whoever_reviews_them_and_asks() {
    let world = evaluated().await;
    // All six schools of office 1 were revised, and nothing of it is published yet.
    apply(&world, &(21..=26).map(|n| found_in((2, 1), n, 2, 5)).collect::<Vec<_>>()).await;
    let published = scorecard(&world, EVERYBODY, Some(OFFICE_1)).await.unwrap();
    assert_eq!((published.results(), levels(&published.whole.unwrap())), (pb::ScorecardResults::Published, vec![(4, 6)]));
    let runs_it = format!("institute_coordinator@organisation:{}", id(OWNER));
    for grants in [EVERYBODY, &runs_it, "area_director@esao:4001", "area_officer@province:40"] {
        let shown = newest(&world, grants, Some(OFFICE_1)).await.unwrap();
        assert_eq!((shown.results(), levels(&shown.whole.unwrap())), (pb::ScorecardResults::Newest, vec![(5, 6)]), "{grants}");
    }
    for grants in ["supervisor@esao:4001", "provincial_officer@province:40", "provincial_officer@province:40 area_director@esao:4005"] {
        assert!(scorecard(&world, grants, Some(OFFICE_1)).await.is_ok(), "{grants}");
        let refusal = Refusal::expect(newest(&world, grants, Some(OFFICE_1)).await);
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::PermissionDenied, "PERMISSION_DENIED"), "{grants}");
        assert_eq!(refusal.metadata.get("permission").map(String::as_str), Some("evaluations.result.review"), "{grants}");
    }
    let elsewhere = Refusal::expect(newest(&world, "area_director@esao:4005", Some(OFFICE_1)).await);
    assert_eq!((elsewhere.code, elsewhere.reason.as_str()), (Code::NotFound, "NOT_FOUND"));
    // What was never published is in no scorecard of what was published.
    apply(&world, &(31..=36).map(|n| found_in((2, 0), n, 1, 1)).collect::<Vec<_>>()).await;
    apply(&world, &[frozen(2, &(31..=36).map(|n| lying(n, "4001", CENTRE_1)).collect::<Vec<_>>())]).await;
    assert_eq!(levels(&whole(&world, Some(OFFICE_1)).await), [(4, 6)]);
    assert_eq!(levels(&newest(&world, EVERYBODY, Some(OFFICE_1)).await.unwrap().whole.unwrap()), [(1, 6), (5, 6)]);
}

#[tokio::test]
async fn of_the_newest_nothing_is_told_that_the_published_ones_could_be_taken_from() {
    let world = evaluated().await;
    let is_told = async |area| !newest(&world, EVERYBODY, area).await.unwrap().whole.unwrap().suppressed;
    assert!(is_told(Some(OFFICE_1)).await && is_told(None).await, "they are the same");
    // One school has another result than the one that was published.
    apply(&world, &[found_in((2, 1), 21, 2, 1)]).await;
    for area in [None, Some(PROVINCE), Some(OFFICE_1), Some(CENTRE_1)] {
        assert!(!is_told(area).await, "{area:?} would tell of the one school");
    }
    assert!(is_told(Some(OFFICE_5)).await && is_told(Some(CENTRE_5)).await, "nothing has changed there");
    assert_eq!(levels(&whole(&world, Some(OFFICE_1)).await), [(4, 6)], "what was published is told as before");
    let skipped = newest(&world, EVERYBODY, Some(OFFICE_1)).await.unwrap().nodes;
    assert_eq!(skipped.iter().map(|node| (node.node_code.as_str(), node.suppressed)).collect::<Vec<_>>(), [("A.1", true), ("A.2", false)]);
    apply(&world, &[found_in((2, 2), 21, 3, 1)]).await;
    assert!(is_told(Some(OFFICE_1)).await, "once it is published they are the same again");
}

#[tokio::test]
async fn a_scorecard_is_the_same_for_everybody_who_reaches_all_of_its_schools_and_for_others_it_is_not_there() {
    let world = evaluated().await;
    let everything = scorecard(&world, EVERYBODY, None).await.unwrap();
    let office = scorecard(&world, EVERYBODY, Some(OFFICE_5)).await.unwrap();
    let runs_it = format!("institute_coordinator@organisation:{}", id(OWNER));
    for grants in ["provincial_officer@province:40", runs_it.as_str()] {
        assert_eq!(scorecard(&world, grants, None).await.unwrap(), everything, "{grants}");
    }
    for grants in ["area_officer@esao:4005", "area_director@esao:4005", "supervisor@esao:4005"] {
        assert_eq!(scorecard(&world, grants, Some(OFFICE_5)).await.unwrap(), office, "{grants}");
        let centre = scorecard(&world, grants, Some(CENTRE_6)).await.unwrap();
        assert!(centre.whole.is_some_and(|node| node.suppressed), "{grants}: what others could work out");
        for elsewhere in [None, Some(PROVINCE), Some(OFFICE_1), Some(CENTRE_1)] {
            let refusal = Refusal::expect(scorecard(&world, grants, elsewhere).await);
            assert_eq!((refusal.code, refusal.reason.as_str()), (Code::NotFound, "NOT_FOUND"), "{grants} {elsewhere:?}");
        }
    }
    let stranger = Refusal::expect(scorecard(&world, "area_officer@esao:4099", None).await);
    assert_eq!(stranger.code, Code::NotFound);
    for grants in ["principal@global", "teacher@global", "assessor@global", "researcher@global", "partner@global", "operator@global"] {
        assert_eq!(Refusal::expect(scorecard(&world, grants, None).await).code, Code::PermissionDenied, "{grants}");
    }
}

#[tokio::test]
async fn a_district_an_unknown_area_or_cycle_and_one_that_was_not_opened_have_no_scorecard() {
    let world = evaluated().await;
    for area in [DISTRICT, 77] {
        let refusal = Refusal::expect(scorecard(&world, EVERYBODY, Some(area)).await);
        assert_eq!((refusal.code, refusal.reason.as_str()), (Code::NotFound, "NOT_FOUND"), "{area}");
    }
    let unknown = pb::GetAreaScorecardRequest { cycle_id: id(77), ..Default::default() };
    assert_eq!(Refusal::expect(client(&world, EVERYBODY).get_area_scorecard(unknown).await).code, Code::NotFound);
    let beyond = pb::GetAreaScorecardRequest { cycle_id: id(CYCLE), target_level: 101, ..Default::default() };
    let refusal = Refusal::expect(client(&world, EVERYBODY).get_area_scorecard(beyond).await);
    assert_eq!((refusal.code, refusal.field_reasons()[0].0), (Code::InvalidArgument, "target_level"));
    apply(&world, &[cycle(13, told::CycleStatus::Planned, 1)]).await;
    assert_eq!(Refusal::expect(scorecard(&world, EVERYBODY, None).await).code, Code::NotFound);
}

#[tokio::test]
async fn as_long_as_nobody_was_told_a_result_there_is_nothing_in_a_scorecard() {
    let world = world().await;
    let schools: Vec<_> = (1..=9).map(|n| lying(n, "4005", CENTRE_5)).collect();
    apply(&world, &map()).await;
    let opened = [framework(told::FrameworkPurpose::Research), cycle(12, told::CycleStatus::Finalised, 1), frozen(1, &schools)];
    apply(&world, &opened).await;
    let empty = scorecard(&world, EVERYBODY, Some(OFFICE_5)).await.unwrap();
    assert_eq!((empty.schools, empty.whole, empty.nodes), (9, None, vec![]));
}

#[tokio::test]
async fn a_question_waits_until_what_was_changed_is_seen_and_says_how_far_both_sources_were_read() {
    let world = world().await;
    let schools: Vec<_> = (1..=9).map(|n| lying(n, "4005", CENTRE_5)).collect();
    let opened = [cycle(12, told::CycleStatus::Open, 1), frozen(1, &schools)];
    tell(&world, &[map(), opened.to_vec()].concat()).await;
    world.settle().await;
    let after = token("evaluations", Uuid::from_u128(CYCLE), 12);
    let asked = pb::GetAreaScorecardRequest { cycle_id: id(CYCLE), after, ..Default::default() };
    let reply = client(&world, EVERYBODY).get_area_scorecard(asked).await.unwrap().into_inner();
    let freshness = reply.freshness.expect("every reply carries it");
    let read: Vec<_> = freshness.sources.iter().map(|source| (source.source.as_str(), source.position)).collect();
    assert_eq!(read, [("evaluations", 2), ("schools", 5)]);
    let of_partners = token("partners", Uuid::from_u128(1), 1);
    let wrong = pb::GetEvaluationCoverageRequest { cycle_id: id(CYCLE), after: of_partners, ..Default::default() };
    let refusal = Refusal::expect(client(&world, EVERYBODY).get_evaluation_coverage(wrong).await);
    assert_eq!(refusal.field_reasons(), [("after", "FIELD_INVALID")]);
}

#[tokio::test]
async fn what_cannot_be_read_is_put_aside_and_stops_only_what_rests_on_it() {
    let world = world().await;
    let broken = told::ResultFinalised { result: Some(told::Result { id: "?".to_owned(), ..Default::default() }) };
    let schools = [lying(1, "4005", CENTRE_5)];
    let unread = of_evaluations("result", &id(3_900_001), 1, "finalised", &broken);
    tell(&world, &[vec![cycle(12, told::CycleStatus::Open, 1), unread, frozen(1, &schools)], map()].concat()).await;
    world.settle().await;
    let asked = crate::evaluated::whole_cycle();
    let reply = client(&world, EVERYBODY).get_evaluation_coverage(asked).await.unwrap().into_inner();
    assert_eq!(reply.coverage.and_then(|row| row.expected).map(|counts| counts.schools), Some(1), "the rest flows on");
    assert_eq!(reply.freshness.unwrap().completeness(), api::common::v1::Completeness::Stopped);
}
