//! The call about how strict assessors are.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use chassis::wire::Reader;
use tonic::Request;

use super::Door;
use crate::app::severity::{self, SeverityRules};
use crate::convert::severity::message;
use crate::domain::AssessorRole;

pub(super) async fn list_assessor_severities(
    door: &Door,
    by: &SeverityRules,
    request: Request<pb::ListAssessorSeveritiesRequest>,
) -> Answer<pb::ListAssessorSeveritiesResponse> {
    door.ask_on_record(request, async |uow, ctx, mut r| {
        let page = page!(ctx, r);
        let mut read = Reader::default();
        let cycle = read.id("cycle_id", &r.cycle_id);
        let roles: Vec<AssessorRole> = r.roles.iter().filter_map(|role| AssessorRole::from_number(*role)).collect();
        let (found, next_page_token) = severity::list(uow, ctx.caller(), (read.finish(cycle)?, &roles), by, &page).await?;
        Ok(pb::ListAssessorSeveritiesResponse { severities: found.iter().map(message).collect(), next_page_token })
    })
    .await
}
