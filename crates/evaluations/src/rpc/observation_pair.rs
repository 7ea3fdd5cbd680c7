//! Calls about pairs of observations.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use tonic::Request;

use super::Door;
use crate::app::observation_pair::{self, Open, Reconcile};
use crate::convert::id;
use crate::convert::observation_pair::{message, seen};

pub(super) async fn pair_observations(door: &Door, request: Request<pb::PairObservationsRequest>) -> Answer<pb::PairObservationsResponse> {
    door.act(request, async |uow, who, c: Open| {
        let made = observation_pair::open(uow, who, c).await?;
        Ok(pb::PairObservationsResponse { pair: Some(message(&made)) })
    })
    .await
}

pub(super) async fn reconcile_observation_pair(
    door: &Door,
    request: Request<pb::ReconcileObservationPairRequest>,
) -> Answer<pb::ReconcileObservationPairResponse> {
    door.act(request, async |uow, who, c: Reconcile| {
        let made = observation_pair::reconcile(uow, who, c).await?;
        Ok(pb::ReconcileObservationPairResponse { pair: Some(message(&made)) })
    })
    .await
}

pub(super) async fn get_observation_pair(
    door: &Door,
    request: Request<pb::GetObservationPairRequest>,
) -> Answer<pb::GetObservationPairResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        let found = observation_pair::get(uow, ctx.caller(), id(&r.id)?).await?;
        Ok(seen(&found))
    })
    .await
}
