//! Requests about assessors, and assessors on the wire.

use api::evaluations::v1 as pb;
use chassis::failure::Failure;
use chassis::wire::{Reader, change, choice, local_date, optional_id, period, timestamp};
use uuid::Uuid;

use crate::app::assessor::{Register, Said, Update};
use crate::domain::AssessorRole;
use crate::domain::assessor::{Affiliation, Assessor, Workplace};
use crate::store::assessor::Filter;

impl TryFrom<pb::RegisterAssessorRequest> for Register {
    type Error = Failure;

    fn try_from(request: pb::RegisterAssessorRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let command = Self {
            id: optional_id(&request.id),
            person: read.id("person_ref", &request.person_ref),
            owner: read.id("owner_organisation_id", &request.owner_organisation_id),
            said: said(&mut read, &request.profile.unwrap_or_default()),
        };
        read.finish(command)
    }
}

impl TryFrom<pb::UpdateAssessorRequest> for Update {
    type Error = Failure;

    fn try_from(request: pb::UpdateAssessorRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let said = said(&mut read, &request.profile.unwrap_or_default());
        let at = change(&request.id, request.expected_version)?;
        read.finish(Self { at, said, is_active: request.is_active })
    }
}

fn said(read: &mut Reader, input: &pb::AssessorProfile) -> Said {
    let mut roles = Vec::new();
    for (at, number) in input.roles.iter().enumerate() {
        let role = choice(read, &format!("profile.roles[{at}]"), *number, AssessorRole::from_number, AssessorRole::External);
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    let mut service_areas: Vec<Uuid> = Vec::new();
    for (at, text) in input.service_area_ids.iter().enumerate() {
        let id = read.id(&format!("profile.service_area_ids[{at}]"), text);
        if !service_areas.contains(&id) {
            service_areas.push(id);
        }
    }
    let affiliations = input.affiliations.iter().enumerate().map(|(at, held)| affiliation(read, at, held)).collect();
    Said { roles, service_areas, affiliations }
}

fn affiliation(read: &mut Reader, at: usize, input: &pb::AssessorAffiliation) -> Affiliation {
    let parent = format!("profile.affiliations[{at}].");
    let place = match (optional_id(&input.school_id), optional_id(&input.organisation_id)) {
        (Some(school), None) => Workplace::School(school),
        (None, Some(organisation)) => Workplace::Organisation(organisation),
        (Some(_), Some(_)) | (None, None) => {
            read.refuse(
                format!("{parent}school_id"),
                "SCHOOL_OR_ORGANISATION",
                "กรุณาระบุสถานศึกษาหรือหน่วยงานอย่างใดอย่างหนึ่ง",
                "Give the school or the organisation, exactly one of them",
            );
            Workplace::School(Uuid::nil())
        }
    };
    Affiliation { at: place, period: period(read, &parent, input.valid_from.as_ref(), input.valid_to.as_ref()) }
}

/// The filter of a list of assessors.
pub(crate) fn filter(request: &pb::ListAssessorsRequest) -> Filter {
    Filter {
        roles: request.roles.iter().filter_map(|number| AssessorRole::from_number(*number)).collect(),
        owner: optional_id(&request.owner_organisation_id),
        with_inactive: request.with_inactive,
    }
}

/// The assessor as events tell it: without the person, and without where the person works.
pub(crate) fn snapshot(assessor: &Assessor) -> pb::AssessorSnapshot {
    let record = assessor.record();
    pb::AssessorSnapshot {
        id: record.id.to_string(),
        version: record.version,
        owner_organisation_id: record.owner.to_string(),
        roles: record.profile.roles.iter().map(|role| role.number()).collect(),
        is_active: record.is_active,
    }
}

/// The assessor on the wire.
pub(crate) fn message(assessor: &Assessor) -> pb::Assessor {
    let record = assessor.record();
    let affiliation = |held: &Affiliation| {
        let (school_id, organisation_id) = match held.at {
            Workplace::School(id) => (id.to_string(), String::new()),
            Workplace::Organisation(id) => (String::new(), id.to_string()),
        };
        let (valid_from, valid_to) = (held.period.from().map(local_date), held.period.to().map(local_date));
        pb::AssessorAffiliation { school_id, organisation_id, valid_from, valid_to }
    };
    pb::Assessor {
        id: record.id.to_string(),
        version: record.version,
        person_ref: record.person.to_string(),
        owner_organisation_id: record.owner.to_string(),
        roles: record.profile.roles.iter().map(|role| role.number()).collect(),
        service_area_ids: record.profile.service_areas.iter().map(|(id, _)| id.to_string()).collect(),
        affiliations: record.profile.affiliations.iter().map(affiliation).collect(),
        is_active: record.is_active,
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}
