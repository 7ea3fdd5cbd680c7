//! Calls about assessments.

use api::evaluations::v1 as pb;
use chassis::ctx::{Answer, Shell};
use chassis::lane::{BatchUow, Done, Item, Lane, LaneConfig};
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::assessment::{self, Decide, GiveBack, Save, Sheets, Submit, Submitting, Told};
use crate::convert::{assessment as shown, id};
use crate::domain::assessment::Assessment;
use crate::domain::scores::Plausibility;
use crate::error::Error;

pub(super) async fn save_assessment_scores(
    door: &Door,
    sheets: &Sheets,
    request: Request<pb::SaveAssessmentScoresRequest>,
) -> Answer<pb::SaveAssessmentScoresResponse> {
    door.act(request, async |uow, who, c: Save| {
        let saved = assessment::save(uow, who, sheets, c).await?;
        Ok(pb::SaveAssessmentScoresResponse { assessment: Some(shown::message(&saved)) })
    })
    .await
}

pub(super) async fn decide_assessment_conflict(
    door: &Door,
    sheets: &Sheets,
    request: Request<pb::DecideAssessmentConflictRequest>,
) -> Answer<pb::DecideAssessmentConflictResponse> {
    door.act(request, async |uow, who, c: Decide| {
        let decided = assessment::decide(uow, who, sheets, c).await?;
        Ok(pb::DecideAssessmentConflictResponse { assessment: Some(shown::message(&decided)) })
    })
    .await
}

pub(super) async fn submit_assessment(
    door: &Door,
    lane: &Submissions,
    request: Request<pb::SubmitAssessmentRequest>,
) -> Answer<pb::SubmitAssessmentResponse> {
    door.act_in_lane(request, lane).await
}

/// The lane of the hot call: assessments that come while a commit is under way are submitted together.
pub(super) type Submissions = Lane<Submit, pb::SubmitAssessmentResponse, Error>;

/// Two calls on one assessment go into successive batches.
pub(super) fn submissions(shell: &Shell, config: LaneConfig, sheets: Sheets) -> Submissions {
    let assessment_of = |command: &Submit| Some(command.at.id);
    Lane::new(shell, config, assessment_of, move |batch, items| {
        let sheets = sheets.clone();
        Box::pin(async move { together(batch, &sheets, items).await })
    })
}

type Submission = Done<pb::SubmitAssessmentResponse>;

async fn together(batch: &mut BatchUow, sheets: &Sheets, items: &[Item<Submit>]) -> Result<Vec<Result<Submission, Error>>, Error> {
    let now = batch.now();
    let asked: Vec<_> = items.iter().map(|item| Submitting { who: item.caller(), what: item.command() }).collect();
    let answers = assessment::submit_all(batch.db(), sheets, now, &asked).await?;
    Ok(answers.into_iter().map(|answer| answer.map(submission)).collect())
}

fn submission(told: Told) -> Submission {
    let reply = pb::SubmitAssessmentResponse { assessment: Some(shown::message(&told.assessment)) };
    let done = Done::with(reply).telling(told.facts);
    match told.audit {
        Some(entry) => done.noting(entry),
        None => done,
    }
}

pub(super) async fn return_assessment(door: &Door, request: Request<pb::ReturnAssessmentRequest>) -> Answer<pb::ReturnAssessmentResponse> {
    door.act(request, async |uow, who, c: GiveBack| {
        let returned = assessment::give_back(uow, who, c).await?;
        Ok(pb::ReturnAssessmentResponse { assessment: Some(shown::message(&returned)) })
    })
    .await
}

pub(super) async fn get_assessment(door: &Door, request: Request<pb::GetAssessmentRequest>) -> Answer<pb::GetAssessmentResponse> {
    if request.get_ref().with_scores {
        return door
            .ask_on_record(request, async |uow, ctx, r| {
                Ok(shown::with_scores(&assessment::get_with_scores(uow, ctx.caller(), id(&r.id)?).await?))
            })
            .await;
    }
    door.ask(request, async |db, ctx, r| {
        let found = assessment::get(db, ctx.caller(), id(&r.id)?).await?;
        Ok(pb::GetAssessmentResponse { assessment: Some(shown::message(&found)), ..Default::default() })
    })
    .await
}

pub(super) async fn get_assessment_submission(
    door: &Door,
    rule: &Plausibility,
    request: Request<pb::GetAssessmentSubmissionRequest>,
) -> Answer<pb::GetAssessmentSubmissionResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        Ok(shown::submission(&assessment::submission(uow, ctx.caller(), rule, (id(&r.id)?, r.n)).await?))
    })
    .await
}

pub(super) async fn list_assessments(
    door: &Door,
    rule: &Plausibility,
    request: Request<pb::ListAssessmentsRequest>,
) -> Answer<pb::ListAssessmentsResponse> {
    let reply = |found: Vec<Assessment>, next_page_token| pb::ListAssessmentsResponse {
        assessments: found.iter().map(shown::message).collect(),
        next_page_token,
    };
    if request.get_ref().doubtful_only {
        return door
            .ask_on_record(request, async |uow, ctx, mut r| {
                let page = page!(ctx, r);
                let (found, next) = assessment::list_doubtful(uow, ctx.caller(), rule, shown::filter(&r)?, &page).await?;
                Ok(reply(found, next))
            })
            .await;
    }
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next) = assessment::list(db, ctx.caller(), &shown::filter(&r)?, &page).await?;
        Ok(reply(found, next))
    })
    .await
}
