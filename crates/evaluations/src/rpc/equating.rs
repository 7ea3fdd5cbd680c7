//! Calls about how results of two versions compare.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use tonic::Request;

use super::Door;
use crate::app::{self, SetEquating};
use crate::convert::{equating, id, shown};

pub(super) async fn set_equating(door: &Door, request: Request<pb::SetEquatingRequest>) -> Answer<pb::SetEquatingResponse> {
    door.act(request, async |uow, who, c: SetEquating| {
        let (framework, set) = app::equate(uow, who, c).await?;
        let equating = Some(equating::message(framework.record().id, &set));
        Ok(pb::SetEquatingResponse { framework: Some(shown::framework(&framework)), equating })
    })
    .await
}

pub(super) async fn get_equating(door: &Door, request: Request<pb::GetEquatingRequest>) -> Answer<pb::GetEquatingResponse> {
    door.ask(request, async |db, ctx, r| {
        let (framework, found) = app::equating(db, ctx.caller(), (id(&r.id)?, (r.from_n, r.to_n))).await?;
        Ok(pb::GetEquatingResponse { equating: Some(equating::message(framework.record().id, &found)) })
    })
    .await
}
