//! Calls about statutory pilot designations.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use jiff::civil::Date;
use tonic::Request;

use super::Door;
use crate::app::{Stepped, pilot};
use crate::convert::{self, pilot as shown};
use crate::domain::Resolution;
use crate::domain::pilot::AutonomyItem;

pub(super) async fn request_pilot_designation(
    door: &Door,
    request: Request<pb::RequestPilotDesignationRequest>,
) -> Answer<pb::RequestPilotDesignationResponse> {
    door.act(request, async |uow, who, c: pilot::Ask| {
        let made = pilot::request(uow, who, c).await?;
        Ok(pb::RequestPilotDesignationResponse { designation: Some(shown::message(&made, uow.today())) })
    })
    .await
}

pub(super) async fn get_pilot_designation(
    door: &Door,
    request: Request<pb::GetPilotDesignationRequest>,
) -> Answer<pb::GetPilotDesignationResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = pilot::get(db, ctx.caller(), convert::id(&r.id)?, ctx.today()).await?;
        Ok(pb::GetPilotDesignationResponse { designation: Some(shown::message(&found, ctx.today())) })
    })
    .await
}

pub(super) async fn list_pilot_designations(
    door: &Door,
    request: Request<pb::ListPilotDesignationsRequest>,
) -> Answer<pb::ListPilotDesignationsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let filter = shown::filter(&r, ctx.today())?;
        let (found, next_page_token) = pilot::list(db, &filter, &ctx.caller().reach(), &page).await?;
        let designations = found.iter().map(|pilot| shown::message(pilot, ctx.today())).collect();
        Ok(pb::ListPilotDesignationsResponse { designations, next_page_token })
    })
    .await
}

/// Calls that are one step each, and the use case that makes it.
macro_rules! steps {
    ($($call:ident($request:ident) -> $response:ident: $step:ident($what:ty);)+) => {$(
        pub(super) async fn $call(door: &Door, request: Request<pb::$request>) -> Answer<pb::$response> {
            door.act(request, async |uow, who, c: Stepped<$what>| {
                let changed = pilot::$step(uow, who, c).await?;
                Ok(pb::$response { designation: Some(shown::message(&changed, uow.today())) })
            })
            .await
        }
    )+};
}

steps! {
    confirm_pilot_criteria(ConfirmPilotCriteriaRequest) -> ConfirmPilotCriteriaResponse: confirm_criteria(String);
    record_pilot_resolution(RecordPilotResolutionRequest) -> RecordPilotResolutionResponse: resolve((Resolution, Vec<AutonomyItem>));
    announce_pilot_designation(AnnouncePilotDesignationRequest) -> AnnouncePilotDesignationResponse: announce(Resolution);
    bring_pilot_into_effect(BringPilotIntoEffectRequest) -> BringPilotIntoEffectResponse: bring_into_effect(Option<Date>);
    renew_pilot_designation(RenewPilotDesignationRequest) -> RenewPilotDesignationResponse: renew((Resolution, Option<Date>));
    revoke_pilot_designation(RevokePilotDesignationRequest) -> RevokePilotDesignationResponse: revoke((String, Option<Resolution>));
    relinquish_pilot_designation(RelinquishPilotDesignationRequest) -> RelinquishPilotDesignationResponse: relinquish(String);
    end_pilot_with_area(EndPilotWithAreaRequest) -> EndPilotWithAreaResponse: end_with_area(());
}
