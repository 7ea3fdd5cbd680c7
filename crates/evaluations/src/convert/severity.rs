//! How strict assessors are, on the wire.

use api::evaluations::v1 as pb;

use super::result::number;
use super::statistic::{computed, interval};
use crate::domain::severity::AssessorSeverity;

/// One assessor.
pub(crate) fn message(one: &AssessorSeverity) -> pb::AssessorSeverity {
    let (interval, interval_undefined) = interval(&one.severity.interval);
    pb::AssessorSeverity {
        assessor_ref: one.assessor.to_string(),
        ratings: number(one.severity.n),
        severity: Some(computed(&one.severity.mean)),
        interval,
        interval_undefined,
        standing: one.standing.number(),
    }
}
