//! What a school does with others, on its page: designations by their days, visits and open classes by term, innovations made and taken up.

use api::reporting::v1 as pb;
use api::schools::v1 as told;
use chassis::event::Event;
use testkit::World;

use crate::story::{apply, client, id};
use crate::town::{
    CENTRE_1, CENTRE_5, EVERYBODY, OFFICE_1, OFFICE_5, active, area, day, merged, moved, of_schools, participation, school, school_told,
    text, town,
};

/// An innovation area.
const EIA: u128 = 460;

async fn page(world: &World, grants: &str, school: u128, as_of: Option<api::common::v1::LocalDate>) -> pb::SchoolProfile {
    let asked = pb::GetSchoolProfileRequest { school_id: id(school), as_of, ..Default::default() };
    client(world, grants).get_school_profile(asked).await.expect("within reach").into_inner().profile.expect("a reply carries the profile")
}

fn term(
    n: u128,
    (be_year, semester): (i32, i32),
    from: (i32, i32, i32),
    to: (i32, i32, i32),
    scope: (Option<u128>, Option<u128>),
) -> Event {
    let term = told::Term {
        id: id(n),
        version: 1,
        term: Some(told::AcademicTerm { be_year, semester }),
        starts_on: day(from.0, from.1, from.2),
        ends_on: day(to.0, to.1, to.2),
        area_id: scope.0.map(id).unwrap_or_default(),
        school_id: scope.1.map(id).unwrap_or_default(),
        ..Default::default()
    };
    of_schools("term", &id(n), 1, "defined", &told::TermDefined { term: Some(term) })
}

/// The whole year and its two terms, for everybody.
fn terms() -> Vec<Event> {
    let everybody = (None, None);
    vec![
        term(600, (2564, 0), (2021, 5, 17), (2022, 3, 31), everybody),
        term(601, (2564, 1), (2021, 5, 17), (2021, 10, 10), everybody),
        term(602, (2564, 2), (2021, 11, 1), (2022, 3, 31), everybody),
    ]
}

fn visit(n: u128, school: u128, (month, d): (i32, i32), follow_ups: i32) -> Event {
    let (id, visited_on) = (id(n), day(2021, month, d));
    let visited = told::CoachingVisited {
        id: id.clone(),
        school_id: crate::story::id(school),
        coach_ref: crate::story::id(777),
        visited_on,
        follow_ups,
        ..Default::default()
    };
    of_schools("coaching", &id, 1, "visited", &visited)
}

fn open_class(n: u128, school: u128, (month, d): (i32, i32)) -> Event {
    let held = told::OpenClassHeld { id: id(n), school_id: id(school), held_on: day(2021, month, d), ..Default::default() };
    of_schools("open_class", &id(n), 1, "held", &held)
}

/// The designation of a school after these steps, in effect in these days.
fn pilot(n: u128, school: u128, steps: &[(told::PilotStatus, (i32, i32))], days: [Option<(i32, i32)>; 2]) -> Event {
    let on = |(month, d): (i32, i32)| day(2021, month, d);
    let version = i64::try_from(steps.len()).expect("few");
    let ended = steps.last().filter(|(status, _)| matches!(status, told::PilotStatus::Revoked | told::PilotStatus::Relinquished));
    let designation = told::PilotDesignation {
        id: id(n),
        version,
        school_id: id(school),
        area_id: id(EIA),
        steps: steps.iter().map(|(status, at)| told::PilotStep { status: i32::from(*status), on: on(*at), ..Default::default() }).collect(),
        autonomy: vec![told::AutonomyItem::Curriculum.into()],
        valid_from: days[0].and_then(on),
        valid_to: days[1].and_then(on),
        ended_on: ended.and_then(|(_, at)| on(*at)),
        ..Default::default()
    };
    of_schools("pilot", &id(n), version, "in_effect", &told::PilotInEffect { designation: Some(designation) })
}

fn innovation(n: u128, origin: u128, published: bool) -> Event {
    let maturity = if published { told::InnovationMaturity::Published } else { told::InnovationMaturity::Trialled };
    let innovation = told::Innovation {
        id: id(n),
        version: 1,
        name: text(&format!("นวัตกรรมตัวอย่างที่ {n} (ข้อมูลสมมติ)")),
        kind: told::InnovationKind::Teaching.into(),
        term: Some(told::AcademicTerm { be_year: 2563, semester: 1 }),
        evidence_level: told::EvidenceLevel::SchoolData.into(),
        origin_school_id: id(origin),
        creators: vec![told::Creator { person_ref: id(778), share_e2: 10_000, ..Default::default() }],
        maturity: maturity.into(),
        published_on: if published { day(2021, 7, 1) } else { None },
        ..Default::default()
    };
    of_schools("innovation", &id(n), 1, "registered", &told::InnovationRegistered { innovation: Some(innovation) })
}

fn adoption(n: u128, innovation: u128, school: u128, steps: &[(told::AdoptionStatus, (i32, i32))]) -> Event {
    let version = i64::try_from(steps.len()).expect("few");
    let adoption = told::Adoption {
        id: id(n),
        version,
        innovation_id: id(innovation),
        school_id: id(school),
        steps: steps
            .iter()
            .map(|(status, (month, d))| told::AdoptionStep { status: i32::from(*status), on: day(2021, *month, *d) })
            .collect(),
        ..Default::default()
    };
    of_schools("adoption", &id(n), version, "trying", &told::AdoptionTrying { adoption: Some(adoption) })
}

/// School 1 of office 1 and school 2 of office 5.
async fn two(events: Vec<Event>) -> World {
    let schools = [school_told(school(1, OFFICE_1, CENTRE_1)), school_told(school(2, OFFICE_5, CENTRE_5))];
    town(&[schools.to_vec(), events].concat()).await
}

/// Year and semester (0 where unknown), how often, month and day of the last time.
type Times = Vec<(i32, i32, i32, (i32, i32))>;

fn when(term: Option<told::AcademicTerm>, times: i32, last: Option<&api::common::v1::LocalDate>) -> (i32, i32, i32, (i32, i32)) {
    let (year, semester) = term.map_or((0, 0), |term| (term.be_year, term.semester));
    (year, semester, times, last.map_or((0, 0), |day| (day.month, day.day)))
}

fn visits(page: &pb::SchoolProfile) -> Times {
    page.coaching.iter().map(|row| when(row.term, row.visits, row.last_visited_on.as_ref())).collect()
}

fn classes(page: &pb::SchoolProfile) -> Times {
    page.open_classes.iter().map(|row| when(row.term, row.held, row.last_held_on.as_ref())).collect()
}

#[tokio::test]
async fn visits_and_open_classes_are_counted_by_the_term_of_their_day() {
    let events = vec![
        visit(700, 1, (6, 21), 2),
        visit(701, 1, (9, 6), 1),
        visit(702, 1, (11, 15), 0),
        // Between the terms.
        visit(703, 1, (10, 20), 0),
        visit(704, 2, (6, 21), 0),
        open_class(710, 1, (8, 27)),
        open_class(711, 1, (9, 24)),
    ];
    let world = two([terms(), events].concat()).await;
    let shown = page(&world, EVERYBODY, 1, None).await;
    assert_eq!(visits(&shown), [(2564, 1, 2, (9, 6)), (2564, 2, 1, (11, 15)), (0, 0, 1, (10, 20))]);
    assert_eq!(shown.coaching[0].follow_ups, 3);
    assert_eq!(classes(&shown), [(2564, 1, 2, (9, 24))]);
    let then = page(&world, EVERYBODY, 1, day(2021, 8, 31)).await;
    assert_eq!((visits(&then), classes(&then)), (vec![(2564, 1, 1, (6, 21))], vec![(2564, 1, 1, (8, 27))]));
    let asked = |be_year| pb::GetSchoolProfileRequest {
        school_id: id(1),
        academic_year: Some(told::AcademicYear { be_year }),
        ..Default::default()
    };
    let of_year = async |be_year| {
        let reply = client(&world, EVERYBODY).get_school_profile(asked(be_year)).await.expect("within reach").into_inner();
        let page = reply.profile.expect("a reply carries the profile");
        (visits(&page).len(), classes(&page).len())
    };
    assert_eq!((of_year(2564).await, of_year(2565).await), ((2, 1), (0, 0)), "a day in no term is of no year");
}

#[tokio::test]
async fn the_nearest_dates_of_a_term_hold_and_those_that_come_later_are_taken_up() {
    let world = two(vec![visit(700, 1, (10, 20), 0), visit(701, 2, (10, 20), 0)]).await;
    assert_eq!(visits(&page(&world, EVERYBODY, 1, None).await), [(0, 0, 1, (10, 20))], "no term is known yet");
    apply(&world, &terms()).await;
    assert_eq!(visits(&page(&world, EVERYBODY, 1, None).await), [(0, 0, 1, (10, 20))]);
    let (from, to) = ((2021, 10, 11), (2021, 10, 31));
    apply(&world, &[term(610, (2564, 3), from, to, (Some(OFFICE_1), None))]).await;
    assert_eq!(visits(&page(&world, EVERYBODY, 1, None).await), [(2564, 3, 1, (10, 20))], "those of its office");
    apply(&world, &[term(611, (2564, 2), from, to, (Some(CENTRE_1), None))]).await;
    assert_eq!(visits(&page(&world, EVERYBODY, 1, None).await), [(2564, 2, 1, (10, 20))], "those of its centre before those of its office");
    apply(&world, &[term(612, (2564, 1), from, to, (None, Some(1)))]).await;
    assert_eq!(visits(&page(&world, EVERYBODY, 1, None).await), [(2564, 1, 1, (10, 20))], "its own before all others");
    assert_eq!(visits(&page(&world, EVERYBODY, 2, None).await), [(0, 0, 1, (10, 20))], "another school has none of these");
}

#[tokio::test]
async fn a_programme_shows_the_visits_of_the_days_on_which_the_school_took_part() {
    use told::ParticipationStatus as Is;
    let resting = [(Is::Active, day(2021, 6, 15)), (Is::Suspended, day(2021, 9, 1)), (Is::Active, day(2021, 11, 1))];
    let events = vec![
        participation(1, &resting),
        active(2),
        visit(700, 1, (6, 1), 0),
        visit(701, 1, (6, 15), 0),
        visit(702, 1, (10, 1), 0),
        visit(703, 1, (11, 8), 0),
    ];
    let world = two(events).await;
    let of = |page: &pb::SchoolProfile| {
        let programme = &page.programmes[0];
        (programme.coaching_visits, programme.last_visited_on.as_ref().map(|day| (day.month, day.day)))
    };
    assert_eq!(of(&page(&world, EVERYBODY, 1, None).await), (2, Some((11, 8))));
    assert_eq!(of(&page(&world, EVERYBODY, 1, day(2021, 10, 31)).await), (1, Some((6, 15))));
    assert_eq!(of(&page(&world, EVERYBODY, 2, None).await), (0, None));
}

#[tokio::test]
async fn a_designation_is_in_effect_by_its_days_whatever_its_last_step_says() {
    use told::PilotStatus::{Expired, InEffect, Renewed, Requested, Revoked};
    let eia = area(EIA, told::AreaKind::Eia, "EIA-1", "พื้นที่นวัตกรรมตัวอย่าง (ข้อมูลสมมติ)");
    let steps = [(Requested, (2, 1)), (InEffect, (3, 1))];
    let world = two(vec![eia, pilot(800, 1, &steps, [Some((3, 1)), Some((9, 1))])]).await;
    let on = async |month, d| {
        let page = page(&world, EVERYBODY, 1, day(2021, month, d)).await;
        page.pilots.first().map(|pilot| (pilot.status(), pilot.in_effect, pilot.valid_from.is_some(), pilot.valid_to.is_some()))
    };
    assert_eq!(on(1, 31).await, None, "nobody had asked");
    assert_eq!(on(2, 28).await, Some((Requested, false, false, false)));
    assert_eq!(on(3, 1).await, Some((InEffect, true, true, true)));
    assert_eq!(on(9, 1).await, Some((Expired, false, true, true)), "its time has run out, and nobody has said more");
    apply(&world, &[school_told(merged(school(1, OFFICE_1, CENTRE_1), 2, day(2021, 8, 16)))]).await;
    assert_eq!(on(8, 15).await, Some((InEffect, true, true, true)));
    assert_eq!(on(8, 16).await, Some((InEffect, false, true, true)), "a school that is no more is no pilot school");
    apply(&world, &[school_told(told::School { version: 9, ..school(1, OFFICE_1, CENTRE_1) })]).await;
    apply(&world, &[pilot(800, 1, &[steps[0], steps[1], (Renewed, (8, 1))], [Some((3, 1)), None])]).await;
    assert_eq!(on(9, 1).await, Some((Renewed, true, true, false)));
    let ended = [steps[0], steps[1], (Renewed, (8, 1)), (Revoked, (10, 1))];
    apply(&world, &[pilot(800, 1, &ended, [Some((3, 1)), Some((10, 1))])]).await;
    assert_eq!((on(9, 30).await, on(10, 1).await), (Some((Renewed, true, true, true)), Some((Revoked, false, true, true))));
    let shown = page(&world, EVERYBODY, 1, None).await;
    assert_eq!(shown.pilots[0].area_name.as_ref().map(|name| name.th.as_str()), Some("พื้นที่นวัตกรรมตัวอย่าง (ข้อมูลสมมติ)"));
    assert_eq!(shown.pilots[0].autonomy().collect::<Vec<_>>(), [told::AutonomyItem::Curriculum]);
}

#[tokio::test]
async fn innovations_are_shown_where_they_began_and_where_they_were_taken_up() {
    use told::AdoptionStatus::{Agreed, Interested, Stopped, Sustained, Trying};
    let events = vec![
        innovation(900_001, 1, true),
        innovation(900_002, 1, false),
        adoption(910, 900_001, 2, &[(Interested, (2, 1)), (Agreed, (2, 15)), (Trying, (3, 1)), (Sustained, (11, 15))]),
        adoption(911, 900_002, 2, &[(Interested, (2, 1)), (Stopped, (4, 1))]),
        // Nobody has told of it yet.
        adoption(912, 900_009, 2, &[(Interested, (5, 1))]),
    ];
    let world = two(events).await;
    let made = page(&world, EVERYBODY, 1, None).await;
    let shown: Vec<_> = made.innovations.iter().map(|it| (it.maturity(), it.published_on.is_some(), it.sustained_by)).collect();
    assert_eq!(shown, [(told::InnovationMaturity::Published, true, 1), (told::InnovationMaturity::Trialled, false, 0)]);
    assert!(made.adoptions.is_empty());
    let short = |page: &pb::SchoolProfile| -> Vec<_> { page.adoptions.iter().map(|it| (it.status(), it.name.is_some())).collect() };
    let taken_up = page(&world, EVERYBODY, 2, None).await;
    assert_eq!(short(&taken_up), [(Stopped, true), (Interested, false), (Sustained, true)]);
    assert!(taken_up.innovations.is_empty());
    let then = page(&world, EVERYBODY, 2, day(2021, 3, 31)).await;
    assert_eq!(short(&then), [(Interested, true), (Trying, true)]);
    let before = page(&world, EVERYBODY, 1, day(2021, 11, 14)).await;
    assert_eq!(before.innovations[0].sustained_by, 0, "not for two terms yet");
    // Whoever reaches the school that took it up does not thereby read what is published for nobody.
    let office = page(&world, "area_officer@esao:4005", 2, None).await;
    assert_eq!(short(&office), [(Stopped, false), (Interested, false), (Sustained, true)]);
}

#[tokio::test]
async fn an_office_sees_what_was_done_while_the_school_was_its_own() {
    use told::AdoptionStatus::{Agreed, Interested};
    use told::PilotStatus::{InEffect, Relinquished, Requested};
    let changed = moved(school(1, OFFICE_1, CENTRE_1), OFFICE_5, CENTRE_5, day(2021, 10, 1));
    let gave_up = [(Requested, (2, 1)), (InEffect, (3, 1)), (Relinquished, (7, 1))];
    let events = vec![
        school_told(changed),
        visit(700, 1, (6, 21), 0),
        visit(701, 1, (11, 15), 0),
        open_class(710, 1, (8, 27)),
        pilot(800, 1, &gave_up, [Some((3, 1)), Some((7, 1))]),
        pilot(801, 1, &[(Requested, (8, 1))], [None, None]),
        innovation(900_001, 1, true),
        innovation(900_002, 1, false),
        adoption(910, 900_003, 1, &[(Interested, (2, 1)), (Agreed, (2, 15))]),
    ];
    let world = town(&[terms(), events].concat()).await;
    let counts = |page: &pb::SchoolProfile| {
        (visits(page).len(), classes(page).len(), page.pilots.len(), page.innovations.len(), page.adoptions.len())
    };
    assert_eq!(counts(&page(&world, EVERYBODY, 1, None).await), (2, 1, 2, 2, 1));
    let new = page(&world, "area_officer@esao:4005", 1, None).await;
    assert_eq!(counts(&new), (1, 0, 1, 2, 1), "what was done and ended before belongs to the office of that time");
    assert_eq!(visits(&new), [(2564, 2, 1, (11, 15))]);
    let old = page(&world, "area_officer@esao:4001", 1, day(2021, 9, 30)).await;
    assert_eq!(counts(&old), (1, 1, 2, 1, 1), "an innovation as it stands now is shown to whom the school belongs now, or to everybody");
}

#[tokio::test]
async fn who_came_and_who_made_it_is_in_no_table() {
    let world = two(vec![visit(700, 1, (6, 21), 0), innovation(900_001, 1, true)]).await;
    let everything: String = sqlx::query_scalar(
        "select (select string_agg(v::text, ' ') from visit v) || ' ' || (select string_agg(i::text, ' ') from innovation i)",
    )
    .fetch_one(world.db("reporting").pool())
    .await
    .expect("both are kept");
    assert!(everything.contains(&id(700)) && everything.contains(&id(900_001)));
    assert!(!everything.contains(&id(777)) && !everything.contains(&id(778)), "{everything}");
}
