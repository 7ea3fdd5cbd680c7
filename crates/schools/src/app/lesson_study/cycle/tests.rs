//! Several calls of several callers in one slice.

use std::time::Duration;

use chassis::auth::{Authenticator, Issuer, Roles};
use chassis::kernel::{Clock, LocalizedText};
use jiff::civil::date;
use testkit::World;

use super::*;
use crate::domain::lesson_study::{Held, Makeup, Member, Part, Participant, Role, State, Team};
use crate::domain::school::{Affiliation, Agency, Grade, GradeRange, Location, NewSchool, School};
use crate::domain::term::AcademicTerm;
use crate::domain::{LessonStudyTeamId, SchoolId};

const TODAY: Date = date(2021, 12, 20);

/// Who a token with this grant speaks for, where phases are recorded.
async fn caller(grant: &str) -> Caller {
    let keys = std::env::temp_dir().join(format!("sala-slice-{}", std::process::id()));
    std::fs::create_dir_all(&keys).expect("a folder for the key");
    let issuer = Issuer::open(&keys).expect("a key");
    let token = issuer.mint_claims(grant, &[grant.to_owned()], Duration::from_hours(1)).expect("signed");
    let now = Clock::system().now().as_second();
    let tokens = Authenticator::open(issuer.config()).expect("its own key");
    tokens.ready(Duration::from_secs(20)).await.expect("the key is there");
    let identity = tokens.identify(Some(&format!("Bearer {token}")), now).await.expect("valid");
    std::fs::remove_dir_all(&keys).expect("the key is not needed any more");
    Roles::compiled_in().expect("parses").admit(&identity, "schools.lesson_study.write").expect("the role may")
}

fn school(number: u128) -> School {
    let new = NewSchool {
        codes: Vec::new(),
        name: LocalizedText::thai(format!("โรงเรียนตัวอย่างที่ {number} (ข้อมูลสมมติ)")),
        affiliation: Affiliation { agency: Agency::Opec, service_area: None },
        location: Location { subdistrict: "400101".to_owned(), address: String::new(), point: None },
        centre: None,
        grades: GradeRange::try_new(Grade::P1, Grade::P6).expect("in order"),
        established_on: None,
        tags: Vec::new(),
        from: None,
    };
    School::register(SchoolId(Uuid::from_u128(number)), new, Timestamp::UNIX_EPOCH).expect("possible").0
}

/// A school with a team, and planned cycles of it with these ids.
async fn planned(uow: &mut Uow, number: u128, cycles: &[u128]) {
    let school = school(number);
    store::school::insert(uow.db(), std::slice::from_ref(&school), TODAY).await.expect("stored");
    let scopes = places::scopes(std::slice::from_ref(&school), TODAY);
    let member = Member { person: Uuid::from_u128(1), organisation: Uuid::from_u128(2), role: Role::Teacher };
    let schools = vec![school.record().id];
    let makeup =
        Makeup { schools: schools.clone(), grade: Grade::P4, subject: "คณิตศาสตร์".to_owned(), members: vec![member] };
    let id = LessonStudyTeamId(Uuid::from_u128(number + 50));
    let term = AcademicTerm::try_new(2564, 0).expect("a year");
    let formed = Team::form(id, (term, TODAY), makeup, &[school.record().grades], (TODAY, uow.now()));
    store::lesson_study::team::insert(uow.db(), &formed.expect("possible").0, &scopes).await.expect("stored");
    for cycle in cycles {
        let new = NewCycle { week: TODAY, topic: LocalizedText::thai("เศษส่วน"), planned_on: [None; 3], revision_of: None };
        let (cycle, _) = Cycle::plan(LessonStudyCycleId(Uuid::from_u128(*cycle)), (id, schools.clone()), new, uow.now()).expect("possible");
        store::lesson_study::cycle::insert(uow.db(), &cycle, &scopes).await.expect("stored");
    }
}

fn held(part: Part) -> Held {
    let participants = vec![Participant { person: Uuid::from_u128(1), role: Role::Teacher, part }];
    Held { done_on: TODAY, participants, artefacts: Vec::new(), notes: String::new() }
}

fn at(cycle: u128, expected_version: i64) -> Change {
    Change { id: Uuid::from_u128(cycle), expected_version }
}

#[tokio::test]
async fn each_call_of_a_slice_is_decided_under_its_own_rights_and_a_refused_one_leaves_the_others_alone() {
    let world = World::start([crate::service()]).await;
    let mut uow = world.db("schools").begin(None, world.clock.now(), world.ids.clone()).await.expect("begun");
    planned(&mut uow, 101, &[1, 2, 3]).await;
    planned(&mut uow, 102, &[4]).await;
    let one = caller(&format!("teacher@school:{}", Uuid::from_u128(101))).await;
    let other = caller(&format!("teacher@school:{}", Uuid::from_u128(102))).await;
    let plan = Recorded::Plan(held(Part::TookPart));
    let teach = Recorded::Do { held: held(Part::Taught), open_approach: None, ideas: Vec::new() };
    let asked = [
        RecordPhase { who: &one, at: at(1, 1), what: &plan },
        RecordPhase { who: &other, at: at(2, 1), what: &plan },
        RecordPhase { who: &one, at: at(3, 9), what: &plan },
        RecordPhase { who: &one, at: at(77, 1), what: &plan },
        RecordPhase { who: &other, at: at(4, 1), what: &teach },
        RecordPhase { who: &one, at: at(1, 2), what: &teach },
        RecordPhase { who: &other, at: at(4, 1), what: &plan },
    ];
    let days = (uow.today(), uow.now());
    let answers = record_phases(uow.db(), days, &asked).await.expect("the database answers");
    let told: Vec<Result<(i64, Vec<&str>), &str>> = answers
        .into_iter()
        .map(|answer| match answer {
            Ok(told) => Ok((told.cycle.record().version, told.facts.iter().map(|fact| fact.event).collect())),
            Err(error) => Err(Failure::from(error).reason()),
        })
        .collect();
    assert_eq!(
        told,
        [
            Ok((2, vec!["plan_done"])),
            Err("NOT_FOUND"),
            Err("VERSION_CONFLICT"),
            Err("NOT_FOUND"),
            Err("STATE_NOT_ALLOWED"),
            Ok((3, vec!["taught"])),
            Ok((2, vec!["plan_done"])),
        ]
    );
    for (cycle, state, version) in [(1, State::Taught, 3), (2, State::Planned, 1), (3, State::Planned, 1), (4, State::PlanDone, 2)] {
        let stored = store::lesson_study::cycle::find(uow.db(), Uuid::from_u128(cycle)).await.expect("read").expect("there").cycle;
        assert_eq!((stored.record().state, stored.record().version), (state, version), "cycle {cycle}");
    }
}
