//! Questions about evaluation cycles.

use api::reporting::v1 as pb;
use chassis::ctx::Answer;
use sqlx::PgConnection;
use tonic::{Request, Response};

use super::Rpc;
use super::schools::page;
use crate::projections::evaluations::SOURCES;
use crate::{app, convert};

/// A cycle in one area, or as a whole.
pub(super) async fn get_evaluation_coverage(
    rpc: &Rpc,
    req: Request<pb::GetEvaluationCoverageRequest>,
) -> Answer<pb::GetEvaluationCoverageResponse> {
    let (ctx, req) = rpc.shell.enter(req)?;
    let (asked, reach) = (rpc.asked(&ctx), ctx.caller().reach());
    let (question, area) = convert::evaluation_covered(&req, asked.today).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&req.after, SOURCES).await?;
    let answer = async |db: &mut PgConnection| app::get_evaluation_coverage(db, &reach, question.clone(), area, asked).await;
    let (cycle, row, read) = ctx.query(answer).await?;
    Ok(Response::new(pb::GetEvaluationCoverageResponse {
        cycle: Some(convert::reported_cycle(&cycle)),
        coverage: Some(convert::evaluation_row(row, &cycle, asked.today)),
        freshness: Some(convert::freshness(&read, SOURCES)),
    }))
}

/// A cycle area by area.
pub(super) async fn list_evaluation_coverage(
    rpc: &Rpc,
    req: Request<pb::ListEvaluationCoverageRequest>,
) -> Answer<pb::ListEvaluationCoverageResponse> {
    let (ctx, mut req) = rpc.shell.enter(req)?;
    let (asked, reach, after) = (rpc.asked(&ctx), ctx.caller().reach(), std::mem::take(&mut req.after));
    let question = convert::evaluation_covered_by_area(&req, asked.today).map_err(|f| ctx.refuse(f))?;
    let of_page = (std::mem::take(&mut req.page_size), std::mem::take(&mut req.page_token));
    let page = page(&ctx, &of_page, "reporting.evaluation:", &req).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&after, SOURCES).await?;
    let answer = async |db: &mut PgConnection| app::list_evaluation_coverage(db, &reach, &question, &page, asked).await;
    let report = ctx.query(answer).await?;
    let cycle = &report.cycle;
    Ok(Response::new(pb::ListEvaluationCoverageResponse {
        cycle: Some(convert::reported_cycle(cycle)),
        total: Some(&report.total).filter(|total| !total.is_empty()).map(|total| convert::evaluation_coverage(total, cycle)),
        coverages: report.rows.into_iter().map(|row| convert::evaluation_row(row, cycle, asked.today)).collect(),
        next_page_token: report.next_page_token,
        freshness: Some(convert::freshness(&report.read, SOURCES)),
    }))
}

/// The schools that are missing.
pub(super) async fn list_missing_assessments(
    rpc: &Rpc,
    req: Request<pb::ListMissingAssessmentsRequest>,
) -> Answer<pb::ListMissingAssessmentsResponse> {
    let (ctx, mut req) = rpc.shell.enter(req)?;
    let (asked, reach, after) = (rpc.asked(&ctx), ctx.caller().reach(), std::mem::take(&mut req.after));
    let (question, area) = convert::evaluation_missing(&req, asked.today).map_err(|f| ctx.refuse(f))?;
    let of_page = (std::mem::take(&mut req.page_size), std::mem::take(&mut req.page_token));
    let page = page(&ctx, &of_page, "reporting.evaluation.missing:", &req).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&after, SOURCES).await?;
    let answer = async |db: &mut PgConnection| app::list_missing_assessments(db, &reach, (question.clone(), area), &page, asked).await;
    let (rows, next_page_token, read) = ctx.query(answer).await?;
    Ok(Response::new(pb::ListMissingAssessmentsResponse {
        schools: rows.iter().map(|row| convert::missing_assessment(row, asked.today)).collect(),
        next_page_token,
        freshness: Some(convert::freshness(&read, SOURCES)),
    }))
}

/// What the results of a cycle come to in one area, or as a whole.
pub(super) async fn get_area_scorecard(rpc: &Rpc, req: Request<pb::GetAreaScorecardRequest>) -> Answer<pb::GetAreaScorecardResponse> {
    let (ctx, req) = rpc.shell.enter(req)?;
    let asked = rpc.asked(&ctx);
    let question = convert::scorecard_asked(&req).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&req.after, SOURCES).await?;
    let answer = async |db: &mut PgConnection| app::get_area_scorecard(db, ctx.caller(), question, asked).await;
    let (cycle, scorecard, read) = ctx.query(answer).await?;
    Ok(Response::new(pb::GetAreaScorecardResponse {
        cycle: Some(convert::reported_cycle(&cycle)),
        scorecard: Some(convert::scorecard(scorecard, asked.today)),
        freshness: Some(convert::freshness(&read, SOURCES)),
    }))
}
