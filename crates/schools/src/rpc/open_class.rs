//! Calls about open classes.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::open_class;
use crate::convert::counts::after;
use crate::convert::open_class::{self as shown, Record};

pub(super) async fn record_open_class(door: &Door, request: Request<pb::RecordOpenClassRequest>) -> Answer<pb::RecordOpenClassResponse> {
    door.act(request, async |uow, who, c: Record| {
        let recorded = open_class::record(uow, who, (c.0, c.1)).await?;
        Ok(pb::RecordOpenClassResponse { open_class: Some(shown::message(&recorded)) })
    })
    .await
}

pub(super) async fn list_open_classes(door: &Door, request: Request<pb::ListOpenClassesRequest>) -> Answer<pb::ListOpenClassesResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = open_class::list(db, shown::filter(&r), &ctx.caller().reach(), after(&page)?, &page).await?;
        Ok(pb::ListOpenClassesResponse { open_classes: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}
