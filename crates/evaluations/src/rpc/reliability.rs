//! Calls about how far raters agree.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use chassis::wire::Reader;
use tonic::Request;

use super::Door;
use crate::app::ResultRules;
use crate::app::reliability::{self, Compute};
use crate::convert::{id, reliability as shown};

pub(super) async fn compute_reliability(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::ComputeReliabilityRequest>,
) -> Answer<pb::ComputeReliabilityResponse> {
    door.act(request, async |uow, who, c: Compute| {
        let run = reliability::compute(uow, who, c, rules).await?;
        Ok(pb::ComputeReliabilityResponse { run: Some(shown::message(&run)) })
    })
    .await
}

pub(super) async fn get_reliability_run(
    door: &Door,
    request: Request<pb::GetReliabilityRunRequest>,
) -> Answer<pb::GetReliabilityRunResponse> {
    door.ask(request, async |db, ctx, r| {
        let run = reliability::get(db, ctx.caller(), id(&r.id)?).await?;
        Ok(pb::GetReliabilityRunResponse { run: Some(shown::message(&run)) })
    })
    .await
}

pub(super) async fn list_reliability_runs(
    door: &Door,
    request: Request<pb::ListReliabilityRunsRequest>,
) -> Answer<pb::ListReliabilityRunsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let mut read = Reader::default();
        let cycle = read.id("cycle_id", &r.cycle_id);
        let (found, next_page_token) = reliability::list(db, ctx.caller(), read.finish(cycle)?, &page).await?;
        Ok(pb::ListReliabilityRunsResponse { runs: found.iter().map(shown::head).collect(), next_page_token })
    })
    .await
}
