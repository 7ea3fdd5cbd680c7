//! Calls about rounds of calibration.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use chassis::wire::optional_id;
use tonic::Request;

use super::Door;
use crate::app::calibration::{self, Calibrate};
use crate::convert::calibration::{listed, recorded, seen};
use crate::convert::{after, id};
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

pub(super) async fn list_calibration_rounds(
    door: &Door,
    request: Request<pb::ListCalibrationRoundsRequest>,
) -> Answer<pb::ListCalibrationRoundsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = calibration::list(db, ctx.caller(), optional_id(&r.framework_id), (after(&page)?, &page)).await?;
        Ok(pb::ListCalibrationRoundsResponse { rounds: found.iter().map(listed).collect(), next_page_token })
    })
    .await
}
