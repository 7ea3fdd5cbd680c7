//! Calls about files of the national standard.

use api::evaluations::v1 as pb;
use chassis::aside::Aside;
use chassis::ctx::Answer;
use chassis::failure::Failure;
use tonic::Request;

use super::Door;
use crate::app::exchange::{self, Exchange, TakeResults};
use crate::convert::exchange as shown;

pub(super) async fn export_national_schema(
    door: &Door,
    settings: &Exchange,
    request: Request<pb::ExportNationalSchemaRequest>,
) -> Answer<pb::ExportNationalSchemaResponse> {
    door.ask_on_record(request, async |uow, ctx, r| {
        let exported = exchange::export(uow, ctx.caller(), shown::export(&r)?, settings).await?;
        shown::exported(exported)
    })
    .await
}

/// Workbooks are unpacked and read aside, so many at one time.
pub(super) async fn import_national_criteria(
    door: &Door,
    files: &Aside,
    request: Request<pb::ImportNationalCriteriaRequest>,
) -> Answer<pb::ImportNationalCriteriaResponse> {
    door.act_reading(request, files, shown::open, async |uow, who, (), mut read| {
        let criteria = read.take().await?.ok_or_else(|| Failure::internal("files were read, and nothing was given"))?;
        Ok(shown::criteria(&exchange::take_criteria(uow, who, criteria).await?))
    })
    .await
}

pub(super) async fn import_national_results(
    door: &Door,
    settings: &Exchange,
    request: Request<pb::ImportNationalResultsRequest>,
) -> Answer<pb::ImportNationalResultsResponse> {
    door.act(request, async |uow, who, c: TakeResults| Ok(shown::results(&exchange::take_results(uow, who, c, settings).await?))).await
}
