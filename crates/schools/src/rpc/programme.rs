//! Calls about programmes.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::{Stepped, programme};
use crate::convert::{self, With, programme as shown};
use crate::domain::programme::Cohort;

pub(super) async fn open_programme(door: &Door, request: Request<pb::OpenProgrammeRequest>) -> Answer<pb::OpenProgrammeResponse> {
    door.act(request, async |uow, who, c: shown::Open| {
        let opened = programme::open(uow, who, (c.0, c.1)).await?;
        Ok(pb::OpenProgrammeResponse { programme: Some(shown::message(&opened)) })
    })
    .await
}

pub(super) async fn get_programme(door: &Door, request: Request<pb::GetProgrammeRequest>) -> Answer<pb::GetProgrammeResponse> {
    door.ask(request, async |db, _, r| {
        let found = programme::get(db, convert::id(&r.id)?).await?;
        Ok(pb::GetProgrammeResponse { programme: Some(shown::message(&found)) })
    })
    .await
}

pub(super) async fn list_programmes(door: &Door, request: Request<pb::ListProgrammesRequest>) -> Answer<pb::ListProgrammesResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = programme::list(db, &shown::filter(&r), &page).await?;
        Ok(pb::ListProgrammesResponse { programmes: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}

pub(super) async fn add_cohort(door: &Door, request: Request<pb::AddCohortRequest>) -> Answer<pb::AddCohortResponse> {
    door.act(request, async |uow, who, c: With<Cohort>| {
        let changed = programme::add_cohort(uow, who, c.at, c.what).await?;
        Ok(pb::AddCohortResponse { programme: Some(shown::message(&changed)) })
    })
    .await
}

pub(super) async fn close_programme(door: &Door, request: Request<pb::CloseProgrammeRequest>) -> Answer<pb::CloseProgrammeResponse> {
    door.act(request, async |uow, who, c: Stepped<String>| {
        let closed = programme::close(uow, who, c).await?;
        Ok(pb::CloseProgrammeResponse { programme: Some(shown::message(&closed)) })
    })
    .await
}
