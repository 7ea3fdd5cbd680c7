//! Calls about adoptions and how far they reach.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::adoption::{self, Express, Step};
use crate::convert::adoption::{self as convert, Stopped};
use crate::convert::{With, id};

pub(super) async fn express_interest(door: &Door, request: Request<pb::ExpressInterestRequest>) -> Answer<pb::ExpressInterestResponse> {
    door.act(request, async |uow, who, c: Express| {
        let begun = adoption::express(uow, who, c).await?;
        Ok(pb::ExpressInterestResponse { adoption: Some(convert::message(&begun)) })
    })
    .await
}

pub(super) async fn advance_adoption(door: &Door, request: Request<pb::AdvanceAdoptionRequest>) -> Answer<pb::AdvanceAdoptionResponse> {
    door.act(request, async |uow, who, c: With<Step>| {
        let advanced = adoption::advance(uow, who, c.at, c.what).await?;
        Ok(pb::AdvanceAdoptionResponse { adoption: Some(convert::message(&advanced)) })
    })
    .await
}

pub(super) async fn stop_adoption(door: &Door, request: Request<pb::StopAdoptionRequest>) -> Answer<pb::StopAdoptionResponse> {
    door.act(request, async |uow, who, c: Stopped| {
        let stopped = adoption::stop(uow, who, c.at, c.what).await?;
        Ok(pb::StopAdoptionResponse { adoption: Some(convert::message(&stopped)) })
    })
    .await
}

pub(super) async fn get_adoption(door: &Door, request: Request<pb::GetAdoptionRequest>) -> Answer<pb::GetAdoptionResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = adoption::get(db, ctx.caller(), id(&r.id)?, ctx.today()).await?;
        Ok(pb::GetAdoptionResponse { adoption: Some(convert::message(&found)) })
    })
    .await
}

pub(super) async fn list_adoptions(door: &Door, request: Request<pb::ListAdoptionsRequest>) -> Answer<pb::ListAdoptionsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let at = (&ctx.caller().reach(), ctx.today());
        let (found, next_page_token) = adoption::list(db, &convert::filter(&r), at, &page).await?;
        Ok(pb::ListAdoptionsResponse { adoptions: found.iter().map(convert::message).collect(), next_page_token })
    })
    .await
}

pub(super) async fn get_innovation_reach(
    door: &Door,
    request: Request<pb::GetInnovationReachRequest>,
) -> Answer<pb::GetInnovationReachResponse> {
    door.ask(request, async |db, ctx, r| {
        let counted = adoption::reach(db, ctx.caller(), id(&r.id)?, ctx.today()).await?;
        Ok(convert::reach(&counted))
    })
    .await
}
