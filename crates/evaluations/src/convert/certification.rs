//! Certifications of observers between the contract and the domain.

use api::evaluations::v1 as pb;
use chassis::failure::Failure;
use chassis::thai::normalise::clean;
use chassis::wire::{Reader, change, lines, local_date, optional_id, timestamp};

use crate::app::certification::{Grant, Revoke};
use crate::domain::FrameworkId;
use crate::domain::certification::{Certification, ExamRating, Examined};
use crate::store::certification::Filter;

impl TryFrom<pb::GrantCertificationRequest> for Grant {
    type Error = Failure;

    fn try_from(request: pb::GrantCertificationRequest) -> Result<Self, Failure> {
        let mut read = Reader::default();
        let rating =
            |rating: &pb::ExamRating| ExamRating { code: clean(&rating.code), given: rating.given_rank, master: rating.master_rank };
        let said = Examined {
            framework: FrameworkId(read.id("framework_id", &request.framework_id)),
            framework_n: request.framework_n,
            observer: read.id("observer_ref", &request.observer_ref),
            from: read.date("valid_from", request.valid_from.as_ref()),
            ratings: request.exam_ratings.iter().map(rating).collect(),
        };
        read.finish(Self { id: optional_id(&request.id), said })
    }
}

impl TryFrom<pb::RevokeCertificationRequest> for Revoke {
    type Error = Failure;

    fn try_from(request: pb::RevokeCertificationRequest) -> Result<Self, Failure> {
        Ok(Self { at: change(&request.id, request.expected_version)?, reason: lines(&request.reason) })
    }
}

/// The filter of a list of certifications.
pub(crate) fn filter(request: &pb::ListCertificationsRequest) -> Result<Filter, Failure> {
    let mut read = Reader::default();
    let valid_on = read.date("valid_on", request.valid_on.as_ref());
    read.finish(Filter { framework: optional_id(&request.framework_id), observer: optional_id(&request.observer_ref), valid_on })
}

/// The certification on the wire.
pub(crate) fn message(certification: &Certification) -> pb::Certification {
    let record = certification.record();
    pb::Certification {
        id: record.id.to_string(),
        version: record.version,
        framework_id: record.framework.to_string(),
        framework_n: record.framework_n,
        observer_ref: record.observer.to_string(),
        exam_within: record.exam_within,
        exam_of: record.exam_of,
        valid_from: Some(local_date(record.valid_from)),
        valid_to: record.valid_to.map(local_date),
        revoked_on: record.revoked_on.map(local_date),
        revoke_reason: record.revoke_reason.clone(),
        create_time: Some(timestamp(record.created_at)),
        update_time: Some(timestamp(record.updated_at)),
    }
}
