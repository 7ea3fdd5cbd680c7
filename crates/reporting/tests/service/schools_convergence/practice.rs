//! What is told by chance of terms, designations, visits, open classes, innovations and adoptions.

use api::schools::v1 as told;
use chassis::event::Event;

use super::{SCHOOLS, Step, one_of_three};
use crate::story::id;
use crate::town::{CENTRE_1, OFFICE_1, day, of_schools, text};

pub(super) fn term_of(step: &Step, own: &str, version: i64) -> Event {
    let term = told::Term {
        id: own.to_owned(),
        version,
        term: Some(told::AcademicTerm { be_year: 2564, semester: step.chance % 3 }),
        starts_on: day(2021, 1, 1),
        ends_on: day(2021, step.chance + 1, 20),
        area_id: one_of_three([None, Some(OFFICE_1), Some(CENTRE_1)], step.chance).map_or_else(String::new, id),
        school_id: if step.chance == 3 { id(SCHOOLS[0]) } else { String::new() },
        ..Default::default()
    };
    of_schools("term", own, version, "defined", &told::TermDefined { term: Some(term) })
}

pub(super) fn pilot_of(step: &Step, own: &str, school: u128, version: i64) -> Event {
    let steps = (0..=step.chance).map(|at| told::PilotStep { status: at + 1, on: day(2021, at / 2 + 1, 1), ..Default::default() });
    let designation = told::PilotDesignation {
        id: own.to_owned(),
        version,
        school_id: id(school),
        area_id: id(500),
        steps: steps.collect(),
        autonomy: (1..=step.chance).collect(),
        valid_from: if step.chance > 3 { day(2021, 3, 1) } else { None },
        valid_to: if step.chance > 4 { day(2021, 4, 1) } else { None },
        ..Default::default()
    };
    of_schools("pilot", own, version, "announced", &told::PilotAnnounced { designation: Some(designation) })
}

/// A visit does not change: whoever tells of it again says the same.
pub(super) fn visit_of(step: &Step, own: &str, school: u128, version: i64) -> Event {
    let (visited_on, follow_ups) = (day(2021, step.chance + 1, 10), step.chance);
    let visited = told::CoachingVisited { id: own.to_owned(), school_id: id(school), visited_on, follow_ups, ..Default::default() };
    of_schools("coaching", own, version, "visited", &visited)
}

pub(super) fn open_class_of(step: &Step, own: &str, school: u128, version: i64) -> Event {
    let held_on = day(2021, step.chance + 1, 15);
    let held = told::OpenClassHeld { id: own.to_owned(), school_id: id(school), held_on, ..Default::default() };
    of_schools("open_class", own, version, "held", &held)
}

pub(super) fn innovation_of(step: &Step, own: &str, school: u128, version: i64) -> Event {
    let innovation = told::Innovation {
        id: own.to_owned(),
        version,
        name: text(&step.label),
        kind: step.chance,
        term: Some(told::AcademicTerm { be_year: 2560 + step.chance, semester: 1 }),
        evidence_level: step.chance,
        origin_school_id: if step.chance == 0 { String::new() } else { id(school) },
        maturity: step.chance + 1,
        published_on: if step.chance == 5 { day(2021, 6, 1) } else { None },
        ..Default::default()
    };
    of_schools("innovation", own, version, "state_changed", &told::InnovationStateChanged { innovation: Some(innovation) })
}

pub(super) fn adoption_of(step: &Step, own: &str, school: u128, version: i64) -> Event {
    let steps = (0..=step.chance).map(|at| told::AdoptionStep { status: at + 1, on: day(2021, at / 2 + 1, 1) });
    let adoption = told::Adoption {
        id: own.to_owned(),
        version,
        innovation_id: id(13_000 + one_of_three(SCHOOLS, step.chance)),
        school_id: id(school),
        source_school_id: if step.chance % 2 == 0 { String::new() } else { id(SCHOOLS[1]) },
        steps: steps.collect(),
        ..Default::default()
    };
    of_schools("adoption", own, version, "trying", &told::AdoptionTrying { adoption: Some(adoption) })
}
