//! Calls about observations of lessons.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::observation::{self, Feedback, OfObservation, Reason, Schedule};
use crate::app::observation_read;
use crate::convert::observation::{self as shown, message};
use crate::convert::{after, id};
use crate::domain::observation::Record;
use crate::domain::scores::Plausibility;

pub(super) async fn schedule_observation(
    door: &Door,
    request: Request<pb::ScheduleObservationRequest>,
) -> Answer<pb::ScheduleObservationResponse> {
    door.act(request, async |uow, who, c: Schedule| {
        let made = observation::schedule(uow, who, c).await?;
        Ok(pb::ScheduleObservationResponse { observation: Some(message(&made)) })
    })
    .await
}

pub(super) async fn record_observation(
    door: &Door,
    request: Request<pb::RecordObservationRequest>,
) -> Answer<pb::RecordObservationResponse> {
    door.act(request, async |uow, who, c: OfObservation<Record>| {
        let made = observation::take_down(uow, who, c).await?;
        Ok(pb::RecordObservationResponse { observation: Some(message(&made)) })
    })
    .await
}

pub(super) async fn submit_observation(
    door: &Door,
    request: Request<pb::SubmitObservationRequest>,
) -> Answer<pb::SubmitObservationResponse> {
    door.act(request, async |uow, who, c: OfObservation<()>| {
        let made = observation::submit(uow, who, c).await?;
        Ok(pb::SubmitObservationResponse { observation: Some(message(&made)), warnings: shown::warnings(&made) })
    })
    .await
}

pub(super) async fn release_observation(
    door: &Door,
    request: Request<pb::ReleaseObservationRequest>,
) -> Answer<pb::ReleaseObservationResponse> {
    door.act(request, async |uow, who, c: OfObservation<Feedback>| {
        let made = observation::release(uow, who, c).await?;
        Ok(pb::ReleaseObservationResponse { observation: Some(message(&made)) })
    })
    .await
}

pub(super) async fn void_observation(door: &Door, request: Request<pb::VoidObservationRequest>) -> Answer<pb::VoidObservationResponse> {
    door.act(request, async |uow, who, c: OfObservation<Reason>| {
        let made = observation::void(uow, who, c).await?;
        Ok(pb::VoidObservationResponse { observation: Some(message(&made)) })
    })
    .await
}

pub(super) async fn get_observation(
    door: &Door,
    rule: &Plausibility,
    request: Request<pb::GetObservationRequest>,
) -> Answer<pb::GetObservationResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        let seen = observation_read::get(uow, ctx.caller(), rule, id(&r.id)?).await?;
        Ok(shown::seen(&seen))
    })
    .await
}

pub(super) async fn list_observations(door: &Door, request: Request<pb::ListObservationsRequest>) -> Answer<pb::ListObservationsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let asked = (&shown::filter(&r), &ctx.caller().reach());
        let (found, next_page_token) = observation_read::list(db, asked, (after(&page)?, &page)).await?;
        Ok(pb::ListObservationsResponse { observations: found.iter().map(shown::listed).collect(), next_page_token })
    })
    .await
}

pub(super) async fn get_observation_feedback(
    door: &Door,
    request: Request<pb::GetObservationFeedbackRequest>,
) -> Answer<pb::GetObservationFeedbackResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        let found = observation_read::feedback(uow, ctx.caller(), id(&r.id)?).await?;
        Ok(shown::feedback(&found))
    })
    .await
}

pub(super) async fn list_observation_feedback(
    door: &Door,
    request: Request<pb::ListObservationFeedbackRequest>,
) -> Answer<pb::ListObservationFeedbackResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = observation_read::list_feedback(db, &ctx.caller().reach(), (after(&page)?, &page)).await?;
        Ok(pb::ListObservationFeedbackResponse { feedback: found.iter().map(shown::listed_feedback).collect(), next_page_token })
    })
    .await
}
