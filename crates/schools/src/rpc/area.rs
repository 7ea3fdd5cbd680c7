//! Calls about areas.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::kernel::LocalizedText;
use chassis::page;
use jiff::civil::Date;
use tonic::Request;

use super::Door;
use crate::app::area;
use crate::app::reorganise::{self, Reorganise};
use crate::convert::With;
use crate::convert::{self, area as shown};
use crate::domain::area::InnovationStatus;

/// Schools that a preview names.
const NAMED: usize = 100;

pub(super) async fn register_area(door: &Door, request: Request<pb::RegisterAreaRequest>) -> Answer<pb::RegisterAreaResponse> {
    door.act(request, async |uow, who, c: area::Register| {
        let made = area::register(uow, who, c).await?;
        Ok(pb::RegisterAreaResponse { area: Some(shown::message(&made, uow.today())) })
    })
    .await
}

pub(super) async fn get_area(door: &Door, request: Request<pb::GetAreaRequest>) -> Answer<pb::GetAreaResponse> {
    door.ask(request, async |db, ctx, r| {
        let day = convert::day(r.as_of.as_ref(), "as_of", ctx.today())?;
        let found = area::get(db, shown::which(&r)?, day).await?;
        Ok(pb::GetAreaResponse { area: Some(shown::message(&found, day)) })
    })
    .await
}

pub(super) async fn list_areas(door: &Door, request: Request<pb::ListAreasRequest>) -> Answer<pb::ListAreasResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let filter = shown::filter(&r, ctx.today())?;
        let (found, next_page_token) = area::list(db, &filter, &page).await?;
        Ok(pb::ListAreasResponse { areas: found.iter().map(|a| shown::message(a, filter.day)).collect(), next_page_token })
    })
    .await
}

pub(super) async fn rename_area(door: &Door, request: Request<pb::RenameAreaRequest>) -> Answer<pb::RenameAreaResponse> {
    door.act(request, async |uow, who, c: With<(LocalizedText, Date)>| {
        let changed = area::rename(uow, who, c.at, c.what).await?;
        Ok(pb::RenameAreaResponse { area: Some(shown::message(&changed, uow.today())) })
    })
    .await
}

pub(super) async fn set_innovation_status(
    door: &Door,
    request: Request<pb::SetInnovationStatusRequest>,
) -> Answer<pb::SetInnovationStatusResponse> {
    door.act(request, async |uow, who, c: With<(InnovationStatus, Date)>| {
        let changed = area::stand(uow, who, c.at, c.what).await?;
        Ok(pb::SetInnovationStatusResponse { area: Some(shown::message(&changed, uow.today())) })
    })
    .await
}

pub(super) async fn reorganise_areas(door: &Door, request: Request<pb::ReorganiseAreasRequest>) -> Answer<pb::ReorganiseAreasResponse> {
    door.act(request, async |uow, who, c: Reorganise| {
        let on = c.on;
        let done = reorganise::reorganise(uow, who, c).await?;
        Ok(pb::ReorganiseAreasResponse {
            areas: done.areas.iter().map(|area| shown::message(area, on)).collect(),
            schools_moved: i32::try_from(done.schools.len()).unwrap_or(i32::MAX),
            schools: done.schools.iter().take(NAMED).map(|moved| shown::moved(moved, on)).collect(),
            plan_hash: done.plan_hash,
        })
    })
    .await
}
