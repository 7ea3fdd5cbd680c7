//! Calls about assignments.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::assign::{self, Assign};
use crate::app::assignment::{self, Create, Declined, GrantedLate, OfAssignment, Withdrawn};
use crate::convert::assignment as convert;
use crate::convert::id;

pub(super) async fn create_assignment(door: &Door, request: Request<pb::CreateAssignmentRequest>) -> Answer<pb::CreateAssignmentResponse> {
    door.act(request, async |uow, who, c: Create| {
        let made = assignment::create(uow, who, c).await?;
        Ok(pb::CreateAssignmentResponse { assignment: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn assign_assessors(door: &Door, request: Request<pb::AssignAssessorsRequest>) -> Answer<pb::AssignAssessorsResponse> {
    door.act(request, async |uow, who, c: Assign| Ok(convert::assigned(&assign::assign(uow, who, c).await?))).await
}

pub(super) async fn decline_assignment(
    door: &Door,
    request: Request<pb::DeclineAssignmentRequest>,
) -> Answer<pb::DeclineAssignmentResponse> {
    door.act(request, async |uow, who, c: OfAssignment<Declined>| {
        let made = assignment::decline(uow, who, c).await?;
        Ok(pb::DeclineAssignmentResponse { assignment: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn withdraw_assignment(
    door: &Door,
    request: Request<pb::WithdrawAssignmentRequest>,
) -> Answer<pb::WithdrawAssignmentResponse> {
    door.act(request, async |uow, who, c: OfAssignment<Withdrawn>| {
        let made = assignment::withdraw(uow, who, c).await?;
        Ok(pb::WithdrawAssignmentResponse { assignment: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn grant_late_submission(
    door: &Door,
    request: Request<pb::GrantLateSubmissionRequest>,
) -> Answer<pb::GrantLateSubmissionResponse> {
    door.act(request, async |uow, who, c: OfAssignment<GrantedLate>| {
        let made = assignment::grant_late(uow, who, c).await?;
        Ok(pb::GrantLateSubmissionResponse { assignment: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn get_assignment(door: &Door, request: Request<pb::GetAssignmentRequest>) -> Answer<pb::GetAssignmentResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = assignment::get(db, ctx.caller(), id(&r.id)?).await?;
        Ok(pb::GetAssignmentResponse { assignment: Some(convert::message(&found)) })
    })
    .await
}

pub(super) async fn list_assignments(door: &Door, request: Request<pb::ListAssignmentsRequest>) -> Answer<pb::ListAssignmentsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = assignment::list(db, &convert::filter(&r), &ctx.caller().reach(), &page).await?;
        Ok(pb::ListAssignmentsResponse { assignments: found.iter().map(convert::message).collect(), next_page_token })
    })
    .await
}
