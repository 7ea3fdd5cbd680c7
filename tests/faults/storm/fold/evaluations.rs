//! Cycles, their schools, assignments and assessments, as the tables of the reports must show them, and what the reports say of a cycle.
//! Lessons that are watched are told as well; no report is made of them.

use std::collections::{BTreeMap, BTreeSet};

use api::common::v1::LocalDate;
use api::evaluations::v1 as pb;
use jiff::Timestamp;
use prost::Message;
use uuid::Uuid;

use super::{Kind, Snapshot, or_dash, truth};
use crate::faults::storm::work::evaluations::{Standing, mark_of_closed, mark_of_opened, mark_of_task};
use crate::faults::storm::work::mark_in;
use crate::faults::storm::work::observations::Watched;
use crate::faults::storm::world::Told;

/// The lines of the tables: id and line.
pub(super) const LINES: [(Kind, &str); 3] = [
    (
        Kind::Round,
        "select cycle_id as id, concat_ws('|', version, framework_id, framework_n, is_trial, status, be_year, semester, round, owner_id,
            coalesce(name_th, '-'), coalesce(name_en, '-'), population_on, min_raters, result_n, (extract(epoch from as_of) * 1000000)::bigint)
            || coalesce((select string_agg('|' || concat_ws(':', school_id, late, array_to_string(scopes, ',')), '' order by school_id)
                from reporting.evaluation_school s where s.cycle_id = c.cycle_id), '') as line
         from reporting.evaluation_cycle c",
    ),
    (
        Kind::Task,
        "select assignment_id as id, concat_ws('|', version, cycle_id, school_id, status, (extract(epoch from as_of) * 1000000)::bigint) as line
         from reporting.evaluation_assignment",
    ),
    (
        Kind::Assessment,
        "select assessment_id as id, concat_ws('|', version, cycle_id, school_id, status, (extract(epoch from as_of) * 1000000)::bigint) as line
         from reporting.evaluation_assessment",
    ),
];

/// A cycle, and the schools that came into it with this event.
#[derive(Clone, PartialEq, Message)]
pub(in crate::faults::storm) struct RoundTold {
    #[prost(message, optional, tag = "1")]
    pub(in crate::faults::storm) cycle: Option<pb::Cycle>,
    #[prost(message, repeated, tag = "2")]
    pub(in crate::faults::storm) schools: Vec<pb::EnrolledSchool>,
}

/// What all events of an assignment carry in field 1.
#[derive(Clone, PartialEq, Message)]
struct TaskTold {
    #[prost(message, optional, tag = "1")]
    assignment: Option<pb::AssignmentSnapshot>,
}

/// What all events of an assessment carry, and nothing beside it.
#[derive(Clone, PartialEq, Message)]
struct AssessmentTold {
    #[prost(message, optional, tag = "1")]
    assessment: Option<pb::Assessment>,
}

/// The same of an observation.
#[derive(Clone, PartialEq, Message)]
struct ObservationTold {
    #[prost(message, optional, tag = "1")]
    observation: Option<pb::ObservationSnapshot>,
}

pub(super) fn round(payload: &[u8]) -> Option<Snapshot> {
    let told = RoundTold::decode(payload).ok()?;
    told.cycle.is_some().then(|| Snapshot::Round(Box::new(told)))
}

pub(super) fn task(payload: &[u8]) -> Option<Snapshot> {
    Some(Snapshot::Task(Box::new(TaskTold::decode(payload).ok()?.assignment?)))
}

pub(super) fn assessment(payload: &[u8]) -> Option<Snapshot> {
    Some(Snapshot::Assessment(Box::new(AssessmentTold::decode(payload).ok()?.assessment?)))
}

pub(super) fn observation(payload: &[u8]) -> Option<Snapshot> {
    Some(Snapshot::Observation(Box::new(ObservationTold::decode(payload).ok()?.observation?)))
}

/// Whether an event of an assessment or an observation says more than its message has room for: what is not known of a message is lost when it
/// is read and written again.
pub(in crate::faults::storm) fn says_more(told: &Told) -> bool {
    fn differs<T: Message + Default>(payload: &[u8]) -> bool {
        T::decode(payload).is_ok_and(|told| told.encode_to_vec() != payload)
    }
    let is = |kind: Kind| told.aggregate == kind.aggregate();
    (is(Kind::Assessment) && differs::<AssessmentTold>(&told.payload))
        || (is(Kind::Observation) && differs::<ObservationTold>(&told.payload))
}

pub(super) fn mark_of_round(told: &RoundTold) -> String {
    let cycle = told.cycle.clone().unwrap_or_default();
    let id = cycle.id.parse().unwrap_or_default();
    match cycle.status() {
        pb::CycleStatus::Planned => mark_in(&cycle.plan.unwrap_or_default().name.unwrap_or_default().th),
        // A population is frozen by the opening; one school comes in late.
        pb::CycleStatus::Open => mark_of_opened(id, let_in(told)),
        pb::CycleStatus::CollectionClosed => mark_of_closed(id),
        pb::CycleStatus::Unspecified
        | pb::CycleStatus::Moderation
        | pb::CycleStatus::Finalised
        | pb::CycleStatus::Published
        | pb::CycleStatus::Archived => String::new(),
    }
}

/// The school that was let in with this event. A population has more than one school here.
fn let_in(told: &RoundTold) -> Option<&str> {
    match told.schools.as_slice() {
        [one] => Some(one.school_id.as_str()),
        _ => None,
    }
}

pub(super) fn mark_of_assignment(told: &pb::AssignmentSnapshot) -> String {
    mark_of_task(told.id.parse().unwrap_or_default(), told.status())
}

pub(super) fn mark_of_assessment(told: &pb::Assessment) -> String {
    let (id, levels) = (told.id.parse().unwrap_or_default(), told.progress.unwrap_or_default().levels);
    Standing { id, version: told.version, status: told.status(), revision: told.revision, levels }.mark()
}

pub(super) fn mark_of_observation(told: &pb::ObservationSnapshot) -> String {
    let id = told.id.parse().unwrap_or_default();
    let extent = [told.segments, told.snapshots, told.marks];
    Watched { id, version: told.version, status: told.status(), training: told.training, extent }.mark()
}

/// Without the schools, which follow in their order.
pub(super) fn round_line(told: &RoundTold, as_of: Timestamp) -> String {
    let cycle = told.cycle.clone().unwrap_or_default();
    let plan = cycle.plan.clone().unwrap_or_default();
    let (name, term, population) = (plan.name.clone().unwrap_or_default(), plan.term.unwrap_or_default(), plan.population.clone());
    format!(
        "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}",
        cycle.version,
        plan.framework_id,
        plan.framework_n,
        truth(plan.is_trial),
        cycle.status().as_str_name().trim_start_matches("CYCLE_STATUS_"),
        term.be_year,
        term.semester,
        plan.round().as_str_name().trim_start_matches("CYCLE_ROUND_"),
        plan.owner_organisation_id,
        or_dash(&name.th),
        or_dash(&name.en),
        day(population.unwrap_or_default().as_of.as_ref()),
        plan.policy.unwrap_or_default().min_raters,
        cycle.result_n,
        as_of.as_microsecond(),
    )
}

/// The schools that came into a cycle with this event, as the line of the cycle shows them.
pub(super) fn enrolled(told: &RoundTold) -> BTreeSet<String> {
    let late = let_in(told).is_some();
    told.schools.iter().map(|school| format!("|{}:{}:{}", school.school_id, truth(late), school.scopes.join(","))).collect()
}

pub(super) fn task_line(told: &pb::AssignmentSnapshot, as_of: Timestamp) -> String {
    let status = told.status().as_str_name().trim_start_matches("ASSIGNMENT_STATUS_");
    format!("{}|{}|{}|{status}|{}", told.version, told.cycle_id, told.school_id, as_of.as_microsecond())
}

pub(super) fn assessment_line(told: &pb::Assessment, as_of: Timestamp) -> String {
    let status = told.status().as_str_name().trim_start_matches("ASSESSMENT_STATUS_");
    format!("{}|{}|{}|{status}|{}", told.version, told.cycle_id, told.school_id, as_of.as_microsecond())
}

/// As Postgres writes it.
fn day(day: Option<&LocalDate>) -> String {
    day.map_or_else(String::new, |day| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day))
}

/// What a report says of a cycle: its schools, those let in late, and who is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::faults::storm) struct Report {
    pub(in crate::faults::storm) expected: Counts,
    pub(in crate::faults::storm) late: Counts,
    /// How many are to judge a school about which too little was handed in, and how many have.
    pub(in crate::faults::storm) missing: BTreeMap<Uuid, (i32, i32)>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::faults::storm) struct Counts {
    pub(in crate::faults::storm) schools: i32,
    pub(in crate::faults::storm) assigned: i32,
    pub(in crate::faults::storm) submitted: i32,
    pub(in crate::faults::storm) partly: i32,
}

/// What the log adds up to, for every cycle that was opened in it.
pub(in crate::faults::storm) fn reports(log: &[Told]) -> BTreeMap<Uuid, Report> {
    let mut cycles: BTreeMap<Uuid, (i32, BTreeMap<Uuid, bool>)> = BTreeMap::new();
    let (mut tasks, mut sheets) = (BTreeMap::new(), BTreeMap::new());
    for told in log {
        match Snapshot::of(told) {
            Some(Snapshot::Round(round)) if !round.schools.is_empty() => {
                let plan = round.cycle.clone().unwrap_or_default().plan.unwrap_or_default();
                let (needed, schools) = cycles.entry(told.id).or_default();
                *needed = plan.policy.unwrap_or_default().min_raters;
                let late = let_in(&round).is_some();
                schools.extend(round.schools.iter().map(|school| (school.school_id.parse().unwrap_or_default(), late)));
            }
            Some(Snapshot::Task(task)) => {
                tasks.insert(told.id, (task.cycle_id.clone(), task.school_id.clone(), task.status() == pb::AssignmentStatus::Assigned));
            }
            Some(Snapshot::Assessment(it)) => {
                sheets.insert(told.id, (it.cycle_id.clone(), it.school_id.clone(), it.status() == pb::AssessmentStatus::Submitted));
            }
            Some(
                Snapshot::Round(_)
                | Snapshot::Observation(_)
                | Snapshot::Agreement(_)
                | Snapshot::Organisation(_)
                | Snapshot::School(_)
                | Snapshot::Enrolment(_)
                | Snapshot::Participation(_)
                | Snapshot::Cycle(_),
            )
            | None => {}
        }
    }
    let counted = |of: &BTreeMap<Uuid, (String, String, bool)>, cycle: Uuid, school: Uuid| {
        let (cycle, school) = (cycle.to_string(), school.to_string());
        i32::try_from(of.values().filter(|(in_cycle, about, counts)| *counts && *in_cycle == cycle && *about == school).count())
            .unwrap_or(-1)
    };
    let report = |(cycle, (needed, schools)): (Uuid, (i32, BTreeMap<Uuid, bool>))| {
        let mut report = Report::default();
        for (school, late) in schools {
            let (assigned, submitted) = (counted(&tasks, cycle, school), counted(&sheets, cycle, school));
            let counts = if late { &mut report.late } else { &mut report.expected };
            counts.schools += 1;
            counts.assigned += i32::from(assigned > 0);
            counts.submitted += i32::from(submitted >= needed);
            counts.partly += i32::from(submitted > 0 && submitted < needed);
            if submitted < needed {
                report.missing.insert(school, (assigned, submitted));
            }
        }
        (cycle, report)
    };
    cycles.into_iter().map(report).collect()
}
