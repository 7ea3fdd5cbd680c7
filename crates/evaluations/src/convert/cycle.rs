//! Requests about cycles, and cycles on the wire.

use api::evaluations::v1 as pb;
use api::schools::v1::AcademicTerm;
use chassis::failure::Failure;
use chassis::wire::{Reader, change, choice, lines, local_date, localized_text, on_wire, optional_id, timestamp};
use uuid::Uuid;

use crate::app::cycle::{Create, Late, OfCycle};
use crate::domain::cycle::{AssessorPolicy, Cycle, CycleRound, CycleStatus, Plan, Population, Reopening, Windows};
use crate::domain::{AssessorRole, FrameworkId};
use crate::store::cycle::{Filter, InCycle, SchoolFilter};
use crate::store::known::SchoolOfDay;
use crate::store::progress::Finalising;

/// Months back in which somebody's work counts against independence, where a plan says nothing.
const MONTHS: i32 = 12;

impl TryFrom<pb::CreateCycleRequest> for Create {
    type Error = Failure;

    fn try_from(request: pb::CreateCycleRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let plan = plan(&mut read, request.plan.unwrap_or_default());
        read.finish(Self { id: optional_id(&request.id), plan })
    }
}

impl TryFrom<pb::UpdateCycleRequest> for OfCycle<Plan> {
    type Error = Failure;

    fn try_from(request: pb::UpdateCycleRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let what = plan(&mut read, request.plan.unwrap_or_default());
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what })
    }
}

impl TryFrom<pb::AddCycleSchoolRequest> for OfCycle<Late> {
    type Error = Failure;

    fn try_from(request: pb::AddCycleSchoolRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let what = Late { school: read.id("school_id", &request.school_id), reason: lines(&request.reason) };
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, what })
    }
}

/// Steps of which nothing more is said than which cycle takes them.
macro_rules! steps {
    ($($request:ident)+) => {$(
        impl TryFrom<pb::$request> for OfCycle<()> {
            type Error = Failure;

            fn try_from(request: pb::$request) -> Result<Self, Failure> {
                Ok(Self { at: change(&request.id, request.expected_version)?, what: () })
            }
        }
    )+};
}

steps! { OpenCycleRequest CloseCycleCollectionRequest ArchiveCycleRequest }

fn plan(read: &mut Reader, input: pb::CyclePlan) -> Plan {
    let AcademicTerm { be_year, semester } = input.term.unwrap_or_default();
    let windows = input.windows.unwrap_or_default();
    Plan {
        owner: read.id("plan.owner_organisation_id", &input.owner_organisation_id),
        name: localized_text(input.name),
        framework: FrameworkId(read.id("plan.framework_id", &input.framework_id)),
        framework_n: input.framework_n,
        is_trial: input.is_trial,
        academic_year: i16::try_from(be_year).unwrap_or_default(),
        semester: i16::try_from(semester).unwrap_or_default(),
        round: choice(read, "plan.round", input.round, CycleRound::from_number, CycleRound::Baseline),
        population: population(read, "plan.population", &input.population.unwrap_or_default()),
        windows: Windows {
            collect_from: read.required_date("plan.windows.collect_from", windows.collect_from.as_ref()),
            collect_to: read.required_date("plan.windows.collect_to", windows.collect_to.as_ref()),
            moderate_to: read.date("plan.windows.moderate_to", windows.moderate_to.as_ref()),
            publish_on: read.date("plan.windows.publish_on", windows.publish_on.as_ref()),
        },
        policy: policy(read, &input.policy.unwrap_or_default()),
    }
}

/// A population; what is named twice counts once.
pub(crate) fn population(read: &mut Reader, field: &str, input: &pb::CyclePopulation) -> Population {
    let mut ids = |name: &str, given: &[String]| -> Vec<Uuid> {
        let mut ids: Vec<Uuid> = Vec::new();
        for (at, text) in given.iter().enumerate() {
            let id = read.id(&format!("{field}.{name}[{at}]"), text);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    };
    let (areas, programmes) = (ids("area_ids", &input.area_ids), ids("programme_ids", &input.programme_ids));
    Population { areas, programmes, as_of: read.required_date(&format!("{field}.as_of"), input.as_of.as_ref()) }
}

fn policy(read: &mut Reader, input: &pb::AssessorPolicy) -> AssessorPolicy {
    let mut roles = Vec::new();
    for (at, number) in input.roles.iter().enumerate() {
        let role = choice(read, &format!("plan.policy.roles[{at}]"), *number, AssessorRole::from_number, AssessorRole::SelfAssessment);
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let independence_months = if input.independence_months == 0 { MONTHS } else { input.independence_months };
    AssessorPolicy { roles, min_raters: input.min_raters, independence_months }
}

/// The filter of a list of cycles.
pub(crate) fn filter(request: &pb::ListCyclesRequest) -> Filter {
    Filter {
        statuses: request.statuses.iter().filter_map(|number| CycleStatus::from_number(*number)).collect(),
        framework: optional_id(&request.framework_id),
        owner: optional_id(&request.owner_organisation_id),
        year: super::year(request.year),
        rounds: request.rounds.iter().filter_map(|number| CycleRound::from_number(*number)).collect(),
    }
}

/// The cycle on the wire.
pub(crate) fn message(cycle: &Cycle) -> pb::Cycle {
    let record = cycle.record();
    let reopening = |one: &Reopening| pb::CycleReopening {
        reason: one.reason.clone(),
        approval: one.approval.clone(),
        result_n: one.result_n,
        reopen_time: Some(timestamp(one.at)),
    };
    pb::Cycle {
        id: record.id.to_string(),
        version: record.version,
        plan: Some(plan_message(&record.plan)),
        status: record.status.number(),
        school_count: record.schools,
        result_n: record.result_n,
        reopenings: record.reopenings.iter().map(reopening).collect(),
        open_time: record.opened_at.map(timestamp),
        close_time: record.closed_at.map(timestamp),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
        imported_from: record.imported_from.clone(),
        consensus: record.consensus.map(super::rule::consensus_message),
    }
}

/// How far a finalisation has come, on the wire.
pub(crate) fn finalising(at: Finalising) -> pb::FinalisationProgress {
    pb::FinalisationProgress { done_count: at.done, school_count: at.schools, start_time: Some(timestamp(at.started_at)) }
}

fn plan_message(plan: &Plan) -> pb::CyclePlan {
    let ids = |ids: &[Uuid]| ids.iter().map(ToString::to_string).collect();
    let Windows { collect_from, collect_to, moderate_to, publish_on } = plan.windows;
    pb::CyclePlan {
        owner_organisation_id: plan.owner.to_string(),
        name: on_wire(&plan.name),
        framework_id: plan.framework.to_string(),
        framework_n: plan.framework_n,
        is_trial: plan.is_trial,
        term: Some(AcademicTerm { be_year: plan.academic_year.into(), semester: plan.semester.into() }),
        round: plan.round.number(),
        population: Some(pb::CyclePopulation {
            area_ids: ids(&plan.population.areas),
            programme_ids: ids(&plan.population.programmes),
            as_of: Some(local_date(plan.population.as_of)),
        }),
        windows: Some(pb::CycleWindows {
            collect_from: Some(local_date(collect_from)),
            collect_to: Some(local_date(collect_to)),
            moderate_to: moderate_to.map(local_date),
            publish_on: publish_on.map(local_date),
        }),
        policy: Some(pb::AssessorPolicy {
            roles: plan.policy.roles.iter().map(|role| role.number()).collect(),
            min_raters: plan.policy.min_raters,
            independence_months: plan.policy.independence_months,
        }),
    }
}

/// Which schools of a cycle a list asks for.
pub(crate) fn school_filter(request: &pb::ListCycleSchoolsRequest) -> SchoolFilter {
    SchoolFilter { late_only: request.late_only, nothing_submitted_only: request.nothing_submitted_only }
}

/// A school that is in a cycle, on the wire.
pub(crate) fn school(school: &InCycle) -> pb::CycleSchool {
    pb::CycleSchool {
        school_id: school.school.to_string(),
        name: chassis::wire::localized(Some(&school.name_th), Some(&school.name_en)),
        late_reason: school.late_reason.clone(),
        add_time: Some(timestamp(school.added_at)),
    }
}

/// A school that would be in a cycle, on the wire.
pub(crate) fn of_day(school: &SchoolOfDay) -> pb::CycleSchool {
    pb::CycleSchool {
        school_id: school.id.to_string(),
        name: chassis::wire::localized(Some(&school.name_th), Some(&school.name_en)),
        ..pb::CycleSchool::default()
    }
}
