//! Reports of evaluation cycles as streams.

use api::reporting::v1 as pb;
use chassis::auth::{Caller, Reach};
use chassis::ctx::Answer;
use chassis::failure::Failure;
use chassis::watch::Watching;
use sqlx::PgConnection;
use tonic::Request;

use super::Rpc;
use super::watching::{bound, resumed};
use crate::app::{self, Asked, Report, ReportStream, ReportTold, Shown, Sight};
use crate::convert::{self, resume};
use crate::projections::evaluations::SOURCES;

/// The coverage of a cycle.
struct Coverage {
    reach: Reach,
    asked: pb::GetEvaluationCoverageRequest,
}

impl Report for Coverage {
    type Shown = pb::EvaluationCoverageReport;

    async fn show(&self, db: &mut PgConnection, asked: Asked) -> Result<pb::EvaluationCoverageReport, Failure> {
        let (question, area) = convert::evaluation_covered(&self.asked, asked.today)?;
        let (cycle, row, _) = app::get_evaluation_coverage(db, &self.reach, question, area, asked).await?;
        Ok(pb::EvaluationCoverageReport {
            coverage: Some(convert::evaluation_row(row, &cycle, asked.today)),
            cycle: Some(convert::reported_cycle(&cycle)),
        })
    }
}

/// The scorecard of an area.
struct Scorecard {
    who: Caller,
    asked: pb::GetAreaScorecardRequest,
}

impl Report for Scorecard {
    type Shown = pb::ScorecardReport;

    async fn show(&self, db: &mut PgConnection, asked: Asked) -> Result<pb::ScorecardReport, Failure> {
        let question = convert::scorecard_asked(&self.asked)?;
        let (cycle, scorecard, _) = app::get_area_scorecard(db, &self.who, question, asked).await?;
        Ok(pb::ScorecardReport {
            cycle: Some(convert::reported_cycle(&cycle)),
            scorecard: Some(convert::scorecard(scorecard, asked.today)),
        })
    }
}

/// A cycle in one area, or as a whole, and then whatever changes in it.
pub(super) async fn watch_evaluation_coverage(
    rpc: &Rpc,
    req: Request<pb::WatchEvaluationCoverageRequest>,
) -> Answer<Watching<pb::WatchEvaluationCoverageResponse>> {
    use pb::watch_evaluation_coverage_response::Told;
    let (ctx, req) = rpc.shell.enter(req)?;
    let of = pb::WatchEvaluationCoverageRequest { resume_token: String::new(), after: String::new(), ..req.clone() };
    let (Sight { reach, .. }, binding) = bound(&ctx, "reporting.evaluation.watch:", &of);
    let at = resumed(&req.resume_token, binding).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&req.after, SOURCES).await?;
    let asked = pb::GetEvaluationCoverageRequest { cycle_id: req.cycle_id, area_id: req.area_id, basis: req.basis, ..Default::default() };
    let stream = ReportStream::new(Coverage { reach, asked }, rpc.shell.clock.clone(), at);
    ctx.watch(stream, move |message: ReportTold<pb::EvaluationCoverageReport>| pb::WatchEvaluationCoverageResponse {
        told: match message.shown {
            Shown::Report(report) => Some(Told::Report(*report)),
            Shown::Gone => Some(Told::Removed(true)),
            Shown::Nothing => None,
        },
        resume_token: binding.seal(&resume::seen_bytes(message.seen)),
        freshness: Some(convert::freshness(&message.read, SOURCES)),
    })
    .await
}

/// What the results of a cycle come to, and then whatever changes in it.
pub(super) async fn watch_area_scorecard(
    rpc: &Rpc,
    req: Request<pb::WatchAreaScorecardRequest>,
) -> Answer<Watching<pb::WatchAreaScorecardResponse>> {
    use pb::watch_area_scorecard_response::Told;
    let (ctx, req) = rpc.shell.enter(req)?;
    let of = pb::WatchAreaScorecardRequest { resume_token: String::new(), after: String::new(), ..req.clone() };
    let (_, binding) = bound(&ctx, "reporting.scorecard.watch:", &of);
    let at = resumed(&req.resume_token, binding).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&req.after, SOURCES).await?;
    let asked = pb::GetAreaScorecardRequest {
        cycle_id: req.cycle_id,
        area_id: req.area_id,
        target_level: req.target_level,
        results: req.results,
        ..Default::default()
    };
    let stream = ReportStream::new(Scorecard { who: ctx.caller().clone(), asked }, rpc.shell.clock.clone(), at);
    ctx.watch(stream, move |message: ReportTold<pb::ScorecardReport>| pb::WatchAreaScorecardResponse {
        told: match message.shown {
            Shown::Report(report) => Some(Told::Report(*report)),
            Shown::Gone => Some(Told::Removed(true)),
            Shown::Nothing => None,
        },
        resume_token: binding.seal(&resume::seen_bytes(message.seen)),
        freshness: Some(convert::freshness(&message.read, SOURCES)),
    })
    .await
}
