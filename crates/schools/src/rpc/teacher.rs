//! Calls about teachers. What is read of them goes on record.

use api::schools::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use jiff::civil::Date;
use tonic::Request;

use super::Door;
use crate::app::teacher::{self, Create};
use crate::convert::teacher::{self as shown, filter};
use crate::convert::{self, With};
use crate::domain::teacher::NewPosting;
use crate::domain::term::AcademicTerm;

pub(super) async fn create_teacher(door: &Door, request: Request<pb::CreateTeacherRequest>) -> Answer<pb::CreateTeacherResponse> {
    door.act(request, async |uow, who, c: Create| {
        let created = teacher::create(uow, who, c).await?;
        Ok(pb::CreateTeacherResponse { teacher: Some(shown::message(&created)) })
    })
    .await
}

pub(super) async fn post_teacher(door: &Door, request: Request<pb::PostTeacherRequest>) -> Answer<pb::PostTeacherResponse> {
    door.act(request, async |uow, who, c: With<NewPosting>| {
        let posted = teacher::post(uow, who, c.at, c.what).await?;
        Ok(pb::PostTeacherResponse { teacher: Some(shown::message(&posted)) })
    })
    .await
}

pub(super) async fn second_teacher(door: &Door, request: Request<pb::SecondTeacherRequest>) -> Answer<pb::SecondTeacherResponse> {
    door.act(request, async |uow, who, c: With<NewPosting>| {
        let seconded = teacher::second(uow, who, c.at, c.what).await?;
        Ok(pb::SecondTeacherResponse { teacher: Some(shown::message(&seconded)) })
    })
    .await
}

pub(super) async fn move_teacher(door: &Door, request: Request<pb::MoveTeacherRequest>) -> Answer<pb::MoveTeacherResponse> {
    door.act(request, async |uow, who, c: With<NewPosting>| {
        let moved = teacher::move_to(uow, who, c.at, c.what).await?;
        Ok(pb::MoveTeacherResponse { teacher: Some(shown::message(&moved)) })
    })
    .await
}

pub(super) async fn end_posting(door: &Door, request: Request<pb::EndPostingRequest>) -> Answer<pb::EndPostingResponse> {
    door.act(request, async |uow, who, c: With<(i32, Date)>| {
        let ended = teacher::end(uow, who, c.at, c.what).await?;
        Ok(pb::EndPostingResponse { teacher: Some(shown::message(&ended)) })
    })
    .await
}

pub(super) async fn record_pd_hours(door: &Door, request: Request<pb::RecordPdHoursRequest>) -> Answer<pb::RecordPdHoursResponse> {
    door.act(request, async |uow, who, c: With<(AcademicTerm, u32)>| {
        let recorded = teacher::record_pd_hours(uow, who, c.at, c.what).await?;
        Ok(pb::RecordPdHoursResponse { teacher: Some(shown::message(&recorded)) })
    })
    .await
}

pub(super) async fn get_teacher(door: &Door, request: Request<pb::GetTeacherRequest>) -> Answer<pb::GetTeacherResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        let found = teacher::get(uow, ctx.caller(), convert::id(&r.id)?).await?;
        Ok(pb::GetTeacherResponse { teacher: Some(shown::with_hours(&found)) })
    })
    .await
}

pub(super) async fn list_teachers(door: &Door, request: Request<pb::ListTeachersRequest>) -> Answer<pb::ListTeachersResponse> {
    door.ask_on_record(request, async |uow, ctx, mut r| {
        let page = page!(ctx, r);
        let filter = filter(&r, ctx.today())?;
        let (found, next_page_token) = teacher::list(uow, ctx.caller(), &filter, &page).await?;
        Ok(pb::ListTeachersResponse { teachers: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}
