//! The steps of a cycle as requests. Each has an id of its own that follows from the version that it is made upon, so that an answer that was lost
//! is asked for again and nothing happens twice.

use api::evaluations::v1 as pb;
use api::schools::v1::AcademicTerm;

use super::super::Province;
use super::super::ids::Ids;
use super::super::recipe::{CyclePlan, Round};
use crate::demo::{frameworks, map, registry, words};

/// The institute, which runs the cycles.
pub(super) const INSTITUTE: &str = "IRDTP";
/// The version of each rubric that comes with Sala.
pub(super) const VERSION: i32 = 1;
/// The school itself, and its supervisor.
const RATERS: i32 = 2;
/// A gain of less than a point is none.
const SAME_WITHIN_E4: i64 = 10_000;

/// A cycle in a version of its record.
pub(super) type At<'a> = (Ids, &'a CyclePlan, i64);

pub(super) fn cycle_id(ids: Ids, plan: &CyclePlan) -> String {
    ids.of(&name(plan))
}

fn name(plan: &CyclePlan) -> String {
    format!("cycle/{}", plan.key)
}

/// Who judges themselves: the schools of a cycle that have a head.
pub(super) fn judging_themselves(province: &Province, plan: &CyclePlan) -> impl Iterator<Item = usize> {
    province.in_cycle(plan).filter(move |at| province.schools[*at].head.is_some())
}

pub(super) fn population(plan: &CyclePlan) -> pb::CyclePopulation {
    pb::CyclePopulation {
        area_ids: vec![map::area_id("ESAO", &plan.office)],
        programme_ids: Vec::new(),
        as_of: Some(words::day(plan.as_of)),
    }
}

/// A cycle in which schools are judged, by themselves and by their supervisors.
pub(super) fn create(ids: Ids, plan: &CyclePlan) -> pb::CreateCycleRequest {
    planned(ids, plan, (vec![pb::AssessorRole::Self_.into(), pb::AssessorRole::Supervisor.into()], RATERS))
}

/// A cycle in which lessons are watched, which are given to nobody to judge.
pub(super) fn create_observing(ids: Ids, plan: &CyclePlan) -> pb::CreateCycleRequest {
    planned(ids, plan, (vec![pb::AssessorRole::Supervisor.into()], 1))
}

fn planned(ids: Ids, plan: &CyclePlan, (roles, min_raters): (Vec<i32>, i32)) -> pb::CreateCycleRequest {
    let round = match plan.round {
        Round::Baseline => pb::CycleRound::Baseline,
        Round::Endline => pb::CycleRound::Endline,
        Round::Wave1 => pb::CycleRound::Wave1,
    };
    let [from, to] = plan.collect.map(words::day);
    pb::CreateCycleRequest {
        request_id: ids.request(&name(plan)),
        validate_only: false,
        id: cycle_id(ids, plan),
        plan: Some(pb::CyclePlan {
            owner_organisation_id: registry::organisation_id(INSTITUTE),
            name: Some(words::text(&plan.th, &plan.en)),
            framework_id: frameworks::framework_id(&plan.framework),
            framework_n: VERSION,
            is_trial: false,
            term: Some(AcademicTerm { be_year: plan.be_year, semester: plan.semester }),
            round: round.into(),
            population: Some(population(plan)),
            windows: Some(pb::CycleWindows {
                collect_from: Some(from),
                collect_to: Some(to),
                moderate_to: Some(words::day(plan.moderate_to)),
                publish_on: Some(words::day(plan.publish_on)),
            }),
            policy: Some(pb::AssessorPolicy { roles, min_raters, independence_months: 0 }),
        }),
    }
}

/// A step of a cycle: `step!(at, "open", OpenCycleRequest)`.
macro_rules! step {
    ($at:expr, $step:literal, $request:ident $(, $field:ident: $value:expr)*) => {{
        let (ids, plan, expected_version) = $at;
        pb::$request {
            request_id: ids.request(&format!("{}/{}/{expected_version}", name(plan), $step)),
            validate_only: false,
            id: cycle_id(ids, plan),
            expected_version,
            $($field: $value,)*
        }
    }};
}

pub(super) fn open(at: At<'_>) -> pb::OpenCycleRequest {
    step!(at, "open", OpenCycleRequest)
}

pub(super) fn close(at: At<'_>) -> pb::CloseCycleCollectionRequest {
    step!(at, "close", CloseCycleCollectionRequest)
}

pub(super) fn moderate(at: At<'_>) -> pb::StartCycleModerationRequest {
    step!(at, "moderate", StartCycleModerationRequest)
}

pub(super) fn finalise(at: At<'_>) -> pb::FinaliseCycleRequest {
    let leave_undecided = at.1.undecided > 0;
    step!(at, "finalise", FinaliseCycleRequest, leave_undecided: leave_undecided)
}

pub(super) fn publish(at: At<'_>) -> pb::PublishCycleRequest {
    step!(at, "publish", PublishCycleRequest)
}

pub(super) fn reliability(ids: Ids, plan: &CyclePlan) -> pb::ComputeReliabilityRequest {
    let run = format!("{}/reliability", name(plan));
    pb::ComputeReliabilityRequest {
        request_id: ids.request(&run),
        id: ids.of(&run),
        cycle_id: cycle_id(ids, plan),
        ..pb::ComputeReliabilityRequest::default()
    }
}

/// Growth up to a cycle.
pub(super) fn growth_id(ids: Ids, plan: &CyclePlan) -> String {
    ids.of(&format!("{}/growth", name(plan)))
}

pub(super) fn growth(ids: Ids, before: &CyclePlan, after: &CyclePlan) -> pb::ComputeGrowthRequest {
    pb::ComputeGrowthRequest {
        request_id: ids.request(&format!("{}/growth", name(after))),
        id: growth_id(ids, after),
        baseline_cycle_id: cycle_id(ids, before),
        endline_cycle_id: cycle_id(ids, after),
        attribution: pb::GrowthAttribution::AtEndline.into(),
        same_within_e4: SAME_WITHIN_E4,
        ..pb::ComputeGrowthRequest::default()
    }
}
