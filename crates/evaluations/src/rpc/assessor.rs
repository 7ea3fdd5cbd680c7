//! Calls about assessors.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::assessor::{self, Register, Update};
use crate::convert::assessor as convert;
use crate::convert::id;

pub(super) async fn register_assessor(door: &Door, request: Request<pb::RegisterAssessorRequest>) -> Answer<pb::RegisterAssessorResponse> {
    door.act(request, async |uow, who, c: Register| {
        let made = assessor::register(uow, who, c).await?;
        Ok(pb::RegisterAssessorResponse { assessor: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn update_assessor(door: &Door, request: Request<pb::UpdateAssessorRequest>) -> Answer<pb::UpdateAssessorResponse> {
    door.act(request, async |uow, who, c: Update| {
        let made = assessor::update(uow, who, c).await?;
        Ok(pb::UpdateAssessorResponse { assessor: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn get_assessor(door: &Door, request: Request<pb::GetAssessorRequest>) -> Answer<pb::GetAssessorResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = assessor::get(db, ctx.caller(), id(&r.id)?).await?;
        Ok(pb::GetAssessorResponse { assessor: Some(convert::message(&found)) })
    })
    .await
}

pub(super) async fn list_assessors(door: &Door, request: Request<pb::ListAssessorsRequest>) -> Answer<pb::ListAssessorsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = assessor::list(db, &convert::filter(&r), &ctx.caller().reach(), &page).await?;
        Ok(pb::ListAssessorsResponse { assessors: found.iter().map(convert::message).collect(), next_page_token })
    })
    .await
}
