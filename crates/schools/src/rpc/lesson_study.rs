//! Calls about lesson study.

use api::schools::v1 as pb;
use chassis::ctx::{Answer, Shell};
use chassis::lane::{BatchUow, Done, Item, Lane, LaneConfig};
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::lesson_study::cycle::{self, Plan, RecordPhase, Told};
use crate::app::lesson_study::team::{self, Form};
use crate::convert::counts::after;
use crate::convert::lesson_study::cycle::{Cancelling, Closing};
use crate::convert::lesson_study::team::Masked;
use crate::convert::lesson_study::{cycle as cycles, shown, team as teams};
use crate::convert::{self, With};
use crate::domain::lesson_study::Recorded;
use crate::error::Error;

pub(super) async fn form_lesson_study_team(
    door: &Door,
    request: Request<pb::FormLessonStudyTeamRequest>,
) -> Answer<pb::FormLessonStudyTeamResponse> {
    door.act(request, async |uow, who, c: Form| {
        Ok(pb::FormLessonStudyTeamResponse { team: Some(teams::message(&team::form(uow, who, c).await?)) })
    })
    .await
}

pub(super) async fn change_lesson_study_team(
    door: &Door,
    request: Request<pb::ChangeLessonStudyTeamRequest>,
) -> Answer<pb::ChangeLessonStudyTeamResponse> {
    door.act(request, async |uow, who, c: With<Masked>| {
        let changed = team::change(uow, who, c.at, |present| c.what.over(present)).await?;
        Ok(pb::ChangeLessonStudyTeamResponse { team: Some(teams::message(&changed)) })
    })
    .await
}

pub(super) async fn get_lesson_study_team(
    door: &Door,
    request: Request<pb::GetLessonStudyTeamRequest>,
) -> Answer<pb::GetLessonStudyTeamResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = team::get(db, ctx.caller(), convert::id(&r.id)?).await?;
        Ok(pb::GetLessonStudyTeamResponse { team: Some(teams::message(&found)) })
    })
    .await
}

pub(super) async fn list_lesson_study_teams(
    door: &Door,
    request: Request<pb::ListLessonStudyTeamsRequest>,
) -> Answer<pb::ListLessonStudyTeamsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = team::list(db, teams::filter(&r), &ctx.caller().reach(), after(&page)?, &page).await?;
        Ok(pb::ListLessonStudyTeamsResponse { teams: found.iter().map(teams::message).collect(), next_page_token })
    })
    .await
}

pub(super) async fn plan_lesson_study_cycle(
    door: &Door,
    request: Request<pb::PlanLessonStudyCycleRequest>,
) -> Answer<pb::PlanLessonStudyCycleResponse> {
    door.act(request, async |uow, who, c: Plan| {
        Ok(pb::PlanLessonStudyCycleResponse { cycle: Some(shown::message(&cycle::plan(uow, who, c).await?)) })
    })
    .await
}

pub(super) async fn record_lesson_study_phase(
    door: &Door,
    lane: &Phases,
    request: Request<pb::RecordLessonStudyPhaseRequest>,
) -> Answer<pb::RecordLessonStudyPhaseResponse> {
    door.act_in_lane(request, lane).await
}

/// The lane of the hot call: phases that come while a commit is under way are recorded together.
pub(super) type Phases = Lane<With<Recorded>, pb::RecordLessonStudyPhaseResponse, Error>;

/// Two calls on one cycle go into successive batches.
pub(super) fn phases(shell: &Shell, config: LaneConfig) -> Phases {
    let cycle_of = |command: &With<Recorded>| Some(command.at.id);
    Lane::new(shell, config, cycle_of, |batch, items| Box::pin(together(batch, items)))
}

type Recording = Done<pb::RecordLessonStudyPhaseResponse>;

async fn together(batch: &mut BatchUow, items: &[Item<With<Recorded>>]) -> Result<Vec<Result<Recording, Error>>, Error> {
    let days = (batch.today(), batch.now());
    let asked: Vec<_> =
        items.iter().map(|item| RecordPhase { who: item.caller(), at: item.command().at, what: &item.command().what }).collect();
    let answers = cycle::record_phases(batch.db(), days, &asked).await?;
    Ok(answers.into_iter().map(|answer| answer.map(recording)).collect())
}

fn recording(told: Told) -> Recording {
    let reply = pb::RecordLessonStudyPhaseResponse { cycle: Some(shown::message(&told.cycle)) };
    let done = Done::with(reply).telling(told.facts);
    match told.audit {
        Some(entry) => done.noting(entry),
        None => done,
    }
}

pub(super) async fn close_lesson_study_cycle(
    door: &Door,
    request: Request<pb::CloseLessonStudyCycleRequest>,
) -> Answer<pb::CloseLessonStudyCycleResponse> {
    door.act(request, async |uow, who, c: With<Closing>| {
        Ok(pb::CloseLessonStudyCycleResponse { cycle: Some(shown::message(&cycle::close(uow, who, c.at).await?)) })
    })
    .await
}

pub(super) async fn cancel_lesson_study_cycle(
    door: &Door,
    request: Request<pb::CancelLessonStudyCycleRequest>,
) -> Answer<pb::CancelLessonStudyCycleResponse> {
    door.act(request, async |uow, who, c: With<Cancelling>| {
        let cancelled = cycle::cancel(uow, who, c.at, &c.what.0).await?;
        Ok(pb::CancelLessonStudyCycleResponse { cycle: Some(shown::message(&cancelled)) })
    })
    .await
}

pub(super) async fn get_lesson_study_cycle(
    door: &Door,
    request: Request<pb::GetLessonStudyCycleRequest>,
) -> Answer<pb::GetLessonStudyCycleResponse> {
    if request.get_ref().with_texts {
        return door
            .ask_on_record(request, async |uow, ctx, r| {
                let found = cycle::get_with_texts(uow, ctx.caller(), convert::id(&r.id)?).await?;
                Ok(pb::GetLessonStudyCycleResponse { cycle: Some(shown::with_texts(&found)) })
            })
            .await;
    }
    door.ask(request, async |db, ctx, r| {
        let found = cycle::get(db, ctx.caller(), convert::id(&r.id)?).await?;
        Ok(pb::GetLessonStudyCycleResponse { cycle: Some(shown::message(&found)) })
    })
    .await
}

pub(super) async fn list_lesson_study_cycles(
    door: &Door,
    request: Request<pb::ListLessonStudyCyclesRequest>,
) -> Answer<pb::ListLessonStudyCyclesResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = cycle::list(db, &cycles::filter(&r), &ctx.caller().reach(), after(&page)?, &page).await?;
        Ok(pb::ListLessonStudyCyclesResponse { cycles: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}

pub(super) async fn summarise_lesson_study(
    door: &Door,
    request: Request<pb::SummariseLessonStudyRequest>,
) -> Answer<pb::SummariseLessonStudyResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = team::summarise(db, teams::summarised(&r), &ctx.caller().reach(), after(&page)?, &page).await?;
        Ok(pb::SummariseLessonStudyResponse { summaries: found.iter().map(teams::summary).collect(), next_page_token })
    })
    .await
}
