//! Calls about files of schools and of their pupils.

use api::schools::v1 as pb;
use chassis::aside::Aside;
use chassis::ctx::Answer;
use chassis::page;
use chassis::wire::optional_id;
use tonic::Request;

use super::Door;
use crate::app::import::{self, Advance, Undo};
use crate::convert::imports::{self as shown, template};
use crate::convert::{self, With};
use crate::domain::import::ImportKind;

/// Files are read aside, so many at one time.
pub(super) async fn plan_import(door: &Door, files: &Aside, request: Request<pb::PlanImportRequest>) -> Answer<pb::PlanImportResponse> {
    door.act_reading(request, files, shown::open, async |uow, who, plan, file| {
        let planned = import::plan(uow, who, plan, file).await?;
        let rows_with_issues = planned.with_issues.iter().map(shown::row).collect();
        Ok(pb::PlanImportResponse { import: Some(shown::message(&planned.import)), rows_with_issues })
    })
    .await
}

pub(super) async fn apply_import(door: &Door, request: Request<pb::ApplyImportRequest>) -> Answer<pb::ApplyImportResponse> {
    door.act(request, async |uow, who, c: Advance| {
        let applied = import::apply(uow, who, c).await?;
        Ok(pb::ApplyImportResponse { import: Some(shown::message(&applied)) })
    })
    .await
}

pub(super) async fn undo_import(door: &Door, request: Request<pb::UndoImportRequest>) -> Answer<pb::UndoImportResponse> {
    door.act(request, async |uow, who, c: Undo| {
        let undone = import::undo(uow, who, c).await?;
        Ok(pb::UndoImportResponse { import: Some(shown::message(&undone)) })
    })
    .await
}

pub(super) async fn discard_import(door: &Door, request: Request<pb::DiscardImportRequest>) -> Answer<pb::DiscardImportResponse> {
    door.act(request, async |uow, who, c: With<()>| {
        let discarded = import::discard(uow, who, c.at).await?;
        Ok(pb::DiscardImportResponse { import: Some(shown::message(&discarded)) })
    })
    .await
}

pub(super) async fn get_import(door: &Door, request: Request<pb::GetImportRequest>) -> Answer<pb::GetImportResponse> {
    door.ask(request, async |db, ctx, r| {
        let found = import::get(db, ctx.caller(), convert::id(&r.id)?).await?;
        Ok(pb::GetImportResponse { import: Some(shown::message(&found)) })
    })
    .await
}

pub(super) async fn list_imports(door: &Door, request: Request<pb::ListImportsRequest>) -> Answer<pb::ListImportsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let kind = ImportKind::from_number(r.kind);
        let (found, next_page_token) = import::list(db, kind, &ctx.caller().reach(), &page).await?;
        Ok(pb::ListImportsResponse { imports: found.iter().map(shown::message).collect(), next_page_token })
    })
    .await
}

pub(super) async fn list_import_rows(door: &Door, request: Request<pb::ListImportRowsRequest>) -> Answer<pb::ListImportRowsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let (filter, after) = (shown::filter(&r), shown::after(&page)?);
        let id = optional_id(&r.id).unwrap_or_default();
        let (rows, next_page_token) = import::rows(db, ctx.caller(), id, (filter, after), &page).await?;
        Ok(pb::ListImportRowsResponse { rows: rows.iter().map(shown::row).collect(), next_page_token })
    })
    .await
}

pub(super) async fn render_import_template(
    door: &Door,
    request: Request<pb::RenderImportTemplateRequest>,
) -> Answer<pb::RenderImportTemplateResponse> {
    door.ask(request, async |db, ctx, r| {
        let day = convert::day(r.as_of.as_ref(), "as_of", ctx.today())?;
        let area = optional_id(&r.area_id).unwrap_or_default();
        let (found, code) = import::to_fill_in(db, ctx.caller(), area, day).await?;
        Ok(pb::RenderImportTemplateResponse {
            workbook: template::workbook(&found, day)?.into(),
            file_name: format!("enrolment-{code}-{day}.xlsx"),
            schools: i32::try_from(found.len()).unwrap_or(i32::MAX),
        })
    })
    .await
}
