//! A school on one page: what it was on the day, to whoever it belonged to then.

use api::reporting::v1 as pb;
use api::reporting::v1::CoverageLevel;
use api::schools::v1 as told;
use api::schools::v1::{EnrolmentStatus, ParticipationStatus as Is};
use chassis::event::Event;
use testkit::{Refusal, World};
use tonic::Code;

use crate::story::{apply, client, id};
use crate::town::{
    CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, active, counted, day, merged, moved, of_schools, participation, school, school_told,
    text, town,
};

async fn get(world: &World, grants: &str, asked: pb::GetSchoolProfileRequest) -> Result<pb::SchoolProfile, tonic::Status> {
    let reply = client(world, grants).get_school_profile(asked).await?.into_inner();
    Ok(reply.profile.expect("a reply carries the profile"))
}

fn of(n: u128) -> pb::GetSchoolProfileRequest {
    pb::GetSchoolProfileRequest { school_id: id(n), ..Default::default() }
}

fn on(n: u128, month: i32, d: i32) -> pb::GetSchoolProfileRequest {
    pb::GetSchoolProfileRequest { as_of: day(2021, month, d), ..of(n) }
}

fn plan(school: u128) -> Event {
    let own = id(3_000_000 + school);
    let year = |be_year| Some(told::AcademicYear { be_year });
    let plan = told::DevelopmentPlan {
        id: own.clone(),
        version: 4,
        school_id: id(school),
        first_year: year(2564),
        last_year: year(2566),
        title: text("แผนตัวอย่าง (ข้อมูลสมมติ)"),
        state: told::PlanState::Acknowledged.into(),
        revision: 1,
        ..Default::default()
    };
    of_schools("plan", &own, 4, "acknowledged", &told::PlanAcknowledged { plan: Some(plan) })
}

fn team(n: u128, be_year: i32) -> Event {
    let academic_term = Some(told::AcademicTerm { be_year, semester: 0 });
    let team = told::LessonStudyTeamSnapshot { id: id(n), version: 1, academic_term, ..Default::default() };
    of_schools("lesson_study", &id(n), 1, "team_formed", &told::LessonStudyTeamFormed { team: Some(team) })
}

fn cycle(n: u128, team: u128, schools: &[u128], week: (i32, i32), state: told::LessonStudyState) -> Event {
    let cycle = told::LessonStudyCycleSnapshot {
        id: id(n),
        version: 1,
        team_id: id(team),
        school_ids: schools.iter().map(|school| id(*school)).collect(),
        week: day(2021, week.0, week.1),
        state: state.into(),
        ..Default::default()
    };
    of_schools("lesson_study", &id(n), 1, "planned", &told::LessonStudyPlanned { cycle: Some(cycle) })
}

/// School 1 of office 1 moved to office 5 in October; it takes part, plans and studies.
async fn busy() -> World {
    use told::LessonStudyState::{Cancelled, Closed, Planned, Reflected, Taught};
    let events = vec![
        school_told(moved(school(1, OFFICE_1, CENTRE_1), OFFICE_5, CENTRE_5, day(2021, 10, 1))),
        school_told(school(2, OFFICE_1, CENTRE_1)),
        active(1),
        counted(1, EnrolmentStatus::Provisional),
        plan(1),
        team(70, 2564),
        cycle(71, 70, &[1, 2], (7, 5), Closed),
        cycle(72, 70, &[1], (7, 12), Reflected),
        cycle(73, 70, &[1], (11, 15), Taught),
        cycle(74, 70, &[1], (11, 22), Planned),
        cycle(75, 70, &[1], (11, 29), Cancelled),
        // Nobody has told of its team yet.
        cycle(76, 79, &[1], (11, 29), Planned),
    ];
    town(&events).await
}

fn lessons(profile: &pb::SchoolProfile) -> Vec<(i32, [i32; 5])> {
    let year = |row: &pb::ProfileLessonStudy| row.academic_year.map_or(0, |year| year.be_year);
    let row = |row: &pb::ProfileLessonStudy| (year(row), [row.planned, row.taught, row.reflected, row.closed, row.cancelled]);
    profile.lesson_study.iter().map(row).collect()
}

#[tokio::test]
async fn a_school_is_shown_on_one_page() {
    let world = busy().await;
    let page = get(&world, EVERYBODY, of(1)).await.unwrap();
    assert_eq!((page.school_version, page.status()), (2, told::SchoolStatus::Open));
    assert_eq!(page.display_name.as_ref().map(|name| name.th.as_str()), Some("โรงเรียนตัวอย่างที่ 1 (ข้อมูลสมมติ)"));
    assert_eq!(page.identifiers[0].code.as_ref().map(|code| code.value.as_str()), Some("9990000001"));
    let area = |area: &pb::ProfileArea| {
        let shown = area.area.clone().unwrap_or_default();
        let until = area.valid_to.as_ref().map(|day| (day.year, day.month, day.day));
        (shown.level(), shown.code.map(|code| code.value).unwrap_or_default(), until)
    };
    let moved_on = Some((2021, 10, 1));
    let expected = [
        (CoverageLevel::Province, "40".to_owned(), None),
        (CoverageLevel::District, "4005".to_owned(), None),
        (CoverageLevel::ServiceArea, "4001".to_owned(), moved_on),
        (CoverageLevel::NetworkCentre, "101".to_owned(), moved_on),
        (CoverageLevel::ServiceArea, "4005".to_owned(), None),
        (CoverageLevel::NetworkCentre, "501".to_owned(), None),
    ];
    assert_eq!(page.areas.iter().map(area).collect::<Vec<_>>(), expected);
    let [programme] = page.programmes.as_slice() else { panic!("{:?}", page.programmes) };
    assert_eq!(
        (programme.cohort_no, programme.status(), programme.kind()),
        (2, told::ParticipationStatus::Active, told::ProgrammeKind::Tsqp)
    );
    assert_eq!(programme.status_since.as_ref().map(|day| (day.month, day.day)), Some((6, 15)));
    let [plan] = page.plans.as_slice() else { panic!("{:?}", page.plans) };
    assert_eq!((plan.state(), plan.revision, plan.first_year.map(|year| year.be_year)), (told::PlanState::Acknowledged, 1, Some(2564)));
    assert_eq!(lessons(&page), [(2564, [4, 3, 2, 1, 1]), (0, [1, 0, 0, 0, 0])], "the cycle of an unknown team has no year yet");
}

#[tokio::test]
async fn a_provisional_snapshot_is_shown_as_what_it_is_until_it_is_confirmed() {
    let world = busy().await;
    let page = get(&world, EVERYBODY, of(1)).await.unwrap();
    let latest = page.latest_snapshot.expect("it was counted");
    assert_eq!((latest.pupils, latest.status(), latest.sizes[0].provisional), (95, EnrolmentStatus::Provisional, true));
    assert_eq!(page.confirmed_snapshot, None);
    apply(&world, &[counted(1, EnrolmentStatus::Confirmed)]).await;
    let page = get(&world, EVERYBODY, of(1)).await.unwrap();
    assert_eq!(
        page.confirmed_snapshot.as_ref().map(|snapshot| (snapshot.status(), snapshot.sizes[0].provisional)),
        Some((EnrolmentStatus::Confirmed, false))
    );
    assert_eq!(page.latest_snapshot, page.confirmed_snapshot);
}

/// The pupils of a school, recorded by an import that was undone afterwards.
fn uncounted(school: u128) -> Event {
    let own = id(2_000_000 + school);
    let snapshot =
        told::EnrolmentSnapshot { id: own.clone(), version: 9, school_id: id(school), as_of: day(2021, 6, 10), ..Default::default() };
    of_schools("enrolment", &own, 9, "snapshot_withdrawn", &told::EnrolmentSnapshotWithdrawn { snapshot: Some(snapshot) })
}

#[tokio::test]
async fn what_an_import_took_back_is_shown_no_more_in_whatever_order_it_is_told() {
    let mut gone = school(2, OFFICE_5, CENTRE_5);
    (gone.version, gone.identifiers) = (2, Vec::new());
    (gone.affiliations, gone.locations, gone.centres, gone.statuses) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let snapshot = told::SchoolSnapshot { school: Some(gone.clone()) };
    let gone = of_schools("school", &gone.id, 2, "withdrawn", &told::SchoolWithdrawn { school: Some(snapshot) });
    let was = [counted(1, EnrolmentStatus::Confirmed), school_told(school(2, OFFICE_5, CENTRE_5))];
    for events in [[was.to_vec(), vec![uncounted(1), gone.clone()]].concat(), [vec![uncounted(1), gone.clone()], was.to_vec()].concat()] {
        let world = town(&[vec![school_told(school(1, OFFICE_5, CENTRE_5))], events].concat()).await;
        let page = get(&world, EVERYBODY, of(1)).await.unwrap();
        assert_eq!((page.latest_snapshot, page.confirmed_snapshot), (None, None));
        let office = get(&world, "area_officer@esao:4005", of(2)).await;
        assert_eq!(Refusal::expect(office).code, Code::NotFound, "there never was such a school");
    }
}

#[tokio::test]
async fn an_academic_year_narrows_what_is_of_a_year() {
    let world = busy().await;
    let year = |be_year| pb::GetSchoolProfileRequest { academic_year: Some(told::AcademicYear { be_year }), ..of(1) };
    let page = get(&world, EVERYBODY, year(2564)).await.unwrap();
    assert_eq!((page.plans.len(), lessons(&page).len(), page.latest_snapshot.is_some()), (1, 1, true));
    let page = get(&world, EVERYBODY, year(2566)).await.unwrap();
    assert_eq!((page.plans.len(), lessons(&page).len(), page.latest_snapshot.is_some()), (1, 0, false));
    assert_eq!(page.programmes.len(), 1, "a participation is of no year");
    let page = get(&world, EVERYBODY, year(2570)).await.unwrap();
    assert_eq!(page.plans.len(), 0);
}

#[tokio::test]
async fn a_page_of_the_past_leaves_out_what_began_later() {
    let world = busy().await;
    let page = get(&world, EVERYBODY, on(1, 6, 5)).await.unwrap();
    assert_eq!((page.affiliations.len(), page.areas.len(), page.latest_snapshot.is_some()), (1, 4, false));
    assert_eq!(page.programmes[0].status(), Is::Nominated);
    assert!(page.lesson_study.is_empty());
    let page = get(&world, EVERYBODY, on(1, 7, 8)).await.unwrap();
    assert_eq!(lessons(&page), [(2564, [1, 1, 1, 1, 0])]);
}

#[tokio::test]
async fn an_office_sees_the_page_of_the_days_on_which_the_school_was_its_own() {
    let world = busy().await;
    let (old, new) = ("area_officer@esao:4001", "area_officer@esao:4005");
    let page = get(&world, old, on(1, 9, 30)).await.unwrap();
    assert_eq!((page.programmes.len(), page.latest_snapshot.is_some(), lessons(&page)), (1, true, vec![(2564, [2, 2, 2, 1, 0])]));
    assert_eq!(page.plans.len(), 0, "a plan is shown as it stands now, to whom the school belongs now");
    let hidden = Refusal::expect(get(&world, old, of(1)).await);
    let absent = Refusal::expect(get(&world, old, of(77)).await);
    assert_eq!((hidden.code, hidden.reason.as_str()), (Code::NotFound, "NOT_FOUND"));
    assert_eq!((hidden.text, hidden.english, hidden.metadata), (absent.text, absent.english, absent.metadata));
    let page = get(&world, new, of(1)).await.unwrap();
    assert_eq!((page.plans.len(), page.latest_snapshot.is_some()), (1, false), "the pupils of June were counted for the old office");
    assert_eq!(lessons(&page), [(2564, [2, 1, 0, 0, 1]), (0, [1, 0, 0, 0, 0])]);
    assert_eq!(Refusal::expect(get(&world, new, on(1, 9, 30)).await).code, Code::NotFound);
    assert!(get(&world, &format!("principal@school:{}", id(1)), of(1)).await.is_ok());
    assert_eq!(Refusal::expect(get(&world, &format!("principal@school:{}", id(2)), of(1)).await).code, Code::NotFound);
    for grants in ["provincial_officer@global", "teacher@global", "partner@global", "operator@global"] {
        assert_eq!(Refusal::expect(get(&world, grants, of(1)).await).code, Code::PermissionDenied, "{grants}");
    }
}

#[tokio::test]
async fn a_merged_school_keeps_its_page_under_its_own_id_and_names_its_successor() {
    let ending = school(1, OFFICE_1, CENTRE_1);
    let finished = participation(1, &[(Is::Active, day(2020, 6, 1)), (Is::Completed, day(2021, 3, 31))]);
    let world = town(&[school_told(ending.clone()), school_told(school(2, OFFICE_1, CENTRE_1)), finished]).await;
    apply(&world, &[school_told(merged(ending, 2, day(2021, 11, 1)))]).await;
    let page = get(&world, "area_officer@esao:4001", of(1)).await.unwrap();
    assert_eq!(page.status(), told::SchoolStatus::MergedInto);
    assert_eq!(page.statuses.last().map(|status| status.other_school_id.clone()), Some(id(2)));
    assert_eq!(page.programmes[0].status(), Is::Completed);
    let successor = get(&world, "area_officer@esao:4001", of(2)).await.unwrap();
    assert_eq!(successor.programmes.len(), 0, "what the old school did is not what the new one did");
    assert_eq!(get(&world, EVERYBODY, on(1, 10, 31)).await.unwrap().status(), told::SchoolStatus::Open);
}

#[tokio::test]
async fn no_person_and_no_address_is_on_the_page_or_in_the_tables() {
    let mut headed = school(1, OFFICE_1, CENTRE_1);
    headed.heads.push(told::HeadAssignment { person_ref: id(555), ..Default::default() });
    "บ้านเลขที่ 1".clone_into(&mut headed.locations[0].address);
    let world = town(&[school_told(headed)]).await;
    let page = get(&world, EVERYBODY, of(1)).await.unwrap();
    assert!(!format!("{page:?}").contains(&id(555)));
    let kept: Vec<u8> =
        sqlx::query_scalar("select told from school").fetch_one(world.db("reporting").pool()).await.expect("the school is kept");
    let kept = String::from_utf8_lossy(&kept).into_owned();
    assert!(kept.contains("โรงเรียนตัวอย่าง") && !kept.contains(&id(555)) && !kept.contains("บ้านเลขที่"));
}
