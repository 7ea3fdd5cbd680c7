//! Calls about development plans.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::plan::{self, Approved, Draft, Reviewed};
use crate::convert::plan as convert;
use crate::convert::{With, id};
use crate::domain::plan::Content;

pub(super) async fn draft_plan(door: &Door, request: Request<pb::DraftPlanRequest>) -> Answer<pb::DraftPlanResponse> {
    door.act(request, async |uow, who, c: Draft| {
        let done = plan::draft(uow, who, c).await?;
        Ok(pb::DraftPlanResponse { plan: Some(convert::message(&done)) })
    })
    .await
}

pub(super) async fn change_plan(door: &Door, request: Request<pb::ChangePlanRequest>) -> Answer<pb::ChangePlanResponse> {
    door.act(request, async |uow, who, c: With<Content>| {
        let done = plan::change(uow, who, c.at, c.what).await?;
        Ok(pb::ChangePlanResponse { plan: Some(convert::message(&done)) })
    })
    .await
}

pub(super) async fn approve_plan(door: &Door, request: Request<pb::ApprovePlanRequest>) -> Answer<pb::ApprovePlanResponse> {
    door.act(request, async |uow, who, c: With<Approved>| {
        let done = plan::approve(uow, who, c.at, c.what).await?;
        Ok(pb::ApprovePlanResponse { plan: Some(convert::message(&done)) })
    })
    .await
}

pub(super) async fn submit_plan(door: &Door, request: Request<pb::SubmitPlanRequest>) -> Answer<pb::SubmitPlanResponse> {
    door.act(request, async |uow, who, c: With<()>| {
        let done = plan::submit(uow, who, c.at).await?;
        Ok(pb::SubmitPlanResponse { plan: Some(convert::message(&done)) })
    })
    .await
}

pub(super) async fn return_plan(door: &Door, request: Request<pb::ReturnPlanRequest>) -> Answer<pb::ReturnPlanResponse> {
    door.act(request, async |uow, who, c: With<String>| {
        let done = plan::give_back(uow, who, c.at, &c.what).await?;
        Ok(pb::ReturnPlanResponse { plan: Some(convert::message(&done)) })
    })
    .await
}

pub(super) async fn acknowledge_plan(door: &Door, request: Request<pb::AcknowledgePlanRequest>) -> Answer<pb::AcknowledgePlanResponse> {
    door.act(request, async |uow, who, c: With<Approved>| {
        let done = plan::acknowledge(uow, who, c.at, c.what).await?;
        Ok(pb::AcknowledgePlanResponse { plan: Some(convert::message(&done)) })
    })
    .await
}

pub(super) async fn start_plan(door: &Door, request: Request<pb::StartPlanRequest>) -> Answer<pb::StartPlanResponse> {
    door.act(request, async |uow, who, c: With<()>| {
        let done = plan::start(uow, who, c.at).await?;
        Ok(pb::StartPlanResponse { plan: Some(convert::message(&done)) })
    })
    .await
}

pub(super) async fn review_plan(door: &Door, request: Request<pb::ReviewPlanRequest>) -> Answer<pb::ReviewPlanResponse> {
    door.act(request, async |uow, who, c: With<Reviewed>| {
        let done = plan::review(uow, who, c.at, c.what).await?;
        Ok(pb::ReviewPlanResponse { plan: Some(convert::message(&done)) })
    })
    .await
}

pub(super) async fn close_plan(door: &Door, request: Request<pb::ClosePlanRequest>) -> Answer<pb::ClosePlanResponse> {
    door.act(request, async |uow, who, c: With<String>| {
        let done = plan::close(uow, who, c.at, &c.what).await?;
        Ok(pb::ClosePlanResponse { plan: Some(convert::message(&done)) })
    })
    .await
}

pub(super) async fn get_plan(door: &Door, request: Request<pb::GetPlanRequest>) -> Answer<pb::GetPlanResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = plan::get(db, ctx.caller(), (id(&r.id)?, r.revision), ctx.today()).await?;
        Ok(pb::GetPlanResponse { plan: Some(convert::message(&found)) })
    })
    .await
}

pub(super) async fn list_plans(door: &Door, request: Request<pb::ListPlansRequest>) -> Answer<pb::ListPlansResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let at = (&ctx.caller().reach(), ctx.today());
        let (found, next_page_token) = plan::list(db, &convert::filter(&r), at, &page).await?;
        Ok(pb::ListPlansResponse { plans: found.iter().map(convert::message).collect(), next_page_token })
    })
    .await
}
