//! Questions about schools and programmes.

use api::reporting::v1 as pb;
use chassis::ctx::{Answer, Ctx};
use chassis::failure::Failure;
use chassis::page::Page;
use prost::Message;
use sqlx::PgConnection;
use tonic::{Request, Response};

use super::Rpc;
use crate::app::Sight;
use crate::projections::evaluations;
use crate::projections::schools::{SOURCES, SOURCES_WITH_ORGANISATIONS};
use crate::{app, convert};

/// A school on one page.
pub(super) async fn get_school_profile(rpc: &Rpc, req: Request<pb::GetSchoolProfileRequest>) -> Answer<pb::GetSchoolProfileResponse> {
    let (ctx, req) = rpc.shell.enter(req)?;
    let (asked, sight) = (rpc.asked(&ctx), Sight::of(ctx.caller()));
    let of = convert::profile_of(&req, asked.today).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&req.after, evaluations::SOURCES).await?;
    let (profile, read) = ctx.query(async |db: &mut PgConnection| app::get_school_profile(db, &sight, of, asked).await).await?;
    Ok(Response::new(pb::GetSchoolProfileResponse {
        profile: Some(convert::profile(profile, of.day)),
        freshness: Some(convert::freshness(&read, evaluations::SOURCES)),
    }))
}

/// A cohort in one area, or as a whole.
pub(super) async fn get_participation_coverage(
    rpc: &Rpc,
    req: Request<pb::GetParticipationCoverageRequest>,
) -> Answer<pb::GetParticipationCoverageResponse> {
    let (ctx, req) = rpc.shell.enter(req)?;
    let (asked, reach) = (rpc.asked(&ctx), ctx.caller().reach());
    let (question, area) = convert::coverage_asked(&req, asked.today).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&req.after, SOURCES_WITH_ORGANISATIONS).await?;
    let day = question.day;
    let answer = async |db: &mut PgConnection| app::get_participation_coverage(db, &reach, question.clone(), area, asked).await;
    let (programme, covered, read) = ctx.query(answer).await?;
    Ok(Response::new(pb::GetParticipationCoverageResponse {
        programme: Some(convert::coverage_programme(&programme, req.cohort_no)),
        coverage: Some(convert::covered(covered, day)),
        freshness: Some(convert::freshness(&read, SOURCES_WITH_ORGANISATIONS)),
    }))
}

/// A cohort area by area.
pub(super) async fn list_participation_coverage(
    rpc: &Rpc,
    req: Request<pb::ListParticipationCoverageRequest>,
) -> Answer<pb::ListParticipationCoverageResponse> {
    let (ctx, mut req) = rpc.shell.enter(req)?;
    let (asked, reach, after) = (rpc.asked(&ctx), ctx.caller().reach(), std::mem::take(&mut req.after));
    let question = convert::covered_by_area(&req, asked.today).map_err(|f| ctx.refuse(f))?;
    let of_page = (std::mem::take(&mut req.page_size), std::mem::take(&mut req.page_token));
    let page = page(&ctx, &of_page, "reporting.coverage:", &req).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&after, SOURCES_WITH_ORGANISATIONS).await?;
    let answer = async |db: &mut PgConnection| app::list_participation_coverage(db, &reach, &question, &page, asked).await;
    let report = ctx.query(answer).await?;
    Ok(Response::new(pb::ListParticipationCoverageResponse {
        programme: Some(convert::coverage_programme(&report.programme, req.cohort_no)),
        total: Some(&report.total).filter(|total| !total.is_empty()).map(convert::coverage),
        coverages: report.rows.into_iter().map(|covered| convert::covered(covered, question.day)).collect(),
        next_page_token: report.next_page_token,
        freshness: Some(convert::freshness(&report.read, SOURCES_WITH_ORGANISATIONS)),
    }))
}

/// The schools that are missing.
pub(super) async fn list_missing_schools(rpc: &Rpc, req: Request<pb::ListMissingSchoolsRequest>) -> Answer<pb::ListMissingSchoolsResponse> {
    let (ctx, mut req) = rpc.shell.enter(req)?;
    let (asked, reach, after) = (rpc.asked(&ctx), ctx.caller().reach(), std::mem::take(&mut req.after));
    let (question, area) = convert::missing_asked(&req, asked.today).map_err(|f| ctx.refuse(f))?;
    let of_page = (std::mem::take(&mut req.page_size), std::mem::take(&mut req.page_token));
    let page = page(&ctx, &of_page, "reporting.missing:", &req).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&after, SOURCES).await?;
    let answer = async |db: &mut PgConnection| app::list_missing_schools(db, &reach, (question.clone(), area), &page, asked).await;
    let (rows, next_page_token, read) = ctx.query(answer).await?;
    Ok(Response::new(pb::ListMissingSchoolsResponse {
        schools: rows.iter().map(|row| convert::missing_school(row, question.day)).collect(),
        next_page_token,
        freshness: Some(convert::freshness(&read, SOURCES)),
    }))
}

/// The page that is asked for. Its token is bound to the list and its filter, without the page fields and what the first page waited for.
pub(super) fn page(ctx: &Ctx, (size, token): &(i32, String), list: &str, filter: &impl Message) -> Result<Page, Failure> {
    Page::read(*size, token, ctx.caller(), &[list.as_bytes(), &filter.encode_to_vec()].concat())
}
