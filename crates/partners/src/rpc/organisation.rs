//! Calls about organisations.

use api::partners::v1 as pb;
use chassis::ctx::{Answer, Ctx, Shell};
use chassis::lookup::Lookup;
use chassis::page;
use tonic::Request;
use uuid::Uuid;

use super::Door;
use crate::app::organisation::{self, Found};
use crate::convert;
use crate::convert::commands::With;
use crate::convert::lists;
use crate::error::Error;

pub(super) async fn create_organisation(
    door: &Door,
    request: Request<pb::CreateOrganisationRequest>,
) -> Answer<pb::CreateOrganisationResponse> {
    door.act(request, async |uow, who, c: convert::organisation::Register| {
        let made = organisation::register(uow, who, c.0, c.1).await?;
        Ok(pb::CreateOrganisationResponse { organisation: Some(convert::organisation::message(&made, uow.today())) })
    })
    .await
}

/// Organisations that are asked for at the same time are read together.
pub(super) type Organisations = Lookup<Uuid, Found, Error>;

pub(super) fn organisations(shell: &Shell) -> Organisations {
    Lookup::new(&shell.db, |db, ids| Box::pin(organisation::among(db, ids)))
}

pub(super) async fn get_organisation(
    door: &Door,
    organisations: &Organisations,
    request: Request<pb::GetOrganisationRequest>,
) -> Answer<pb::GetOrganisationResponse> {
    let key = |_: &Ctx, r: &pb::GetOrganisationRequest| Ok(lists::id(&r.id)?);
    door.ask_together(request, organisations, key, |ctx, found| {
        let found = organisation::shown(ctx.caller(), found)?;
        Ok(pb::GetOrganisationResponse { organisation: Some(convert::organisation::message(found, ctx.today())) })
    })
    .await
}

pub(super) async fn list_organisations(
    door: &Door,
    request: Request<pb::ListOrganisationsRequest>,
) -> Answer<pb::ListOrganisationsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = organisation::list(db, &lists::organisations(r), &ctx.caller().reach(), &page).await?;
        let organisations = found.iter().map(|o| convert::organisation::message(o, ctx.today())).collect();
        Ok(pb::ListOrganisationsResponse { organisations, next_page_token })
    })
    .await
}

pub(super) async fn update_organisation(
    door: &Door,
    request: Request<pb::UpdateOrganisationRequest>,
) -> Answer<pb::UpdateOrganisationResponse> {
    door.act(request, async |uow, who, c: With<convert::organisation::Masked>| {
        let changed = organisation::change(uow, who, c.at, |present| c.what.over(present)).await?;
        Ok(pb::UpdateOrganisationResponse { organisation: Some(convert::organisation::message(&changed, uow.today())) })
    })
    .await
}

pub(super) async fn resolve_organisations(
    door: &Door,
    request: Request<pb::ResolveOrganisationsRequest>,
) -> Answer<pb::ResolveOrganisationsResponse> {
    door.ask(request, async |db, ctx, r| {
        let (agreement, day) = lists::context(&r, ctx.today())?;
        let found = organisation::resolve(db, ctx.caller(), &r.text, agreement, day).await?;
        let organisations = found.iter().map(|o| convert::organisation::message(o, ctx.today())).collect();
        Ok(pb::ResolveOrganisationsResponse { organisations })
    })
    .await
}
