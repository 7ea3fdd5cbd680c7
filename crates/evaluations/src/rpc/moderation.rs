//! Calls about moderation.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::ResultRules;
use crate::app::cycle::OfCycle;
use crate::app::moderation::{self, Assign, Decide, Open};
use crate::convert::{id, moderation as shown};
use crate::domain::scores::Plausibility;

pub(super) async fn start_cycle_moderation(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::StartCycleModerationRequest>,
) -> Answer<pb::StartCycleModerationResponse> {
    door.act(request, async |uow, who, c: OfCycle<()>| Ok(shown::started(&moderation::start(uow, who, c, rules).await?))).await
}

pub(super) async fn open_moderation_case(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::OpenModerationCaseRequest>,
) -> Answer<pb::OpenModerationCaseResponse> {
    door.act(request, async |uow, who, c: Open| {
        let case = moderation::open(uow, who, c, rules).await?;
        Ok(pb::OpenModerationCaseResponse { moderation_case: Some(shown::message(&case)) })
    })
    .await
}

pub(super) async fn assign_moderation_panel(
    door: &Door,
    request: Request<pb::AssignModerationPanelRequest>,
) -> Answer<pb::AssignModerationPanelResponse> {
    door.act(request, async |uow, who, c: Assign| {
        let case = moderation::assign(uow, who, c).await?;
        Ok(pb::AssignModerationPanelResponse { moderation_case: Some(shown::message(&case)) })
    })
    .await
}

pub(super) async fn decide_moderation_case(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::DecideModerationCaseRequest>,
) -> Answer<pb::DecideModerationCaseResponse> {
    door.act(request, async |uow, who, c: Decide| {
        let case = moderation::decide(uow, who, c, rules).await?;
        Ok(pb::DecideModerationCaseResponse { moderation_case: Some(shown::message(&case)) })
    })
    .await
}

pub(super) async fn get_moderation_case(
    door: &Door,
    rule: &Plausibility,
    request: Request<pb::GetModerationCaseRequest>,
) -> Answer<pb::GetModerationCaseResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        let (case, doubtful) = moderation::get(uow, ctx.caller(), rule, id(&r.id)?).await?;
        Ok(shown::with_originals(&case, &doubtful))
    })
    .await
}

pub(super) async fn list_moderation_cases(
    door: &Door,
    request: Request<pb::ListModerationCasesRequest>,
) -> Answer<pb::ListModerationCasesResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = moderation::list(db, ctx.caller(), &shown::filter(&r)?, &page).await?;
        Ok(pb::ListModerationCasesResponse { moderation_cases: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}
