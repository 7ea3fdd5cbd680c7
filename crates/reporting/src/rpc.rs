//! The doors of the service: convert, ask, convert. What is asked of schools and programmes is in `rpc/schools.rs`, their streams are in
//! `rpc/watching.rs`, and what is asked of evaluations in `rpc/evaluations.rs`, with their streams in `rpc/watching_evaluations.rs`.

mod evaluations;
mod schools;
mod watching;
mod watching_evaluations;

use api::reporting::v1 as pb;
use api::reporting::v1::reporting_service_server::ReportingService;
use chassis::ctx::{Answer, Ctx, Shell};
use chassis::failure::Failure;
use chassis::page::{Binding, Page};
use chassis::watch::Watching;
use sqlx::PgConnection;
use tonic::{Request, Response, Status};
use uuid::Uuid;

use crate::app::{self, Asked, Place, Stream};
use crate::convert;
use crate::projections::partnership::SOURCES;

/// The gRPC service.
#[derive(Debug, Clone)]
pub(crate) struct Rpc {
    shell: Shell,
}

impl Rpc {
    pub(crate) fn new(shell: Shell) -> Self {
        Self { shell }
    }

    fn asked(&self, ctx: &Ctx) -> Asked {
        Asked { at: self.shell.clock.now(), today: ctx.today() }
    }
}

#[tonic::async_trait]
impl ReportingService for Rpc {
    async fn list_partnerships(&self, req: Request<pb::ListPartnershipsRequest>) -> Result<Response<pb::ListPartnershipsResponse>, Status> {
        let (ctx, req) = self.shell.enter(req)?;
        ctx.until_visible(&req.after, SOURCES).await?;
        let (asked, reach, filter) = (self.asked(&ctx), ctx.caller().reach(), convert::filter(&req));
        let page = Page::read(req.page_size, &req.page_token, ctx.caller(), &convert::question(&req)).map_err(|f| ctx.refuse(f))?;
        let board = ctx.query(async |db: &mut PgConnection| app::list_partnerships(db, &reach, &filter, &page, asked).await).await?;
        Ok(Response::new(pb::ListPartnershipsResponse {
            partnerships: board.partnerships.into_iter().map(convert::partnership).collect(),
            next_page_token: board.next_page_token,
            freshness: Some(convert::freshness(&board.read, SOURCES)),
        }))
    }

    async fn get_partnership(&self, req: Request<pb::GetPartnershipRequest>) -> Result<Response<pb::GetPartnershipResponse>, Status> {
        let (ctx, req) = self.shell.enter(req)?;
        ctx.until_visible(&req.after, SOURCES).await?;
        let (asked, reach) = (self.asked(&ctx), ctx.caller().reach());
        // The door has checked its form.
        let id = Uuid::parse_str(&req.agreement_id).unwrap_or_default();
        let (found, read) = ctx.query(async |db: &mut PgConnection| app::get_partnership(db, &reach, id, asked).await).await?;
        Ok(Response::new(pb::GetPartnershipResponse {
            partnership: Some(convert::partnership(found)),
            freshness: Some(convert::freshness(&read, SOURCES)),
        }))
    }

    type WatchPartnershipsStream = Watching<pb::WatchPartnershipsResponse>;

    async fn watch_partnerships(
        &self,
        req: Request<pb::WatchPartnershipsRequest>,
    ) -> Result<Response<Self::WatchPartnershipsStream>, Status> {
        let (ctx, req) = self.shell.enter(req)?;
        let reach = ctx.caller().reach();
        let binding = Binding::of(ctx.caller(), &convert::watched_question(&req, &reach));
        let at = match req.resume_token.as_str() {
            "" => None,
            token => Some(resumed(token, binding).map_err(|f| ctx.refuse(f))?),
        };
        ctx.until_visible(&req.after, SOURCES).await?;
        let stream = Stream::new(reach, convert::watched(&req), self.shell.clock.clone(), at);
        ctx.watch(stream, move |message| convert::message(message, binding)).await
    }

    async fn get_school_profile(&self, req: Request<pb::GetSchoolProfileRequest>) -> Answer<pb::GetSchoolProfileResponse> {
        schools::get_school_profile(self, req).await
    }

    type WatchSchoolProfileStream = Watching<pb::WatchSchoolProfileResponse>;

    async fn watch_school_profile(&self, req: Request<pb::WatchSchoolProfileRequest>) -> Answer<Self::WatchSchoolProfileStream> {
        watching::watch_school_profile(self, req).await
    }

    async fn get_participation_coverage(
        &self,
        req: Request<pb::GetParticipationCoverageRequest>,
    ) -> Answer<pb::GetParticipationCoverageResponse> {
        schools::get_participation_coverage(self, req).await
    }

    type WatchParticipationCoverageStream = Watching<pb::WatchParticipationCoverageResponse>;

    async fn watch_participation_coverage(
        &self,
        req: Request<pb::WatchParticipationCoverageRequest>,
    ) -> Answer<Self::WatchParticipationCoverageStream> {
        watching::watch_participation_coverage(self, req).await
    }

    async fn list_participation_coverage(
        &self,
        req: Request<pb::ListParticipationCoverageRequest>,
    ) -> Answer<pb::ListParticipationCoverageResponse> {
        schools::list_participation_coverage(self, req).await
    }

    async fn list_missing_schools(&self, req: Request<pb::ListMissingSchoolsRequest>) -> Answer<pb::ListMissingSchoolsResponse> {
        schools::list_missing_schools(self, req).await
    }

    async fn get_evaluation_coverage(&self, req: Request<pb::GetEvaluationCoverageRequest>) -> Answer<pb::GetEvaluationCoverageResponse> {
        evaluations::get_evaluation_coverage(self, req).await
    }

    type WatchEvaluationCoverageStream = Watching<pb::WatchEvaluationCoverageResponse>;

    async fn watch_evaluation_coverage(
        &self,
        req: Request<pb::WatchEvaluationCoverageRequest>,
    ) -> Answer<Self::WatchEvaluationCoverageStream> {
        watching_evaluations::watch_evaluation_coverage(self, req).await
    }

    async fn list_evaluation_coverage(
        &self,
        req: Request<pb::ListEvaluationCoverageRequest>,
    ) -> Answer<pb::ListEvaluationCoverageResponse> {
        evaluations::list_evaluation_coverage(self, req).await
    }

    async fn list_missing_assessments(
        &self,
        req: Request<pb::ListMissingAssessmentsRequest>,
    ) -> Answer<pb::ListMissingAssessmentsResponse> {
        evaluations::list_missing_assessments(self, req).await
    }

    async fn get_area_scorecard(&self, req: Request<pb::GetAreaScorecardRequest>) -> Answer<pb::GetAreaScorecardResponse> {
        evaluations::get_area_scorecard(self, req).await
    }

    type WatchAreaScorecardStream = Watching<pb::WatchAreaScorecardResponse>;

    async fn watch_area_scorecard(&self, req: Request<pb::WatchAreaScorecardRequest>) -> Answer<Self::WatchAreaScorecardStream> {
        watching_evaluations::watch_area_scorecard(self, req).await
    }
}

fn resumed(token: &str, binding: Binding) -> Result<(Uuid, Place), Failure> {
    binding.open(token).and_then(|bytes| convert::resume::place(&bytes)).ok_or_else(app::invalid_token)
}
