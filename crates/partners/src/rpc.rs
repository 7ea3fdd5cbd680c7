//! The door of the service: convert, delegate, convert. Nothing is decided here. The table at the end says which call stands in
//! which file, one file a noun.

mod agreement;
mod ceremony;
mod organisation;
mod person;
mod signing;

use api::partners::v1 as pb;
use api::partners::v1::partners_service_server::PartnersService;
use chassis::calls;
use chassis::ctx::Shell;

use crate::error::Error;

type Door = chassis::ctx::Door<Error>;

/// The service behind its door.
#[derive(Debug)]
pub(crate) struct Rpc {
    door: Door,
    organisations: organisation::Organisations,
}

impl Rpc {
    pub(crate) fn new(shell: Shell) -> Self {
        Self { organisations: organisation::organisations(&shell), door: Door::new(shell) }
    }
}

calls! {
    PartnersService for Rpc;
    organisation {
        create_organisation(CreateOrganisationRequest) -> CreateOrganisationResponse;
        get_organisation(GetOrganisationRequest) -> GetOrganisationResponse in organisations;
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
