//! Calls about growth.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::ResultRules;
use crate::app::growth::{self, Compute};
use crate::convert::{growth as shown, id};

pub(super) async fn compute_growth(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::ComputeGrowthRequest>,
) -> Answer<pb::ComputeGrowthResponse> {
    door.act(request, async |uow, who, c: Compute| {
        let growth = growth::compute(uow, who, c, rules).await?;
        Ok(pb::ComputeGrowthResponse { growth: Some(shown::message(&growth)) })
    })
    .await
}

pub(super) async fn get_growth(door: &Door, request: Request<pb::GetGrowthRequest>) -> Answer<pb::GetGrowthResponse> {
    door.ask(request, async |db, ctx, r| {
        let growth = growth::get(db, ctx.caller(), id(&r.id)?).await?;
        Ok(pb::GetGrowthResponse { growth: Some(shown::message(&growth)) })
    })
    .await
}

pub(super) async fn list_growths(door: &Door, request: Request<pb::ListGrowthsRequest>) -> Answer<pb::ListGrowthsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = growth::list(db, ctx.caller(), &shown::filter(&r), &page).await?;
        Ok(pb::ListGrowthsResponse { growths: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}
