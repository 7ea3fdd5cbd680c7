//! Calls about coaching visits.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::coaching;
use crate::convert::coaching::{self as shown, Record};
use crate::convert::counts::after;

pub(super) async fn record_coaching_visit(
    door: &Door,
    request: Request<pb::RecordCoachingVisitRequest>,
) -> Answer<pb::RecordCoachingVisitResponse> {
    door.act(request, async |uow, who, c: Record| {
        let recorded = coaching::record(uow, who, (c.0, c.1)).await?;
        Ok(pb::RecordCoachingVisitResponse { visit: Some(shown::message(&recorded)) })
    })
    .await
}

pub(super) async fn list_coaching_visits(
    door: &Door,
    request: Request<pb::ListCoachingVisitsRequest>,
) -> Answer<pb::ListCoachingVisitsResponse> {
    if request.get_ref().with_texts {
        return door
            .ask_on_record(request, async |uow, ctx, mut r| {
                let page = page!(ctx, r);
                let reach = ctx.caller().reach();
                let (found, next_page_token) = coaching::list_with_texts(uow, shown::filter(&r), &reach, after(&page)?, &page).await?;
                Ok(pb::ListCoachingVisitsResponse { visits: found.iter().map(shown::with_texts).collect(), next_page_token })
            })
            .await;
    }
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = coaching::list(db, shown::filter(&r), &ctx.caller().reach(), after(&page)?, &page).await?;
        Ok(pb::ListCoachingVisitsResponse { visits: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}
