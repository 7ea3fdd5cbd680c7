//! The door of the service: convert, delegate, convert. Nothing is decided here. The table at the end says which call stands in
//! which file, one file a noun.

mod agreement;
mod ceremony;
mod organisation;
mod person;
mod signing;

use api::contract::{Mutation, Request as Message};
use api::partners::v1 as pb;
use api::partners::v1::partners_service_server::PartnersService;
use chassis::auth::Caller;
use chassis::ctx::{Ctx, Shell};
use chassis::db::Uow;
use chassis::failure::Failure;
use sqlx::PgConnection;
use tonic::{Request, Response, Status};

use crate::error::Error;

/// The service behind its door.
#[derive(Debug)]
pub(crate) struct Rpc {
    shell: Shell,
}

type Answer<R> = Result<Response<R>, Status>;

impl Rpc {
    pub(crate) fn new(shell: Shell) -> Self {
        Self { shell }
    }

    /// A command: one transaction, replayed for a repeated request id.
    async fn act<Q, C, R>(&self, request: Request<Q>, run: impl AsyncFnOnce(&mut Uow, &Caller, C) -> Result<R, Error>) -> Answer<R>
    where
        Q: Mutation,
        C: TryFrom<Q, Error = Failure>,
        R: prost::Message + Default,
    {
        let (ctx, request) = self.shell.enter_command(request)?;
        let command: C = ctx.convert(request)?;
        ctx.command(async |uow: &mut Uow| run(uow, ctx.caller(), command).await).await
    }

    /// A question: one snapshot, nothing written.
    async fn ask<Q: Message, R>(
        &self,
        request: Request<Q>,
        run: impl AsyncFnOnce(&mut PgConnection, &Ctx, Q) -> Result<R, Error>,
    ) -> Answer<R> {
        let (ctx, request) = self.shell.enter(request)?;
        ctx.query(async |db: &mut PgConnection| run(db, &ctx, request).await).await.map(Response::new)
    }

    /// A question about personal data: it goes on record with the answer.
    async fn ask_on_record<Q: Message, R>(
        &self,
        request: Request<Q>,
        run: impl AsyncFnOnce(&mut Uow, &Ctx, Q) -> Result<R, Error>,
    ) -> Answer<R> {
        let (ctx, request) = self.shell.enter(request)?;
        ctx.query_audited(async |uow: &mut Uow| run(uow, &ctx, request).await).await.map(Response::new)
    }
}

/// The page that a list request asks for; the token is bound to the rest of the request.
macro_rules! page {
    ($ctx:expr, $request:expr) => {{
        let (size, token) = ($request.page_size, std::mem::take(&mut $request.page_token));
        $request.page_size = 0;
        chassis::page::Page::read(size, &token, $ctx.caller(), &prost::Message::encode_to_vec(&$request))?
    }};
}
use page;

/// Every call of the contract, by the noun whose file has a function of its name.
macro_rules! calls {
    ($($noun:ident { $($call:ident($request:ident) -> $response:ident;)+ })+) => {
        #[tonic::async_trait]
        impl PartnersService for Rpc {
            $($(
                async fn $call(&self, request: Request<pb::$request>) -> Answer<pb::$response> {
                    $noun::$call(self, request).await
                }
            )+)+
        }
    };
}

calls! {
    organisation {
        create_organisation(CreateOrganisationRequest) -> CreateOrganisationResponse;
        get_organisation(GetOrganisationRequest) -> GetOrganisationResponse;
        list_organisations(ListOrganisationsRequest) -> ListOrganisationsResponse;
        update_organisation(UpdateOrganisationRequest) -> UpdateOrganisationResponse;
        resolve_organisations(ResolveOrganisationsRequest) -> ResolveOrganisationsResponse;
    }
    person {
        create_person(CreatePersonRequest) -> CreatePersonResponse;
        get_person(GetPersonRequest) -> GetPersonResponse;
        list_persons(ListPersonsRequest) -> ListPersonsResponse;
        update_person(UpdatePersonRequest) -> UpdatePersonResponse;
        parse_person_name(ParsePersonNameRequest) -> ParsePersonNameResponse;
        assign_position(AssignPositionRequest) -> AssignPositionResponse;
        get_position(GetPositionRequest) -> GetPositionResponse;
        list_positions(ListPositionsRequest) -> ListPositionsResponse;
        end_position(EndPositionRequest) -> EndPositionResponse;
    }
    agreement {
        create_agreement(CreateAgreementRequest) -> CreateAgreementResponse;
        get_agreement(GetAgreementRequest) -> GetAgreementResponse;
        list_agreements(ListAgreementsRequest) -> ListAgreementsResponse;
        update_agreement(UpdateAgreementRequest) -> UpdateAgreementResponse;
        add_party(AddPartyRequest) -> AddPartyResponse;
        remove_party(RemovePartyRequest) -> RemovePartyResponse;
        submit_agreement(SubmitAgreementRequest) -> SubmitAgreementResponse;
        return_agreement(ReturnAgreementRequest) -> ReturnAgreementResponse;
        freeze_text(FreezeTextRequest) -> FreezeTextResponse;
        execute_agreement(ExecuteAgreementRequest) -> ExecuteAgreementResponse;
        cancel_agreement(CancelAgreementRequest) -> CancelAgreementResponse;
        render_signing_sheet(RenderSigningSheetRequest) -> RenderSigningSheetResponse;
    }
    signing {
        assign_signatory(AssignSignatoryRequest) -> AssignSignatoryResponse;
        open_signing(OpenSigningRequest) -> OpenSigningResponse;
        reopen_text(ReopenTextRequest) -> ReopenTextResponse;
        record_signature(RecordSignatureRequest) -> RecordSignatureResponse;
        name_witness(NameWitnessRequest) -> NameWitnessResponse;
        record_witness_signature(RecordWitnessSignatureRequest) -> RecordWitnessSignatureResponse;
        waive_witnesses(WaiveWitnessesRequest) -> WaiveWitnessesResponse;
        record_delegation(RecordDelegationRequest) -> RecordDelegationResponse;
        verify_delegation(VerifyDelegationRequest) -> VerifyDelegationResponse;
        revoke_delegation(RevokeDelegationRequest) -> RevokeDelegationResponse;
        waive_delegation(WaiveDelegationRequest) -> WaiveDelegationResponse;
    }
    ceremony {
        plan_ceremony(PlanCeremonyRequest) -> PlanCeremonyResponse;
        join_ceremony(JoinCeremonyRequest) -> JoinCeremonyResponse;
        get_ceremony(GetCeremonyRequest) -> GetCeremonyResponse;
        hold_ceremony(HoldCeremonyRequest) -> HoldCeremonyResponse;
        postpone_ceremony(PostponeCeremonyRequest) -> PostponeCeremonyResponse;
        cancel_ceremony(CancelCeremonyRequest) -> CancelCeremonyResponse;
    }
}
