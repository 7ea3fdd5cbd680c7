//! Calls about frameworks.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::framework::{self, ChangeAbout, Create};
use crate::app::{get, list};
use crate::convert::framework::filter;
use crate::convert::{id, shown};

pub(super) async fn create_framework(door: &Door, request: Request<pb::CreateFrameworkRequest>) -> Answer<pb::CreateFrameworkResponse> {
    door.act(request, async |uow, who, c: Create| {
        let made = framework::create(uow, who, c).await?;
        Ok(pb::CreateFrameworkResponse { framework: Some(shown::framework(&made)) })
    })
    .await
}

pub(super) async fn update_framework(door: &Door, request: Request<pb::UpdateFrameworkRequest>) -> Answer<pb::UpdateFrameworkResponse> {
    door.act(request, async |uow, who, c: ChangeAbout| {
        let made = framework::change(uow, who, c).await?;
        Ok(pb::UpdateFrameworkResponse { framework: Some(shown::framework(&made)) })
    })
    .await
}

pub(super) async fn get_framework(door: &Door, request: Request<pb::GetFrameworkRequest>) -> Answer<pb::GetFrameworkResponse> {
    door.ask(request, async |db, ctx, r| {
        let seen = get(db, ctx.caller(), id(&r.id)?).await?;
        Ok(pb::GetFrameworkResponse { framework: Some(shown::framework(&seen.framework)) })
    })
    .await
}

pub(super) async fn list_frameworks(door: &Door, request: Request<pb::ListFrameworksRequest>) -> Answer<pb::ListFrameworksResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = list(db, ctx.caller(), (&filter(&r), &ctx.caller().reach()), &page).await?;
        Ok(pb::ListFrameworksResponse { frameworks: found.iter().map(shown::framework).collect(), next_page_token })
    })
    .await
}
