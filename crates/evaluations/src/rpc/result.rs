//! Calls about results.

use api::evaluations::v1 as pb;
use chassis::beside::Beside;
use chassis::ctx::Answer;
use chassis::failure::Failure;
use chassis::page;
use chassis::wire::Reader;
use tonic::Request;
use uuid::Uuid;

use super::Door;
use crate::app::ResultRules;
use crate::app::cycle::OfCycle;
use crate::app::result::{self, Finalise, Progress, Reopen};
use crate::convert::{cycle, result as shown, shown as frameworks};

pub(super) async fn finalise_cycle(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::FinaliseCycleRequest>,
) -> Answer<pb::FinaliseCycleResponse> {
    let mut progress = Progress::new(Beside::new(door.shell()));
    let answer = door
        .act(request, async |uow, who, c: OfCycle<Finalise>| {
            let outcome = Box::pin(result::finalise(uow, who, c, rules, &mut progress)).await?;
            Ok(shown::outcome(&outcome))
        })
        .await;
    progress.end().await;
    answer
}

pub(super) async fn reopen_cycle(door: &Door, request: Request<pb::ReopenCycleRequest>) -> Answer<pb::ReopenCycleResponse> {
    door.act(request, async |uow, who, c: OfCycle<Reopen>| {
        let made = result::reopen(uow, who, c).await?;
        Ok(pb::ReopenCycleResponse { cycle: Some(cycle::message(&made)) })
    })
    .await
}

pub(super) async fn publish_cycle(
    door: &Door,
    rules: &ResultRules,
    request: Request<pb::PublishCycleRequest>,
) -> Answer<pb::PublishCycleResponse> {
    door.act(request, async |uow, who, c: OfCycle<()>| {
        let (made, published) = result::publish(uow, who, c, rules).await?;
        let publication = Some(shown::publication(made.record().id.to_string(), &published));
        Ok(pb::PublishCycleResponse { cycle: Some(cycle::message(&made)), publication })
    })
    .await
}

pub(super) async fn get_publication(door: &Door, request: Request<pb::GetPublicationRequest>) -> Answer<pb::GetPublicationResponse> {
    door.ask(request, async |db, _, r| {
        let mut read = Reader::default();
        let id = read.id("cycle_id", &r.cycle_id);
        let id = read.finish(id)?;
        let (published, framework) = result::publication(db, id, r.n).await?;
        let publication = Some(shown::publication(id.to_string(), &published));
        Ok(pb::GetPublicationResponse { publication, framework: Some(frameworks::framework(&framework)) })
    })
    .await
}

pub(super) async fn get_result(door: &Door, request: Request<pb::GetResultRequest>) -> Answer<pb::GetResultResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = result::find(db, ctx.caller(), of_school(&r.cycle_id, &r.school_id)?, r.n).await?;
        Ok(pb::GetResultResponse { result: Some(shown::message(&found)) })
    })
    .await
}

pub(super) async fn list_results(door: &Door, request: Request<pb::ListResultsRequest>) -> Answer<pb::ListResultsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = result::list(db, ctx.caller(), &shown::filter(&r)?, &page).await?;
        Ok(pb::ListResultsResponse { results: found.iter().map(shown::head).collect(), next_page_token })
    })
    .await
}

pub(super) async fn list_result_versions(
    door: &Door,
    request: Request<pb::ListResultVersionsRequest>,
) -> Answer<pb::ListResultVersionsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = result::versions(db, ctx.caller(), of_school(&r.cycle_id, &r.school_id)?, &page).await?;
        Ok(pb::ListResultVersionsResponse { results: found.iter().map(shown::head).collect(), next_page_token })
    })
    .await
}

/// A school in a cycle.
fn of_school(cycle: &str, school: &str) -> Result<(Uuid, Uuid), Failure> {
    let mut read = Reader::default();
    let ids = (read.id("cycle_id", cycle), read.id("school_id", school));
    read.finish(ids)
}
