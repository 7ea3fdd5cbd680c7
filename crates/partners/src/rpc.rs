//! The door of the service: convert, delegate, convert. Nothing is decided here.

use api::contract::{Mutation, Request as Message};
use api::partners::v1 as pb;
use api::partners::v1::partners_service_server::PartnersService;
use chassis::auth::Caller;
use chassis::ctx::{Ctx, Shell};
use chassis::db::Uow;
use chassis::failure::Failure;
use chassis::page::Page;
use prost::Message as _;
use sqlx::PgConnection;
use tonic::{Request, Response, Status};
use uuid::Uuid;

use crate::app::agreement::{AssignSignatory, Draft, PartyDraft, RecordSignature, RecordWitnessSignature};
use crate::app::ceremony::Plan;
use crate::app::person::Named;
use crate::app::{agreement, ceremony, organisation, person, position, sheet};
use crate::convert::ceremony::Held;
use crate::convert::commands::{Masked, OfParty, OfPartyReasoned, Plain, Reasoned, With};
use crate::convert::person::{Assign, Register};
use crate::convert::{self, lists};
use crate::domain::agreement::{Instrument, TextHash};
use crate::domain::names;
use crate::error::{Error, not_a_person_name};

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
        Page::read(size, &token, $ctx.caller(), &$request.encode_to_vec())?
    }};
}

#[tonic::async_trait]
impl PartnersService for Rpc {
    async fn create_organisation(&self, request: Request<pb::CreateOrganisationRequest>) -> Answer<pb::CreateOrganisationResponse> {
        self.act(request, async |uow, who, c: convert::organisation::Register| {
            let made = organisation::register(uow, who, c.0, c.1).await?;
            Ok(pb::CreateOrganisationResponse { organisation: Some(convert::organisation::message(&made, uow.today())) })
        })
        .await
    }

    async fn get_organisation(&self, request: Request<pb::GetOrganisationRequest>) -> Answer<pb::GetOrganisationResponse> {
        self.ask(request, async |db, ctx, r| {
            let found = organisation::get(db, ctx.caller(), lists::id(&r.id)?).await?;
            Ok(pb::GetOrganisationResponse { organisation: Some(convert::organisation::message(&found, ctx.today())) })
        })
        .await
    }

    async fn list_organisations(&self, request: Request<pb::ListOrganisationsRequest>) -> Answer<pb::ListOrganisationsResponse> {
        self.ask(request, async |db, ctx, mut r| {
            let page = page!(ctx, r);
            let (found, next_page_token) = organisation::list(db, &lists::organisations(r), &ctx.caller().reach(), &page).await?;
            let organisations = found.iter().map(|o| convert::organisation::message(o, ctx.today())).collect();
            Ok(pb::ListOrganisationsResponse { organisations, next_page_token })
        })
        .await
    }

    async fn update_organisation(&self, request: Request<pb::UpdateOrganisationRequest>) -> Answer<pb::UpdateOrganisationResponse> {
        self.act(request, async |uow, who, c: With<convert::organisation::Masked>| {
            let changed = organisation::change(uow, who, c.at, |present| c.what.over(present)).await?;
            Ok(pb::UpdateOrganisationResponse { organisation: Some(convert::organisation::message(&changed, uow.today())) })
        })
        .await
    }

    async fn resolve_organisations(&self, request: Request<pb::ResolveOrganisationsRequest>) -> Answer<pb::ResolveOrganisationsResponse> {
        self.ask(request, async |db, ctx, r| {
            let (agreement, day) = lists::context(&r, ctx.today())?;
            let found = organisation::resolve(db, ctx.caller(), &r.text, agreement, day).await?;
            let organisations = found.iter().map(|o| convert::organisation::message(o, ctx.today())).collect();
            Ok(pb::ResolveOrganisationsResponse { organisations })
        })
        .await
    }

    async fn create_person(&self, request: Request<pb::CreatePersonRequest>) -> Answer<pb::CreatePersonResponse> {
        let (ctx, request) = self.shell.enter_command(request)?;
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

    async fn get_person(&self, request: Request<pb::GetPersonRequest>) -> Answer<pb::GetPersonResponse> {
        self.ask_on_record(request, async |uow, ctx, r| {
            let found = person::get(uow, ctx.caller(), lists::id(&r.id)?).await?;
            Ok(pb::GetPersonResponse { person: Some(convert::person::person(&found, uow.today())) })
        })
        .await
    }

    async fn list_persons(&self, request: Request<pb::ListPersonsRequest>) -> Answer<pb::ListPersonsResponse> {
        self.ask_on_record(request, async |uow, ctx, mut r| {
            let page = page!(ctx, r);
            let (found, next_page_token) = person::list(uow, lists::optional_id(&r.organisation_id), &ctx.caller().reach(), &page).await?;
            let persons = found.iter().map(|p| convert::person::person(p, ctx.today())).collect();
            Ok(pb::ListPersonsResponse { persons, next_page_token })
        })
        .await
    }

    async fn update_person(&self, request: Request<pb::UpdatePersonRequest>) -> Answer<pb::UpdatePersonResponse> {
        let (ctx, request) = self.shell.enter_command(request)?;
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

    async fn parse_person_name(&self, request: Request<pb::ParsePersonNameRequest>) -> Answer<pb::ParsePersonNameResponse> {
        let (ctx, request) = self.shell.enter(request)?;
        let parsed = names::parse(&request.text).map_err(|_| ctx.refuse(not_a_person_name().at("text")))?;
        Ok(Response::new(convert::person::parsed(&parsed)))
    }

    async fn assign_position(&self, request: Request<pb::AssignPositionRequest>) -> Answer<pb::AssignPositionResponse> {
        self.act(request, async |uow, who, c: Assign| {
            Ok(pb::AssignPositionResponse { position: Some((&position::assign(uow, who, (c.0, c.1)).await?).into()) })
        })
        .await
    }

    async fn get_position(&self, request: Request<pb::GetPositionRequest>) -> Answer<pb::GetPositionResponse> {
        self.ask(request, async |db, ctx, r| {
            Ok(pb::GetPositionResponse { position: Some((&position::get(db, ctx.caller(), lists::id(&r.id)?).await?).into()) })
        })
        .await
    }

    async fn list_positions(&self, request: Request<pb::ListPositionsRequest>) -> Answer<pb::ListPositionsResponse> {
        self.ask(request, async |db, ctx, mut r| {
            let page = page!(ctx, r);
            let (found, next_page_token) = position::list(db, lists::positions(&r)?, &ctx.caller().reach(), &page).await?;
            Ok(pb::ListPositionsResponse { positions: found.iter().map(Into::into).collect(), next_page_token })
        })
        .await
    }

    async fn end_position(&self, request: Request<pb::EndPositionRequest>) -> Answer<pb::EndPositionResponse> {
        self.act(request, async |uow, who, c: With<jiff::civil::Date>| {
            Ok(pb::EndPositionResponse { position: Some((&position::end(uow, who, c.at, c.what).await?).into()) })
        })
        .await
    }

    async fn create_agreement(&self, request: Request<pb::CreateAgreementRequest>) -> Answer<pb::CreateAgreementResponse> {
        self.act(request, async |uow, who, c: Draft| {
            Ok(pb::CreateAgreementResponse { agreement: Some(agreement::draft(uow, who, c).await?.into()) })
        })
        .await
    }

    async fn get_agreement(&self, request: Request<pb::GetAgreementRequest>) -> Answer<pb::GetAgreementResponse> {
        if request.get_ref().with_names {
            return self
                .ask_on_record(request, async |uow, ctx, r| {
                    let found = agreement::get_with_names(uow, ctx.caller(), lists::id(&r.id)?).await?;
                    Ok(pb::GetAgreementResponse { agreement: Some(found.into()) })
                })
                .await;
        }
        self.ask(request, async |db, ctx, r| {
            let found = agreement::get(db, ctx.caller(), lists::id(&r.id)?, ctx.today()).await?;
            Ok(pb::GetAgreementResponse { agreement: Some(found.into()) })
        })
        .await
    }

    async fn list_agreements(&self, request: Request<pb::ListAgreementsRequest>) -> Answer<pb::ListAgreementsResponse> {
        self.ask(request, async |db, ctx, mut r| {
            let page = page!(ctx, r);
            let (found, next_page_token) = agreement::list(db, &lists::agreements(&r), &ctx.caller().reach(), &page, ctx.today()).await?;
            Ok(pb::ListAgreementsResponse { agreements: found.into_iter().map(Into::into).collect(), next_page_token })
        })
        .await
    }

    async fn submit_agreement(&self, request: Request<pb::SubmitAgreementRequest>) -> Answer<pb::SubmitAgreementResponse> {
        self.act(request, async |uow, who, c: Plain| {
            Ok(pb::SubmitAgreementResponse { agreement: Some(agreement::submit(uow, who, c.at).await?.into()) })
        })
        .await
    }

    async fn return_agreement(&self, request: Request<pb::ReturnAgreementRequest>) -> Answer<pb::ReturnAgreementResponse> {
        self.act(request, async |uow, who, c: Reasoned| {
            Ok(pb::ReturnAgreementResponse { agreement: Some(agreement::return_to_draft(uow, who, c.at, &c.what).await?.into()) })
        })
        .await
    }

    async fn freeze_text(&self, request: Request<pb::FreezeTextRequest>) -> Answer<pb::FreezeTextResponse> {
        self.act(request, async |uow, who, c: With<Option<TextHash>>| {
            Ok(pb::FreezeTextResponse { agreement: Some(agreement::freeze_text(uow, who, c.at, c.what).await?.into()) })
        })
        .await
    }

    async fn open_signing(&self, request: Request<pb::OpenSigningRequest>) -> Answer<pb::OpenSigningResponse> {
        self.act(request, async |uow, who, c: Plain| {
            Ok(pb::OpenSigningResponse { agreement: Some(agreement::open_signing(uow, who, c.at).await?.into()) })
        })
        .await
    }

    async fn reopen_text(&self, request: Request<pb::ReopenTextRequest>) -> Answer<pb::ReopenTextResponse> {
        self.act(request, async |uow, who, c: Reasoned| {
            Ok(pb::ReopenTextResponse { agreement: Some(agreement::reopen_text(uow, who, c.at, &c.what).await?.into()) })
        })
        .await
    }

    async fn update_agreement(&self, request: Request<pb::UpdateAgreementRequest>) -> Answer<pb::UpdateAgreementResponse> {
        self.act(request, async |uow, who, c: With<Masked>| {
            Ok(pb::UpdateAgreementResponse {
                agreement: Some(agreement::change(uow, who, c.at, |present| c.what.over(present)).await?.into()),
            })
        })
        .await
    }

    async fn add_party(&self, request: Request<pb::AddPartyRequest>) -> Answer<pb::AddPartyResponse> {
        self.act(request, async |uow, who, c: With<PartyDraft>| {
            Ok(pb::AddPartyResponse { agreement: Some(agreement::add_party(uow, who, c.at, c.what).await?.into()) })
        })
        .await
    }

    async fn remove_party(&self, request: Request<pb::RemovePartyRequest>) -> Answer<pb::RemovePartyResponse> {
        self.act(request, async |uow, who, c: OfParty| {
            Ok(pb::RemovePartyResponse { agreement: Some(agreement::remove_party(uow, who, c.at, c.what).await?.into()) })
        })
        .await
    }

    async fn assign_signatory(&self, request: Request<pb::AssignSignatoryRequest>) -> Answer<pb::AssignSignatoryResponse> {
        self.act(request, async |uow, who, c: With<AssignSignatory>| {
            Ok(pb::AssignSignatoryResponse { agreement: Some(agreement::assign_signatory(uow, who, c.at, c.what).await?.into()) })
        })
        .await
    }

    async fn record_signature(&self, request: Request<pb::RecordSignatureRequest>) -> Answer<pb::RecordSignatureResponse> {
        self.act(request, async |uow, who, c: With<RecordSignature>| {
            Ok(pb::RecordSignatureResponse { agreement: Some(agreement::record_signature(uow, who, c.at, c.what).await?.into()) })
        })
        .await
    }

    async fn name_witness(&self, request: Request<pb::NameWitnessRequest>) -> Answer<pb::NameWitnessResponse> {
        self.act(request, async |uow, who, c: With<((i32, i32), Uuid)>| {
            Ok(pb::NameWitnessResponse { agreement: Some(agreement::name_witness(uow, who, c.at, c.what.0, c.what.1).await?.into()) })
        })
        .await
    }

    async fn record_witness_signature(
        &self,
        request: Request<pb::RecordWitnessSignatureRequest>,
    ) -> Answer<pb::RecordWitnessSignatureResponse> {
        self.act(request, async |uow, who, c: With<RecordWitnessSignature>| {
            Ok(pb::RecordWitnessSignatureResponse {
                agreement: Some(agreement::record_witness_signature(uow, who, c.at, c.what).await?.into()),
            })
        })
        .await
    }

    async fn waive_witnesses(&self, request: Request<pb::WaiveWitnessesRequest>) -> Answer<pb::WaiveWitnessesResponse> {
        self.act(request, async |uow, who, c: OfPartyReasoned| {
            Ok(pb::WaiveWitnessesResponse {
                agreement: Some(agreement::waive_witnesses(uow, who, c.at, c.what.0, &c.what.1).await?.into()),
            })
        })
        .await
    }

    async fn record_delegation(&self, request: Request<pb::RecordDelegationRequest>) -> Answer<pb::RecordDelegationResponse> {
        self.act(request, async |uow, who, c: With<(i32, Instrument)>| {
            Ok(pb::RecordDelegationResponse {
                agreement: Some(agreement::record_delegation(uow, who, c.at, c.what.0, c.what.1).await?.into()),
            })
        })
        .await
    }

    async fn verify_delegation(&self, request: Request<pb::VerifyDelegationRequest>) -> Answer<pb::VerifyDelegationResponse> {
        self.act(request, async |uow, who, c: OfParty| {
            Ok(pb::VerifyDelegationResponse { agreement: Some(agreement::verify_delegation(uow, who, c.at, c.what).await?.into()) })
        })
        .await
    }

    async fn revoke_delegation(&self, request: Request<pb::RevokeDelegationRequest>) -> Answer<pb::RevokeDelegationResponse> {
        self.act(request, async |uow, who, c: OfPartyReasoned| {
            Ok(pb::RevokeDelegationResponse {
                agreement: Some(agreement::revoke_delegation(uow, who, c.at, c.what.0, &c.what.1).await?.into()),
            })
        })
        .await
    }

    async fn waive_delegation(&self, request: Request<pb::WaiveDelegationRequest>) -> Answer<pb::WaiveDelegationResponse> {
        self.act(request, async |uow, who, c: OfPartyReasoned| {
            Ok(pb::WaiveDelegationResponse {
                agreement: Some(agreement::waive_delegation(uow, who, c.at, c.what.0, &c.what.1).await?.into()),
            })
        })
        .await
    }

    async fn execute_agreement(&self, request: Request<pb::ExecuteAgreementRequest>) -> Answer<pb::ExecuteAgreementResponse> {
        self.act(request, async |uow, who, c: With<bool>| {
            Ok(pb::ExecuteAgreementResponse { agreement: Some(agreement::execute(uow, who, c.at, c.what).await?.into()) })
        })
        .await
    }

    async fn cancel_agreement(&self, request: Request<pb::CancelAgreementRequest>) -> Answer<pb::CancelAgreementResponse> {
        self.act(request, async |uow, who, c: Reasoned| {
            Ok(pb::CancelAgreementResponse { agreement: Some(agreement::cancel(uow, who, c.at, &c.what).await?.into()) })
        })
        .await
    }

    async fn render_signing_sheet(&self, request: Request<pb::RenderSigningSheetRequest>) -> Answer<pb::RenderSigningSheetResponse> {
        self.ask_on_record(request, async |uow, ctx, r| {
            let (html, file_name) = sheet::render(uow, ctx.caller(), lists::id(&r.id)?, r.thai_digits).await?;
            Ok(pb::RenderSigningSheetResponse { html, file_name })
        })
        .await
    }

    async fn plan_ceremony(&self, request: Request<pb::PlanCeremonyRequest>) -> Answer<pb::PlanCeremonyResponse> {
        self.act(request, async |uow, who, c: Plan| {
            let (planned, agreement_version) = ceremony::plan(uow, who, c).await?;
            Ok(pb::PlanCeremonyResponse { ceremony: Some((&planned).into()), agreement_version })
        })
        .await
    }

    async fn get_ceremony(&self, request: Request<pb::GetCeremonyRequest>) -> Answer<pb::GetCeremonyResponse> {
        self.ask(request, async |db, ctx, r| {
            Ok(pb::GetCeremonyResponse { ceremony: Some((&ceremony::get(db, ctx.caller(), lists::id(&r.id)?).await?).into()) })
        })
        .await
    }

    async fn hold_ceremony(&self, request: Request<pb::HoldCeremonyRequest>) -> Answer<pb::HoldCeremonyResponse> {
        self.act(request, async |uow, who, c: Held| {
            Ok(pb::HoldCeremonyResponse { ceremony: Some((&ceremony::hold(uow, who, c.at, c.what.0, c.what.1).await?).into()) })
        })
        .await
    }

    async fn postpone_ceremony(&self, request: Request<pb::PostponeCeremonyRequest>) -> Answer<pb::PostponeCeremonyResponse> {
        self.act(request, async |uow, who, c: Reasoned| {
            Ok(pb::PostponeCeremonyResponse { ceremony: Some((&ceremony::postpone(uow, who, c.at, &c.what).await?).into()) })
        })
        .await
    }

    async fn cancel_ceremony(&self, request: Request<pb::CancelCeremonyRequest>) -> Answer<pb::CancelCeremonyResponse> {
        self.act(request, async |uow, who, c: Reasoned| {
            Ok(pb::CancelCeremonyResponse { ceremony: Some((&ceremony::cancel(uow, who, c.at, &c.what).await?).into()) })
        })
        .await
    }
}
