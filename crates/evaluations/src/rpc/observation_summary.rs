//! The question what observed lessons add up to.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::wire::Reader;
use tonic::Request;

use super::Door;
use crate::app::ResultRules;
use crate::app::observation_summary;
use crate::convert::observation_summary::summary;

pub(super) async fn get_observation_summary(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::GetObservationSummaryRequest>,
) -> Answer<pb::GetObservationSummaryResponse> {
    door.ask(request, async |db, ctx, r| {
        let mut read = Reader::default();
        let cycle = read.id("cycle_id", &r.cycle_id);
        let (cycle, area) = (read.finish(cycle)?, Some(r.area_scope.as_str()).filter(|area| !area.is_empty()));
        let (found, wanted) = observation_summary::summary(db, ctx.caller(), (cycle, area), rules.least_schools).await?;
        Ok(summary(found.as_ref(), wanted))
    })
    .await
}
