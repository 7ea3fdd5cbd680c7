//! Calls about persons and the positions they hold.

use api::partners::v1 as pb;
use chassis::ctx::Answer;
use chassis::db::Uow;
use chassis::page;
use sqlx::PgConnection;
use tonic::{Request, Response};
use uuid::Uuid;

use super::Door;
use crate::app::person::Named;
use crate::app::{person, position};
use crate::convert::commands::With;
use crate::convert::person::{Assign, Register};
use crate::convert::{self, lists};
use crate::domain::names;
use crate::error::{Error, not_a_person_name};

pub(super) async fn create_person(door: &Door, request: Request<pb::CreatePersonRequest>) -> Answer<pb::CreatePersonResponse> {
    let (ctx, request) = door.shell().enter_command(request)?;
    let command: Register = ctx.convert(request)?;
    let run = async |uow: &mut Uow| -> Result<_, Error> {
        let made = person::register(uow, command.0, command.1).await?;
        Ok((pb::CreatePersonResponse { person: Some(convert::person::person(&made, uow.today())) }, made.record().id.0))
    };
    let reread = async |db: &mut PgConnection, id: Uuid| -> Result<_, Error> {
        let found = person::show(db, ctx.caller(), id).await?;
        Ok(pb::CreatePersonResponse { person: Some(convert::person::person(&found, ctx.today())) })
    };
    ctx.command_rereading(run, reread).await
}

pub(super) async fn get_person(door: &Door, request: Request<pb::GetPersonRequest>) -> Answer<pb::GetPersonResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        let found = person::get(uow, ctx.caller(), lists::id(&r.id)?).await?;
        Ok(pb::GetPersonResponse { person: Some(convert::person::person(&found, uow.today())) })
    })
    .await
}

pub(super) async fn list_persons(door: &Door, request: Request<pb::ListPersonsRequest>) -> Answer<pb::ListPersonsResponse> {
    door.ask_on_record(request, async |uow, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = person::list(uow, lists::optional_id(&r.organisation_id), &ctx.caller().reach(), &page).await?;
        let persons = found.iter().map(|p| convert::person::person(p, ctx.today())).collect();
        Ok(pb::ListPersonsResponse { persons, next_page_token })
    })
    .await
}

pub(super) async fn update_person(door: &Door, request: Request<pb::UpdatePersonRequest>) -> Answer<pb::UpdatePersonResponse> {
    let (ctx, request) = door.shell().enter_command(request)?;
    let command: With<Named> = ctx.convert(request)?;
    let run = async |uow: &mut Uow| -> Result<_, Error> {
        let changed = person::rename(uow, ctx.caller(), command.at, command.what).await?;
        Ok((pb::UpdatePersonResponse { person: Some(convert::person::person(&changed, uow.today())) }, changed.record().id.0))
    };
    let reread = async |db: &mut PgConnection, id: Uuid| -> Result<_, Error> {
        let found = person::show(db, ctx.caller(), id).await?;
        Ok(pb::UpdatePersonResponse { person: Some(convert::person::person(&found, ctx.today())) })
    };
    ctx.command_rereading(run, reread).await
}

#[expect(clippy::unused_async, reason = "nothing is stored or read, but the table of calls awaits every one of them")]
pub(super) async fn parse_person_name(door: &Door, request: Request<pb::ParsePersonNameRequest>) -> Answer<pb::ParsePersonNameResponse> {
    let (ctx, request) = door.shell().enter(request)?;
    let parsed = names::parse(&request.text).map_err(|_| ctx.refuse(not_a_person_name().at("text")))?;
    Ok(Response::new(convert::person::parsed(&parsed)))
}

pub(super) async fn assign_position(door: &Door, request: Request<pb::AssignPositionRequest>) -> Answer<pb::AssignPositionResponse> {
    door.act(request, async |uow, who, c: Assign| {
        Ok(pb::AssignPositionResponse { position: Some((&position::assign(uow, who, (c.0, c.1)).await?).into()) })
    })
    .await
}

pub(super) async fn get_position(door: &Door, request: Request<pb::GetPositionRequest>) -> Answer<pb::GetPositionResponse> {
    door.ask(request, async |db, ctx, r| {
        Ok(pb::GetPositionResponse { position: Some((&position::get(db, ctx.caller(), lists::id(&r.id)?).await?).into()) })
    })
    .await
}

pub(super) async fn list_positions(door: &Door, request: Request<pb::ListPositionsRequest>) -> Answer<pb::ListPositionsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (found, next_page_token) = position::list(db, lists::positions(&r)?, &ctx.caller().reach(), &page).await?;
        Ok(pb::ListPositionsResponse { positions: found.iter().map(Into::into).collect(), next_page_token })
    })
    .await
}

pub(super) async fn end_position(door: &Door, request: Request<pb::EndPositionRequest>) -> Answer<pb::EndPositionResponse> {
    door.act(request, async |uow, who, c: With<jiff::civil::Date>| {
        Ok(pb::EndPositionResponse { position: Some((&position::end(uow, who, c.at, c.what).await?).into()) })
    })
    .await
}
