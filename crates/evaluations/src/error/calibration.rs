//! Refusals about rounds of calibration, as people read them.

use chassis::failure::Failure;

use super::{invalid, observation, observation_record};
use crate::domain::calibration::CalibrationError;

pub(super) fn failure(error: CalibrationError) -> Failure {
    match error {
        CalibrationError::Instrument(error) => observation::instrument(error),
        CalibrationError::InFuture => invalid("DATE_IN_FUTURE", "วันที่ต้องไม่อยู่ในอนาคต", "The day must not be in the future").at("held_on"),
        CalibrationError::Unsound(found) => Failure::invalid(observation_record::all(&found)),
    }
}
