//! Reports of schools and programmes as streams. Those of evaluation cycles are in `rpc/watching_evaluations.rs`.

use api::reporting::v1 as pb;
use chassis::auth::Reach;
use chassis::ctx::{Answer, Ctx};
use chassis::failure::Failure;
use chassis::page::Binding;
use chassis::watch::Watching;
use prost::Message;
use sqlx::PgConnection;
use tonic::Request;

use super::Rpc;
use crate::app::{self, Asked, Report, ReportStream, ReportTold, Seen, Shown, Sight};
use crate::convert::{self, resume};
use crate::projections::evaluations::SOURCES;
use crate::projections::schools::SOURCES_WITH_ORGANISATIONS;

/// The profile of a school as of today.
struct Profile {
    sight: Sight,
    asked: pb::GetSchoolProfileRequest,
}

impl Report for Profile {
    type Shown = pb::SchoolProfile;

    async fn show(&self, db: &mut PgConnection, asked: Asked) -> Result<pb::SchoolProfile, Failure> {
        let of = convert::profile_of(&self.asked, asked.today)?;
        let (profile, _) = app::get_school_profile(db, &self.sight, of, asked).await?;
        Ok(convert::profile(profile, of.day))
    }
}

/// The coverage of a cohort as of today.
struct Coverage {
    reach: Reach,
    asked: pb::GetParticipationCoverageRequest,
}

impl Report for Coverage {
    type Shown = pb::CoverageReport;

    async fn show(&self, db: &mut PgConnection, asked: Asked) -> Result<pb::CoverageReport, Failure> {
        let (question, area) = convert::coverage_asked(&self.asked, asked.today)?;
        let day = question.day;
        let (programme, covered, _) = app::get_participation_coverage(db, &self.reach, question, area, asked).await?;
        Ok(pb::CoverageReport {
            programme: Some(convert::coverage_programme(&programme, self.asked.cohort_no)),
            coverage: Some(convert::covered(covered, day)),
        })
    }
}

/// A school on one page, and then whatever changes on it.
pub(super) async fn watch_school_profile(
    rpc: &Rpc,
    req: Request<pb::WatchSchoolProfileRequest>,
) -> Answer<Watching<pb::WatchSchoolProfileResponse>> {
    use pb::watch_school_profile_response::Told;
    let (ctx, req) = rpc.shell.enter(req)?;
    let of = pb::WatchSchoolProfileRequest { resume_token: String::new(), after: String::new(), ..req.clone() };
    let (sight, binding) = bound(&ctx, "reporting.profile.watch:", &of);
    let at = resumed(&req.resume_token, binding).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&req.after, SOURCES).await?;
    let asked = pb::GetSchoolProfileRequest { school_id: req.school_id, academic_year: req.academic_year, ..Default::default() };
    let stream = ReportStream::new(Profile { sight, asked }, rpc.shell.clock.clone(), at);
    ctx.watch(stream, move |message: ReportTold<pb::SchoolProfile>| pb::WatchSchoolProfileResponse {
        told: match message.shown {
            Shown::Report(profile) => Some(Told::Profile(*profile)),
            Shown::Gone => Some(Told::Removed(true)),
            Shown::Nothing => None,
        },
        resume_token: binding.seal(&resume::seen_bytes(message.seen)),
        freshness: Some(convert::freshness(&message.read, SOURCES)),
    })
    .await
}

/// A cohort in one area, or as a whole, and then whatever changes in it.
pub(super) async fn watch_participation_coverage(
    rpc: &Rpc,
    req: Request<pb::WatchParticipationCoverageRequest>,
) -> Answer<Watching<pb::WatchParticipationCoverageResponse>> {
    use pb::watch_participation_coverage_response::Told;
    let (ctx, req) = rpc.shell.enter(req)?;
    let of = pb::WatchParticipationCoverageRequest { resume_token: String::new(), after: String::new(), ..req.clone() };
    let (Sight { reach, .. }, binding) = bound(&ctx, "reporting.coverage.watch:", &of);
    let at = resumed(&req.resume_token, binding).map_err(|f| ctx.refuse(f))?;
    ctx.until_visible(&req.after, SOURCES_WITH_ORGANISATIONS).await?;
    let asked = pb::GetParticipationCoverageRequest {
        programme_id: req.programme_id,
        cohort_no: req.cohort_no,
        area_id: req.area_id,
        term: req.term,
        ..Default::default()
    };
    let stream = ReportStream::new(Coverage { reach, asked }, rpc.shell.clock.clone(), at);
    ctx.watch(stream, move |message: ReportTold<pb::CoverageReport>| pb::WatchParticipationCoverageResponse {
        told: match message.shown {
            Shown::Report(report) => Some(Told::Report(*report)),
            Shown::Gone => Some(Told::Removed(true)),
            Shown::Nothing => None,
        },
        resume_token: binding.seal(&resume::seen_bytes(message.seen)),
        freshness: Some(convert::freshness(&message.read, SOURCES_WITH_ORGANISATIONS)),
    })
    .await
}

/// What the caller sees, and what the tokens of the stream are bound to: the caller, what they see and what they ask for.
pub(super) fn bound(ctx: &Ctx, stream: &str, of: &impl Message) -> (Sight, Binding) {
    let sight = Sight::of(ctx.caller());
    let question = [stream.as_bytes(), sight.text().as_bytes(), &[0], &of.encode_to_vec()].concat();
    (sight, Binding::of(ctx.caller(), &question))
}

/// Where an earlier stream broke off.
pub(super) fn resumed(token: &str, binding: Binding) -> Result<Option<Seen>, Failure> {
    match token {
        "" => Ok(None),
        token => binding.open(token).and_then(|bytes| resume::seen(&bytes)).map(Some).ok_or_else(app::invalid_token),
    }
}
