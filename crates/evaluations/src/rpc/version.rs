//! Calls about versions of frameworks.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::framework::{self, Draft, Said};
use crate::app::{OfVersion, get_version, list_versions};
use crate::convert::framework::statuses;
use crate::convert::{id, shown};
use crate::domain::framework::{CongruenceRule, Content};

pub(super) async fn create_framework_version(
    door: &Door,
    request: Request<pb::CreateFrameworkVersionRequest>,
) -> Answer<pb::CreateFrameworkVersionResponse> {
    door.act(request, async |uow, who, c: Draft| {
        let (made, n) = framework::draft(uow, who, c).await?;
        Ok(pb::CreateFrameworkVersionResponse { framework: Some(shown::framework(&made)), n })
    })
    .await
}

pub(super) async fn update_framework_version(
    door: &Door,
    request: Request<pb::UpdateFrameworkVersionRequest>,
) -> Answer<pb::UpdateFrameworkVersionResponse> {
    door.act(request, async |uow, who, c: OfVersion<Content>| {
        let made = framework::update(uow, who, c).await?;
        Ok(pb::UpdateFrameworkVersionResponse { framework: Some(shown::framework(&made)) })
    })
    .await
}

pub(super) async fn submit_framework_version(
    door: &Door,
    request: Request<pb::SubmitFrameworkVersionRequest>,
) -> Answer<pb::SubmitFrameworkVersionResponse> {
    door.act(request, async |uow, who, c: OfVersion<()>| {
        let made = framework::submit(uow, who, c).await?;
        Ok(pb::SubmitFrameworkVersionResponse { framework: Some(shown::framework(&made)) })
    })
    .await
}

pub(super) async fn record_expert_ratings(
    door: &Door,
    request: Request<pb::RecordExpertRatingsRequest>,
) -> Answer<pb::RecordExpertRatingsResponse> {
    door.act(request, async |uow, who, c: OfVersion<Said>| {
        let made = framework::rate(uow, who, c).await?;
        Ok(pb::RecordExpertRatingsResponse { framework: Some(shown::framework(&made)) })
    })
    .await
}

pub(super) async fn start_framework_trial(
    door: &Door,
    rule: &CongruenceRule,
    request: Request<pb::StartFrameworkTrialRequest>,
) -> Answer<pb::StartFrameworkTrialResponse> {
    door.act(request, async |uow, who, c: OfVersion<()>| {
        let made = framework::start_trial(uow, who, c, *rule).await?;
        Ok(pb::StartFrameworkTrialResponse { framework: Some(shown::framework(&made)) })
    })
    .await
}

pub(super) async fn publish_framework_version(
    door: &Door,
    request: Request<pb::PublishFrameworkVersionRequest>,
) -> Answer<pb::PublishFrameworkVersionResponse> {
    door.act(request, async |uow, who, c: OfVersion<()>| {
        let made = framework::publish(uow, who, c).await?;
        Ok(pb::PublishFrameworkVersionResponse { framework: Some(shown::framework(&made)) })
    })
    .await
}

pub(super) async fn retire_framework_version(
    door: &Door,
    request: Request<pb::RetireFrameworkVersionRequest>,
) -> Answer<pb::RetireFrameworkVersionResponse> {
    door.act(request, async |uow, who, c: OfVersion<String>| {
        let made = framework::retire(uow, who, c).await?;
        Ok(pb::RetireFrameworkVersionResponse { framework: Some(shown::framework(&made)) })
    })
    .await
}

pub(super) async fn get_framework_version(
    door: &Door,
    rule: &CongruenceRule,
    request: Request<pb::GetFrameworkVersionRequest>,
) -> Answer<pb::GetFrameworkVersionResponse> {
    door.ask(request, async |db, ctx, r| {
        let (seen, version) = get_version(db, ctx.caller(), (id(&r.id)?, r.n)).await?;
        let framework_version = Some(shown::version(seen.framework.record().id, &version, Some(*rule)));
        Ok(pb::GetFrameworkVersionResponse { framework: Some(shown::framework(&seen.framework)), framework_version })
    })
    .await
}

pub(super) async fn list_framework_versions(
    door: &Door,
    request: Request<pb::ListFrameworkVersionsRequest>,
) -> Answer<pb::ListFrameworkVersionsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = list_versions(db, ctx.caller(), (id(&r.id)?, statuses(&r.statuses)), &page).await?;
        Ok(pb::ListFrameworkVersionsResponse { versions: found.iter().map(shown::head).collect(), next_page_token })
    })
    .await
}
