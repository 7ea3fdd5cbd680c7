//! Calls about rounds of calibration.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use tonic::Request;

use super::Door;
use crate::app::calibration::{self, Calibrate};
use crate::convert::calibration::{recorded, seen};
use crate::convert::id;
use crate::domain::statistics::SeverityRule;

pub(super) async fn record_calibration_round(
    door: &Door,
    request: Request<pb::RecordCalibrationRoundRequest>,
) -> Answer<pb::RecordCalibrationRoundResponse> {
    door.act(request, async |uow, who, c: Calibrate| {
        let made = calibration::record(uow, who, c).await?;
        Ok(pb::RecordCalibrationRoundResponse { round: Some(recorded(&made)) })
    })
    .await
}

pub(super) async fn get_calibration_round(
    door: &Door,
    rule: &SeverityRule,
    request: Request<pb::GetCalibrationRoundRequest>,
) -> Answer<pb::GetCalibrationRoundResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        let found = calibration::get(uow, ctx.caller(), id(&r.id)?, *rule).await?;
        Ok(seen(&found))
    })
    .await
}
