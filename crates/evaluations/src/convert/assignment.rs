//! Requests about assignments, and assignments on the wire.

use api::evaluations::v1 as pb;
use chassis::failure::Failure;
use chassis::wire::{Reader, change, choice, lines, local_date, optional_id, timestamp};
use jiff::Timestamp;
use uuid::Uuid;

use crate::app::assign::{Assign, Assigned};
use crate::app::assignment::{Create, Declined, GrantedLate, OfAssignment, Withdrawn};
use crate::domain::AssessorRole;
use crate::domain::assignment::{Assignment, AssignmentStatus, Candidate, Unfilled, WhyNot};
use crate::store::assignment::Filter;

impl TryFrom<pb::CreateAssignmentRequest> for Create {
    type Error = Failure;

    fn try_from(request: pb::CreateAssignmentRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let command = Self {
            id: optional_id(&request.id),
            cycle: read.id("cycle_id", &request.cycle_id),
            school: read.id("school_id", &request.school_id),
            assessor: read.id("assessor_ref", &request.assessor_ref),
            role: role(&mut read, request.role),
            due: read.date("due", request.due.as_ref()),
        };
        read.finish(command)
    }
}

impl TryFrom<pb::AssignAssessorsRequest> for Assign {
    type Error = Failure;

    fn try_from(request: pb::AssignAssessorsRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let command = Self {
            cycle: read.id("cycle_id", &request.cycle_id),
            role: role(&mut read, request.role),
            schools: ids(&mut read, "school_ids", &request.school_ids),
            assessors: ids(&mut read, "assessor_refs", &request.assessor_refs),
            per_school: usize::try_from(request.per_school).unwrap_or_default(),
            most: usize::try_from(request.most_per_assessor).ok().filter(|most| *most > 0),
            due: read.date("due", request.due.as_ref()),
        };
        read.finish(command)
    }
}

impl TryFrom<pb::DeclineAssignmentRequest> for OfAssignment<Declined> {
    type Error = Failure;

    fn try_from(request: pb::DeclineAssignmentRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: Declined(lines(&request.conflict)) })
    }
}

impl TryFrom<pb::WithdrawAssignmentRequest> for OfAssignment<Withdrawn> {
    type Error = Failure;

    fn try_from(request: pb::WithdrawAssignmentRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, what: Withdrawn(lines(&request.reason)) })
    }
}

impl TryFrom<pb::GrantLateSubmissionRequest> for OfAssignment<GrantedLate> {
    type Error = Failure;

    fn try_from(request: pb::GrantLateSubmissionRequest) -> Result<Self, Failure> {
        let read = Reader::default();
        let until = read.instant(request.late_until_time).unwrap_or(Timestamp::MIN);
        let what = GrantedLate { until, reason: lines(&request.reason) };
        Ok(Self { at: change(&request.id, request.expected_version)?, what })
    }
}

fn role(read: &mut Reader, number: i32) -> AssessorRole {
    choice(read, "role", number, AssessorRole::from_number, AssessorRole::External)
}

/// Ids; one that is named twice counts once.
fn ids(read: &mut Reader, field: &str, given: &[String]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = Vec::new();
    for (at, text) in given.iter().enumerate() {
        let id = read.id(&format!("{field}[{at}]"), text);
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// The filter of a list of assignments.
pub(crate) fn filter(request: &pb::ListAssignmentsRequest) -> Filter {
    Filter {
        cycle: optional_id(&request.cycle_id),
        school: optional_id(&request.school_id),
        assessor: optional_id(&request.assessor_ref),
        roles: request.roles.iter().filter_map(|number| AssessorRole::from_number(*number)).collect(),
        statuses: request.statuses.iter().filter_map(|number| AssignmentStatus::from_number(*number)).collect(),
    }
}

/// The assignment on the wire.
pub(crate) fn message(assignment: &Assignment) -> pb::Assignment {
    let record = assignment.record();
    pb::Assignment {
        id: record.id.to_string(),
        version: record.version,
        cycle_id: record.cycle.to_string(),
        school_id: record.school.to_string(),
        assessor_ref: record.assessor.to_string(),
        role: record.role.number(),
        status: record.status.number(),
        due: Some(local_date(record.due)),
        late_until_time: record.late.as_ref().map(|late| timestamp(late.until)),
        late_reason: record.late.as_ref().map(|late| late.reason.clone()).unwrap_or_default(),
        start_time: record.started_at.map(timestamp),
        conflict: record.conflict.clone(),
        withdraw_reason: record.withdraw_reason.clone(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}

/// The assignment as events tell it: without the person, and without reasons.
pub(crate) fn snapshot(assignment: &Assignment) -> pb::AssignmentSnapshot {
    let record = assignment.record();
    let person = assignment.person_scope();
    pb::AssignmentSnapshot {
        id: record.id.to_string(),
        version: record.version,
        cycle_id: record.cycle.to_string(),
        school_id: record.school.to_string(),
        role: record.role.number(),
        status: record.status.number(),
        due: Some(local_date(record.due)),
        late_until_time: record.late.as_ref().map(|late| timestamp(late.until)),
        scopes: record.scopes.iter().filter(|scope| **scope != person).cloned().collect(),
    }
}

/// What was given and what was not, on the wire.
pub(crate) fn assigned(assigned: &Assigned) -> pb::AssignAssessorsResponse {
    let count = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    let reason = |why: WhyNot| match why {
        WhyNot::NotIndependent => pb::NotAssignedReason::NotIndependent,
        WhyNot::Full => pb::NotAssignedReason::Full,
        WhyNot::HadAlready => pb::NotAssignedReason::HadAlready,
        WhyNot::NotInRole => pb::NotAssignedReason::NotInRole,
    };
    let unfilled = |one: &Unfilled| pb::UnfilledSchool {
        school_id: one.school.to_string(),
        missing: count(one.missing),
        reasons: one
            .reasons
            .iter()
            .map(|(why, assessors)| pb::NotAssigned { reason: reason(*why).into(), assessors: count(*assessors) })
            .collect(),
    };
    let load = |one: &Candidate| pb::AssessorLoad { assessor_ref: one.person.to_string(), schools: count(one.load) };
    pb::AssignAssessorsResponse {
        assignments: assigned.assignments.iter().map(message).collect(),
        unfilled: assigned.unfilled.iter().map(unfilled).collect(),
        loads: assigned.loads.iter().map(load).collect(),
    }
}
