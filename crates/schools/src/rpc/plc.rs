//! Calls about meetings of professional learning communities.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use chassis::wire::optional_id;
use tonic::Request;

use super::Door;
use crate::app::plc;
use crate::convert::counts::after;
use crate::convert::plc::{self as shown, Record};

pub(super) async fn record_plc_meeting(door: &Door, request: Request<pb::RecordPlcMeetingRequest>) -> Answer<pb::RecordPlcMeetingResponse> {
    door.act(request, async |uow, who, c: Record| {
        let recorded = plc::record(uow, who, (c.0, c.1)).await?;
        Ok(pb::RecordPlcMeetingResponse { meeting: Some(shown::message(&recorded)) })
    })
    .await
}

pub(super) async fn list_plc_meetings(door: &Door, request: Request<pb::ListPlcMeetingsRequest>) -> Answer<pb::ListPlcMeetingsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let school = optional_id(&r.school_id);
        let (found, next_page_token) = plc::list(db, school, &ctx.caller().reach(), after(&page)?, &page).await?;
        Ok(pb::ListPlcMeetingsResponse { meetings: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}
