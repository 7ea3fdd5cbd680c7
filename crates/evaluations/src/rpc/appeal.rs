//! Calls about appeals.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::ResultRules;
use crate::app::appeal::{self, Decide, File};
use crate::convert::appeal as shown;

pub(super) async fn file_appeal(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::FileAppealRequest>,
) -> Answer<pb::FileAppealResponse> {
    door.act(request, async |uow, who, c: File| {
        let appeal = appeal::file(uow, who, c, rules).await?;
        Ok(pb::FileAppealResponse { appeal: Some(shown::message(&appeal)) })
    })
    .await
}

pub(super) async fn decide_appeal(door: &Door, request: Request<pb::DecideAppealRequest>) -> Answer<pb::DecideAppealResponse> {
    door.act(request, async |uow, who, c: Decide| {
        let appeal = appeal::decide(uow, who, c).await?;
        Ok(pb::DecideAppealResponse { appeal: Some(shown::message(&appeal)) })
    })
    .await
}

pub(super) async fn list_appeals(door: &Door, request: Request<pb::ListAppealsRequest>) -> Answer<pb::ListAppealsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = appeal::list(db, ctx.caller(), &shown::filter(&r)?, &page).await?;
        Ok(pb::ListAppealsResponse { appeals: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}
