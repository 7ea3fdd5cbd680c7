//! Calls about certifications of observers.

use api::evaluations::v1 as pb;
use chassis::ctx::Answer;
use chassis::page;
use tonic::Request;

use super::Door;
use crate::app::certification::{self, Grant, Revoke};
use crate::convert::after;
use crate::convert::certification::{filter, message};

pub(super) async fn grant_certification(
    door: &Door,
    request: Request<pb::GrantCertificationRequest>,
) -> Answer<pb::GrantCertificationResponse> {
    door.act(request, async |uow, who, c: Grant| {
        let made = certification::grant(uow, who, c).await?;
        Ok(pb::GrantCertificationResponse { certification: Some(message(&made)) })
    })
    .await
}

pub(super) async fn revoke_certification(
    door: &Door,
    request: Request<pb::RevokeCertificationRequest>,
) -> Answer<pb::RevokeCertificationResponse> {
    door.act(request, async |uow, who, c: Revoke| {
        let made = certification::revoke(uow, who, c).await?;
        Ok(pb::RevokeCertificationResponse { certification: Some(message(&made)) })
    })
    .await
}

pub(super) async fn list_certifications(
    door: &Door,
    request: Request<pb::ListCertificationsRequest>,
) -> Answer<pb::ListCertificationsResponse> {
    door.ask(request, async |db, ctx, mut r| {
        let page = page!(ctx, r);
        let asked = (filter(&r)?, &ctx.caller().reach());
        let (found, next_page_token) = certification::list(db, asked, (after(&page)?, &page)).await?;
        Ok(pb::ListCertificationsResponse { certifications: found.iter().map(message).collect(), next_page_token })
    })
    .await
}
