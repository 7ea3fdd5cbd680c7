//! Calls about ceremonies.

use api::partners::v1 as pb;
use chassis::ctx::Answer;
use tonic::Request;

use super::Door;
use crate::app::ceremony::{self, Join, Plan};
use crate::convert::ceremony::Held;
use crate::convert::commands::Reasoned;
use crate::convert::lists;

pub(super) async fn plan_ceremony(door: &Door, request: Request<pb::PlanCeremonyRequest>) -> Answer<pb::PlanCeremonyResponse> {
    door.act(request, async |uow, who, c: Plan| {
        let (planned, agreement_version) = ceremony::plan(uow, who, c).await?;
        Ok(pb::PlanCeremonyResponse { ceremony: Some(planned.into()), agreement_version })
    })
    .await
}

pub(super) async fn join_ceremony(door: &Door, request: Request<pb::JoinCeremonyRequest>) -> Answer<pb::JoinCeremonyResponse> {
    door.act(request, async |uow, who, c: Join| {
        let (joined, agreement_version) = ceremony::join(uow, who, c).await?;
        Ok(pb::JoinCeremonyResponse { ceremony: Some(joined.into()), agreement_version })
    })
    .await
}

pub(super) async fn get_ceremony(door: &Door, request: Request<pb::GetCeremonyRequest>) -> Answer<pb::GetCeremonyResponse> {
    door.ask(request, async |db, ctx, r| {
        Ok(pb::GetCeremonyResponse { ceremony: Some(ceremony::get(db, ctx.caller(), lists::id(&r.id)?).await?.into()) })
    })
    .await
}

pub(super) async fn hold_ceremony(door: &Door, request: Request<pb::HoldCeremonyRequest>) -> Answer<pb::HoldCeremonyResponse> {
    door.act(request, async |uow, who, c: Held| {
        Ok(pb::HoldCeremonyResponse { ceremony: Some(ceremony::hold(uow, who, c.at, c.what.0, c.what.1).await?.into()) })
    })
    .await
}

pub(super) async fn postpone_ceremony(door: &Door, request: Request<pb::PostponeCeremonyRequest>) -> Answer<pb::PostponeCeremonyResponse> {
    door.act(request, async |uow, who, c: Reasoned| {
        Ok(pb::PostponeCeremonyResponse { ceremony: Some(ceremony::postpone(uow, who, c.at, &c.what).await?.into()) })
    })
    .await
}

pub(super) async fn cancel_ceremony(door: &Door, request: Request<pb::CancelCeremonyRequest>) -> Answer<pb::CancelCeremonyResponse> {
    door.act(request, async |uow, who, c: Reasoned| {
        Ok(pb::CancelCeremonyResponse { ceremony: Some(ceremony::cancel(uow, who, c.at, &c.what).await?.into()) })
    })
    .await
}
