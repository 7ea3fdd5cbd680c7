//! Calls about participations.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;
use uuid::Uuid;

use super::Door;
use crate::app::{Stepped, participation};
use crate::convert::{self, With, participation as shown};
use crate::domain::Resolution;
use crate::domain::participation::EndorsingBody;

pub(super) async fn nominate_school(door: &Door, request: Request<pb::NominateSchoolRequest>) -> Answer<pb::NominateSchoolResponse> {
    door.act(request, async |uow, who, c: participation::Nominate| {
        let made = participation::nominate(uow, who, c).await?;
        Ok(pb::NominateSchoolResponse { participation: Some(shown::message(&made)) })
    })
    .await
}

pub(super) async fn get_participation(door: &Door, request: Request<pb::GetParticipationRequest>) -> Answer<pb::GetParticipationResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = participation::get(db, ctx.caller(), convert::id(&r.id)?, ctx.today()).await?;
        Ok(pb::GetParticipationResponse { participation: Some(shown::message(&found)) })
    })
    .await
}

pub(super) async fn list_participations(
    door: &Door,
    request: Request<pb::ListParticipationsRequest>,
) -> Answer<pb::ListParticipationsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (filter, area) = shown::filter(&r, ctx.today());
        let (found, next_page_token) = participation::list(db, filter, area, &ctx.caller().reach(), &page).await?;
        Ok(pb::ListParticipationsResponse { participations: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}

pub(super) async fn assign_coaches(door: &Door, request: Request<pb::AssignCoachesRequest>) -> Answer<pb::AssignCoachesResponse> {
    door.act(request, async |uow, who, c: With<Vec<Uuid>>| {
        let changed = participation::assign_coaches(uow, who, c.at, c.what).await?;
        Ok(pb::AssignCoachesResponse { participation: Some(shown::message(&changed)) })
    })
    .await
}

/// Calls that are one step each, and the use case that makes it.
macro_rules! steps {
    ($($call:ident($request:ident) -> $response:ident: $step:ident($what:ty);)+) => {$(
        pub(super) async fn $call(door: &Door, request: Request<pb::$request>) -> Answer<pb::$response> {
            door.act(request, async |uow, who, c: Stepped<$what>| {
                let changed = participation::$step(uow, who, c).await?;
                Ok(pb::$response { participation: Some(shown::message(&changed)) })
            })
            .await
        }
    )+};
}

steps! {
    apply_for_programme(ApplyForProgrammeRequest) -> ApplyForProgrammeResponse: apply(());
    judge_eligibility(JudgeEligibilityRequest) -> JudgeEligibilityResponse: judge((bool, String));
    endorse_participation(EndorseParticipationRequest) -> EndorseParticipationResponse: endorse((EndorsingBody, Resolution));
    approve_participation(ApproveParticipationRequest) -> ApproveParticipationResponse: approve(Option<Resolution>);
    activate_participation(ActivateParticipationRequest) -> ActivateParticipationResponse: activate(Vec<Uuid>);
    suspend_participation(SuspendParticipationRequest) -> SuspendParticipationResponse: suspend(String);
    resume_participation(ResumeParticipationRequest) -> ResumeParticipationResponse: resume(());
    complete_participation(CompleteParticipationRequest) -> CompleteParticipationResponse: complete(());
    withdraw_participation(WithdrawParticipationRequest) -> WithdrawParticipationResponse: withdraw(String);
    remove_participation(RemoveParticipationRequest) -> RemoveParticipationResponse: remove(String);
    lapse_participation(LapseParticipationRequest) -> LapseParticipationResponse: lapse(String);
}
