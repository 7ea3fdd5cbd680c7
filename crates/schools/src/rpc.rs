//! The door of the service: convert, delegate, convert. Nothing is decided here. The table at the end says which call stands in
//! which file, one file a noun.

mod adoption;
mod area;
mod counts;
mod innovation;
mod plan;
mod school;

use api::schools::v1 as pb;
use api::schools::v1::schools_service_server::SchoolsService;
use chassis::calls;
use chassis::ctx::Shell;

use crate::error::Error;

type Door = chassis::ctx::Door<Error>;

/// The service behind its door.
#[derive(Debug)]
pub(crate) struct Rpc {
    door: Door,
}

impl Rpc {
    pub(crate) fn new(shell: Shell) -> Self {
        Self { door: Door::new(shell) }
    }
}

calls! {
    SchoolsService for Rpc;
    area {
        register_area(RegisterAreaRequest) -> RegisterAreaResponse;
        get_area(GetAreaRequest) -> GetAreaResponse;
        list_areas(ListAreasRequest) -> ListAreasResponse;
        rename_area(RenameAreaRequest) -> RenameAreaResponse;
        set_innovation_status(SetInnovationStatusRequest) -> SetInnovationStatusResponse;
        reorganise_areas(ReorganiseAreasRequest) -> ReorganiseAreasResponse;
    }
    school {
        register_school(RegisterSchoolRequest) -> RegisterSchoolResponse;
        get_school(GetSchoolRequest) -> GetSchoolResponse;
        resolve_school_code(ResolveSchoolCodeRequest) -> ResolveSchoolCodeResponse;
        list_schools(ListSchoolsRequest) -> ListSchoolsResponse;
        update_school_profile(UpdateSchoolProfileRequest) -> UpdateSchoolProfileResponse;
        add_school_identifier(AddSchoolIdentifierRequest) -> AddSchoolIdentifierResponse;
        rename_school(RenameSchoolRequest) -> RenameSchoolResponse;
        relocate_school(RelocateSchoolRequest) -> RelocateSchoolResponse;
        change_affiliation(ChangeAffiliationRequest) -> ChangeAffiliationResponse;
        change_centre(ChangeCentreRequest) -> ChangeCentreResponse;
        assign_head(AssignHeadRequest) -> AssignHeadResponse;
        change_school_status(ChangeSchoolStatusRequest) -> ChangeSchoolStatusResponse;
        merge_school(MergeSchoolRequest) -> MergeSchoolResponse;
    }
    counts {
        record_enrolment(RecordEnrolmentRequest) -> RecordEnrolmentResponse;
        confirm_enrolment(ConfirmEnrolmentRequest) -> ConfirmEnrolmentResponse;
        get_enrolment(GetEnrolmentRequest) -> GetEnrolmentResponse;
        list_enrolments(ListEnrolmentsRequest) -> ListEnrolmentsResponse;
        define_term(DefineTermRequest) -> DefineTermResponse;
        list_terms(ListTermsRequest) -> ListTermsResponse;
        resolve_term(ResolveTermRequest) -> ResolveTermResponse;
    }
    innovation {
        register_innovation(RegisterInnovationRequest) -> RegisterInnovationResponse;
        change_innovation(ChangeInnovationRequest) -> ChangeInnovationResponse;
        advance_innovation(AdvanceInnovationRequest) -> AdvanceInnovationResponse;
        retire_innovation(RetireInnovationRequest) -> RetireInnovationResponse;
        get_innovation(GetInnovationRequest) -> GetInnovationResponse;
        list_innovations(ListInnovationsRequest) -> ListInnovationsResponse;
        plan_scale_out(PlanScaleOutRequest) -> PlanScaleOutResponse;
        list_scale_out_plans(ListScaleOutPlansRequest) -> ListScaleOutPlansResponse;
    }
    adoption {
        get_innovation_reach(GetInnovationReachRequest) -> GetInnovationReachResponse;
        express_interest(ExpressInterestRequest) -> ExpressInterestResponse;
        advance_adoption(AdvanceAdoptionRequest) -> AdvanceAdoptionResponse;
        stop_adoption(StopAdoptionRequest) -> StopAdoptionResponse;
        get_adoption(GetAdoptionRequest) -> GetAdoptionResponse;
        list_adoptions(ListAdoptionsRequest) -> ListAdoptionsResponse;
    }
    plan {
        draft_plan(DraftPlanRequest) -> DraftPlanResponse;
        change_plan(ChangePlanRequest) -> ChangePlanResponse;
        approve_plan(ApprovePlanRequest) -> ApprovePlanResponse;
        submit_plan(SubmitPlanRequest) -> SubmitPlanResponse;
        return_plan(ReturnPlanRequest) -> ReturnPlanResponse;
        acknowledge_plan(AcknowledgePlanRequest) -> AcknowledgePlanResponse;
        start_plan(StartPlanRequest) -> StartPlanResponse;
        review_plan(ReviewPlanRequest) -> ReviewPlanResponse;
        close_plan(ClosePlanRequest) -> ClosePlanResponse;
        get_plan(GetPlanRequest) -> GetPlanResponse;
        list_plans(ListPlansRequest) -> ListPlansResponse;
    }
}
