//! Calls about signing: signatories, witnesses, letters of delegation.

use api::partners::v1 as pb;
use chassis::ctx::Answer;
use tonic::Request;
use uuid::Uuid;

use super::Door;
use crate::app::agreement::{self, AssignSignatory, RecordSignature, RecordWitnessSignature};
use crate::convert::commands::{OfParty, OfPartyReasoned, Plain, Reasoned, With};
use crate::domain::agreement::Instrument;

pub(super) async fn assign_signatory(door: &Door, request: Request<pb::AssignSignatoryRequest>) -> Answer<pb::AssignSignatoryResponse> {
    door.act(request, async |uow, who, c: With<AssignSignatory>| {
        Ok(pb::AssignSignatoryResponse { agreement: Some(agreement::assign_signatory(uow, who, c.at, c.what).await?.into()) })
    })
    .await
}

pub(super) async fn open_signing(door: &Door, request: Request<pb::OpenSigningRequest>) -> Answer<pb::OpenSigningResponse> {
    door.act(request, async |uow, who, c: Plain| {
        Ok(pb::OpenSigningResponse { agreement: Some(agreement::open_signing(uow, who, c.at).await?.into()) })
    })
    .await
}

pub(super) async fn reopen_text(door: &Door, request: Request<pb::ReopenTextRequest>) -> Answer<pb::ReopenTextResponse> {
    door.act(request, async |uow, who, c: Reasoned| {
        Ok(pb::ReopenTextResponse { agreement: Some(agreement::reopen_text(uow, who, c.at, &c.what).await?.into()) })
    })
    .await
}

pub(super) async fn record_signature(door: &Door, request: Request<pb::RecordSignatureRequest>) -> Answer<pb::RecordSignatureResponse> {
    door.act(request, async |uow, who, c: With<RecordSignature>| {
        Ok(pb::RecordSignatureResponse { agreement: Some(agreement::record_signature(uow, who, c.at, c.what).await?.into()) })
    })
    .await
}

pub(super) async fn name_witness(door: &Door, request: Request<pb::NameWitnessRequest>) -> Answer<pb::NameWitnessResponse> {
    door.act(request, async |uow, who, c: With<((i32, i32), Uuid)>| {
        Ok(pb::NameWitnessResponse { agreement: Some(agreement::name_witness(uow, who, c.at, c.what.0, c.what.1).await?.into()) })
    })
    .await
}

pub(super) async fn record_witness_signature(
    door: &Door,
    request: Request<pb::RecordWitnessSignatureRequest>,
) -> Answer<pb::RecordWitnessSignatureResponse> {
    door.act(request, async |uow, who, c: With<RecordWitnessSignature>| {
        Ok(pb::RecordWitnessSignatureResponse {
            agreement: Some(agreement::record_witness_signature(uow, who, c.at, c.what).await?.into()),
        })
    })
    .await
}

pub(super) async fn waive_witnesses(door: &Door, request: Request<pb::WaiveWitnessesRequest>) -> Answer<pb::WaiveWitnessesResponse> {
    door.act(request, async |uow, who, c: OfPartyReasoned| {
        Ok(pb::WaiveWitnessesResponse { agreement: Some(agreement::waive_witnesses(uow, who, c.at, c.what.0, &c.what.1).await?.into()) })
    })
    .await
}

pub(super) async fn record_delegation(door: &Door, request: Request<pb::RecordDelegationRequest>) -> Answer<pb::RecordDelegationResponse> {
    door.act(request, async |uow, who, c: With<(i32, Instrument)>| {
        Ok(pb::RecordDelegationResponse { agreement: Some(agreement::record_delegation(uow, who, c.at, c.what.0, c.what.1).await?.into()) })
    })
    .await
}

pub(super) async fn verify_delegation(door: &Door, request: Request<pb::VerifyDelegationRequest>) -> Answer<pb::VerifyDelegationResponse> {
    door.act(request, async |uow, who, c: OfParty| {
        Ok(pb::VerifyDelegationResponse { agreement: Some(agreement::verify_delegation(uow, who, c.at, c.what).await?.into()) })
    })
    .await
}

pub(super) async fn revoke_delegation(door: &Door, request: Request<pb::RevokeDelegationRequest>) -> Answer<pb::RevokeDelegationResponse> {
    door.act(request, async |uow, who, c: OfPartyReasoned| {
        Ok(pb::RevokeDelegationResponse {
            agreement: Some(agreement::revoke_delegation(uow, who, c.at, c.what.0, &c.what.1).await?.into()),
        })
    })
    .await
}

pub(super) async fn waive_delegation(door: &Door, request: Request<pb::WaiveDelegationRequest>) -> Answer<pb::WaiveDelegationResponse> {
    door.act(request, async |uow, who, c: OfPartyReasoned| {
        Ok(pb::WaiveDelegationResponse { agreement: Some(agreement::waive_delegation(uow, who, c.at, c.what.0, &c.what.1).await?.into()) })
    })
    .await
}
