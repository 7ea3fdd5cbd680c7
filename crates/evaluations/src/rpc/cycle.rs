//! Calls about cycles.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use chassis::wire::{Reader, timestamp};
use tonic::Request;

use super::Door;
use crate::app::ResultRules;
use crate::app::cycle::{self, Create, Late, OfCycle};
use crate::convert::cycle as convert;
use crate::convert::id;
use crate::domain::cycle::Plan;

/// Schools of a preview that are shown.
const SHOWN: usize = 100;

pub(super) async fn create_cycle(door: &Door, request: Request<pb::CreateCycleRequest>) -> Answer<pb::CreateCycleResponse> {
    door.act(request, async |uow, who, c: Create| {
        let made = cycle::create(uow, who, c).await?;
        Ok(pb::CreateCycleResponse { cycle: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn update_cycle(door: &Door, request: Request<pb::UpdateCycleRequest>) -> Answer<pb::UpdateCycleResponse> {
    door.act(request, async |uow, who, c: OfCycle<Plan>| {
        let made = cycle::update(uow, who, c).await?;
        Ok(pb::UpdateCycleResponse { cycle: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn preview_cycle_population(
    door: &Door,
    request: Request<pb::PreviewCyclePopulationRequest>,
) -> Answer<pb::PreviewCyclePopulationResponse> {
    door.ask(request, async |db, _ctx, r| {
        let mut read = Reader::default();
        let population = convert::population(&mut read, "population", &r.population.unwrap_or_default());
        let (schools, known_until) = cycle::preview(db, &read.finish(population)?).await?;
        Ok(pb::PreviewCyclePopulationResponse {
            school_count: i32::try_from(schools.len()).unwrap_or(i32::MAX),
            schools: schools.iter().take(SHOWN).map(convert::of_day).collect(),
            known_until_time: known_until.map(timestamp),
        })
    })
    .await
}

pub(super) async fn open_cycle(door: &Door, rules: &ResultRules, request: Request<pb::OpenCycleRequest>) -> Answer<pb::OpenCycleResponse> {
    door.act(request, async |uow, who, c: OfCycle<()>| {
        let made = cycle::open(uow, who, c, rules).await?;
        Ok(pb::OpenCycleResponse { cycle: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn add_cycle_school(door: &Door, request: Request<pb::AddCycleSchoolRequest>) -> Answer<pb::AddCycleSchoolResponse> {
    door.act(request, async |uow, who, c: OfCycle<Late>| {
        let made = cycle::add_school(uow, who, c).await?;
        Ok(pb::AddCycleSchoolResponse { cycle: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn close_cycle_collection(
    door: &Door,
    request: Request<pb::CloseCycleCollectionRequest>,
) -> Answer<pb::CloseCycleCollectionResponse> {
    door.act(request, async |uow, who, c: OfCycle<()>| {
        let made = cycle::close_collection(uow, who, c).await?;
        Ok(pb::CloseCycleCollectionResponse { cycle: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn archive_cycle(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::ArchiveCycleRequest>,
) -> Answer<pb::ArchiveCycleResponse> {
    door.act(request, async |uow, who, c: OfCycle<()>| {
        let made = cycle::archive(uow, who, c, rules).await?;
        Ok(pb::ArchiveCycleResponse { cycle: Some(convert::message(&made)) })
    })
    .await
}

pub(super) async fn get_cycle(door: &Door, request: Request<pb::GetCycleRequest>) -> Answer<pb::GetCycleResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = cycle::get(db, ctx.caller(), id(&r.id)?).await?;
        let finalisation = cycle::finalising(db, ctx.caller(), &found).await?.map(convert::finalising);
        Ok(pb::GetCycleResponse { cycle: Some(convert::message(&found)), finalisation })
    })
    .await
}

pub(super) async fn list_cycles(door: &Door, request: Request<pb::ListCyclesRequest>) -> Answer<pb::ListCyclesResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = cycle::list(db, ctx.caller(), (&convert::filter(&r), &ctx.caller().reach()), &page).await?;
        Ok(pb::ListCyclesResponse { cycles: found.iter().map(convert::message).collect(), next_page_token })
    })
    .await
}

pub(super) async fn list_cycle_schools(door: &Door, request: Request<pb::ListCycleSchoolsRequest>) -> Answer<pb::ListCycleSchoolsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = cycle::schools(db, ctx.caller(), (id(&r.id)?, convert::school_filter(&r)), &page).await?;
        Ok(pb::ListCycleSchoolsResponse { schools: found.iter().map(convert::school).collect(), next_page_token })
    })
    .await
}
