//! Calls about an agreement as a whole: what is written, who is party, how far it has come.

use api::partners::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::agreement::{Draft, PartyDraft};
use crate::app::{agreement, sheet};
use crate::convert::commands::{Masked, OfParty, Plain, Reasoned, With};
use crate::convert::lists;
use crate::domain::agreement::TextHash;

pub(super) async fn create_agreement(door: &Door, request: Request<pb::CreateAgreementRequest>) -> Answer<pb::CreateAgreementResponse> {
    door.act(request, async |uow, who, c: Draft| {
        Ok(pb::CreateAgreementResponse { agreement: Some(agreement::draft(uow, who, c).await?.into()) })
    })
    .await
}

pub(super) async fn get_agreement(door: &Door, request: Request<pb::GetAgreementRequest>) -> Answer<pb::GetAgreementResponse> {
    if request.get_ref().with_names {
        return door
            .ask_on_record(request, async |uow, ctx, r| {
                let found = agreement::get_with_names(uow, ctx.caller(), lists::id(&r.id)?).await?;
                Ok(pb::GetAgreementResponse { agreement: Some(found.into()) })
            })
            .await;
    }
    door.ask(request, async |db, ctx, r| {
        let found = agreement::get(db, ctx.caller(), lists::id(&r.id)?, ctx.today()).await?;
        Ok(pb::GetAgreementResponse { agreement: Some(found.into()) })
    })
    .await
}

pub(super) async fn list_agreements(door: &Door, request: Request<pb::ListAgreementsRequest>) -> Answer<pb::ListAgreementsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = agreement::list(db, &lists::agreements(&r), &ctx.caller().reach(), &page, ctx.today()).await?;
        Ok(pb::ListAgreementsResponse { agreements: found.into_iter().map(Into::into).collect(), next_page_token })
    })
    .await
}

pub(super) async fn update_agreement(door: &Door, request: Request<pb::UpdateAgreementRequest>) -> Answer<pb::UpdateAgreementResponse> {
    door.act(request, async |uow, who, c: With<Masked>| {
        Ok(pb::UpdateAgreementResponse { agreement: Some(agreement::change(uow, who, c.at, |present| c.what.over(present)).await?.into()) })
    })
    .await
}

pub(super) async fn add_party(door: &Door, request: Request<pb::AddPartyRequest>) -> Answer<pb::AddPartyResponse> {
    door.act(request, async |uow, who, c: With<PartyDraft>| {
        Ok(pb::AddPartyResponse { agreement: Some(agreement::add_party(uow, who, c.at, c.what).await?.into()) })
    })
    .await
}

pub(super) async fn remove_party(door: &Door, request: Request<pb::RemovePartyRequest>) -> Answer<pb::RemovePartyResponse> {
    door.act(request, async |uow, who, c: OfParty| {
        Ok(pb::RemovePartyResponse { agreement: Some(agreement::remove_party(uow, who, c.at, c.what).await?.into()) })
    })
    .await
}

pub(super) async fn submit_agreement(door: &Door, request: Request<pb::SubmitAgreementRequest>) -> Answer<pb::SubmitAgreementResponse> {
    door.act(request, async |uow, who, c: Plain| {
        Ok(pb::SubmitAgreementResponse { agreement: Some(agreement::submit(uow, who, c.at).await?.into()) })
    })
    .await
}

pub(super) async fn return_agreement(door: &Door, request: Request<pb::ReturnAgreementRequest>) -> Answer<pb::ReturnAgreementResponse> {
    door.act(request, async |uow, who, c: Reasoned| {
        Ok(pb::ReturnAgreementResponse { agreement: Some(agreement::return_to_draft(uow, who, c.at, &c.what).await?.into()) })
    })
    .await
}

pub(super) async fn freeze_text(door: &Door, request: Request<pb::FreezeTextRequest>) -> Answer<pb::FreezeTextResponse> {
    door.act(request, async |uow, who, c: With<Option<TextHash>>| {
        Ok(pb::FreezeTextResponse { agreement: Some(agreement::freeze_text(uow, who, c.at, c.what).await?.into()) })
    })
    .await
}

pub(super) async fn execute_agreement(door: &Door, request: Request<pb::ExecuteAgreementRequest>) -> Answer<pb::ExecuteAgreementResponse> {
    door.act(request, async |uow, who, c: With<bool>| {
        Ok(pb::ExecuteAgreementResponse { agreement: Some(agreement::execute(uow, who, c.at, c.what).await?.into()) })
    })
    .await
}

pub(super) async fn cancel_agreement(door: &Door, request: Request<pb::CancelAgreementRequest>) -> Answer<pb::CancelAgreementResponse> {
    door.act(request, async |uow, who, c: Reasoned| {
        Ok(pb::CancelAgreementResponse { agreement: Some(agreement::cancel(uow, who, c.at, &c.what).await?.into()) })
    })
    .await
}

pub(super) async fn render_signing_sheet(
    door: &Door,
    request: Request<pb::RenderSigningSheetRequest>,
) -> Answer<pb::RenderSigningSheetResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        let (html, file_name) = sheet::render(uow, ctx.caller(), lists::id(&r.id)?, r.thai_digits).await?;
        Ok(pb::RenderSigningSheetResponse { html, file_name })
    })
    .await
}
