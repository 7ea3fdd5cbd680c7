//! Calls about innovations and where they are carried.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use chassis::wire::optional_id;
use tonic::Request;

use super::Door;
use crate::app::innovation::{self, Register};
use crate::app::scale_out::{self, Plan};
use crate::convert::innovation as convert;
use crate::convert::{With, id};
use crate::domain::innovation::{Content, Maturity};

pub(super) async fn register_innovation(
    door: &Door,
    request: Request<pb::RegisterInnovationRequest>,
) -> Answer<pb::RegisterInnovationResponse> {
    door.act(request, async |uow, who, c: Register| {
        let made = innovation::register(uow, who, c).await?;
        Ok(pb::RegisterInnovationResponse { innovation: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn change_innovation(door: &Door, request: Request<pb::ChangeInnovationRequest>) -> Answer<pb::ChangeInnovationResponse> {
    door.act(request, async |uow, who, c: With<Content>| {
        let made = innovation::change(uow, who, c.at, c.what).await?;
        Ok(pb::ChangeInnovationResponse { innovation: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn advance_innovation(
    door: &Door,
    request: Request<pb::AdvanceInnovationRequest>,
) -> Answer<pb::AdvanceInnovationResponse> {
    door.act(request, async |uow, who, c: With<Maturity>| {
        let made = innovation::advance(uow, who, c.at, c.what).await?;
        Ok(pb::AdvanceInnovationResponse { innovation: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn retire_innovation(door: &Door, request: Request<pb::RetireInnovationRequest>) -> Answer<pb::RetireInnovationResponse> {
    door.act(request, async |uow, who, c: With<String>| {
        let made = innovation::retire(uow, who, c.at, &c.what).await?;
        Ok(pb::RetireInnovationResponse { innovation: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn get_innovation(door: &Door, request: Request<pb::GetInnovationRequest>) -> Answer<pb::GetInnovationResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = innovation::get(db, ctx.caller(), id(&r.id)?, ctx.today()).await?;
        Ok(pb::GetInnovationResponse { innovation: Some(convert::message(&found)) })
    })
    .await
}

pub(super) async fn list_innovations(door: &Door, request: Request<pb::ListInnovationsRequest>) -> Answer<pb::ListInnovationsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let at = (&ctx.caller().reach(), ctx.today());
        let (found, next_page_token) = innovation::list(db, &convert::filter(&r), at, &page).await?;
        Ok(pb::ListInnovationsResponse { innovations: found.iter().map(convert::message).collect(), next_page_token })
    })
    .await
}

pub(super) async fn plan_scale_out(door: &Door, request: Request<pb::PlanScaleOutRequest>) -> Answer<pb::PlanScaleOutResponse> {
    door.act(request, async |uow, who, c: Plan| {
        let planned = scale_out::plan(uow, who, c).await?;
        Ok(pb::PlanScaleOutResponse { scale_out_plan: Some(convert::scale_out(&planned)) })
    })
    .await
}

pub(super) async fn list_scale_out_plans(
    door: &Door,
    request: Request<pb::ListScaleOutPlansRequest>,
) -> Answer<pb::ListScaleOutPlansResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let filter = (optional_id(&r.innovation_id), optional_id(&r.area_id));
        let (found, next_page_token) = scale_out::list(db, filter, &ctx.caller().reach(), &page).await?;
        Ok(pb::ListScaleOutPlansResponse { scale_out_plans: found.iter().map(convert::scale_out).collect(), next_page_token })
    })
    .await
}
